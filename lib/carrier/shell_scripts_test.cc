#include "lib/carrier/shell_scripts.h"

#include <doctest/doctest.h>

#include "lib/carrier/shell.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kWrapped[] = {
    "nohup spark-submit --conf a=[[1]] x &",
    "sudo -u spark -E env A=1 /opt/spark/bin/spark-submit --conf a=[[1]] x",
    "ssh -p 22 me@host spark-submit --conf a=[[1]] x",
    "ssh host \"cd /x && spark-submit --conf 'a=[[1]]' x\"",
    "ssh host 'bash -c \"spark-submit --conf a=[[1]] x\"'",
    "ssh host \"bash -lc \\\"spark-submit --conf a=[[1]] x\\\"\"",
    "ssh host <<EOF\nspark-submit --conf a=[[1]] x\nEOF\n",
    "ssh -T host bash -s <<'EOF'\nspark-submit --conf a=[[1]] x\nEOF\n",
    "sudo bash <<-EOF\n\tspark-submit \\\n\t  --conf a=[[1]] x\n\tEOF\n",
    "docker exec -it box spark-submit --conf a=[[1]] x",
    "$EXEC box bash -c 'spark-submit --conf a=[[1]] x'",
    "docker compose exec -T box bash -c 'spark-submit --conf a=[[1]] x'",
    "docker run --rm --entrypoint spark-submit -e A=1 -v $PWD:/x --network host $IMAGE --conf a=[[1]] x",
    "docker run --rm -v $PWD:/x apache/spark:3.5.1 /opt/spark/bin/spark-submit --conf a=[[1]] x",
    "kubectl exec pod -c box -- /opt/spark/bin/spark-submit --conf a=[[1]] x",
    "k exec pod -c box -- ./bin/spark-submit --conf a=[[1]] x",
    "kubectl exec pod -- sh -ec \"spark-submit --conf \\\"a=[[1]]\\\" x\"",
    "su - spark -c \"spark-submit --conf a=[[1]] x\"",
    "su -c 'spark-submit --conf a=[[1]] x' spark",
    "bash -xec \"nohup spark-submit --conf a=[[1]] x\"",
    "eval spark-submit --conf \"'a=[[1]]'\" x",
    "eval \"nice -n 5 spark-submit --conf a=[[1]] x\"",
    "hadoop jar /usr/share/command-runner.jar spark-submit --conf a=[[1]] x",
    "exec \"${SPARK_HOME}\"/bin/spark-class org.apache.spark.deploy.SparkSubmit --conf a=[[1]] x",
    "$JAVA_HOME/bin/java -Xmx1g $JVM_OPTS -cp \"$SPARK_HOME/conf:$SPARK_HOME/jars/*\" org.apache.spark.deploy.SparkSubmit --conf a=[[1]] x",
    "runuser -u spark -- spark-submit --conf a=[[1]] x",
    "gcloud compute ssh m --zone z --command=\"spark-submit --conf 'a=[[1]]' x\"",
    "vagrant ssh -c 'spark-submit --conf a=[[1]] x'",
    "pdsh -w box spark-submit --conf a=[[1]] x",
    "./wait-for-it.sh box:7077 -t 60 -- spark-submit --conf a=[[1]] x",
    "./in-container.sh -e b spark-submit --conf a=[[1]] x",
    "SGX=1 ./pal_loader bash -c \"/opt/jdk8/bin/java -Xmx1g \\\n -cp 'x/*' org.apache.spark.deploy.SparkSubmit --conf a=[[1]] x\"",
    "sbatch -c 4 -N 1 --wrap=\"spark-submit --conf a=[[1]] x\"",
    "sbatch --wrap 'srun spark-submit --conf a=[[1]] x' --time 10",
    "sbatch <<'EOF'\n#!/bin/bash\n#SBATCH -N 1\nspark-submit --conf a=[[1]] x\nEOF\n",
    "find . -name '*.py' -exec bash -c 'spark-submit --conf a=[[1]] x' _ {} \\;",
    "timeout 10m spark-submit --conf a=[[1]] x",
    "bash /opt/spark/bin/spark-submit --conf a=[[1]] x",
    "bash -c \"if true; then spark-submit --conf a=[[1]] x; fi\"",
    "ssh host \"cd /x\nfor i in 1; do spark-submit --conf a=[[1]] x 2>&1\ndone\"",
    "ssh host 'true\n'\"until { spark-submit --conf a=[[1]] x; }; do true; done\"",
};

}  // namespace

