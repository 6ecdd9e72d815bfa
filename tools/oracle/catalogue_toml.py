"""Writes the catalogue that the oracle dumps as rules/releases/keys.toml.

One line a key, sorted by name: type, unit, default as Spark prints it, alternatives, fallback, since, internal.
A key that some class names without building an entry for it is `{ read = "string" }`. Names that end in a dot
are families with free parts and stand in rules/releases/families.toml instead.
"""

import json
import re

import answers

UNITS = {"s": "SECONDS", "ms": "MILLISECONDS", "ns": "NANOSECONDS", "min": "MINUTES",
         "b": "BYTE", "k": "KiB", "m": "MiB"}
TYPES = {"list": "other", "regex": "other"}
# What a default depends on, in words where the dump has the name of a property.
MACHINE = {
    "spark.sql.warehouse.dir": "<the working directory>/spark-warehouse",
    "spark.sql.session.timeZone": "<the JVM's time zone>",
}
# Prefixes and words of other things, not keys.
NOT_KEYS = {"spark.auth", "spark.driver", "spark.executor", "spark.network", "spark.rpc", "spark.sql", "spark.ssl",
            "spark.task", "spark.worker", "spark.properties", "spark.sessionWindow", "spark.timeWindow"}


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def entry_line(entry):
    fields = [("type", quoted(TYPES.get(entry["type"], entry["type"])))]
    if entry["unit"]:
        fields.append(("unit", quoted(UNITS[entry["unit"]])))
    default = MACHINE.get(entry["key"], entry["default"])
    if entry["fallback"]:
        fields.append(("fallback", quoted(entry["fallback"])))
    elif default is not None and default != "<undefined>":
        fields.append(("default", quoted(default)))
    if entry["alternatives"]:
        fields.append(("alternatives", "[" + ", ".join(map(quoted, entry["alternatives"])) + "]"))
    if entry["since"]:
        fields.append(("since", quoted(entry["since"])))
    if not entry["public"]:
        fields.append(("internal", "true"))
    return ", ".join(f"{name} = {value}" for name, value in fields)


def text(release, entries, constants):
    """The file, made of what `oracle catalogue` prints as it is and with --constants."""
    lines = {}
    for line in entries.splitlines():
        entry = json.loads(line)
        lines[entry["key"]] = entry_line(entry)
    for line in constants.splitlines():
        key = line.split("\t")[0]
        if re.fullmatch(r"spark(\.[A-Za-z0-9_-]+)+", key) and key not in NOT_KEYS:
            lines.setdefault(key, 'read = "string"')
    head = f"""\
# Every key that Spark knows, one line each; written by tools/oracle from Spark's own classes, not by hand.

[releases]
{quoted(answers.line_of(release))} = {quoted(release)}

[keys]
"""
    return head + "".join(f"{quoted(key)} = {{ {lines[key]} }}\n" for key in sorted(lines))
