"""The cases of the suite `submit`: (id, question) pairs, the same on every machine. Nothing in them needs a network: no packages are resolved,
nothing is downloaded, and no file but those of the case exists."""

import functools

from .java import Random

SEED = 4
DRAWN = 900
HADOOP = {"HADOOP_CONF_DIR": "/etc/hadoop"}
APPLICATION = ["--class", "com.acme.Main", "/opt/app.jar"]
PLACES = [
    ("yarn", "yarn", None), ("yarn-cluster-mode", "yarn", "cluster"), ("k8s", "k8s://https://h:6443", None),
    ("k8s-cluster", "k8s://https://h:6443", "cluster"), ("standalone", "spark://h:7077", None), ("standalone-cluster", "spark://h:7077", "cluster"),
    ("mesos", "mesos://h:5050", None), ("mesos-cluster", "mesos://h:5050", "cluster"), ("local", "local[2]", "client"),
    ("local-cluster", "local-cluster[1,1,1024]", None)]
MASTERS = [
    "yarn", "yarn-client", "yarn-cluster", "YARN", "yarn://h", "yarn ", "local", "local[*]", "local[4,2]", "localfoo", "Local", " local", "",
    "spark://h:7077", "spark://h1:7077,h2:7077", "spark:", "sparkling", "mesos://zk://h/m", "mesosx", "k8s://h:6443", "k8s://http://h:80",
    "k8s://https://h", "k8s://", "k8s://ftp://h", "k8s://HTTPS://h", "k8s:h", "k8s", "K8S://h", "k8s-h", "k8s://h h", "k8s://[::1]:6443",
    "nomad://h", "sc://h", "zk://h", "*", "é"]
# Option, value, another value, the property that stands in for it.
VALUED = [
    ("--name", "nightly", "other name", "spark.app.name"), ("--queue", "q", "r.s", "spark.yarn.queue"),
    ("--num-executors", "5", "7", "spark.executor.instances"), ("--executor-cores", "4", "2", "spark.executor.cores"),
    ("--executor-memory", "3g", "900m", "spark.executor.memory"), ("--total-executor-cores", "12", "8", "spark.cores.max"),
    ("--driver-memory", "2g", "1500m", "spark.driver.memory"), ("--driver-cores", "3", "2", "spark.driver.cores"),
    ("--driver-java-options", "-Da=b -Xss4m", "-Dc=d", "spark.driver.extraJavaOptions"),
    ("--driver-class-path", "/x:/y", "/z", "spark.driver.extraClassPath"), ("--driver-library-path", "/l", "/m", "spark.driver.extraLibraryPath"),
    ("--jars", "/j/a.jar,b.jar", "file:/c.jar", "spark.jars"), ("--files", "/f/a.txt#b,c", "d", "spark.files"),
    ("--archives", "/a/x.zip#env", "y.tgz", "spark.archives"), ("--py-files", "/p/a.py,b.zip", "c.egg", "spark.submit.pyFiles"),
    ("--principal", "me@REALM", "you", "spark.kerberos.principal"), ("--keytab", "local:/k/me.keytab", "local:/k/you", "spark.kerberos.keytab"),
    ("--proxy-user", "bob", "eve", None), ("--exclude-packages", "g:a", "g:b", "spark.jars.excludes"),
    ("--repositories", "https://r/m", "https://s", "spark.jars.repositories"), ("--class", "com.acme.Other", "com.acme.Third", None)]
SWITCHES = ["--supervise", "--verbose", "-v"]
RESOURCES = [
    "app.jar", "/opt/app.jar", "local:///opt/app.jar", "file:///opt/app.jar", "my app.jar", "app.py", "/opt/app.py", "local:///opt/app.py", "app.R",
    "x.r", "spark-internal", "spark-shell", "pyspark-shell", "sparkr-shell", "app", "APP.PY", "app.jar#x", "", " ", "app%20x.jar", "a=b", "é.jar"]
