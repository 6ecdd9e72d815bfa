"""The suite about dynamic allocation: which settings turn it on, which stop the driver, with which words, in which order."""

import itertools
import random

from .vocabulary import ENABLED, MASTERS, Collector, name_of

DA = "spark.dynamicAllocation."
ON = {ENABLED: "true"}
CLUSTERS = ("standalone", "k8s", "yarn")
SEED = 20240229

BOOLEANS = ["true", "TRUE", "True", "tRuE", " true ", "false", "FALSE", "yes", "no", "1", "0", "on", "t", "", " ", "true # on",
            "\u00a0true", "true\n"]
INTEGERS = ["0", "1", "5", "-1", "+5", "010", "5.0", "1e3", "0x10", "5L", "abc", "", " ", " 7 ", "2147483647", "2147483648",
            "-2147483648", "-2147483649", "99999999999999999999", "infinity", "٣", "７", "1,000", "1_000", "-", "null"]
SECONDS = ["0", "1", "5", "-1", "1s", "500ms", "999ms", "1000ms", "1500ms", "-500ms", "-1s", "-1000ms", "1.5s", "10 s", " 10s ",
           "10S", "10MS", "1min", "1m", "2h", "1d", "10sec", "1hour", "1000000us", "999999us", "+10s", "010s", "0s", "9223372036854775807",
           "9223372036854775807d", "9223372036854775808", "99999999999999999999", "99999999999999999999s", "106751991167300d",
           "106751991167301d", "2147483647s", "9223372036s", "9223372037s", "abc", "", " ", "us", "s", "infinity", "Infinity", "1w", "1y", "１s", "-"]
MILLISECONDS = ["0", "1", "500", "500ms", "-1", "-500ms", "-1s", "-500us", "1s", "1.5s", "10 s", "10S", "1min", "2h", "1d", "10sec",
                "9223372036854775807", "9223372036854775807d", "9223372036854", "9223372036855", "99999999999999999999", "abc", "", "us", "infinity",
                "9223372036854775808"]
RATIOS = ["0", "0.5", "1", "1.0", "1.1", "1.0000000000000001", "1.0000000000000003", "-1", "-0.0", "0.0", "NaN", "nan", "1d", "1D", "0.5f", "1F",
          "0x1p-1", "0x1", "1e-1", "1e400", "1e-400", "4.9e-324", "Infinity", "-Infinity", "infinity", "abc", "", " ", " 7 ", " 0.5 ", "0,5", "50%", ".5", "1.",
          "1/2", "+0.5", "1L"]

MIN, MAX, INITIAL = DA + "minExecutors", DA + "maxExecutors", DA + "initialExecutors"
INSTANCES = "spark.executor.instances"
BACKLOG, SUSTAINED = DA + "schedulerBacklogTimeout", DA + "sustainedSchedulerBacklogTimeout"
IDLE, CACHED = DA + "executorIdleTimeout", DA + "cachedExecutorIdleTimeout"
TRACKING, TRACKING_TIMEOUT = DA + "shuffleTracking.enabled", DA + "shuffleTracking.timeout"
RATIO, TESTING = DA + "executorAllocationRatio", DA + "testing"
SERVICE, DECOMMISSION = "spark.shuffle.service.enabled", "spark.decommission.enabled"
SHUFFLE_BLOCKS = "spark.storage.decommission.shuffleBlocks.enabled"
STORAGE_DECOMMISSION = "spark.storage.decommission.enabled"
PLUGIN = "spark.shuffle.sort.io.plugin.class"
CORES, CPUS, TOTAL_CORES = "spark.executor.cores", "spark.task.cpus", "spark.cores.max"
MEMORY = "spark.executor.memory"

