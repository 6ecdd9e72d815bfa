"""Writes what the oracle dumps of all releases as one catalogue, rules/releases/keys.toml.

One line a key, sorted by name: type, unit, default as Spark prints it, alternatives, fallback, the key whose value is put in front,
since, internal, the values of an enumeration and the words of a check. `releases` tells which know it, where that is not all; a key that
has changed is a list of such tables, oldest first. A default that depends on the machine stands in angle brackets: what it depends on.
A key that some class names without building an entry for it is `{ read = "string" }`. Where nobody but the classes of one cluster
manager's own module names it, `manager` says which. Names that end in a dot
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
    "spark.driver.host": "<the driver's host>",
    "spark.sql.warehouse.dir": "<spark-warehouse in the working directory>",
    "spark.sql.session.timeZone": "<the JVM's time zone>",
    "spark.testing.memory": "<the driver's heap>",
}
# Prefixes and words of other things, not keys.
NOT_KEYS = {"spark.auth", "spark.driver", "spark.executor", "spark.network", "spark.rpc", "spark.sql", "spark.ssl",
            "spark.task", "spark.worker", "spark.properties", "spark.sessionWindow", "spark.timeWindow",
            "spark.akka", "spark.connect.SparkConnectService", "spark.exit-exception", "spark.sql.test", "spark.ssl.akka",
            "spark.ssl.rpc", "spark.kubernetes.authenticate", "spark.scheduler.listenerbus.eventqueue",
            "spark.sql.streaming.stateStore.rocksdb"}
BARE = 'read = "string"'
# How the keys of a cluster manager's module begin, and the names of its classes.
MODULES = {
    "yarn": ("spark.yarn.", re.compile(r"org\.apache\.spark\.(deploy\.yarn|network\.yarn|scheduler\.cluster\.(Yarn|SchedulerExtensionService)|"
                                       r"executor\.Yarn|launcher\.Yarn)")),
    "kubernetes": ("spark.kubernetes.", re.compile(r"org\.apache\.spark\.(deploy\.k8s|scheduler\.cluster\.k8s|shuffle\.Kubernetes)")),
    "mesos": ("spark.mesos.", re.compile(r"org\.apache\.spark\.(deploy(\.rest)?\.mesos|scheduler\.cluster\.mesos|executor\.Mesos)")),
}
# These know the key by its name and do nothing by it: SparkConf beside its old names, the other one copies it from a checkpoint.
BYSTANDERS = re.compile(r"org\.apache\.spark\.(SparkConf|streaming\.Checkpoint)\$?")
# Of --queue, what spark-submit takes it from and hands it on as.
QUEUE = "spark.yarn.queue"
SPARK_SUBMIT = re.compile(r"org\.apache\.spark\.deploy\.SparkSubmit")
HEAD = """\
# Every key that Spark knows and how it changed from release to release; written by tools/oracle from Spark's own classes,
# not by hand.

[releases]
"""


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
    if entry["prepend"]:
        fields.append(("prepend", quoted(entry["prepend"])))
    if entry.get("values"):
        fields.append(("values", "[" + ", ".join(map(quoted, entry["values"])) + "]"))
    if entry.get("check"):
        fields.append(("check", quoted(" ".join(entry["check"]))))
    if entry["since"]:
        fields.append(("since", quoted(entry["since"])))
    if not entry["public"]:
        fields.append(("internal", "true"))
    return ", ".join(f"{name} = {value}" for name, value in fields)


def holders_of(key, holders):
    """The classes that name the key; of one that is put together, those that name the longest beginning of it."""
    while key and key not in holders and key + "." not in holders:
        key = key.rpartition(".")[0]
    return holders.get(key, set()) | holders.get(key + ".", set())


def manager_of(key, holders):
    """The one cluster manager whose module reads the key, or None."""
    for manager, (start, classes) in MODULES.items():
        if not key.startswith(start):
            continue
        others = {name for name in holders_of(key, holders) if not BYSTANDERS.fullmatch(name)}
        if key == QUEUE:
            others = {name for name in others if not SPARK_SUBMIT.match(name)}
        return manager if others and all(classes.match(name) for name in others) else None
    return None


def fields_of(entries, constants):
    """{key: its fields} of one release, made of what `oracle catalogue` prints as it is and with --constants."""
    by_key = {}
    for line in entries.splitlines():
        entry = json.loads(line)
        by_key[entry["key"]] = entry_line(entry)
    holders = {}
    for line in constants.splitlines():
        key, classes = line.split("\t")
        holders[key] = set(classes.split(" "))
        if re.fullmatch(r"spark(\.[A-Za-z0-9_-]+)+", key) and key not in NOT_KEYS:
            by_key.setdefault(key, BARE)
    for key in by_key:
        if manager := manager_of(key, holders):
            by_key[key] += f", manager = {quoted(manager)}"
    return by_key


def range_of(first, last):
    """How rules write the lines from `first` to `last`; nothing where they are all."""
    oldest, newest = answers.LINES[0], answers.LINES[-1]
    if (first, last) == (oldest, newest):
        return None
    if first == last:
        return first
    if last == newest:
        return f">={first}"
    return f"<={last}" if first == oldest else f"{first}..{last}"


def tables(by_line):
    """The tables of a key, of which each release line has said some fields, or nothing."""
    runs = []
    for line in answers.LINES:
        fields = by_line.get(line)
        if fields is None:
            runs.append(None)
        elif runs and runs[-1] and runs[-1][2] == fields:
            runs[-1][1] = line
        else:
            runs.append([line, line, fields])
    for first, last, fields in filter(None, runs):
        span = range_of(first, last)
        yield f"{{ {fields}, releases = {quoted(span)} }}" if span else f"{{ {fields} }}"


def lines_of(by_line):
    """The lines of a table: `by_line` has {line: {name: fields}} of all releases."""
    lines = []
    for name in sorted({name for rows in by_line.values() for name in rows}):
        said = list(tables({line: rows.get(name) for line, rows in by_line.items()}))
        if len(said) == 1:
            lines.append(f"{quoted(name)} = {said[0]}\n")
        else:
            lines.append(f"{quoted(name)} = [\n" + "".join(f"  {table},\n" for table in said) + "]\n")
    return "".join(lines)


def text(catalogues):
    """The file; `catalogues` has {line: {key: fields}} of all releases."""
    tell_since_when(catalogues)
    releases = "".join(f"{quoted(answers.line_of(release))} = {quoted(release)}\n" for release in answers.RELEASES)
    return HEAD + releases + "\n[keys]\n" + lines_of(catalogues)


def tell_since_when(catalogues):
    """Entries of 2.4 do not know since when they exist; where 3.0 has the same entry, it says so for both."""
    old, new = catalogues.get("2.4", {}), catalogues.get("3.0", {})
    for key, fields in old.items():
        since = re.search(r', since = "[^"]*"', new.get(key, ""))
        if since and fields == new[key].replace(since[0], ""):
            old[key] = new[key]