SHELLS = [
    ["--class", "org.apache.spark.repl.Main", "--name", "Spark shell", "spark-shell"], ["--name", "PySparkShell", "pyspark-shell"],
    ["--name", "SparkR", "sparkr-shell"], ["--class", "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver", "spark-internal", "-e", "select 1"],
    ["--class", "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2", "--name", "Thrift JDBC/ODBC Server", "spark-internal"],
    ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "--name", "Spark Connect server", "spark-internal"]]
MEMORY = [
    "0", "-1", "1", "1g", "1.5g", "1 g", " 1g", "1G", "1gb", "1gB", "512", "0m", "1e3", "x", "", "9223372036854775807", "9223372036854775808",
    "8589934592g", "9999999999g", "0x10", "1k", "1p", "1t", "1b", "+1g", "١g", "1g ", "\t1g", "1m\n"]
CORES = ["0", "-1", "1", "+2", "08", "1.0", " 1", "1 ", "x", "", "2147483647", "2147483648", "1g", "١", "0x1", "1L", "*"]
GLOBS = ["/x/a{b.jar", "/x/a[b.jar", "/x/[0-9].jar", "/x/{a,b}.jar", "/x/a\\", "/x/a}b", "{", "/x/*/a{b", "/x/*/y/a{b", "/x/a\\{b", "/x/%5Bb",
         "file:/x/%5Bb", "/x/a,/y/b]", "/x/é{"]
# Hadoop's paths know a colon only behind a scheme.
COLONS = ["/x/a:b", "/x/a:b/c", "/x/a:", "/x/:", "/x/:a", "/x/a:/b", "/x/a::b", "/x/*/a:b", "/x/a:b/*", "/x/a*:b", "/x/a?:b", "/x/a\\:b", "/x/{a:b}", "/x/a:{b", "/x/a%3Ab", "file:/x/a:b",
          "file:///x/a:b", "/x/a:b#c", "/x/a#b:c", "/x/é:b", "/x/b:日 本", "/x/b:c%d", "/x/b:c;d", "/x/b:c?d", "/x/b:[c", "a:b c", "./a:b", "a b:c/d", "/C:/x.jar", "local:/a:b", "/y,/x/a:b"]
PACKAGES = ["g::v", ":a:v", "g:a: ", "g: :v", " : : ", "g/ /v"]
JARS_OF_R = ["a.jar#b", "local:/a.jar", "hdfs://h/a.jar", "a.jar,b.jar#c", "file:/a.jar#x", "file://h/a.jar", "file:a.jar", "a.jar?b", "file:/a.jar?b", "FILE:/a.jar#b", ",", "a b.jar", "/a.jar, b.jar", "a.jar,,b.jar"]
PATHS = [
    "a.jar", "a.jar,b.jar", "a.jar, b.jar", " a.jar ,", ",", "", " ", "a.jar,,b.jar", "/x/a b.jar", "/x/a%20b.jar", "file:/a.jar", "file:///a.jar",
    "local:/a.jar", "local:///a.jar", "local://h/a.jar", "./a.jar", "/x/../a.jar", "/x/./a.jar", "//x/a.jar", "a.jar#b", "a b.jar#c",
    "/x/a.jar#b", "a.jar#", "#b", "a#b#c", "*.jar", "/none/*.jar", "lib/*.jar", "a?.jar", "a|b.jar", "é.jar", "日本.jar",
    "a%zz.jar", "a%.jar", "~/a.jar", "$HOME/a.jar", "${x}.jar", "a\\b.jar", "a\tb.jar", "a;b.jar", "a?b=c.jar", "a&b.jar", "a'b.jar", "\"a\".jar", "^.jar", "`a`.jar", "<a>.jar",
    "a/b/", "+a.jar", "-a.jar", "a@b.jar", "ftp", "\u00a0a.jar", "a\u0080.jar"]
OPTIONS = sorted({name for name, *_ in VALUED} | {
    "--master", "--deploy-mode", "--conf", "-c", "--properties-file", "--extra-properties-file", "--remote", "--packages", "--kill", "--status",
    "--driver-default-class-path"})
