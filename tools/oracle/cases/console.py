"""The suite of command lines: what the terminal shows for bin/spark-submit in client mode, on local masters, on Kubernetes and, from 3.3 on, on YARN.

A case is what `sparkvet batch` is asked: "argv" and, where it matters, "env", "defaults" (spark-defaults.conf) and "files". What the launcher refuses
before SparkSubmit begins (an option that nobody knows) is not asked: its words are its own.
"""

from answers import LINES

DA = "spark.dynamicAllocation."
MASTERS = {"local": "local[2]", "cluster": "local-cluster[1,1,1024]", "k8s": "k8s://http://127.0.0.1:8443", "yarn": "yarn"}
YARN_SINCE = "3.3"  # its executors run on the same JDK 17
APPLICATION = ["--class", "sparkvet.oracle.console.Application", "app.jar"]
QUIET = {"spark.ui.enabled": "false"}
# No executor ever registers: do not wait for one.
IMPATIENT = {"spark.scheduler.maxRegisteredResourcesWaitingTime": "0s"}
SUPPLIED = {
    "local": QUIET,
    "cluster": QUIET,
    "k8s": {**QUIET, **IMPATIENT, "spark.kubernetes.container.image": "spark"},
    "yarn": {**QUIET, **IMPATIENT, "spark.yarn.jars": "local:/opt/spark/jars/*"},
}
ON = {DA + "enabled": "true"}
TRACKING = {**ON, DA + "shuffleTracking.enabled": "true"}
SERVICE = {**ON, "spark.shuffle.service.enabled": "true"}
OVERHEAD = {"spark.yarn.executor.memoryOverhead": "384"}


def suite():
    """(id, case) of everything that some release is asked."""
    return [*local(), *kubernetes(), *yarn()]


def is_asked(identity, line):
    return not identity.startswith("yarn-") or LINES.index(line) >= LINES.index(YARN_SINCE)


def case(manager, *words, conf=(), env=None, defaults=None, files=None, application=APPLICATION, supplied=None):
    conf = {**(SUPPLIED[manager] if supplied is None else supplied), **dict(conf)}
    confs = [word for key, value in conf.items() for word in ("--conf", f"{key}={value}")]
    asked = {"argv": ["--master", MASTERS[manager], *words, *confs, *application], "env": env, "defaults": defaults, "files": files}
    return {name: said for name, said in asked.items() if said is not None}


def local():
    """Local masters: they are cheap, so that all that spark-submit itself does is asked here."""
    yield from plain("local")
    yield from deprecated("local")
    yield from ignored("local")
    yield from refused_by_submit("local")
    yield from memory("local")
    yield from java_options("local")
    yield from allocation("cluster")
    yield from malformed("cluster")
    yield from sizes("cluster")
    yield from legacy_exclusion("cluster")
    yield from environment("local")
    yield from half_made("local")
    yield from submit_options("local")
    yield from found("local")


def plain(m):
    yield f"{m}-plain", case(m)
    yield f"{m}-with-ui", case(m, supplied={})
    yield f"{m}-name", case(m, "--name", "a name")
    yield f"{m}-verbose-logging", case(m, conf={"spark.log.level": "WARN"})
    yield f"{m}-log-level-error", case(m, conf={"spark.log.level": "ERROR", **OVERHEAD})
    yield f"{m}-log-level-unknown", case(m, conf={"spark.log.level": "LOUD"})
    yield f"{m}-local-dir", case(m, conf={"spark.local.dir": "tmp"})
    yield f"{m}-app-name-in-conf", case(m, conf={"spark.app.name": "x"})
    yield f"{m}-all-processors", {**case(m), "argv": ["--master", "local[*]", *case(m)["argv"][2:]]}
    yield f"{m}-no-master", {**case(m), "argv": case(m)["argv"][2:]}
    yield f"{m}-threads-0", {**case(m), "argv": ["--master", "local[0]", *case(m)["argv"][2:]]}
    yield f"{m}-malformed-master", {**case(m), "argv": ["--master", "local[x]", *case(m)["argv"][2:]]}
    yield f"{m}-unknown-master", {**case(m), "argv": ["--master", "nomad", *case(m)["argv"][2:]]}
    yield f"{m}-master-in-conf", {**case(m), "argv": ["--conf", "spark.master=local[3]", *case(m)["argv"][2:]]}
    yield f"{m}-allocation-on", case(m, conf=ON)
    yield f"{m}-allocation-on-malformed", case(m, conf={**ON, DA + "minExecutors": "x"})