# key: (name in ids, values)
FAMILY = {
    ENABLED: ("enabled", BOOLEANS),
    TESTING: ("testing", BOOLEANS),
    MIN: ("min", INTEGERS),
    MAX: ("max", INTEGERS),
    INITIAL: ("initial", INTEGERS),
    INSTANCES: ("instances", INTEGERS),
    BACKLOG: ("backlog", SECONDS),
    SUSTAINED: ("sustained", SECONDS),
    IDLE: ("idle", SECONDS),
    CACHED: ("cached", SECONDS),
    TRACKING: ("tracking", BOOLEANS),
    TRACKING_TIMEOUT: ("tracking-timeout", MILLISECONDS),
    RATIO: ("ratio", RATIOS),
}
AROUND = {
    SERVICE: ("service", ["true", "TRUE", " true ", "false", "yes", "", "true # on"]),
    DECOMMISSION: ("decommission", ["true", " true ", "false", "yes", ""]),
    SHUFFLE_BLOCKS: ("shuffle-blocks", ["true", "false", "yes", ""]),
    STORAGE_DECOMMISSION: ("storage-decommission", ["true", "false", "yes", ""]),
    PLUGIN: ("plugin", ["org.example.Missing", "", "java.lang.String", "org.apache.spark.shuffle.sort.io.LocalDiskShuffleDataIO"]),
    CORES: ("cores", ["1", "4", "0", "-1", "abc", "", " 7 ", "1.5", "2147483648"]),
    CPUS: ("cpus", ["1", "2", "0", "-1", "abc", "", "0.5", "1.0"]),
    TOTAL_CORES: ("total-cores", ["4", "0", "-1", "abc", "", " 7 ", "infinity"]),
    MEMORY: ("memory", ["1g", "2048", "2048m", "471859200", "471859199", "450m", "449m", "1.5g", "1 g", "1GiB", "abc", "", "0", "-1", "1t"]),
}
PER_MANAGER = {
    "k8s": {
        "spark.kubernetes.allocation.batch.size": ("batch-size", ["1", "0", "-1", "abc", ""]),
        "spark.kubernetes.allocation.batch.delay": ("batch-delay", ["1s", "0", "100ms", "101ms", "-1s", "abc"]),
        "spark.kubernetes.allocation.maxPendingPods": ("max-pending", ["1", "0", "abc"]),
        "spark.kubernetes.allocation.pods.allocator": ("allocator", ["direct", "statefulset", "deployment", "org.example.Missing", ""]),
        "spark.kubernetes.allocation.executor.timeout": ("executor-timeout", ["600s", "0", "abc"]),
        "spark.kubernetes.allocation.driver.readinessTimeout": ("readiness-timeout", ["1s", "0", "abc"]),
        "spark.kubernetes.executor.podNamePrefix": ("prefix", ["good"]),
        "spark.kubernetes.executor.request.cores": ("request-cores", ["1", "500m", "abc"]),
        "spark.kubernetes.executor.deleteOnTermination": ("delete-on-termination", ["false", "yes"]),
        "spark.kubernetes.executor.apiPollingInterval": ("polling", ["30s", "0", "abc"]),
        "spark.kubernetes.executor.eventProcessingInterval": ("processing", ["1s", "0", "abc"]),
        "spark.kubernetes.executor.missingPodDetectDelta": ("missing-pod", ["30s", "0", "abc"]),
        "spark.kubernetes.executor.enablePollingWithResourceVersion": ("polling-version", ["true", "yes"]),
        "spark.kubernetes.executorSnapshotsSubscribersShutdownGracePeriod": ("grace", ["1s", "0", "abc"]),
        "spark.kubernetes.memoryOverheadFactor": ("overhead-factor", ["0.2"]),
        "spark.kubernetes.namespace": ("namespace", ["other", ""]),
        "spark.kubernetes.driver.pod.name": ("driver-pod", ["driver"]),
        "spark.kubernetes.submitInDriver": ("in-driver", ["true", "yes"]),
        "spark.kubernetes.executor.container.image": ("image", ["", "other"]),
        "spark.kubernetes.dynamicAllocation.deleteGracePeriod": ("delete-grace", ["5s", "abc"]),
        "spark.blockManager.port": ("block-port", ["0", "abc"]),
    },
    "yarn": {
        "spark.executor.maxNumFailures": ("max-failures", ["3", "0", "-1", "abc", ""]),
        "spark.yarn.max.executor.failures": ("old-max-failures", ["3", "abc"]),
        "spark.executor.failuresValidityInterval": ("validity", ["1h", "-1", "abc"]),
        "spark.yarn.executor.failuresValidityInterval": ("old-validity", ["1h", "abc"]),
        "spark.yarn.maxAppAttempts": ("attempts", ["1", "0", "abc"]),
        "spark.yarn.am.memory": ("am-memory", ["512m", "1.5g", "abc"]),
        "spark.yarn.am.cores": ("am-cores", ["2", "0", "abc"]),
        "spark.yarn.executor.nodeLabelExpression": ("label", ["gpu"]),
        "spark.yarn.scheduler.heartbeat.interval-ms": ("heartbeat", ["3000", "abc"]),
        "spark.yarn.submit.waitAppCompletion": ("wait", ["false", "yes"]),
        "spark.yarn.stagingDir": ("staging", ["file:///tmp/staging"]),
        "spark.executor.memoryOverhead": ("overhead", ["1g", "384", "0", "-1", "abc", "1.5g"]),
        "spark.executor.memoryOverheadFactor": ("overhead-factor", ["0.1", "0", "-1", "abc"]),
        "spark.executor.pyspark.memory": ("pyspark-memory", ["1g", "abc"]),
    },
    "mesos": {
        "spark.mesos.coarse": ("coarse", ["true", "false", "yes"]),
        "spark.mesos.executor.memoryOverhead": ("overhead", ["384", "abc"]),
        "spark.mesos.maxDrivers": ("max-drivers", ["abc"]),
        "spark.mesos.extra.cores": ("extra-cores", ["1", "-1", "abc"]),
        "spark.mesos.constraints": ("constraints", ["os:centos7", ":"]),
        "spark.mesos.role": ("role", ["spark"]),
    },
}
STREAMING = {
    "spark.streaming.dynamicAllocation.enabled": ("enabled", ["true", "false", "yes"]),
    "spark.streaming.dynamicAllocation.testing": ("testing", ["true", "yes"]),
    "spark.streaming.dynamicAllocation.minExecutors": ("min", ["1", "0", "abc"]),
    "spark.streaming.dynamicAllocation.maxExecutors": ("max", ["1", "0", "abc"]),
    "spark.streaming.dynamicAllocation.scalingInterval": ("interval", ["60", "0", "abc"]),
    "spark.streaming.dynamicAllocation.scalingUpRatio": ("up", ["0.9", "0", "abc"]),
}
MISSPELT = [
    "spark.dynamicAllocation.enable", "spark.dynamicallocation.enabled", "spark.dynamicAllocation.minExecutor",
    "spark.dynamicAllocation.maxexecutors", "spark.dynamicAllocation.shuffleTracking", "spark.dynamicAllocation.executorIdletimeout",
    "spark.dynamic.allocation.enabled", "dynamicAllocation.enabled", "spark.executor.instance", "spark.num.executors", "spark.foo",
]
# Bad values that stop a driver on Kubernetes without a word to the constructor: another thread meets them and ends the process.
DIES_LATER = {("k8s", DECOMMISSION)}
# One bad value of each key that some driver reads on its way; pairs of them tell which is read first.
BAD = {
    MIN: ("min", "abc"), MAX: ("max", "abc"), INITIAL: ("initial", "abc"), INSTANCES: ("instances", "abc"),
    BACKLOG: ("backlog", "abc"), SUSTAINED: ("sustained", "abc"), IDLE: ("idle", "abc"), CACHED: ("cached", "abc"),
    TRACKING: ("tracking", "yes"), TRACKING_TIMEOUT: ("tracking-timeout", "abc"), RATIO: ("ratio", "abc"),
    TESTING: ("testing", "yes"), SERVICE: ("service", "yes"), DECOMMISSION: ("decommission", "yes"),
    SHUFFLE_BLOCKS: ("shuffle-blocks", "yes"), PLUGIN: ("plugin", "org.example.Missing"), CORES: ("cores", "abc"),
    CPUS: ("cpus", "abc"), TOTAL_CORES: ("total-cores", "abc"), MEMORY: ("memory", "abc"),
}
# Settings that parse and are refused later, by a check.
REFUSED = {
    "negative-min": {MIN: "-1"}, "negative-max": {MAX: "-1"}, "zero-max": {MAX: "0"}, "min-gt-max": {MIN: "9", MAX: "3"},
    "initial-gt-max": {INITIAL: "9", MAX: "3"}, "instances-gt-max": {INSTANCES: "9", MAX: "3"},
    "zero-backlog": {BACKLOG: "0"}, "zero-sustained": {SUSTAINED: "0"}, "negative-idle": {IDLE: "-1"},
    "negative-cached": {CACHED: "-1"}, "negative-tracking-timeout": {TRACKING_TIMEOUT: "-1"},
    "unsafe-shuffle": {TRACKING: "false"}, "big-ratio": {RATIO: "2"}, "zero-ratio": {RATIO: "0"},
    "cores-lt-cpus": {CORES: "1", CPUS: "2"}, "small-memory": {MEMORY: "100m"},
}


