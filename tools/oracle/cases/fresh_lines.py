"""Fresh random command lines: what nobody has thought of when the suites `submit`, `console` and `properties` were written.

Two kinds. `submissions` go to SparkSubmitArguments and prepareSubmitEnvironment, where everything may be odd: masters, options, hostile properties
files. `terminals` go to bin/spark-submit and start a driver where one can start, so their master is one that the oracle has, and what the launcher
would refuse before SparkSubmit begins is not in them. A case depends on the seed, its number, and the keys it may choose from, and on nothing else.
"""

import random

from methods import submit_cases
from methods.properties import ATOMS

from . import console
from .fresh_tables import LISTED
from .shares import is_between

KEYS = ["spark.executor.memory", "spark.executor.cores", "spark.executor.instances", "spark.driver.memory", "spark.app.name", "spark.x", "spark.", "x.y", "Spark.x",
        "spark.dynamicAllocation.enabled", "spark.cores.max", "spark.jars", "spark.submit.deployMode", "spark.master", "spark.yarn.queue", "spark.files",
        "spark.yarn.executor.memoryOverhead", "spark.shuffle.service.enabled", "spark.driver.cores", "spark.submit.pyFiles", "spark.kubernetes.namespace", "hive.x"]
SEPARATORS = [" ", "=", ":", "   ", "\t", " = ", " : ", "\f", "=\t", "  =", ""]
LINE_ENDS = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", " \n", "\n#\n", "\\\n", "\\\n   "]
TAILS = ["", "", "", "", " ", "\t", " # c", "\\", "\\\\", "\\n", "\\u0041", "\\u00e9", "é", "日本", ";", ",", "\u00a0", "'", "\"", "\\ ", "\\t"]
# Half a surrogate pair is another matter in a JSON text.
PARTS = [atom for atom in ATOMS if atom not in ("\\uD83D", "\\uDE00")]
# What needs a network, or finds what the case has brought along.
ELSEWHERE = {"spark.jars.packages", "spark.jars.ivySettings", "spark.jars.repositories", "spark.hadoop.fs.defaultFS"}
# What asks spark-submit for something else than a driver, or is hardly ever given.
REQUESTS = [["--kill", "driver-1"], ["--status", "driver-1"], ["--kill", ""], ["--version"], ["--help"], ["-h"], ["--usage-error"], ["--load-spark-defaults"], ["--remote", "sc://h"],
            ["--remote", "local"], ["--packages", ""], ["--exclude-packages", "g:a"], ["--repositories", ""], ["--driver-default-class-path", "/x"], ["--proxy-user", ""], ["--class", ""],
            ["--supervise=true"], ["--verbose", "--verbose"], ["--conf="], ["--master=yarn"], ["--master", ""], ["--deploy-mode="], ["--properties-file", ""], ["--jars="], ["--name="]]
# A JVM that is started with them ends before there is a SparkSubmit, or is as large as they say.
OF_THE_LAUNCHER = ("--driver-memory", "--driver-java-options", "--driver-class-path", "--driver-library-path", "--proxy-user", "--keytab", "--principal",
                   "--jars", "--files", "--archives", "--py-files", "--class", "--repositories", "--exclude-packages")
# Which queues there are, and how much a container may have, is the cluster's business.
OF_THE_CLUSTER = ("--queue", "spark.yarn.queue", "spark.yarn.am.memory", "spark.yarn.am.memoryOverhead", "spark.yarn.am.cores", "spark.executor.memoryOverhead",
                  "spark.yarn.am.nodeLabelExpression", "spark.yarn.executor.memoryOverhead", "spark.executor.memoryOverheadFactor", "spark.executor.minMemoryOverhead")
# A terminal that shows lines of JSON is not read.
UNREADABLE = {("spark.log.structuredLogging.enabled", word) for word in ("true", "TRUE", " true")}
# The environment of a terminal: what spark-submit reads, and what the driver does.
SURROUNDINGS = {"SPARK_EXECUTOR_MEMORY": ["512m", "1g", "x", "1.5g", "0"], "SPARK_EXECUTOR_CORES": ["1", "2", "x", "0"], "SPARK_LOCAL_DIRS": ["/tmp", "tmp", "", "file:/tmp,/tmp"], "SPARK_MEM": ["1g"],
                "DEPLOY_MODE": ["client", "cluster", "x"], "MASTER": ["local[3]", "yarn", "x"], "SPARK_EXECUTOR_DIRS": ["/tmp"], "SPARK_YARN_APP_NAME": ["y"],
                "SPARKVET_EXECUTORS": ["3", "x"], "SPARK_DRIVER_CORES": ["2"],
                "SPARK_SUBMIT_OPTS": ["-Dspark.memory.fraction=2", "-Dspark.yarn.executor.memoryOverhead=384 -Dx=y", "'-Dspark.task.cpus=x'", "-Dspark.dynamicAllocation.enabled=true"]}
