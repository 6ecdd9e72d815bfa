"""Recorded answers of drivers on disk: NDJSON, one line a case, equal answers of neighbouring releases stored once.

    {"id":"…","conf":{…},"answers":[{"releases":"3.1..3.5","log":["WARN Utils: …"],"throws":["a.B: …","cause.C"],"manager":{…}},…]}

What is implied is left out: `log` where nothing is logged, `throws` where the driver starts, `manager` where dynamic allocation is off.
A manager has `initial`, and of the others only what is not as usual; what is usual says the first line of the file.
"""

import json
import os

# Of each line the release that is asked.
RELEASES = ("2.4.8", "3.0.3", "3.1.3", "3.2.4", "3.3.4", "3.4.4", "3.5.9", "4.0.5", "4.1.4", "4.2.1", "4.3.0")


def line_of(release):
    """The release line of a full version: 3.5.9 → 3.5."""
    return ".".join(release.split(".")[:2])


LINES = tuple(map(line_of, RELEASES))
FOREVER = 2**31 - 1  # seconds, or executors
USUAL = [
    {"releases": "2.4", "min": 0, "max": FOREVER, "schedulerBacklogTimeoutS": 1, "sustainedSchedulerBacklogTimeoutS": 1,
     "executorIdleTimeoutS": 60, "cachedExecutorIdleTimeoutS": FOREVER},
    {"releases": "3.0..4.3", "min": 0, "max": FOREVER, "schedulerBacklogTimeoutS": 1, "sustainedSchedulerBacklogTimeoutS": 1,
     "executorIdleTimeoutNs": 60 * 10**9, "cachedExecutorIdleTimeoutNs": FOREVER * 10**9, "shuffleTrackingTimeoutNs": 2**63 - 1},
]


def expand(ranged):
    """Things with their ranges → {line: thing}."""
    by_line = {}
    for thing in ranged:
        first, _, last = thing["releases"].partition("..")
        span = LINES[LINES.index(first):LINES.index(last or first) + 1]
        bare = {key: value for key, value in thing.items() if key != "releases"}
        by_line.update((line, bare) for line in span)
    return by_line


def compress(by_line):
    """{line: thing} → things, each with the longest range of neighbouring lines that share it."""
    runs = []
    for line in LINES:
        if line not in by_line:
            runs.append(None)
        elif runs and runs[-1] and runs[-1][2] == by_line[line]:
            runs[-1][1] = line
        else:
            runs.append([line, line, by_line[line]])
    return [{"releases": first if first == last else f"{first}..{last}", **thing}
            for first, last, thing in filter(None, runs)]


def stored(answer, line):
    """What is kept of an answer of the Player's."""
    kept = {}
    if answer["log"]:
        kept["log"] = log_lines(answer["log"])
    if answer["exception"]:
        kept["throws"] = list(chain(answer["exception"]))
    if answer["manager"] is not None:
        usual = expand(USUAL)[line]
        if answer["manager"].keys() != {"initial", *usual}:
            raise ValueError(f"an ExecutorAllocationManager of {line} with other fields: {answer['manager']}")
        kept["manager"] = {name: value for name, value in answer["manager"].items() if usual.get(name) != value}
    return kept


def log_lines(log):
    """The lines of a log as a console shows them."""
    return [f"{said['level']} {said['logger']}: {said['message']}" for said in log]


def chain(exception):
    """An exception and its causes as Throwable.toString prints them."""
    while exception:
        message = exception["message"]
        yield exception["class"] if message is None else f"{exception['class']}: {message}"
        exception = exception.get("cause")


class Recording:
    """One file of recorded answers."""

    def __init__(self, path):
        self.path = path
        self.cases = []
        if path.exists():
            with path.open(encoding="utf-8") as lines:
                self.cases = [case for case in map(json.loads, lines) if "id" in case]

    def answered(self, release):
        """The ids of the cases, with their configurations, that a release has answered."""
        return {case["id"]: case["conf"] for case in self.cases if line_of(release) in expand(case["answers"])}

    def merge(self, release, suite, plan, answered):
        """Takes over the suite's cases in its order, as far as someone has answered them: with the new answers of `release`, and,
        where the configuration is still the same, with what other releases have answered, and with what `release` has answered
        to cases of its plan that it was not asked again."""
        line = line_of(release)
        known = {case["id"]: case for case in self.cases}
        planned = {identity for identity, _ in plan}
        self.cases = []
        for identity, conf in suite:
            old = known.get(identity)
            by_line = expand(old["answers"]) if old and old["conf"] == conf else {}
            if identity in answered:
                by_line[line] = stored(answered[identity], line)
            elif identity not in planned:
                by_line.pop(line, None)
            if by_line:
                self.cases.append({"id": identity, "conf": conf, "answers": compress(by_line)})

    def add(self, release, identity, conf, answer):
        """Takes one more case, with its answer as it is stored."""
        self.cases.append({"id": identity, "conf": conf, "answers": [{"releases": line_of(release), **answer}]})

    def write(self):
        write_whole(self.path, ({"usual": USUAL}, *self.cases))


def write_whole(path, lines):
    """Writes NDJSON, never half: others may read the file while it is recorded."""
    partial = path.with_suffix(f".{os.getpid()}")
    with partial.open("w", encoding="utf-8", newline="\n") as out:
        for line in lines:
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    partial.rename(path)


def print_differences(old_path, new_path):
    """Prints each line in which two recordings differ; returns how many."""
    with old_path.open(encoding="utf-8") as old, new_path.open(encoding="utf-8") as new:
        old_lines, new_lines = old.read().splitlines(), new.read().splitlines()
    longest = max(len(old_lines), len(new_lines))
    padded = zip(old_lines + [""] * (longest - len(old_lines)), new_lines + [""] * (longest - len(new_lines)))
    different = [(before, after) for before, after in padded if before != after]
    for before, after in different:
        print(f"- {before}\n+ {after}")
    return len(different)
