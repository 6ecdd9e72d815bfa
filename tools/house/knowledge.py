"""Knowledge lives in rules/, machinery in lib/: no words of Spark's and no rule's id in lib/.

Every message text of rules/**/*.toml is cut at its {…} templates; no piece that is long enough to be
recognised may stand in a string literal of lib/ (neighbouring literals are joined first, comments and tests
are free to quote).
"""

import re
from collections.abc import Iterator

from tree import Problem, Tree, string_literals

MESSAGE_KEYS = ("message", "throws", "log", "help")
MIN_WORDS = 4
MIN_LENGTH = 24

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def check(tree: Tree) -> Iterator[Problem]:
    pieces: dict[str, str] = {}  # piece -> the file it comes from
    ids: dict[str, str] = {}
    for path, table in tree.toml("rules"):
        for text in _messages(table):
            for piece in fragments(text):
                pieces.setdefault(piece, path)
        for rule in tables_with_id(table):
            ids.setdefault(rule["id"], path)

    for path in tree.cpp("lib", tests=False):
        for line, literal in string_literals(tree.text(path)):
            words = " ".join(literal.split())
            for piece, origin in pieces.items():
                if piece in words:
                    yield Problem(path, line, f"says what {origin} says: “{piece}”")
            for token in re.findall(r"[\w-]+", literal) if _KEBAB.search(literal) else [literal]:
                if token in ids and (token == literal or _KEBAB.fullmatch(token)):
                    yield Problem(path, line, f"names the rule {token} of {ids[token]}")


def fragments(message: str) -> list[str]:
    """The literal pieces of a template that are long enough to be recognised."""
    pieces, depth, current = [], 0, ""
    for char in message:
        if char == "{":
            if depth == 0:
                pieces.append(current)
                current = ""
            depth += 1
        elif char == "}" and depth:
            depth -= 1
        elif depth == 0:
            current += char
    pieces = [" ".join(piece.split()) for piece in pieces + [current]]
    # A single long word is a key or a class name, not a sentence.
    return [p for p in pieces if " " in p and (len(p.split()) >= MIN_WORDS or len(p) >= MIN_LENGTH)]


def tables_with_id(node) -> Iterator[dict]:
    if isinstance(node, dict):
        if isinstance(node.get("id"), str):
            yield node
        for value in node.values():
            yield from tables_with_id(value)
    elif isinstance(node, list):
        for value in node:
            yield from tables_with_id(value)


def _messages(node, wanted: bool = False) -> Iterator[str]:
    if isinstance(node, str):
        if wanted:
            yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _messages(value, wanted or key in MESSAGE_KEYS)
    elif isinstance(node, list):
        for value in node:
            yield from _messages(value, wanted)