def suite():
    cases = Collector()
    sweeps(cases)
    sweeps_with_allocation_off(cases)
    around(cases)
    numbers(cases)
    shuffle_conditions(cases)
    pairs_of_bad_values(cases)
    pairs_of_refused_settings(cases)
    references(cases)
    ignored_keys(cases)
    masters(cases)
    random_cases(cases)
    return cases.items()


def sweeps(cases):
    """Every spelling of every key of the family with allocation on; a choice of them where only who reads them differs."""
    steps = {"standalone": 1, "k8s": 3, "yarn": 3, "local": 6, "local-cluster": 6, "yarn-cluster": 6, "mesos": 6}
    for manager, step in steps.items():
        for key, (name, values) in FAMILY.items():
            for value in dict.fromkeys([*values[::step], "abc"]):
                cases.add(f"{manager}-{name}-{name_of(value)}", MASTERS[manager], ON, {key: value})
    for manager in MASTERS:
        cases.add(f"{manager}-bare", MASTERS[manager])
        cases.add(f"{manager}-on", MASTERS[manager], ON)
        cases.add(f"{manager}-off", MASTERS[manager], {ENABLED: "false"})


def sweeps_with_allocation_off(cases):
    """Which values stop a driver that does not allocate dynamically."""
    off = {ENABLED: "false"}
    for manager in MASTERS:
        for key, (name, value) in BAD.items():
            if (manager, key) in DIES_LATER:
                continue
            cases.add(f"{manager}-off-{name}-{name_of(value)}", MASTERS[manager], off, {key: value})
        for name, settings in REFUSED.items():
            cases.add(f"{manager}-off-{name}", MASTERS[manager], off, settings)
    for manager in CLUSTERS:
        for value in INTEGERS:
            identity = f"{manager}-off-instances-{name_of(value)}"
            if identity not in cases.cases:
                cases.add(identity, MASTERS[manager], {INSTANCES: value})


