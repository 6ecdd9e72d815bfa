"""Recorded answers on disk: NDJSON, one line a case, equal answers of neighbouring releases stored once.

    {"id":"…","conf":{…},"answers":[{"releases":"3.1..3.5","starts":true,…},…]}
"""

import json

# Of each line the release that is asked.
RELEASES = ("2.4.8", "3.0.3", "3.1.3", "3.2.4", "3.3.4", "3.4.4", "3.5.9", "4.0.5", "4.1.4", "4.2.1", "4.3.0")


def line_of(release):
    """The release line of a full version: 3.5.9 → 3.5."""
    return ".".join(release.split(".")[:2])


LINES = tuple(map(line_of, RELEASES))


def expand(answers):
    """Answers with their ranges → {line: answer}."""
    by_line = {}
    for answer in answers:
        first, _, last = answer["releases"].partition("..")
        span = LINES[LINES.index(first):LINES.index(last or first) + 1]
        bare = {key: value for key, value in answer.items() if key != "releases"}
        by_line.update((line, bare) for line in span)
    return by_line


def compress(by_line):
    """{line: answer} → answers, each with the longest range of neighbouring lines that share it."""
    runs = []
    for line in LINES:
        if line not in by_line:
            runs.append(None)
        elif runs and runs[-1] and runs[-1][2] == by_line[line]:
            runs[-1][1] = line
        else:
            runs.append([line, line, by_line[line]])
    return [{"releases": first if first == last else f"{first}..{last}", **answer}
            for first, last, answer in filter(None, runs)]


class Recording:
    """One file of recorded answers."""

    def __init__(self, path):
        self.path = path
        self.cases = []
        if path.exists():
            with path.open(encoding="utf-8") as lines:
                self.cases = [json.loads(line) for line in lines]

    def merge(self, release, plan, answered):
        """Takes over the plan's cases in its order, with the new answers of `release` and, where the configuration is still the
        same, what other releases have answered."""
        known = {case["id"]: case for case in self.cases}
        self.cases = []
        for identity, conf in plan:
            old = known.get(identity)
            by_line = expand(old["answers"]) if old and old["conf"] == conf else {}
            by_line[line_of(release)] = answered[identity]
            self.cases.append({"id": identity, "conf": conf, "answers": compress(by_line)})

    def write(self):
        with self.path.open("w", encoding="utf-8", newline="\n") as out:
            for case in self.cases:
                out.write(json.dumps(case, ensure_ascii=False, separators=(",", ":")) + "\n")


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
