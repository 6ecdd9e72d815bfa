"""Sources stay small enough to read, and nothing in the repository betrays the machine it was written on."""

import re
from collections.abc import Iterator

from tree import Problem, Tree

WARN_ABOVE = 400
FAIL_ABOVE = 600
SOURCES = ("*.cc", "*.h", "*.py", "*.cmake", "*CMakeLists.txt", "*.java", "*.sh")
EXEMPT = ("testdata/", "rules/")

# Files and folders that begin with a dot. In testdata/ a case may need others.
HIDDEN = {".ci", ".clang-format", ".clang-tidy", ".gitattributes", ".gitignore", ".pre-commit-hooks.yaml", ".sparkvet.toml"}

# Put together here so that this file does not fall under its own rule.
_MACHINE_PATH = re.compile(rb"(?<![\w./-])/(?:" + b"|".join([b"work", b"root"]) + rb")/")


def sizes(tree: Tree) -> Iterator[Problem]:
    for path in tree.match(*SOURCES):
        if path.startswith(EXEMPT):
            continue
        lines = tree.text(path).count("\n")
        if lines > FAIL_ABOVE:
            yield Problem(path, 0, f"{lines} lines: split it by concept (at most {FAIL_ABOVE})")
        elif lines > WARN_ABOVE:
            yield Problem(path, 0, f"{lines} lines: look whether two concepts live here", warning=True)


def names(tree: Tree) -> Iterator[Problem]:
    for path in tree.paths:
        data = tree.bytes(path)
        for match in _MACHINE_PATH.finditer(data):
            line = data.count(b"\n", 0, match.start()) + 1
            yield Problem(path, line, f"a path of somebody's machine: {match.group().decode()}…")
        for part in path.split("/"):
            if part.startswith(".") and part not in HIDDEN and not path.startswith("testdata/"):
                yield Problem(path, 0, f"hidden name {part}: add it to HIDDEN in tools/house/tidiness.py or rename it")
                break
