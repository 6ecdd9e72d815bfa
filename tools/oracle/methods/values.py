"""The suite about values: how entries and getters read booleans, numbers, times and sizes.

A line is [readers that gave the same answer, value, answer]; the first line, ["release", full version, legend], spells out the
shorthands. See `Values` for readers and answers.
"""

import re

from answers import LINES, line_of

from . import json_lines
from .java import Random, decimal_text, double_text

PROGRAM = "Values"
FILE = "values/{line}.ndjson"
KEY = "spark.test"
SHORTHANDS = {
    "{TIME}": "Time must be specified as seconds (s), milliseconds (ms), microseconds (us), minutes (m or min), hour (h), or day (d). "
              "E.g. 50s, 100ms, or 250us.\n",
    "{SIZE}": "Size must be specified as bytes (b), kibibytes (k), mebibytes (m), gibibytes (g), tebibytes (t), or pebibytes(p). "
              "E.g. 50b, 100k, or 250m.\n",
}
# Of a message that has it all since 4.1: these stand around the value and the type.
MISMATCH = {
    "{MISMATCH}": "org.apache.spark.SparkIllegalArgumentException: [INVALID_CONF_VALUE.TYPE_MISMATCH] The value '",
    "{TYPE}": f"' in the config \"{KEY}\" is invalid. It should be a/an '",
    "{STATE}": "' value. SQLSTATE: 22022",
}
SEED = 20240517

READERS = [
    *(f"entry:{kind}" for kind in ("boolean", "int", "long", "double")),
    *(f"entry:time:{unit}" for unit in ("SECONDS", "MILLISECONDS", "NANOSECONDS", "MICROSECONDS", "MINUTES", "HOURS", "DAYS")),
    *(f"entry:bytes:{unit}" for unit in ("BYTE", "KiB", "MiB", "GiB", "TiB", "PiB")),
    *(f"get:{getter}" for getter in ("boolean", "int", "long", "double", "timeAsSeconds", "timeAsMs", "sizeAsBytes", "sizeAsKb",
                                     "sizeAsMb")),
    "memoryStringToMb",
]


def readers(pattern):
    return [reader for reader in READERS if re.fullmatch(pattern, reader)]


BOOLEAN = readers("(entry|get):boolean")
INT = readers("(entry|get):int")
INTEGER = readers("(entry|get):(int|long)")
DOUBLE = readers("(entry|get):double")
TIME = readers("entry:time:(SECONDS|MILLISECONDS)|get:timeAs.*")
EVERY_TIME = readers("entry:time:.*|get:timeAs.*")
BYTES = readers("entry:bytes:(BYTE|KiB|MiB)|get:sizeAs.*|memory.*")
EVERY_BYTES = readers("entry:bytes:.*|get:sizeAs.*|memory.*")
NUMBER = readers("(entry|get):(int|long|double)|entry:time:(SECONDS|MILLISECONDS)|get:timeAs.*|entry:bytes:(BYTE|KiB|MiB)|get:sizeAs.*|memory.*")

PADS = [" ", "\t", "\n", "\r\n", "\u0000", "\u001f", "\u007f", "\u0085", "\u00a0", "\u1680", "\u2003", "\u2028", "\u3000", "\ufeff"]
PADDED = {"true": BOOLEAN, "10": NUMBER, "1.5": DOUBLE, "10s": TIME, "2g": BYTES}
FOR_ALL = ["", " ", "abc", "0", "1", "-1", "10", " 10", "10 ", "10s", "1g", "true", "null", "1.5", "\u0000", "-", "+", ".", "１２", "𝟏", "1 0", "😀", "é"]
BOOLEANS = [
    "false", "TRUE", "FALSE", "True", "False", "tRuE", "fAlSe", "yes", "no", "on", "off", "y", "n", "t", "f", "T", "truee", "tru", "true false",
    "true,", "\"true\"", "'true'", "ｔｒｕｅ", "trUe\u0307", "fal\u017fe", "FAL\u017fE", "tr\u00fce", "01", "enabled", "true#x", "true;", "${x",
    "TRUE\u0000", "истина", "true😀", "t\u0000rue"]