DEFAULTS = """# the cluster's own
spark.master                     spark://h:7077
spark.executor.memory            6g
spark.eventLog.dir               hdfs://h/logs
spark.dynamicAllocation.enabled  true
spark.executor.instances         0
not.spark                        x
"""
PROPERTIES = """spark.executor.memory 4g
spark.executor.cores=2
spark.submit.deployMode  cluster
spark.master yarn
Spark.executor.memory 7g
spark
"""
MORE = "spark.executor.cores 3\nspark.app.name  more\nspark.driver.memory=5g\n"


def at(master, mode):
    return (["--master", master] if master is not None else []) + (["--deploy-mode", mode] if mode else [])


def question(argv, env=HADOOP, **more):
    return {"argv": argv, **({"env": env} if env else {}), **{name: value for name, value in more.items() if value is not None}}


def options_by_place():
    for place, master, mode in PLACES:
        rest = ["--conf", "spark.master.rest.enabled=true"] if place == "mesos-cluster" else []
        for name, value, other, key in VALUED:
            yield f"{place}/{name}", question([*at(master, mode), *rest, *APPLICATION[:2], name, value, APPLICATION[2]])
            if key:
                yield f"{place}/{name}/{key}", question([*at(master, mode), *rest, "--conf", f"{key}={other}", name, value, *APPLICATION])
                yield f"{place}/{key}", question([*at(master, mode), *rest, *APPLICATION], defaults=f"{key} {other}\n")
        for name in SWITCHES:
            yield f"{place}/{name}", question([*at(master, mode), *rest, name, *APPLICATION])
        every = [word for name, value, _, _ in VALUED if name not in ("--proxy-user", "--class", "--keytab") for word in (name, value)]
        yield f"{place}/all", question([*at(master, mode), *rest, *every, *SWITCHES, *APPLICATION, "--arg", "1"])
        keys = "".join(f"{key} {value}\n" for name, value, _, key in VALUED if key and name != "--keytab")
        yield f"{place}/all-keys", question([*at(master, mode), *rest, *APPLICATION], defaults=keys)
        yield f"{place}/nothing", question([*at(master, mode), *APPLICATION])
        yield f"{place}/no-environment", question([*at(master, mode), *APPLICATION], env={})
        yield f"{place}/ivy", question([*at(master, mode), *rest, "--conf", "spark.jars.ivy=/i/ivy", *APPLICATION])
        for resource in RESOURCES:
            yield f"{place}/resource/{resource}", question([*at(master, mode), *rest, "--class", "com.acme.Main", resource, "one", "--two"])
        for resource in RESOURCES[:12]:
            yield f"{place}/no-class/{resource}", question([*at(master, mode), *rest, resource, "one"])
        for shell in SHELLS:
            yield f"{place}/{shell[1]}", question([*at(master, mode), *rest, *shell])


def masters():
    for master in MASTERS:
        yield f"master/{master}", question(["--master", master, *APPLICATION])
        yield f"master/{master}/cluster", question(["--master", master, "--deploy-mode", "cluster", *APPLICATION])
    for master in MASTERS[:6] + ["k8s://h:1"]:
        yield f"master/{master}/conf", question(["--conf", f"spark.master={master}", *APPLICATION])
        yield f"master/{master}/env", question(APPLICATION, env={**HADOOP, "MASTER": master})
        yield f"master/{master}/client", question(["--master", master, "--deploy-mode", "client", *APPLICATION])
    yield "master/yarn/YARN_CONF_DIR", question(["--master", "yarn", *APPLICATION], env={"YARN_CONF_DIR": ""})
    for mode in ("client", "cluster", "Cluster", "", "x", " client"):
        yield f"mode/{mode}", question(["--master", "yarn", "--deploy-mode", mode, *APPLICATION])
        yield f"mode/{mode}/conf", question(["--master", "yarn", "--conf", f"spark.submit.deployMode={mode}", *APPLICATION])
        yield f"mode/{mode}/env", question(["--master", "yarn", *APPLICATION], env={**HADOOP, "DEPLOY_MODE": mode})


