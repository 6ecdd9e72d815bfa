#include "lib/spark/catalogue.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lib/image/builtin.h"
#include "lib/spark/compile_catalogue.h"
#include "lib/spark/nearest_key.h"

namespace sparkvet::spark {
namespace {

constexpr std::string_view kToml = R"(
[releases]
"3.4" = "3.4.4"
"3.5" = "3.5.9"
[keys]
"spark.a.count"   = { type = "int", default = "3", since = "1.0.0" }
"spark.a.initial" = { type = "int", fallback = "spark.a.count" }
"spark.a.newest"  = { type = "boolean", releases = ">=3.5", default = "true" }
"spark.a.wait"    = [ { type = "time", unit = "SECONDS", releases = "<=3.4", default = "1s" },
                      { type = "time", unit = "MILLISECONDS", releases = ">=3.5", default = "1s", alternatives = ["spark.a.delay"] } ]
"spark.bare"      = { read = "string" }
[[family]]
pattern = "spark.free.*"
source  = "Somewhere"
[[family]]
pattern = "spark.volumes.*.*.name"
source  = "Somewhere"
foreign = true
)";

// An image of its own around a catalogue.
struct Built {
  std::string bytes;
  std::unique_ptr<image::View> view;
  std::unique_ptr<Catalogue> catalogue;

  explicit Built(std::string_view toml) {
    CatalogueCompiler compiler;
    image::Writer writer;
    REQUIRE(compiler.AddFile("x.toml", toml));
    REQUIRE(compiler.Finish(writer));
    bytes = writer.Finish();
    view = std::make_unique<image::View>(bytes);
    catalogue = std::make_unique<Catalogue>(*view);
  }
};

std::string ErrorOf(std::string_view toml) {
  CatalogueCompiler compiler;
  const auto added = compiler.AddFile("x.toml", toml);
  if (!added) return added.error().message;
  image::Writer writer;
  const auto finished = compiler.Finish(writer);
  return finished ? "" : finished.error().message;
}

}  // namespace

TEST_CASE("an entry is found by name and release") {
  const Built b(kToml);
  const Catalogue& c = *b.catalogue;
  const EntryRecord* const entry = c.Entry(*c.Find("spark.a.count"), {3, 5});
  REQUIRE(entry != nullptr);
  CHECK(entry->type == ValueType::kInt);
  CHECK(c.Text(entry->default_text) == "3");
  CHECK(c.Name(c.Entry(*c.Find("spark.a.initial"), {3, 5})->fallback) == "spark.a.count");
  CHECK_FALSE(c.Find("spark.a").has_value());
  CHECK(c.newest() == Release{3, 5});
  CHECK(c.Knows({3, 4}));
  CHECK_FALSE(c.Knows({4, 0}));
}

TEST_CASE("a key may differ from release to release, or be missing in one") {
  const Built b(kToml);
  const Catalogue& c = *b.catalogue;
  const KeyId wait = *c.Find("spark.a.wait");
  CHECK(c.Text(c.Entry(wait, {3, 4})->unit) == "SECONDS");
  CHECK(c.Text(c.Entry(wait, {3, 5})->unit) == "MILLISECONDS");
  CHECK(c.Alternatives(*c.Entry(wait, {3, 5})).size() == 1);
  CHECK(c.Entry(*c.Find("spark.a.newest"), {3, 4}) == nullptr);
}

TEST_CASE("a family covers keys with free parts, which are never empty") {
  const Built b(kToml);
  const Catalogue& c = *b.catalogue;
  CHECK(c.Family("spark.free.x") != nullptr);
  CHECK(c.Family("spark.free.x.y.z") != nullptr);
  CHECK(c.Family("spark.free.") == nullptr);
  CHECK(c.Family("spark.freedom") == nullptr);
  CHECK(c.Family("spark.volumes.hostPath.data.name") != nullptr);
  CHECK(c.Family("spark.volumes.data.name") == nullptr);
  CHECK(c.Family("spark.volumes.a.b.name.name")->is_foreign == 1);
  CHECK(c.IsKnown("spark.bare"));
  CHECK_FALSE(c.IsKnown("spark.bar"));
}

