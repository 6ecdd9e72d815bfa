"""The recorded consoles, `testdata/driver/console.ndjson`: one line a case, equal answers of neighbouring releases stored once.

    {"id":"…","argv":[…],"answers":[{"releases":"3.1..3.5","log":["WARN SparkConf: …"],"throws":["a.B: …","cause.C"]},{"releases":"4.0","initial":2},…]}

What is implied is left out: `log` where nothing is shown, `throws` where nothing is thrown, `initial` where dynamic allocation is off. A driver that does not
start and throws nothing has `"starts":false`.
"""

import json

from answers import chain, compress, expand, line_of, log_lines, write_whole


def stored(answer):
    """What is kept of an answer."""
    kept = {}
    if answer["log"]:
        kept["log"] = log_lines(answer["log"])
    if answer["exception"]:
        kept["throws"] = list(chain(answer["exception"]))
    elif not answer["starts"]:
        kept["starts"] = False
    if answer["allocation"]:
        kept["initial"] = answer["initialExecutors"]
    return kept


class Recording:
    def __init__(self, path):
        self.path = path
        self.cases = {}
        if path.exists():
            with path.open(encoding="utf-8") as lines:
                self.cases = {case["id"]: case for case in map(json.loads, lines)}

    def answered(self, release, suite):
        """The ids of the suite's cases that a release has answered as they are now."""
        return {identity for identity, asked in suite if line_of(release) in self.by_line(identity, asked)}

    def by_line(self, identity, asked):
        """What is recorded of a case, {line: answer}; nothing where it was another then."""
        old = self.cases.get(identity, {"answers": []})
        is_same = {name: said for name, said in old.items() if name not in ("id", "answers")} == asked
        return expand(old["answers"]) if is_same else {}

    def merge(self, release, suite, answered):
        """Takes over the suite's cases in its order, as far as some release has answered them as they are now; `answered` of them are new."""
        cases = {}
        for identity, asked in suite:
            by_line = self.by_line(identity, asked)
            if identity in answered:
                by_line[line_of(release)] = stored(answered[identity])
            if by_line:
                cases[identity] = {"id": identity, **asked, "answers": compress(by_line)}
        self.cases = cases

    def write(self):
        write_whole(self.path, self.cases.values())
