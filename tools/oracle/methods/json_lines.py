"""JSON as the recordings write it: compact, and with escapes for what is hard to see."""

import dataclasses
import json
import re


@dataclasses.dataclass(frozen=True)
class Style:
    """Which characters are escaped, and which of them have short escapes."""

    hidden: re.Pattern
    short: dict


READABLE = Style(re.compile("[\x00-\x1f\x7f-\xa0\u0307\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"),
                 {"\n": "\\n", "\t": "\\t", "\r": "\\r"})
ASCII = Style(re.compile("[^ -~]"), {})


def quoted(text, style):
    def escape(match):
        units = match[0].encode("utf-16-be", "surrogatepass").hex()
        return style.short.get(match[0]) or "".join("\\u" + units[at:at + 4] for at in range(0, len(units), 4))

    return '"' + style.hidden.sub(escape, re.sub(r'(["\\])', r"\\\1", text)) + '"'


def render(value, style):
    if isinstance(value, str):
        return quoted(value, style)
    if isinstance(value, dict):
        return "{" + ",".join(f"{quoted(key, style)}:{render(item, style)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(render(item, style) for item in value) + "]"
    return json.dumps(value)
