#!/usr/bin/env python3
"""House rules that no formatter knows: sizes, comments, words, paths. Exits 1 with a line a breach.

STYLE.md gives the reason of each.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CODE = {".h", ".cpp", ".js", ".mjs", ".py", ".css"}
COLUMNS = 100
LINES = {".cpp": 600, ".h": 200, ".js": 600, ".mjs": 600, ".py": 600, ".css": 400}
SCREEN_LINES = 300
GENERATED = ("src/domain/tables/",)

RULES = [
    (re.compile(r"\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))"), "a bare TODO: file an issue, TODO(#123)"),
    (re.compile(r"^\s*//\s*(if|for|while|return|auto|const)\b.*[;{]\s*$"), "commented-out code"),
    (re.compile(r"@(brief|author|param|return)\b"), "a sentence instead of a Doxygen tag"),
    (re.compile(r'"##'), "a widget without a name"),
    (re.compile(r"\b(std::)?(float|double)\s+\w*(price|amount|fen|yuan|money)\w*"), "money is int64 fen"),
    (re.compile(r"#\s*ifdef\s+__EMSCRIPTEN__"), "a platform's difference belongs in src/host"),
]


def tracked():
    out = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                         cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in sorted(set(out.split("\0"))):
        path = ROOT / name
        if name and path.suffix in CODE and path.is_file() and not name.startswith(GENERATED):
            yield name, path


def breaches(name, path):
    lines = path.read_text().splitlines()
    limit = SCREEN_LINES if name.startswith("src/client/screens/") and path.suffix == ".cpp" \
        else LINES[path.suffix]
    if len(lines) > limit:
        yield f"{name}: {len(lines)} lines, at most {limit}"
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS and path.suffix in (".h", ".cpp") and "http" not in line:
            yield f"{name}:{number}: {len(line)} columns, at most {COLUMNS}"
        if line.rstrip() != line:
            yield f"{name}:{number}: blanks at the end"
        if "check_tidy" in name:
            continue
        for pattern, reason in RULES:
            if pattern.search(line) and path.suffix in (".h", ".cpp"):
                yield f"{name}:{number}: {reason}"
        if str(ROOT.parent) + "/" in line:
            yield f"{name}:{number}: a path of one machine"


def main():
    found = [breach for name, path in tracked() for breach in breaches(name, path)]
    print("\n".join(found) if found else "tidy: nothing to mend")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