def deprecated(m):
    """Each SparkConf that spark-submit fills on the way warns again; how many there are is its release's affair."""
    yield f"{m}-deprecated-conf", case(m, conf=OVERHEAD)
    yield f"{m}-deprecated-defaults", case(m, defaults="spark.yarn.executor.memoryOverhead 384\n")
    yield f"{m}-deprecated-properties-file", case(m, "--properties-file", "p.conf", files={"p.conf": "spark.yarn.executor.memoryOverhead=384\n"})
    yield f"{m}-deprecated-twice", case(m, conf=OVERHEAD, defaults="spark.yarn.executor.memoryOverhead 512\n")
    yield f"{m}-deprecated-and-new", case(m, conf={**OVERHEAD, "spark.executor.memoryOverhead": "1g"})
    yield f"{m}-deprecated-two-keys", case(m, conf={**OVERHEAD, "spark.shuffle.file.buffer.kb": "64"})
    yield f"{m}-deprecated-old-format", case(m, conf={"spark.kryoserializer.buffer.mb": "1"})
    yield f"{m}-deprecated-unused", case(m, conf={"spark.executor.port": "7000", "spark.rpc.numRetries": "4"})
    yield f"{m}-deprecated-blacklist", case(m, conf={"spark.blacklist.enabled": "true"})
    yield f"{m}-deprecated-blacklist-malformed", case(m, conf={"spark.blacklist.enabled": "yes"})
    yield f"{m}-deprecated-failures", case(m, conf={"spark.yarn.max.executor.failures": "3"})
    yield f"{m}-deprecated-akka", case(m, conf={"spark.akka.frameSize": "10", "spark.akka.askTimeout": "20"})
    yield f"{m}-deprecated-akka-without-successor", case(m, conf={"spark.akka.threads": "4"})
    yield f"{m}-deprecated-history", case(m, conf={"spark.history.updateInterval": "10s"})
    yield f"{m}-deprecated-keytab", case(m, conf={"spark.yarn.access.namenodes": "hdfs://a"})
    yield f"{m}-deprecated-plugins", case(m, conf={"spark.executor.plugins": "a.B"})
    yield f"{m}-deprecated-jar", case(m, conf={"spark.yarn.jar": "local:/x.jar", "spark.yarn.am.port": "1"})
    yield f"{m}-deprecated-with-ignored", case(m, conf={**OVERHEAD, "yarn.jar": "x"})
    yield f"{m}-deprecated-stops", case(m, conf={**OVERHEAD, "spark.memory.fraction": "2"})
    yield f"{m}-deprecated-refused", case(m, "--executor-cores", "0", conf=OVERHEAD)
    yield f"{m}-deprecated-refused-later", case(m, conf={**OVERHEAD, "spark.submit.deployMode": "x"})
    yield f"{m}-library-path", case(m, conf={"spark.driver.libraryPath": "/x", "spark.memory.fraction": "2"})


def ignored(m):
    """Properties that are no Spark properties."""
    yield f"{m}-ignored-conf", case(m, conf={"foo": "bar"})
    yield f"{m}-ignored-several", case(m, conf={"foo": "1", "hadoop.x": "2", "Spark.executor.cores": "3"})
    yield f"{m}-ignored-defaults", case(m, defaults="executor.memory 1g\nspark.executor.memory 1g\n")
    yield f"{m}-ignored-properties-file", case(m, "--properties-file", "p.conf", files={"p.conf": "a=1\nb 2\n"}, defaults="c 3\n")
    yield f"{m}-ignored-everywhere", case(m, conf={"foo": "1"}, defaults="foo 2\n")
    yield f"{m}-ignored-and-refused", case(m, "--executor-memory", "0", conf={"foo": "1"})
    yield f"{m}-ignored-blank-key", case(m, conf={" spark.executor.cores": "1"})
    yield f"{m}-ignored-load-defaults", case(m, "--properties-file", "p.conf", files={"p.conf": "a=1\n"}, defaults="a 2\nspark.a 3\n",
                                            conf={"spark.executor.cores": "1"})


