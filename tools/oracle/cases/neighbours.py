"""The suite about what stands beside dynamic allocation and speaks up, or stops the driver, at the same moment: deprecated keys,
memory, cores and resources, time-outs, java options, encryption, push-based shuffle, decommissioning."""

import itertools
import random

from .vocabulary import ENABLED, MASTERS, Collector, name_of

ON = {ENABLED: "true"}
CLUSTERS = ("standalone", "k8s", "yarn")
SEED = 20240301

DEPRECATED = {
    "spark.yarn.executor.memoryOverhead": "512", "spark.yarn.driver.memoryOverhead": "512", "spark.yarn.max.executor.failures": "4",
    "spark.yarn.max.worker.failures": "4", "spark.yarn.executor.failuresValidityInterval": "1h", "spark.yarn.jar": "x.jar",
    "spark.yarn.user.classpath.first": "true", "spark.yarn.am.port": "1", "spark.yarn.services": "x", "spark.yarn.keytab": "x",
    "spark.yarn.principal": "x", "spark.yarn.kerberos.relogin.period": "1m", "spark.yarn.access.namenodes": "x",
    "spark.yarn.access.hadoopFileSystems": "x", "spark.yarn.applicationMaster.waitTries": "5",
    "spark.yarn.credentials.file.retention.count": "1", "spark.yarn.credentials.file.retention.days": "1",
    "spark.yarn.blacklist.executor.launch.blacklisting.enabled": "true", "spark.blacklist.enabled": "true",
    "spark.blacklist.timeout": "1h", "spark.blacklist.killBlacklistedExecutors": "true",
    "spark.blacklist.task.maxTaskAttemptsPerExecutor": "1", "spark.blacklist.task.maxTaskAttemptsPerNode": "2",
    "spark.blacklist.stage.maxFailedTasksPerExecutor": "2", "spark.blacklist.stage.maxFailedExecutorsPerNode": "2",
    "spark.blacklist.application.maxFailedTasksPerExecutor": "2", "spark.blacklist.application.maxFailedExecutorsPerNode": "2",
    "spark.blacklist.application.fetchFailure.enabled": "true", "spark.scheduler.blacklist.unschedulableTaskSetTimeout": "1m",
    "spark.scheduler.executorTaskBlacklistTime": "1", "spark.cache.class": "x", "spark.kryoserializer.buffer.mb": "1",
    "spark.kryoserializer.buffer.max.mb": "64", "spark.rpc": "netty", "spark.executor.port": "1", "spark.rpc.numRetries": "3",
    "spark.rpc.retry.wait": "3s", "spark.shuffle.service.index.cache.entries": "1", "spark.executor.plugins": "x",
    "spark.shuffle.spill": "true", "spark.network.remoteReadNioBufferConversion": "false", "spark.shuffle.unsafe.file.output.buffer": "32k",
    "spark.shuffle.server.chunkFetchHandlerThreadsPercent": "50", "spark.shuffle.server.finalizeShuffleMergeThreadsPercent": "50",
    "spark.files.userClassPathFirst": "true", "spark.history.fs.update.interval.seconds": "10", "spark.history.fs.updateInterval": "10s",
    "spark.history.updateInterval": "10s", "spark.history.fs.cleaner.interval.seconds": "10", "spark.history.fs.cleaner.maxAge.seconds": "10",
    "spark.reducer.maxMbInFlight": "48", "spark.shuffle.file.buffer.kb": "32", "spark.executor.logs.rolling.size.maxBytes": "1024",
    "spark.io.compression.snappy.block.size": "32k", "spark.io.compression.lz4.block.size": "32k", "spark.akka.num.retries": "3",
    "spark.akka.frameSize": "10", "spark.akka.threads": "4", "spark.akka.askTimeout": "10s", "spark.ssl.akka.enabled": "false",
    "spark.streaming.minRememberDuration": "60s", "spark.unsafe.offHeap": "false", "spark.reducer.maxReqSizeShuffleToMem": "1m",
    "spark.maxRemoteBlockSizeFetchToMem": "1m", "spark.scheduler.listenerbus.eventqueue.size": "100",
    "spark.sql.kafkaConsumerCache.capacity": "64", "spark.storage.blockManagerSlaveTimeoutMs": "60s",
    "spark.shuffle.memoryFraction": "0.2", "spark.storage.memoryFraction": "0.6", "spark.memory.useLegacyMode": "true",
}
# An old key and its new name, both set: who wins shows where one of them does not parse.
RENAMED = {
    "memory-overhead": ("spark.yarn.executor.memoryOverhead", "spark.executor.memoryOverhead", "512"),
    "max-failures": ("spark.yarn.max.executor.failures", "spark.executor.maxNumFailures", "4"),
    "queue": ("spark.scheduler.listenerbus.eventqueue.size", "spark.scheduler.listenerbus.eventqueue.capacity", "100"),
    "exclude": ("spark.blacklist.enabled", "spark.excludeOnFailure.enabled", "true"),
    "block-manager": ("spark.storage.blockManagerSlaveTimeoutMs", "spark.storage.blockManagerHeartbeatTimeoutMs", "60s"),
}
# Read on the way of every driver, whatever the cluster manager.
VALUES = {
    "spark.network.timeout": ["120s", "10s", "10", "11", "9s", "10000ms", "10001ms", "0", "-1", "abc", "", "9223372036854775807"],
    "spark.executor.heartbeatInterval": ["10s", "119999", "120000", "120s", "119", "-1", "abc", ""],
    "spark.storage.blockManagerHeartbeatTimeoutMs": ["60s", "abc"],
    "spark.network.timeoutInterval": ["60s", "abc"],
    "spark.memory.fraction": ["0.6", "0", "1", "1.1", "-0.1", "NaN", "0.6f", "abc", ""],
    "spark.memory.storageFraction": ["0.5", "0", "1", "1.0", "0.99", "1.1", "-0.1", "NaN", "abc", ""],
    "spark.memory.offHeap.enabled": ["true", "yes"],
    "spark.memory.offHeap.size": ["1g", "0", "-1", "abc"],
    "spark.executor.memory": ["471859200b", "471859199b", "460800k", "460799k", "1024", "1t", "8e", "9999999t", "99999999999g", "1GB", "1.0g", " 1g ", "1G"],
    "spark.executor.memoryOverhead": ["384", "384m", "-5", "0", "abc", "1.5g", "9999999t"],
    "spark.executor.memoryOverheadFactor": ["0.1", "0", "-1", "abc"],
    "spark.executor.pyspark.memory": ["1g", "abc"],
    "spark.driver.memory": ["1g", "abc", "100m"],
    "spark.driver.memoryOverhead": ["1g", "abc"],
    "spark.driver.maxResultSize": ["1g", "0", "abc", "-1"],
    "spark.driver.cores": ["1", "0", "abc"],
    "spark.executor.cores": ["2", "0", "-1", "abc", " 2 "],
    "spark.task.cpus": ["2", "0", "-1", "abc"],
    "spark.task.maxFailures": ["4", "0", "-1", "abc"],
    "spark.cores.max": ["4", "0", "-4", "abc", "2147483648"],
    "spark.executor.extraJavaOptions": ["-XX:+UseG1GC", "-Dspark.x=1", "-Dsparkle=1", "-D spark.x=1", "-Xmx2g", "-XX:foo-Xmxbar", "-Xms1g",
                                        "-Dspark.x=1 -Xmx1g", ""],
    "spark.executor.defaultJavaOptions": ["-XX:+UseG1GC", "-Dspark.x=1", "-Xmx2g"],
    "spark.driver.extraJavaOptions": ["-Dspark.x=1", "-Xmx1g"],
    "spark.local.dir": ["/tmp", ""],
    "spark.authenticate": ["false", "yes"],
    "spark.network.crypto.enabled": ["true", "false", "yes"],
    "spark.authenticate.enableSaslEncryption": ["true", "yes"],
    "spark.io.encryption.enabled": ["true", "yes"],
    "spark.io.encryption.keySizeBits": ["128", "abc"],
    "spark.shuffle.push.enabled": ["true", "yes"],
    "spark.shuffle.manager": ["sort", "tungsten-sort", "hash", "org.example.Missing"],
    "spark.serializer": ["org.apache.spark.serializer.KryoSerializer", "org.example.Missing"],
    "spark.shuffle.service.enabled": ["true", "yes"],
    "spark.shuffle.service.port": ["7337", "abc", "-1"],
    "spark.shuffle.registration.timeout": ["5000", "abc"],
    "spark.shuffle.useOldFetchProtocol": ["true", "yes"],
    "spark.shuffle.compress": ["false", "yes"],
    "spark.shuffle.file.buffer": ["32k", "0", "abc", "3g"],
    "spark.io.compression.codec": ["zstd", "lzo"],
    "spark.speculation": ["true", "yes"],
    "spark.speculation.interval": ["100ms", "0", "-1", "abc"],
    "spark.speculation.multiplier": ["1.5", "0", "abc"],
    "spark.speculation.quantile": ["0.75", "2", "abc"],
    "spark.speculation.minTaskRuntime": ["100ms", "abc"],
    "spark.speculation.task.duration.threshold": ["1h", "abc"],
    "spark.speculation.efficiency.processRateMultiplier": ["0.75", "0", "abc"],
    "spark.scheduler.mode": ["FAIR", "fair", "LIFO", ""],
    "spark.scheduler.minRegisteredResourcesRatio": ["0.5", "2", "-1", "abc"],
    "spark.scheduler.maxRegisteredResourcesWaitingTime": ["1s", "abc"],
    "spark.scheduler.listenerbus.eventqueue.capacity": ["100", "0", "abc"],
    "spark.scheduler.revive.interval": ["1s", "abc"],
    "spark.locality.wait": ["3s", "0", "abc"],
    "spark.excludeOnFailure.enabled": ["true", "yes"],
    "spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor": ["1", "abc"],
    "spark.excludeOnFailure.timeout": ["1h", "0", "abc"],
    "spark.rpc.askTimeout": ["120s", "abc"],
    "spark.rpc.lookupTimeout": ["120s", "abc"],
    "spark.rpc.message.maxSize": ["128", "0", "2047", "2048", "abc"],
    "spark.rpc.io.threads": ["4", "abc"],
    "spark.port.maxRetries": ["16", "abc"],
    "spark.driver.port": ["abc"],
    "spark.driver.blockManager.port": ["abc"],
    "spark.default.parallelism": ["8", "0", "abc"],
    "spark.broadcast.blockSize": ["4m", "abc"],
    "spark.kryoserializer.buffer": ["64k", "abc"],
    "spark.kryoserializer.buffer.max": ["64m", "2048m", "abc"],
    "spark.cleaner.referenceTracking": ["false", "yes"],
    "spark.cleaner.periodicGC.interval": ["30min", "abc"],
    "spark.eventLog.enabled": ["yes"],
    "spark.eventLog.compress": ["yes"],
    "spark.log.level": ["warn", "ERROR", "off", "loud"],
    "spark.logConf": ["true", "yes"],
    "spark.app.name": [" "],
    "spark.ui.enabled": ["yes"],
    "spark.ui.showConsoleProgress": ["true", "yes"],
    "spark.plugins": ["org.example.Missing", ""],
    "spark.extraListeners": ["org.example.Missing", ""],
    "spark.decommission.enabled": ["true", "yes"],
    "spark.storage.decommission.enabled": ["true", "yes"],
    "spark.storage.decommission.shuffleBlocks.maxThreads": ["8", "0", "abc"],
    "spark.storage.decommission.replicationReattemptInterval": ["30s", "0", "abc"],
    "spark.storage.decommission.fallbackStorage.path": ["file:///tmp/fallback/", "file:///tmp/fallback", ""],
    "spark.storage.decommission.fallbackStorage.cleanUp": ["yes"],
    "spark.executor.decommission.killInterval": ["1m", "abc"],
    "spark.executor.decommission.signal": ["PWR", ""],
    "spark.executor.maxNumFailures": ["4", "abc"],
    "spark.executor.failuresValidityInterval": ["1h", "abc"],
    "spark.executor.killOnFatalError.depth": ["-1"],
    "spark.executor.metrics.pollingInterval": ["1s", "abc"],
    "spark.metrics.staticSources.enabled": ["yes"],
    "spark.metrics.executorMetricsSource.enabled": ["yes"],
    "spark.files": [""],
    "spark.jars": [""],
    "spark.submit.deployMode": ["clients"],
    "spark.hadoop.fs.defaultFS": ["file:///"],
    "spark.redaction.regex": ["(?i)secret", "("],
    "spark.shuffle.reduceLocality.enabled": ["yes"],
    "spark.shuffle.mapOutput.minSizeForBroadcast": ["512k", "1g", "abc"],
    "spark.shuffle.mapOutput.dispatcher.numThreads": ["8", "0", "abc"],
    "spark.storage.replication.policy": ["org.example.Missing"],
    "spark.storage.unrollMemoryThreshold": ["1m", "9g", "abc"],
    "spark.storage.memoryMapThreshold": ["2m", "abc"],
    "spark.stage.maxConsecutiveAttempts": ["4", "abc"],
    "spark.stage.ignoreDecommissionFetchFailure": ["true", "yes"],
    "spark.barrier.sync.timeout": ["1s", "0", "abc"],
    "spark.task.reaper.enabled": ["yes"],
    "spark.security.credentials.renewalRatio": ["abc"],
    "spark.driver.resourcesFile": ["/nonexistent/resources.json"],
    "spark.driver.resource.gpu.amount": ["1", "0"],
    "spark.launcher.port": ["abc"],
}
RESOURCES = {
    "both": {"spark.executor.resource.gpu.amount": "1", "spark.task.resource.gpu.amount": "1"},
    "surplus": {"spark.executor.resource.gpu.amount": "4", "spark.task.resource.gpu.amount": "1"},
    "surplus-cores1": {"spark.executor.resource.gpu.amount": "4", "spark.task.resource.gpu.amount": "1", "spark.executor.cores": "1"},
    "limiting-cores4": {"spark.executor.resource.gpu.amount": "1", "spark.task.resource.gpu.amount": "1", "spark.executor.cores": "4"},
    "half": {"spark.executor.resource.gpu.amount": "1", "spark.task.resource.gpu.amount": "0.5", "spark.executor.cores": "2"},
    "third": {"spark.executor.resource.gpu.amount": "1", "spark.task.resource.gpu.amount": "0.33", "spark.executor.cores": "3"},
    "six-tenths": {"spark.executor.resource.gpu.amount": "1", "spark.task.resource.gpu.amount": "0.6"},
    "one-and-a-half": {"spark.executor.resource.gpu.amount": "2", "spark.task.resource.gpu.amount": "1.5"},
    "task-only": {"spark.task.resource.gpu.amount": "1"},
    "executor-only": {"spark.executor.resource.gpu.amount": "1"},
    "task-gt-executor": {"spark.executor.resource.gpu.amount": "1", "spark.task.resource.gpu.amount": "2"},
    "zero": {"spark.executor.resource.gpu.amount": "0", "spark.task.resource.gpu.amount": "0"},
    "task-zero": {"spark.executor.resource.gpu.amount": "1", "spark.task.resource.gpu.amount": "0"},
    "fractional-executor": {"spark.executor.resource.gpu.amount": "1.5", "spark.task.resource.gpu.amount": "1"},
    "negative": {"spark.executor.resource.gpu.amount": "-1", "spark.task.resource.gpu.amount": "1"},
    "words": {"spark.executor.resource.gpu.amount": "abc", "spark.task.resource.gpu.amount": "1"},
    "task-words": {"spark.executor.resource.gpu.amount": "1", "spark.task.resource.gpu.amount": "abc"},
    "no-amount": {"spark.executor.resource.gpu.vendor": "nvidia.com"},
    "no-suffix": {"spark.executor.resource.gpu": "1"},
    "task-no-suffix": {"spark.task.resource.gpu": "1"},
    "vendor": {"spark.executor.resource.gpu.amount": "1", "spark.executor.resource.gpu.vendor": "nvidia.com", "spark.task.resource.gpu.amount": "1"},
    "two-kinds": {"spark.executor.resource.gpu.amount": "2", "spark.task.resource.gpu.amount": "1", "spark.executor.resource.fpga.amount": "4",
                  "spark.task.resource.fpga.amount": "1", "spark.executor.cores": "2"},
    "cpus2": {"spark.executor.resource.gpu.amount": "2", "spark.task.resource.gpu.amount": "1", "spark.executor.cores": "4", "spark.task.cpus": "2"},
}
COMBINATIONS = {
    "cores-remainder": {"spark.cores.max": "7", "spark.executor.cores": "2"},
    "cores-no-remainder": {"spark.cores.max": "8", "spark.executor.cores": "2"},
    "cores-negative-remainder": {"spark.cores.max": "-7", "spark.executor.cores": "2"},
    "cores-zero": {"spark.cores.max": "8", "spark.executor.cores": "0"},
    "cores-more": {"spark.cores.max": "2", "spark.executor.cores": "4"},
    "cores-max-words": {"spark.cores.max": "abc", "spark.executor.cores": "2"},
    "cores-words": {"spark.cores.max": "8", "spark.executor.cores": "abc"},
    "cores-both-words": {"spark.cores.max": "abc", "spark.executor.cores": "abd"},
    "cores-lt-cpus": {"spark.executor.cores": "1", "spark.task.cpus": "2"},
    "cores-mod-cpus": {"spark.executor.cores": "5", "spark.task.cpus": "2"},
    "cores-cpus-zero": {"spark.executor.cores": "2", "spark.task.cpus": "0"},
    "cpus-only": {"spark.task.cpus": "3"},
    "offheap": {"spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "1g"},
    "offheap-none": {"spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "0"},
    "encryption-without-auth": {"spark.network.crypto.enabled": "true", "spark.authenticate": "false"},
    "io-encryption-push": {"spark.io.encryption.enabled": "true", "spark.shuffle.push.enabled": "true", "spark.shuffle.service.enabled": "true"},
    "push-service": {"spark.shuffle.push.enabled": "true", "spark.shuffle.service.enabled": "true"},
    "push-service-kryo": {"spark.shuffle.push.enabled": "true", "spark.shuffle.service.enabled": "true",
                          "spark.serializer": "org.apache.spark.serializer.KryoSerializer"},
    "push-on": {"spark.shuffle.push.enabled": "true", "spark.shuffle.service.enabled": "true", ENABLED: "true",
                "spark.dynamicAllocation.maxExecutors": "10"},
    "heartbeat-equal": {"spark.network.timeout": "10s", "spark.executor.heartbeatInterval": "10s"},
    "heartbeat-larger": {"spark.network.timeout": "10s", "spark.executor.heartbeatInterval": "20s"},
    "heartbeat-smaller": {"spark.network.timeout": "20s", "spark.executor.heartbeatInterval": "19999ms"},
    "decommission-all": {"spark.decommission.enabled": "true", "spark.storage.decommission.enabled": "true",
                         "spark.storage.decommission.fallbackStorage.path": "file:///tmp/fallback/"},
    "decommission-fallback-bad": {"spark.decommission.enabled": "true", "spark.storage.decommission.fallbackStorage.path": "/tmp/fallback"},
    "speculation-on": {"spark.speculation": "true", "spark.speculation.interval": "abc", ENABLED: "true"},
    "local-dir-java-options": {"spark.local.dir": "/tmp", "spark.executor.extraJavaOptions": "-Dspark.x=1"},
    "java-options-fraction": {"spark.executor.extraJavaOptions": "-Dspark.x=1", "spark.memory.fraction": "2"},
    "fraction-mode": {"spark.memory.fraction": "2", "spark.submit.deployMode": "x"},
    "mode-cores": {"spark.submit.deployMode": "x", "spark.cores.max": "7", "spark.executor.cores": "2"},
    "cores-crypto": {"spark.cores.max": "7", "spark.executor.cores": "2", "spark.network.crypto.enabled": "true"},
    "crypto-heartbeat": {"spark.network.crypto.enabled": "true", "spark.network.timeout": "1s"},
    "heartbeat-memory": {"spark.network.timeout": "1s", "spark.executor.memory": "abc"},
    "memory-offheap": {"spark.executor.memory": "100m", "spark.memory.offHeap.size": "-1"},
    "memory-cpus": {"spark.executor.memory": "100m", "spark.task.cpus": "abc"},
    "cpus-serializer": {"spark.task.cpus": "abc", "spark.serializer": "org.example.Missing"},
    "serializer-manager": {"spark.serializer": "org.example.Missing", "spark.shuffle.manager": "org.example.Missing"},
    "manager-memory": {"spark.shuffle.manager": "org.example.Missing", "spark.executor.memory": "100m"},
    "level-bad-heartbeat": {"spark.log.level": "loud", "spark.network.timeout": "1s"},
    "level-error-quiet": {"spark.log.level": "ERROR", "spark.cores.max": "7", "spark.executor.cores": "2"},
    "deprecated-three": {"spark.blacklist.enabled": "true", "spark.yarn.jar": "x", "spark.rpc": "x"},
}


# Classes that exist, where others are asked for.
CLASS_KEYS = ("spark.serializer", "spark.shuffle.manager", "spark.storage.replication.policy", "spark.storage.replication.topologyMapper")
CLASSES = ("java.lang.Object", "java.lang.String", "java.lang.Integer", "java.lang.Runnable", "java.util.ArrayList",
           "org.apache.spark.serializer.JavaSerializer", "org.apache.spark.serializer.KryoSerializer",
           "org.apache.spark.shuffle.sort.SortShuffleManager", "org.apache.spark.storage.RandomBlockReplicationPolicy",
           "org.apache.spark.storage.DefaultTopologyMapper", "org.apache.spark.shuffle.sort.io.LocalDiskShuffleDataIO")


def suite():
    cases = Collector()
    deprecated_keys(cases)
    values(cases)
    classes(cases)
    resources(cases)
    combinations(cases)
    random_cases(cases)
    return cases.items()


def deprecated_keys(cases):
    for key, value in DEPRECATED.items():
        cases.add(f"local-deprecated-{key}", MASTERS["local"], {key: value})
    for manager in ("standalone", "k8s", "yarn"):
        for name, (old, new, good) in RENAMED.items():
            cases.add(f"{manager}-renamed-{name}-old", MASTERS[manager], {old: good})
            cases.add(f"{manager}-renamed-{name}-old-bad", MASTERS[manager], {old: "abc"})
            cases.add(f"{manager}-renamed-{name}-both", MASTERS[manager], {old: "abc", new: good})


def values(cases):
    """Locally every value; on the cluster managers those that may behave otherwise there, with allocation on."""
    for key, chosen in VALUES.items():
        short = key.removeprefix("spark.")
        for value in chosen:
            cases.add(f"local-{short}={name_of(value)}", MASTERS["local"], {key: value})
    draw = random.Random(SEED + 1)
    for manager in CLUSTERS:
        for key, chosen in VALUES.items():
            for value in draw.sample(chosen, 1):
                if key == "spark.io.encryption.enabled" or (key, value) == ("spark.shuffle.registration.timeout", "5000"):
                    continue
                cases.add(f"{manager}-{key.removeprefix('spark.')}={name_of(value)}", MASTERS[manager], ON, {key: value})


def classes(cases):
    for key in CLASS_KEYS:
        for name in CLASSES:
            cases.add(f"local-{key.removeprefix('spark.')}-is-{name}", MASTERS["local"], {key: name})


def resources(cases):
    for manager in ("local", *CLUSTERS):
        for name, settings in RESOURCES.items():
            cases.add(f"{manager}-resource-{name}", MASTERS[manager], settings)


def combinations(cases):
    for manager in ("local", *CLUSTERS):
        for name, settings in COMBINATIONS.items():
            cases.add(f"{manager}-{name}", MASTERS[manager], settings)


def random_cases(cases):
    """Two or three odd values at once, to fix which of them is met first."""
    draw = random.Random(SEED)
    odd = [(key, value) for key, chosen in VALUES.items() for value in chosen if value in ("abc", "yes", "0", "-1", "org.example.Missing")]
    for count, manager in zip(range(120), itertools.cycle(("local", *CLUSTERS))):
        cases.add(f"{manager}-odd-{count:04}", MASTERS[manager], ON, dict(draw.sample(odd, draw.randint(2, 3))))