# The zeros of the decimal digits of the Basic Multilingual Plane, as JDK 17 knows them (Unicode 13); nine more follow each.
DIGIT_ZEROS = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090,
    0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10]
DIGITS = {zero + value for zero in DIGIT_ZEROS for value in range(10)}
INTEGER_EDGES = [0, 1, 7, 127, 128, 255, 32767, 65536, 2147483646, 2147483647, 2147483648, 4294967295, 4294967296, 9223372036854775806, 9223372036854775807]
INTEGERS = [
    "-2147483648", "-2147483649", "-9223372036854775808", "-9223372036854775809", "9223372036854775808", "18446744073709551616",
    "99999999999999999999999999", "-0", "+0", "00", "007", "-007", "+007", "0000000000000000000000000000000000042", "--1", "+-1", "-+1", "++1", "1-",
    "1+", "- 1", "+ 1", "10.0", "10.", ".10", "1e3", "1E3", "0x10", "0X10", "#10", "010", "1_000", "1,000", "1'000", "1 000", "1L", "1l", "1d", "1f",
    "½", "²", "Ⅷ", "①", "٣٫٥", "١٢", "-١٢", "+١٢", "१०", "1２", "−1", "－1", "＋1", "﹣1", "infinity", "Infinity", "NaN", "max", "ten", "1k", "1m",
    "9223372036854775807１", "٢١٤٧٤٨٣٦٤٧", "٢١٤٧٤٨٣٦٤٨", "-２１４７４８３６４８", "-２１４７４８３６４９", "1\u0000", "1\u00002", "\u00001", "𝟎", "𝟗9", "1𝟗", "𐒠",
    "5\u0301", "\u200b5", "5\u200b", "/", ":", "/1", ":1", "1/", "1:", "a1", "1a"]

ZEROS = "0" * 400
DOUBLES = [
    ".5", "5.", "-.5", "+.5", "-.", "+.", "..", "1..2", "1.2.3", "1e", "1e+", "1e-", "e5", ".e5", "1.e5", ".1e5", "1e-1", "1E5", "1e+5", "1e05",
    "1e0", "1e5.", "1e5.5", "1e 5", "1 e5", "1D", "1F", "1dd", "1fd", "1df", "1e1d", "1e1f", "1.d", ".d", "d", "f", "1.5d ", "1.5 d", "nan", "NAN",
    "-NaN", "+NaN", "NaNd", "NaN ", " NaN", "NaN1", "N", "Na", "-Infinity", "+Infinity", "infinity", "INFINITY", "INF", "inf", "-inf", "Inf",
    "Infinityd", "Infinit", "I", "--Infinity", "- Infinity", "∞", "0x1p-1", "0x1.8p1", "0x.8p0", "0xp1", "0x1", "0x1.", "0x1.p1", "0x.p1", "0X1P+1d",
    "0x1p1f", "0x1p1dd", "0x1p1 ", "0x1p", "0x1p+", "0x1pf", "-0x1p3", "+0x1p3", "0x1e3", "0xAbCdEfp0", "0xgp0", "0x1.0000000000001p0",
    "0x1.00000000000008p0", "0x1.000000000000080000001p0", "0x1.00000000000018p0", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023",
    "0x1.fffffffffffffp1023", "0x1p1024", "-0x1p1024", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1.0000000001p-1075", "0x3p-1076", "0x1p-1076",
    "0x1p99999999999", "0x1p-99999999999", "0x0p99999999999", "-0x0p99999999999", "0x0.0p0", "0x0000000000000000000000000000001p0",
    "0x.00000000000000000000000000000001p0", "0x123456789abcdef123456789p-40", "0x1p2147483647", "0x1p2147483648", "0x1p-2147483648",
    "0x1p-2147483649", "00x1p0", "1e400", "-1e400", "1e-400", "-1e-400", "1e308", "1.7976931348623157e308", "1.7976931348623158e308",
    "1.7976931348623159e308", "-1.7976931348623159e308", "1.8e308", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.47e-324",
    "5e-324", "1e-323", "2.2250738585072012e-308", "2.2250738585072014e-308", "2.225073858507201e-308", "9007199254740993", "9007199254740992",
    "9007199254740991", "0.1", "0.2", "0.3", "0.30000000000000004", "1e22", "1e23", "2e23", "123456789012345678901234567890", "0.000001", "0.001",
    "0.00099999", "1e7", "9999999.999", "12345678.9", "100", "1e99999999999999", "1e-99999999999999", "0e99999999999999", "-0e999999", "0.0", "-0.0",
    "-0", "1e2147483647", "1e2147483648", "1e-2147483649", "1e214748364", "1e214748365", "1_0.0", "1,5", "0,75", "1.5%", "50%", "½", "３.５", "1.５",
    "1e５", "٣.٥", "1.0\u00e9", "0x１p0", "1e1000d", "0b11", "01.50", "1.50000000000000000000000000000000000001", "0." + ZEROS + "1e401",
    "0." + ZEROS + "1e390", "0." + ZEROS + "1e320", "0." + ZEROS + "1e325", "0." + ZEROS + "1e326", "1" + ZEROS + "e-400", "1" + ZEROS + "e-724",
    "1" + ZEROS + "e-725", "1" + ZEROS + "e-730", "1" + ZEROS, "0." + ZEROS, "1" + ZEROS + ".0e-400", "1" + ZEROS + "1e-401",
    "0." + ZEROS + "1" + ZEROS + "e401"]