def refused_by_submit(m):
    """What SparkSubmitArguments and prepareSubmitEnvironment refuse."""
    yield f"{m}-executor-memory-0", case(m, "--executor-memory", "0")
    yield f"{m}-executor-memory-fraction", case(m, "--executor-memory", "1.5g")
    yield f"{m}-executor-cores-word", case(m, "--executor-cores", "two")
    yield f"{m}-total-cores-0", case(m, "--total-executor-cores", "0")
    yield f"{m}-num-executors-0", case(m, "--num-executors", "0")
    yield f"{m}-num-executors-0-allocation", case(m, "--num-executors", "0", conf=ON)
    yield f"{m}-driver-cores-0", case(m, "--driver-cores", "0")
    yield f"{m}-conf-without-value", case(m, "--conf", "spark.executor.cores=")
    yield f"{m}-cluster-mode", case(m, "--deploy-mode", "cluster")
    yield f"{m}-deploy-mode-unknown", case(m, "--deploy-mode", "standalone")
    yield f"{m}-deploy-mode-in-conf", case(m, conf={"spark.submit.deployMode": "Client"})
    yield f"{m}-proxy-user-and-principal", case(m, "--proxy-user", "a", "--principal", "b")
    yield f"{m}-defaults-refused", case(m, defaults="spark.executor.memory 1.5g\n")
    yield f"{m}-yarn-without-hadoop", {**case(m), "argv": ["--master", "yarn", *case(m)["argv"][2:]]}


def memory(m):
    yield f"{m}-driver-memory-small", case(m, "--driver-memory", "256m")
    yield f"{m}-driver-memory-small-conf", case(m, conf={"spark.driver.memory": "300m"})
    yield f"{m}-driver-memory-large", case(m, "--driver-memory", "1536m")
    yield f"{m}-executor-memory-small", case(m, "--executor-memory", "256m")
    yield f"{m}-executor-memory-small-conf", case(m, conf={"spark.executor.memory": "400m"})
    yield f"{m}-fraction-range", case(m, conf={"spark.memory.fraction": "1.5"})
    yield f"{m}-off-heap", case(m, conf={"spark.memory.offHeap.enabled": "true"})


def java_options(m):
    yield f"{m}-executor-spark-option", case(m, conf={"spark.executor.extraJavaOptions": "-Dspark.x=y"})
    yield f"{m}-executor-heap", case(m, conf={"spark.executor.extraJavaOptions": "-Xmx1g"})
    yield f"{m}-executor-default-heap", case(m, conf={"spark.executor.defaultJavaOptions": "-Xmx1g"})
    yield f"{m}-driver-options", case(m, "--driver-java-options", "-Da=b", conf={"spark.executor.extraJavaOptions": "-Da=b"})
    yield f"{m}-driver-property", case(m, "--driver-java-options", "-Dspark.memory.fraction=2")
    yield f"{m}-driver-property-beaten", case(m, "--driver-java-options", "-Dspark.memory.fraction=2", conf={"spark.memory.fraction": "0.5"})
    yield f"{m}-driver-property-quoted", case(m, conf={"spark.driver.extraJavaOptions": "-Dspark.memory.fraction=3 '-Dspark.memory.fraction=x y' -Dspark.x"})
    yield f"{m}-driver-property-default", case(m, defaults="spark.driver.defaultJavaOptions -Dspark.memory.fraction=2\n")


def found(m):
    """What fresh cases have brought to light."""
    yield f"{m}-container-of-yarn", case(m, env={"CONTAINER_ID": "x"})
    yield f"{m}-container-of-yarn-empty", case(m, env={"CONTAINER_ID": "", "LOCAL_DIRS": ""})
    yield f"{m}-container-of-yarn-after-fraction", case(m, conf={"spark.memory.fraction": "x"}, env={"CONTAINER_ID": "x"})
    yield f"{m}-user-classes-first-malformed", case(m, conf={"spark.driver.userClassPathFirst": "x", **OVERHEAD})
    yield f"{m}-user-classes-first-empty", case(m, conf={"spark.driver.userClassPathFirst": ""})
    yield f"{m}-user-classes-first-structured", case(m, conf={"spark.driver.userClassPathFirst": "yes", "spark.log.structuredLogging.enabled": "x"})
    yield f"{m}-file-on-every-node", case(m, "--files", "local:/x")
    yield f"{m}-host-with-port", case(m, conf={"spark.driver.host": "localhost:1"})
    yield f"{m}-host-with-port-bound", case(m, conf={"spark.driver.host": "localhost:1", "spark.driver.bindAddress": "127.0.0.1"})
    yield f"{m}-driver-log-malformed", case(m, conf={"spark.driver.log.persistToDfs.enabled": "true", "spark.driver.log.dfsDir": "x:"})


