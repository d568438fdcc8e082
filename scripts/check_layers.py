#!/usr/bin/env python3
"""Which folder may include which, and which library lives where. Exits 1 with a line a breach."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SRC = ROOT / "src"

# A folder may include itself and these.
MAY_SEE = {
    "base": set(),
    "domain": {"base"},
    "api": {"domain", "base"},
    "ui": {"base"},
    "client": {"api", "ui", "domain", "base"},
    "server": {"api", "domain", "base"},
    "server/http": {"server", "api", "domain", "base"},
    "server/tools": {"server", "server/http", "api", "domain", "base"},
    "host/browser": {"client", "ui", "api", "domain", "base"},
    "host/desktop": {"client", "ui", "api", "domain", "base", "server"},
}

# A library's headers, and the only places that may see them.
HOMES = [
    (r"imgui|imgui_\w+|imstb_\w+", {"ui", "host/browser", "host/desktop"}),
    (r"nlohmann/.*", {"api"}),
    (r"boost/.*", {"server/http"}),
    (r"sqlite3|soci/.*", {"server"}),
    (r"sodium|sodium/.*", {"server"}),
    (r"png", {"server"}),
    (r"stb/.*", {"host/desktop"}),
    (r"CLI/.*", {"server/tools", "host/desktop"}),
    (r"emscripten|emscripten/.*|GLES3/.*", {"host/browser"}),
    (r"GLFW/.*|curl/.*|ft2build", {"host/desktop"}),
]
# Slow to compile or heavy in the browser, with the reason.
NOT_IN_BROWSER = {"base", "domain", "api", "ui", "client", "host/browser"}
HEAVY = {"iostream": "pulls locales into the page", "regex": "large and slow", "format": "large",
         "fstream": "no files in the page"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def layer_of(path):
    parts = path.relative_to(SRC).parts
    two = "/".join(parts[:2])
    return two if two in MAY_SEE else parts[0]


def included_layer(name):
    parts = name.split("/")
    two = "/".join(parts[:2])
    if two in MAY_SEE:
        return two
    return parts[0] if parts[0] in MAY_SEE else None


def breaches(path):
    layer = layer_of(path)
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        quoted, name = found.group(1) == '"', found.group(2)
        where = f"{path.relative_to(ROOT)}:{number}"
        target = included_layer(name) if quoted else None
        if target and target != layer and target not in MAY_SEE.get(layer, set()):
            yield f"{where}: {layer} may not see {target} ({name})"
        for pattern, homes in HOMES:
            if re.fullmatch(rf"(.*/)?({pattern})(\.h|\.hpp)?", name) and layer not in homes:
                yield f"{where}: {name} belongs to {', '.join(sorted(homes))}, not to {layer}"
        if not quoted and name in HEAVY and layer in NOT_IN_BROWSER:
            yield f"{where}: <{name}> in {layer}: {HEAVY[name]}"


def main():
    found = []
    for path in sorted(SRC.rglob("*")):
        if path.suffix in (".h", ".cpp"):
            found.extend(breaches(path))
    print("\n".join(found) if found else "layers: every include is where it may be")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