def around(cases):
    """Keys beside the family that matter to it, with allocation on and off."""
    for manager in ("local", *CLUSTERS):
        for key, (name, values) in AROUND.items():
            for value in values:
                cases.add(f"{manager}-{name}-{name_of(value)}", MASTERS[manager], ON, {key: value})
    for manager, keys in PER_MANAGER.items():
        for key, (name, values) in keys.items():
            for value in values:
                label = name_of(value)[:20]
                cases.add(f"{manager}-{name}-{label}", MASTERS[manager], ON, {key: value})
                cases.add(f"{manager}-off-{name}-{label}", MASTERS[manager], {key: value})
    for manager in CLUSTERS:
        for key, (name, values) in STREAMING.items():
            for value in values:
                cases.add(f"{manager}-streaming-{name}-{value}", MASTERS[manager], ON, {key: value})
        cases.add(f"{manager}-streaming-instead", MASTERS[manager], {"spark.streaming.dynamicAllocation.enabled": "true", TRACKING: "yes"})


def numbers(cases):
    """Minimum, maximum, initial and instances against one another."""
    chosen = {
        "min2": {MIN: "2"}, "max3": {MAX: "3"}, "max3-initial3": {MAX: "3", INITIAL: "3"}, "min2-max2": {MIN: "2", MAX: "2"},
        "min3-max2": {MIN: "3", MAX: "2"}, "min2-initial1": {MIN: "2", INITIAL: "1"}, "min2-initial3": {MIN: "2", INITIAL: "3"},
        "min2-instances1": {MIN: "2", INSTANCES: "1"}, "min2-instances2": {MIN: "2", INSTANCES: "2"},
        "min2-instances5": {MIN: "2", INSTANCES: "5"}, "initial4-instances5": {INITIAL: "4", INSTANCES: "5"},
        "initial5-instances4": {INITIAL: "5", INSTANCES: "4"}, "initial9-max3": {INITIAL: "9", MAX: "3"},
        "instances9-max3": {INSTANCES: "9", MAX: "3"}, "min2-max5-initial7-instances6": {MIN: "2", MAX: "5", INITIAL: "7", INSTANCES: "6"},
        "max0": {MAX: "0"}, "max0-initial1": {MAX: "0", INITIAL: "1"}, "max0-min1": {MAX: "0", MIN: "1"}, "max-minus1": {MAX: "-1"},
        "max-minus1-min-minus2": {MAX: "-1", MIN: "-2"}, "min-minus1": {MIN: "-1"}, "min-minus5-initial-minus3": {MIN: "-5", INITIAL: "-3"},
        "min-minus5-instances-minus3": {MIN: "-5", INSTANCES: "-3"}, "initial-minus1": {INITIAL: "-1"},
        "instances-minus1": {INSTANCES: "-1"}, "initial-minus1-instances-minus1": {INITIAL: "-1", INSTANCES: "-1"},
        "min-maxint": {MIN: "2147483647"}, "instances-maxint": {INSTANCES: "2147483647"}, "min1-initial0-instances0": {MIN: "1", INITIAL: "0", INSTANCES: "0"},
        "max-maxint": {MAX: "2147483647"}, "max-minint": {MAX: "-2147483648"}, "min3-max2-initial2": {MIN: "3", MAX: "2", INITIAL: "2"},
    }
    for manager in ("local", "local-cluster", "mesos", "yarn-cluster", *CLUSTERS):
        for name, settings in chosen.items():
            cases.add(f"{manager}-numbers-{name}", MASTERS[manager], ON, settings)


