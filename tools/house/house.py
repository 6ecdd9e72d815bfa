#!/usr/bin/env python3
"""Keeps the house in order: checks on the repository itself, run by ctest.

  house.py [--root FOLDER] [GUARD...]      all guards unless some are named; exit 1 when one finds a problem
"""

import argparse
import pathlib
import sys

import includes
import knowledge
import output
import rules
import tidiness
from tree import Tree

GUARDS = {
    "includes": includes.check,
    "output": output.check,
    "knowledge": knowledge.check,
    "rules": rules.check,
    "sizes": tidiness.sizes,
    "names": tidiness.names,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("guards", nargs="*", metavar="GUARD", help=", ".join(GUARDS))
    arguments = parser.parse_args()
    if unknown := [name for name in arguments.guards if name not in GUARDS]:
        parser.error(f"no such guard: {unknown[0]} (there are {', '.join(GUARDS)})")

    tree = Tree(arguments.root)
    failed = False
    for name in arguments.guards or GUARDS:
        for problem in GUARDS[name](tree):
            print(problem)
            failed = failed or not problem.warning
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
