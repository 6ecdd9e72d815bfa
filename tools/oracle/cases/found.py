"""The suite of what fresh cases have brought to light (`oracle differ`): each a reason for which Spark and sparkvet once disagreed, made small, with
its neighbours. Each group is asked of the releases that it names."""

from .vocabulary import MASTERS, Collector, name_of

KUBERNETES = "spark.kubernetes."
METRICS = "spark.metrics.conf."
SINKS = "org.apache.spark.metrics.sink."
ROLL = {"spark.plugins": "org.apache.spark.scheduler.cluster.k8s.ExecutorRollPlugin", "spark.decommission.enabled": "true"}
ROLLING = {**ROLL, f"{KUBERNETES}executor.rollInterval": "60s"}
PVC = {"spark.plugins": "org.apache.spark.scheduler.cluster.k8s.ExecutorPVCResizePlugin"}
RESIZE = {"spark.plugins": "org.apache.spark.scheduler.cluster.k8s.ExecutorResizePlugin"}
REDIRECT = {"spark.plugins": "org.apache.spark.deploy.RedirectConsolePlugin"}

# (first release, last release, cluster managers, settings that all cases have, {key: values})
KEYS = [
    ("2.4", "4.3", ("local", "standalone"), {}, {"spark.rpc.io.mode": ["nio", "NIO", "epoll", "kqueue", "auto", "AUTO", "x", ""]}),
    ("2.4", "4.3", ("local",), {}, {"spark.shuffle.io.mode": ["kqueue", "x"]}),
    ("3.3", "4.3", ("local", "k8s"), ROLLING, {
        f"{KUBERNETES}executor.rollPolicy": ["ID", "id", "PEAK_JVM_OFFHEAP_MEMORY", "x", ""],
        f"{KUBERNETES}executor.minTasksPerExecutorBeforeRolling": ["1", "-1", "abc"]}),
    ("3.3", "4.3", ("local", "k8s"), ROLL, {f"{KUBERNETES}executor.rollInterval": ["0", "-1", "abc", "1h", "500ms"]}),
    ("4.2", "4.3", ("local", "k8s"), {**PVC, f"{KUBERNETES}executor.pvc.resizeInterval": "10m"}, {
        f"{KUBERNETES}executor.pvc.resizeThreshold": ["0.5", "1", "abc"], f"{KUBERNETES}executor.pvc.resizeFactor": ["1", "0", "abc"]}),
    ("4.2", "4.3", ("local", "k8s"), PVC, {
        f"{KUBERNETES}executor.pvc.resizeInterval": ["0", "7m", "-1", "abc"], f"{KUBERNETES}allocation.pods.allocator": ["statefulset"],
        f"{KUBERNETES}executor.pvc.resizeThreshold": ["abc"]}),
    ("4.2", "4.3", ("local", "k8s"), RESIZE, {
        f"{KUBERNETES}executor.resizeInterval": ["0", "-1", "abc"], f"{KUBERNETES}allocation.pods.allocator": ["statefulset"],
        f"{KUBERNETES}executor.resizeThreshold": ["0.5", "1", "abc"], f"{KUBERNETES}executor.resizeFactor": ["1", "0", "abc"]}),
    ("4.1", "4.3", ("local", "yarn"), REDIRECT, {"spark.driver.log.redirectConsoleOutputs": ["", "stdout", "stderr", "x", "stdout,x", " stdout , stderr"]}),
    ("2.4", "2.4", ("local",), {}, {
        "spark.kryoserializer.buffer.mb": ["infinity", "Infinity", "NaN", "abc", "-1", "1e400", "0.064", "3000"],
        "spark.kryoserializer.buffer.max.mb": ["infinity", "abc", "64", "3000", "-1", "0.5"]}),
    ("2.4", "4.3", ("local-cluster",), {}, {
        "spark.shuffle.service.index.cache.size": ["0", "abc", "-1", "1.5g", "9e", "10000000p"], "spark.shuffle.service.port": ["abc"],
        "spark.shuffle.service.db.enabled": ["yes", "false"], "spark.shuffle.service.db.backend": ["rocksdb", "abc", ""], "spark.ui.reverseProxy": ["yes"],
        "spark.shuffle.service.fetch.rdd.enabled": ["yes"], "spark.shuffle.service.enabled": ["yes", "true"]}),
    ("4.3", "4.3", ("local", "k8s", "yarn"), {"spark.authenticate": "true", "spark.authenticate.secret": "x", "spark.security.directCredentialProviders.enabled": "true"}, {
        "spark.network.crypto.enabled": ["true", "false"], "spark.authenticate.enableSaslEncryption": ["true", "yes"]}),
    ("2.4", "4.3", ("local",), {}, {"spark.scheduler.mode": ["lifo", " fair ", " lifo ", "none"]}),
    ("2.4", "4.3", ("yarn-cluster", "yarn", "local"), {}, {"spark.driver.cores": ["abc", " ", "99999999999"]}),
    # The driver waits for its master most of a minute; in other releases it is as long, and ends alike.
    ("4.0", "4.0", ("standalone",), {}, {"spark.shuffle.server.chunkFetchHandlerThreadsPercent": ["abc"]}),
    ("2.4", "4.3", ("k8s",), {"spark.submit.deployMode": "cluster"}, {"spark.driver.cores": ["abc", "2"]}),
    ("3.1", "4.3", ("local-cluster",), {}, {"spark.decommission.enabled": ["false;", "true"], "spark.master.ui.decommission.allow.mode": ["x", "deny"]}),
    ("2.4", "3.0", ("yarn-cluster",), {"spark.scheduler.executorTaskBlacklistTime": "10s", "spark.dynamicAllocation.enabled": "true"}, {
        "spark.blacklist.enabled": ["false"], "spark.blacklist.timeout": ["abc"]}),
    ("2.4", "3.5", ("mesos",), {}, {"spark.mesos.rejectOfferDuration": ["120s", "-1", "abc", "10x"], "spark.mesos.rejectOfferDurationForUnmetConstraints": ["abc"],
                                     "spark.mesos.rejectOfferDurationForReachedMaxCores": ["abc"]}),
    ("2.4", "4.3", ("local", "yarn"), {}, {f"{METRICS}*.sink.x.class": ["org.example.Nothing", SINKS + "Slf4jSink"], f"{METRICS}driver.sink.x.class": ["org.example.Nothing"],
                                           f"{METRICS}executor.sink.x.class": ["org.example.Nothing"], f"{METRICS}*.source.x.class": ["org.example.Nothing"]}),
    ("2.4", "4.3", ("local",), {f"{METRICS}*.sink.x.class": "org.example.Nothing"}, {f"{METRICS}driver.sink.x.class": [SINKS + "Slf4jSink"]}),
    ("2.4", "4.3", ("local",), {f"{METRICS}*.sink.x.class": SINKS + "Slf4jSink"}, {
        f"{METRICS}*.sink.x.period": ["60", "0", "-1", "abc"], f"{METRICS}*.sink.x.unit": ["minutes", "milliseconds", "min"],
        f"{METRICS}driver.sink.x.period": ["abc"], f"{METRICS}driver.sink.x.unit": ["Hours", ""]}),
    ("2.4", "4.3", ("local",), {f"{METRICS}*.sink.x.class": SINKS + "StatsdSink"}, {f"{METRICS}*.sink.x.port": ["8126", "abc"], f"{METRICS}*.sink.x.period": ["0"]}),
    ("2.4", "4.3", ("local",), {f"{METRICS}*.sink.x.class": SINKS + "GraphiteSink"}, {f"{METRICS}*.sink.x.host": ["127.0.0.1"], f"{METRICS}*.sink.x.port": ["9"]}),
    ("2.4", "4.3", ("local",), {f"{METRICS}*.sink.x.class": SINKS + "GraphiteSink", f"{METRICS}*.sink.x.host": "127.0.0.1", f"{METRICS}driver.sink.x.port": "9"}, {
        f"{METRICS}*.sink.x.protocol": ["UDP", "Http"], f"{METRICS}driver.sink.x.port": ["abc"], f"{METRICS}*.sink.x.period": ["0"]}),
]
# Classes of Spark's own that are not what is asked for, that nobody can make, or whose constructor asks for more.
CLASSES = ["org.apache.spark.scheduler.SparkListener", "org.apache.spark.scheduler.EventLoggingListener", "org.apache.spark.scheduler.StatsReportListener",
           "org.apache.spark.storage.TopologyMapper", "org.apache.spark.shuffle.ShuffleManager", "org.apache.spark.rdd.RDD", "org.apache.spark.SparkEnv",
           "org.apache.spark.sql.SparkSession", "org.apache.spark.deploy.history.HistoryServer", "org.apache.spark.sheduler.StatsReportListener"]