def shuffle_conditions(cases):
    """What makes removing executors safe: the external service, tracking, decommissioning, a plugin, or testing."""
    switches = {"service": SERVICE, "tracking": TRACKING, "decommission": DECOMMISSION, "blocks": SHUFFLE_BLOCKS,
                "storage": STORAGE_DECOMMISSION}
    for manager in CLUSTERS:
        for states in itertools.product((None, "true", "false"), repeat=4):
            chosen = dict(zip(("service", "tracking", "decommission", "blocks"), states))
            if sum(state is not None for state in states) < 2 or (chosen["service"] == "true" and chosen["blocks"]):
                continue
            label = "-".join(f"{name}-{state}" for name, state in chosen.items() if state)
            cases.add(f"{manager}-shuffle-{label}", MASTERS[manager], ON, {switches[name]: state for name, state in chosen.items()})
        cases.add(f"{manager}-shuffle-storage-alone", MASTERS[manager], ON, {TRACKING: "false", STORAGE_DECOMMISSION: "true"})
        cases.add(f"{manager}-shuffle-testing", MASTERS[manager], ON, {TRACKING: "false", TESTING: "true"})
        cases.add(f"{manager}-shuffle-testing-false", MASTERS[manager], ON, {TRACKING: "false", TESTING: "false"})
        cases.add(f"{manager}-shuffle-plugin", MASTERS[manager], ON,
                  {TRACKING: "false", PLUGIN: "org.apache.spark.shuffle.sort.io.LocalDiskShuffleDataIO"})
    for name in ("false", "true"):
        cases.add(f"local-shuffle-testing-{name}", MASTERS["local"], ON, {TRACKING: "false", TESTING: name})
    cases.add("local-testing-min-gt-max", MASTERS["local"], ON, {TESTING: "true", MIN: "9", MAX: "3"})
    cases.add("local-testing-enabled-bad", MASTERS["local"], {ENABLED: "yes", TESTING: "true"})


def pairs_of_bad_values(cases):
    """The order in which values are read: of two that do not parse, the first one read is complained about."""
    for manager in CLUSTERS:
        for (first, (first_name, first_value)), (second, (second_name, second_value)) in itertools.combinations(BAD.items(), 2):
            cases.add(f"{manager}-pair-{first_name}-{second_name}", MASTERS[manager], ON, {first: first_value, second: second_value})
    draw = random.Random(SEED + 1)
    for manager in ("local-cluster", "mesos", "yarn-cluster", "local"):
        for (first, (first_name, first_value)), (second, (second_name, second_value)) in draw.sample(
                list(itertools.combinations(BAD.items(), 2)), 20):
            cases.add(f"{manager}-pair-{first_name}-{second_name}", MASTERS[manager], ON, {first: first_value, second: second_value})


