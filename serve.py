#!/usr/bin/env python3
"""Sets up what is missing, builds, fills in demo data and serves the page with its platform.

  python3 serve.py [--port 8080] [--address 127.0.0.1] [--data data/demo]

The first time takes about ten minutes (toolchain and libraries); after that, seconds.
"""
import argparse
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "scripts"))
import project  # noqa: E402


def main():
    options = argparse.ArgumentParser(description=__doc__,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--port", type=int, default=8080)
    options.add_argument("--address", default="127.0.0.1")
    options.add_argument("--data", default="data/demo", help="folder of the database")
    choice = options.parse_args()
    try:
        project.say("tools")
        project.set_up()
        project.say("building the platform (about 3 minutes the first time)")
        native = project.build("native-release", "emc-platform", "emc-admin")
        project.say("building the page (about 2 minutes the first time)")
        site = project.build_site()
        project.say("demo data")
        project.run(str(native / "emc-admin"), "demo", "--data", choice.data)
    except (project.Failed, OSError) as problem:
        sys.exit(f"\nserve.py: {problem}")
    project.say(f"open http://{choice.address}:{choice.port}/  (Ctrl+C ends it)")
    os.chdir(project.ROOT)
    os.execv(project.TOOLCHAIN, [
        project.TOOLCHAIN, "run", str(native / "emc-platform"), "--data", choice.data, "--site", str(site),
        "--address", choice.address, "--port", str(choice.port)])


if __name__ == "__main__":
    main()
