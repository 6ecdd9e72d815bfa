#include "lib/carrier/shell_files.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/carrier/embedded.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;  // marks in `in`: the settings' values' places
};

constexpr Row kRows[] = {
    {"a here-document", "cat > /opt/spark/conf/spark-defaults.conf <<EOF\nspark.a [[1]]\nspark.b=[[2]]\nEOF\n", "spark.a=1\nspark.b=2\n"},
    {"its variables are expanded", "A=[[1]]\ncat >$X/spark-defaults.conf <<EOF\nspark.a $A\nspark.b [[$B]]\nspark.c \\$C\nEOF\n",
     "spark.a=1\nspark.b=$B ?\nspark.c=$C ?\n"},
    {"not so behind a quoted delimiter", "A=1\ncat <<'EOF' > spark-defaults.conf\nspark.a [[x'\"`$A]]\nEOF\n", "spark.a=x'\"`$A ?\n"},
    {"tabs are taken off", "cat <<-EOF > spark-defaults.conf\n\tspark.a [[1]]\n\tspark.b [[2]]\n\tEOF\n", "spark.a=1\nspark.b=2\n"},
    {"echo, one line after the other", "echo spark.a  [[1]] > spark-defaults.conf\necho 'spark.b [[2]]' >> spark-defaults.conf\n",
     "spark.a=1\nspark.b=2\n"},
    {"only added to", "echo spark.a [[1]] >> spark-defaults.conf && \\\n echo \"spark.b [[2]]\" >> spark-defaults.conf\n",
     "spark.a=1\nspark.b=2\nopen\n"},
    {"the file in front", "> spark-defaults.conf echo spark.a [[1]]\n>>spark-defaults.conf echo spark.b [[2]]\n", "spark.a=1\nspark.b=2\n"},
    {"echo of /bin/sh reads escapes unasked", "echo \"spark.a [[1]]\\nspark.b [[2]]\\n\" > spark-defaults.conf\n", "spark.a=1\nspark.b=2\n"},
    {"that of bash does not", "#!/usr/bin/env bash\necho 'spark.a 1\\nx' > spark-defaults.conf\n", "spark.a=1\\nx\n"},
    {"nor where it is told", "echo -E 'spark.a 1\\nx' > spark-defaults.conf\n", "spark.a=1\\nx\n"},
    {"echo with escapes", "echo -e 'spark.a [[1]]\\nspark.b [[2]]' > spark-defaults.conf\n", "spark.a=1\nspark.b=2\n"},
    {"printf", "printf 'spark.a [[1]]\\nspark.b %s\\n' [[2]] > spark-defaults.conf\n", "spark.a=1\nspark.b=2\n"},
    {"printf goes on while there are words", "printf '%s\\n' 'spark.a [[1]]' 'spark.b [[2]]' > spark-defaults.conf\n", "spark.a=1\nspark.b=2\n"},
    {"a group", "{ echo spark.a [[1]]; echo spark.b [[2]]; } > spark-defaults.conf\n", "spark.a=1\nspark.b=2\n"},
    {"a subshell through a pipe", "(echo spark.a [[1]]\necho spark.b [[2]]) | sudo tee spark-defaults.conf >/dev/null\n", "spark.a=1\nspark.b=2\n"},
    {"tee", "echo 'spark.a [[1]]' | tee -a spark-defaults.conf\ntee -a spark-defaults.conf <<E\nspark.b [[2]]\nE\n", "spark.a=1\nspark.b=2\nopen\n"},
    {"tee behind cat", "cat << EOF | sudo tee /etc/spark/spark-defaults.conf\nspark.a [[1]]\nEOF\n", "spark.a=1\n"},
    {"what a branch adds is unknown", "echo spark.a [[1]] > spark-defaults.conf\nif x; then echo spark.b [[2]] >> spark-defaults.conf; fi\n",
     "spark.a=1\nspark.b=2 ?\n"},
    {"unless all is in the branch", "if x; then\necho spark.a [[1]] > spark-defaults.conf\necho spark.b [[2]] >> spark-defaults.conf; fi\n",
     "spark.a=1\nspark.b=2\n"},
    {"what stands behind a branch that began the file may stand behind something else",
     "if x; then cat > spark-defaults.conf <<E\nspark.a [[1]]\nE\nfi\necho spark.b [[2]] >> spark-defaults.conf\n", "spark.a=1 ?\nspark.b=2\nopen\n"},
    {"not so where all of it is written at once", "{ if x; then echo spark.a [[1]]; fi; echo spark.b [[2]]; } > spark-defaults.conf\n",
     "spark.a=1 ?\nspark.b=2\n"},
    {"of a loop, too", "for i in 1 2; do echo \"spark.a$i [[2]]\" >> spark-defaults.conf; done\n", "?spark.a$i=2 ?\nopen\n"},
    {"another .conf of Spark's keys", "cat > job.conf <<EOF\n# why\nspark.a [[1]]\nEOF\n", "spark.a=1\n"},
    {"its name may be in a variable", "F=$SPARK_HOME/conf/spark-defaults.conf\necho spark.a [[1]] > \"$F\"\n", "spark.a=1\n"},
    {"lines that are not known", "cat > spark-defaults.conf <<EOF\nspark.a [[1]]\n$MORE\nEOF\n", "spark.a=1\n?$MORE= ?\nopen\n"},
};

}  // namespace