CLASS_KEYS = ("spark.serializer", "spark.shuffle.manager", "spark.shuffle.sort.io.plugin.class", "spark.extraListeners", "spark.plugins",
              "spark.storage.replication.policy", "spark.storage.replication.topologyMapper")
KEYS += [
    ("2.4", "4.3", ("local",), {}, {key: CLASSES for key in CLASS_KEYS}),
    ("2.4", "4.3", ("local", "yarn"), {}, {"spark.storage.replication.topologyMapper": ["org.apache.spark.storage.FileBasedTopologyMapper"]}),
    # More than 292 years.
    ("2.4", "4.3", ("local", "yarn"), {}, {
        "spark.rpc.askTimeout": ["9223372037s", "9223372036s", "-9223372037s"], "spark.rpc.lookupTimeout": ["9223372037s", "9223372036s"],
        "spark.network.timeout": ["9223372037s", "9223372036s", "106751991167300d"]}),
    ("3.2", "4.3", ("local",), {}, {"spark.storage.blockManagerMasterDriverHeartbeatTimeoutMs": ["9223372036854", "9223372036855", "-9223372036855"]}),
    ("2.4", "4.3", ("k8s", "standalone"), {"spark.dynamicAllocation.enabled": "true", "spark.shuffle.service.enabled": "true"}, {"spark.network.timeout": ["9223372037s"]}),
    ("2.4", "4.3", ("local", "k8s"), {}, {"spark.cleaner.periodicGC.interval": ["0", "-1", "500ms", "1"]}),
    ("2.4", "4.3", ("local", "standalone", "k8s", "yarn"), {"spark.dynamicAllocation.enabled": "true", "spark.shuffle.service.enabled": "true"}, {
        "spark.scheduler.listenerbus.metrics.maxListenerClassesTimed": ["1", "2", "3", "4", "0"]}),
    ("2.4", "4.3", ("local-cluster",), {"spark.extraListeners": "org.apache.spark.scheduler.StatsReportListener"}, {
        "spark.scheduler.listenerbus.metrics.maxListenerClassesTimed": ["2", "3"]}),
    ("3.5", "4.3", ("local",), {}, {"spark.log.level": ["é", "ınfo", "ß", "\u03ac", "\u0436"], "spark.scheduler.mode": ["é"]}),
    ("2.4", "3.5", ("mesos",), {}, {"spark.executor.cores": ["0", "-1", "2"]}),
    ("2.4", "4.0", ("standalone",), {}, {"spark.executor.extraJavaOptions": ["${spark.executor.extraJavaOptions}", "-Dx=${spark.none}"]}),
    # The driver has set it to its own by then.
    ("2.4", "4.3", ("local",), {}, {"spark.executor.id": ["${spark.executor.id}"]}),
    ("2.4", "4.3", ("k8s",), {}, {f"{KUBERNETES}driver.pod.name": ["", " "]}),
    ("2.4", "4.3", ("k8s",), {f"{KUBERNETES}driver.pod.name": "driver"}, {f"{KUBERNETES}namespace": [""]}),
    ("3.3", "4.3", ("k8s",), {f"{KUBERNETES}allocation.pods.allocator": "statefulset"}, {f"{KUBERNETES}driver.pod.name": [""]}),
    # A sink of all would make the driver wait for a master that is not there.
    ("2.4", "4.3", ("local-cluster",), {}, {f"{METRICS}driver.sink.x.class": ["org.example.Nothing", SINKS + "Slf4jSink"], f"{METRICS}worker.sink.x.class": ["org.example.Nothing"]}),
    ("2.4", "4.3", ("local-cluster",), {f"{METRICS}driver.sink.x.class": SINKS + "Slf4jSink"}, {f"{METRICS}driver.sink.x.unit": ["min"]}),
    ("2.4", "2.4", ("yarn", "yarn-cluster"), {"spark.dynamicAllocation.enabled": "true", "spark.shuffle.service.enabled": "true"}, {
        "spark.yarn.services": ["org.example.Missing", "1 # one"]}),
]
# Java's trim takes every control character away and no blank beyond ASCII; Scala's split and Kubernetes' do not ask either.
BLANKS = ("\u00a0", "\u2003", "\u001f")
AROUND = {"spark.extraListeners": "org.apache.spark.scheduler.StatsReportListener", "spark.plugins": "org.apache.spark.deploy.DriverTimeoutPlugin", "spark.scheduler.mode": "FAIR"}
FILE_MAPPER = {"spark.storage.replication.topologyMapper": "org.apache.spark.storage.FileBasedTopologyMapper"}
# Plain paths in places where people write addresses.
NO_PATHS = ["", "file:///none/x", "hdfs:/none//y/"]
KEYS += [
    ("2.4", "4.3", ("local",), {}, {key: [f"{blank}{value}{blank}" for blank in BLANKS] for key, value in AROUND.items()}),
    ("2.4", "4.3", ("local",), {}, {"spark.serializer": ["org.apache.spark.storage.FileBasedTopologyMapper"]}),
    ("2.4", "4.3", ("local",), FILE_MAPPER, {"spark.storage.replication.topologyFile": NO_PATHS}),
    ("2.4", "4.3", ("local", "yarn"), {}, {"spark.metrics.conf": NO_PATHS}),
    ("2.4", "4.3", ("local",), {}, {"spark.local.dir": ["file://", "x:a%zz", "x:a%20b", "x:a#b", "x:a#b#c", "file:/a,,b"]}),
    ("2.4", "3.1", ("local",), {"spark.scheduler.mode": "FAIR"}, {"spark.scheduler.allocation.file": ["", "file:///none/x"]}),
    ("3.2", "4.3", ("local",), {"spark.scheduler.mode": "FAIR"}, {"spark.scheduler.allocation.file": ["", "x:y", ":/x", "x:"]}),
    ("3.2", "4.3", ("local",), {"spark.scheduler.mode": "FAIR"}, {"spark.scheduler.allocation.file": [":x", ":", " :x", "x:y:z", "file:"]}),
    ("2.4", "4.3", ("local", "yarn"), {}, {"spark.checkpoint.dir": ["", "x:", "x:y", ":x", ":/x", "file:"]}),
    ("3.0", "4.3", ("local", "yarn"), {"spark.driver.resource.gpu.amount": "1"}, {
        "spark.driver.resource.gpu.discoveryScript": NO_PATHS, "spark.driver.resourcesFile": NO_PATHS}),
    # What becomes of letters whose capitals are several, or of another kind.
    ("3.5", "4.3", ("local",), {}, {"spark.log.level": ["\ufb01ne", "\u01c6", "\uab7f", "\u0561\u0587"]}),
]
# What is said to be on every node is not sent there; an older Netty counts threads in other words.
KEYS += [
    ("2.4", "4.3", ("local", "k8s", "standalone", "yarn", "yarn-cluster"), {}, {"spark.files": ["local:/a"]}),
    ("2.4", "4.3", ("local",), {}, {"spark.files": ["local:///b", "local:/a,local:/b", ",local:/a,,local:/a", "local://h/x", "local:/a#b", "local:/a?b"]}),
    ("3.1", "4.3", ("local", "k8s", "yarn"), {}, {"spark.archives": ["local:/a", "local:/a, local:/b ", "local:a#b"], "spark.files": ["local:a"]}),
    ("2.4", "4.3", ("local",), {"spark.files": "local:/a"}, {"spark.executor.memory": ["x"], "spark.task.cpus": ["x"], "spark.io.compression.codec": ["x"]}),
    ("2.4", "4.3", ("local", "yarn"), {}, {f"spark.{module}.io.{side}Threads": ["-1"] for module in ("rpc", "shuffle") for side in ("client", "server")}),
]
# Where the driver listens, and where others look for it.
AT_HOME = {"spark.driver.bindAddress": "127.0.0.1"}
KEYS += [
    ("2.4", "4.3", ("local", "k8s", "yarn", "standalone"), {}, {"spark.driver.host": ["a b"]}),
    ("2.4", "4.3", ("local",), {}, {key: ["a b", " ", "localhost ", "localhost:1", "127.0.0.1:4040", "${spark.none}", "a/b", "a,b", "a\\b"]
                                    for key in ("spark.driver.host", "spark.driver.bindAddress")}),
    ("2.4", "4.3", ("local",), {"spark.driver.host": "a b"}, {
        "spark.rpc.io.serverThreads": ["x"], "spark.port.maxRetries": ["x"], "spark.driver.port": ["70000"], "spark.rpc.netty.dispatcher.numThreads": ["x"]}),
    ("2.4", "4.3", ("local",), AT_HOME, {"spark.driver.host": ["::1", "localhost:1", "[a:b]", "a:b:c", "[a:b:c", "a:b:c]"]}),
    ("2.4", "4.3", ("k8s",), AT_HOME, {"spark.driver.host": ["a:b"]}),
    ("2.4", "4.3", ("local",), {}, {"spark.driver.host": ["a:b", "[a]:1"]}),
    ("4.1", "4.3", ("k8s",), {"spark.driver.host": "a:b"}, {"spark.driver.bindAddress": ["::1", "localhost:1"]}),
    ("4.1", "4.3", ("k8s",), {**AT_HOME, "spark.driver.host": "a:b"}, {"spark.kubernetes.executor.useDriverPodIP": ["true", "false"]}),
    ("2.4", "4.3", ("yarn", "standalone"), AT_HOME, {"spark.driver.host": ["a:b"]}),
    ("2.4", "4.3", ("local",), {**AT_HOME, "spark.driver.host": "a:b"}, {"spark.memory.fraction": ["x"], "spark.rpc.message.maxSize": ["x"], "spark.rpc.askTimeout": ["x"]}),
]
TO_DFS = {"spark.driver.log.persistToDfs.enabled": "true"}
KEYS += [
    ("3.0", "4.3", ("local", "k8s", "yarn", "yarn-cluster", "standalone"), TO_DFS, {"spark.driver.log.dfsDir": ["", "x:", ":/x", "a:b", "file:"]}),
    ("3.0", "4.3", ("local",), {**TO_DFS, "spark.driver.log.dfsDir": ""}, {"spark.submit.deployMode": ["client"], "spark.extraListeners": ["x"], "spark.task.cpus": ["x"]}),
]
KEYS += [
    ("3.0", "4.3", ("k8s",), {}, {f"{KUBERNETES}executor.podTemplateFile": [""]}),
    ("3.0", "4.3", ("k8s",), {f"{KUBERNETES}executor.podTemplateFile": ""}, {f"{KUBERNETES}executor.checkAllContainers": ["x"], f"{KUBERNETES}driver.requestTimeout": ["x"]}),
]
# Which of several that lack an amount is met first, their hashes decide, and how many settings there are.
NAMES = ("gpu", "fpga", "tpu", "nic")
CROWDS = (0, 6, 20, 40)
# What Kubernetes' client would look up by name is left out.
MASTERS_MISSPELT = ("k8s", "yarn:", "yarn[2]", "spark:x", "spark:2", "mesos:", "local[2,3,4]", "localx", "local2",
                    "local-cluster", "local-cluster[2]", "local-cluster[2,1]", "local-cluster[2,1,x]", "local-cluster[2,1,1024,3]", "LOCAL[2]", "local[ 2]")


