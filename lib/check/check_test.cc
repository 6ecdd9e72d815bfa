#include "lib/check/check.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lib/driver/play.h"
#include "lib/image/builtin.h"
#include "lib/resolve/from_conf.h"

namespace sparkvet::check {
namespace {

Finding Make(std::string rule, std::string message, uint32_t at, bool stops = false) {
  Finding f;
  f.rule = std::move(rule);
  f.message = std::move(message);
  f.span = {0, at, at + 1};
  f.stops_driver = stops;
  f.severity = stops ? Severity::kError : Severity::kWarning;
  return f;
}

// "rule@offset" of each, in order.
std::string Shown(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& f : findings) out += (out.empty() ? "" : " ") + f.rule + '@' + std::to_string(f.span.begin);
  return out;
}

}  // namespace

TEST_CASE("findings are sorted by place, then severity, then rule") {
  std::vector<Finding> findings = {Make("b", "", 5), Make("z", "", 1), Make("a", "", 5), Make("stop", "", 5, true)};
  Sort(findings);
  CHECK(Shown(findings) == "z@1 stop@5 a@5 b@5");
}

TEST_CASE("where the manager is not known, only what holds on all of them is said") {
  const auto held = HoldingOnAll({{Make("everywhere", "m", 1), Make("yarn-only", "m", 2)}, {Make("everywhere", "m", 1)}}, {"yarn", "standalone"});
  CHECK(Shown(held) == "everywhere@1");
}

TEST_CASE("a driver that stops on all managers in different words stops in the last one's words") {
  const auto held = HoldingOnAll({{Make("a", "yarn's words", 1, true)}, {Make("b", "standalone's words", 2, true)}}, {"yarn", "standalone"});
  REQUIRE(held.size() == 1);
  CHECK(held[0].message == "standalone's words");
  REQUIRE(held[0].notes.size() == 1);
  CHECK(held[0].notes[0].text == "on yarn: yarn's words");
}

TEST_CASE("a driver that starts on one manager is not said to stop") {
  CHECK(HoldingOnAll({{Make("a", "stops", 1, true)}, {}}, {"yarn", "standalone"}).empty());
}

namespace {

const rule::Program& Rules() {
  static const rule::Program program(image::BuiltIn());
  return program;
}

std::vector<Finding> CheckConf(const std::vector<std::pair<std::string_view, std::string_view>>& settings) {
  static const spark::Catalogue catalogue(image::BuiltIn());
  const resolve::Resolved resolved = resolve::FromConf({3, 5}, settings);
  resolve::View view(catalogue, resolved);
  const driver::Transcript transcript = driver::Play(Rules(), view);
  return Check(Rules(), view, transcript, nullptr);
}

const Finding* Find(const std::vector<Finding>& findings, std::string_view rule) {
  for (const Finding& f : findings) {
    if (f.rule == rule) return &f;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a line that the driver prints twice is one finding that says so") {
  const auto findings = CheckConf({{"spark.master", "yarn"},
                                   {"spark.dynamicAllocation.enabled", "true"},
                                   {"spark.dynamicAllocation.minExecutors", "2"},
                                   {"spark.dynamicAllocation.maxExecutors", "9"}});
  const Finding* const f = Find(findings, "executor-instances-below-min");
  REQUIRE(f != nullptr);
  CHECK(f->times == 2);
  CHECK(f->severity == Severity::kWarning);
}

TEST_CASE("an exception is an error in the words of its innermost cause") {
  const auto findings = CheckConf({{"spark.master", "k8s://http://h"},
                                   {"spark.dynamicAllocation.enabled", "true"},
                                   {"spark.dynamicAllocation.initialExecutors", "9"},
                                   {"spark.dynamicAllocation.maxExecutors", "3"}});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].stops_driver);
  CHECK(findings[0].severity == Severity::kError);
  CHECK(findings[0].message.contains("9"));
  CHECK(findings[0].exception.contains("External scheduler"));
}

TEST_CASE("an unknown key is reported with the nearest real one, and as an edit") {
  const auto findings = CheckConf({{"spark.master", "local"}, {"spark.dynamicAllocation.enable", "true"}});
  const Finding* const f = Find(findings, "unknown-key");
  REQUIRE(f != nullptr);
  CHECK(f->help.contains("spark.dynamicAllocation.enabled"));
}

TEST_CASE("keys of one's own, of vendors and of free families are never unknown") {
  for (const std::string_view key :
       {"spark.myteam.input", "spark.app.my.option", "spark.databricks.x.y", "spark.rapids.sql.enable", "spark.hadoop.fs.s3a.acces.key",
        "spark.executorEnv.PATHS", "spark.kubernetes.executor.label.appp", "spark.sql.catalog.lake.typ", "spark.executor.resource.gpu.amount",
        "spark.metrics.conf.driver.sink", "spark.openlineage.transport.url", "spark.celeborn.master.endpoints", "spark.cassandra.connection.host"}) {
    CAPTURE(key);
    CHECK(Find(CheckConf({{"spark.master", "local"}, {key, "1"}}), "unknown-key") == nullptr);
  }
}

TEST_CASE("what checks share, and how much is told, changes nothing about which findings there are") {
  const spark::Catalogue catalogue(image::BuiltIn());
  KeyVerdicts verdicts;
  const std::string prefix = "spark.dynamicAllocation.";
  const std::string enabled = prefix + "enabled", least = prefix + "minExecutors", most = prefix + "maxExecutors", misspelt = prefix + "minExecutor";
  const std::vector<std::vector<std::pair<std::string_view, std::string_view>>> fleet = {
      {{"spark.executor.memory", "4g"}},
      {{least, "2"}},
      {{enabled, "true"}},
      {{enabled, "true"}, {most, "9"}, {least, "2"}},
      {{"spark.shuffle.service.enabled", "true"}},
      {{misspelt, "3"}},
      {{least, "2"}, {misspelt, "3"}},
      {{enabled, "true"}, {least, "12"}, {most, "9"}},
      {},
  };
  const auto words = [](const std::vector<Finding>& findings) {
    std::string out;
    for (const Finding& f : findings) out += f.rule + ": " + f.message + '\n';
    return out;
  };
  size_t said = 0;
  for (int round = 0; round < 2; ++round) {
    for (const std::string_view master : {"k8s://http://h", "yarn", "spark://h:7077"}) {
      for (auto settings : fleet) {
        settings.emplace_back("spark.master", master);
        const resolve::Resolved resolved = resolve::FromConf({3, 5}, settings);
        resolve::View view(catalogue, resolved);
        const driver::Transcript transcript = driver::Play(Rules(), view);
        const std::string alone = words(Check(Rules(), view, transcript, nullptr));
        CHECK(words(Check(Rules(), view, transcript, nullptr, &verdicts, Detail::kWords)) == alone);
        said += alone.size();
      }
    }
  }
  CHECK(said > 0);
}

TEST_CASE("a configuration without dynamic allocation gets no finding about it") {
  CHECK(CheckConf({{"spark.master", "yarn"}, {"spark.executor.memory", "4g"}}).empty());
}

}  // namespace sparkvet::check