def submit_options(m):
    """Properties of the JVM that SPARK_SUBMIT_OPTS asks for, and what spark-submit's own part makes of those and of the driver's."""
    fraction, overhead, buffer = "-Dspark.memory.fraction=", "-Dspark.yarn.executor.memoryOverhead=384", "-Dspark.buffer.size=x"

    def with_options(options, *words, **more):
        return case(m, *words, env={"SPARK_SUBMIT_OPTS": options}, **more)

    yield f"{m}-submit-options", with_options(fraction + "2")
    yield f"{m}-submit-options-beaten", with_options(fraction + "2", conf={"spark.memory.fraction": "0.5"})
    yield f"{m}-submit-options-beaten-by-defaults", with_options(fraction + "2", defaults="spark.memory.fraction 0.5\n")
    yield f"{m}-submit-options-and-driver-options", with_options(fraction + "2", "--driver-java-options", fraction + "3")
    yield f"{m}-submit-options-and-default-options", with_options(fraction + "2", defaults=f"spark.driver.defaultJavaOptions {fraction}3\n")
    yield f"{m}-submit-options-twice", with_options(f"{fraction}2 '{fraction}3 x'")
    yield f"{m}-submit-options-deprecated", with_options(overhead)
    yield f"{m}-submit-options-deprecated-and-set", with_options(overhead, conf=OVERHEAD)
    yield f"{m}-submit-options-deprecated-and-new", with_options(overhead, conf={"spark.executor.memoryOverhead": "1g"})
    yield f"{m}-submit-options-akka", with_options("-Dspark.akka.frameSize=10 -Dspark.akka.threads=4")
    yield f"{m}-submit-options-no-master", {**with_options("-Dspark.master=local[x]"), "argv": case(m)["argv"][2:]}
    yield f"{m}-submit-options-deploy-mode", with_options("-Dspark.submit.deployMode=cluster")
    yield f"{m}-submit-options-buffer", with_options(buffer)
    yield f"{m}-submit-options-structured-logging", with_options("-Dspark.log.structuredLogging.enabled=abc")
    yield f"{m}-submit-options-log-level", with_options("-Dspark.log.level=ERROR", conf=OVERHEAD)
    yield f"{m}-submit-options-executor-memory", with_options("-Dspark.executor.memory=x")
    yield f"{m}-driver-property-deprecated", case(m, "--driver-java-options", overhead)
    yield f"{m}-driver-property-deprecated-and-set", case(m, "--driver-java-options", overhead, conf=OVERHEAD)
    yield f"{m}-driver-property-deprecated-default", case(m, defaults=f"spark.driver.defaultJavaOptions {overhead}\n")
    yield f"{m}-driver-property-buffer", case(m, "--driver-java-options", buffer)


