#!/usr/bin/env python3
"""Asks the real bash which words it hands to a command, for generated scripts.

  record.py > testdata/carrier/shell-words.ndjson        # about a minute; needs bash

A script calls `show ID WORD…`, a function that prints its words. A line of the output is one script and what bash said:

  {"script":"A='x y'\\nshow 1 $A\\n","shown":[["1","x","y"]]}

lib/carrier/shell_recorded_test.cc reads each script and compares the words that it holds to be certain. A call that bash
makes twice with different words, or never, is left out. Nothing is written by hand.
"""

import json
import os
import random
import subprocess
import sys
import tempfile

SEED = 20261
SCRIPTS = 1800
NAMES = ["A", "B", "C", "OPTS", "X1", "_y"]
LISTS = ["L", "M", "ARGS"]
PLAIN = ["a", "b=c", "--conf", "spark.x=1", "-1", "x/y", "a.b", "é", "%s", "@", "a:b", "1,2", "a]", "+x", "=", "^"]
INSIDE = ["a", " ", "  ", "b c", "#", "'", "*", ";", "|", "=", "é", "\\\\", "\\$", "\\\"", "\\n", "!", "~", "(", ")", "{", "<", "\n", "\\\n", "\t"]
SINGLE = ["a", " ", "b c", "#", "\"", "$A", "\\", "\\n", "`", ";", "\n", "{", "é", "|", "*"]
ANSI = ["a", "\\n", "\\t", "\\\\", "\\'", "\\x41", "\\101", "\\u00e9", "\\e", "\"", " ", "$A", "\\q", "\\cA", "\\?"]
ESCAPES = ["\\ ", "\\\"", "\\'", "\\$", "\\\\", "\\a", "\\#", "\\;", "\\\n", "\\|", "\\(", "\\~", "\\*", "\\{"]


