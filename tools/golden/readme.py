#!/usr/bin/env python3
"""Runs the examples of README.md, of docs/ and of the man pages: what they show is what happens.

  readme.py --binary build/sparkvet [--update] [FILE...]      default: README.md, docs/*.md and man/*.[1-9]

An example is a line `$ command` in a fenced block (```console) of a Markdown file, or between .EX and .EE of a
man page; `\\` at the end of a line continues it. The lines below it, up to the next `$ `, are what a terminal
shows for it (stdout and stderr) and must be exact, except that a line `…` stands for any lines. A command that
shows nothing is run too, and must not end as a wrong usage does (status 2 and above).

Commands run in scratch folders, fresh for each document: those that name build/ or testdata/ in one that looks
like the repository (build/sparkvet and testdata/example/), all others in a copy of testdata/example/ with
sparkvet on the PATH. What installs or builds is not run; scripts of ours among it must at least be there.
"""

import argparse
import dataclasses
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from golden import TIMEOUT_S, clean_environment

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "testdata" / "example"
NOT_RUN = ("git", "sudo", "apt-get", "apt", "cd", "cmake", "ctest", "brew", "docker", "man")


@dataclasses.dataclass
class Example:
    command: str
    line: int  # of the command in the document, from 1
    output_at: int  # index of the first line of output
    output: list[str]


def unroff(line: str) -> str:
    for escape, char in (("\\&", ""), ("\\-", "-"), ("\\(aq", "'"), ("\\(dq", '"'), ("\\(ha", "^"), ("\\(ti", "~"),
                         ("\\[u2026]", "…"), ("\\e", "\\")):
        line = line.replace(escape, char)
    return line


def examples(document: str, is_man: bool) -> list[Example]:
    found: list[Example] = []
    inside = continued = fresh = False
    for number, raw in enumerate(document.splitlines(), start=1):
        line = unroff(raw) if is_man else raw
        if (re.match(r"\.E[XE]\b", raw) if is_man else line.startswith("```")):
            inside = raw.startswith(".EX") if is_man else (not inside and line.rstrip() == "```console")
            fresh, continued = True, False
        elif not inside:
            continue
        elif continued:
            found[-1].command += "\n" + line.removeprefix("> ")
            found[-1].output_at = number
            continued = line.endswith("\\")
        elif line.startswith("$ "):
            found.append(Example(line[2:], number, number, []))
            continued, fresh = line.endswith("\\"), False
        elif not fresh:
            found[-1].output.append(line)
    for example in found:  # blank lines before the next command belong to nobody
        while example.output and not example.output[-1].strip():
            example.output.pop()
    return found


def matches(shown: list[str], actual: list[str]) -> bool:
    """Whether `actual` reads as `shown`, where a line `…` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in actual)) is not None


def script_problem(command: str) -> str | None:
    """For commands that are not run: what is wrong with them anyway."""
    script = ROOT / command.split()[0]
    return None if os.access(script, os.X_OK) else f"{command.split()[0]} is not an executable file"


class Runner:
    def __init__(self, scratch: pathlib.Path, binary: pathlib.Path):
        self.repository, self.job = scratch / "repository", scratch / "job"
        for folder in (scratch / "bin", scratch / "home", self.repository / "build"):
            folder.mkdir(parents=True)
        for copy in (self.job, self.repository / "testdata" / "example"):
            if EXAMPLE.is_dir():
                shutil.copytree(EXAMPLE, copy)
            else:
                copy.mkdir(parents=True)
        for link in (scratch / "bin" / "sparkvet", self.repository / "build" / "sparkvet"):
            link.symlink_to(binary)
        self.env = clean_environment(scratch / "home", scratch / "bin")

    def problem(self, example: Example) -> tuple[str | None, list[str] | None]:
        """(what is wrong, the lines it really prints, or None when it was not run)."""
        word = example.command.split()[0]
        if word in NOT_RUN:
            return None, None
        if word.startswith(("./tools/", "tools/", "./.ci/", ".ci/")):
            return script_problem(example.command), None
        here = self.repository if re.search(r"(^|\s)(\./)?(build|testdata)/", example.command) else self.job
        done = subprocess.run(["bash", "-c", example.command], cwd=here, env=self.env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT_S)
        actual = done.stdout.decode("utf-8", errors="backslashreplace").rstrip("\n")
        lines = [line.rstrip() for line in actual.split("\n")] if actual else []
        while lines and not lines[0]:
            lines.pop(0)
        if done.returncode in (4, 126, 127) or done.returncode < 0:
            return f"ended with status {done.returncode}:\n{actual}", lines
        if not example.output:
            return (f"ended with status {done.returncode}:\n{actual}" if done.returncode > 1 else None), lines
        shown = [line.rstrip() for line in example.output]
        if matches(shown, lines):
            return None, lines
        return "\n".join(difflib.unified_diff(shown, lines, "shown", "really", lineterm="")), lines


def check(file: pathlib.Path, binary: pathlib.Path, update: bool) -> tuple[int, int]:
    """Runs the document's examples; (how many passed, how many failed)."""
    document = file.read_text()
    found = examples(document, is_man=file.suffix != ".md")
    passed = failed = 0
    replacements: list[tuple[Example, list[str]]] = []
    with tempfile.TemporaryDirectory(prefix="readme-") as scratch:
        runner = Runner(pathlib.Path(scratch), binary)
        for example in found:
            problem, lines = runner.problem(example)
            can_update = file.suffix == ".md" and lines and example.output and "…" not in "".join(example.output)
            if problem and update and can_update:
                replacements.append((example, lines))
            elif problem:
                failed += 1
                print(f"{file.name}:{example.line}: $ {example.command}\n{problem}\n")
            else:
                passed += 1
    if replacements:
        text = document.splitlines()
        for example, lines in reversed(replacements):
            text[example.output_at:example.output_at + len(example.output)] = lines
        file.write_text("\n".join(text) + "\n")
        print(f"updated {file.name}: {len(replacements)} examples")
    return passed, failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=pathlib.Path, default=ROOT / "build" / "sparkvet")
    parser.add_argument("--update", action="store_true", help="rewrite the shown output (Markdown only)")
    parser.add_argument("file", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    binary = arguments.binary.resolve()
    if not os.access(binary, os.X_OK):
        parser.error(f"{arguments.binary} is not there: build it first")
    files = arguments.file or [f for f in [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("man/*.[1-9]"))] if f.exists()]
    passed = failed = 0
    for file in files:
        good, bad = check(file, binary, arguments.update)
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