def pairs_of_refused_settings(cases):
    """The order in which values are checked, against one another and against values that do not parse."""
    for manager in CLUSTERS:
        for (first, some), (second, others) in itertools.combinations(REFUSED.items(), 2):
            if not some.keys() & others.keys():
                cases.add(f"{manager}-pair-{first}-{second}", MASTERS[manager], ON, some, others)
    draw = random.Random(SEED + 2)
    mixed = [(refused, bad) for refused in REFUSED for bad in BAD if bad not in REFUSED[refused]]
    for manager in CLUSTERS:
        for refused, bad in draw.sample(mixed, 60):
            name, value = BAD[bad]
            cases.add(f"{manager}-pair-{refused}-{name}-bad", MASTERS[manager], ON, REFUSED[refused], {bad: value})
    for count in range(100):
        manager = draw.choice(CLUSTERS)
        three = draw.sample([{key: value} for key, (_, value) in BAD.items()] + list(REFUSED.values()), 3)
        cases.add(f"{manager}-triple-{count:04}", MASTERS[manager], ON, *three)


def references(cases):
    """Values that name other values."""
    chosen = {
        "key": {"spark.my.n": "3", MIN: "${spark.my.n}"},
        "key-inside": {"spark.my.n": "3", MIN: "1${spark.my.n}"},
        "key-missing": {MIN: "${spark.my.n}"},
        "key-default": {MIN: "${spark.task.cpus}"},
        "key-default-optional": {MIN: "${spark.executor.instances}"},
        "key-default-fallback": {MIN: "${spark.dynamicAllocation.initialExecutors}"},
        "key-not-spark": {"my.n": "3", MIN: "${my.n}"},
        "chain": {"spark.my.a": "${spark.my.b}", "spark.my.b": "4", MIN: "${spark.my.a}"},
        "circle": {"spark.my.a": "${spark.my.b}", "spark.my.b": "${spark.my.a}", MIN: "${spark.my.a}"},
        "self": {MIN: "${spark.dynamicAllocation.minExecutors}"},
        "env": {MIN: "${env:SPARKVET_EXECUTORS}"},
        "env-missing": {MIN: "${env:SPARKVET_NOTHING}"},
        "system": {MIN: "${system:sparkvet.nothing}"},
        "unknown-prefix": {MIN: "${other:x}"},
        "unclosed": {MIN: "${spark.my.n"},
        "empty": {MIN: "${}"},
        "dollar": {MIN: "$spark.my.n"},
        "padded": {"spark.my.n": " 3 ", MIN: " ${spark.my.n} "},
        "blank-inside": {"spark.my.n": "3", MIN: "${ spark.my.n }"},
        "twice": {"spark.my.n": "1", MIN: "${spark.my.n}${spark.my.n}"},
        "nested": {"spark.my.n": "spark.my.m", "spark.my.m": "2", MIN: "${${spark.my.n}}"},
        "time": {"spark.my.t": "30", IDLE: "${spark.my.t}s"},
        "enabled": {"spark.my.b": "true", ENABLED: "${spark.my.b}", MIN: "2"},
        "enabled-false": {"spark.my.b": "false", ENABLED: "${spark.my.b}", MIN: "abc"},
        "initial-of-min": {MIN: "2", INITIAL: "${spark.dynamicAllocation.minExecutors}"},
        "instances": {"spark.my.n": "3", INSTANCES: "${spark.my.n}"},
        "ratio": {"spark.my.r": "0.5", RATIO: "${spark.my.r}"},
        "cores": {"spark.my.c": "2", CORES: "${spark.my.c}"},
        "total-cores": {"spark.my.c": "2", TOTAL_CORES: "${spark.my.c}"},
        "memory": {"spark.my.m": "1g", MEMORY: "${spark.my.m}"},
        "dollar-in-result": {"spark.my.n": "$1", MIN: "${spark.my.n}"},
        "master-of": {"spark.my.n": "3", "spark.my.x": "${spark.master}", MIN: "${spark.my.x}"},
    }
    for manager in CLUSTERS:
        for name, settings in chosen.items():
            cases.add(f"{manager}-ref-{name}", MASTERS[manager], ON, settings)
    cases.add("ref-master", ON, {"spark.my.master": "local[2]", "spark.master": "${spark.my.master}"})


def ignored_keys(cases):
    """Keys that no class of Spark knows: the driver says nothing."""
    for key in MISSPELT:
        cases.add(f"standalone-misspelt-{name_of(key)}", MASTERS["standalone"], ON, {key: "5"})
    cases.add("yarn-misspelt-all", MASTERS["yarn"], ON, {key: "5" for key in MISSPELT})
    cases.add("standalone-key-padded", MASTERS["standalone"], ON, {MIN + " ": "5"})
    cases.add("standalone-key-empty", MASTERS["standalone"], ON, {"": "5"})