TIME_SUFFIXES = [
    "", "us", "ms", "s", "m", "min", "h", "d", "ns", "sec", "secs", "second", "seconds", "mins", "minute", "hour", "hours", "hr", "day", "days", "w",
    "y", "S", "MS", "Ms", "mS", "Us", "M", "MIN", "Min", "H", "D", "µs", "μs", "k", "\u212a", "İ", "\u017f", "m\u0131n", "s.", "s s", "0x"]
TIME_UNITS = ["us", "ms", "s", "m", "h", "d"]
TIME_EDGES = [
    "0", "-0", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "9223372036854775", "-9223372036854776", "106751991167300",
    "106751991167301", "-106751991167301", "2562047788015", "2562047788016", "153722867280912930", "153722867280912931"]
TIMES = [
    "9223372036854775807", "-9223372036854775808", "9223372036854775808", "-9223372036854775809", "99999999999999999999", "99999999999999999999xyz",
    "00000000000000000000000000005s", "1.5s", "1.5", ".5s", "1.s", "10 s", " 10s ", "10\ts", "+5s", "--5s", "- 5s", "5-", "s", "ms", "-s", "5s5",
    "5s5s", "1h30m", "1m 30s", "5\ns", "5s\n", "\n5s", "5s\u0000", "5\u0000s", "１２s", "12ｓ", "٥s", "1e3", "1e3s", "1_000ms", "1,000ms", "0x10s",
    "infinity", "inf", "never", "max", "-1", "-1s", "-1500ms", "-999ms", "999ms", "1000ms", "1999us", "-1999us", "59s", "60s", "61s", "23h", "24h",
    "25h", "1439m", "1440m", "999999us", "PT5S", "\"5s\"", "'5s'", "5s,", "5s#", "5S ", "5 S", "5\u00a0s", "5s\u00a0", "İ", "5İ", "5\u212a", "5K",
    "5k\u212aK", "5MIN\u0130", "5ﬁ", "5é", "𝟓s", "5𝟓", "5😀"]

