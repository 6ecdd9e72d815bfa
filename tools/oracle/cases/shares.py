"""Which cases a release is asked. Of `allocation` and `neighbours`, 3.5 is asked all. The others are asked all of `neighbours` and a share of
`allocation`, the same for each, because most of its thousands of cases would only say again that numbers are read as in 3.5. A case is in the share by its id, so
that a new one moves no other."""

import zlib

RANGED = ("releases", "found", "managers")  # suites whose ids begin with the releases that are asked

WHOLE = "3.5"
SHARES = {"allocation": 1 / 4, "neighbours": 1}  # of the cases, for releases other than WHOLE
ALWAYS = ("master-",)  # beginnings of ids
# Cluster managers by the releases that have lost them: there is nothing left but a master that cannot be parsed, and a few cases tell that.
LOST = {"mesos": ("4.0", "4.1", "4.2", "4.3")}
LOST_CASES = ("mesos-bare", "mesos-on")


def is_asked(suite, identity, line):
    if suite in RANGED:
        return is_between(line, *range_of(identity))
    if line in LOST.get(identity.partition("-")[0], ()):
        return identity in LOST_CASES
    return line == WHOLE or is_shared(identity, SHARES[suite]) or identity.startswith(ALWAYS) or identity in LOST_CASES


def is_shared(identity, share):
    return zlib.crc32(identity.encode("utf-8")) < share * 2**32


def is_between(line, first, last):
    def number(text):
        return tuple(map(int, text.split(".")))
    return number(first) <= number(line) <= number(last)


def is_within(line, releases):
    """Whether a range as rules write it has the line."""
    if releases.startswith(">="):
        return is_between(line, releases[2:], "99.0")
    if releases.startswith("<="):
        return is_between(line, "0.0", releases[2:])
    first, _, last = releases.partition("..")
    return not releases or is_between(line, first, last or first)


def range_of(identity):
    """The first and the last release line that a case of such a suite is asked of."""
    first, _, last = identity.partition("/")[0].partition("..")
    return first, last
