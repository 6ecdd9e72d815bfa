"""Every rule explains itself: summary, why, and examples of bad and good.

A rule is any table with an `id` in rules/**/*.toml. Where releases differ, several tables share an id; then
one of them may carry the documentation for all.
"""

import re
import tomllib
from collections.abc import Iterator

from knowledge import tables_with_id
from tree import Problem, Tree


def check(tree: Tree) -> Iterator[Problem]:
    first: dict[str, tuple[str, int]] = {}
    merged: dict[str, list[dict]] = {}
    for path in tree.match("rules/*.toml"):
        text = tree.text(path)
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            yield Problem(path, 0, f"not TOML: {error}")
            continue
        for rule in tables_with_id(table):
            first.setdefault(rule["id"], (path, _line_of_id(text, rule["id"])))
            merged.setdefault(rule["id"], []).append(rule)

    for rule_id, (path, line) in first.items():
        tables = merged[rule_id]
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule_id):
            yield Problem(path, line, f"the id {rule_id!r} is not in kebab-case")
        for field in ("summary", "why"):
            if not any(_is_text(t.get(field)) for t in tables):
                yield Problem(path, line, f"rule {rule_id} has no {field}")
        examples = [e for t in tables for e in _list(t.get("example")) if isinstance(e, dict)]
        if not any(_is_text(e.get("bad")) and _is_text(e.get("good")) for e in examples):
            yield Problem(path, line, f"rule {rule_id} has no example with both bad and good")


def _line_of_id(text: str, rule_id: str) -> int:
    match = re.search(rf"""^\s*id\s*=\s*["']{re.escape(rule_id)}["']""", text, re.MULTILINE)
    return text.count("\n", 0, match.end()) + 1 if match else 0


def _is_text(value) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _list(value) -> list:
    return value if isinstance(value, list) else []
