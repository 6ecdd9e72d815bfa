"""Fresh random cases: what nobody has thought of when the suites were written.

Not the suites' values but shapes of values: numbers of all sizes, in other digits, with signs, blanks and units where they may stand and
where they may not; spelt and misspelt words; references. Not the suites' keys alone either: also those that a driver looks up and
hardly anybody sets, an old name and its new one, what `fresh_tables.py` lists, and the suites' own values where no suite has put them.
Half of the cases are small and odd, to tell what is read first and how; the other half is about something (`fresh_themes.py`), has many settings, and few that are
malformed, so that a driver comes far.
A case depends on the seed, its number, and the keys it may choose from, and on nothing else.
"""

import random
import re
import tomllib

from . import allocation, fresh_themes, neighbours, releases
from .fresh_tables import CLASSES, LISTED
from .shares import LOST, is_between, is_within
from .vocabulary import ENABLED, MASTERS

CLASS_KEYS = ("spark.shuffle.sort.io.plugin.class", "spark.serializer", "spark.shuffle.manager", "spark.extraListeners", "spark.plugins",
              "spark.storage.replication.policy", "spark.storage.replication.topologyMapper", "spark.closure.serializer", "spark.executor.plugins")
# Keys whose values name what only this machine or this moment has, make a driver wait or run out of time by chance, or fill its memory.
LEFT_ALONE = re.compile("|".join((
    r"(ports?|dirs?|files?|paths?|jars|archives|uris?|urls?|host|hostname|address|keytab|principal|secret)$",
    r"[.](home|conf|master|context|namespace|image|mode|acls|amount)$", r"[.](ui|ssl|history|repl|testing|test|app|authenticate|podTemplate)[.]",
    r"^spark[.](master|testing|logConf|eventLog|launcher|hadoop|executorEnv|ssl|files|jars)", "(?i:bindAddress|kerberos|dir$|file$|files$|port$|plugin.class)",
    "podNamePrefix|podTemplate|userClassPathFirst|persistToDfs|fallbackStorage|ForTests|isPython|executor[.]id$|starvation[.]timeout",
    "rpc[.](askTimeout|lookupTimeout)|(connection|request|readiness)Timeout$|WaitingTime$|registration[.]timeout$|[tT]hreads$|backLog|(receive|send)Buffer")))
UNITS = {"time": ["us", "ms", "s", "m", "min", "h", "d"], "bytes": ["b", "k", "kb", "m", "mb", "g", "gb", "t", "tb", "p", "pb"]}
BLANKS = [" ", "  ", "\t", "\n", "\u00a0", "\u2003", "\u3000", "\u001f", "\u0085", "\u200b", "\ufeff"]
ZEROS = "\u0660\u06f0\u0966\uff10"  # of other digits than ours
NEAR = [2**31, 2**31 - 1, 2**32, 2**53, 2**63, 2**63 - 1, 2**64, 10**19, 9223372036, 9223372036854, 106751991167300]
OPTIONS = ["-XX:+UseG1GC", "-Dspark.a=b", "-Xmx1g", "-Xms512m", "-verbose:gc", "'-Dx=a b'", '"-Xmx2g"', "-Dspark", "-DSpark.x=1", "-D", "-XX:MaxHeapSize=1g",
           "-Dx=-Xmx2g", "'", '"', "\\", "-Dx=spark.y"]
MASTERS_ODD = ["", " ", "Local", " local", "local ", "local[2] ", "local[ * ]", "local[*,*]", "local[2, 3]", "local[\u0662]", "local[02]", "yarn-client", "yarn-cluster", "Yarn", "yarn ",
               "yarn://x", "k8s", "k8s://", "K8S://http://127.0.0.1:8443", "spark", "spark://", "spark://127.0.0.1", "spark://:7077", "mesos", "simr://x", "nomad://x", "sc://x", "local-cluster[2,1,1024,1]",
               "local-cluster[ 2 , 1 , 1024 ]", "local-cluster[2;1;1024]", "Local-Cluster[2,1,1024]", "${spark.none}", "${spark.my.x}", "local[2]\n"]
WORDS = ["abc", "", " ", "null", "none", "default", "auto", "max", "infinity", "NaN", "true", "yes", "0", "-1", "FIFO", "FAIR", "zstd", "warn", "INFO", "client",
         "cluster", "direct", "statefulset", "x=y", "a,b", "${", "$x", "#1", "1 # one", "é", "İ", "ß", "日本", "0x", "1e", "--", "*", "false,true", "1;2", "\\t"]


def keys_of(line, text):
    """{key: type} of a release line, from the text of rules/releases/keys.toml."""
    types = {}
    for key, said in tomllib.loads(text)["keys"].items():
        for fields in said if isinstance(said, list) else [said]:
            if is_within(line, fields.get("releases", "")) and not key.startswith("spark.sql."):
                types[key] = fields.get("type", "string")
    return types


