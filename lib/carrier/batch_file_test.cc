#include "lib/carrier/batch_file.h"

#include <doctest/doctest.h>

#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view text) { return ParseBatchFile(Kept(text), 0, TestTables().submit); }

struct Row {
  std::string_view name, in, want;  // marks in `in`: the settings' values' places
};

constexpr Row kRows[] = {
    {"a line goes on behind a caret", "@echo off\r\nspark-submit ^\r\n  --conf a=[[1]] ^\r\n  x.py\r\necho done\r\n", "a=1\nresource x.py\n"},
    {"but not with a blank behind it", "spark-submit --conf a=[[1]] ^ \n  --conf b=2 x.py\n", "a=1\nresource  \n"},
    {"quotes", "spark-submit --conf \"a=[[1 2]]\" --conf b=\"[[3]]\" --conf \"c=[[\\\"4\\\"]]\" --conf 'd=[[5']] x.py\n", "a=1 2\nb=3\nc=\"4\"\n'd=5'\nresource x.py\n"},
    {"what is filled in", "spark-submit --conf a=[[%A%]] --conf b=[[!B:~0,2!]] --conf c=[[%~dp0x]] --conf d=[[%%i]] --conf e=[[5%]] x.py %*\n",
     "a=%A% ?\nb=!B:~0,2! ?\nc=%~dp0x ?\nd=%%i ?\ne=5%\nresource x.py\n"},
    {"the program's path", "call \"%SPARK_HOME%\\bin\\spark-submit.cmd\" --conf a=[[1]] C:\\jobs\\x.py\n", "a=1\nresource C:\\jobs\\x.py\n"},
    {"behind another command", "cd jobs && docker exec -it m /opt/spark/bin/spark-submit --conf a=[[1]] x.py > log.txt 2>&1\n", "a=1\nresource x.py\n"},
    {"in blocks", "if exist x.py (\n  spark-submit --conf a=[[1]] x.py\n)\n", "a=1\nresource x.py\n"},
    {"behind do", "for %%f in (a b) do spark-submit --conf a=[[1]] %%f\n", "a=1\nresource %%f\n"},
    {"remarks and what is printed", "REM spark-submit --conf a=1 x\n:: spark-submit --conf a=1 x\n@rem spark-submit --conf a=1 x\necho spark-submit --conf a=1 x\n", ""},
    {"a script for a shell", "docker exec m bash -c \"cd x && spark-submit --conf a=[[1]] x.py\"\n", "a=1\nresource x.py\n"},
    {"arguments of PySpark's", "set PYSPARK_SUBMIT_ARGS=--conf a=[[1]] --conf b=[[%B%]] pyspark-shell\r\npython x.py\r\n", "a=1\nb=%B% ?\nresource pyspark-shell\n"},
    {"in quotes", "set \"PYSPARK_SUBMIT_ARGS=--conf a=[[1]] pyspark-shell\"\n", "a=1\nresource pyspark-shell\n"},
};

}  // namespace

TEST_CASE("commands of Windows' command processor are read") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const std::vector<Fragment> all = Read(in.text);
    std::string told;
    for (const Fragment& f : all) told += Dump(f);
    CHECK(told == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(in.text.substr(span.begin, span.end - span.begin));
      CHECK(HasValueAt(all, span));
    }
  }
}

TEST_CASE("remarks belong to the command behind them") {
  const auto all = Read("rem sparkvet: ignore[x]\nspark-submit x.py\n");
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].comments.size() == 1);
  CHECK(all[0].comments[0].value == " sparkvet: ignore[x]");
}

}  // namespace sparkvet::carrier