def parsing():
    for name in [*OPTIONS, "--supervise", "--verbose", "--load-spark-defaults", "--usage-error", "--help", "-h", "-v", "--version"]:
        yield f"parse/{name}/last", question(["--master", "local", name])
        yield f"parse/{name}/alone", question([name])
        yield f"parse/{name}=", question(["--master", "local", f"{name}=", *APPLICATION])
        yield f"parse/{name}=x", question(["--master", "local", f"{name}=x", *APPLICATION])
        yield f"parse/{name}=x=y", question(["--master", "local", f"{name}=x=y", *APPLICATION])
        yield f"parse/{name}/line-end", question(["--master", "local", f"{name}=x\ny", *APPLICATION])
        yield f"parse/{name}/upper", question(["--master", "local", name.upper(), *APPLICATION])
        yield f"parse/{name}/short", question(["--master", "local", name[:-1], *APPLICATION])
        yield f"parse/{name}/behind", question(["--master", "local", *APPLICATION, name, "x"])
        yield f"parse/{name}/empty", question(["--master", "local", name, "", *APPLICATION])
    for place, words in enumerate([
            [], [""], ["app.jar"], ["--class", "X"], ["--"], ["-"], ["-x", "app.jar"], ["--x", "1", "app.jar"], ["--x=1", "app.jar"], ["--=x", "app.jar"],
            ["--conf"], ["--conf", "spark.x"], ["--conf", "=x", *APPLICATION], ["--conf", "spark.x=", *APPLICATION], ["--conf", "spark.x=a=b", *APPLICATION],
            ["--conf", " spark.x =1", *APPLICATION], ["--conf=spark.x=1", *APPLICATION], ["-c=spark.x=1", *APPLICATION], ["-c", "spark.x=1", "-c", "spark.x=2", *APPLICATION],
            ["--conf", "x.y=1", *APPLICATION], ["--conf", "Spark.x=1", *APPLICATION], ["--conf", "spark=1", *APPLICATION], ["--conf", "spark.=1", *APPLICATION],
            ["--conf", "spark.x=1,spark.y=2", *APPLICATION], ["--conf", "--master", *APPLICATION], ["--master", "--deploy-mode", "client", *APPLICATION],
            ["--master", "local", "--master", "local[3]", *APPLICATION], ["--name", "a", "--name", "b", *APPLICATION], ["--jars", "a", "--jars", "b", *APPLICATION],
            ["--kill", "a", "--status", "b"], ["--status", "a", "--kill", "b"], ["--kill", "a", "--kill", "b"], ["--status", "a", "--status", "b"], ["--version", "--kill", "a"],
            ["--kill", "a", "--version"], ["--status", "a", "--version", "--foo"], ["--version", "--foo"], ["--foo", "--version"], ["--help", "--foo"], ["--foo", "--help"],
            ["--deploy-mode", "x", "--foo"], ["--foo", "--deploy-mode", "x"], ["--kill", "a", "--master", "spark://h:1"], ["--kill", "a", "--master", "mesos://h:1"],
            ["--kill", "a", "--master", "k8s://h:1"], ["--kill", "a", "--master", "yarn"], ["--status", "a", "--master", "spark://h:1"], ["--status", "a", "--master", "yarn"],
            ["--kill", "a", "--conf", "spark.master=spark://h:1"], ["--kill", "a", "--executor-memory", "0"], ["--kill", "", "--master", "spark://h:1"],
            ["--status", "a", "--conf", "spark.master.rest.enabled=x"], ["--verbose"], ["--supervise", "app.jar"], ["run-example", "SparkPi"],
            ["--class", "X", "app.jar", "--foo", "-x", "", "é"], ["--proxy-user", "a", "--principal", "b", *APPLICATION], ["--class", "", "app.jar"], ["--name", "", *APPLICATION]]):
        yield f"parse/{place}", question(words)
        yield f"parse/{place}/local", question(["--master", "local[1]", *words])