BYTES_SUFFIXES = [
    "", "b", "k", "kb", "m", "mb", "g", "gb", "t", "tb", "p", "pb", "e", "eb", "ki", "kib", "KiB", "mi", "mib", "MiB", "gi", "gib", "GiB", "ti",
    "tib", "pi", "pib", "B", "K", "KB", "M", "MB", "G", "GB", "T", "TB", "P", "PB", "Kb", "kB", "\u212a", "\u212aB", "bytes", "byte", "bb", "z", "İ",
    "m b", "m.", "%"]
BYTES_UNITS = ["", "b", "k", "m", "g", "t", "p"]
BYTES_EDGES = [
    "0", "-0", "1", "1023", "1024", "1025", "1048575", "1048576", "8191", "8192", "-8192", "8388607", "8388608", "-8388608", "8589934591",
    "8589934592", "8796093022207", "8796093022208", "9007199254740991", "9007199254740992", "-9007199254740992", "9223372036854775807",
    "-9223372036854775807", "-9223372036854775808", "9223372036854775808"]
SIZES = [
    "99999999999999999999g", "99999999999999999999xyz", "0000000000000000000000005g", "10 g", " 10g ", "10\tg", "+5g", "--5g", "- 5g", "-\t5g", "-",
    "--", "-g", "g", "mb", "5-", "5g5", "1g512m", "1g 512m", "-1.5g", "1.5", "1.", ".5g", "1.g", "1.5.5", "1.5x", "1.5 g", "0.5", "00.50g", "1,5g",
    "1_000m", "0x10m", "１２g", "12ｇ", "٥g", "1e3", "1e3m", "infinity", "max", "-1", "\"5g\"", "'5g'", "5g,", "5g#", "5g\u0000", "5\u0000g", "-5g ",
    " -5g", "\u0000-5g", "\n-5g", "-5g\n", "5\u00a0g", "-\u00a05g", "1.5\u212a", "5\u212ai", "50%", "2048mb", "2147483648m", "4503599627370496m",
    "2251799813685248m", "1.99999999999999999999999g", "1.5é", "5é", "𝟓g", "5😀", "-1.5", "-99999999999999999999", "-99999999999999999999g",
    "-9223372036854775807b", "-5xyz", "-5.5xyz", "-abc", "- ", "-\u0000"]