def allocation(m):
    """Dynamic allocation where executors can be asked for."""
    yield f"{m}-allocation-bare", case(m, conf=ON)
    yield f"{m}-allocation-tracking", case(m, conf=TRACKING)
    yield f"{m}-allocation-service", case(m, conf={**SERVICE, "spark.executor.cores": "1"})
    yield f"{m}-min-above-max", case(m, conf={**SERVICE, DA + "minExecutors": "5", DA + "maxExecutors": "3"})
    yield f"{m}-initial-below-min", case(m, conf={**TRACKING, DA + "minExecutors": "2", DA + "initialExecutors": "1"})
    yield f"{m}-instances-below-min", case(m, conf={**TRACKING, DA + "minExecutors": "2", "spark.executor.instances": "1"})
    yield f"{m}-num-executors", case(m, "--num-executors", "3", conf={**TRACKING, DA + "minExecutors": "2"})
    yield f"{m}-executor-options", case(m, "--executor-cores", "1", "--executor-memory", "512m", "--total-executor-cores", "1", conf=TRACKING)
    yield f"{m}-max-0", case(m, conf={**TRACKING, DA + "maxExecutors": "0"})
    yield f"{m}-ratio-0", case(m, conf={**TRACKING, DA + "executorAllocationRatio": "0"})
    yield f"{m}-backlog-0", case(m, conf={**TRACKING, DA + "schedulerBacklogTimeout": "0"})
    yield f"{m}-sustained-half", case(m, conf={**TRACKING, DA + "sustainedSchedulerBacklogTimeout": "500ms"})
    yield f"{m}-idle-negative", case(m, conf={**TRACKING, DA + "executorIdleTimeout": "-1s"})
    yield f"{m}-decommission", case(m, conf={**ON, "spark.decommission.enabled": "true", "spark.storage.decommission.shuffleBlocks.enabled": "true"})
    yield f"{m}-allocation-deprecated", case(m, conf={**TRACKING, **OVERHEAD, "spark.blacklist.enabled": "true"})
    yield f"{m}-allocation-defaults", case(m, defaults="".join(f"{key} {value}\n" for key, value in {**TRACKING, DA + "minExecutors": "1"}.items()))


def malformed(m):
    for key, value in ((DA + "enabled", "yes"), (DA + "minExecutors", "many"), (DA + "maxExecutors", "infinity"), (DA + "executorIdleTimeout", "1.5s"),
                       (DA + "executorAllocationRatio", "half"), ("spark.executor.cores", "1.5"), ("spark.shuffle.service.enabled", "on"),
                       ("spark.executor.heartbeatInterval", "200s")):
        name = key.removeprefix("spark.").replace(".", "-")
        yield f"{m}-{name}-{value}", case(m, conf={**TRACKING, key: value})


def sizes(m):
    yield f"{m}-executor-too-large", case(m, "--executor-memory", "2g")
    yield f"{m}-executor-too-large-conf", case(m, conf={"spark.executor.memory": "2g"})
    yield f"{m}-cores-left", case(m, conf={"spark.cores.max": "3", "spark.executor.cores": "2"})
    yield f"{m}-cpus-above-cores", case(m, conf={**TRACKING, "spark.executor.cores": "1", "spark.task.cpus": "2"})


def environment(m):
    yield f"{m}-env-executor-memory", case(m, env={"SPARK_EXECUTOR_MEMORY": "600m"})
    yield f"{m}-env-executor-memory-refused", case(m, env={"SPARK_EXECUTOR_MEMORY": "x"})
    yield f"{m}-env-master", {**case(m, env={"MASTER": "local[1]"}), "argv": case(m)["argv"][2:]}
    yield f"{m}-env-deploy-mode", case(m, env={"DEPLOY_MODE": "cluster"})
    yield f"{m}-env-local-dirs", case(m, conf={"spark.local.dir": "tmp"}, env={"SPARK_LOCAL_DIRS": "/tmp"})
    yield f"{m}-env-local-dirs-empty", case(m, env={"SPARK_LOCAL_DIRS": ""})
    yield f"{m}-env-local-dirs-address", case(m, env={"SPARK_LOCAL_DIRS": "file:/tmp,/tmp"})
    yield f"{m}-env-executor-dirs", case(m, conf={"spark.local.dir": ""}, env={"SPARK_EXECUTOR_DIRS": "/tmp:file:tmp"})
    yield f"{m}-env-first-years-memory", case(m, env={"SPARK_MEM": "1g"})
    yield f"{m}-env-first-years-memory-beaten", case(m, env={"SPARK_MEM": "1g", "SPARK_EXECUTOR_MEMORY": "600m"})
    yield "cluster-env-first-years-memory", case("cluster", env={"SPARK_MEM": "1g"})