def values():
    for value in MEMORY:
        for side in ("driver", "executor"):
            yield f"{side}-memory/{value}", question(["--master", "yarn", f"--{side}-memory", value, *APPLICATION])
            yield f"{side}-memory/{value}/conf", question(["--master", "local", "--conf", f"spark.{side}.memory={value}", *APPLICATION])
            yield f"{side}-memory/{value}/env", question(["--master", "spark://h:1", *APPLICATION], env={f"SPARK_{side.upper()}_MEMORY": value})
    for value in CORES:
        for name, key in (("--driver-cores", "spark.driver.cores"), ("--executor-cores", "spark.executor.cores"), ("--total-executor-cores", "spark.cores.max"),
                          ("--num-executors", "spark.executor.instances")):
            yield f"{name}/{value}", question(["--master", "yarn", name, value, *APPLICATION])
            yield f"{name}/{value}/conf", question(["--master", "local", "--conf", f"{key}={value}", *APPLICATION])
        yield f"SPARK_EXECUTOR_CORES/{value}", question(["--master", "spark://h:1", *APPLICATION], env={"SPARK_EXECUTOR_CORES": value})
    for value in ("true", "TRUE", "false", "yes", "", " true", "1"):
        yield f"zero-executors/{value}", question(["--master", "yarn", "--num-executors", "0", "--conf", f"spark.dynamicAllocation.enabled={value}", *APPLICATION])
        for key in ("spark.master.rest.enabled", "spark.kubernetes.submitInDriver", "spark.kubernetes.setSubmitTimeInDriver",
                    "spark.submit.proxyUser.allowCustomClasspathInClusterMode", "spark.ui.showConsoleProgress"):
            for master, mode in (("k8s://h:1", "client"), ("spark://h:1", "cluster"), ("yarn", "cluster")):
                yield f"{key}/{value}/{master}", question([*at(master, mode), "--conf", f"{key}={value}", "--proxy-user", "bob", *APPLICATION])
        yield f"progress/{value}", question(["--master", "local", "--conf", f"spark.ui.showConsoleProgress={value}", *SHELLS[0]])
    for value in ("1", "0", "-1", "x", "64k", ""):
        yield f"spark.buffer.size/{value}", question(["--master", "local", "--conf", f"spark.buffer.size={value}", *APPLICATION])
    for value in ("*", "https,x", "", "file"):
        yield f"forceDownload/{value}", question(["--master", "yarn", "--conf", f"spark.yarn.dist.forceDownloadSchemes={value}", "--files", "local:/a,b", *APPLICATION])


def paths():
    for value in PATHS:
        for name, key in (("--jars", "spark.jars"), ("--files", "spark.files"), ("--archives", "spark.archives"), ("--py-files", "spark.submit.pyFiles")):
            yield f"{name}/{value}", question(["--master", "local", name, value, *APPLICATION])
            if name != "--archives":
                yield f"{key}/{value}", question(["--master", "yarn", "--deploy-mode", "cluster", "--conf", f"{key}={value}", *APPLICATION])
        yield f"resource/{value}", question(["--master", "spark://h:1", "--class", "X", value, value])
        yield f"dist/{value}", question(["--master", "yarn", "--conf", f"spark.yarn.dist.jars={value}", "--jars", "/z.jar", *APPLICATION])
    for value in ("/k", "file:/k", "local:/k", "local:///k", "k", "hdfs:/k", ""):
        for place, master, mode in PLACES[:6]:
            yield f"keytab/{place}/{value}", question([*at(master, mode), "--principal", "p", "--keytab", value, *APPLICATION])
    yield "keytab/old-names", question(["--master", "local", "--conf", "spark.yarn.principal=p", "--conf", "spark.yarn.keytab=local:/k", *APPLICATION])
    yield "keytab/both-names", question(["--master", "local", "--conf", "spark.yarn.keytab=local:/k", "--conf", "spark.kerberos.keytab=local:/l", *APPLICATION])
    for mode in ("client", "cluster"):
        yield f"both-files/{mode}", question(["--master", "k8s://h:1", "--deploy-mode", mode, "--files", "a,b", "--py-files", "c.py,d", "--jars", "e", "/opt/app.py", "x"])
        yield f"packages/{mode}", question(["--master", "spark://h:1", "--deploy-mode", "cluster", "--packages", "g:a:1", "--repositories", "r", "--exclude-packages", "g:b", *APPLICATION])
        yield f"submit-time/{mode}", question(["--master", "k8s://h:1", "--deploy-mode", mode, "--conf", "spark.app.submitTime=5", *APPLICATION])
        yield f"driver-host/{mode}", question(["--master", "yarn", "--deploy-mode", mode, "--conf", "spark.driver.host=h", *APPLICATION])
        yield f"ivy-settings/{mode}", question(["--master", "yarn", "--deploy-mode", mode, "--conf", "spark.jars.ivySettings=/none/ivy.xml", *APPLICATION])
    for key in ("spark.jars", "spark.submit.pyFiles"):
        yield f"reference/{key}", question(["--master", "local", "--conf", f"{key}=${{spark.x}},b", "--conf", "spark.x=/a", *APPLICATION])
        yield f"reference/{key}/loop", question(["--master", "local", "--conf", f"{key}=${{spark.x}}", "--conf", "spark.x=${spark.x}", *APPLICATION])