class Script:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.shown = 0
        self.depth = 0

    def pick(self, things):
        return self.rng.choice(things)

    def few(self, make, most: int) -> str:
        return "".join(make() for _ in range(self.rng.randint(0, most)))

    def reference(self, quoted: bool) -> str:
        name, items = self.pick(NAMES), self.pick(LISTS)
        forms = [f"${name}", f"${{{name}}}", f"${{{name}}}", f"${{{name}:-d}}", f"${{{items}[@]}}", f"${{{items}[@]}}", f"${{{items}[0]}}",
                 f"${{{items}[1]}}", f"${items}", f"$(echo {self.word(1)})", f"${{{name}-d}}", f"${{#{name}}}", "$((1+2))"]
        if quoted:
            forms.append(f"${{{items}[*]}}")
        if not quoted:
            forms += [f"${{{items}[@]+\"${{{items}[@]}}\"}}", "`echo x`"]
        return self.pick(forms)

    def piece(self, depth: int = 0) -> str:
        kind = self.rng.random()
        if kind < 0.35:
            return self.pick(PLAIN)
        if kind < 0.48:
            return "'" + self.few(lambda: self.pick(SINGLE), 3) + "'"
        if kind < 0.66:
            inside = lambda: self.reference(True) if depth == 0 and self.rng.random() < 0.4 else self.pick(INSIDE)
            return '"' + self.few(inside, 4) + '"'
        if kind < 0.72:
            return "$'" + self.few(lambda: self.pick(ANSI), 3) + "'"
        if kind < 0.82:
            return self.pick(ESCAPES)
        if depth == 0:
            return self.reference(False)
        return self.pick(PLAIN)

    def word(self, depth: int = 0) -> str:
        return "".join(self.piece(depth) for _ in range(self.rng.randint(1, 3)))

    def gap(self) -> str:
        return self.pick([" "] * 8 + ["  ", "\t", " \\\n", " \\\n  "])

    def words(self, most: int) -> str:
        return self.gap().join(self.word() for _ in range(self.rng.randint(0, most)))

    def show(self) -> str:
        self.shown += 1
        rest = self.words(5)
        tail = self.pick([""] * 6 + [" # why", " >/dev/stdout", " 2>&1", " 2>/dev/null <<<x"])
        before = self.pick([""] * 8 + ["P=1 ", "! "])
        return f"{before}show {self.shown} {rest}{tail}"

    def assignment(self) -> str:
        name, items = self.pick(NAMES), self.pick(LISTS)
        value = self.word()
        # Assignments in which a value is asked for that the same command assigns are another matter.
        forms = [f"{name}={value}"] * 4 + [f"{name}={value}", f"{name}+={value}", f'{name}="${name} {self.pick(PLAIN)}"', f"export {name}={value}",
                 f"readonly R{self.rng.randint(0, 99999)}=1", f"{name}=", f"{items}=({self.words(4)})", f"{items}=({self.words(4)})",
                 f"{items}+=({self.words(3)})", f"{items}=(\n  {self.words(2)} # c\n  {self.words(2)}\n)", f"declare {name}={value}",
                 f"{name}=1 {self.pick(NAMES)}=${name}"]
        return self.pick(forms)

    def document(self) -> str:
        end = self.pick(["EOF", "'EOF'", "-EOF", "\\EOF"])
        tab = "\t" if end == "-EOF" else ""
        lines = "".join(tab + self.pick(["a $A", "show 0 x", "it's", "\"q", "", "b \\", "# c", "$(echo x)", "EOF "]) + "\n" for _ in range(self.rng.randint(0, 3)))
        # A line that goes on would swallow the end.
        lines = lines.replace("\\\n", "\\x\n")
        return f"cat <<{end} >/dev/null\n{lines}{tab}EOF"

    def rare(self) -> str:
        name = self.pick(NAMES)
        return self.pick([f"read {name} <<< q", f"unset {name}", f"(({name}=4))", f": ${{{name}:=z}}", f"printf -v {name} q", f"let {name}=2",
                          f"for {name} in p q; do {self.show()}; done", "true", "# note", "shopt -s nullglob", f"eval {name}=e",
                          f"{name}=$(printf x)", f"set -- {self.words(2)}", f"{self.pick(LISTS)}[1]=z", f"{name}=~/x"])

    def block(self) -> str:
        self.depth += 1
        body = self.lines(2)
        other = self.lines(1)
        self.depth -= 1
        name = f"f{self.rng.randint(0, 9)}"
        return self.pick([f"if true; then\n{body}\nelse\n{other}\nfi", f"if false; then\n{body}\nelif true; then\n{other}\nfi",
                          f"for i in 1 2; do\n{body}\ndone", f"{{\n{body}\n}}", f"(\n{body}\n)", f"{name}() {{\n{body}\n}}\n{other}\n{name}",
                          f"function {name} {{\n local {self.assignment_of_name()}\n{body}\n}}\n{name}", f"case x in\n x)\n{body}\n ;;\n *) {other}\n ;;\nesac",
                          f"n=0; while ((n++ < 2)); do\n{body}\ndone", f"true && {self.simple()}", f"false || {self.simple()}", f"true | {{ {self.simple()}\n}}"])

    def assignment_of_name(self) -> str:
        return f"{self.pick(NAMES)}={self.word()}"

    def simple(self) -> str:
        return self.pick([self.show, self.assignment, self.assignment])()

    def line(self) -> str:
        kind = self.rng.random()
        if kind < 0.42:
            return self.assignment()
        if kind < 0.72:
            return self.show()
        if kind < 0.78:
            return self.document()
        if kind < 0.84:
            return self.rare()
        if kind < 0.94 and self.depth < 2:
            return self.block()
        return self.assignment() + "; " + self.show()

    def lines(self, most: int) -> str:
        return "\n".join(self.line() for _ in range(self.rng.randint(1, most)))

    def text(self) -> str:
        return self.lines(6) + "\n" + self.show() + "\n"


PRELUDE = "show() { printf '%s\\0' \"$@\"; printf '\\001\\0'; }\n"


def ask(script: str, folder: str) -> list[list[str]] | None:
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
    try:
        run = subprocess.run(["bash", "--norc", "--noprofile", "-c", PRELUDE + script], capture_output=True, env=env, cwd=folder, timeout=10, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None
    if b"syntax error" in run.stderr or b"unexpected EOF" in run.stderr or b"warning" in run.stderr:
        return None
    calls: dict[str, list[str] | None] = {}
    words: list[str] = []
    for word in run.stdout.decode("utf-8", "surrogateescape").split("\0"):
        if word != "\x01":
            words.append(word)
            continue
        if words and words[0].isdigit():
            calls[words[0]] = words if calls.get(words[0], words) == words else None
        words = []
    return [w for w in calls.values() if w is not None]


def main() -> None:
    seeds = range(SEED, SEED + SCRIPTS)
    if len(sys.argv) > 1:
        first = int(sys.argv[1])
        seeds = range(first, first + int(sys.argv[2]))
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for seed in seeds:
            script = Script(seed).text()
            shown = ask(script, folder)
            if shown and all(w.isprintable() or "\n" in w or "\t" in w or "\x1b" in w or "\x01" in w for call in shown for w in call if w):
                try:
                    print(json.dumps({"script": script, "shown": shown}, ensure_ascii=False, separators=(",", ":")).encode("utf-8").decode())
                except UnicodeEncodeError:
                    continue


if __name__ == "__main__":
    main()
