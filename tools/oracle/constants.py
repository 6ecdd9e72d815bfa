"""Finds every string constant that starts with `spark.` in the class files of jars, by reading their constant pools, and in the
Python sources beside them."""

import ast
import re
import struct
import zipfile

KEY = re.compile(r"spark\.[A-Za-z0-9][A-Za-z0-9_.\-]*")
# Size after the tag of each kind of constant (JVM specification, 4.4); kind 1, text, has a length of its own.
SIZES = {3: 4, 4: 4, 5: 8, 6: 8, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2}
TEXT = 1
TAKES_TWO_SLOTS = (5, 6)


def texts(class_file):
    """All text constants of a class file."""
    (count,) = struct.unpack_from(">H", class_file, 8)
    position, index = 10, 1
    while index < count:
        tag = class_file[position]
        position += 1
        if tag == TEXT:
            (length,) = struct.unpack_from(">H", class_file, position)
            yield class_file[position + 2:position + 2 + length].decode("utf-8", "replace")
            position += 2 + length
        else:
            position += SIZES[tag]
        index += 2 if tag in TAKES_TWO_SLOTS else 1


def python_texts(source):
    """All text constants of a Python source; documentation is none."""
    tree = ast.parse(source)
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


def dump(jars, python, out):
    """Writes one line a constant: the constant, a tab, the classes and the files below `python` that hold it (an interpolated key
    shows as its beginning)."""
    holders = {}
    for path in sorted(python.rglob("*.py")):
        name = path.relative_to(python).as_posix()
        # Tests and examples use keys of their own making, and what protoc generates names modules.
        if re.search(r"(^|/)(tests|testing|examples)(/|\.py$)|(^|/)test_|_pb2\.py$", name):
            continue
        for text in python_texts(path.read_bytes()):
            if KEY.fullmatch(text):
                holders.setdefault(text, set()).add(name)
    for jar in jars:
        with zipfile.ZipFile(jar) as archive:
            for name in archive.namelist():
                if not name.endswith(".class"):
                    continue
                class_file = archive.read(name)
                if b"spark." not in class_file:  # most
                    continue
                # A recipe for string concatenation marks its arguments with \1 and \2.
                for text in texts(class_file):
                    for part in re.split("[\x01\x02]", text):
                        if KEY.fullmatch(part):
                            holders.setdefault(part, set()).add(name.removesuffix(".class").replace("/", "."))
    for constant in sorted(holders):
        out.write(f"{constant}\t{' '.join(sorted(holders[constant]))}\n")
