"""The suite of keys that the catalogue calls one cluster manager's (`manager` in rules/releases/keys.toml), all of them at once, malformed where their type
allows it, on each other manager: a driver that starts there has read none of them."""

import pathlib
import tomllib

import answers

from .shares import LOST, is_within
from .vocabulary import MASTERS, Collector

CATALOGUE = pathlib.Path(__file__).resolve().parents[3] / "rules" / "releases" / "keys.toml"
OWNERS = {"yarn": "yarn", "k8s": "kubernetes", "mesos": "mesos", "standalone": "standalone", "local": "local"}
MALFORMED = {"boolean", "int", "long", "double", "time", "bytes"}


def keys_of(owner, line, catalogue):
    """{key: a value} of the keys that are this manager's in a release line."""
    values = {}
    for key, said in catalogue.items():
        for fields in said if isinstance(said, list) else [said]:
            if fields.get("manager") == owner and is_within(line, fields.get("releases", "")):
                values[key] = "x%" if fields.get("type") in MALFORMED else "x"
    return values


def suite():
    cases = Collector()
    catalogue = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))["keys"]
    for line in answers.LINES:
        for manager, name in OWNERS.items():
            if line in LOST.get(manager, ()):
                continue
            for owner in ("yarn", "kubernetes", "mesos"):
                if keys := keys_of(owner, line, catalogue) if owner != name else {}:
                    cases.add(f"{line}..{line}/{manager}-with-keys-of-{owner}", keys, MASTERS[manager])
    return cases.items()
