#!/usr/bin/env python3
"""Records what real readers make of YAML: PyYAML, and sigs.k8s.io/yaml for plain scalars and for what it refuses.

    tools/oracle/yaml/record.py testdata/carrier       # writes yaml-documents.ndjson and yaml-scalars.ndjson

yaml-documents.ndjson: {"yaml": text, "trees": [one a document] or null where PyYAML refuses, "libyaml": false where libyaml
refuses, or an alias names no anchor, "kubernetes": false where sigs.k8s.io/yaml refuses a document that
PyYAML reads}. PyYAML alone refuses maps as keys, merged scalars and anchors given twice. In a tree a scalar is its text ("p:" in front of a plain one,
"s:" in front of any other), null is null, a map is a list of [key, value] sorted by key: "<<" merged, of duplicates the last.

yaml-scalars.ndjson: {"plain": text, "python": str() of what PyYAML makes of it, "kubernetes": its JSON}; null = a null or
no scalar at all.

Needs PyYAML 6 and Go with its module proxy. The documents are drawn from one seed: the same every time.
"""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
WORDS = ["spark.a", "spark.executor.cores", "conf", "x y", "é", "k", "10", "true", "4g", "a#b", "a:b", "", "-1", "yes", "~", "null", "it's", 'say "x"', "$X", "1.5", "💥"]


class Raw(yaml.SafeLoader):
    """Merges and duplicates as SafeLoader has them, scalars as they were written."""

    def compose_scalar_node(self, anchor):
        was_tagged = self.peek_event().tag is not None
        node = super().compose_scalar_node(anchor)
        node.was_tagged = was_tagged
        return node

    def construct_mapping(self, node, deep=False):
        if not isinstance(node, yaml.MappingNode):
            raise yaml.constructor.ConstructorError(None, None, "no map", node.start_mark)
        self.flatten_mapping(node)
        out = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, (list, dict)):
                raise yaml.constructor.ConstructorError(None, None, "no scalar as a key", key_node.start_mark)
            out["" if key is None else key[2:]] = self.construct_object(value_node, deep=True)
        return out


def _scalar(loader: yaml.Loader, node: yaml.ScalarNode):
    if node.tag == "tag:yaml.org,2002:null" and node.style is None:
        return None
    plain = node.style is None and not getattr(node, "was_tagged", False)
    return ("p:" if plain else "s:") + node.value


for kind in ["null", "bool", "int", "float", "binary", "timestamp", "str", "value"]:
    Raw.add_constructor(f"tag:yaml.org,2002:{kind}", _scalar)
Raw.add_constructor(None, lambda loader, node: _scalar(loader, node) if isinstance(node, yaml.ScalarNode)
                    else loader.construct_sequence(node, deep=True) if isinstance(node, yaml.SequenceNode)
                    else loader.construct_mapping(node, deep=True))


def canonical(value):
    if isinstance(value, dict):
        return {"m": sorted([k, canonical(v)] for k, v in value.items())}
    if isinstance(value, list):
        return [canonical(v) for v in value]
    return value


def trees(text: str):
    try:
        return [canonical(d) for d in yaml.load_all(text, Loader=Raw)]
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def libyaml_reads(text: str) -> bool:
    anchors = set()
    # A document without "---" behind "..." is for YAML 1.2 only, and sparkvet takes it.
    text = re.sub(r"(?m)^(\.\.\.[^\n]*\n)(?!---)", r"\1---\n", text)
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                anchors = set()
            elif isinstance(event, yaml.AliasEvent) and event.anchor not in anchors:
                return False
            elif getattr(event, "anchor", None):
                anchors.add(event.anchor)
    except yaml.YAMLError:
        return False
    return True


