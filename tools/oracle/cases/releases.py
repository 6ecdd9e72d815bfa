"""The suite about what some releases have and 3.5 has not: keys that were dropped before it or came after it, and values that a key takes in
some releases only. Each group is asked of the releases that it names."""

from .vocabulary import ENABLED, MASTERS, Collector, name_of

ON = {ENABLED: "true"}
BOOLEAN = ["true", "false", "yes"]
INT = ["1", "0", "-1", "abc"]
TIME = ["1s", "0", "-1", "abc"]
BYTES = ["1g", "0", "-1", "abc", "1.5g"]
RATIO = ["0.5", "0", "1", "1.5", "-0.1", "abc"]

# (first release, last release, cluster managers, {key: values})
KEYS = [
    ("2.4", "2.4", ("local", "standalone", "yarn"), {
        "spark.memory.useLegacyMode": BOOLEAN, "spark.storage.memoryFraction": RATIO, "spark.shuffle.memoryFraction": RATIO,
        "spark.storage.unrollFraction": RATIO, "spark.storage.safetyFraction": RATIO, "spark.shuffle.safetyFraction": RATIO,
        "spark.driver.allowMultipleContexts": BOOLEAN, "spark.executor.plugins": ["org.example.Missing", ""],
        "spark.storage.blockManagerTimeoutIntervalMs": ["60s", "abc"], "spark.rpc.io.preferDirectBufs": BOOLEAN}),
    ("2.4", "2.4", ("yarn",), {"spark.yarn.services": ["org.example.Missing", ""], "spark.yarn.stagingDir": ["file:///tmp/staging"]}),
    ("2.4", "3.0", ("local", "standalone", "k8s", "yarn"), {
        "spark.blacklist.enabled": BOOLEAN, "spark.blacklist.timeout": ["1h", "0", "-1", "abc"],
        "spark.scheduler.executorTaskBlacklistTime": ["1", "0", "abc"], "spark.blacklist.killBlacklistedExecutors": BOOLEAN,
        "spark.blacklist.task.maxTaskAttemptsPerExecutor": INT, "spark.blacklist.task.maxTaskAttemptsPerNode": INT,
        "spark.blacklist.stage.maxFailedTasksPerExecutor": INT, "spark.blacklist.stage.maxFailedExecutorsPerNode": INT,
        "spark.blacklist.application.maxFailedTasksPerExecutor": INT, "spark.blacklist.application.maxFailedExecutorsPerNode": INT,
        "spark.blacklist.application.fetchFailure.enabled": BOOLEAN, "spark.scheduler.blacklist.unschedulableTaskSetTimeout": TIME}),
    ("2.4", "3.1", ("local", "yarn"), {"spark.storage.safetyFraction": RATIO}),
    ("2.4", "3.2", ("k8s",), {"spark.kubernetes.executor.lostCheck.maxAttempts": INT}),
    ("2.4", "3.3", ("local", "standalone"), {
        "spark.akka.askTimeout": ["10s", "abc"], "spark.akka.lookupTimeout": ["10s", "abc"], "spark.akka.num.retries": ["3", "abc"],
        "spark.akka.retry.wait": ["3s", "abc"], "spark.akka.frameSize": ["10", "abc"], "spark.rpc.numRetries": ["3", "0", "abc"],
        "spark.rpc.retry.wait": ["3s", "abc"]}),
    ("3.0", "3.1", ("local", "yarn"), {"spark.blacklist.enabled": ["true", "yes"], "spark.excludeOnFailure.enabled": ["true", "yes"]}),
    ("4.0", "4.3", ("local", "standalone"), {
        "spark.driver.minMemoryOverhead": BYTES, "spark.executor.minMemoryOverhead": BYTES, "spark.driver.timeout": ["0", "-1", "abc"],
        "spark.excludeOnFailure.application.enabled": BOOLEAN, "spark.excludeOnFailure.taskAndStage.enabled": BOOLEAN,
        "spark.executor.syncLogLevel.enabled": BOOLEAN, "spark.log.structuredLogging.enabled": ["false", "yes"],
        "spark.log.legacyTaskNameMdc.enabled": BOOLEAN, "spark.scheduler.listenerbus.exitTimeout": TIME,
        "spark.scheduler.numCancelledJobGroupsToTrack": INT, "spark.scheduler.stage.legacyAbortAfterKillTasks": BOOLEAN,
        "spark.scheduler.dropTaskInfoAccumulablesOnTaskCompletion.enabled": BOOLEAN, "spark.shuffle.file.merge.buffer": BYTES,
        "spark.shuffle.localDisk.file.output.buffer": BYTES, "spark.io.compression.lzf.parallel.enabled": BOOLEAN,
        "spark.io.compression.zstd.workers": INT, "spark.eventLog.includeTaskMetricsAccumulators": BOOLEAN,
        "spark.executor.defaultExtraClassPath": ["/x.jar"], "spark.driver.defaultExtraClassPath": ["/x.jar"], "spark.api.mode": ["classic", "connect", "x"],
        "spark.executor.defaultJavaOptions": ["-Dspark.x=1", "-Xmx2g", "-XX:+UseG1GC"]}),
    ("4.0", "4.3", ("yarn",), {
        "spark.executor.minMemoryOverhead": BYTES, "spark.driver.minMemoryOverhead": BYTES, "spark.yarn.client.statCache.preload.enabled": BOOLEAN,
        "spark.yarn.client.statCache.preload.perDirectoryThreshold": INT}),
    ("4.0", "4.3", ("k8s",), {"spark.executor.minMemoryOverhead": BYTES, "spark.kubernetes.jars.avoidDownloadSchemes": ["", "s3a"]}),
    ("4.1", "4.3", ("k8s",), {
        "spark.kubernetes.allocation.maxPendingPodsPerRp": INT, "spark.kubernetes.allocation.maximum": INT,
        "spark.kubernetes.executor.deletedExecutorsCacheTimeout": TIME, "spark.kubernetes.executor.terminationGracePeriodSeconds": TIME,
        "spark.kubernetes.executor.useDriverPodIP": BOOLEAN, "spark.kubernetes.driver.annotateExitException": BOOLEAN,
        "spark.kubernetes.executor.pod.excludedFeatureSteps": ["org.example.Missing", ""]}),
    ("4.1", "4.3", ("local", "standalone"), {
        "spark.driver.metrics.pollingInterval": TIME, "spark.memory.unmanagedMemoryPollingInterval": TIME,
        "spark.executor.isolatedSessionCache.size": INT, "spark.executor.logs.redirectConsoleOutputs": ["stdout", "", "x"],
        "spark.driver.log.redirectConsoleOutputs": ["", "x"], "spark.eventLog.excludedPatterns": ["", "("],
        "spark.shuffle.spill.maxSizeInBytesForSpillThreshold": BYTES, "spark.io.compression.zstd.strategy": INT,
        "spark.python.unix.domain.socket.enabled": BOOLEAN, "spark.python.factory.idleWorkerMaxPoolSize": INT}),
    ("4.2", "4.3", ("k8s",), {
        "spark.kubernetes.executor.podDeletionCost": INT, "spark.kubernetes.executor.pvc.resizeInterval": TIME,
        "spark.kubernetes.executor.pvc.resizeThreshold": RATIO, "spark.kubernetes.executor.pvc.resizeFactor": RATIO,
        "spark.kubernetes.executor.resizeInterval": TIME, "spark.kubernetes.executor.resizeThreshold": RATIO,
        "spark.kubernetes.executor.resizeFactor": RATIO, "spark.kubernetes.allocation.recoveryMode.enabled": BOOLEAN}),
    ("4.2", "4.3", ("local", "standalone", "yarn"), {
        "spark.cleaner.referenceTracking.blocking.timeout": TIME, "spark.driver.limitActiveProcessorCount.enabled": BOOLEAN,
        "spark.executor.limitActiveProcessorCount.enabled": BOOLEAN, "spark.storage.shuffleManager.initWaitingTimeout": TIME,
        "spark.unsafe.sorter.spill.merge.factor": INT, "spark.yarn.am.defaultJavaOptions": ["-Xmx1g", "-Dspark.x=1"],
        "spark.scheduler.streaming.idAwareLogging.queryIdLength": INT}),
    ("4.3", "4.3", ("local", "standalone", "k8s", "yarn"), {
        "spark.task.cpus": ["0.5", "0.25", "1.5", "2.0", "0.0", "-0.5", "NaN", "1d", "1e0", " 0.5 ", "0.3", "3"],
        "spark.storage.rddBlockChecksum.enabled": BOOLEAN, "spark.storage.rddBlockChecksum.algorithm": ["CRC32C", "ADLER32", "x"],
        "spark.network.recreateWorkerGroupOnDeadEventLoop": BOOLEAN, "spark.scheduler.pipelinedGroup.slotCheck.enabled": BOOLEAN,
        "spark.shuffle.manager.incremental": ["streaming", "sort", "org.example.Missing"], "spark.security.directCredentialProviders.enabled": BOOLEAN,
        "spark.storage.decommission.shuffleBlocks.bufferRacingMigrations": BOOLEAN, "spark.checkpoint.local.verifyChecksum.enabled": BOOLEAN}),
    ("4.3", "4.3", ("k8s",), {
        "spark.kubernetes.securityContext.allowPrivilegeEscalation": BOOLEAN, "spark.kubernetes.driver.service.publishNotReadyAddresses": BOOLEAN}),
    ("4.3", "4.3", ("yarn",), {"spark.yarn.executor.oomKill.enabled": BOOLEAN}),
]
# (first release, last release, cluster managers, name, settings)
TOGETHER = [
    ("2.4", "2.4", ("local", "yarn"), "legacy-memory", {"spark.memory.useLegacyMode": "true", "spark.storage.memoryFraction": "0.5", "spark.shuffle.memoryFraction": "0.3"}),
    ("2.4", "2.4", ("local", "yarn"), "legacy-memory-bad", {"spark.memory.useLegacyMode": "true", "spark.storage.memoryFraction": "abc"}),
    ("2.4", "2.4", ("local", "yarn"), "legacy-shuffle-bad", {"spark.memory.useLegacyMode": "true", "spark.shuffle.memoryFraction": "abc"}),
    ("2.4", "2.4", ("local",), "legacy-memory-large", {"spark.memory.useLegacyMode": "true", "spark.storage.memoryFraction": "1.1"}),
    ("2.4", "2.4", ("local",), "legacy-off", {"spark.memory.useLegacyMode": "false", "spark.storage.memoryFraction": "0.5"}),
    ("2.4", "2.4", ("local",), "legacy-executor-memory", {"spark.memory.useLegacyMode": "true", "spark.executor.memory": "100m"}),
    ("2.4", "3.0", ("local", "yarn", "standalone"), "blacklist-node-attempts", {"spark.blacklist.enabled": "true", "spark.blacklist.task.maxTaskAttemptsPerNode": "4"}),
    ("2.4", "3.0", ("local", "yarn", "standalone"), "blacklist-node-attempts-4-of-8", {
        "spark.blacklist.enabled": "true", "spark.blacklist.task.maxTaskAttemptsPerNode": "4", "spark.task.maxFailures": "8"}),
    ("2.4", "3.0", ("local", "yarn", "standalone"), "blacklist-on-zero", {"spark.blacklist.enabled": "true", "spark.blacklist.stage.maxFailedTasksPerExecutor": "0"}),
    ("2.4", "3.0", ("local", "yarn", "standalone"), "blacklist-on-timeout-zero", {"spark.blacklist.enabled": "true", "spark.blacklist.timeout": "0"}),
    ("2.4", "3.0", ("local", "yarn", "standalone"), "blacklist-on-timeout-bad", {"spark.blacklist.enabled": "true", "spark.blacklist.timeout": "abc"}),
    ("2.4", "3.0", ("local", "yarn", "standalone"), "blacklist-by-legacy-time", {"spark.scheduler.executorTaskBlacklistTime": "1000", "spark.blacklist.timeout": "abc"}),
    ("2.4", "3.0", ("local", "yarn", "standalone"), "blacklist-off-legacy-time", {"spark.blacklist.enabled": "false", "spark.scheduler.executorTaskBlacklistTime": "1000"}),
    ("2.4", "3.0", ("yarn", "standalone"), "blacklist-kill", {"spark.blacklist.enabled": "true", "spark.blacklist.killBlacklistedExecutors": "true"}),
    ("2.4", "3.0", ("yarn", "standalone"), "blacklist-fetch-failure", {"spark.blacklist.enabled": "true", "spark.blacklist.application.fetchFailure.enabled": "true"}),
    ("4.0", "4.3", ("local", "standalone", "yarn"), "exclude-halves", {
        "spark.excludeOnFailure.application.enabled": "true", "spark.excludeOnFailure.taskAndStage.enabled": "false"}),
    ("4.0", "4.3", ("local", "standalone", "yarn"), "exclude-task-zero", {
        "spark.excludeOnFailure.taskAndStage.enabled": "true", "spark.excludeOnFailure.task.maxTaskAttemptsPerNode": "0"}),
    ("4.0", "4.3", ("local", "standalone", "yarn"), "exclude-all-and-halves", {
        "spark.excludeOnFailure.enabled": "false", "spark.excludeOnFailure.application.enabled": "true"}),
    ("4.1", "4.3", ("k8s",), "pending-per-profile-above-all", {
        "spark.kubernetes.allocation.maxPendingPodsPerRp": "5", "spark.kubernetes.allocation.maxPendingPods": "2"}),
    ("4.1", "4.3", ("k8s",), "pending-per-profile-below-all", {
        "spark.kubernetes.allocation.maxPendingPodsPerRp": "2", "spark.kubernetes.allocation.maxPendingPods": "5"}),
    ("4.1", "4.3", ("k8s",), "maximum-below-max", {"spark.kubernetes.allocation.maximum": "2", "spark.dynamicAllocation.maxExecutors": "5"}),
    ("4.2", "4.3", ("k8s",), "deployment-allocator", {"spark.kubernetes.allocation.pods.allocator": "deployment"}),
    ("4.2", "4.3", ("k8s",), "deployment-allocator-cost", {
        "spark.kubernetes.allocation.pods.allocator": "deployment", "spark.kubernetes.executor.podDeletionCost": "5"}),
    ("4.2", "4.3", ("k8s",), "deployment-allocator-cost-negative", {
        "spark.kubernetes.allocation.pods.allocator": "deployment", "spark.kubernetes.executor.podDeletionCost": "-5"}),
    ("4.3", "4.3", ("local", "standalone", "k8s", "yarn"), "half-a-cpu-one-core", {"spark.task.cpus": "0.5", "spark.executor.cores": "1"}),
    ("4.3", "4.3", ("local", "standalone", "k8s", "yarn"), "cpus-more-than-cores", {"spark.task.cpus": "1.5", "spark.executor.cores": "1"}),
    ("4.3", "4.3", ("local", "standalone", "k8s", "yarn"), "cpus-leave-a-rest", {"spark.task.cpus": "1.5", "spark.executor.cores": "2"}),
    ("4.3", "4.3", ("standalone", "k8s", "yarn"), "cpus-and-gpus", {
        "spark.task.cpus": "0.5", "spark.executor.cores": "2", "spark.executor.resource.gpu.amount": "1", "spark.task.resource.gpu.amount": "0.5"}),
]


def suite():
    cases = Collector()
    for first, last, managers, keys in KEYS:
        for manager in managers:
            for key, values in keys.items():
                for value in values:
                    identity = f"{first}..{last}/{manager}-{key.removeprefix('spark.')}={name_of(value)}"
                    cases.add(identity, MASTERS[manager], {} if manager == "local" else ON, {key: value})
    for first, last, managers, name, settings in TOGETHER:
        for manager in managers:
            cases.add(f"{first}..{last}/{manager}-{name}", MASTERS[manager], {} if manager == "local" else ON, settings)
    return cases.items()
