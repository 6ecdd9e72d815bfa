"""Real Spark and sparkvet side by side: what they answer otherwise, made as small as it will go.

What one says of a case is a list of lines of text. Spark is asked case by case and is slow, sparkvet is asked for all of a plan at once.
"""

import json
import subprocess
import sys
import threading

import answers as storage

ENVIRONMENT = {"SPARKVET_EXECUTORS": "3"}  # what both may be asked for by ${env:…}
SUBMISSIONS_DIRECTORY = "/job"  # where command lines are, as Submissions shows it


def said(stored):
    """An answer as it is stored, as lines that can be compared: the order of the log is not Spark's promise."""
    lines = sorted(stored.get("log", ()))
    lines += [f"throws {text}" for text in stored.get("throws", ())]
    lines.append("stops" if "throws" in stored else "starts")
    if "manager" in stored:
        lines.append(f"allocation on, initial executors {stored['manager']['initial']}")
    return lines


def as_stored(reply):
    """An answer of `sparkvet batch` in that form."""
    kept = {"log": storage.log_lines(reply["log"])}
    if not reply["starts"]:
        kept["throws"] = list(storage.chain(reply["exception"]))
    if reply["allocation"]:
        kept["manager"] = {"initial": reply["initialExecutors"]}
    return kept


class Sparkvet:
    """`sparkvet batch` of one release."""

    def __init__(self, command, release):
        self.command = command
        self.release = release

    def __call__(self, plan):
        """What it says of each case of a plan."""
        return [said(as_stored(reply)) for reply in self.replies([{"conf": conf, "env": ENVIRONMENT} for _, conf in plan])]

    def of_lines(self, plan):
        """What it says of the command lines of a plan, before any driver."""
        return [said_of_line(reply["effective"], reply["log"], reply["exception"]) for reply in self.replies([
            {**line, "driver": False, "env": {"PWD": SUBMISSIONS_DIRECTORY, **line.get("env", {})}} for _, line in plan])]

    def of_terminals(self, plan):
        """What it says that the terminal shows for the command lines of a plan."""
        return [said_of_terminal(reply) for reply in self.replies([line for _, line in plan])]

    def replies(self, requests):
        """The answers to requests; ends where there is none."""
        plan = requests
        requests = "".join(json.dumps({"id": count, "release": self.release, **request}) + "\n" for count, request in enumerate(requests))
        run = subprocess.run([self.command, "batch"], input=requests, capture_output=True, encoding="utf-8", check=True)
        replies = [json.loads(line) for line in run.stdout.split("\n") if line]
        errors = [reply["error"] for reply in replies if "error" in reply]
        if errors or len(replies) != len(plan):
            raise SystemExit(f"oracle: {self.command}: {errors[0] if errors else 'not as many answers as cases'}")
        return replies


def said_of_line(conf, log, exception):
    """What spark-submit makes of a command line, as lines; an exception is told with its causes."""
    lines = [f"hands on {key} = {value['value'] if isinstance(value, dict) else value}" for key, value in (conf or {}).items()]
    lines += storage.log_lines(log)
    return sorted(lines) + [f"throws {text}" for text in storage.chain(exception)]


def said_of_terminal(answer):
    """What a terminal shows, as lines."""
    lines = sorted(storage.log_lines(answer["log"])) + [f"throws {text}" for text in storage.chain(answer["exception"])]
    return [*lines, "starts" if answer["starts"] else "stops", f"initial executors {answer['initialExecutors']}"]


class Difference:
    """A case that is answered in two ways. `conf` is a configuration or, of a command line, all that is asked."""

    def __init__(self, identity, conf, spark, sparkvet):
        self.identity, self.conf, self.spark, self.sparkvet = identity, conf, spark, sparkvet

    def size(self):
        return len(json.dumps(self.conf))

    def kind(self):
        """What two differences have in common that are probably the same."""
        return (self.conf.get("spark.master"), *sorted(set(self.spark) ^ set(self.sparkvet)))

    def text(self):
        asked = self.conf if "argv" in self.conf else {"conf": self.conf}
        lines = [json.dumps({"id": self.identity, **asked}, ensure_ascii=False)]
        lines += [f"  only Spark:    {line}" for line in remainder(self.spark, self.sparkvet)]
        lines += [f"  only sparkvet: {line}" for line in remainder(self.sparkvet, self.spark)]
        return "\n".join(lines).encode("utf-8", "backslashreplace").decode("utf-8")


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


class Spark:
    """Real Spark of one release, as far as its answers last. With a file it is asked nothing that stands there, and keeps there, as a
    recording, what it answers."""

    def __init__(self, ask, release, kept=None):
        """`ask` answers (id, conf) as a Player does."""
        self.ask = ask
        self.release = release
        self.kept = storage.Recording(kept) if kept else None
        self.known = {}  # configuration → the answer as it is stored
        self.lock = threading.Lock()
        for case in self.kept.cases if kept else ():
            answer = storage.expand(case["answers"]).get(storage.line_of(release))
            if answer is not None:
                self.known[self.name(case["conf"])] = answer

    @staticmethod
    def name(conf):
        return json.dumps(conf, sort_keys=True)

    def __call__(self, case):
        """What it says of a case (id, conf); None where it has no lasting answer."""
        identity, conf = case
        stored = self.known.get(self.name(conf))
        if stored is None:
            answer = self.ask(identity, conf)
            if not is_lasting(answer):
                return None
            stored = storage.stored(answer, storage.line_of(self.release))
            self.keep(identity, conf, stored)
        return said(stored)

    def keep(self, identity, conf, stored):
        with self.lock:
            self.known[self.name(conf)] = stored
            if self.kept:
                self.kept.add(self.release, identity, conf, stored)
                if len(self.known) % 50 == 0:
                    self.kept.write()

    def write(self):
        if self.kept:
            self.kept.write()


def is_lasting(answer):
    """Not of a driver that hung, or tried to end the JVM at a moment of its own."""
    return "lost" not in answer and "exits" not in answer


def compared(plan, theirs, ours):
    """Of each case of a plan, as soon as Spark has answered: None where it has no lasting answer, else whether the two say the same, else the Difference."""
    for (identity, conf), spark, sparkvet in zip(plan, theirs, ours, strict=True):
        yield None if spark is None else spark == sparkvet or Difference(identity, conf, spark, sparkvet)


def print_differences(plan, theirs, ours):
    """Prints each difference as soon as Spark has answered; returns how many cases have an answer, and the differences."""
    answered, found = 0, []
    for count, some in enumerate(compared(plan, theirs, ours), 1):
        answered += some is not None
        if isinstance(some, Difference):
            found.append(some)
            print(some.text(), flush=True)
        if count % 100 == 0:
            print(f"differ: {count} of {len(plan)}", file=sys.stderr)
    return answered, found


def shrunk(some, spark, sparkvet):
    """The same difference without the settings that do not matter. Each is tried once, so it costs as many drivers as there are settings."""
    identity = some.identity
    for number, key in enumerate(list(some.conf)):
        case = (f"{identity}-less-{number}", {other: value for other, value in some.conf.items() if other != key})
        theirs = spark(case)
        ours = sparkvet([case])[0]
        if theirs is not None and theirs != ours:
            some = Difference(case[0], case[1], theirs, ours)
    return some


def first_of_each_kind(found):
    kinds = {}
    for some in sorted(found, key=Difference.size):
        kinds.setdefault(some.kind(), some)
    return list(kinds.values())
