"""Questions to single methods of Spark, which need no driver. A suite is a module with

- `PROGRAM`, the Java class that answers,
- `FILE`, its recording under testdata/, where `{line}` is the release line,
- `questions()`, a list of what the program reads, one JSON value each,
- `lines(release, answered)`, the lines of the recording, made of (question, answer) in the order of the questions.

A suite with a file for each release line has more, see `neighbours`.

Like the cases of drivers they are deterministic: the same questions come out on every machine and every day.
"""

from . import masters, properties, submit, substitute, values

SUITES = {"values": values, "substitute": substitute, "masters": masters, "properties": properties, "submit": submit}
