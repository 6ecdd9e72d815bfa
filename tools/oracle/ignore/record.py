#!/usr/bin/env python3
"""Asks the real git which paths it ignores, for generated ignore files.

  record.py > testdata/ignore/git.txt        # about a minute; needs git

Output, read by lib/vet/ignore_recorded_test.cc: first the paths that are asked, one a line ("a/" is a folder; a folder
comes before what lies in it), an empty line, then a case a line, its fields separated by tabs:

  .gitignore of the top · .gitignore of the folder a · .git/info/exclude · the answers

with \\n, \\r, \\t, \\\\ and \\xNN for what cannot stand in a line, and an answer a bit, hexadecimal, the first path in the
highest bit. Git is asked without an index, so that only the patterns decide. Written by hand is nothing of it.
"""

import pathlib
import random
import subprocess
import sys
import tempfile

SEED = 20260
CASES = 2600
FOLDERS = ["a", "ab", "foo", ".x", "b c", "a/a", "a/foo", "a/b.o", "foo/a", "foo/b", "foo/a/b", "foo/bar", "foo/bar/a", "ab/foo/bar/b"]
FILES = ["a.o", "b", "foo.o", "[a]", "a*b", "!x", "#y", "ab-", "z ", "\\", "A", "]", "^a", "a\xe9"]
PIECES = ["a", "b", "ab", "foo", "bar", "*", "**", "?", "/", "/", "/", ".o", ".x", "[ab]", "[!a]", "[^a]", "[a-c]", "[]a]", "[a-]", "[]-a]",
          "[[:alpha:]]", "[[:upper:]]", "[![:alpha:]]", "[[:nope:]]", "[a", "[\\]]", "[a\\-z]", "[[:alpha]", "[--0]", "\\a", "\\*", "\\", "!", "#", " ", "\\ ",
          "z", "-", "]", "^", "c", "x", "\xe9", "o", "a*", "*a", "**/", "/**", "/**/"]
WHOLE = ["*.o", "/a", "a/", "/foo/*", "!foo/bar", "**/b", "foo/**", "foo/**/a", "a/**/", "**", "*", "/*", "!*/", "!a", "!/a/", "/", "//", "!", "\\!x", "\\#y",
         "#y", "z ", "z\\ ", "b c", "foo//bar", "a/a/", "/ab**", "f**/b", "**foo", "foo/ba[r]", "foo/*/b", "*/foo", "a/*", "!a/a.o", "**/**/b", "a**b", "?",
         "[]]", "[^a]", "[\\]", "a\\", ".*", "!.x/", "*/", "!*.o", "/foo/bar/", "foo\r", "bar  ", "bar\\  ", "\t"]


def pattern(rng: random.Random) -> str:
    if rng.random() < 0.45:
        return rng.choice(WHOLE)
    text = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 5)))
    return ("!" if rng.random() < 0.2 else "") + text + ("/" if rng.random() < 0.15 else "")


def ignore_file(rng: random.Random, most: int) -> str:
    lines = [pattern(rng) for _ in range(rng.randint(1, most))]
    end = rng.choice(["\n", "\n", "\n", "\r\n", ""])
    return ("\ufeff" if rng.random() < 0.02 else "") + ("\r\n" if end == "\r\n" else "\n").join(lines) + end


def escaped(text: str) -> str:
    out = ""
    for byte in text.encode("utf-8", "surrogateescape"):
        char = chr(byte)
        out += {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}.get(char) or (char if 32 <= byte < 127 else f"\\x{byte:02x}")
    return out


def main() -> None:
    rng = random.Random(SEED)
    paths = []
    with tempfile.TemporaryDirectory() as scratch:
        top = pathlib.Path(scratch)
        subprocess.run(["git", "init", "-q", scratch], check=True)
        for folder in sorted({"/".join(f.split("/")[:n + 1]) for f in FOLDERS for n in range(f.count("/") + 1)}):
            (top / folder).mkdir()
            paths.append(folder + "/")
        for folder in ["", *(p for p in paths if p.endswith("/"))]:
            for file in rng.sample(FILES, 6) if folder else FILES:
                if not (top / (folder + file)).is_dir():
                    (top / (folder + file)).touch()
                    paths.append(folder + file)
        for path in paths:
            print(escaped(path))
        print()
        asked = b"".join(p.rstrip("/").encode() + b"\0" for p in paths)
        for _ in range(CASES):
            files = [ignore_file(rng, 4), ignore_file(rng, 2) if rng.random() < 0.25 else "", ignore_file(rng, 2) if rng.random() < 0.15 else ""]
            for name, text in zip((".gitignore", "a/.gitignore", ".git/info/exclude"), files):
                (top / name).write_bytes(text.encode())
            done = subprocess.run(["git", "-c", "core.excludesFile=", "check-ignore", "--no-index", "-z", "--stdin"], cwd=top, input=asked,
                                  stdout=subprocess.PIPE, check=False)
            if done.returncode > 1:
                sys.exit(f"git fails on {files}")
            ignored = set(done.stdout.split(b"\0"))
            bits = "".join("1" if p.rstrip("/").encode() in ignored else "0" for p in paths)
            bits += "0" * (-len(bits) % 4)
            print("\t".join([*map(escaped, files), f"{int(bits, 2):0{len(bits) // 4}x}"]))


if __name__ == "__main__":
    main()
