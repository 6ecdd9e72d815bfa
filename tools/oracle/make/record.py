#!/usr/bin/env python3
"""Asks the real GNU make what it hands to the shell, for generated makefiles.

  record.py > testdata/carrier/make-recipes.ndjson        # seconds; needs GNU make

A line of the output is one makefile and what `make -n` prints of it:

  {"makefile":"A = 1\\nall:\\n\\t@echo 0 $(A)\\n","printed":"echo 0 1\\n"}

Each recipe line begins with echo and its number, so that what make prints can be told apart.
lib/carrier/makefile_recorded_test.cc compares the recipes of which all is certain. Nothing is written by hand.
"""

import json
import pathlib
import random
import subprocess
import tempfile

SEED = 20262
MAKEFILES = 700
NAMES = ["A", "B", "OPTS", "x.y", "Z-1"]
WORDS = ["a", "--conf", "spark.x=1", "'q r'", "\"s\"", "b\\#c", "é", "a:b", "$$X", "$${Y}", "$$(date)", "$$$$", "\\$$", "x=y", ",", ";", "\\\\", "a\\ b", "%", "~"]
SIGNS = ["", "", "", "@", "-", "@-", "@ ", "- @"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(SEED, SEED + MAKEFILES):
            text = makefile(random.Random(seed))
            pathlib.Path(folder, "Makefile").write_bytes(text.encode())
            run = subprocess.run(["make", "-n", "-f", "Makefile", "all"], cwd=folder, capture_output=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, timeout=20)
            if run.returncode == 0 and not run.stderr:
                print(json.dumps({"makefile": text, "printed": run.stdout.decode()}, ensure_ascii=False, separators=(",", ":")))


def makefile(rng: random.Random) -> str:
    lines = []
    for _ in range(rng.randint(1, 6)):
        lines.append(rng.choice([assignment, assignment, assignment, other])(rng))
    lines.append("all:" + rng.choice(["", " ", "  # why", " ; @echo 99 " + words(rng)]))
    for number in range(rng.randint(1, 4)):
        lines.append(recipe(rng, number))
    if rng.random() < 0.3:
        lines.append(rng.choice([assignment, other])(rng))
    return "\n".join(lines) + "\n"


def reference(rng: random.Random) -> str:
    name = rng.choice(NAMES)
    return rng.choice([f"$({name})", f"${{{name}}}", f"$({name})", "$A", "$@", "$(firstword p q)"])


def words(rng: random.Random) -> str:
    return rng.choice([" ", " ", "  "]).join(reference(rng) if rng.random() < 0.35 else rng.choice(WORDS) for _ in range(rng.randint(0, 4)))


def assignment(rng: random.Random) -> str:
    sign = rng.choice([" = ", "=", " := ", ":=", " ::= ", " = ", " ?= ", " += "])
    value = words(rng).replace("$A", "$(A)")
    if rng.random() < 0.2:
        value += rng.choice([" \\\n", "\\\n  ", "  \\\n\t"]) + words(rng)
    return rng.choice(["", "", "", "export ", "override "]) + rng.choice(NAMES) + sign + value + rng.choice(["", "", "  # why", " "])


def other(rng: random.Random) -> str:
    name = rng.choice(NAMES)
    return rng.choice([f"ifdef NOTHING\n{name} = n\nelse\n{name} = m\nendif", f"ifeq (a,a)\n  {name} = e\nendif", "# a comment \\\n  goes on = 1", "",
                       f"define D\n{name} = d\nendef", f"-include nowhere.mk", f"all: {name} = t", "other:\n\t@echo 98 never", f"{name} = $(subst a,b,abc)"])


def recipe(rng: random.Random, number: int) -> str:
    text = "\t" + rng.choice(SIGNS) + f"echo {number} " + words(rng)
    while rng.random() < 0.3:
        text += rng.choice([" \\\n\t", "\\\n\t", " \\\n\t  ", " \\\n"]) + words(rng)
    if rng.random() < 0.15:
        text += " # why"
    return text + ("\n\n" if rng.random() < 0.1 else "")


if __name__ == "__main__":
    main()