TEST_CASE("commands that run a command are seen through, and places stay right") {
  for (const std::string_view row : kWrapped) {
    CAPTURE(row);
    const Marked in(row);
    const auto all = ParseShell(Kept(in.text), 0, TestTables().submit);
    REQUIRE(all.size() == 1);
    CHECK(Dump(all[0]) == "a=1\nresource x\n");
    CHECK(all[0].settings[0].value_span == in.spans[0]);
  }
}

TEST_CASE("a shell elsewhere does not know the variables of this one") {
  const auto read = [](std::string_view script) { return Dump(ParseShell(Kept(script), 0, TestTables().submit)); };
  CHECK(read("A=1\nssh host 'spark-submit --conf a=$A x'\n") == "a=$A ?\nresource x\n");
  CHECK(read("A=1\nssh host \"spark-submit --conf 'a=$A' x\"\n") == "a=1\nresource x\n");
  CHECK(read("ssh host \"spark-submit --conf 'a=$A' x\"\n") == "a=$A ?\nresource x\n");
  CHECK(read("bash -c 'A=1; spark-submit --conf a=$A x'\n") == "a=1\nresource x\n");
  CHECK(read("A=1\neval 'spark-submit --conf a=$A x'\n") == "a=1\nresource x\n");
}

TEST_CASE("ssh joins its words, and the shell over there splits them again") {
  CHECK(Dump(ParseShell("ssh host spark-submit --conf 'a=1 2' x\n", 0, TestTables().submit)) == "a=1\nresource 2\n");
}

TEST_CASE("steps of a cluster hold commands") {
  const Marked in(
      "aws emr add-steps --cluster-id $1 --steps 'Type=CUSTOM_JAR,Jar=command-runner.jar,Args=[spark-submit,--conf,\"a=[[1,2]]\",s3://b/x.py]' "
      "Name=\"my job\",Type=Spark,Args=[--conf,b=[[$X]],--conf,c=[[3\\\\,4]],y.py]\n");
  const auto all = ParseShell(Kept(in.text), 0, TestTables().submit);
  CHECK(Dump(all) == "a=1,2\nresource s3://b/x.py\n--\nb=$X ?\nc=3,4\nresource y.py\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].settings[0].value_span == in.spans[0]);
  CHECK(all[1].settings[0].value_span == in.spans[1]);
  CHECK(all[1].settings[1].value_span == in.spans[2]);
  CHECK(ParseShell("aws emr add-steps --steps Type=Hive,Args=[-f,s3://b/spark-submit]\naws s3 cp spark-submit x\n", 0, TestTables().submit).empty());
}

TEST_CASE("what xargs and parallel put in is unknown") {
  const auto read = [](std::string_view script) { return Dump(ParseShell(Kept(script), 0, TestTables().submit)); };
  CHECK(read("ls | xargs -I{} spark-submit --conf a={}g --conf b=1 {}\n") == "a={}g ?\nb=1\nresource {}\n");
  CHECK(read("ls | xargs -n 1 -I % spark-submit --conf a=%g --conf b={} x\n") == "a=%g ?\nb={}\nresource x\n");
  CHECK(read("parallel -j 2 spark-submit --conf a={1} --conf b=1 x ::: 1 2\n") == "a={1} ?\nb=1\nresource x\n");
  CHECK(read("find . -name '*.py' -exec spark-submit --conf a={} --conf b=1 {} \\;\n") == "a={} ?\nb=1\nresource {}\n");
  CHECK(read("nohup spark-submit --conf a={1} x\n") == "a={1}\nresource x\n");
}

TEST_CASE("words that only name a program run none") {
  for (const std::string_view script : {"docker pull spark-submit\n", "echo ssh host spark-submit x\n", "ssh host\n", "eval\n", "bash -c\n",
                                        "apt-get install spark-submit x\n", "./build.sh --image pyspark --name x\n", "flock x\n", "find / -name spark-submit -type f\n", "find . -exec\n",
                                        "sbatch -c spark-submit x\n"}) {
    CAPTURE(script);
    CHECK(ParseShell(script, 0, TestTables().submit).empty());
  }
}

}  // namespace sparkvet::carrier