class Questions:
    """Values and who is to read each; a value that is added again gets more readers."""

    def __init__(self):
        self.readers = {}
        self.random = Random(SEED)

    def add(self, value, *families):
        self.readers.setdefault(value, {}).update(dict.fromkeys(reader for family in families for reader in family))

    def add_all(self, values, *families):
        for value in values:
            self.add(value, *families)

    def padded(self):
        for pad in PADS:
            for core, family in PADDED.items():
                self.add_all((pad + core, core + pad, pad + core + pad, core[0] + pad + core[1:]), family)
            self.add(pad, BOOLEAN, INTEGER, DOUBLE, TIME, BYTES)

    def integers(self):
        for edge in INTEGER_EDGES:
            self.add_all((f"{sign}{edge}" for sign in ("", "-", "+")), INTEGER, DOUBLE)
        self.add_all(INTEGERS, INTEGER, DOUBLE)
        self.add_all((chr(zero + 7) for zero in DIGIT_ZEROS), INTEGER, DOUBLE)
        for zero in DIGIT_ZEROS:
            self.add("4" + chr(zero + 9) + chr(zero) + "2", INT)
            if zero - 1 not in DIGITS:
                self.add("1" + chr(zero - 1), INT)
            if zero + 10 not in DIGITS and zero + 10 < 0xd800:
                self.add("1" + chr(zero + 10), INT)
        for _ in range(120):
            self.add(self.noise("0123456789--++ .eEx_１٧", 12, 4), INTEGER)

    def noise(self, alphabet, longest, rarity):
        """Up to `longest` digits, of which one in `rarity` is a sign of the alphabet instead."""
        length = 1 + self.random.below(longest)
        return "".join(alphabet[self.random.below(len(alphabet))] if self.random.below(rarity) == 0 else str(self.random.below(10))
                       for _ in range(length))

    def doubles(self):
        random = self.random
        self.add_all(DOUBLES, DOUBLE)
        makers = (
            lambda: double_text(random.long()),
            lambda: repr((random.below(2000) - 500) / 100),
            lambda: decimal_text(random.long() & 0x3fffffffffffffff | 0x3000000000000000, 17 + random.below(8)),
            lambda: f"{random.below(99999) + 1}e{random.below(700) - 350}",
            lambda: f"0x{random.long() & 0xffffffffffffffff:x}.{random.int() & 0xffffffff:x}p{random.below(2300) - 1150}",
            lambda: self.noise("0123456789..eE+-dfxpNI ", 9, 2),
        )
        for count in range(150):
            self.add(makers[count % len(makers)](), DOUBLE)

    def times(self):
        for suffix in TIME_SUFFIXES:
            self.add("5" + suffix, EVERY_TIME)
            self.add_all(("-5" + suffix, "1500" + suffix), TIME)
        for unit in TIME_UNITS:
            self.add_all((edge + unit for edge in TIME_EDGES), EVERY_TIME)
        self.add_all(TIMES, EVERY_TIME)
        for count in range(80):
            self.add(self.magnitude(3) + self.some(TIME_SUFFIXES, count, 8), TIME)

    def sizes(self):
        for suffix in BYTES_SUFFIXES:
            self.add("5" + suffix, EVERY_BYTES)
            self.add_all(("-5" + suffix, "1.5" + suffix), BYTES)
        for unit in BYTES_UNITS:
            for edge in BYTES_EDGES:
                self.add(edge + unit, EVERY_BYTES if self.random.below(3) == 0 else BYTES)
        self.add_all(SIZES, EVERY_BYTES)
        for count in range(70):
            self.add(self.magnitude(6) + self.some(BYTES_SUFFIXES, count, 12), BYTES)

    def magnitude(self, rarity):
        """A whole number of any length; one in `rarity` is negative."""
        sign = "-" if self.random.below(rarity) == 0 else ""
        return sign + str(abs(self.random.long() >> (self.random.below(60) + 1)))

    def some(self, suffixes, count, common):
        """One of the first `common` suffixes, which are right; of all, every fourth time."""
        return suffixes[self.random.below(len(suffixes) if count % 4 == 0 else common)]


def questions():
    asked = Questions()
    asked.add_all(FOR_ALL, READERS)
    asked.padded()
    asked.add_all(BOOLEANS, BOOLEAN)
    asked.integers()
    asked.doubles()
    asked.times()
    asked.sizes()
    return [{"key": KEY, "value": value, "readers": list(who)} for value, who in asked.readers.items()]


def shorthands(release):
    return {**SHORTHANDS, **(MISMATCH if LINES.index(line_of(release)) >= LINES.index("4.1") else {})}


def shortened(answer, legend):
    if isinstance(answer, dict):
        for shorthand, text in legend.items():
            answer = {"error": answer["error"].replace(text, shorthand)}
    return answer


def rows(line):
    readers_, value, answer = line
    return {(value, reader): answer for reader in readers_.split()}


def group(answers):
    """Lines, in each of which the readers of a value who answer alike share one."""
    by_value = {}
    for (value, reader), answer in answers.items():
        by_value.setdefault(value, {}).setdefault(render(answer), (answer, []))[1].append(reader)
    return [[" ".join(who), value, answer] for value, alike in by_value.items() for answer, who in alike.values()]


def render(line):
    return json_lines.render(line, json_lines.READABLE)


def lines(release, answered):
    legend = shorthands(release)
    yield render(["release", release, {"key": KEY, **legend}])
    for question, answers in answered:
        said = {(question["value"], reader): shortened(answer, legend) for reader, answer in zip(question["readers"], answers, strict=True)}
        yield from map(render, group(said))