def files():
    given = {"p.conf": PROPERTIES, "more.conf": MORE, "broken.conf": "spark.x \\u00zz\n", "empty.conf": ""}
    named = {"p.conf": ["--properties-file", "p.conf"], "more": ["--extra-properties-file", "more.conf"], "both": ["--extra-properties-file", "more.conf", "--extra-properties-file", "p.conf"],
             "twice": ["--properties-file", "p.conf", "--properties-file", "more.conf"], "extra": ["--properties-file", "p.conf", "--extra-properties-file", "more.conf"],
             "none": ["--properties-file", "none.conf"], "none-extra": ["--extra-properties-file", "none.conf"], "broken": ["--properties-file", "broken.conf"],
             "empty": ["--properties-file", "empty.conf"], "no-name": ["--properties-file", ""], "folder": ["--properties-file", "/"], "nothing": []}
    for name, words in named.items():
        for defaults in (None, DEFAULTS, "spark.x \\u1\n", "#\n"):
            for load in ([], ["--load-spark-defaults"]):
                for conf in ([], ["--conf", "spark.executor.cores=9"]):
                    identity = "/".join(["files", name, *load, *conf[1:], str(len(defaults)) if defaults else "absent"])
                    used = {file: text for file, text in given.items() if file in words}
                    yield identity, question([*words, *load, *conf, *APPLICATION], defaults=defaults, files=used or None)
    for name, text in {"trimmed": "spark.x   a  \n spark.y\t=\tb\t\n", "empty-value": "spark.x\nspark.y=\n", "twice": "spark.x 1\nspark.x 2\n", "old": "spark.yarn.executor.memoryOverhead 8\n",
                       "old-names": "spark.blacklist.enabled true\nspark.scheduler.executorTaskBlacklistTime 5\nspark.shuffle.file.buffer.kb 4\nspark.akka.frameSize 1\n",
                       "remote": "spark.remote sc://h\n", "connect": "spark.local.connect 1\nspark.remote local\n"}.items():
        for master in ("local", "yarn", None):
            yield f"defaults/{name}/{master}", question([*at(master, None), *APPLICATION], defaults=text)


def remote():
    for place, words in enumerate([
            ["--remote", "sc://h"], ["--remote", "local"], ["--remote", "sc://h", "--master", "local"], ["--remote", "sc://h", "--deploy-mode", "client"],
            ["--conf", "spark.remote=sc://h"], ["--conf", "spark.remote=sc://h", "--master", "yarn"], ["--remote", ""],
            ["--remote", "local", "--conf", "spark.local.connect=1"], ["--master", "local", "--remote", "local", "--conf", "spark.local.connect=1"],
            ["--conf", "spark.local.connect=1", "--deploy-mode", "cluster", "--remote", "x"]]):
        yield f"remote/{place}", question([*words, *APPLICATION])
        yield f"remote/{place}/shell", question([*words, *SHELLS[1]])
        yield f"remote/{place}/env", question([*words, *APPLICATION], env={**HADOOP, "MASTER": "local[7]"})
    yield "remote/env", question(APPLICATION, env={"SPARK_REMOTE": "sc://h"})
    yield "remote/env/master", question(["--master", "local", *APPLICATION], env={"SPARK_REMOTE": "sc://h"})