def suite():
    cases = Collector()
    for first, last, managers, always, keys in KEYS:
        for manager in managers:
            for key, values in keys.items():
                for value in values:
                    name = "-".join(name.rpartition(".")[2] for name in (*(value for key, value in always.items() if key == "spark.plugins"), key))
                    identity = f"{first}..{last}/{manager}-{name}={name_of(value)}"
                    if identity not in cases.cases:
                        cases.add(identity, MASTERS[manager], always, {key: value})
    for who in ("executor", "task", "driver"):
        for crowd in CROWDS:
            cases.add(f"3.0..4.3/local-{who}-without-amounts-{crowd}", MASTERS["local"], {f"spark.my.k{number}": str(number) for number in range(crowd)},
                      {f"spark.{who}.resource.{name}.vendor": f"{name}.com" for name in NAMES})
    # In which order a map has the names of resources that no executor has.
    for names in ("abcdef", ("nic", "gpu", "x"), ("", "gpu", "x"), ("fpga", "")):
        for manager in ("local", "yarn"):
            cases.add(f"3.1..4.3/{manager}-unmatched-{'-'.join(names)}", MASTERS[manager], {f"spark.task.resource.{name}.amount": "1" for name in names})
    for master in MASTERS_MISSPELT:
        cases.add(f"2.4..4.3/master-{name_of(master)}", {"spark.master": master})
    return cases.items()
