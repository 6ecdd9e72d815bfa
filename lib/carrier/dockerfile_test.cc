#include "lib/carrier/dockerfile.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;  // marks in `in`: the settings' values' places
};

constexpr Row kRows[] = {
    {"RUN is a shell's", "FROM x\nRUN A=[[1]]; spark-submit --conf a=$A x\n", "a=1\nresource x\n"},
    {"comment lines within a command vanish", "RUN spark-submit \\\n  # why\n\n  --conf a=[[1]] \\  \n --conf b=[[2]] x\n",
     "a=1\nb=2\nresource x\n"},
    {"another escape sign", "# escape=`\nRUN spark-submit `\n --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"the exec form knows no shell", "CMD [\"spark-submit\", \"--conf\", \"a=[[$X 1]]\", \"--conf\", \"b=[[\\u0041\\\"]]\", \"x\"]\n",
     "a=$X 1\nb=A\"\nresource x\n"},
    {"what is no JSON is the shell's", "CMD [ 'x' ] ; spark-submit --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"ENTRYPOINT and CMD are one command", "ENTRYPOINT [\"spark-submit\", \"--conf\", \"a=[[1]]\"]\nCMD [\"--conf\", \"b=[[2]]\", \"x\"]\n",
     "a=1\nb=2\nresource x\n"},
    {"the last ones count", "CMD [\"spark-submit\", \"y\"]\nENTRYPOINT [\"tini\", \"--\"]\nCMD spark-submit --conf a=[[1]] x\n",
     "a=1\nresource x\n"},
    {"more may come when the container starts", "ENTRYPOINT [\"/opt/spark/bin/spark-submit\", \"--conf\", \"a=[[1]]\"]\n", "a=1\nopen\n"},
    {"CMD behind an entry point that is not known", "ENTRYPOINT [\"/opt/start\"]\nCMD [\"spark-submit\", \"--conf\", \"a=[[1]]\", \"x\"]\n",
     "a=1\nresource x\n"},
    {"a script among the words", "CMD [\"bash\", \"-c\", \"spark-submit --conf 'a=[[1 2]]' x\"]\n", "a=1 2\nresource x\n"},
    {"PYSPARK_SUBMIT_ARGS", "ENV A=1 PYSPARK_SUBMIT_ARGS=\"--conf a=[[1]] --conf b=$B pyspark-shell\" C=2\n", "a=1\nb=$B ?\nresource pyspark-shell\n"},
    {"the older form of ENV", "ENV PYSPARK_SUBMIT_ARGS --conf a=[[1]] pyspark-shell\n", "a=1\nresource pyspark-shell\n"},
    {"ENV is the environment of what comes behind it, and holds values of earlier ones",
     "ENV M=1 H=/opt\nENV P=$H/p M=\"[[2]]\"\nENV Q [[3 4]]\nRUN spark-submit --conf a=$M --conf \"b=$Q\" --conf c=$P --conf d=$N x\nENV N=5\n",
     "a=2\nb=3 4\nc=/opt/p\nd=$N ?\nresource x\n"},
    {"of what the image starts, too, and of a stage made from it",
     "FROM x AS base\nENV M=[[1]] E=\nFROM base\nARG A=1\nENV B=$A\nCMD spark-submit --conf a=${M} --conf b=$B --conf e=$E x\n",
     "a=1\nb=$B ?\ne=$E ?\nresource x\n"},
    {"but not of another", "FROM x AS base\nENV M=1\nFROM y\nCMD spark-submit --conf a=${M} x\n", "a=${M} ?\nresource x\n"},
    {"no shell puts it in", "ENV M=1\nCMD [\"spark-submit\", \"--conf\", \"a=[[$M]]\", \"x\"]\n", "a=$M\nresource x\n"},
    {"a file by RUN", "RUN mkdir x && \\\n echo 'spark.a [[1]]' > x/spark-defaults.conf && \\\n echo 'spark.b [[2]]' >> x/spark-defaults.conf\n",
     "spark.a=1\nspark.b=2\n"},
    {"a file by several RUN", "RUN echo 'spark.a [[1]]' > spark-defaults.conf\nRUN echo 'spark.b [[2]]' >> spark-defaults.conf\n",
     "spark.a=1\nspark.b=2\n"},
    {"words of the shell on continued lines", "RUN if true; then \\\n  spark-submit --conf a=[[1]] x; \\\n  fi\n", "a=1\nresource x\n"},
    {"a branch on continued lines",
     "RUN if [ \"$A\" ]; then \\\n  echo 'spark.a [[1]]' > spark-defaults.conf; \\\n  fi; \\\n  echo 'spark.b [[2]]' >> spark-defaults.conf\n",
     "spark.a=1 ?\nspark.b=2\nopen\n"},
    {"a file by COPY", "COPY --chown=a <<EOF /opt/spark/conf/spark-defaults.conf\nspark.a [[1]]\nspark.b [[$B]]\nEOF\n", "spark.a=1\nspark.b=$B ?\n"},
    {"whose here-document ends with the file", "COPY <<-EOF /opt/spark-defaults.conf\n\tspark.a [[1]]\n\t", "spark.a=1\n"},
    {"or in the middle of a line", "COPY <<-EOF /opt/spark-defaults.conf\nspark.a [[1]]\n\tspark.b [[2]]", "spark.a=1\nspark.b=2\n"},
    {"named by its here-document", "COPY <<-\"spark-defaults.conf\" /opt/\n\tspark.a [[1]]\nspark-defaults.conf\n", "spark.a=1\n"},
    {"a script by RUN", "RUN <<EOF\nspark-submit \\\n  --conf a=[[1]] x # y\nEOF\nRUN true\n", "a=1\nresource x\n"},
    {"a here-document for a program", "RUN cat > spark-defaults.conf <<EOF\nspark.a [[1]]\nEOF\n", "spark.a=1\n"},
    {"a here-document in quotes is none", "RUN echo \"a <<b c\"\nRUN spark-submit --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"flags of RUN", "RUN --mount=type=cache,target=/x --network=none spark-submit --conf a=[[1]] x\n", "a=1\nresource x\n"},
    {"directives of templates among the lines", "CMD spark-submit \\\n{% if x %}\n --conf a=[[1]] \\\n{% endif %}\n --conf b=[[2]] x\n", "a=1 ?\nb=2\nresource x\n"},
    {"CR before LF", "RUN spark-submit \\\r\n --conf a=[[1]] x\r\n", "a=1\nresource x\n"},
};

std::vector<Fragment> Read(std::string_view text) { return ParseDockerfile(Kept(text), 0, TestTables().submit); }

}  // namespace

TEST_CASE("Dockerfiles are read as Docker reads them") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = Read(in.text);
    REQUIRE(all.size() == 1);
    CHECK(Dump(all[0]) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all[0], span));
    }
  }
}