def environment():
    everything = {"MASTER": "spark://e:1", "SPARK_DRIVER_MEMORY": "11g", "SPARK_EXECUTOR_MEMORY": "12g", "SPARK_EXECUTOR_CORES": "13", "DEPLOY_MODE": "client",
                  "SPARK_YARN_APP_NAME": "from env", "SPARK_MASTER": "x", "SPARK_EXECUTOR_INSTANCES": "5", **HADOOP}
    for place, master, mode in [*PLACES, ("none", None, None)]:
        yield f"env/{place}", question([*at(master, mode), *APPLICATION], env=everything)
        yield f"env/{place}/conf", question([*at(master, mode), "--conf", "spark.executor.memory=1g", "--conf", "spark.app.name=n", *APPLICATION], env=everything)
        yield f"env/{place}/flags", question([*at(master, mode), "--executor-memory", "1g", "--driver-memory", "1g", "--executor-cores", "1", *APPLICATION], env=everything)
        yield f"env/{place}/no-class", question([*at(master, mode), "/opt/app.py"], env=everything)
    for name, value in everything.items():
        yield f"env/{name}", question(APPLICATION, env={name: value})
        yield f"env/{name}/yarn", question(["--master", "yarn", *APPLICATION], env={"YARN_CONF_DIR": "/y", name: value})


def found():
    """What fresh command lines have brought to light."""
    for value in ("a", "a/", "a/b", "~/x", "./x", " ", "a b", "/i/ivy"):
        for place, master, mode in (PLACES[1], PLACES[5], PLACES[8]):
            yield f"found/ivy/{place}/{value}", question([*at(master, mode), "--conf", f"spark.jars.ivy={value}", *APPLICATION])
    for key, value in (("spark.acls.enable", "yes"), ("spark.ui.acls.enable", "yes"), ("spark.authenticate", ""), ("spark.authenticate", "true"), ("spark.ssl.enabled", "yes"),
                       ("spark.ssl.port", "true"), ("spark.ssl.port", "-1"), ("spark.ssl.needClientAuth", "yes"), ("spark.ssl.enabledAlgorithms", "a,b"),
                       ("spark.ssl.rpc.enabled", "yes"), ("spark.io.encryption.enabled", "yes"), ("spark.network.crypto.enabled", "yes")):
        for place, master, mode in (PLACES[1], PLACES[0], PLACES[2], PLACES[8]):
            yield f"found/security/{place}/{key}={value}", question([*at(master, mode), "--conf", f"{key}={value}", *APPLICATION])
    for name, text in {"dollar": "$X 1\nspark.files $x\n", "braces": "${x}y 2\nspark.x {{ y }}\n{{ z }} 3\n{% if a %}\nspark.y 4\n{% endif %}\n", "shell": "spark.x $(pwd)\nspark.y `date`\nspark.z $HOME\n"}.items():
        yield f"found/literal/{name}/defaults", question(["--master", "local", *APPLICATION], defaults=text)
        yield f"found/literal/{name}/properties-file", question(["--master", "yarn", "--properties-file", "p.conf", *APPLICATION], files={"p.conf": text})
    for blank in ("\u00a0", "\u2003", "\u001f"):
        for key in ("spark.jars", "spark.submit.pyFiles"):
            for place, master, mode in (PLACES[0], PLACES[8]):
                yield f"found/blank/{place}/{key}/{ord(blank):04x}", question([*at(master, mode), "--conf", f"{key}={blank}/a.zip{blank},{blank}b.zip", *APPLICATION])
    for place, master, mode in (PLACES[0], PLACES[1], PLACES[3], PLACES[5], PLACES[8]):
        for words in (["--class", "com.acme.Main", "g:b"], ["g:b.jar"], ["--exclude-packages", "--exclude-packages", "g:b"], ["g:b.py"]):
            yield f"found/opaque/{place}/{'/'.join(words)}", question([*at(master, mode), *words])
        for words in (["p.conf"], ["./p.conf"], ["x/../p.conf"], ["p.conf#x"], ["p.conf/"],
                      ["--properties-file", "p.conf", "p.conf"], ["--principal", "p", "--keytab", "p.conf", *APPLICATION]):
            yield f"found/text/{place}/{'/'.join(words)}", question([*at(master, mode), *words], files={"p.conf": "spark.custom 1\n"})
    for place, master, mode in (PLACES[0], PLACES[8]):
        for option in ("--jars", "--py-files"):
            for value in GLOBS:
                yield f"found/glob/{place}/{option}/{value}", question([*at(master, mode), option, value, *APPLICATION])
    for place, master, mode in (PLACES[1], PLACES[5], PLACES[8]):
        for value in COLONS:
            for option in ("--jars", "--files", "--archives", "--py-files"):
                yield f"found/colon/{place}/{option}/{value}", question([*at(master, mode), option, value, *APPLICATION])
        for value in PACKAGES:
            yield f"found/package/{place}/{value}", question([*at(master, mode), "--packages", value, *APPLICATION])
    for place, master, mode in (PLACES[0], PLACES[1], PLACES[2], PLACES[5], PLACES[8], PLACES[9]):
        for value in JARS_OF_R:
            yield f"found/r-jars/{place}/{value}", question([*at(master, mode), "--jars", value, "x.R"])
        yield f"found/r-jars/{place}/conf", question([*at(master, mode), "--conf", "spark.jars=local:/a.jar", *SHELLS[2]])


