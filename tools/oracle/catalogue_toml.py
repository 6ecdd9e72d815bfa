#!/usr/bin/env python3
"""Writes the catalogue that the oracle dumped as the TOML lines of rules/releases/keys.toml.

    catalogue_toml.py catalogue.ndjson constants.txt > rules/releases/keys.toml

One line a key, sorted by name: type, unit, default as Spark prints it, alternatives, fallback, since, internal.
A key that some class names without building an entry for it is `{ read = "string" }`. Names that end in a dot
are families with free parts and stand in rules/releases/families.toml instead.
"""
import json
import re
import sys

UNITS = {"s": "SECONDS", "ms": "MILLISECONDS", "ns": "NANOSECONDS", "min": "MINUTES",
         "b": "BYTE", "k": "KiB", "m": "MiB"}
TYPES = {"list": "other", "regex": "other"}
# A default that was computed on the machine that was asked is stored as what it depends on.
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


def main(catalogue, constants):
    lines = {}
    for text in open(catalogue, encoding="utf-8"):
        entry = json.loads(text)
        lines[entry["key"]] = entry_line(entry)
    for text in open(constants, encoding="utf-8"):
        key = text.rstrip("\n").split("\t")[0]
        if re.fullmatch(r"spark(\.[A-Za-z0-9_-]+)+", key) and key not in NOT_KEYS:
            lines.setdefault(key, 'read = "string"')
    print("# Every key that Spark knows, one line each; written by tools/oracle from Spark's own classes, not by hand.")
    print('\n[releases]\n"3.5" = "3.5.9"\n\n[keys]')
    for key in sorted(lines):
        print(f"{quoted(key)} = {{ {lines[key]} }}")


if __name__ == "__main__":
    main(*sys.argv[1:])
