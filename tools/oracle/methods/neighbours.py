"""Recordings of methods on disk: 3.5 in full, of every other release only what differs from its neighbour on the side of 3.5.

A recording is lines of JSON arrays, the first perhaps ["release", full version, legend]. A file of differences always has that line, and its
legend says `like`: the line whose answers hold wherever the file has none; an answer of null takes one away. A suite that is kept so has

- `rows(line)`, what a line of it says as {question: answer}, in order,
- `group(rows)`, the lines that say {question: answer}.
"""

import json

from answers import LINES, line_of

FULL = "3.5"


def neighbour(line):
    """The line that `line` is told apart from; None for the one in full."""
    at, full = LINES.index(line), LINES.index(FULL)
    return None if at == full else LINES[at + 1 if at < full else at - 1]


class Said:
    """What a recording says, its neighbours' part included."""

    def __init__(self, suite, lines):
        self.suite = suite
        self.version, self.legend, self.answers = None, {}, {}
        for line in lines:
            if line[0] == "release":
                self.version, self.legend = line[1:]
            else:
                self.answers.update(suite.rows(line))

    @classmethod
    def read(cls, suite, directory, line):
        path = directory / suite.FILE.format(line=line)
        said = cls(suite, [json.loads(text) for text in path.read_text(encoding="utf-8").split("\n")[:-1]])
        near = neighbour(line)
        if near is not None:
            base = cls.read(suite, directory, near)
            said.legend = {**base.legend, **said.legend}
            said.answers = {question: answer for question, answer in {**base.answers, **said.answers}.items() if answer is not None}
        return said

    def beside(self, base, line):
        """The lines of a file of differences."""
        legend = {key: value for key, value in self.legend.items() if base.legend.get(key) != value}
        answers = {question: answer for question, answer in self.answers.items() if base.answers.get(question) != answer}
        answers |= {question: None for question in base.answers if question not in self.answers}
        return [["release", self.version, {"like": line, **legend}], *self.suite.group(answers)]


def differences(suite, release, lines, directory):
    """The lines of a release's file, made of all its lines and the files of its neighbours in `directory`."""
    near = neighbour(line_of(release))
    if near is None:
        return lines
    said = Said(suite, [json.loads(text) for text in lines])
    said.version = release
    return [suite.render(line) for line in said.beside(Said.read(suite, directory, near), near)]
