#!/usr/bin/env python3
"""Makes the site, dist/site by default, of what em++ has built and of shell/ and web/.

  scripts/toolchain run scripts/build_site.py BUILD [SITE] [--config CONFIG.json]

BUILD is a build folder of the preset web-release or web-debug. The page's scripts become one file
with Emscripten's, everything but the index has a name with a hash of its content and may be kept
for ever, and beside each file lie its .br and .gz.
"""
import argparse
import gzip
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent
FIRST_SCRIPT = "start.js"
GLUE = "emc.js"
FONT_PACKAGE = CHECKOUT / "node_modules" / "@fontsource" / "noto-sans-sc"
PACKED = {".html", ".js", ".css", ".wasm", ".json", ".svg", ".webmanifest"}
IMPORT = re.compile(r"^import\s[^;]*?from '\./([\w.]+)';\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=const|let|function|async|class)", re.MULTILINE)


def in_order(folder, name, done, order):
    """The scripts that `name` needs, each before those that need it."""
    if name in done or name == GLUE:
        return
    done.add(name)
    for needed in IMPORT.findall((folder / name).read_text()):
        in_order(folder, needed, done, order)
    order.append(name)


def bundle(bridge, glue):
    """One module. Names are unique across the scripts: an engine refuses a module where not."""
    order = []
    in_order(bridge, FIRST_SCRIPT, set(), order)
    parts = [re.sub(r"^export default .*$", "", glue.read_text(), flags=re.MULTILINE)]
    for name in order:
        text = IMPORT.sub("", (bridge / name).read_text())
        text = re.sub(r"^export \{[^}]*\};\n", "", text, flags=re.MULTILINE)
        parts.append(EXPORT.sub("", text))
    return "\n".join(parts)


def minified(script):
    """Smaller by terser, which Debian's Emscripten brings along; as it is where that is missing."""
    if not shutil.which("terser"):
        print("build_site: no terser here, the script stays as long as it was written")
        return script
    done = subprocess.run(["terser", "--module", "--compress", "passes=2", "--mangle"], input=script,
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"build_site: terser refuses the script:\n{done.stderr}")
    return done.stdout


def minified_css(css):
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", css)).strip()


def data_address(svg):
    """A picture in the page itself: one request fewer, and the policy allows it."""
    return "data:image/svg+xml," + urllib.parse.quote(svg.strip(), safe="/:=' ")


class Site:
    def __init__(self, folder):
        self.folder = folder
        if folder.exists():
            shutil.rmtree(folder)
        (folder / "assets").mkdir(parents=True)

    def add(self, name, content):
        """Under a name of its content; the name is returned as the index refers to it."""
        content = content if isinstance(content, bytes) else content.encode()
        stem, dot, suffix = name.rpartition(".")
        hashed = f"assets/{stem}-{hashlib.sha256(content).hexdigest()[:12]}{dot}{suffix}"
        (self.folder / hashed).write_bytes(content)
        return hashed

    def write(self, name, content):
        (self.folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    def compress(self):
        for path in sorted(self.folder.rglob("*")):
            if path.suffix not in PACKED or path.stat().st_size < 200:
                continue
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
            subprocess.run(["brotli", "-f", "-q", "11", "-w", "24", str(path)], check=True)


def add_fonts(site):
    """Slices of a Chinese font by unicode range, for systems without one. "" if not installed."""
    if not FONT_PACKAGE.exists():
        print("build_site: @fontsource/noto-sans-sc is not installed (npm ci), no font is served")
        return ""
    (site.folder / "fonts").mkdir()
    rules = []
    for weight in (400, 600):
        css = (FONT_PACKAGE / f"{weight}.css").read_text()
        for face in re.findall(r"@font-face\s*\{.*?\}", css, re.DOTALL):
            name = re.search(r"url\(\./files/([\w.-]+\.woff2)\)", face)[1]
            for file in (name, name.removesuffix("2")):  # WOFF2 for CSS, WOFF to be unpacked for WASM
                shutil.copyfile(FONT_PACKAGE / "files" / file, site.folder / "fonts" / file)
            ranges = re.search(r"unicode-range:\s*([^;}]+)", face)
            rules.append(f'@font-face{{font-family:"Noto Sans SC";font-weight:{weight};font-display:swap;'
                         f'src:url(../fonts/{name}) format("woff2")'
                         + (f";unicode-range:{ranges[1].strip()}" if ranges else "") + "}")
    return site.add("fonts.css", "\n".join(rules))


def filled(text, values):
    for name, value in values.items():
        text = text.replace(f"%{name}%", str(value))
    return text


def packed_json(path):
    return json.dumps(json.loads(path.read_text()), ensure_ascii=False, separators=(",", ":"))


def build(built, site, config):
    shell, web = CHECKOUT / "shell", CHECKOUT / "web"
    wasm = (built / "web" / "emc.wasm").read_bytes()
    script = minified(bundle(shell / "bridge", built / "web" / GLUE))
    css = minified_css((shell / "page.css").read_text())
    english = packed_json(CHECKOUT / "assets" / "english.json")
    build_id = hashlib.sha256(wasm + (script + css + english).encode()).hexdigest()[:16]

    wasm_name = site.add("emc.wasm", wasm)
    script = filled(script, {"BUILD_ID": build_id, "WASM_NAME": pathlib.PurePath(wasm_name).name,
                             "WASM_BYTES": len(wasm),
                             "ENGLISH_NAME": pathlib.PurePath(site.add("english.json", english)).name})
    index = filled((web / "index.html").read_text(), {
        "API_ORIGIN": config["api_origin"],
        "WASM_NAME": wasm_name,
        "JS_NAME": site.add("emc.js", script),
        "CSS_NAME": site.add("page.css", css),
        "OLD_NAME": site.add("old.js", (web / "old.js").read_text()),
        "ICON_DATA": data_address((web / "icon.svg").read_text()),
        "FONTS_NAME": add_fonts(site),
    })
    site.write("index.html", index)
    site.write("version.json", json.dumps({"build_id": build_id}) + "\n")
    for name in ("manifest.webmanifest", "icon.svg", "_headers"):
        site.write(name, (web / name).read_bytes())
    site.compress()
    return build_id


def report(site):
    total = 0
    for path in sorted(site.folder.rglob("*.br")):
        if not path.name.startswith(("fonts", "english", "old", "icon", "manifest", "version")):
            total += path.stat().st_size
            print(f"  {path.stat().st_size:8,} bytes  {path.relative_to(site.folder)}")
    print(f"  {total:8,} bytes until the first screen, without the API's answers")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("site", type=pathlib.Path, nargs="?", default=CHECKOUT / "dist" / "site")
    parser.add_argument("--config", type=pathlib.Path, default=CHECKOUT / "web" / "config.json")
    arguments = parser.parse_args()
    site = Site(arguments.site)
    build_id = build(arguments.build, site, json.loads(arguments.config.read_text()))
    print(f"build_site: {arguments.site}, build {build_id}")
    report(site)


if __name__ == "__main__":
    main()
