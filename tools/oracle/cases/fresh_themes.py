"""What fresh cases choose from when a case is about something: keys that people set together. A key has its values, or the shape of its values,
as `Fresh.value` knows it; its first values are the sound ones. Nothing here names what only one machine has, except files that no machine has."""

from .fresh_tables import COUNT, NUMBER, SIZE, SWITCH

SUFFIXES_OF_TIME = [f"{number}{unit}" for number in ("1", "0", "90", "-2") for unit in ("ns", "us", "ms", "s", "m", "min", "h", "d", "sec", "M", "MS")] + [
    "1 min", "1.5h", "106751d", "106752d", "9223372036854775807ns", "9223372036854775807us", "9223372036854775ms", "153722867280912min", "2562047788015h", ""]
SUFFIXES_OF_SIZE = [f"{number}{unit}" for number in ("1", "0", "512", "-2") for unit in ("b", "k", "kb", "m", "mb", "g", "gb", "t", "p", "B", "KB", "Mb", "kib", "e")] + [
    "1 g", "0.5g", "8191p", "8192p", "9007199254740991k", "8796093022207m", "8589934591g", "8388607t", ""]
NAME = ["x", "", " ", "a b", "é", "日本語", "x" * 70, "A_b", "-x", "x.y", "0", "${spark.app.name}", "${spark.none}", "x,y", "{{APP_ID}}"]
LEVELS = [level for name in ("all", "trace", "debug", "info", "warn", "error", "fatal", "off") for level in (name.upper(), name, name.title(), f" {name}")] + ["warning", "", "5"]