class Generator:
    def __init__(self, seed: int):
        self.r = random.Random(seed)

    def word(self) -> str:
        return self.r.choice(WORDS)

    def scalar(self, indent: int, block: bool) -> str:
        r = self.r
        kind = r.randrange(14)
        w = self.word()
        if kind < 4:
            return w if re.fullmatch(r"[A-Za-z0-9.$é💥_][\w.$ é💥-]*", w) else json.dumps(w, ensure_ascii=False)
        if kind < 6:
            return "'" + w.replace("'", "''") + r.choice(["", "  ", "\n" + " " * (indent + 1) + "z", "\n\n" + " " * (indent + 1) + "z "]) + "'"
        if kind < 9:
            extra = ["", "\\n", "\\t", "\\u00e9", "\\x41", "\\\n" + " " * (indent + 2) + "q", "\n" + " " * (indent + 1) + "q", " \n\n" + " " * (indent + 1) + " q", "\\\\", "\\/"]
            return '"' + w.replace('"', '\\"') + "".join(r.choice(extra) for _ in range(r.randrange(3))) + '"'
        if kind < 12 and block:
            step = r.choice([1, 2, 4])
            indicator = r.choice(["", "", str(step)])
            chomp = r.choice(["", "-", "+"])
            lines = [r.choice(["", " " * r.randrange(4), "spark.a  1", "x", "  more", "# no comment", "a\tb", "é", "k: v", "- i", "{{ x }}", "trailing  "]) for _ in range(r.randrange(6))]
            if lines and not indicator and lines[0].startswith(" "):
                lines[0] = lines[0].strip()
            pad = " " * (indent + step)
            body = "".join("\n" + (pad + l if l.strip() else l if r.random() < .5 else pad + l) for l in lines)
            return r.choice("|>") + (indicator + chomp if r.random() < .5 else chomp + indicator) + r.choice(["", "", " # c"]) + body
        if kind < 13:
            return r.choice(["a b\n" + " " * (indent + 1) + "c", "a\n\n" + " " * (indent + 2) + "b c", "", "~", "null", "!!str 10", "! x", "!Own y", "0x10", "1e3", "010", "1:30", "1_000"])
        return "*" + r.choice("ab") if r.random() < .5 else "&" + r.choice("ab") + " " + self.word().replace("", "") .replace("~", "w").replace(":", "") .replace("#", "").replace("'", "").replace('"', "")

    def flow(self, depth: int) -> str:
        r = self.r
        if depth == 0 or r.random() < .5:
            return self.scalar(40, False)
        if r.random() < .5:
            return "[" + ", ".join(self.flow(depth - 1) for _ in range(r.randrange(4))) + r.choice(["", ",", "\n" + " " * 44]) + "]"
        return "{" + ", ".join(f"{self.key()}: {self.flow(depth - 1)}" for _ in range(r.randrange(4))) + r.choice(["", ",", " "]) + "}"

    def key(self) -> str:
        r = self.r
        return r.choice(["a", "b", "spark.x", "spark.y.z", "'q k'", '"d\\u0041"', "k", "k", "<<"]) if r.random() < .9 else r.choice(["? a", "10", "true", "~", '"<<"'])

    def block(self, indent: int, depth: int) -> str:
        r = self.r
        pad = " " * indent
        out = ""
        is_list = r.random() < .3
        for _ in range(r.randrange(1, 4)):
            if r.random() < .15:
                out += r.choice(["\n", pad + "# comment\n", "   \n", "# left\n"])
            head = pad + ("- " if is_list else self.key() + ": ")
            anchor = r.choice(["", "", "", "&a ", "&b "])
            kind = r.random()
            if kind < .35 and depth:
                step = r.choice([1, 2, 4])
                out += head + anchor + "\n" + self.block(indent + step, depth - 1)
            elif kind < .45:
                out += head + r.choice(["*a", "*b", "[*a, *b]"]) + "\n"
            elif kind < .6:
                out += head + anchor + self.flow(2) + r.choice(["", " # c", "  "]) + "\n"
            else:
                out += head + self.scalar(indent, True) + r.choice(["", "", "\n"]) + "\n"
        return out

    def document(self) -> str:
        r = self.r
        text = r.choice(["", "", "", "---\n", "--- # c\n", "# head\n", "%YAML 1.1\n---\n", "\ufeff"]) + self.block(0, 3)
        while r.random() < .15:
            text += r.choice(["---\n", "...\n", "...\n---\n", "--- !!map\n"]) + self.block(0, 2)
        if r.random() < .15:
            text = text.replace("\n", "\r\n")
        if r.random() < .1:
            text = text.rstrip("\r\n")
        if r.random() < .25:  # hostile: a blow or two
            for _ in range(r.randrange(1, 3)):
                at = r.randrange(len(text) + 1)
                text = r.choice([text[:at] + r.choice(["'", '"', "\t", ":", ": ", "- ", "{", "}", "[", "]", "&", "*", "|", ">", "%", "@", "#", ",", "? ", "\n", "!"]) + text[at:],
                                 text[:at] + text[at + r.randrange(1, 4):]])
        return text