def renamed_of(line, keys, deprecations):
    """[(old name, new name)] of a release line, from the texts of rules/releases/keys.toml and deprecations.toml."""
    pairs = []
    for table in (tomllib.loads(keys)["keys"], *tomllib.loads(deprecations).values()):
        for key, said in table.items():
            for fields in said if isinstance(said, list) else [said]:
                if is_within(line, fields.get("releases", "")):
                    pairs += [(key, fields["renamed"])] if "renamed" in fields else [(old, key) for old in fields.get("alternatives", ())]
    return sorted(set(pairs))


def suites_values(line):
    """{key: values} that the suites ask of a release line."""
    values = {key: list(chosen) for key, chosen in neighbours.VALUES.items()}
    for keys in (allocation.FAMILY, allocation.AROUND, *allocation.PER_MANAGER.values()):
        values.update({key: list(chosen) for key, (_, chosen) in keys.items()})
    for first, last, _, keys in releases.KEYS:
        if is_between(line, first, last):
            values.update(keys)
    return {key: chosen for key, chosen in values.items() if not LEFT_ALONE.search(key)}


class Fresh:
    """Draws the cases of one seed."""

    def __init__(self, seed, line, types, looked_up, masters=None, renamed=()):
        self.seed = seed
        self.renamed = [pair for pair in renamed if not any(map(LEFT_ALONE.search, pair))]
        self.suites = suites_values(line)
        self.catalogue = [key for key in types if not LEFT_ALONE.search(key)]
        self.types = {**types, **dict.fromkeys(CLASS_KEYS, "class")}
        self.managers = [manager for manager in MASTERS if line not in LOST.get(manager, ()) and (not masters or manager in masters)]
        family = {**allocation.FAMILY, **allocation.AROUND}
        self.chosen = {
            "family": [key for key in family if key != ENABLED],
            "neighbours": [key for key in neighbours.VALUES if not LEFT_ALONE.search(key)],
            "looked-up": sorted(key for key in looked_up if key not in family and not LEFT_ALONE.search(key)),
            "old": [key for key in neighbours.DEPRECATED if not LEFT_ALONE.search(key)],
        }
        own = {"k8s": "spark.kubernetes.", "yarn": "spark.yarn.", "mesos": "spark.mesos."}
        self.per_manager = {
            manager: [key for key in dict.fromkeys([*keys, *sorted(key for key in types if key.startswith(own[manager]))]) if not LEFT_ALONE.search(key)]
            for manager, keys in allocation.PER_MANAGER.items()}

    def cases(self, count):
        return [(f"seed-{self.seed}-{number:04}", self.case(random.Random(f"{self.seed}/{number}"))) for number in range(count)]

    def case(self, draw, manager=None):
        manager = manager or draw.choice(self.managers)
        return dict(sorted((self.wide if draw.random() < 0.5 else self.small)(draw, manager).items()))

    def small(self, draw, manager):
        """A few settings, every third of them odd."""
        conf = dict(MASTERS[manager])
        if draw.random() < 0.03 and manager in ("local", "local-cluster"):
            conf["spark.master"] = self.master(draw)
        if draw.random() < 0.85:
            conf[ENABLED] = "true" if draw.random() < 0.93 else self.value(draw, "boolean")
        for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 3, 4, 5, 7))):
            self.add_setting(draw, manager, conf)
        if draw.random() < 0.06:
            self.refer(draw, conf)
        return self.that_lasts(manager, conf)

    @staticmethod
    def that_lasts(manager, conf):
        if conf.get("spark.eventLog.enabled", "").strip().lower() == "true":
            conf.setdefault("spark.eventLog.dir", "file:///tmp")
        # The Workers of local-cluster check a memory that the master does not have, and their Master may be told to forget them.
        if manager == "local-cluster":
            conf.pop("spark.executor.memory", None)
            conf.pop("spark.worker.timeout", None)
        if (manager, "spark.decommission.enabled") in allocation.DIES_LATER and ENABLED not in conf:
            conf.pop("spark.decommission.enabled", None)
        return conf

    def wide(self, draw, manager):
        """Many settings that belong together, with keys from all over the catalogue beside them; seldom one that is malformed."""
        conf = dict(MASTERS[manager])
        if manager.startswith("local") and draw.random() < 0.2:
            conf["spark.master"] = self.master(draw)
        if draw.random() < 0.7:
            conf.update({ENABLED: "true", draw.choice((allocation.SERVICE, allocation.TRACKING)): "true"})
        themes = draw.sample(fresh_themes.EVERYWHERE, draw.choice((1, 1, 2)))
        themes += [fresh_themes.OF_MANAGER[name] for name in (manager.partition("-")[0], manager) if name in fresh_themes.OF_MANAGER and draw.random() < 0.7]
        for theme in themes:
            for key in draw.sample(list(theme), min(len(theme), draw.choice((2, 3, 4, 6, 8)))):
                if manager != "k8s" or draw.random() < 0.3 or not key.startswith(fresh_themes.DIES_LATER):
                    conf[key] = self.of_theme(draw, theme[key])
        for _ in range(draw.choice((0, 2, 4, 8))):
            key = draw.choice(self.catalogue)
            conf[key] = self.value(draw, self.types[key], 0.03)
        for old, new in draw.sample(self.renamed, draw.choice((0, 0, 1, 2, 3))) if self.renamed else ():
            conf[old] = self.value(draw, self.types.get(new, "string"), 0.05)
        for _ in range(draw.choice((0, 0, 0, 1, 2))):
            self.refer(draw, conf)
        return self.that_lasts(manager, conf)

    def of_theme(self, draw, values):
        if not isinstance(values, str):
            return draw.choice(draw.choices((values[:1], values[:2], values), (4, 4, 2))[0])
        suffixes = fresh_themes.SUFFIXES.get(values)
        return draw.choice(suffixes) if suffixes and draw.random() < 0.1 else self.value(draw, values, 0.08)

    def add_setting(self, draw, manager, conf):
        kind = draw.choices(("family", "neighbours", "looked-up", "manager", "old", "resource", "options", "foreign", "suites", "listed", "renamed"),
                            (34, 14, 14, 6, 3, 5, 3, 1, 9, 8, 3))[0]
        if kind in ("suites", "listed"):
            values = self.suites if kind == "suites" else LISTED
            key = draw.choice(list(values))
            # A malformed one of these stops the JVM later, and without a word.
            if not (manager == "k8s" and key in ("spark.blockManager.port", "spark.decommission.enabled")):
                conf[key] = draw.choice(values[key])
            return None
        if kind == "renamed" and self.renamed:
            old, new = draw.choice(self.renamed)
            conf[old] = self.value(draw, self.types.get(new, "string"))
            if draw.random() < 0.7:
                conf[new] = self.value(draw, self.types.get(new, "string"))
            return None
        if kind == "resource":
            return conf.update(self.resource(draw))
        if kind == "options":
            key = f"spark.{draw.choice(('executor', 'executor', 'driver'))}.{draw.choice(('extra', 'default'))}JavaOptions"
            conf[key] = " ".join(draw.choices(OPTIONS, k=draw.randint(1, 3)))
            return None
        if kind == "foreign":
            key = draw.choice(list(self.types))
            at = draw.randrange(6, len(key))
            conf[draw.choice((key + " ", " " + key, *(key[:at] + char + key[at + 1:] for char in ("", "x", key[at].swapcase()))))] = "1"
            return None
        keys = self.per_manager.get(manager.partition("-")[0], []) if kind == "manager" else self.chosen.get(kind)
        key = draw.choice(keys or self.chosen["family"])
        conf[key] = self.value(draw, self.types.get(key, "string"))
        return None

    @staticmethod
    def refer(draw, conf):
        """Puts a value elsewhere and a reference in its place."""
        key = draw.choice([key for key in conf if key != "spark.master"] or ["spark.master"])
        name = draw.choice(("spark.my.x", "spark.my.y", "my.x", "env:SPARKVET_EXECUTORS", "env:SPARKVET_NONE", "system:sparkvet.none", "spark.task.cpus", key,
                            "spark.executor.cores", "spark:x", "env:", "spark.no such", "sparK.my.x", ""))
        if name.startswith(("spark.my", "my")) and draw.random() < 0.9:
            conf[name] = conf[key]
        conf[key] = draw.choice(("${%s}", "${%s}", "${%s}", " ${%s}", "${%s}1", "${ %s}", "$%s", "${%s", "${%s}}", "${${%s}}", "$${%s}", "${%s}${%s}", "${%s:-1}", "{%s}")).replace("%s", name)

    @staticmethod
    def resource(draw):
        """A kind of resource with some of its keys."""
        name = draw.choice(("gpu", "gpu", "fpga", "a.b", "x"))
        amount = lambda: draw.choice(("0", "1", "2", "3", "4", "7", "0.5", "0.25", "0.3", "0.9", "1.5", "-1", "abc", "", "1e0"))  # noqa: E731
        conf = {}
        if draw.random() < 0.85:
            conf[f"spark.executor.resource.{name}.amount"] = amount()
        if draw.random() < 0.85:
            conf[f"spark.task.resource.{name}.amount"] = amount()
        if draw.random() < 0.2:
            conf["spark.executor.cores"] = str(draw.randint(1, 6))
        if draw.random() < 0.15:
            conf[f"spark.executor.resource.{name}.vendor"] = "nvidia.com"
        return conf

    @staticmethod
    def master(draw):
        if draw.random() < 0.3:
            return draw.choice(MASTERS_ODD)
        part = lambda: draw.choice(("1", "2", "8", "0", "-1", "*", "x", "", " 2 ", "1024", "9999999999"))  # noqa: E731
        return draw.choice(("local[%s]", "local[%s,%s]", "local-cluster[%s,1,1024]", "local%s", "foo%s", "%s", "spark:%s", "k8s:%s")).replace("%s", "{}").format(
            part(), part())

    def value(self, draw, kind, odd=0.35):
        is_odd = draw.random() < odd
        shape = {"boolean": self.boolean, "int": self.whole, "long": self.whole, "double": self.fraction, "time": self.scaled, "bytes": self.scaled,
                 "class": self.class_name}.get(kind)
        if shape is None or draw.random() < odd / 17:
            return draw.choice(WORDS)
        return shape(draw, is_odd, kind)

    def class_name(self, draw, is_odd, _):
        name = draw.choice(CLASSES)
        return self.padded(draw, name) if is_odd and draw.random() < 0.3 else name

    @staticmethod
    def padded(draw, text):
        return draw.choice((f"{draw.choice(BLANKS)}{text}", f"{text}{draw.choice(BLANKS)}", f"{draw.choice(BLANKS)}{text}{draw.choice(BLANKS)}"))

    def boolean(self, draw, is_odd, _):
        word = draw.choice(("true", "false"))
        if not is_odd:
            return word
        return draw.choice((
            lambda: "".join(draw.choice((char.upper(), char)) for char in word), lambda: self.padded(draw, word),
            lambda: word[:-1], lambda: word + draw.choice(";,.# "), lambda: draw.choice(("yes", "no", "on", "off", "1", "0", "t", "y", "", "null"))))()

    def whole(self, draw, is_odd, _):
        number = draw.choice((draw.randint(0, 4), draw.randint(0, 30), draw.randint(0, 5000), draw.randint(-3, 1)))
        if not is_odd:
            return str(number)
        return draw.choice((
            lambda: str(draw.choice((1, -1)) * (draw.choice(NEAR) + draw.randint(-2, 2))), lambda: self.padded(draw, number),
            lambda: draw.choice("+-") + str(abs(number)), lambda: "0" * draw.randint(1, 3) + str(abs(number)),
            lambda: self.in_other_digits(draw, number), lambda: f"{number}{draw.choice(('.0', '.5', 'e0', 'L', 'd', 'f', 's', 'm', ' 1', ',000', '_0', '-', '%'))}",
            lambda: f"0x{abs(number):x}", lambda: draw.choice(WORDS)))()

    @staticmethod
    def in_other_digits(draw, number):
        zero = ord(draw.choice(ZEROS))
        return "".join(chr(zero + int(char)) if char.isdigit() and draw.random() < 0.8 else char for char in str(number))

    def scaled(self, draw, is_odd, kind):
        number = draw.choice((draw.randint(0, 10), draw.randint(0, 3000), draw.randint(0, 10**6)))
        unit = draw.choice(UNITS[kind])
        if not is_odd:
            return f"{number}{draw.choice((unit, unit, unit, ''))}"
        return draw.choice((
            lambda: f"{number}{draw.choice(BLANKS)}{unit}", lambda: self.padded(draw, f"{number}{unit}"), lambda: f"{number}{unit.upper()}",
            lambda: f"-{number}{unit}", lambda: f"+{number}{unit}", lambda: f"{number}.{draw.randint(0, 9)}{unit}",
            lambda: f"{draw.choice(NEAR) + draw.randint(-2, 2)}{draw.choice((unit, ''))}", lambda: f"{self.in_other_digits(draw, number)}{unit}",
            lambda: f"{number}{draw.choice(('sec', 'secs', 'hours', 'w', 'y', 'ns', 'i', 'gib', 'bytes', 'mi', 'e', '%', 'f'))}", lambda: unit,
            lambda: draw.choice(WORDS)))()

    def fraction(self, draw, is_odd, _):
        number = draw.choice((round(draw.random(), draw.randint(1, 6)), round(draw.uniform(-2, 4), 2), draw.randint(0, 3)))
        if not is_odd:
            return str(number)
        return draw.choice((
            lambda: f"{number}{draw.choice(('d', 'f', 'D', 'F', 'L', 'e2', 'E-3', 'e', '.', '%'))}", lambda: self.padded(draw, number),
            lambda: draw.choice(("NaN", "Infinity", "-Infinity", "+NaN", "nan", "-0.0", "1e400", "1e-400", "0x1p-1", "0x1", ".5", "5.", ".", "-", "1..2")),
            lambda: f"1.{'0' * draw.randint(14, 18)}{draw.randint(1, 9)}", lambda: self.in_other_digits(draw, number),
            lambda: str(number).replace(".", ","), lambda: draw.choice(WORDS)))()
