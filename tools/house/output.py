"""lib/ never prints and never ends the process: whoever calls it decides. SV_CHECK is the sole exception."""

import re
from collections.abc import Iterator

from tree import Problem, Tree, code_only, line_of

EXCEPTIONS = ["lib/base/check.cc"]

# Functions that take a FILE* are caught by the name of the stream they are given.
_FUNCTIONS = "printf vprintf puts putchar perror psignal syslog exit _exit _Exit quick_exit abort terminate raise"
_FORBIDDEN = re.compile(
    r"\bstd\s*::\s*(?P<stream>cout|cerr|clog|wcout|wcerr)\b"
    r"|\b(?P<file>stdout|stderr|STDOUT_FILENO|STDERR_FILENO)\b"
    # std::exit(, ::exit( and exit(, but not file.exit( or Other::exit(
    rf"|(?:\bstd\s*::\s*|(?<![\w>])::\s*|(?<![\w.>:]))(?P<function>{_FUNCTIONS.replace(' ', '|')})\s*\("
    r"|(?<![\w.>])(?P<write>write|writev|dprintf)\s*\(\s*[12]\b")


def check(tree: Tree) -> Iterator[Problem]:
    for path in tree.cpp("lib", tests=False):
        if path in EXCEPTIONS:
            continue
        source = tree.text(path)
        for match in _FORBIDDEN.finditer(code_only(source)):
            what = next(text for text in match.groups() if text)
            yield Problem(path, line_of(source, match.start(match.lastgroup)),
                          f"{what}: lib/ neither prints nor ends the process (return a Result, or use SV_CHECK)")