PLAIN = ["true", "True", "TRUE", "tRUE", "yes", "Yes", "YES", "on", "off", "n", "N", "y", "Y", "no", "false", "1", "0", "-0", "+1", "-1", "007", "08", "0o17", "0x1f", "0X1F", "0b11",
         "1_000", "1__0", "_1", "1_", "1e3", "1E3", "1e+3", "1e-3", "1.5e3", "1.0", "1.50", ".5", "5.", "0.1", "0.00001", "123456789.5", "1.", "-.5", ".inf", "-.INF", ".nan", ".NaN", "nan", "inf", "infinity",
         "1:30", "1:30:00", "1:60", "190:20:30.15", "2001-12-14", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43", "60s", "10m", "4g", "512m", "1k", "3.5.1", "1.2.3", "10.0", "=", "<<", "~x",
         "9223372036854775807", "9223372036854775808", "18446744073709551615", "99999999999999999999", "1000000", "10000000", "1e10", "12e03", "0x", "0b2", "0o8", "00", "0_1", "-010", "+010", "+0x10", "0.5e-7", "1.e3",
         "local[*]", "k8s://https://h:443", "a,b", "-Xmx1g", "0.60", "100.25", "1e", "e3", "1e1e1", "0.10", "00.5", "-1.5", "+1.5", "1_0.5", "Null", "nULL"]


def scalars() -> list[str]:
    r = random.Random(11)
    out = list(PLAIN)
    while len(out) < 1400:
        out.append("".join(r.choice("0123456789" if r.random() < .6 else "0179eExXbo_.:+-aFny") for _ in range(r.randrange(1, 8))))
    fit = []
    for s in dict.fromkeys(out):
        try:
            node = yaml.compose(s)
        except yaml.YAMLError:
            continue
        if isinstance(node, yaml.ScalarNode) and node.style is None and node.value == s:
            fit.append(s)
    return fit


def python_text(s: str):
    try:
        value = yaml.safe_load(s)
    except (ValueError, yaml.YAMLError):
        return None
    return None if value is None else str(value)


def kubernetes(texts: list[str]) -> list:
    """What sigs.k8s.io/yaml makes of each text: its JSON, or None where it refuses."""
    run = subprocess.run(["go", "run", "."], cwd=HERE / "kubernetes", input="".join(json.dumps(t) + "\n" for t in texts),
                         capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def main() -> None:
    folder = Path(sys.argv[1])
    documents = []
    seen = set()
    seed = 0
    while len(documents) < 3000:
        seed += 1
        text = Generator(seed).document()
        if len(text) > 220 or text in seen or not text.strip():
            continue
        seen.add(text)
        found = trees(text)
        if found is None and sum(d["trees"] is None for d in documents) >= 700:
            continue
        documents.append({"yaml": text, "trees": found})
        if not libyaml_reads(text):
            documents[-1]["libyaml"] = False
    singles = [i for i, d in enumerate(documents) if d["trees"] is not None and len(d["trees"]) == 1]
    for i, answer in zip(singles, kubernetes([documents[i]["yaml"] for i in singles])):
        if answer is None:
            documents[i]["kubernetes"] = False
    (folder / "yaml-documents.ndjson").write_text("".join(json.dumps(d, ensure_ascii=False, separators=(",", ":")) + "\n" for d in documents))
    plain = scalars()
    rows = []
    for s, answer in zip(plain, kubernetes(["v: " + s for s in plain])):
        value = None if answer is None else json.loads(answer).get("v")
        told = None
        if value is not None:
            told = value if isinstance(value, str) else re.fullmatch(r'\{"v":(.*)\}', answer.strip())[1]
        rows.append({"plain": s, "python": python_text(s), "kubernetes": told})
    (folder / "yaml-scalars.ndjson").write_text("".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) + "\n" for r in rows))


if __name__ == "__main__":
    main()
