"""clang-tidy over the sources, remembering what passed: a file is looked at again only when its
own text, a header of ours or the configuration changed."""
import concurrent.futures
import hashlib
import os
import re

import project

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def digest_of(path, known):
    """A hash of the file and of every header of ours that it reaches."""
    if path in known:
        return known[path]
    known[path] = b""  # A header that includes itself through others ends here.
    text = path.read_bytes()
    total = hashlib.sha256(text)
    for name in INCLUDE.findall(text.decode(errors="replace")):
        header = project.ROOT / "src" / name
        if header.exists():
            total.update(digest_of(header, known))
    known[path] = total.digest()
    return known[path]


def check():
    folder = project.build("native-asan")
    marks = project.toolchain_folder() / "clang-tidy"  # Shared by every checkout of this machine.
    marks.mkdir(parents=True, exist_ok=True)
    settings = (project.ROOT / ".clang-tidy").read_bytes()
    known, waiting = {}, []
    for path in sorted((project.ROOT / "src").rglob("*.cpp")):
        if "tables" in path.parts or "browser" in path.parts:
            continue  # Generated; and what only Emscripten's clang can read.
        key = hashlib.sha256(digest_of(path, known) + settings).hexdigest()[:24]
        if not (marks / key).exists():
            waiting.append((path, marks / key))

    def look(item):
        path, mark = item
        project.run("clang-tidy", "--quiet", "-p", str(folder), str(path), quiet=True)
        mark.touch()

    problems = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        for future in [pool.submit(look, item) for item in waiting]:
            try:
                future.result()
            except project.Failed as problem:
                problems.append(str(problem))
    if problems:
        raise project.Failed("\n".join(problems))
