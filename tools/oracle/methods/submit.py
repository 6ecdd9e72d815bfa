"""The suite about spark-submit's own part: what SparkSubmitArguments and prepareSubmitEnvironment make of arguments, environment,
spark-defaults.conf and properties files, before any driver starts; see `Submissions`.

A line of the file in full is [id, question, answer]: `argv`, `env`, `defaults` and `files` on one side, on the other `conf` (what the driver
is handed), `childArgs` and `childMainClass`, `log` ("WARN SparkConf: …") and `throws` ([who, class, message, class of the cause, …]). A line of
a file of differences is [id, what is otherwise]; null stands for what is no longer there. The working directory is `/job`.
"""

from . import json_lines
from .submit_cases import cases

PROGRAM = "Submissions"
FILE = "submit/{line}.ndjson"
QUESTION = ("argv", "env", "defaults", "files")


def questions():
    return [question for _, question in cases()]


def rows(line):
    """Each setting of a configuration is an answer of its own."""
    answers = {}
    for fields in line[1:]:
        for field, value in fields.items():
            if field == "conf":
                answers.update({(line[0], field, key): setting for key, setting in value.items()})
            else:
                answers[line[0], field] = value
    return answers


def group(answers):
    """One line a case, the question apart from the answer; where no answer differs, there is no line."""
    lines = {}
    for (identity, field, *key), value in answers.items():
        question, answer = lines.setdefault(identity, ({}, {}))
        if key:
            answer.setdefault(field, {})[key[0]] = value
        else:
            (question if field in QUESTION else answer)[field] = value
    return [[identity, *filter(None, (question, answer))] for identity, (question, answer) in lines.items()]


def render(line):
    return json_lines.render(line, json_lines.READABLE)


def thrown(who, exception):
    chain = [who]
    while exception is not None:
        chain += [exception["class"], exception["message"]]
        exception = exception.get("cause")
    return chain


def answer_fields(answer):
    fields = {}
    if answer.get("conf") is not None:
        fields["conf"] = answer["conf"]
        fields["childMainClass"] = answer["childMainClass"]
        if answer["childArgs"]:
            fields["childArgs"] = answer["childArgs"]
    if answer["log"]:
        fields["log"] = sorted(f"{line['level']} {line['logger']}: {line['message']}" for line in answer["log"])
    if "exception" in answer:
        fields["throws"] = thrown(answer["thrower"], answer["exception"])
    return fields


def lines(release, answered):
    yield render(["release", release, {}])
    for (identity, question), (_, answer) in zip(cases(), answered, strict=True):
        yield render([identity, question, answer_fields(answer)])
