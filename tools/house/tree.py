"""What the guards look at: the files of the repository, and C++ cut into code, comments and literals."""

import dataclasses
import fnmatch
import pathlib
import re
import tomllib
from collections.abc import Iterator


@dataclasses.dataclass(frozen=True)
class Problem:
    path: str
    line: int  # 0 = the file as a whole
    text: str
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {'warning: ' if self.warning else ''}{self.text}"


class Tree:
    """The files below `root`, by their path with `/`, without what .gitignore names and without .git."""

    def __init__(self, root: pathlib.Path):
        self.root = root
        self._ignored = [".git"]  # a folder, or in a work tree of its own a file
        ignore_file = root / ".gitignore"
        if ignore_file.exists():
            lines = ignore_file.read_text().splitlines()
            self._ignored += [line.strip() for line in lines if line.strip() and line[0] not in "#!"]
        self.paths = sorted(self._walk(root, ""))
        self._texts: dict[str, str] = {}

    def _walk(self, folder: pathlib.Path, prefix: str) -> Iterator[str]:
        for entry in folder.iterdir():
            path = prefix + entry.name
            is_folder = entry.is_dir() and not entry.is_symlink()
            if self._is_ignored(path, is_folder):
                continue
            if is_folder:
                yield from self._walk(entry, path + "/")
            else:
                yield path

    def _is_ignored(self, path: str, is_folder: bool) -> bool:
        for pattern in self._ignored:
            if pattern.endswith("/") and not is_folder:
                continue
            bare = pattern.strip("/")
            subject = path if "/" in pattern.rstrip("/") else path.rsplit("/", 1)[-1]
            if fnmatch.fnmatch(subject, bare):
                return True
        return False

    def match(self, *patterns: str) -> list[str]:
        """Paths that match one of the patterns; `*` also matches `/`."""
        return [p for p in self.paths if any(fnmatch.fnmatch(p, pattern) for pattern in patterns)]

    def bytes(self, path: str) -> bytes:
        file = self.root / path
        return file.read_bytes() if file.is_file() else b""

    def text(self, path: str) -> str:
        if path not in self._texts:
            self._texts[path] = self.bytes(path).decode("utf-8", errors="replace")
        return self._texts[path]

    def cpp(self, *folders: str, tests: bool = True) -> list[str]:
        """C++ files below the folders."""
        found = self.match(*(f"{folder}/*.{ending}" for folder in folders for ending in ("cc", "h")))
        return [p for p in found if tests or not is_test(p)]

    def toml(self, folder: str) -> Iterator[tuple[str, dict]]:
        """Every TOML file below the folder that parses; the others are the rules guard's business."""
        for path in self.match(f"{folder}/*.toml"):
            try:
                yield path, tomllib.loads(self.text(path))
            except tomllib.TOMLDecodeError:
                continue


def is_test(path: str) -> bool:
    return path.endswith(("_test.cc", "_test.h")) or "/testing/" in path


_TOKEN = re.compile(
    r"""
    (?P<comment> //(?:\\\n|[^\n])* | /\*.*?\*/ )
  | (?P<raw> (?:u8|[uUL])?R"(?P<fence>[^\s()\\]{0,16})\((?P<body>.*?)\)(?P=fence)" )
  | (?P<string> (?:u8|[uUL])?"(?:\\.|[^"\\\n])*" )
  | (?P<char> (?:u8|[uUL])?'(?:\\.|[^'\\\n])+' )
  | (?P<word> \w[\w']* )   # numbers with separators (1'000) too
  | (?P<rest> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def _blank(match: re.Match) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def code_only(source: str) -> str:
    """The source with comments and literals blanked out; offsets and lines stay as they are."""
    return _TOKEN.sub(lambda m: m.group() if m.group("word") or m.group("rest") else _blank(m), source)


def without_comments(source: str) -> str:
    return _TOKEN.sub(lambda m: _blank(m) if m.group("comment") else m.group(), source)


def string_literals(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of each string literal, neighbours joined as the compiler joins them. Not #include lines."""
    joined, joined_at = None, 0
    source = re.sub(r"^[ \t]*#[ \t]*include[^\n]*", _blank, source, flags=re.MULTILINE)
    for match in _TOKEN.finditer(source):
        if match.group("raw") is not None:
            text = match.group("body")
        elif match.group("string") is not None:
            text = _unescape(match.group("string").split('"', 1)[1][:-1])
        elif match.group("comment") is not None or match.group().isspace():
            continue
        else:
            if joined is not None:
                yield line_of(source, joined_at), joined
            joined = None
            continue
        if joined is None:
            joined, joined_at = text, match.start()
        else:
            joined += text
    if joined is not None:
        yield line_of(source, joined_at), joined


def _unescape(text: str) -> str:
    simple = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}
    return re.sub(r"\\(.)", lambda m: simple.get(m.group(1), m.group(1)), text, flags=re.DOTALL)


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
