#!/usr/bin/env python3
"""Golden cases: what the command says, to the byte.

  golden.py --binary build/sparkvet [--update] [--list] [CASE...]

A case is a folder testdata/cli/<case>/:

  cmd       bash lines, run in order (set -u) in a copy of the folder:  sparkvet check spark-defaults.conf
  stdout    what it must print;           no such file = nothing
  stderr    what it must say on the side; no such file = nothing
  status    the exit status of the last line; no such file = 0
  …         any other files are the input

Surroundings are the same everywhere: no terminal, no input, LC_ALL=C, TZ=UTC, an empty HOME, and nothing
else in the environment but PATH (so neither CI nor NO_COLOR; a case may export them). The copy's own path is
shown as <case>. With --update the expected files are rewritten: review them with git diff.
"""

import argparse
import concurrent.futures
import dataclasses
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).resolve().parents[2] / "testdata" / "cli"
EXPECTED = ("stdout", "stderr", "status")
TIMEOUT_S = 120


@dataclasses.dataclass
class Outcome:
    stdout: str = ""
    stderr: str = ""
    status: str = "0\n"


def clean_environment(home: pathlib.Path, bin_folder: pathlib.Path) -> dict[str, str]:
    env = {"PATH": f"{bin_folder}:/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C", "TZ": "UTC", "TERM": "dumb"}
    # How sanitizers behave is not the command's business.
    return env | {name: value for name, value in os.environ.items() if name in ("ASAN_OPTIONS", "UBSAN_OPTIONS")}


def run_case(case: pathlib.Path, binary: pathlib.Path) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="golden-") as scratch:
        folders = {name: pathlib.Path(scratch, name) for name in ("bin", "home")}
        for folder in folders.values():
            folder.mkdir()
        (folders["bin"] / "sparkvet").symlink_to(binary)
        here = pathlib.Path(scratch, "case")
        shutil.copytree(case, here, symlinks=True, ignore=lambda folder, names: (
            {"cmd", *EXPECTED} if pathlib.Path(folder) == case else set()))
        try:
            done = subprocess.run(["bash", "-u", "-c", (case / "cmd").read_text()], cwd=here, stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=TIMEOUT_S,
                                  env=clean_environment(folders["home"], folders["bin"]))
        except subprocess.TimeoutExpired:
            return Outcome(stderr=f"golden.py: no end after {TIMEOUT_S} s\n", status="timeout\n")

        def shown(data: bytes) -> str:
            # Bytes that are no UTF-8 survive the round trip through the expected file.
            return data.decode("utf-8", errors="surrogateescape").replace(str(here), "<case>")

        return Outcome(shown(done.stdout), shown(done.stderr), f"{done.returncode}\n")


def read_expected(case: pathlib.Path) -> Outcome:
    expected = Outcome()
    for name in EXPECTED:
        file = case / name
        if file.exists():
            setattr(expected, name, file.read_bytes().decode("utf-8", errors="surrogateescape"))
    return expected


def write_expected(case: pathlib.Path, outcome: Outcome) -> list[str]:
    """Writes what differs; the names of the files that changed."""
    changed = []
    for name in EXPECTED:
        if getattr(outcome, name) == getattr(read_expected(case), name):
            continue
        changed.append(name)
        if getattr(outcome, name) == getattr(Outcome, name):
            (case / name).unlink(missing_ok=True)
        else:
            (case / name).write_bytes(getattr(outcome, name).encode("utf-8", errors="surrogateescape"))
    return changed


def difference(name: str, expected: str, actual: str) -> str:
    def lines(text: str) -> list[str]:
        parts = text.encode("utf-8", errors="backslashreplace").decode().splitlines(keepends=True)
        if parts and not parts[-1].endswith("\n"):
            parts[-1] += "\n\\ no newline at the end\n"
        return parts

    return "".join(difflib.unified_diff(lines(expected), lines(actual), f"expected {name}", f"actual {name}"))


def failure(case: pathlib.Path, outcome: Outcome) -> str:
    """A text that shows how the outcome differs from what is expected; empty when it does not."""
    expected = read_expected(case)
    differences = [difference(name, getattr(expected, name), getattr(outcome, name))
                   for name in EXPECTED if getattr(expected, name) != getattr(outcome, name)]
    if not differences:
        return ""
    command = (case / "cmd").read_text().rstrip().replace("\n", "\n  $ ")
    return (f"FAILED testdata/cli/{case.name}\n  $ {command}\n{''.join(differences)}"
            f"If this is as it should be: tools/golden/golden.py --update {case.name}\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=pathlib.Path, default=CASES.parents[1] / "build" / "sparkvet")
    parser.add_argument("--cases", type=pathlib.Path, default=CASES, help="folder of the cases")
    parser.add_argument("--update", action="store_true", help="rewrite the expected files")
    parser.add_argument("--list", action="store_true", help="print the names of the cases")
    parser.add_argument("case", nargs="*")
    arguments = parser.parse_args()

    known = sorted(file.parent.name for file in arguments.cases.glob("*/cmd"))
    if arguments.list:
        print("\n".join(known))
        return 0
    if unknown := [name for name in arguments.case if name not in known]:
        parser.error(f"no such case: {unknown[0]} (a case is a folder with a file `cmd` in {arguments.cases})")
    binary = arguments.binary.resolve()
    if not os.access(binary, os.X_OK):
        parser.error(f"{arguments.binary} is not there: build it first")

    failed = 0
    cases = [arguments.cases.resolve() / name for name in arguments.case or known]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for case, outcome in zip(cases, pool.map(lambda c: run_case(c, binary), cases)):
            if arguments.update:
                for name in write_expected(case, outcome):
                    print(f"updated testdata/cli/{case.name}/{name}")
            elif text := failure(case, outcome):
                failed += 1
                print(text)
    if not arguments.update and len(cases) > 1:
        print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
