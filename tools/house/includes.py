"""Who may include whom.

A module of lib/ sees only the modules before it in MODULES, by full path ("lib/text/source.h"), and CMake's
DEPS say the same. Each library from outside is known to the few files in THIRD_PARTY and to nobody else.
"""

import fnmatch
import re
from collections.abc import Iterator

from tree import Problem, Tree, line_of, without_comments

# From the ground up; everything under tools/ stands above them all.
MODULES = ["base", "text", "image", "spark", "rule", "carrier", "resolve", "driver", "check", "report", "vet"]

# Header prefix -> the files that may include it. A header of ours that does so binds its includers: they must be
# in the same list.
THIRD_PARTY = {
    "CLI/": ["tools/sparkvet/cli.cc"],
    "toml++/": ["cmake/toml_unicode.h", "lib/rule/compile*", "lib/rule/schema*.cc", "lib/rule/toml_*", "lib/spark/compile*.cc",
               "lib/carrier/compile*.cc", "lib/carrier/compile_manifest.h", "lib/carrier/compile_maps.h", "lib/carrier/toml_file.cc", "lib/carrier/toml_reader.*", "lib/vet/project*.cc"],
    "expat.h": ["lib/carrier/xml_reader.cc"],
    "yaml.h": ["lib/carrier/yaml.cc"],
    "re2/": ["lib/rule/functions.cc"],
    "rapidjson/": ["lib/carrier/json*.cc", "lib/check/baseline*.cc", "lib/report/*json*.cc", "lib/report/sarif*.cc",
                   "lib/vet/batch*.cc", "lib/*/recorded_*.h", "*_test.cc"],
    "doctest/": ["*_test.cc", "cmake/test_main.cc", "lib/*/recorded_*.h"],
}
SYSTEM_PREFIXES = ("sys/", "netinet/", "arpa/")

FORBIDDEN = {  # header -> (below which folder, why)
    "regex": ("", "std::regex is slow and recurses without limit: use re2 through lib/rule"),
    "iostream": ("lib/", "lib/ never prints, and <iostream> costs start-up time"),
}

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)


def check(tree: Tree) -> Iterator[Problem]:
    modules = _modules(tree)
    for path in tree.cpp("lib", "tools", "cmake"):
        if path.startswith("tools/oracle/"):
            continue
        source = tree.text(path)
        for match in _INCLUDE.finditer(without_comments(source)):
            line = line_of(source, match.start())
            if match.group(1):
                problem = _own_header(tree, path, match.group(1)) or _binding_header(tree, path, match.group(1))
            else:
                problem = _outside_header(path, match.group(2))
            if problem:
                yield Problem(path, line, problem)
        if path.endswith(".h"):
            yield from _include_guard(path, source)
    yield from _modules_in_order(modules)
    yield from _deps_agree(tree, modules)


def _module_of(path: str) -> str | None:
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "lib" else None


def _own_header(tree: Tree, path: str, header: str) -> str | None:
    if not header.startswith(("lib/", "tools/")):
        return f'"{header}": write the full path, "lib/…/{header.rsplit("/", 1)[-1]}"'
    if not (tree.root / header).exists():
        return f'"{header}" does not exist'
    own, other = _module_of(path), _module_of(header)
    if own is None:
        return None
    if own not in MODULES:
        return f"lib/{own} is in no list of modules: add it to MODULES in tools/house/includes.py"
    if other is None:
        return f"lib/ never includes tools/: {header}"
    if other not in MODULES or MODULES.index(other) > MODULES.index(own):
        return f"lib/{own} may not include lib/{other}, which stands above it: {header}"
    return None


def _binding_header(tree: Tree, path: str, header: str) -> str | None:
    """Third-party headers that reach `path` through a header of ours."""
    for match in _INCLUDE.finditer(without_comments(tree.text(header))):
        outside = match.group(2) or ""
        for prefix, allowed in THIRD_PARTY.items():
            if outside.startswith(prefix) and not _allowed(path, allowed):
                return f"{header} brings <{outside}>, which is for {', '.join(allowed)} only"
    return None


def _allowed(path: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatch(path, pattern) for pattern in patterns)


