"""A real YARN of one node for the console's cases, in a process of its own that has no class of Spark's on its class path."""

import os
import shutil
import subprocess


class YarnCluster:
    def __init__(self, program, console, stderr):
        """`program` is the directory of the built Java half; containers run the Java of `console`."""
        self.console = console
        self.directory = console.root / "yarn"
        self.configuration = self.directory / "conf"
        self.configuration.mkdir(parents=True)
        class_path = [program / "classes", *sorted((program / "yarn").glob("*.jar"))]
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "UTC", "HOME": str(console.root / "home"),
                       "JAVA_HOME": str(console.root / "jre"), "HADOOP_USER_NAME": "spark"}
        options = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Duser.timezone=UTC", "-Duser.name=spark",
                   "--add-opens=java.base/java.lang=ALL-UNNAMED", f"-Djava.io.tmpdir={self.directory}"]
        self.process = subprocess.Popen(
            [shutil.which("java"), *options, "-cp", os.pathsep.join(map(str, class_path)), "sparkvet.oracle.console.YarnCluster",
             str(self.configuration)],
            env=environment, cwd=self.directory, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr, encoding="utf-8")

    def __enter__(self):
        for line in self.process.stdout:
            if line.strip() == "ready":
                self.console.hadoop_conf = self.configuration
                return self
        self.__exit__()
        raise SystemExit("oracle: YARN did not start; --log FILE tells why")

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
