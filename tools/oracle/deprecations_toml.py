"""Writes what SparkConf of all releases says of old names as rules/releases/deprecations.toml.

One line a name, sorted: since when it is deprecated, what the warning says or what the key is called now, which of several old names is
tried first (`rank`), and what becomes of the old value (`translation`). `releases` tells which say so, where that is not all.
"""

import json

from catalogue_toml import lines_of, quoted

HEAD = """\
# Names that SparkConf warns about when they are set (deprecatedConfigs), and old names that it still honours for the new one
# (configsWithAlternatives); written by tools/oracle from Spark's own tables, not by hand. `rank` is the order in which the old
# names of one key are tried; `translation` is what becomes of the old value: "thousands of kilobytes" is (value * 1000) + "k",
# "tens of seconds" is (value * 10) + "s".

[deprecated]
"""
# What a translation makes of 5, and what rules call it.
TRANSLATIONS = {"5000k": "thousands of kilobytes", "50s": "tens of seconds"}


def fields_of(dump):
    """{name: its fields} of one release, made of what `oracle catalogue --deprecations` prints."""
    by_name = {}
    for line in dump.splitlines():
        row = json.loads(line)
        fields = [f'since = {quoted(row["version"])}']
        if row.get("message"):
            fields.append(f'message = {quoted(row["message"])}')
        if row.get("renamed"):
            fields.append(f'renamed = {quoted(row["renamed"])}')
            if row["rank"]:
                fields.append(f'rank = {row["rank"]}')
            if "translated" in row:
                fields.append(f'translation = {quoted(TRANSLATIONS[row["translated"]])}')
        by_name[row["key"]] = ", ".join(fields)
    return by_name


def text(by_line):
    """The file; `by_line` has {line: {name: fields}} of all releases."""
    return HEAD + lines_of(by_line)