def _outside_header(path: str, header: str) -> str | None:
    if header in FORBIDDEN:
        where, why = FORBIDDEN[header]
        return f"<{header}>: {why}" if path.startswith(where) else None
    for prefix, allowed in THIRD_PARTY.items():
        if header.startswith(prefix):
            if _allowed(path, allowed):
                return None
            return f"<{header}> is for {', '.join(allowed)} only (THIRD_PARTY in tools/house/includes.py)"
    if "/" not in header or header.startswith(SYSTEM_PREFIXES):
        return None
    return f"<{header}> comes from a library that THIRD_PARTY in tools/house/includes.py does not know"


def _include_guard(path: str, source: str) -> Iterator[Problem]:
    name = "SPARKVET_" + re.sub(r"[^A-Z0-9]", "_", path.upper()) + "_"
    if not re.search(rf"^#ifndef {name}\n#define {name}$", source, re.MULTILINE):
        yield Problem(path, 0, f"include guard must be {name}")


def _modules(tree: Tree) -> dict[str, dict]:
    """sparkvet_module() calls of CMakeLists.txt: name -> line, files, deps (the libraries), test_deps."""
    text = re.sub(r"#[^\n]*", lambda m: " " * len(m.group()), tree.text("CMakeLists.txt"))
    found = {}
    for match in re.finditer(r"\bsparkvet_module\(\s*lib/(\w+)([^)]*)\)", text):
        lists: dict[str, list[str]] = {}
        current = lists.setdefault("", [])
        for word in match.group(2).split():
            if re.fullmatch(r"[A-Z_]+", word):
                current = lists.setdefault(word, [])
            else:
                current.append(word)
        found[match.group(1)] = {
            "line": line_of(text, match.start()),
            "files": [f"lib/{match.group(1)}/{f}" for f in lists.get("SRCS", []) + lists.get("TESTS", [])],
            "deps": _sv(lists.get("DEPS", []) + lists.get("PRIVATE_DEPS", [])),
            "test_deps": _sv(lists.get("TEST_DEPS", [])),
        }
    return found


def _sv(libraries: list[str]) -> list[str]:
    return [name[3:] for name in libraries if name.startswith("sv_")]


def _modules_in_order(modules: dict) -> Iterator[Problem]:
    where = "CMakeLists.txt"
    known = [name for name in modules if name in MODULES]
    if known != sorted(known, key=MODULES.index):
        yield Problem(where, 0, f"modules out of order, expected: {' '.join(sorted(known, key=MODULES.index))}")
    for name, module in modules.items():
        if name not in MODULES:
            yield Problem(where, module["line"], f"lib/{name} is not in MODULES of tools/house/includes.py")
            continue
        for dep in module["deps"] + module["test_deps"]:
            if dep in MODULES and MODULES.index(dep) >= MODULES.index(name):
                yield Problem(where, module["line"], f"lib/{name} may not depend on sv_{dep}, which stands above it")


def _closure(modules: dict, start: list[str]) -> set[str]:
    seen: set[str] = set()
    todo = list(start)
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += modules.get(name, {}).get("deps", [])
    return seen


def _deps_agree(tree: Tree, modules: dict) -> Iterator[Problem]:
    included: dict[str, set[str]] = {name: set() for name in modules}
    for path in tree.cpp("lib"):
        name = _module_of(path)
        if name not in modules:
            if name in MODULES and path.endswith(".cc"):
                yield Problem(path, 0, f"CMakeLists.txt has no sparkvet_module(lib/{name})")
            continue
        module, test = modules[name], path.endswith("_test.cc")
        if path.endswith(".cc") and path not in module["files"]:
            yield Problem(path, 0, f"never built: not named in sparkvet_module(lib/{name}) of CMakeLists.txt")
        reachable = _closure(modules, module["deps"] + (module["test_deps"] if test else [])) | {name}
        source = tree.text(path)
        for match in _INCLUDE.finditer(without_comments(source)):
            other = _module_of(match.group(1) or "")
            if other is None:
                continue
            included[name].add(other)
            if other in MODULES and other not in reachable:
                where = "TEST_DEPS" if test else "DEPS"
                yield Problem(path, line_of(source, match.start()),
                              f"includes lib/{other}, but sv_{other} is not in {where} of lib/{name}")
    for name, module in modules.items():
        for dep in module["deps"] + module["test_deps"]:
            if dep in MODULES and dep not in included[name]:
                yield Problem("CMakeLists.txt", module["line"],
                              f"lib/{name} depends on sv_{dep} but includes nothing of lib/{dep}")