# What beside --properties-file names files since which release: elsewhere the launcher refuses it.
MORE_FILES = {"4.0": ["--load-spark-defaults"], "4.2": ["--extra-properties-file", "q.conf"]}


class FreshLines:
    """Draws the command lines of one seed."""

    def __init__(self, seed, line, drivers):
        """`drivers` are the Fresh cases of that seed and line: values and settings are drawn as theirs are."""
        self.seed = seed
        self.line = line
        self.drivers = drivers
        self.settings = sorted(drivers.types)

    def submissions(self, count):
        return self.drawn("lines", self.submission, count)

    def terminals(self, count):
        return self.drawn("console", self.terminal, count)

    def drawn(self, name, one, count):
        return [(f"{name}-{self.seed}-{number:04}", one(random.Random(f"{name}/{self.seed}/{number}"))) for number in range(count)]

    def submission(self, draw):
        _, master, mode = draw.choice(submit_cases.PLACES)
        if draw.random() < 0.25:
            master, mode = draw.choice([*submit_cases.MASTERS, self.drivers.master(draw), None]), draw.choice([None, "client", "cluster", "Cluster", ""])
        words = submit_cases.at(master, mode)
        for _ in range(draw.choice((0, 1, 1, 2, 2, 3, 4, 6))):
            words += self.option(draw)
        application = draw.choice([submit_cases.APPLICATION] * 6 + submit_cases.SHELLS + [["--class", "X", draw.choice(submit_cases.RESOURCES), "--name", "x"],
                                                                                         [draw.choice(submit_cases.RESOURCES)], [], ["--class", "a.B"]])
        files = {}
        if draw.random() < 0.4:
            words += self.named_files(draw, files)
        words += application
        env = dict(submit_cases.HADOOP) if draw.random() < 0.85 else {}
        for name, values in (("MASTER", submit_cases.MASTERS), ("DEPLOY_MODE", ["client", "cluster", "x", ""]), ("SPARK_EXECUTOR_MEMORY", submit_cases.MEMORY),
                             ("SPARK_EXECUTOR_CORES", submit_cases.CORES), ("SPARK_DRIVER_MEMORY", submit_cases.MEMORY), ("SPARK_YARN_APP_NAME", ["y", ""])):
            if draw.random() < 0.08:
                env[name] = draw.choice(values)
        return submit_cases.question(words, env=env, defaults=self.properties(draw) if draw.random() < 0.35 else None, files=files or None)

    def option(self, draw):
        name, value, other, key = draw.choice([valued for valued in submit_cases.VALUED if valued[0] != "--repositories"])
        shaped = {"--driver-memory": submit_cases.MEMORY, "--executor-memory": submit_cases.MEMORY, "--num-executors": submit_cases.CORES,
                  "--driver-cores": submit_cases.CORES, "--executor-cores": submit_cases.CORES, "--total-executor-cores": submit_cases.CORES,
                  "--jars": submit_cases.PATHS, "--files": submit_cases.PATHS, "--archives": submit_cases.PATHS, "--py-files": submit_cases.PATHS}
        said = draw.choice((value, other, draw.choice(shaped.get(name, [value])), draw.choice(shaped.get(name, [other]))))
        return draw.choices((
            lambda: [name, said], lambda: [f"{name}={said}"], lambda: ["--conf", f"{key or 'spark.y'}={said}"], lambda: self.conf(draw),
            lambda: [draw.choice(submit_cases.SWITCHES)], lambda: [name], lambda: [draw.choice(("--nam", "-x", "--Name", "--num-executor", "--", "-"))],
            lambda: list(draw.choice(REQUESTS)), lambda: [name, ""], lambda: [draw.choice(("-c", "--conf")), draw.choice(("spark.x", "", "=", "=x", "spark.x==", " =1", "spark.y= a b "))],
        ), (30, 8, 20, 30, 4, 1, 1, 1, 2, 2))[0]()

    def conf(self, draw):
        key, value = self.setting(draw)
        return draw.choice((["--conf", f"{key}={value}"], ["--conf", f"{key}={value}"], [f"--conf={key}={value}"], ["-c", f"{key}={value}"]))

    def setting(self, draw):
        key = draw.choice((draw.choice(KEYS), draw.choice(self.settings), draw.choice(list(LISTED)).strip()))
        if key in ELSEWHERE:
            key = "spark.x"
        if key.endswith("spark.master") and draw.random() < 0.8:
            return key, draw.choice(submit_cases.MASTERS)
        value = draw.choice((self.drivers.value(draw, self.drivers.types.get(key, "string")), draw.choice(submit_cases.MEMORY), draw.choice(("a", "", "1", "true"))))
        return key, value.replace("*", "x*")  # of which there is none

    def named_files(self, draw, files):
        words = []
        names = ["p.conf"] if draw.random() < 0.7 else ["p.conf", "q.conf"]
        for name in names:
            if draw.random() < 0.95:
                files[name] = self.properties(draw)
            words += [draw.choice(("--properties-file", "--properties-file", "--properties-file", "--extra-properties-file")), name]
        return words + (["--load-spark-defaults"] if draw.random() < 0.2 else [])

    def properties(self, draw):
        """The text of a properties file: what people write, with some of what nobody would."""
        text = "".join(draw.choices(PARTS, k=draw.randint(1, 6))) if draw.random() < 0.12 else ""
        for _ in range(draw.choice((1, 1, 2, 3, 5))):
            key, value = self.setting(draw)
            odd = draw.random() < 0.4
            text += draw.choice(("", "", "", "  ", "\t", "#", "!", "export ")) if odd else ""
            text += key + (draw.choice(SEPARATORS) if odd else draw.choice((" ", "=", "    ")))
            text += value + (draw.choice(TAILS) if odd else "") + (draw.choice(LINE_ENDS) if odd else "\n")
        return text if draw.random() < 0.85 else text.rstrip("\n")

    def terminal(self, draw):
        managers = ["local", "local", "cluster", "k8s"]
        if console.is_asked("yarn-", self.line):
            managers.append("yarn")
        manager = draw.choice(managers)
        conf = self.settings_of_a_driver(draw, manager)
        words, defaults, files, confs = [], [], [], []
        for key, value in conf.items():
            place = draw.choice((confs, confs, confs, defaults, defaults, files))
            place.append((key, value))
        if draw.random() < 0.15:
            confs.append(draw.choice((("foo", "1"), ("hadoop.x", "y"), ("Spark.executor.cores", "2"))))
        for _ in range(draw.choice((0, 0, 1, 2))):
            name, value, other, _ = draw.choice([valued for valued in submit_cases.VALUED if valued[0] not in (*OF_THE_LAUNCHER, *OF_THE_CLUSTER)])
            words += [name, draw.choice((value, other))]
        if draw.random() < 0.2:
            words += draw.choice((["--executor-memory", draw.choice(submit_cases.MEMORY)], ["--executor-cores", draw.choice(submit_cases.CORES)],
                                  ["--num-executors", draw.choice(submit_cases.CORES)], ["--total-executor-cores", draw.choice(submit_cases.CORES)],
                                  ["--deploy-mode", draw.choice(("client", "Client", "x"))]))
        texts = {"p.conf": files} if files else {}
        if files:
            words += ["--properties-file", "p.conf"]
        for since, more in MORE_FILES.items():
            if is_between(self.line, since, self.line) and draw.random() < 0.25:
                words += more
        if "q.conf" in words:
            texts["q.conf"] = [confs.pop(draw.randrange(len(confs))) for _ in range(draw.randint(0, len(confs)))] + files[:1]
        env = {"HADOOP_CONF_DIR": "hadoop-conf"} if manager == "yarn" else {}
        if draw.random() < 0.2:
            env.update((name, draw.choice(SURROUNDINGS[name])) for name in draw.sample(list(SURROUNDINGS), draw.choice((1, 1, 2, 3))))
        return console.case(manager, *words, conf=confs, env=env or None, files={name: lines_of(said) for name, said in texts.items()} or None,
                            defaults=lines_of(defaults) if defaults else None)

    def settings_of_a_driver(self, draw, manager):
        """What a driver of its master might be given, without what would stop the launcher or stay out of a text of one line a setting."""
        conf = self.drivers.case(draw, {"cluster": "local-cluster"}.get(manager, manager))
        return {key: value for key, value in conf.items()
                if key not in ("spark.master", *OF_THE_CLUSTER) and (key, value) not in UNREADABLE and not key.startswith(("spark.driver.memory", "spark.driver.extra", "spark.driver.default", "spark.app.name"))
                and key == key.strip() and value == value.strip() and "\n" not in value and "\\" not in value and "=" not in key and value}


def lines_of(settings):
    return "".join(f"{key} {value}\n" for key, value in settings)