def half_made(m):
    """What a driver throws while parts of it are made: spark-submit takes it out of its wrappings, and the end of the JVM stops a half made executor."""
    yield f"{m}-spill-malformed", case(m, conf={"spark.shuffle.spill": "abc"})
    yield f"{m}-kryo-malformed", case(m, conf={"spark.serializer": "org.apache.spark.serializer.KryoSerializer", "spark.kryo.unsafe": "abc"})
    yield f"{m}-topology-file-unset", case(m, conf={"spark.storage.replication.topologyMapper": "org.apache.spark.storage.FileBasedTopologyMapper"})
    yield f"{m}-callstack-depth-malformed", case(m, conf={"spark.callstack.depth": "abc"})
    yield f"{m}-structured-logging-malformed", case(m, conf={"spark.log.structuredLogging.enabled": "abc"})
    for key, value in (("spark.task.reaper.enabled", "abc"), ("spark.executor.killOnFatalError.depth", "abc"), ("spark.executor.metrics.pollingInterval", "abc"),
                       ("spark.files.useFetchCache", "abc"), ("spark.rpc.io.numConnectionsPerPeer", "0"), ("spark.files.io.connectionTimeout", "abc")):
        yield f"{m}-{key.rpartition('.')[2]}-{value}", case(m, conf={key: value})


def kubernetes():
    m = "k8s"
    yield f"{m}-plain", case(m)
    yield f"{m}-name", case(m, "--name", "a name", conf={"spark.executor.cores": "2"})
    yield from on_clusters(m)
    yield f"{m}-batch-delay", case(m, conf={**TRACKING, "spark.kubernetes.allocation.batch.delay": "50ms"})
    yield f"{m}-batch-size-0", case(m, conf={"spark.kubernetes.allocation.batch.size": "0"})
    yield f"{m}-allocator-unknown", case(m, conf={"spark.kubernetes.allocation.pods.allocator": "none"})
    yield f"{m}-old-overhead-factor", case(m, conf={"spark.kubernetes.memoryOverheadFactor": "0.3"})
    yield f"{m}-executor-memory", case(m, "--executor-memory", "512m", conf=TRACKING)
    yield f"{m}-supervise", case(m, "--supervise")
    yield f"{m}-python-version", case(m, conf={"spark.kubernetes.pyspark.pythonVersion": "2"})


def yarn():
    m = "yarn"
    hadoop = {"HADOOP_CONF_DIR": "hadoop-conf"}
    for identity, asked in (*on_clusters(m), *on_yarn(m)):
        yield identity, {**asked, "env": {**hadoop, **asked.get("env", {})}}


def on_yarn(m):
    yield f"{m}-plain", case(m)
    yield f"{m}-jars-unset", case(m, supplied={**QUIET, **IMPATIENT}, conf={DA + "minExecutors": "x", **ON})
    yield f"{m}-queue", case(m, "--queue", "default", conf=TRACKING)
    yield f"{m}-am-memory", case(m, conf={"spark.yarn.am.memory": "1.5g"})
    yield f"{m}-executor-above-maximum", case(m, "--executor-memory", "9g")
    yield f"{m}-am-above-maximum", case(m, conf={"spark.yarn.am.memory": "9g"})
    yield f"{m}-max-failures", case(m, conf={"spark.yarn.max.executor.failures": "3"})
    yield f"{m}-keytab-only", case(m, "--keytab", "none.keytab")
    yield f"{m}-principal-only", case(m, "--principal", "a@B")
    yield f"{m}-resources-in-yarns-words", case(m, conf={"spark.yarn.executor.resource.yarn.io/gpu.amount": "1"})
    yield f"{m}-resource-without-amount", case(m, conf={"spark.yarn.am.resource.vcores": "1"})
    yield f"{m}-resource-vendor", case(m, conf={"spark.yarn.am.resource.gpu.vendor": "x"})
    yield f"{m}-replication-malformed", case(m, conf={"spark.yarn.submit.file.replication": "abc"})
    yield f"{m}-attempts-malformed", case(m, conf={"spark.yarn.maxAppAttempts": "abc"})
    yield f"{m}-logs-link-malformed", case(m, conf={"spark.yarn.includeDriverLogsLink": "abc"})


