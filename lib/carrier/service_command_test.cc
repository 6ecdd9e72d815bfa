#include "lib/carrier/service_command.h"

#include <doctest/doctest.h>

#include "lib/carrier/shell.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;  // marks in `in`: places of values
};

constexpr Row kRows[] = {
    {"a job", "gcloud dataproc jobs submit pyspark gs://b/a.py --cluster=c --properties=spark.a=[[1]],spark.b=[[x]] -- --properties=spark.a=2\n",
     "spark.a=1\nspark.b=x\nopen\n"},
    {"quoted, in a word of its own", "gcloud beta dataproc batches submit spark \\\n  --properties \"spark.a=[[1]],spark.b=$B,spark.c=[[2]]\" --class X\n",
     "spark.a=1\nspark.b=$B ?\nspark.c=2\nopen\n"},
    {"with another separator", "gcloud dataproc jobs submit spark --properties '^##^spark.a=[[1,2]]##spark.b=[[3]]'\n", "spark.a=1,2\nspark.b=3\nopen\n"},
    {"a cluster has files for them", "gcloud dataproc clusters create c --properties='spark:spark.a=[[1]],spark-env:X=1,yarn:spark.y=2,spark.b=1'\n",
     "spark.a=1\nopen\n"},
    {"the last one counts", "gcloud dataproc jobs submit spark --properties=spark.a=1 --properties=spark.b=[[2]]\n", "spark.b=2\nopen\n"},
    {"a variable that holds them", "P=spark.a=[[1]]; gcloud dataproc jobs submit spark-sql --properties=$P,spark.b=[[2]] -e x\n",
     "spark.a=1\nspark.b=2\nopen\n"},
    {"an unknown one may bring its separator", "gcloud dataproc jobs submit spark --properties=\"$P,spark.b=2\"\n", ""},
    {"and may be a key", "gcloud dataproc jobs submit spark --properties=spark.a=[[1]],$P,$K=2\n", "spark.a=1\nopen\n"},
    {"other jobs", "gcloud dataproc jobs submit hive --properties=spark.a=1\ngcloud dataproc jobs list --properties=spark.a=1\ngcloud\n", ""},
    {"no pairs", "gcloud dataproc jobs submit spark --properties=spark.a=[[b:c:1]],c:d:2,, --properties-file=x\n",
     "spark.a=b:c:1\nno pair: c:d:2\nopen\n"},
    {"no value", "gcloud dataproc jobs submit spark --properties\n", ""},
    {"no separator", "gcloud dataproc jobs submit spark --properties '^^spark.a=1'\n", ""},
};

}  // namespace

TEST_CASE("a service's commands hand over settings") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = ParseShell(Kept(in.text), 0, TestTables().submit);
    CHECK(Dump(all) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(in.text.substr(span.begin, span.end - span.begin));
      CHECK(std::any_of(all.begin(), all.end(), [&](const Fragment& f) {
        return std::any_of(f.settings.begin(), f.settings.end(), [&](const Setting& s) { return s.value_span == span; });
      }));
    }
  }
}

}  // namespace sparkvet::carrier
