#!/usr/bin/env python3
"""Builds what the benchmarks need and prints their tables.

  python3 tests/bench/run.py              page, store, http, search
  python3 tests/bench/run.py page
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts"))
import project  # noqa: E402


def page():
    project.build("native-release", "emc-platform", "emc-admin")
    project.build_site()
    project.build("web-release", "emc-bench-table")
    project.run("python3", "scripts/build_site.py", "build/web-release/bench", "build/bench-table", quiet=True)
    project.run("node", "tests/bench/page.mjs")


def native(name):
    folder = project.build("native-release", f"emc-bench-{name}")
    project.run(str(folder / f"emc-bench-{name}"), str(project.ROOT / "build"))


def main(names):
    project.set_up()
    for name in names or ["page", "store", "http", "search"]:
        project.say(name)
        page() if name == "page" else native(name)


if __name__ == "__main__":
    main(sys.argv[1:])