def on_clusters(m):
    """What is asked on Kubernetes and YARN alike. Most of it stops the driver: that is quick."""
    yield f"{m}-allocation-bare", case(m, conf=ON)
    yield f"{m}-allocation-tracking", case(m, conf=TRACKING)
    yield f"{m}-allocation-service", case(m, conf=SERVICE)
    yield f"{m}-allocation-malformed", case(m, conf={DA + "enabled": "yes"})
    yield f"{m}-min-above-max", case(m, conf={**TRACKING, DA + "minExecutors": "5", DA + "maxExecutors": "3"})
    yield f"{m}-initial-above-max", case(m, conf={**TRACKING, DA + "initialExecutors": "9", DA + "maxExecutors": "3"})
    yield f"{m}-instances-above-max", case(m, conf={**TRACKING, "spark.executor.instances": "9", DA + "maxExecutors": "3"})
    yield f"{m}-num-executors-above-max", case(m, "--num-executors", "9", conf={**TRACKING, DA + "maxExecutors": "3"})
    yield f"{m}-initial-below-min", case(m, conf={**TRACKING, DA + "minExecutors": "2", DA + "initialExecutors": "1"})
    yield f"{m}-num-executors-below-min", case(m, "--num-executors", "1", conf={**TRACKING, DA + "minExecutors": "2"})
    yield f"{m}-num-executors-0", case(m, "--num-executors", "0")
    yield f"{m}-num-executors-0-allocation", case(m, "--num-executors", "0", conf=TRACKING)
    yield f"{m}-num-executors-word-allocation", case(m, "--num-executors", "some", conf=TRACKING)
    yield f"{m}-deprecated", case(m, conf=OVERHEAD)
    yield f"{m}-deprecated-defaults", case(m, defaults="spark.yarn.executor.memoryOverhead 384\n")
    yield f"{m}-deprecated-allocation", case(m, conf={**TRACKING, **OVERHEAD, DA + "minExecutors": "1"})
    yield f"{m}-deprecated-stops", case(m, conf={**TRACKING, **OVERHEAD, DA + "maxExecutors": "0"})
    yield f"{m}-deprecated-blacklist", case(m, conf={"spark.blacklist.enabled": "true", "spark.blacklist.timeout": "1h"})
    yield f"{m}-deprecated-failures", case(m, conf={**TRACKING, DA + "maxExecutors": "0", "spark.yarn.max.executor.failures": "3"})
    yield f"{m}-ignored", case(m, conf={"foo": "bar", **TRACKING, DA + "maxExecutors": "0"})
    yield f"{m}-ratio-0", case(m, conf={**TRACKING, DA + "executorAllocationRatio": "0"})
    yield f"{m}-backlog-0", case(m, conf={**TRACKING, DA + "schedulerBacklogTimeout": "0"})
    yield f"{m}-idle-malformed", case(m, conf={**TRACKING, DA + "executorIdleTimeout": "1.5s"})
    yield f"{m}-max-malformed", case(m, conf={**TRACKING, DA + "maxExecutors": "infinity"})
    yield f"{m}-cores-option", case(m, "--executor-cores", "2", conf={**TRACKING, "spark.task.cpus": "4"})
    yield f"{m}-executor-memory-small", case(m, "--executor-memory", "256m")
    yield f"{m}-overhead-malformed", case(m, conf={"spark.executor.memoryOverhead": "1.5g"})
    yield f"{m}-executor-heap-option", case(m, conf={"spark.executor.extraJavaOptions": "-Xmx1g"})
    yield f"{m}-push-based-shuffle", case(m, conf={**SERVICE, "spark.shuffle.push.enabled": "true", DA + "maxExecutors": "0"})
    yield f"{m}-decommission", case(m, conf={**ON, "spark.decommission.enabled": "true", DA + "maxExecutors": "0"})
    yield f"{m}-heartbeat", case(m, conf={"spark.executor.heartbeatInterval": "200s"})
    yield from legacy_exclusion(m)


def legacy_exclusion(m):
    """Which executors are left out after failures, asked by a thread that looks for tasks."""
    yield f"{m}-legacy-exclusion-on", case(m, conf={"spark.scheduler.executorTaskBlacklistTime": "1000"})
    yield f"{m}-legacy-exclusion-off", case(m, conf={"spark.scheduler.executorTaskBlacklistTime": "0"})
    for value in ("819us", "1000us", "1S", " 0 "):
        yield f"{m}-legacy-exclusion-{value.strip()}", case(m, conf={"spark.scheduler.executorTaskBlacklistTime": value})
