"""The questions that are put to real Spark, as suites of (id, conf). A suite is a function, so that only what is asked for is made.

Everything here is deterministic: the same suites come out on every machine and every day. Ids are stable names; a case whose
configuration changes should get a new one.
"""

from . import allocation, found, managers, neighbours, releases, shares

SUITES = {"allocation": allocation.suite, "neighbours": neighbours.suite, "releases": releases.suite, "found": found.suite, "managers": managers.suite}


def plan(suite, line):
    """The cases of a suite that a release line is asked."""
    return [(identity, conf) for identity, conf in SUITES[suite]() if shares.is_asked(suite, identity, line)]
