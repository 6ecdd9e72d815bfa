#include "lib/vet/baseline.h"

#include <doctest/doctest.h>

#include "lib/vet/test_support.h"
#include "lib/vet/vet.h"

namespace sparkvet::vet {
namespace {

constexpr std::string_view kTwoUnknown =
    "spark.master yarn\n"
    "spark.dynamicAllocation.idleTimeout 1s\n"
    "spark.scheduler.backlogTimeout 5s\n";

// How many findings of a file are new beside a baseline.
size_t New(Baseline& known, const std::string& path, std::string_view text) {
  Vetted vetted = Vetter(TestKnowledge(), {}).Vet(path, std::string(text));
  known.See(path);
  size_t left = 0;
  for (Subject& subject : vetted.subjects) {
    known.LeaveNew(subject, vetted.sources);
    left += subject.findings.size();
  }
  return left;
}

// A baseline of one file, written and read again.
Baseline Of(const Scratch& scratch, const std::string& path, std::string_view text) {
  const Vetted vetted = Vetter(TestKnowledge(), {}).Vet(path, std::string(text));
  Baseline written(scratch.Path("baseline.json"));
  for (const Subject& subject : vetted.subjects) written.Add(subject, vetted.sources);
  scratch.Write("baseline.json", written.ToText());
  return *Baseline::Read(scratch.Path("baseline.json"));
}

TEST_CASE("what was there is known again, wherever its line has gone") {
  const Scratch scratch;
  const std::string path = scratch.Path("conf/spark-defaults.conf");
  scratch.Write("conf/spark-defaults.conf", kTwoUnknown);
  Baseline known = Of(scratch, path, kTwoUnknown);
  CHECK(known.size() == 2);
  CHECK(known.ToText().find("\"path\":\"conf/spark-defaults.conf\",\"rule\":\"unknown-key\"") != std::string::npos);
  CHECK(New(known, path, "# moved\n\n" + std::string(kTwoUnknown)) == 0);
  CHECK(known.stale() == 0);
}

TEST_CASE("a line that was touched, and one more of the same, are new") {
  const Scratch scratch;
  const std::string path = scratch.Path("spark-defaults.conf");
  scratch.Write("spark-defaults.conf", kTwoUnknown);
  Baseline touched = Of(scratch, path, kTwoUnknown);
  CHECK(New(touched, path, "spark.master yarn\nspark.dynamicAllocation.idleTimeout 2s\n") == 1);
  CHECK(touched.stale() == 2);

  const std::string command = "spark-submit --master yarn --conf spark.dynamicAllocation.idleTimeout=1s a.py\n";
  Baseline by_word = Of(scratch, scratch.Path("run.sh"), command);
  CHECK(New(by_word, scratch.Path("run.sh"), "spark-submit --master yarn --name x --conf spark.dynamicAllocation.idleTimeout=1s a.py\n") == 0);

  const std::string script = "spark-submit --master yarn --conf spark.dynamicAllocation.idleTimeout=1s a.py\n";
  Baseline once = Of(scratch, scratch.Path("run.sh"), script);
  CHECK(New(once, scratch.Path("run.sh"), script + script) == 1);
}

TEST_CASE("what was mended is stale, and goes; other files' stays") {
  const Scratch scratch;
  const std::string path = scratch.Path("spark-defaults.conf");
  scratch.Write("spark-defaults.conf", kTwoUnknown);
  Baseline known = Of(scratch, path, kTwoUnknown);
  CHECK(New(known, path, "spark.master yarn\nspark.scheduler.backlogTimeout 5s\n") == 0);
  CHECK(known.stale() == 1);
  known.Prune();
  CHECK(known.size() == 1);
  CHECK(known.stale() == 0);

  Baseline unseen = Of(scratch, path, kTwoUnknown);
  CHECK(unseen.stale() == 0);  // nobody has looked
  std::filesystem::remove(path);
  CHECK(unseen.stale() == 2);  // nobody ever will
}

TEST_CASE("a malformed baseline is told with its line") {
  const Scratch scratch;
  const auto error = [&](std::string_view text) {
    scratch.Write("b.json", text);
    const base::Result<Baseline> read = Baseline::Read(scratch.Path("b.json"));
    return read ? "" : read.error().message.substr(scratch.Path("b.json").size());
  };
  CHECK(error("{\"version\": 1, \"findings\": []}").empty());
  CHECK(error("[]") == ":1: this is no baseline: an object is wanted");
  CHECK(error("{\"version\": 2, \"findings\": []}") == ":1: this is no baseline of version 1");
  CHECK(error("{\"version\": 1,\n\"findings\": [\n{\"path\":\"a\",\"rule\":\"r\",\"text\":\"\",\"count\":0}]}") == ":3: a finding has a path, a rule, a text and a count");
  CHECK(error("{\"version\": 1,\n\"findings\": [").starts_with(":2: "));
  CHECK(Baseline::Read(scratch.Path("none.json")).error().message.ends_with("No such file or directory"));
}

}  // namespace
}  // namespace sparkvet::vet