def masters(cases):
    """Masters and deploy modes, good and bad."""
    for master in ("local", "local[1]", "local[*]", "local[0]", "local[-1]", "local[x]", "local[]", "local[2,3]", "local[*,3]", "local[2,0]",
                   "local[2,x]", "local[ 2 ]", "local[2", "LOCAL", "Local[2]", " local", "local ", "local[99999999999]",
                   "local-cluster[1,1,1024]", "local-cluster[1,1]", "local-cluster[1,1,512]", "local-cluster[0,1,1024]",
                   "local-cluster[ 1 , 1 , 1024 ]", "local-cluster[1,1,1023]", "local-cluster[9999999999,1,1024]", "local-cluster[1,9999999999,1024]",
                   "yarn", "YARN", "yarn-client", "yarn-cluster", "yarn ", "spark:/x", "spark://", "spark://host", "spark://:7077",
                   "spark://127.0.0.1:x", "spark://127.0.0.1:7077/path", "SPARK://127.0.0.1:7077",
                   "K8S://http://127.0.0.1:8443", "k8s", "mesos:x",
                   "mesos://zk://127.0.0.1:2181/mesos", "zk://127.0.0.1:2181/mesos", "simr://x", "foo", "", " ", "*"):
        cases.add(f"master-{name_of(master)}-on", {"spark.master": master}, ON)
        if master and not master.startswith("local-cluster"):
            cases.add(f"master-{name_of(master)}-off", {"spark.master": master})
    cases.add("master-missing", {})
    cases.add("master-missing-on", ON, {MIN: "abc"})
    for manager in MASTERS:
        for mode in ("client", "cluster", "CLIENT", "Cluster", "clients", "", " client "):
            if (manager, mode) != ("yarn-cluster", "cluster"):
                cases.add(f"{manager}-mode-{name_of(mode)}", MASTERS[manager], ON, {"spark.submit.deployMode": mode})
    cases.add("yarn-mode-cluster-no-id", MASTERS["yarn"], {"spark.submit.deployMode": "cluster"})
    cases.add("k8s-mode-in-driver", MASTERS["k8s"], ON, {
        "spark.kubernetes.submitInDriver": "true", "spark.kubernetes.driver.pod.name": "driver",
        "spark.kubernetes.driver.master": "http://127.0.0.1:8443"})
    cases.add("app-name-empty", MASTERS["local"], {"spark.app.name": ""})


def random_cases(cases):
    """Plausible configurations with now and then a wrong value, as people write them."""
    draw = random.Random(SEED)
    managers = ["standalone", "k8s", "yarn", "local-cluster", "mesos", "yarn-cluster", "local"]
    everything = {**FAMILY, **AROUND}
    sound = {
        ENABLED: ["true"], TESTING: ["false"], MIN: ["0", "1", "2", "5"], MAX: ["1", "5", "10", "100"], INITIAL: ["0", "1", "3", "10"],
        INSTANCES: ["1", "2", "6"], BACKLOG: ["1s", "5s", "1m"], SUSTAINED: ["1s", "10s"], IDLE: ["30s", "60s", "5min"],
        CACHED: ["120s", "1h"], TRACKING: ["true", "false"], TRACKING_TIMEOUT: ["10m", "1h"], RATIO: ["0.5", "1.0"],
        SERVICE: ["true", "false"], DECOMMISSION: ["true", "false"], SHUFFLE_BLOCKS: ["true", "false"],
        STORAGE_DECOMMISSION: ["true", "false"], PLUGIN: ["org.apache.spark.shuffle.sort.io.LocalDiskShuffleDataIO"], CORES: ["1", "2", "4"],
        CPUS: ["1", "2"], TOTAL_CORES: ["4", "7", "8"], MEMORY: ["1g", "2g", "600m"],
    }
    for count in range(420):
        manager = managers[count % len(managers)]
        settings = {} if draw.random() < 0.1 else dict(ON)
        for key in draw.sample(list(everything), draw.randint(2, 7)):
            odd = draw.random() < 0.12
            settings[key] = draw.choice(everything[key][1] if odd else sound[key])
        if settings.get(CORES) and manager == "local-cluster":
            settings.pop(MEMORY, None)
        cases.add(f"{manager}-rand-{count:04}", MASTERS[manager], settings)
