#include "lib/carrier/notebook.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view notebook) { return ParseNotebook(Kept(notebook), 0, TestTables()); }

// {"cells": [a cell of code for each source], …}
std::string Cells(std::initializer_list<std::string_view> sources, std::string_view language = "python") {
  std::string out = "{\"cells\": [";
  for (const std::string_view source : sources) {
    if (!out.ends_with('[')) out += ", ";
    out += "{\"cell_type\": \"code\", \"source\": " + std::string(source) + "}";
  }
  return out + "], \"metadata\": {\"kernelspec\": {\"language\": \"" + std::string(language) + "\"}}}";
}

struct Row {
  std::string_view name;
  std::string in;
  std::string_view want;  // marks in `in`: values' places
};

const Row kRows[] = {
    {"lines", Cells({R"_(["c.set(\"spark.executor.cores\", \"[[4]]\")\n", "c.set('spark.a', [[5]])"])_"}), "spark.executor.cores=4\nspark.a=5\nopen\n"},
    {"one text", Cells({R"_("c.set('spark.executor.cores',\n '[[4]]')")_"}), "spark.executor.cores=4\nopen\n"},
    {"a program over cells", Cells({R"_(["M = '[[4g]]'"])_", R"_(["c.set('spark.executor.memory', M)"])_"}), "spark.executor.memory=4g\nopen\n"},
    {"lines for IPython", Cells({R"_(["%matplotlib inline\n", "c.set('spark.executor.cores', [[4]])\n", "!ls {x}"])_"}), "spark.executor.cores=4\nopen\n"},
    {"magics of the same language", Cells({R"_(["%%time\n", "c.set('spark.executor.cores', [[4]])"])_", R"_(["%%sql\n", "c.set('spark.executor.cores', 5)"])_"}), "spark.executor.cores=4\nopen\n"},
    {"a command", Cells({R"_(["!spark-submit \\\n", "  --conf spark.a=[[1]] x.py\n", "y"])_"}), "spark.a=1\nresource x.py\n"},
    {"a script", Cells({R"_(["%%bash\n", "spark-submit --conf spark.a=[[1]] x.py"])_"}), "spark.a=1\nresource x.py\n"},
    {"for Livy", Cells({R"_(["%%configure -f\n", "{\"conf\": {\"spark.executor.cores\": \"[[4]]\"}, \"numExecutors\": [[2]]}"])_"}), "spark.executor.cores=4\nspark.executor.instances=2\nopen\n"},
    {"Scala", Cells({R"_(["val c = new SparkConf().set(\"spark.executor.cores\", \"[[4]]\") // c"])_"}, "scala"), "spark.executor.cores=4\nopen\n"},
    {"another language", Cells({R"_(["c.set('spark.executor.cores', 4)"])_"}, "R"), ""},
    {"prose", R"_({"cells": [{"cell_type": "markdown", "source": ["c.set('spark.executor.cores', 4)"]}]})_", ""},
    {"no notebook", R"_({"cells": 1})_", ""},
};

}  // namespace

TEST_CASE("cells of notebooks") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = Read(in.text);
    CHECK(Dump(all) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(span.begin);
      CHECK(HasValueAt(all, span));
    }
  }
}

TEST_CASE("what is no JSON is told") {
  const auto all = Read("{\"cells\": [");
  REQUIRE(all.size() == 1);
  CHECK(all[0].problems.size() == 1);
}

}  // namespace sparkvet::carrier
