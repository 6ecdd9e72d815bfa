"""Writes which classes all releases have as rules/driver/spark-classes.toml, for settings that name a class.

Classes of one package that came and went together, and are of the same kinds, stand in one text. What is a kind, `Classes` says.
"""

import json

import answers
from catalogue_toml import quoted, range_of

HEAD = """\
# Spark's own classes, as far as a setting may name them, and what they are; written by tools/oracle from Spark's jars, not by hand.
# Classes of one package stand in one text. "new(SparkConf)" has a public constructor that takes one.
"""


def kinds_of(dump):
    """{name: kinds} of one release, made of what the program `Classes` prints."""
    return {row["name"]: tuple(row["kinds"]) for row in map(json.loads, dump.splitlines())}


def runs_of(by_line):
    """(first line, last line, kinds) of a class, {line: kinds}."""
    runs = []
    for line in answers.LINES:
        kinds = by_line.get(line)
        if kinds is None:
            runs.append(None)
        elif runs and runs[-1] and runs[-1][2] == kinds:
            runs[-1][1] = line
        else:
            runs.append([line, line, kinds])
    return [tuple(run) for run in runs if run]


def text(by_line):
    """The file; `by_line` has {line: {name: kinds}} of all releases."""
    groups = {}
    for name in sorted({name for classes in by_line.values() for name in classes}):
        package, _, simple = name.rpartition(".")
        for first, last, kinds in runs_of({line: classes.get(name) for line, classes in by_line.items()}):
            groups.setdefault((answers.LINES.index(first), answers.LINES.index(last), kinds), {}).setdefault(package, []).append(simple)
    out = [HEAD]
    for (first, last, kinds), packages in sorted(groups.items()):
        span = range_of(answers.LINES[first], answers.LINES[last])
        out.append("\n[[classes]]\n")
        out += [f"releases = {quoted(span)}\n"] if span else []
        out += ["kinds = [" + ", ".join(map(quoted, kinds)) + "]\n"] if kinds else []
        out.append("[classes.in]\n")
        out += [f"{quoted(package)} = {quoted(' '.join(names))}\n" for package, names in sorted(packages.items())]
    return "".join(out)
