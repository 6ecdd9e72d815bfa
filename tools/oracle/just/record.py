#!/usr/bin/env python3
"""Asks the real just what it hands to the shell, for generated justfiles.

  record.py > testdata/carrier/just-recipes.ndjson        # seconds; needs just, which the package rust-just of PyPI has, too

A line of the output is one justfile and what `just --dry-run` prints of it:

  {"justfile":"a := '1'\\nall:\\n  @echo 0 {{a}}\\n","printed":"echo 0 1\\n"}

Each recipe line begins with echo and its number, so that what just prints can be told apart.
lib/carrier/just_recorded_test.cc compares the lines of which all is certain. Nothing is written by hand.
"""

import json
import pathlib
import random
import subprocess
import tempfile

SEED = 20263
JUSTFILES = 700
NAMES = ["a", "b", "opts", "X_1", "z-1"]
WORDS = ["a", "--conf", "spark.x=1", "'q r'", '"s"', "b#c", "é", "a:b", "$X", "${Y}", "$(date)", "{{{{", "}}", "x=y", ",", ";", "\\\\", "a\\ b", "{ }", "~", "# d"]
TEXTS = ["'q'", "'q\"r'", '"a b"', '"\\t\\"\\\\"', '"\\u{e9}"', "''", "'''s's'''", '"""t"t"""', "'$X'", "'}}'", '"a\\\n  b"', "'two\nlines'"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(SEED, SEED + JUSTFILES):
            text = justfile(random.Random(seed))
            pathlib.Path(folder, "justfile").write_bytes(text.encode())
            run = subprocess.run(["just", "--dry-run", "--justfile", "justfile", "all"], cwd=folder, capture_output=True, timeout=20)
            if run.returncode == 0:
                print(json.dumps({"justfile": text, "printed": run.stderr.decode()}, ensure_ascii=False, separators=(",", ":")))


def justfile(rng: random.Random) -> str:
    names = rng.sample(NAMES, rng.randint(1, 4))
    lines = [assignment(rng, name, names) for name in names]
    if rng.random() < 0.3:
        lines.append(rng.choice(["set export", "# a comment", "", "other:\n  echo 98 never", "set shell := ['bash', '-c']", "[private]\n@none:\n  echo 97"]))
    lines.append(rng.choice(["", "", "[private]\n", "@"]) + rng.choice(["all:", "all p='d':", "all *args: # why", "all a='e':"]))
    number = 0
    for _ in range(rng.randint(1, 4)):
        lines.append(recipe(rng, number, names))
        number += 1
    rng.random() < 0.3 and lines.insert(rng.randint(0, 1), "# it's a comment")
    return "\n".join(lines) + "\n"


def expression(rng: random.Random, names: list[str]) -> str:
    terms = [rng.choice(names) if rng.random() < 0.4 else rng.choice(TEXTS) for _ in range(rng.randint(1, 3))]
    joined = terms[0]
    for term in terms[1:]:
        joined += rng.choice([" + ", "+", " / "]) + term
    return rng.choice([joined, joined, joined, f"({joined})", "uppercase(" + joined + ")", "/ " + joined])


def words(rng: random.Random, names: list[str]) -> str:
    return rng.choice([" ", " ", "  "]).join(
        "{{" + rng.choice(["", " "]) + expression(rng, names) + rng.choice(["", " "]) + "}}" if rng.random() < 0.35 else rng.choice(WORDS) for _ in range(rng.randint(0, 4))
    )


def assignment(rng: random.Random, name: str, names: list[str]) -> str:
    earlier = names[: names.index(name)] or ["'none'"]
    value = expression(rng, earlier) if rng.random() < 0.8 else "(" + expression(rng, earlier) + rng.choice([" +\n  ", "\n+ "]) + rng.choice(TEXTS) + ")"
    return rng.choice(["", "", "export "]) + name + rng.choice([" := ", ":="]) + value + rng.choice(["", "", "  # why", " "])


def recipe(rng: random.Random, number: int, names: list[str]) -> str:
    text = "  " + rng.choice(["", "", "@", "-", "@-"]) + f"echo {number} " + words(rng, names)
    while rng.random() < 0.3:
        text += rng.choice([" \\\n  ", "\\\n  ", " \\\n      ", " \\\n   "]) + words(rng, names)
    if rng.random() < 0.15:
        text += " # why"
    return text + ("\n\n" if rng.random() < 0.1 else "")


if __name__ == "__main__":
    main()
