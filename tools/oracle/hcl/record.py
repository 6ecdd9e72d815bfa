#!/usr/bin/env python3
"""Records what hclsyntax, the reader of Terraform, makes of HCL.

    tools/oracle/hcl/record.py testdata/carrier       # writes hcl.ndjson

hcl.ndjson: {"hcl": text, "tree": what it is} or {"hcl": text, "refused": why}. In a tree a scalar is "s:" and its text, "?" is a
value that hclsyntax cannot work out here, and blocks are objects under their names and labels; those within others are in lists.
`var.x` is the text "{{var.x}}", which sparkvet makes of a reference.

Needs Go with its module proxy. The texts are drawn from one seed: the same every time.
"""

import json
import random
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
COUNT = 3000
LONGEST = 260

WORDS = ["a", "spark.x", "4g", "x y", "é", "10", "true", "💥", "it's", "k: v", "#no", "//", "/* */", "}", "{", "]", "EOT", "=", "<<EOT", "$", "%", "$X", "$(c)", "$$", "100%", "", " ", "$${a}", "%%{b}"]
NAMES = ["a", "b", "spark_conf", "x-y", "_z", "é", "in", "if", "for_each", "true", "null"]


class Generator:
    def __init__(self, seed: int):
        self.r = random.Random(seed)

    def quoted(self, depth: int, opens: bool = True) -> str:
        r = self.r
        out = ""
        for _ in range(r.randrange(4)):
            kind = r.random()
            if kind < .6:
                out += r.choice(WORDS)
            elif kind < .8:
                out += r.choice(["\\n", "\\t", "\\\"", "\\\\", "\\u00e9", "\\U0001F4A5", "\\r", "\\u0041"])
            elif opens:
                out += r.choice(["${var.x}", "${ var.x }", "${~ var.x}", "${var.x ~}", "$${var.x}", "$$${var.x}", "%%{ if x }", '${"q"}', '${lower("}")}', "${{a = var.x}.a}"])
        return '"' + out + '"'

    def heredoc(self, indent: int) -> str:
        r = self.r
        marker = r.choice(["EOT", "EOF", "E_1", "A-B"])
        flush = r.random() < .6
        lines = []
        for _ in range(r.randrange(6)):
            pad = " " * r.choice([indent, indent, indent + 2, 0, 1])
            lines.append(r.choice(["", "   ", pad, pad + "spark.a 1", pad + "x # no", pad + '"q" \\n', pad + "${var.x}", pad + "a ${var.x} b", pad + "$${y} $Z", pad + "\tt", pad + "{", pad + "100% $", pad + "é",
                                   pad + marker + "x", pad + "${~ var.x ~}", pad + "a  ${~ var.x ~}  b", pad + "${var.x}" + marker]))
        end = " " * r.choice([0, indent, indent + 2]) + marker
        return "<<" + ("-" if flush else "") + marker + "\n" + "".join(line + "\n" for line in lines) + end

    def number(self) -> str:
        return self.r.choice(["0", "4", "010", "1.50", "1e3", "1E+3", "2.5e-3", "-1", "- 2", "-0", "0.10", "100", "1000000", "12345678901234567890", "1.0", "00.5", "5e-1", "0.000001"])

    def scalar(self, depth: int, indent: int) -> str:
        r = self.r
        kind = r.random()
        if kind < .45:
            return self.quoted(depth)
        if kind < .6:
            return self.number()
        if kind < .7:
            return r.choice(["true", "false", "null"])
        if kind < .85:
            return self.heredoc(indent)
        return r.choice(["var.x", "1 + 2", '"a" == "b"', "!var.yes", "var.list[0]", "[for l in var.list : l]", '{for l in var.list : l => "v"}', "(1)", "(\n1\n)", 'lower("A")', "var.list[*]", "var.yes ? 1 : 2", "-var.x", "1.2.3",
                         'lower(<<EOT\nx\nEOT\n)', "var.maps.m", '"${var.x}"', '"${merge({"a" = 1}, {b = 2})}"', '"${["a", "b"]}"'])

    def value(self, depth: int, indent: int) -> str:
        r = self.r
        kind = r.random()
        if depth == 0 or kind < .5:
            return self.scalar(depth, indent)
        if kind < .65:
            return self.list(depth, indent)
        if kind < .85:
            return self.object(depth, indent)
        d = depth - 1
        return r.choice([lambda: f"jsonencode({self.value(d, indent)})", lambda: f"yamlencode(\n{self.object(d, indent)}\n)", lambda: f"merge({self.object(d, indent)}, {self.map(d, indent)})",
                         lambda: f"merge(var.maps, {self.object(d, indent)},)", lambda: f"concat({self.list(d, indent)}, {self.list(d, indent)})", lambda: f"flatten([{self.list(d, indent)}, {self.value(d, indent)}])",
                         lambda: f"concat({self.list(d, indent)}, var.list)", lambda: f"var.yes ? {self.map(d, indent)} : {self.map(d, indent)}", lambda: f"({self.value(d, indent)})", lambda: f"tomap({self.object(d, indent)})",
                         lambda: f"compact([{self.quoted(d)}, {self.quoted(d)}])", lambda: f"sensitive({self.scalar(d, indent)})",
                         lambda: f'join({r.choice([chr(34) + " " + chr(34), self.quoted(d, False)])}, [{self.quoted(d)}, {r.choice(["var.x", self.quoted(d)])}{r.choice(["", ","])}])'])()

    def map(self, depth: int, indent: int) -> str:
        return self.r.choice([lambda: self.object(depth, indent), lambda: "{}", lambda: "var.maps", lambda: f"(var.yes ? {self.object(depth, indent)} : {{}})"])()

    def list(self, depth: int, indent: int) -> str:
        r = self.r
        items = [self.value(depth - 1, indent + 2) if depth > 0 else self.quoted(0) for _ in range(r.randrange(4))]
        # A here-document ends with its line.
        items = [item + "\n" if "<<" in item and "\n" in item else item for item in items]
        glue = r.choice([", ", ",\n" + " " * indent, ", # c\n", " /* c */ , "])
        return "[" + r.choice(["", "\n"]) + glue.join(items) + (r.choice(["", ",", "\n", ",\n"]) if items else "") + "]"

    def object(self, depth: int, indent: int) -> str:
        r = self.r
        out = "{" + r.choice(["", "\n", " ", " # c\n", " // c\n"])
        for _ in range(r.randrange(4)):
            key = r.choice([r.choice(NAMES[:7]), self.quoted(0, False), '"spark.executor.cores"', '"<<"', "(var.x)", '"k${var.x}"', "1", "true"])
            value = self.value(depth - 1, indent + 2) if depth > 0 else self.quoted(0)
            out += key + r.choice([" = ", "=", ": ", " : "]) + value + ("\n" if "<<" in value and "\n" in value else r.choice(["\n", ",\n", ", ", " # c\n", "\n\n"]))
        return out + "}"

    def body(self, depth: int, indent: int) -> str:
        r = self.r
        out = ""
        pad = " " * indent
        used = set()
        for _ in range(r.randrange(1, 4)):
            if r.random() < .15:
                out += r.choice(["\n", pad + "# c\n", pad + "// c\n", "/* c\n c */\n", "   \n"])
            name = r.choice(NAMES)
            if r.random() < .6 or depth == 0:
                if name in used and r.random() < .9:
                    continue
                used.add(name)
                out += pad + name + r.choice([" = ", "=", "  =  "]) + self.value(2, indent + 2) + r.choice(["\n", "\n", " # c\n", " // c\n"])
            else:
                kind, count = r.choice([("blk", 0), ("step", 1), ("resource", 2)])
                out += pad + kind + "".join(r.choice([' "l"', ' "m n"', " l", ' "é"']) for _ in range(count))
                if r.random() < .15:
                    out += " { " + name + " = " + self.number() + " }\n"
                else:
                    out += r.choice([" {\n", "{\n", " { # c\n"]) + self.body(depth - 1, indent + 2) + pad + "}\n"
        return out

    def file(self) -> str:
        r = self.r
        text = r.choice(["", "", "", "\ufeff", "\n", "# head\n"]) + self.body(2, 0)
        if r.random() < .1:
            text = text.replace("\n", "\r\n")
        if r.random() < .1:
            text = text.rstrip("\r\n")
        if r.random() < .3:  # hostile: a blow or two
            for _ in range(r.randrange(1, 3)):
                at = r.randrange(len(text) + 1)
                text = r.choice([text[:at] + r.choice(["'", '"', "{", "}", "[", "]", "(", ")", ",", "=", ":", "${", "%{", "\\", "<<E\n", "\n", "#", "/*", "*/", ";", "&", "?", ".", "for ", "~", "-"]) + text[at:],
                                 text[:at] + text[at + r.randrange(1, 4):]])
        return text


def main() -> None:
    texts = []
    seen = set()
    seed = 0
    while len(texts) < COUNT:
        seed += 1
        text = Generator(seed).file()
        if len(text) <= LONGEST and text not in seen and text.strip():
            seen.add(text)
            texts.append(text)
    run = subprocess.run(["go", "run", "."], cwd=HERE / "hclsyntax", input="".join(json.dumps(t) + "\n" for t in texts), capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    rows = [{"hcl": text} | answer for text, answer in zip(texts, answers, strict=True)]
    (Path(sys.argv[1]) / "hcl.ndjson").write_text("".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) + "\n" for r in rows))


if __name__ == "__main__":
    main()
