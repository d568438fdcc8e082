#!/usr/bin/env python3
"""Makes src/domain/tables/*.cpp from assets/*.json, so that the code tables have one source.

  scripts/generate_tables.py                        write the files
  scripts/generate_tables.py --check                fail if one of them is not what it would write
  scripts/generate_tables.py --import-calendar FILE refresh assets/calendar.json from the file
                                                    dist/chinese-days.json of npm chinese-days

Import a new calendar when the State Council has published the next year's holidays (usually in
November); without it deadlines that reach into that year are marked as provisional.
"""
import datetime
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
TABLES = ROOT / "src" / "domain" / "tables"
EPOCH = datetime.date(1970, 1, 1)
STATISTICAL_ZONES = range(71, 80)  # Codes of the statistics office that GB/T 2260 does not have.


def load(name):
    return json.loads((ASSETS / name).read_text(encoding="utf-8"))


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def cpp(asset, includes, body):
    head = f"// Made by scripts/generate_tables.py from assets/{asset}; do not edit.\n"
    lines = "".join(f'#include "{name}"\n' for name in includes)
    return f"{head}{lines}\nnamespace emc::tables {{\n\n{body}\n}}  // namespace emc::tables\n"


def wrapped(items, width=98):
    lines, line = [], "   "
    for item in items:
        if len(line) + len(item) + 2 > width:
            lines.append(line)
            line = "   "
        line += f" {item},"
    return "\n".join(lines + [line])


def is_county(code):
    last = int(code[4:])
    return last not in STATISTICAL_ZONES


def regions():
    names, rows = [], []
    for prefecture in load("hunan_regions.json")["prefectures"]:
        code = prefecture["code"]
        counties = [county for county in prefecture["counties"] if is_county(county["code"])]
        body = "".join(f"    {{{quoted(c['code'])}, {quoted(c['name'])}}},\n" for c in counties)
        names.append(f"constexpr County counties_{code}[] = {{\n{body}}};\n")
        texts = ", ".join(quoted(prefecture[key]) for key in ("code", "name", "areaCode", "postcode"))
        rows.append(f"    {{{texts}, counties_{code}}},\n")
    body = "namespace {\n\n" + "\n".join(names) + "\nconstexpr Prefecture rows[] = {\n" + "".join(rows)
    body += "};\n\n}  // namespace\n\nconst std::span<const Prefecture> prefectures = rows;\n"
    return cpp("hunan_regions.json", ["domain/tables/tables.h"], body)


def china_prefectures():
    provinces = load("china_prefectures.json")["province_to_prefectures"]
    codes = [f"{int(province + last)}" for province, all_ in provinces.items() for last in all_.split()]
    body = f"namespace {{\n\nconstexpr std::uint16_t rows[] = {{\n{wrapped(sorted(codes))}\n}};\n\n}}  // namespace\n\n"
    body += "const std::span<const std::uint16_t> china_prefectures = rows;\n"
    return cpp("china_prefectures.json", ["domain/tables/tables.h"], body)


def industries():
    """One text a section; a name that is its parent's is left out, which a third of them are."""
    name_of, sections = {}, {}
    for row in load("gbt4754_2017.json"):
        code, name = row["code"], row["name"]
        name_of[code] = name
        parent = {1: "", 2: code[:1], 3: code[:3], 4: code[:4]}[row["level"]]
        shown = "" if name_of.get(parent) == name else name
        sections.setdefault(code[0], []).append(f"{code}\\t{shown}\\n")
    rows = []
    for lines in sections.values():
        rows.append("\n".join(f'    "{line}"' for line in lines) + ",\n")
    body = "namespace {\n\nconstexpr std::string_view rows[] = {\n" + "".join(rows)
    body += "};\n\n}  // namespace\n\nconst std::span<const std::string_view> industry_sections = rows;\n"
    return cpp("gbt4754_2017.json", ["domain/tables/tables.h"], body)


def service_categories():
    classes = load("service_categories.json")["classes"]

    def row(item):
        return f"    {{{quoted(item['code'])}, {quoted(item['name'])}}},\n"

    children = "".join(row(child) for parent in classes for child in parent["children"])
    body = "namespace {\n\nconstexpr ServiceCategory class_rows[] = {\n" + "".join(map(row, classes))
    body += "};\n\nconstexpr ServiceCategory subcategory_rows[] = {\n" + children + "};\n\n}  // namespace\n\n"
    body += "const std::span<const ServiceCategory> service_classes = class_rows;\n"
    body += "const std::span<const ServiceCategory> service_subcategories = subcategory_rows;\n"
    return cpp("service_categories.json", ["domain/tables/tables.h"], body)


