"""The suite about properties files: hostile texts and what Utils.getPropertiesFromFile makes of them.

A line is [text, {key: value, …}], or [text, "error"] where Java refuses the file. Texts are ASCII with escapes, or "hex:…" where they
are no UTF-8 (half a surrogate pair counts as three bytes of it) or long.
"""

from . import json_lines
from .java import Random

PROGRAM = "PropertiesFiles"
FILE = "carrier/properties-{line}.ndjson"
SEED = 42

TEXTS = [
    "", "\\", "\\\n", "\\\r", "\\\r\n", "a\\", "a\\\n", "\\\n\\\n", "\\\n\n", "\\\n#c\nb 1", "k", "k=", "=v", ":v", " =v", "k = v ", "k==v", "k=:v",
    "k :v", "k : = v", "a\\ b c", "a\\=b=c", "#c\\\nk v", "k v\\\n#not a comment", "k v\\\n\nw x", "k v\\\n   \n w x", "\ufeffk v", "k v # c",
    "k \\ x\\ ", "k \\u0020x\\u0020", "k \\n x \\n", "\0k \0v\0", "k 😀", "k \\ud83d\\ude00", "k \\ude00\\ud83d", "k v\f", "k\fv", "k v\rw x",
    "\\k v", "k \\u12", "\\uzzzz", "a b\nc \\u1\nd e", "k \u0085v", "k \u00a0v\u00a0"]
ATOMS = [
    " ", "\t", "\f", "\n", "\r", "\r\n", "=", ":", "\\", "\\\\", "#", "!", "a", "b", "spark.x", "1", "\u00e9", "\\u00e9", "\\uD83D\\uDE00",
    "\\uD83D", "\\uDE00", "\\u0020", "\\u000a", "\\u000D", "\\u", "\\u12", "\\uzzzz", "\\U0041", "\\t", "\\n", "\\r", "\\f", "\\ ", "\\=", "\\:",
    "\\#", "\\!", "\\\n", "\\\r", "\\\r\n", "\\\n  ", "\\\n#", "\\\n\n", "\0", "\u0001", "\u0085", "\u00a0", "\u2028", "\ufeff", "😀", "key=value\n",
    "  # c \\\n", "! x\n", "spark.a.b  c d \n", "\"q\"", "'", "\\\"", "$X", "${x}", "\u000b", "\u001f", "\\u0000", "\\u0009"]
NOT_UTF8 = [
    b"\xc0\x80", b"\xe2\x82", b"\xed\xa0\x80", b"\xf0\x9f\x98", b"\xf5\x80\x80\x80", b"\xff", b"\x80", b"\xe0\x80\x80", b"\xc2", b"\xf4\x90\x80\x80",
    b"\xe2", b"\xf0", b"\xf0\x9f", b"\xed\xbf", b"\xbf\xbf", b"\xf0\x80\x80\x80", b"\xe1\x80", b"\xf8\x88\x80\x80\x80"]
MADE = 3400
LONG = 8000  # Java reads files in pieces of 8192 bytes
LONGEST_AS_TEXT = 400
LONG_LINES = 4


def made(random, mode):
    """A text of atoms, in mode 1 and 3 with broken UTF-8, in mode 2 with any ASCII in between."""
    parts = []
    for _ in range(1 + random.below(4 if mode == 3 else 24)):
        if mode in (1, 3) and random.below(5) == 0:
            parts.append(NOT_UTF8[random.below(len(NOT_UTF8))])
        elif mode == 2 and random.below(4) == 0:
            parts.append(bytes([random.below(128)]))
        else:
            parts.append(ATOMS[random.below(len(ATOMS))].encode())
    if random.below(60) == 0:
        parts.insert(0, long_line(random))
    return b"".join(parts)


def long_line(random):
    """A line that ends about where Java's buffer does; whether it goes on is drawn before each byte."""
    length = 0
    while length < 8180 + random.below(14):
        length += 1
    return b"y" * length


def questions():
    random = Random(SEED)
    texts = [text.encode() for text in TEXTS] + [made(random, count % 4) for count in range(MADE)]
    return [{"bytes": text.hex()} for text in texts]


def shown(text):
    """How bytes stand in the recording."""
    try:
        if len(text) <= LONGEST_AS_TEXT:
            return text.decode()
    except UnicodeDecodeError:
        pass
    return "hex:" + text.hex()


def rows(line):
    return {line[0]: line[1]}


def group(answers):
    return [[text, answer] for text, answer in answers.items()]


def render(line):
    return json_lines.render(line, json_lines.ASCII)


def line(question, answer):
    text = shown(bytes.fromhex(question["bytes"]))
    if "error" in answer:
        return render([text, "error"])
    properties = {shown(key.encode("utf-8", "surrogatepass")): shown(value.encode("utf-8", "surrogatepass"))
                  for key, value in answer["properties"].items()}
    return render([text, dict(sorted(properties.items(), key=lambda entry: render(entry[0])))])


def lines(release, answered):
    """All short texts once, then some long ones."""
    def is_long(question):
        return len(question["bytes"]) // 2 > LONG

    yield render(["release", release, {}])
    short = [line(question, answer) for question, answer in answered if not is_long(question)]
    long = [line(question, answer) for question, answer in answered if is_long(question) and "error" not in answer]
    yield from dict.fromkeys(short + long[:LONG_LINES])