TEST_CASE("properties files that a script writes") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = ParseShell(Kept(in.text), 0, TestTables().submit);
    REQUIRE(all.size() == 1);
    CHECK(all[0].kind == Kind::kProperties);
    CHECK(Dump(all[0]) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all[0], span));
    }
  }
}

TEST_CASE("what is written elsewhere, or is nothing of Spark's, is no carrier") {
  for (const std::string_view script :
       {"echo spark.a 1\n", "echo a 1 > x.conf\n", "cat > x.txt <<EOF\nspark.a 1\nEOF\n", "echo 'spark { a = 1 }' > x.conf\n",
        "cp a spark-defaults.conf\n", "envsubst < t > spark-defaults.conf\n", "echo x | cat f > spark-defaults.conf\n",
        "echo 'spark.a 1' 2> spark-defaults.conf\n", "printf '%x' 3 > spark-defaults.conf\n"}) {
    CAPTURE(script);
    CHECK(ParseShell(script, 0, TestTables().submit).empty());
  }
}

TEST_CASE("a script that a script writes is read, with variables of its own") {
  const auto all = ParseShell("A=1\nB=2\ncat > run.sh <<EOF\nB=3\nspark-submit --conf a=$A --conf b=\\$B x\nEOF\n", 0, TestTables().submit);
  CHECK(Dump(all) == "a=1\nb=3\nresource x\n");
}

TEST_CASE("a file that is begun twice is two") {
  const auto all = ParseShell("echo spark.a 1 > spark-defaults.conf\necho spark.a 2 > spark-defaults.conf\n", 0, TestTables().submit);
  CHECK(Dump(all) == "spark.a=1\n--\nspark.a=2\n");
}

TEST_CASE("commands and files come in the order of the text") {
  const auto all = ParseShell("spark-submit --conf a=1 x\necho spark.a 1 > spark-defaults.conf\nspark-submit y\n", 0, TestTables().submit);
  REQUIRE(all.size() == 3);
  CHECK(all[1].title == "spark-defaults.conf");
}

TEST_CASE("documents that a script hands over or writes are read") {
  constexpr std::string_view kHead = "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: x}\nspec:\n  type: Scala\n";
  const std::string document = std::string(kHead) + "  sparkConf:\n    spark.a: \"[[1]]\"\n    spark.b: $B\n    spark.$K: z\n  executor: {cores: $(nproc), instances: $N}\n";
  const auto read = [](std::string_view script) {
    const Marked in(script);
    auto all = ParseShell(Kept(in.text), 0, TestTables().submit, [](const Word& text) { return ParseDocumentText(text, TestTables()); });
    for (const text::Span& span : in.spans) {
      CHECK(std::any_of(all.begin(), all.end(), [&](const Fragment& f) {
        return std::any_of(f.settings.begin(), f.settings.end(), [&](const Setting& s) { return s.value_span == span; });
      }));
    }
    return Dump(all);
  };
  const std::string want =
      "spark.a=1\nspark.b=$B ?\n?spark.$K=z ?\nspark.executor.instances=3\nspark.executor.cores=$(nproc) ?\n";
  CHECK(read("N=3\nkubectl apply -n x -f - <<EOF\n" + document + "EOF\n") == want);
  CHECK(read("N=3\ncat <<EOF | kubectl create --filename=-\n" + document + "EOF\n") == want);
  CHECK(read("N=3; cat > \"$DIR/app.yaml\" <<EOF\n" + document + "EOF\n") == want);
  CHECK(read("curl -X POST -d @- http://livy/batches <<EOF\n{\"file\": \"a.jar\", \"className\": \"A\", \"conf\": {\"spark.executor.cores\": \"[[2]]\"}}\nEOF\n") ==
        "spark.executor.cores=2\nopen\n");
  // Nobody reads it, or somebody changes it on the way.
  CHECK(read("cat <<EOF\n" + document.substr(0, kHead.size()) + "EOF\n") == "");
  CHECK(read("cat <<EOF | sed s/1/2/ | kubectl apply -f -\n" + document.substr(0, kHead.size()) + "EOF\n") == "");
  CHECK(read("kubectl apply -f - <<EOF\nspec: $SPEC\n$MORE\n" + std::string(kHead) + "EOF\n") == "");
  CHECK(read("kubectl apply -f - <<'EOF'\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  spark-defaults.conf: |\n    spark.a [[1]]\n    spark.b $B\nEOF\n") ==
        "spark.a=1\nspark.b=$B ?\n");
}