def sme_sizes():
    kinds = {"employees": "Employees", "revenue": "Revenue", "assets": "Assets"}
    names, rows = [], []
    for row in load("sme_size.json")["rows"]:
        number = row["number"]
        ranges = ", ".join("{%d, %d}" % tuple(map(int, text.split("-"))) for text in row["industries"])
        bounds = ", ".join("{SizeMeasure::%s, {%d, %d, %d}}" % (kinds[kind], *values)
                           for kind, values in row["bounds"].items())
        names.append(f"constexpr IndustryRange ranges_{number}[] = {{{ranges}}};\n"
                     f"constexpr SizeBounds bounds_{number}[] = {{{bounds}}};\n")
        rows.append(f"    {{{number}, {quoted(row['name'])}, ranges_{number}, bounds_{number}}},\n")
    body = "namespace {\n\n" + "".join(names) + "\nconstexpr SizeRow rows[] = {\n" + "".join(rows)
    body += "};\n\n}  // namespace\n\nconst std::span<const SizeRow> size_rows = rows;\n"
    return cpp("sme_size.json", ["domain/tables/tables.h"], body)


def calendar():
    """Only the days whose answer is not what their weekday says."""
    data = load("calendar.json")

    def is_weekend(text):
        return datetime.date.fromisoformat(text).isoweekday() >= 6

    exceptions = {day for day in data["holidays"] if not is_weekend(day) and day not in data["workdays"]}
    exceptions |= {day for day in data["workdays"] if is_weekend(day)}
    days = [str((datetime.date.fromisoformat(day) - EPOCH).days) for day in sorted(exceptions)]
    span = [(datetime.date.fromisoformat(data[key]) - EPOCH).days for key in ("covered_from", "covered_until")]
    body = f"namespace {{\n\nconstexpr std::uint16_t rows[] = {{\n{wrapped(days)}\n}};\n\n}}  // namespace\n\n"
    body += "const std::span<const std::uint16_t> calendar_exceptions = rows;\n"
    body += f"const std::int64_t calendar_from_days = {span[0]};  // {data['covered_from']}\n"
    body += f"const std::int64_t calendar_until_days = {span[1]};  // {data['covered_until']}\n"
    return cpp("calendar.json", ["domain/tables/tables.h"], body)


def common_passwords():
    words = [quoted(word) for word in sorted(load("common_passwords.json")["words"])]
    body = f"namespace {{\n\nconstexpr std::string_view rows[] = {{\n{wrapped(words)}\n}};\n\n}}  // namespace\n\n"
    body += "const std::span<const std::string_view> common_passwords = rows;\n"
    return cpp("common_passwords.json", ["domain/tables/tables.h"], body)


def import_calendar(source):
    data = json.loads(pathlib.Path(source).read_text(encoding="utf-8"))
    years = sorted({day[:4] for day in data["holidays"]})
    out = {
        "source": "npm chinese-days (MIT), dist/chinese-days.json: the yearly notices of the State Council",
        "covered_from": f"{years[0]}-01-01",
        "covered_until": f"{years[-1]}-12-31",
        "holidays": sorted(data["holidays"]),
        "workdays": sorted(data["workdays"]),
    }
    (ASSETS / "calendar.json").write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--import-calendar":
        import_calendar(arguments[1])
        arguments = []
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    files = {"regions": regions, "china_prefectures": china_prefectures, "industries": industries,
             "service_categories": service_categories, "sme_sizes": sme_sizes, "calendar": calendar,
             "common_passwords": common_passwords}
    stale = []
    for name, make in files.items():
        path, text = TABLES / f"{name}.cpp", make()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(str(path.relative_to(ROOT)))
        if not arguments:
            path.write_text(text, encoding="utf-8")
    if arguments and stale:
        sys.exit("stale, run scripts/generate_tables.py: " + ", ".join(stale))
    print(f"{len(files)} tables, {len(stale)} written" if not arguments else f"{len(files)} tables are up to date")


if __name__ == "__main__":
    main(sys.argv[1:])