RESOURCES = {
    **{f"spark.{who}.resource.{name}.amount": ["1", "2", "4", "0", "-1", "0.5", "0.25", "1.5", "abc", "", "2147483648", " 1 ", "1g"]
       for who in ("executor", "task") for name in ("gpu", "fpga", "tpu.v2")},
    **{f"spark.executor.resource.{name}.{part}": values for name in ("gpu", "fpga") for part, values in (
        ("vendor", ["nvidia.com", "", "amd.com"]), ("discoveryScript", ["/none/getGpus.sh", ""]), ("other", ["x"]), ("Amount", ["1"]))},
    "spark.executor.resource.gpu": ["1"], "spark.task.resource..amount": ["1"], "spark.executor.resource.amount": ["1"], "spark.task.resource.gpu.amounts": ["1"],
    "spark.task.resource.gpu.vendor": ["nvidia.com"], "spark.executor.cores": ["1", "2", "3", "4", "8"], "spark.task.cpus": ["1", "2", "3"],
    "spark.cores.max": ["4", "8", "7"], "spark.executor.instances": ["1", "2", "0"], "spark.executor.memory": ["1g", "2g"], "spark.executor.memoryOverhead": "bytes",
    "spark.executor.pyspark.memory": "bytes", "spark.memory.offHeap.enabled": SWITCH, "spark.memory.offHeap.size": "bytes",
    "spark.scheduler.resource.profileMergeConflicts": SWITCH, "spark.resources.discoveryPlugin": ["org.apache.spark.resource.ResourceDiscoveryScriptPlugin", "org.example.Nothing"],
    "spark.dynamicAllocation.maxExecutors": ["1", "5", "100"], "spark.dynamicAllocation.executorAllocationRatio": ["0.5", "1.0", "0.01"],
}
DECOMMISSIONING = {
    "spark.decommission.enabled": ["true", "true", "true", "false"], "spark.storage.decommission.enabled": SWITCH, "spark.storage.decommission.rddBlocks.enabled": SWITCH,
    "spark.storage.decommission.shuffleBlocks.enabled": SWITCH, "spark.storage.decommission.shuffleBlocks.maxThreads": COUNT,
    "spark.storage.decommission.shuffleBlocks.maxDiskSize": "bytes", "spark.storage.decommission.replicationReattemptInterval": "time",
    "spark.storage.decommission.maxReplicationFailuresPerBlock": COUNT, "spark.storage.decommission.fallbackStorage.path": ["file:///tmp/fallback/", "file:///tmp/fallback", "", "/tmp/x/"],
    "spark.storage.decommission.fallbackStorage.cleanUp": SWITCH, "spark.executor.decommission.killInterval": "time",
    "spark.executor.decommission.forceKillTimeout": "time", "spark.executor.decommission.signal": ["PWR", "TERM", "x", ""],
    "spark.stage.ignoreDecommissionFetchFailure": SWITCH, "spark.shuffle.service.enabled": SWITCH, "spark.dynamicAllocation.shuffleTracking.enabled": SWITCH,
    "spark.dynamicAllocation.shuffleTracking.timeout": "time", "spark.kubernetes.decommission.script": ["/opt/decom.sh", ""],
    "spark.storage.decommission.shuffleBlocks.refetchOnly": SWITCH, "spark.scheduler.maxRetainedRemovedDecommissionExecutors": COUNT,
    "spark.scheduler.maxRetainedUnknownDecommissionExecutors": COUNT,
}
PUSH = {
    "spark.shuffle.push.enabled": ["true", "true", "true", "yes"], "spark.shuffle.service.enabled": ["true", "true", "false"], "spark.io.encryption.enabled": ["false", "false", "yes"],
    "spark.shuffle.push.numPushThreads": NUMBER, "spark.shuffle.push.maxBlockSizeToPush": "bytes", "spark.shuffle.push.maxBlockBatchSize": "bytes",
    "spark.shuffle.push.finalize.timeout": "time", "spark.shuffle.push.results.timeout": "time", "spark.shuffle.push.minShuffleSizeToWait": "bytes",
    "spark.shuffle.push.minCompletedPushRatio": "double", "spark.shuffle.push.mergersMinThresholdRatio": "double", "spark.shuffle.push.mergersMinStaticThreshold": "int",
    "spark.shuffle.push.maxRetainedMergerLocations": "int", "spark.shuffle.push.merge.finalizeThreads": COUNT, "spark.shuffle.push.sendFinalizeRPCThreads": COUNT,
    "spark.shuffle.push.server.mergedShuffleFileManagerImpl": ["org.apache.spark.network.shuffle.RemoteBlockPushResolver", "x"],
    "spark.serializer": ["org.apache.spark.serializer.KryoSerializer", "org.apache.spark.serializer.JavaSerializer"], "spark.shuffle.compress": SWITCH,
    "spark.shuffle.readHostLocalDisk": SWITCH, "spark.shuffle.useOldFetchProtocol": SWITCH, "spark.shuffle.manager": ["sort", "tungsten-sort"],
    "spark.shuffle.mergerLocations.x": ["y"], "spark.shuffle.checksum.algorithm": ["ADLER32", "x"], "spark.yarn.maxAppAttempts": NUMBER,
}
STREAMING = {
    "spark.streaming.dynamicAllocation.enabled": ["true", "true", "false", "yes"], "spark.streaming.dynamicAllocation.testing": SWITCH,
    "spark.streaming.dynamicAllocation.minExecutors": COUNT, "spark.streaming.dynamicAllocation.maxExecutors": COUNT,
    "spark.streaming.dynamicAllocation.scalingInterval": "time", "spark.streaming.dynamicAllocation.scalingUpRatio": "double",
    "spark.streaming.dynamicAllocation.scalingDownRatio": "double", "spark.executor.instances": COUNT, "spark.streaming.backpressure.enabled": SWITCH,
    "spark.streaming.backpressure.initialRate": NUMBER, "spark.streaming.receiver.maxRate": NUMBER, "spark.streaming.blockInterval": "time",
    "spark.streaming.stopGracefullyOnShutdown": SWITCH, "spark.streaming.kafka.maxRatePerPartition": NUMBER, "spark.streaming.concurrentJobs": NUMBER,
    "spark.streaming.unpersist": SWITCH, "spark.cleaner.ttl": ["10", "abc"], "spark.scheduler.mode": ["FAIR", "FIFO"],
}
SPECULATION = {
    "spark.speculation": ["true", "true", "false", "yes"], "spark.speculation.interval": "time", "spark.speculation.multiplier": "double", "spark.speculation.quantile": "double",
    "spark.speculation.minTaskRuntime": "time", "spark.speculation.task.duration.threshold": "time", "spark.speculation.efficiency.enabled": SWITCH,
    "spark.speculation.efficiency.processRateMultiplier": "double", "spark.speculation.efficiency.longRunTaskFactor": "double", "spark.executor.decommission.killInterval": "time",
    "spark.task.maxFailures": NUMBER, "spark.task.reaper.enabled": SWITCH, "spark.task.reaper.killTimeout": "time", "spark.task.reaper.pollingInterval": "time",
    "spark.task.reaper.threadDump": SWITCH, "spark.locality.wait": "time", "spark.locality.wait.process": "time", "spark.scheduler.revive.interval": "time",
    "spark.excludeOnFailure.enabled": SWITCH, "spark.excludeOnFailure.timeout": "time", "spark.excludeOnFailure.task.maxTaskAttemptsPerNode": COUNT,
    "spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor": COUNT, "spark.excludeOnFailure.stage.maxFailedTasksPerExecutor": COUNT,
    "spark.excludeOnFailure.stage.maxFailedExecutorsPerNode": COUNT, "spark.excludeOnFailure.application.maxFailedTasksPerExecutor": COUNT,
    "spark.excludeOnFailure.application.maxFailedExecutorsPerNode": COUNT, "spark.excludeOnFailure.killExcludedExecutors": SWITCH,
    "spark.excludeOnFailure.killExcludedExecutors.decommission": SWITCH, "spark.excludeOnFailure.application.fetchFailure.enabled": SWITCH,
    "spark.blacklist.enabled": SWITCH, "spark.blacklist.timeout": "time", "spark.blacklist.task.maxTaskAttemptsPerNode": COUNT,
    "spark.scheduler.executorTaskBlacklistTime": COUNT, "spark.blacklist.stage.maxFailedTasksPerExecutor": COUNT, "spark.blacklist.killBlacklistedExecutors": SWITCH,
}
MEMORY = {
    "spark.executor.memory": ["2g", "4g", *SUFFIXES_OF_SIZE], "spark.driver.memory": "bytes", "spark.memory.fraction": "double", "spark.memory.storageFraction": "double",
    "spark.memory.offHeap.enabled": SWITCH, "spark.memory.offHeap.size": "bytes", "spark.executor.memoryOverhead": "bytes",
    "spark.executor.memoryOverheadFactor": "double", "spark.driver.memoryOverhead": "bytes", "spark.driver.memoryOverheadFactor": "double",
    "spark.driver.maxResultSize": "bytes", "spark.kryoserializer.buffer": "bytes", "spark.kryoserializer.buffer.max": "bytes",
    "spark.serializer": ["org.apache.spark.serializer.KryoSerializer"], "spark.shuffle.file.buffer": "bytes", "spark.reducer.maxSizeInFlight": "bytes",
    "spark.reducer.maxReqsInFlight": NUMBER, "spark.reducer.maxBlocksInFlightPerAddress": NUMBER, "spark.broadcast.blockSize": "bytes",
    "spark.storage.memoryMapThreshold": "bytes", "spark.storage.unrollMemoryThreshold": "bytes", "spark.buffer.pageSize": "bytes",
    "spark.network.maxRemoteBlockSizeFetchToMem": "bytes", "spark.rpc.message.maxSize": NUMBER, "spark.executor.pyspark.memory": "bytes",
    "spark.memory.useLegacyMode": SWITCH, "spark.shuffle.memoryFraction": "double", "spark.storage.memoryFraction": "double", "spark.executor.minMemoryOverhead": "bytes",
    "spark.executor.extraJavaOptions": ["-Xmx4g", "-XX:+UseG1GC -Dspark.x=1", "-Xms1g"], "spark.driver.extraJavaOptions": ["-Xmx1g", "-Dspark.x=y"],
    "spark.shuffle.spill.numElementsForceSpillThreshold": NUMBER, "spark.shuffle.sort.initialBufferSize": "bytes", "spark.unsafe.exceptionOnMemoryLeak": SWITCH,
}
NETWORK = {
    "spark.network.timeout": ["120s", "600s", *SUFFIXES_OF_TIME], "spark.executor.heartbeatInterval": ["10s", "60s", *SUFFIXES_OF_TIME], "spark.network.timeoutInterval": "time",
    "spark.storage.blockManagerHeartbeatTimeoutMs": "time", "spark.storage.blockManagerSlaveTimeoutMs": "time", "spark.executor.heartbeat.maxFailures": NUMBER,
    "spark.rpc.message.maxSize": NUMBER, "spark.rpc.numRetries": NUMBER, "spark.rpc.retry.wait": "time", "spark.rpc.io.mode": ["NIO", "nio", "x"],
    "spark.rpc.io.numConnectionsPerPeer": NUMBER, "spark.rpc.io.connectionTimeout": "time", "spark.rpc.io.retryWait": "time", "spark.rpc.io.maxRetries": NUMBER,
    "spark.rpc.io.lazyFD": SWITCH, "spark.rpc.io.enableVerboseMetrics": SWITCH, "spark.rpc.io.enableTcpKeepAlive": SWITCH, "spark.rpc.io.connectionCreationTimeout": "time",
    "spark.shuffle.io.connectionTimeout": "time", "spark.shuffle.io.retryWait": "time", "spark.shuffle.io.maxRetries": NUMBER, "spark.shuffle.io.preferDirectBufs": SWITCH,
    "spark.shuffle.io.numConnectionsPerPeer": NUMBER, "spark.shuffle.io.serverThreads": ["1", "2", "abc"], "spark.shuffle.io.clientThreads": ["1", "2", "abc"],
    "spark.shuffle.io.backLog": NUMBER, "spark.shuffle.io.lazyFD": SWITCH, "spark.shuffle.io.enableVerboseMetrics": SWITCH, "spark.network.sharedByteBufAllocators.enabled": SWITCH,
    "spark.network.io.preferDirectBufs": SWITCH, "spark.shuffle.maxChunksBeingTransferred": NUMBER, "spark.shuffle.registration.maxAttempts": NUMBER, "spark.port.maxRetries": ["0", "3", "abc", "-1"],
    "spark.authenticate": ["true", "true", "false", "yes"], "spark.authenticate.secret": ["x", "é"], "spark.network.crypto.enabled": SWITCH, "spark.authenticate.enableSaslEncryption": SWITCH,
    "spark.io.encryption.enabled": ["false", "yes", ""], "spark.network.crypto.saslFallback": SWITCH, "spark.authenticate.secretBitLength": NUMBER, "spark.network.rpc.x": ["y"],
    "spark.network.remoteReadNioBufferConversion": SWITCH, "spark.files.io.connectionTimeout": "time", "spark.rpc.netty.dispatcher.connect.x": ["y"],
    "spark.shuffle.service.index.cache.size": "bytes", "spark.core.connection.ack.wait.timeout": "time", "spark.appAttempt.x": ["y"],
}
LISTENING = {
    "spark.log.level": LEVELS, "spark.scheduler.listenerbus.eventqueue.capacity": COUNT, "spark.scheduler.listenerbus.eventqueue.shared.capacity": COUNT,
    "spark.scheduler.listenerbus.eventqueue.appStatus.capacity": COUNT, "spark.scheduler.listenerbus.eventqueue.executorManagement.capacity": COUNT,
    "spark.scheduler.listenerbus.eventqueue.eventLog.capacity": COUNT, "spark.scheduler.listenerbus.eventqueue.size": COUNT,
    "spark.scheduler.listenerbus.logSlowEvent": SWITCH, "spark.scheduler.listenerbus.logSlowEvent.threshold": "time", "spark.scheduler.listenerbus.exitTimeout": "time",
    "spark.extraListeners": ["org.apache.spark.scheduler.StatsReportListener", "org.example.Nothing", "", "java.lang.String", "org.apache.spark.scheduler.StatsReportListener,org.apache.spark.scheduler.StatsReportListener"],
    "spark.eventLog.enabled": ["false", "yes"], "spark.eventLog.compress": SWITCH, "spark.eventLog.rolling.enabled": SWITCH, "spark.eventLog.rolling.maxFileSize": "bytes",
    "spark.eventLog.buffer.kb": "bytes", "spark.eventLog.dir": ["/none/events", ""], "spark.logConf": ["false", "yes", "true"], "spark.ui.liveUpdate.period": "time",
    "spark.metrics.executorMetricsSource.enabled": SWITCH, "spark.metrics.namespace": NAME, "spark.executor.metrics.pollingInterval": "time",
    "spark.executor.metrics.fileSystemSchemes": ["file,hdfs", "", ","], "spark.executor.processTreeMetrics.enabled": SWITCH, "spark.app.name": NAME, "spark.job.description": NAME,
    "spark.cleaner.referenceTracking": SWITCH, "spark.cleaner.referenceTracking.blocking": SWITCH, "spark.cleaner.referenceTracking.blocking.shuffle": SWITCH,
    "spark.cleaner.referenceTracking.cleanCheckpoints": SWITCH, "spark.cleaner.periodicGC.interval": "time", "spark.plugins": ["", ",", "org.example.Nothing", "java.lang.String", " "],
    "spark.plugins.defaultList": ["org.example.Nothing", "", "org.apache.spark.deploy.DriverTimeoutPlugin"], "spark.driver.timeout": "time", "spark.redaction.regex": ["(", "x"],
    "spark.executor.syncLogLevel.enabled": SWITCH, "spark.log.structuredLogging.enabled": SWITCH, "spark.log.legacyTaskNameMdc.enabled": SWITCH, "spark.log.callerContext": NAME,
}
EVENT_LOG = {
    "spark.eventLog.enabled": ["true", "true", "true", "yes"], "spark.eventLog.dir": ["file:///tmp", "/tmp", "file:/tmp"], "spark.eventLog.compress": SWITCH,
    "spark.eventLog.compression.codec": ["zstd", "lz4", "LZ4", "snappy", "lzf", "none", "x", "", "org.apache.spark.io.ZStdCompressionCodec", "org.apache.spark.SparkConf"],
    "spark.eventLog.rolling.enabled": SWITCH, "spark.eventLog.rolling.maxFileSize": "bytes", "spark.eventLog.overwrite": SWITCH, "spark.eventLog.buffer.kb": "bytes",
    "spark.eventLog.logBlockUpdates.enabled": SWITCH, "spark.eventLog.longForm.enabled": SWITCH, "spark.eventLog.logStageExecutorMetrics": SWITCH,
    "spark.eventLog.includeTaskMetricsAccumulators": SWITCH, "spark.eventLog.excludedPatterns": ["", "x", "("], "spark.eventLog.allowErasureCoding": SWITCH,
    "spark.eventLog.erasureCoding.enabled": SWITCH, "spark.io.compression.codec": ["zstd", "lz4", "snappy", "x"], "spark.io.compression.zstd.level": NUMBER,
    "spark.io.compression.zstd.bufferSize": "bytes", "spark.io.compression.zstd.bufferPool.enabled": SWITCH, "spark.io.compression.zstd.workers": NUMBER,
    "spark.io.compression.lz4.blockSize": "bytes", "spark.io.compression.snappy.blockSize": "bytes", "spark.executor.metrics.pollingInterval": "time",
    "spark.scheduler.listenerbus.eventqueue.eventLog.capacity": COUNT, "spark.extraListeners": ["org.apache.spark.scheduler.StatsReportListener"],
    "spark.driver.log.persistToDfs.enabled": ["true", "false", "yes"], "spark.driver.log.dfsDir": ["", "/none/logs"], "spark.driver.log.layout": NAME,
    "spark.driver.log.allowErasureCoding": SWITCH,
}
# A script of this machine would have to be there; what asks for none is enough.
OF_THE_DRIVER = {
    **{f"spark.driver.resource.{name}.amount": ["0", "1", "-1", "abc", "", "0.5", "2147483648", " 1"] for name in ("gpu", "fpga")},
    "spark.driver.resource.gpu.vendor": ["nvidia.com", ""], "spark.driver.resource.fpga.discoveryScript": [""], "spark.driver.resource.gpu": ["1"], "spark.driver.resource.amount": ["1"],
    "spark.resources.discoveryPlugin": ["org.example.Nothing", "", ",", "org.apache.spark.resource.ResourceDiscoveryScriptPlugin", "java.lang.String"],
    "spark.driver.cores": NUMBER, "spark.driver.memory": "bytes", "spark.driver.maxResultSize": "bytes", "spark.driver.supervise": SWITCH, "spark.driver.timeout": "time",
    "spark.driver.extraJavaOptions": ["-Xmx1g", "-Dspark.x=y", "-XX:+UseG1GC", "", "'", "-Dx='a b'"], "spark.driver.defaultJavaOptions": ["-Xmx1g", "-Dspark.x=y", "-verbose:gc", ""],
    "spark.executor.extraJavaOptions": ["-Xmx1g", "-Dspark.x=y", "-verbose:gc", "", "'", "-Dx='a b'"], "spark.executor.defaultJavaOptions": ["-Xmx1g", "-Dspark.x=y", "-verbose:gc", ""],
    "spark.driver.extraClassPath": ["", "/x"], "spark.executor.extraClassPath": ["", "/x"], "spark.driver.extraLibraryPath": ["", "/x"], "spark.driver.blockManager.port": ["0", "abc", "70000"],
    "spark.driver.port": ["0", "abc", "", "70000", "80"], "spark.plugins": [f"{first},{second}" for first in ("", "org.example.Nothing", "java.lang.String", "org.apache.spark.deploy.RedirectConsolePlugin")
                                                                            for second in ("", " ", "org.apache.spark.deploy.DriverTimeoutPlugin")],
    "spark.submit.deployMode": ["client", "cluster", "", "Cluster"], "spark.scheduler.mode": ["FAIR", "FIFO", " fair", "x"], "spark.scheduler.allocation.file": ["", "x:y", ":", "x:"],
    "spark.metrics.conf": ["", "file:///none/metrics.properties"], "spark.local.dir": ["/tmp", "", "file:///tmp/x", "x://", "/tmp,,/tmp", " "], "spark.log.level": LEVELS,
    "spark.storage.replication.topologyMapper": ["org.apache.spark.storage.FileBasedTopologyMapper", "org.apache.spark.storage.DefaultTopologyMapper"],
    "spark.storage.replication.topologyFile": ["", "file:///none/x"], "spark.barrier.sync.timeout": "time", "spark.checkpoint.dir": [""],
}
KUBERNETES = {
    **{f"spark.kubernetes.executor.volumes.{kind}.{name}.{part}": values for kind in ("hostPath", "persistentVolumeClaim", "emptyDir", "nfs", "foo") for name in ("data", "spark-local-dir-1")
       for part, values in (("mount.path", ["/data", "/a:b", ""]), ("mount.readOnly", SWITCH), ("mount.subPath", ["x", ""]), ("options.claimName", ["OnDemand", "c", ""]),
                            ("options.sizeLimit", ["1Gi", "1g", "-1"]), ("options.path", ["/h", ""]), ("options.server", ["h"]), ("mount.pathx", ["/z"]))},
    "spark.kubernetes.driver.volumes.emptyDir.x.mount.path": ["/y"], "spark.kubernetes.executor.podTemplateFile": ["/none/pod.yaml", ""],
    "spark.kubernetes.executor.podTemplateContainerName": NAME, "spark.kubernetes.executor.secrets.s": ["/y", "", "y z"], "spark.kubernetes.executor.secretKeyRef.S": ["a:b", "a", "a:b:c"],
    "spark.kubernetes.driver.secrets.s": ["/y"], "spark.kubernetes.executor.label.x": NAME, "spark.kubernetes.executor.label.spark-role": ["x"],
    "spark.kubernetes.executor.annotation.x": NAME, "spark.kubernetes.executor.service.label.x": NAME, "spark.kubernetes.node.selector.x": NAME,
    "spark.kubernetes.executor.node.selector.x": NAME, "spark.kubernetes.executor.scheduler.name": NAME, "spark.kubernetes.executor.podDeletionCost": NUMBER,
    "spark.plugins": ["org.apache.spark.scheduler.cluster.k8s.ExecutorRollPlugin"] * 4 + ["org.apache.spark.scheduler.cluster.k8s.ExecutorPVCResizePlugin",
                                                                                        "org.apache.spark.scheduler.cluster.k8s.ExecutorResizePlugin"],
    "spark.kubernetes.executor.rollInterval": "time", "spark.kubernetes.executor.rollPolicy": ["ID", "TOTAL_GC_TIME", "outlier", "OUTLIER_NO_FALLBACK", "x", "", "add_time"],
    "spark.kubernetes.executor.minTasksPerExecutorBeforeRolling": NUMBER, "spark.decommission.enabled": ["true"], "spark.kubernetes.executor.useDriverPodIP": SWITCH,
    "spark.kubernetes.allocation.batch.size": COUNT, "spark.kubernetes.allocation.batch.delay": "time", "spark.kubernetes.allocation.executor.timeout": "time",
    "spark.kubernetes.allocation.maxPendingPods": COUNT, "spark.kubernetes.allocation.maxPendingPodsPerRp": COUNT, "spark.kubernetes.allocation.maximum": COUNT,
    "spark.kubernetes.allocation.pods.allocator": ["direct", "statefulset", "deployment", "Direct", "x", ""], "spark.kubernetes.allocation.recoveryMode.enabled": SWITCH,
    "spark.kubernetes.executor.apiPollingInterval": "time", "spark.kubernetes.executor.eventProcessingInterval": "time",
    "spark.kubernetes.executor.missingPodDetectDelta": "time", "spark.kubernetes.executor.enableApiPolling": SWITCH, "spark.kubernetes.executor.enableApiWatcher": SWITCH,
    "spark.kubernetes.executor.enablePollingWithResourceVersion": SWITCH, "spark.kubernetes.executor.deleteOnTermination": SWITCH, "spark.kubernetes.executor.request.cores": ["1", "500m", "0.1", "", "abc"],
    "spark.kubernetes.executor.limit.cores": ["1", "500m", "", "abc"], "spark.kubernetes.memoryOverheadFactor": "double", "spark.kubernetes.pyspark.pythonVersion": ["2", "3", "4", ""],
    "spark.kubernetes.local.dirs.tmpfs": SWITCH, "spark.kubernetes.driver.pod.name": ["driver", "", "a b"], "spark.kubernetes.trust.certificates": SWITCH,
    "spark.kubernetes.dynamicAllocation.deleteGracePeriod": "time", "spark.kubernetes.appKillPodDeletionGracePeriod": "time",
    "spark.kubernetes.executor.disableConfigMap": SWITCH, "spark.kubernetes.driver.ownPersistentVolumeClaim": SWITCH, "spark.kubernetes.driver.reusePersistentVolumeClaim": SWITCH,
    "spark.kubernetes.driver.waitToReusePersistentVolumeClaim": SWITCH, "spark.kubernetes.executor.pod.featureSteps": ["org.example.Nothing", ""],
    "spark.kubernetes.executorSnapshotsSubscribersShutdownGracePeriod": "time", "spark.kubernetes.configMap.maxSize": "bytes",
    "spark.kubernetes.executor.checkAllContainers": SWITCH, "spark.kubernetes.container.image.pullPolicy": ["Always", "never", "IfNotPresent", ""], "spark.kubernetes.namespace": ["x", "", "a b"],
    "spark.kubernetes.authenticate.driver.serviceAccountName": NAME, "spark.kubernetes.hadoop.configMapName": NAME, "spark.executor.instances": COUNT, "spark.executor.cores": COUNT,
}
YARN = {
    **{f"spark.yarn.{who}.resource.{name}": ["1", "1g", "500m", "abc", "", "-1"] for who in ("am", "executor", "driver")
       for name in ("gpu.amount", "yarn.io/gpu.amount", "memory", "memory-mb", "mb", "cores", "vcores", "yarn.io/gpu", "x.amount", "x")},
    "spark.yarn.exclude.nodes": ["a,b", "", ",", " a , b "], "spark.yarn.am.memory": "bytes", "spark.yarn.am.cores": NUMBER, "spark.yarn.am.memoryOverhead": "bytes",
    "spark.yarn.am.extraJavaOptions": ["-Xmx1g", "-Dspark.x=1", "-XX:+UseG1GC"], "spark.yarn.am.nodeLabelExpression": NAME, "spark.yarn.executor.nodeLabelExpression": NAME,
    "spark.yarn.maxAppAttempts": NUMBER, "spark.yarn.am.attemptFailuresValidityInterval": "time", "spark.yarn.executor.failuresValidityInterval": "time",
    "spark.executor.failuresValidityInterval": "time", "spark.yarn.max.executor.failures": NUMBER, "spark.executor.maxNumFailures": NUMBER, "spark.yarn.tags": ["a,b", "", ","],
    "spark.yarn.priority": NUMBER, "spark.yarn.queue": NAME, "spark.yarn.submit.waitAppCompletion": SWITCH, "spark.yarn.report.interval": "time",
    "spark.yarn.scheduler.heartbeat.interval-ms": "time", "spark.yarn.scheduler.initial-allocation.interval": "time",
    "spark.yarn.scheduler.reporterThread.maxFailures": NUMBER, "spark.yarn.executor.launch.excludeOnFailure.enabled": SWITCH,
    "spark.yarn.blacklist.executor.launch.blacklisting.enabled": SWITCH, "spark.yarn.shuffle.stopOnFailure": SWITCH, "spark.yarn.shuffle.service.metrics.namespace": NAME,
    "spark.yarn.includeDriverLogsLink": SWITCH, "spark.yarn.unmanagedAM.enabled": ["false", "yes"], "spark.yarn.clientLaunchMonitorInterval": "time",
    "spark.yarn.am.waitTime": "time", "spark.yarn.am.finalMessageLimit": SIZE, "spark.yarn.am.tokenConfRegex": ["(", "x", ""], "spark.yarn.rolledLog.includePattern": ["(", "*.log"],
    "spark.yarn.submit.file.replication": NUMBER, "spark.yarn.stagingDir": ["file:///tmp/staging"], "spark.yarn.config.gatewayPath": ["/x", "("], "spark.yarn.config.replacementPath": ["/y"],
    "spark.yarn.appMasterEnv.X": NAME, "spark.yarn.executor.memoryOverhead": "bytes", "spark.yarn.driver.memoryOverhead": "bytes", "spark.yarn.am.memoryOverheadFactor": "double",
    "spark.yarn.user.classpath.first": SWITCH, "spark.yarn.applicationType": NAME, "spark.yarn.am.clientModeTreatDisconnectAsFailed": SWITCH,
    "spark.yarn.am.clientModeExitOnError": SWITCH, "spark.yarn.appAttempt.x": ["1"], "spark.executor.instances": COUNT, "spark.executor.cores": COUNT, "spark.executor.memory": ["1g", "512m"],
    "spark.executor.resource.gpu.amount": ["1", "2"], "spark.task.resource.gpu.amount": ["1"], "spark.yarn.resourceGpuDeviceName": ["", "x/gpu"], "spark.yarn.resourceFpgaDeviceName": ["x"],
    "spark.driver.cores": NUMBER, "spark.driver.resource.gpu.vendor": ["x"], "spark.yarn.services": ["", "org.example.Nothing"], "spark.yarn.executor.launch.x": ["y"],
}
STANDALONE = {
    "spark.cores.max": COUNT, "spark.executor.cores": COUNT, "spark.deploy.defaultCores": COUNT, "spark.deploy.maxExecutorRetries": NUMBER, "spark.deploy.spreadOut": SWITCH,
    "spark.executor.memory": ["1g", "471859200"], "spark.deploy.retainedApplications": COUNT, "spark.deploy.recoveryMode": ["NONE", "x"], "spark.worker.cleanup.enabled": SWITCH,
    "spark.worker.timeout": COUNT, "spark.standalone.submit.waitAppCompletion": SWITCH, "spark.scheduler.minRegisteredResourcesRatio": "double", "spark.worker.resource.gpu.amount": COUNT,
    "spark.executor.extraJavaOptions": ["-Dspark.x=1", "{{APP_ID}} {{EXECUTOR_ID}}", "-Xmx1g", "-verbose:gc"], "spark.executor.extraClassPath": ["/a:/b", ""],
    "spark.executor.extraLibraryPath": ["/a"], "spark.executor.userClassPathFirst": ["true"], "spark.executor.logs.rolling.strategy": ["time", "size", "x"],
    "spark.executor.logs.rolling.maxSize": "bytes", "spark.executor.logs.rolling.time.interval": ["daily", "hourly", "x", "10"], "spark.executor.logs.rolling.maxRetainedFiles": NUMBER,
    "spark.executor.logs.rolling.enableCompression": SWITCH, "spark.shuffle.service.enabled": SWITCH, "spark.shuffle.service.db.enabled": SWITCH, "spark.ui.reverseProxy": SWITCH,
    "spark.deploy.appDriverIdFormat": ["x"], "spark.appStateStore.x": ["y"], "spark.task.cpus": ["1", "2", "3"], "spark.dynamicAllocation.maxExecutors": COUNT,
    "spark.dynamicAllocation.initialExecutors": COUNT, "spark.executor.instances": COUNT, "spark.submit.deployMode": ["client", "cluster", "Client"], "spark.driver.supervise": SWITCH,
}
LOCAL = {
    "spark.submit.deployMode": ["client", "cluster", "CLIENT", "", "x"], "spark.task.maxFailures": NUMBER, "spark.default.parallelism": NUMBER, "spark.task.cpus": COUNT,
    "spark.local.dir": ["", "/tmp", "/tmp,/tmp"], "spark.driver.cores": NUMBER, "spark.driver.memory": "bytes", "spark.executor.memory": ["1g", "abc"],
    "spark.local.execution.x": ["y"], "spark.diskStore.subDirectories": COUNT, "spark.scheduler.mode": ["FAIR", "fifo", "NONE", "x"], "spark.locality.wait": "time",
    "spark.barrier.sync.timeout": "time", "spark.scheduler.barrier.maxConcurrentTasksCheck.interval": "time", "spark.rdd.compress": SWITCH,
    "spark.checkpoint.compress": SWITCH, "spark.io.compression.codec": ["zstd", "lz4", "LZF", "snappy", "gzip", ""], "spark.shuffle.mapOutput.parallelAggregationThreshold": NUMBER,
    "spark.shuffle.sort.bypassMergeThreshold": NUMBER, "spark.storage.replication.proactive": SWITCH, "spark.storage.exceptionOnPinLeak": SWITCH, "spark.python.worker.reuse": SWITCH,
    "spark.python.worker.memory": "bytes", "spark.executor.id": NAME, "spark.hadoop.cloneConf": SWITCH, "spark.sql.shuffle.partitions": NUMBER, "spark.sql.warehouse.dir": ["/x", ""],
    "spark.sql.adaptive.enabled": SWITCH, "spark.sql.extensions": ["org.example.Nothing"], "spark.sql.autoBroadcastJoinThreshold": "bytes",
    "spark.stage.maxAttempts": NUMBER, "spark.stage.maxConsecutiveAttempts": NUMBER, "spark.rdd.limit.scaleUpFactor": NUMBER, "spark.executor.killOnFatalError.depth": NUMBER,
    "spark.executor.python.worker.log.details": SWITCH, "spark.shuffle.mapOutput.minSizeForBroadcast": "bytes", "spark.storage.localDiskByExecutors.cacheSize": NUMBER,
    "spark.storage.replication.topologyMapper": ["org.apache.spark.storage.DefaultTopologyMapper", "org.example.Nothing"], "spark.driver.allowMultipleContexts": SWITCH,
}
SUFFIXES = {"time": SUFFIXES_OF_TIME, "bytes": SUFFIXES_OF_SIZE}
EVERYWHERE = (RESOURCES, DECOMMISSIONING, PUSH, STREAMING, SPECULATION, MEMORY, NETWORK, LISTENING, LOCAL, EVENT_LOG, OF_THE_DRIVER)
OF_MANAGER = {"k8s": KUBERNETES, "yarn": YARN, "standalone": STANDALONE, "local": LOCAL}
# A driver on Kubernetes that is told so makes its pods in another thread, which ends the process; or waits.
DIES_LATER = ("spark.kubernetes.executor.podTemplate", "spark.kubernetes.executor.secret", "spark.kubernetes.executor.volumes", "spark.kubernetes.executor.label",
              "spark.kubernetes.executor.annotation", "spark.kubernetes.executor.pod.featureSteps", "spark.kubernetes.executor.request.cores")
