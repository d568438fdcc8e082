#!/usr/bin/env python3
"""Every check and every test, in rings from milliseconds to browsers; sets up what is missing.

  python3 tests/run.py                 everything
  python3 tests/run.py checks unit     only these rings
  python3 tests/run.py --list

The last line is 'N passed, N failed'.
"""
import pathlib
import re
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import project  # noqa: E402
import tidy_cache  # noqa: E402

SANITIZERS = {"ASAN_OPTIONS": "detect_leaks=1:strict_string_checks=1", "UBSAN_OPTIONS": "print_stacktrace=1"}


class Tally:
    def __init__(self):
        self.passed = 0
        self.failures = []

    def check(self, name, action):
        """One thing that passes or fails as a whole."""
        began = time.monotonic()
        try:
            action()
            self.passed += 1
            print(f"ok   {name}  ({time.monotonic() - began:.1f} s)", flush=True)
            return True
        except project.Failed as problem:
            self.failures.append(name)
            print(f"FAIL {name}\n{problem}", flush=True)
            return False

    def count(self, name, output, passed, failed):
        self.passed += passed
        self.failures += [f"{name} ({failed} of {passed + failed})"] * failed
        if passed + failed == 0:
            self.failures.append(f"{name}: ran no test\n{output[-2000:]}")
        print(f"{'ok  ' if not failed else 'FAIL'} {name}: {passed} passed, {failed} failed", flush=True)


def script(name, *arguments):
    return lambda: project.run("python3", f"scripts/{name}", *arguments, quiet=True)


def format_check():
    files = [str(path.relative_to(ROOT)) for folder in ("src", "tests")
             for path in sorted((ROOT / folder).rglob("*"))
             if path.suffix in (".h", ".cpp") and "domain/tables" not in str(path)]
    project.run("clang-format", "--dry-run", "-Werror", *files, quiet=True)


def ring_checks(tally):
    tally.check("layers", script("check_layers.py"))
    tally.check("english", script("check_english.py"))
    tally.check("tidy", script("check_tidy.py"))
    tally.check("format", format_check)
    tally.check("generated tables are fresh", script("generate_tables.py", "--check"))


def doctest(tally, name, program):
    """Runs a doctest program with the sanitizers and adds its test cases to the tally."""
    if not tally.check(f"build {name}", lambda: project.build("native-asan", program)):
        return
    began = time.monotonic()
    try:
        output = project.run(f"build/native-asan/{program}", quiet=True, environment=SANITIZERS,
                             timeout_s=600)
    except project.Failed as problem:
        output = str(problem)
        print(output, flush=True)
    found = re.search(r"test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed", output)
    passed, failed = (int(found.group(2)), int(found.group(3))) if found else (0, 1)
    if found and failed == 0 and "Status: SUCCESS" not in output:
        failed = 1  # A sanitizer's report after the last test.
    tally.count(f"{name} ({time.monotonic() - began:.1f} s)", output, passed, failed)


def ring_unit(tally):
    doctest(tally, "unit", "emc_unit_tests")
    tally.check("build emc-check", lambda: project.build("native-asan", "emc-check"))


def ring_screens(tally):
    doctest(tally, "screens", "emc_screen_tests")


def ring_flows(tally):
    doctest(tally, "flows", "emc_flow_tests")


def ring_server(tally):
    doctest(tally, "server", "emc_server_tests")


def ring_tidy(tally):
    """clang-tidy over every file whose text or headers changed since it last passed."""
    tally.check("clang-tidy", tidy_cache.check)


def ring_e2e(tally):
    built = tally.check("build platform", lambda: project.build(
        "native-release", "emc-platform", "emc-admin", "emc-desktop"))
    built = tally.check("build page", project.build_site) and built
    if not built:
        return
    for file in sorted((ROOT / "tests" / "e2e").glob("*.test.mjs")):
        began = time.monotonic()
        try:
            output = project.run("node", "--test", "--test-reporter=tap", "--test-timeout=240000",
                                 str(file.relative_to(ROOT)), quiet=True, timeout_s=900)
        except project.Failed as problem:
            output = str(problem)
            print(output, flush=True)
        passed = sum(int(number) for number in re.findall(r"^# pass (\d+)", output, re.M))
        failed = sum(int(number) for number in re.findall(r"^# (?:fail|cancelled) (\d+)", output, re.M))
        tally.count(f"e2e {file.name} ({time.monotonic() - began:.1f} s)", output, passed, failed)


RINGS = {
    "checks": ring_checks, "unit": ring_unit, "screens": ring_screens, "flows": ring_flows,
    "server": ring_server, "e2e": ring_e2e, "tidy": ring_tidy,
}


def main(arguments):
    if "--list" in arguments:
        print("\n".join(RINGS))
        return 0
    unknown = [name for name in arguments if name not in RINGS]
    if unknown:
        sys.exit(f"no such ring: {', '.join(unknown)}; there are {', '.join(RINGS)}")
    tally = Tally()
    began = time.monotonic()
    project.set_up()
    for name in arguments or RINGS:
        project.say(name)
        RINGS[name](tally)
    project.say(f"{time.monotonic() - began:.0f} s")
    for failure in tally.failures:
        print(f"failed: {failure}")
    print(f"{tally.passed} passed, {len(tally.failures)} failed", flush=True)
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
