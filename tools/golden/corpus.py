#!/usr/bin/env python3
"""Holds what sparkvet finds in a folder of real files against the reviewed list, testdata/corpus/reviewed.tsv.

  corpus.py --binary build/sparkvet FOLDER [--update]

The files themselves are not ours to keep; the list says of each, by name, what it was read as, how many configurations
it holds and which findings it has (rule@line), and in the last column what a person who looked at them thought. A file
that is not in the list, or in which other things are found, is shown and must be looked at; --update rewrites all columns
but the last. Exits with 1 when something differs. A maintainer's tool: no test runs it.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys

LIST = pathlib.Path(__file__).resolve().parents[2] / "testdata" / "corpus" / "reviewed.tsv"
COLUMNS = ("file", "read as", "configurations", "findings", "review")


def found(binary: pathlib.Path, folder: pathlib.Path) -> dict[str, tuple[str, str, str]]:
    def run(*arguments: str) -> str:
        return subprocess.run([binary, "check", "--isolated", *arguments, "."], cwd=folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, text=True).stdout

    formats = dict(line.split(": ", 2)[:2] for line in run("--list").splitlines())
    report = json.loads(run("--format", "json", "--max-per-rule", "0"))
    configurations = collections.Counter(c["path"] for c in report["configurations"])
    findings = collections.defaultdict(list)
    for finding in report["findings"]:
        findings[finding["path"]].append(f"{finding['rule']}@{finding['line']}")
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return {name: (formats.get(name, "-"), str(configurations[name]), " ".join(findings[name]) or "-") for name in names}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=pathlib.Path, default="build/sparkvet")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    rows = [line.split("\t") for line in LIST.read_text().splitlines()[1:]] if LIST.exists() else []
    reviewed = {row[0]: (tuple(row[1:4]), row[4]) for row in rows}
    now = found(arguments.binary.resolve(), arguments.folder)
    different = [name for name in sorted({*now, *reviewed}) if now.get(name) != reviewed.get(name, (None,))[0]]
    for name in different:
        print(f"{name}: {now.get(name)}, reviewed as {reviewed.get(name)}")
    if arguments.update:
        lines = ["\t".join(COLUMNS)] + ["\t".join((name, *row, reviewed.get(name, ("", "?"))[1])) for name, row in now.items()]
        LIST.write_text("\n".join(lines) + "\n")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