TEST_CASE("JSON in the words of the AWS command line is read") {
  const auto read = [](std::string_view script) {
    const Marked in(script);
    auto all = ParseShell(Kept(in.text), 0, TestTables().submit, [](const Word& text) { return ParseDocumentText(text, TestTables()); });
    for (const text::Span& span : in.spans) {
      CHECK(std::any_of(all.begin(), all.end(), [&](const Fragment& f) {
        return std::any_of(f.settings.begin(), f.settings.end(), [&](const Setting& s) { return s.value_span == span; });
      }));
    }
    return Dump(all);
  };
  CHECK(read("aws emr add-steps --cluster-id $1 --steps '[{\"Type\": \"Spark\", \"Args\": [\"spark-submit\", \"--conf\", \"spark.a=[[1]]\", \"a.py\"]}]'\n") ==
        "spark.a=1\nresource a.py\n");
  CHECK(read("aws emr-serverless start-job-run --job-driver='{\"sparkSubmit\": {\"sparkSubmitParameters\": \"--conf spark.a=[[1]] --conf spark.b=x\"}}'\n") ==
        "spark.a=1\nspark.b=x\nopen\n");
  CHECK(read("aws emr-containers start-job-run --job-driver \"{\\\"sparkSubmitJobDriver\\\": {\\\"sparkSubmitParameters\\\": \\\"--conf spark.a=$A --conf spark.b=[[2]]\\\"}}\"\n") ==
        "spark.a=$A ?\nspark.b=2\nopen\n");
  CHECK(read("aws s3api put-object --body '{\"a\": 1'\n") == "");
}

TEST_CASE("PYSPARK_SUBMIT_ARGS is split as Python splits it") {
  const auto read = [](std::string_view script) { return Dump(ParseShell(Kept(script), 0, TestTables().submit)); };
  CHECK(read("export PYSPARK_SUBMIT_ARGS=\"--master yarn --conf 'a=1 2' pyspark-shell\"\n") == "--master=yarn\na=1 2\nresource pyspark-shell\n");
  CHECK(read("PYSPARK_SUBMIT_ARGS='--conf a=\\$X pyspark-shell' python x.py\n") == "a=$X\nresource pyspark-shell\n");
  CHECK(read("M=4g\nexport PYSPARK_SUBMIT_ARGS=\"--driver-memory $M --conf a=$X pyspark-shell\"\n") ==
        "--driver-memory=4g\na=$X ?\nresource pyspark-shell\n");
  CHECK(read("export PYSPARK_SUBMIT_ARGS=\"$PYSPARK_SUBMIT_ARGS pyspark-shell\"\n") == "resource pyspark-shell\nopen\n");
  CHECK(read("export PYSPARK_SUBMIT_ARGS=\"--master yarn\"\n") == "--master=yarn\nlacks application: PYSPARK_SUBMIT_ARGS\nopen\n");
  CHECK(read("A='--master yarn'\nexport PYSPARK_SUBMIT_ARGS=\"$A $B\"\n") == "--master=yarn\nopen\n");
  CHECK(read("export PYSPARK_SUBMIT_ARGS='--master yarn'\nexport PYSPARK_SUBMIT_ARGS=\"$PYSPARK_SUBMIT_ARGS pyspark-shell\"\n")
            .starts_with("--master=yarn\nopen\n--\n"));
  CHECK(read("SPARK_SUBMIT_OPTS='--conf a=1'\n") == "");
}

}  // namespace sparkvet::carrier
