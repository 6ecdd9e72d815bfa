"""Real Spark and sparkvet side by side: what they answer otherwise, made as small as it will go.

Both are given as functions from [(id, conf), …] to {id: said}, where `said` is a list of lines of text; what one cannot answer is missing.
"""

import json
import subprocess

import answers as storage

ENVIRONMENT = {"SPARKVET_EXECUTORS": "3"}  # what both may be asked for by ${env:…}


def said(answer):
    """An answer, of either, as lines that can be compared: the order of the log is not Spark's promise."""
    lines = sorted(f"{line['level']} {line['logger']}: {line['message']}" for line in answer["log"])
    lines += [f"throws {text}" for text in storage.chain(answer["exception"])]
    lines.append("starts" if answer["starts"] else "stops")
    if answer["allocation"]:
        lines.append(f"allocation on, initial executors {answer['initialExecutors']}")
    return lines


class Sparkvet:
    """`sparkvet batch` of one release."""

    def __init__(self, command, release):
        self.command = command
        self.release = release

    def answers(self, plan):
        """{id: answer}; ends where sparkvet has none."""
        requests = "".join(json.dumps({"id": identity, "release": self.release, "conf": conf, "env": ENVIRONMENT}) + "\n" for identity, conf in plan)
        run = subprocess.run([self.command, "batch"], input=requests, capture_output=True, encoding="utf-8", check=True)
        replies = [json.loads(line) for line in run.stdout.splitlines()]
        errors = [reply["error"] for reply in replies if "error" in reply]
        if errors or len(replies) != len(plan):
            raise SystemExit(f"oracle: {self.command}: {errors[0] if errors else 'not as many answers as cases'}")
        return {reply["id"]: reply for reply in replies}


class Difference:
    """A case that is answered in two ways."""

    def __init__(self, identity, conf, spark, sparkvet):
        self.identity, self.conf, self.spark, self.sparkvet = identity, conf, spark, sparkvet

    def size(self):
        return len(json.dumps(self.conf))

    def kind(self):
        """What two differences have in common that are probably the same."""
        return (self.conf.get("spark.master"), *sorted(set(self.spark) ^ set(self.sparkvet)))

    def text(self):
        lines = [json.dumps({"id": self.identity, "conf": self.conf}, ensure_ascii=False)]
        lines += [f"  only Spark:    {line}" for line in remainder(self.spark, self.sparkvet)]
        lines += [f"  only sparkvet: {line}" for line in remainder(self.sparkvet, self.spark)]
        return "\n".join(lines)


def remainder(some, others):
    """The lines of `some` that are left when those of `others` are crossed out, as often as they stand there."""
    others = list(others)
    left = []
    for line in some:
        if line in others:
            others.remove(line)
        else:
            left.append(line)
    return left


def differences(plan, spark, sparkvet):
    """The cases of a plan that are answered in two ways, and how many were answered at all."""
    theirs, ours = spark(plan), sparkvet(plan)
    found = [Difference(identity, conf, theirs[identity], ours[identity])
             for identity, conf in plan if identity in theirs and theirs[identity] != ours[identity]]
    return found, len(theirs)


def shrunk(found, spark, sparkvet):
    """The same differences without the settings that do not matter: key after key goes, as long as the two still differ."""
    done = []
    while found:
        tries = {f"{number}-{key}": (number, {other: value for other, value in some.conf.items() if other != key})
                 for number, some in enumerate(found) for key in some.conf}
        still, _ = differences([(identity, conf) for identity, (_, conf) in tries.items()], spark, sparkvet)
        smaller = {}
        for some in still:
            smaller.setdefault(tries[some.identity][0], some)
        for number, some in enumerate(found):
            if number in smaller:
                smaller[number].identity = some.identity
            else:
                done.append(some)
        found = list(smaller.values())
    return sorted(done, key=Difference.size)


def first_of_each_kind(found):
    kinds = {}
    for some in sorted(found, key=Difference.size):
        kinds.setdefault(some.kind(), some)
    return list(kinds.values())