TEST_CASE("the image names the release, stage by stage") {
  const auto all = Read(
      "ARG V\nFROM apache/spark:3.5.1-java17 AS Base\nRUN spark-submit a\nFROM debian\nRUN spark-submit b\n"
      "FROM base\nCMD [\"spark-submit\", \"c\"]\nFROM apache/spark:$V\nRUN spark-submit d\n");
  REQUIRE(all.size() == 4);
  CHECK(all[0].release.value == "3.5.1");
  CHECK(all[0].release.span == text::Span{0, 24, 29});
  CHECK(all[0].release_of == "apache/spark:3.5.1-java17");
  CHECK(all[1].release.value.empty());
  CHECK(all[2].release.value == "3.5.1");
  CHECK(all[3].release.value.empty());
}

TEST_CASE("each stage has files of its own, which may hold more where a stage only adds to them") {
  const auto all = Read("FROM a\nRUN echo 'spark.a 1' >> spark-defaults.conf\nFROM b\nRUN echo 'spark.b 2' >> spark-defaults.conf\n");
  REQUIRE(all.size() == 2);
  CHECK(Dump(all[0]) == "spark.a=1\nopen\n");
  CHECK(Dump(all[1]) == "spark.b=2\nopen\n");
}

TEST_CASE("what runs no command of Spark's is silent") {
  CHECK(Read("FROM apache/spark:3.5.1\nCOPY spark-submit /usr/bin/\nENV X=spark-submit\nLABEL a=\"spark-submit x\"\n# RUN spark-submit x\n").empty());
  CHECK(Read("SHELL [\"powershell\"]\nRUN spark-submit x\nRUN <<EOF\n#!/usr/bin/python3\nspark-submit = 1\nEOF\n").empty());
}

TEST_CASE("comments go to the command that they stand before") {
  const auto all = Read("# one\nRUN spark-submit \\\n# two\n x\n# three\nRUN spark-submit y\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].comments.size() == 2);
  REQUIRE(all[1].comments.size() == 1);
  CHECK(all[1].comments[0].value == " three");
}

}  // namespace sparkvet::carrier
