"""Runs bin/spark-submit for one case after another, each in a directory and an environment of its own.

A case is what `sparkvet batch` is asked: {"argv":[…]} and, where it matters, {"env":{…},"defaults":"…","files":{…}}. Its application is
`app.jar` with the class `sparkvet.oracle.console.Application`, which makes one SparkContext, says so, and ends the JVM.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

from . import transcript

SECONDS_PER_CASE = 600  # of which all but a few go to others on a busy machine
APPLICATION = "oracle-application.jar"
WORTH_AN_ARCHIVE = 12  # cases: making it costs as much as it saves on some
SPARK_HOME = "/opt/spark"  # what stands for it in cases
HADOOP_CONF = "hadoop-conf"  # where cases on YARN say that its configuration is: beside app.jar
STARTED = "sparkvet: "  # what the application says on standard output, before what its allocation manager is
# Nothing of this shows in what is printed: a JVM that starts quickly and leaves the processors to others.
JAVA_OPTIONS = ["-XX:+UseG1GC", "-XX:ParallelGCThreads=1", "-XX:ConcGCThreads=1", "-XX:CICompilerCount=1", "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData", "-Xshare:auto", "-Duser.timezone=UTC", "-Duser.language=en", "-Duser.country=US", "-Duser.name=spark"]
# The class path starts with the directory of spark-defaults.conf. It holds no class, and class data sharing wants no directories.
# Executors do nothing and cost nothing.
JAVA = """#!/bin/bash
words=("$@")
case "$*" in
  *org.apache.spark.launcher.Main*) exec {java} -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto "$@" ;;
  *CoarseGrainedExecutorBackend*) exec sleep 60 ;;
  *org.apache.spark.deploy.SparkSubmit*)
    for at in "${{!words[@]}}"; do
      if [[ ${{words[at]}} == -cp ]]; then words[at+1]=${{words[at+1]#*:}}; break; fi
    done
    exec {java} {options} $SPARKVET_ARCHIVE "${{words[@]}}" ;;
esac
exec {java} {options} "$@"
"""


class Console:
    """bin/spark-submit of one distribution, on an empty machine."""

    def __init__(self, distribution, program, opens, cases):
        """`program` is the directory of the built Java half, `opens` are the options without which Spark up to 3.2 needs an older JDK;
        so many `cases` will be played."""
        self.hadoop_conf = None  # once there is a YARN
        self.distribution = distribution
        self.application = program / APPLICATION
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="sparkvet-console-"))
        self.archive = distribution.root / "console.jsa"
        for name in ("home", "jre/bin"):
            (self.root / name).mkdir(parents=True)
        java = self.root / "jre/bin/java"
        java.write_text(JAVA.format(java=shutil.which("java"), options=" ".join(JAVA_OPTIONS + opens)))
        java.chmod(0o755)
        self.cases = cases
        self.played = 0

    def __enter__(self):
        if not self.archive.is_file() and self.cases >= WORTH_AN_ARCHIVE:
            partial = self.archive.with_suffix(f".{os.getpid()}")
            self.run({"argv": ARCHIVED},
                     {"SPARKVET_ARCHIVE": f"-XX:ArchiveClassesAtExit={partial}"})
            partial.rename(self.archive)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root, ignore_errors=True)

    def environment(self, directory, case):
        return {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "UTC", "HOME": str(self.root / "home"), "JAVA_HOME": str(self.root / "jre"),
            "SPARK_HOME": str(self.distribution.home), "SPARK_CONF_DIR": str(directory / "conf"),
            "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_HOSTNAME": "localhost", "SPARK_USER": "spark", "HADOOP_USER_NAME": "spark",
            "KUBECONFIG": str(self.root / "home" / "kubeconfig"),
            "SPARKVET_ARCHIVE": f"-XX:SharedArchiveFile={self.archive}" if self.archive.is_file() else "-Xshare:auto",
            **case.get("env", {}),
        }

    def run(self, case, more=()):
        """Standard output, standard error, and whether it came to an end."""
        self.played += 1
        directory = self.root / str(self.played)
        (directory / "conf").mkdir(parents=True)
        (directory / "tmp").mkdir()
        shutil.copy(self.application, directory / "app.jar")
        if "defaults" in case:
            (directory / "conf" / "spark-defaults.conf").write_text(case["defaults"], encoding="utf-8")
        for name, text in case.get("files", {}).items():
            (directory / name).write_text(text, encoding="utf-8")
        if self.hadoop_conf:
            shutil.copytree(self.hadoop_conf, directory / HADOOP_CONF)
        environment = {**self.environment(directory, case), **dict(more)}
        words = [str(self.distribution.home / "bin" / "spark-submit")]
        words += [word.replace(SPARK_HOME, str(self.distribution.home)) for word in case["argv"]]
        process = subprocess.Popen(words, env=environment, cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, encoding="utf-8", errors="replace", start_new_session=True)
        try:
            out, error = process.communicate(timeout=SECONDS_PER_CASE)
            return out, error, True
        except subprocess.TimeoutExpired:
            return "", "", False
        finally:
            kill_session(process.pid)
            process.wait()
            shutil.rmtree(directory, ignore_errors=True)

    def ask(self, case):
        """The answer to a case; {"lost": true} if it came to no end, or a cluster was late."""
        out, error, ended = self.run(case)
        if not ended:
            return {"lost": True}
        said = out.split("\n")
        started = next((line.removeprefix(STARTED) for line in said if line.startswith(STARTED)), None)
        log, exception = transcript.read(error)
        if transcript.is_late(exception):
            return {"lost": True}
        log += transcript.read("\n".join(line for line in said if not line.startswith(STARTED)))[0]  # 3.3 logs to standard output
        manager = json.loads(started) if started else {"allocation": False, "initialExecutors": None}
        return {"starts": started is not None, "exception": exception, "log": log, **manager}


# Loads nearly all classes that any case needs.
ARCHIVED = ["--master", "k8s://http://127.0.0.1:8443", "--conf", "spark.ui.enabled=false", "--conf", "spark.kubernetes.container.image=spark",
            "--conf", "spark.scheduler.maxRegisteredResourcesWaitingTime=0s", "--conf", "spark.dynamicAllocation.enabled=true",
            "--conf", "spark.dynamicAllocation.shuffleTracking.enabled=true", "--class", "sparkvet.oracle.console.Application", "app.jar"]


def kill_session(leader):
    """Ends what a case has left behind: the executors of a local cluster."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        pass