def drawn():
    """Everything with everything."""
    random = Random(SEED)
    for count in range(DRAWN):
        yield f"drawn/{count}", draw(random)


def draw(random):
    def one(items):
        return items[random.below(len(items))]

    _, master, mode = one(PLACES)
    words = at(master, mode) if random.below(8) else at(one(MASTERS), one([None, "client", "cluster"]))
    if random.below(8) == 0:
        words = words[2:]
    for _ in range(random.below(5)):
        name, value, other, key = one(VALUED)
        words += one([[name, value], [name, other], [f"{name}={value}"], ["--conf", f"{key}={other}"] if key else [], ["--conf", "spark.custom=1"],
                      ["-c", f"spark.master={one(MASTERS)}"], [one(["--num-executors", "--executor-cores", "--driver-cores"]), one(CORES)],
                      [one(["--driver-memory", "--executor-memory"]), one(MEMORY)], [one(["--jars", "--files", "--archives", "--py-files"]), one(PATHS)],
                      [one(SWITCHES)]])
    words += one([[], ["--properties-file", "p.conf"], ["--properties-file", "p.conf", "--load-spark-defaults"], ["--extra-properties-file", "more.conf"], ["--conf", "spark.dynamicAllocation.enabled=true"]]
                 ) if random.below(3) == 0 else []
    words += one([APPLICATION, APPLICATION, ["--class", "X", one(RESOURCES), "a"], [one(RESOURCES)], one(SHELLS)])
    env = {name: value for name, value in {**HADOOP, "MASTER": one(MASTERS), "DEPLOY_MODE": one(["client", "cluster"]), "SPARK_EXECUTOR_MEMORY": one(MEMORY),
                                           "SPARK_EXECUTOR_CORES": one(CORES), "SPARK_DRIVER_MEMORY": one(MEMORY), "SPARK_YARN_APP_NAME": "y"}.items() if random.below(4) == 0 or (name in HADOOP and random.below(8))}
    used = {name: text for name, text in {"p.conf": PROPERTIES, "more.conf": MORE}.items() if name in words}
    defaults = one([None, None, DEFAULTS, MORE, "".join(f"{key} {value}\n" for _, value, _, key in VALUED if key and random.below(3) == 0)])
    return question(words, env=env, defaults=defaults, files=used or None)


@functools.cache
def cases():
    plan = [*options_by_place(), *masters(), *parsing(), *values(), *paths(), *files(), *remote(), *environment(), *found(), *drawn()]
    seen = {}
    for identity, asked in plan:
        seen.setdefault(identity, asked)
    return list(seen.items())