TEST_CASE("keys that one cluster manager's module alone reads") {
  const Built c(R"([releases]
"3.4" = "3.4.4"
"3.5" = "3.5.9"
[keys]
"spark.yarn.queue" = { type = "string", manager = "yarn" }
"spark.kubernetes.driverEnv.OMP" = { read = "string" }
"spark.moved" = [
  { type = "string", manager = "yarn", releases = "3.4" },
  { type = "string", releases = "3.5" },
]
[[family]]
pattern = "spark.kubernetes.driverEnv.*"
manager = "kubernetes"
)");
  const auto only = [&](std::string_view key, Release release) {
    const auto manager = c.catalogue->OnlyOn(key, release);
    return manager ? std::string(Name(*manager)) : std::string();
  };
  CHECK(only("spark.yarn.queue", {3, 5}) == "yarn");
  CHECK(only("spark.moved", {3, 4}) == "yarn");
  CHECK(only("spark.moved", {3, 5}) == "");
  CHECK(only("spark.kubernetes.driverEnv.A", {3, 5}) == "kubernetes");
  CHECK(only("spark.kubernetes.driverEnv.OMP", {3, 5}) == "");
  CHECK(only("spark.executor.cores", {3, 5}) == "");
}

TEST_CASE("which releases know a key is told in words, old names and families included") {
  const Built b(R"(
[releases]
"2.4" = "2.4.8"
"3.0" = "3.0.3"
"3.1" = "3.1.3"
"3.2" = "3.2.4"
[keys]
"spark.always" = { type = "int" }
"spark.late"   = { type = "int", releases = ">=3.0", alternatives = ["spark.early"] }
"spark.gone"   = { type = "int", releases = "<=3.0" }
"spark.apart"  = [ { type = "int", releases = "2.4" }, { type = "int", releases = "3.1..3.2" } ]
"spark.last"   = { type = "int", releases = "3.2" }
[deprecated]
"spark.old" = { since = "3.0", renamed = "spark.late", releases = "3.0..3.1" }
[[family]]
pattern  = "spark.free.*"
source   = "Somewhere"
releases = ">=3.1"
)");
  const struct {
    const char* key;
    const char* want;
  } cases[] = {
      {"spark.always", "all"},          {"spark.late", "3.0 and later"}, {"spark.early", "3.0 and later"},
      {"spark.gone", "2.4 to 3.0"},     {"spark.apart", "2.4, 3.1 and later"}, {"spark.last", "3.2"},
      {"spark.old", "3.0 to 3.1"},      {"spark.free.x", "3.1 and later"},     {"spark.never", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.key));
    CHECK(b.catalogue->KnownIn(c.key) == c.want);
    CHECK(b.catalogue->IsKnown(c.key, {3, 0}) == (std::string_view(c.want).contains("3.0") || std::string_view(c.want) == "all"));
  }
}

TEST_CASE("mistakes in the catalogue's files are told with their place") {
  CHECK(ErrorOf("[keys]\n\"k\" = { type = \"itn\" }\n").starts_with("x.toml:2:"));
  CHECK(ErrorOf("[keys]\n\"k\" = { tpye = \"int\" }\n").contains("unknown field 'tpye'"));
  CHECK(ErrorOf("[keys]\n\"k\" = { type = \"int\", fallback = \"none\" }\n[releases]\n\"3.5\" = \"3.5.9\"\n").contains("'none' is no key"));
  CHECK(ErrorOf("[keys]\n\"k\" = {}\n").contains("no release is named"));
  CHECK(ErrorOf("[keys\n").starts_with("x.toml:1:"));
}

TEST_CASE("KeyWords splits at dots, hyphens and capitals") {
  CHECK(KeyWords("spark.dynamicAllocation.minExecutors") == std::vector<std::string>{"dynamic", "allocation", "min", "executors"});
  CHECK(KeyWords("spark.a-b_c") == std::vector<std::string>{"a", "b", "c"});
  CHECK(KeyWords("spark.UI") == std::vector<std::string>{"ui"});
}

