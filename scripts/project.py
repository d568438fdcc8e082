"""What serve.py and tests/run.py share: running things in the toolchain root and building."""
import hashlib
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOLCHAIN = str(ROOT / "scripts" / "toolchain")
JOBS = str(os.cpu_count() or 2)


class Failed(Exception):
    """A step did not succeed; the text says which, and what it printed last."""


def say(text):
    print(f"\n== {text}", flush=True)


def run(*command, quiet=False, environment=None, timeout_s=None):
    """Runs a command in the root and returns what it printed; raises Failed when it fails."""
    words = [TOOLCHAIN, "run"]
    if environment:
        words += ["env", *[f"{name}={value}" for name, value in environment.items()]]
    began = time.monotonic()
    lines = []
    process = subprocess.Popen([*words, *command], cwd=ROOT, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True, errors="replace")
    try:
        for line in process.stdout:
            lines.append(line)
            if not quiet:
                print(line, end="", flush=True)
            if timeout_s and time.monotonic() - began > timeout_s:
                raise Failed(f"{' '.join(command[:3])}: not done after {timeout_s} s")
    finally:
        if process.poll() is None and sys.exc_info()[0]:
            process.kill()
        code = process.wait()
    if code != 0:
        tail = "".join(lines[-60:]) if quiet else ""
        raise Failed(f"{' '.join(command[:4])} ended with {code}\n{tail}")
    return "".join(lines)


def toolchain_folder():
    """The cache folder of the root in use."""
    root = subprocess.run([TOOLCHAIN, "where"], cwd=ROOT, capture_output=True, text=True, check=True)
    return pathlib.Path(root.stdout.strip()).parent


def set_up():
    """The toolchain root and the npm packages, made once."""
    subprocess.run([TOOLCHAIN, "setup"], cwd=ROOT, check=True)
    lock = (ROOT / "package-lock.json").read_bytes()
    stamp = ROOT / "node_modules" / ".emc-lock"
    digest = hashlib.sha256(lock).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        say("installing the npm packages (about 10 seconds, once)")
        run("npm", "ci", "--ignore-scripts", quiet=True)
        stamp.write_text(digest)


def build(preset, *targets):
    """Configures a preset where needed and builds targets of it; returns the build folder."""
    folder = ROOT / "build" / preset
    if not (folder / "build.ninja").exists():
        run("cmake", "--preset", preset, quiet=True)
    run("ninja", "-C", str(folder), "-j", JOBS, *targets, quiet=True)
    return folder


def build_site():
    """The page as it is deployed, in dist/site."""
    build("web-release", "emc")
    run("python3", "scripts/build_site.py", "build/web-release", quiet=True)
    return ROOT / "dist" / "site"
