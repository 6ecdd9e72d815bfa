"""Fleets of small files, made up with a seed: the settings of a job in each of the ways in which people write them."""

import json
import pathlib
import random

MASTERS = ["yarn", "k8s://https://10.0.0.1:6443", "yarn", "spark://10.0.0.1:7077"]
TIMES = ["30s", "60s", "5m", "120", "1h"]
BESIDE = {  # settings beside dynamic allocation
    "spark.executor.memory": ["2g", "8g", "2048m"], "spark.executor.cores": ["1", "4", "8"], "spark.task.cpus": ["1", "2"],
    "spark.serializer": ["org.apache.spark.serializer.KryoSerializer"], "spark.sql.shuffle.partitions": ["200", "2000"],
    "spark.network.timeout": ["120s", "800s"], "spark.eventLog.dir": ["hdfs:///spark-history"], "spark.yarn.queue": ["prod"],
    "spark.driver.extraJavaOptions": ["-XX:+UseG1GC -Dfile.encoding=UTF-8"], "spark.hadoop.fs.s3a.fast.upload": ["true"],
    "spark.sql.adaptive.enabled": ["true", "false"], "spark.driver.memory": ["1g", "4g"], "spark.speculation": ["true", "false"],
    "spark.memory.fraction": ["0.6", "0.8"], "spark.locality.wait": ["0s", "3s"], "spark.rpc.message.maxSize": ["128", "512"],
    "spark.driver.maxResultSize": ["1g", "0"], "spark.kryoserializer.buffer.max": ["512m"], "spark.task.maxFailures": ["4", "8"],
    "spark.executor.heartbeatInterval": ["10s", "30s"], "spark.sql.files.maxPartitionBytes": ["134217728", "256MB"],
}
PREFIX = "spark.dynamicAllocation."


def settings(draw: random.Random, beside: int, faults: float = 0.1) -> dict[str, str]:
    """Of one job; some of the jobs have something wrong in them."""
    least = draw.choice([0, 1, 2, 4, 8])
    most = least + draw.choice([4, 10, 40, 400])
    conf = {PREFIX + "enabled": "true", "spark.shuffle.service.enabled": "true", PREFIX + "minExecutors": str(least),
            PREFIX + "maxExecutors": str(most), PREFIX + "initialExecutors": str(draw.randint(least, most)),
            PREFIX + "executorIdleTimeout": draw.choice(TIMES), PREFIX + "schedulerBacklogTimeout": draw.choice(["1s", "5s"])}
    if draw.random() < faults:
        key, value = draw.choice([("minExecutors", "9999"), ("initialExecutors", "9999"), ("maxExecutors", "0"),
                                  ("executorIdleTimeout", "1.5m"), ("minExecutor", "3")])
        conf[PREFIX + key] = value
    for key in draw.sample(sorted(BESIDE), beside):
        conf[key] = draw.choice(BESIDE[key])
    return conf


def properties(draw: random.Random, number: int) -> str:
    lines = [f"# defaults of team {number % 12}", f"spark.master {MASTERS[number % len(MASTERS)]}"]
    for key, value in settings(draw, 20).items():
        lines += [f"{key:<60} {value}"] + (["# as agreed with the platform team"] if draw.random() < 0.2 else [])
    return "\n".join(lines) + "\n"


def shell(draw: random.Random, number: int) -> str:
    words = [f"--master {MASTERS[number % len(MASTERS)]}", "--deploy-mode cluster", "--class com.example.Job",
             '--name "job-$RUN_DATE"', "--executor-memory 8g", "--executor-cores 2"]
    words += [f"--conf '{key}={value}'" if " " in value else f"--conf {key}={value}" for key, value in settings(draw, 6).items()]
    command = " \\\n  ".join(["spark-submit", *words, 's3://jobs/job.jar --date "$RUN_DATE"'])
    return ("#!/usr/bin/env bash\nset -euo pipefail\n\nRUN_DATE=${1:-$(date +%F)}\n"
            f'if [[ "$RUN_DATE" == dev ]]; then\n  QUEUE=dev\nfi\necho "starting $RUN_DATE"\n{command}\necho "done: $?"\n')


def emr(draw: random.Random, _number: int) -> str:
    return json.dumps([{"Classification": "spark-defaults", "Properties": settings(draw, 12)},
                       {"Classification": "yarn-site", "Properties": {"yarn.nodemanager.vmem-check-enabled": "false"}}], indent=2) + "\n"


def manifest(draw: random.Random, number: int) -> str:
    conf = "".join(f'    "{key}": "{value}"\n' for key, value in settings(draw, 12).items())
    return (f"apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata:\n  name: job-{number}\n  namespace: jobs\nspec:\n"
            "  type: Scala\n  mode: cluster\n  image: example/spark:3.5.3\n  sparkVersion: 3.5.3\n  mainClass: com.example.Job\n"
            f"  mainApplicationFile: local:///opt/job.jar\n  sparkConf:\n{conf}"
            "  driver:\n    cores: 1\n    memory: 2g\n    serviceAccount: spark\n  executor:\n    cores: 2\n    instances: 2\n    memory: 4g\n")


# kind: (a file's path in the fleet, its text). Properties lie in a folder each, as they do on machines.
KINDS = {
    "properties": ("{:05}/spark-defaults.conf", properties),
    "shell": ("submit-{:05}.sh", shell),
    "EMR's JSON": ("conf-{:05}.json", emr),
    "manifests": ("app-{:05}.yaml", manifest),
}


def write(folder: pathlib.Path, kind: str, files: int) -> None:
    name, make = KINDS[kind]
    draw = random.Random(f"42 {kind}")
    for number in range(files):
        path = folder / name.format(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(draw, number))


def unknown_keys(count: int) -> str:
    """One file in which a slip of the pen stands in each line, each another one."""
    draw = random.Random(7)
    keys = sorted(BESIDE)
    lines = []
    for number in range(count):
        key = draw.choice(keys)
        at = draw.randrange(8, len(key))
        lines.append(f"{key[:at]}{number:x}{key[at:]} 1")
    return "\n".join(lines) + "\n"


def many_keys(count: int) -> str:
    """One file of keys that are nobody's, each another one; now and then a real one comes back."""
    draw = random.Random(11)
    keys = sorted(BESIDE)
    lines = []
    for number in range(count):
        key = draw.choice(keys)
        lines.append(f"{key if number % 10 == 0 else f'{key}.t{number:07}'} {draw.choice(BESIDE[key])}")
    return "\n".join(lines) + "\n"


def manifest_list(count: int) -> str:
    """Manifests as the items of one List."""
    draw = random.Random(13)
    items = []
    for number in range(count):
        first, *others = manifest(draw, number).splitlines()
        items += ["- " + first, *("  " + line for line in others)]
    return "apiVersion: v1\nkind: List\nitems:\n" + "\n".join(items) + "\n"