TEST_CASE("the nearest key is a slip of the pen away, or has the same words and few more") {
  const struct {
    const char* key;
    const char* want;
  } cases[] = {
      {"spark.dynamicAllocation.enable", "spark.dynamicAllocation.enabled"},
      {"spark.dynamicAllocation.idleTimeout", "spark.dynamicAllocation.executorIdleTimeout"},
      {"spark.scheduler.backlogTimeout", "spark.dynamicAllocation.schedulerBacklogTimeout"},
      {"spark.dynamicallocation.maxExecutors", "spark.dynamicAllocation.maxExecutors"},
      {"spark.dynamicAllocation.initExecutors", "spark.dynamicAllocation.initialExecutors"},
      {"spark.dynamicAlloction.enabled", "spark.dynamicAllocation.enabled"},
      {"spark.my.app.path", ""},
      {"spark.x", ""},
      {"spark.timeout", ""},
  };
  static constexpr std::string_view kKeys[] = {
      "spark.app.name",
      "spark.dynamicAllocation.cachedExecutorIdleTimeout",
      "spark.dynamicAllocation.enabled",
      "spark.dynamicAllocation.executorIdleTimeout",
      "spark.dynamicAllocation.initialExecutors",
      "spark.dynamicAllocation.maxExecutors",
      "spark.dynamicAllocation.schedulerBacklogTimeout",
      "spark.dynamicAllocation.sustainedSchedulerBacklogTimeout",
      "spark.network.timeout",
      "spark.ui.port",
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.key));
    NearestKey nearest(c.key);
    for (const std::string_view key : kKeys) nearest.Consider(key, true);
    CHECK(nearest.best() == c.want);
  }
}

TEST_CASE("the last word of a key is the last of its words") {
  for (const std::string key : {"spark.dynamicAllocation.minExecutors", "spark.a-b_c", "spark.UI", "spark.ioUIPort", "spark.t0000026", "spark.a..", "spark.", "", "x"}) {
    CAPTURE(key);
    const std::vector<std::string> words = KeyWords(key);
    CHECK(LastWord(key) == (words.empty() ? "" : words.back()));
  }
}

// By sizes, letters and words most keys of the catalogue are ruled out without a look at them; that must not lose any.
TEST_CASE("the nearest key of the catalogue is the nearest of all its keys") {
  static const Catalogue catalogue(image::BuiltIn());
  const Release newest = catalogue.newest();
  const auto nearest_of_all = [&](std::string_view key) {
    NearestKey nearest(key);
    for (KeyId id = 0; id < catalogue.size(); ++id) {
      const EntryRecord* const entry = catalogue.Entry(id, newest);
      if (entry != nullptr) nearest.Consider(catalogue.Name(id), entry->is_bare == 0 && entry->is_internal == 0);
    }
    return nearest.best();
  };
  const auto check = [&](const std::string& key) {
    CAPTURE(key);
    CHECK(catalogue.Nearest(key, newest) == nearest_of_all(key));
  };
  for (const std::string key : {"", "spark.", "spark.x", "x", "spark.executor.memory.t0000026", "spark.scheduler.backlogTimeout", "spark.timeout"}) check(key);
  for (KeyId id = 0; id < catalogue.size(); id += 29) {
    const std::string name(catalogue.Name(id));
    const size_t middle = name.size() / 2;
    check(name + "s");
    check(name + ".t0000001");
    check(std::string(name).erase(middle, 2));
    check(std::string(name).insert(middle, "3q"));
    std::string swapped = name;
    std::swap(swapped[middle], swapped[middle - 1]);
    check(swapped);
    std::string wrong = name;
    wrong[middle] = wrong[middle - 2] = wrong.back() = 'x';
    check(wrong);
    const std::vector<std::string> words = KeyWords(name);
    std::string fewer = "spark";
    for (size_t i = 1; i < words.size(); ++i) fewer += '.' + words[i];
    check(fewer);
  }
}

}  // namespace sparkvet::spark
