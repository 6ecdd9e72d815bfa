#include "lib/check/rule_list.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lib/image/builtin.h"
#include "lib/resolve/from_conf.h"

namespace sparkvet::check {
namespace {

const spark::Catalogue& Catalogue() {
  static const spark::Catalogue catalogue(image::BuiltIn());
  return catalogue;
}

using Settings = std::vector<std::pair<std::string_view, std::string_view>>;

struct Job {
  explicit Job(const Settings& settings) : resolved(resolve::FromConf({3, 5}, settings)) {}
  resolve::Resolved resolved;
  resolve::View view{Catalogue(), resolved};
};

std::vector<uint32_t> ToAsk(RuleList& list, const Settings& settings, const CollectionSet& held = {}) {
  const Job job(settings);
  const driver::Marks& asked = list.ToAsk(job.view, held);
  std::vector<uint32_t> rules;
  for (uint32_t i = asked.Next(0); i < asked.size(); i = asked.Next(i + 1)) rules.push_back(i);
  return rules;
}

}  // namespace

TEST_CASE("a rule is asked always, until it was silent of a configuration that sets none of the keys it asks for") {
  const spark::KeyId cores = Catalogue().Find("spark.executor.cores").value();
  const spark::KeyId cpus = Catalogue().Find("spark.task.cpus").value();
  std::vector<rule::RuleRecord> rules(3);
  RuleList list({&rules[0], &rules[1], &rules[2]});
  CHECK(&list[1] == &rules[1]);
  CHECK(ToAsk(list, {{"spark.master", "yarn"}}) == std::vector<uint32_t>{0, 1, 2});

  const Job job(Settings{{"spark.master", "yarn"}});
  list.KeepSilent(0, {.keys = {cores, cpus}}, job.view);
  list.KeepSilent(2, {.keys = {cpus}, .whether_set = {cpus}}, job.view);
  CHECK(ToAsk(list, {{"spark.master", "yarn"}, {"spark.acme.x", "1"}}) == std::vector<uint32_t>{1});
  CHECK(ToAsk(list, {{"spark.executor.cores", "4"}}) == std::vector<uint32_t>{0, 1});
  CHECK(ToAsk(list, {{"spark.task.cpus", "2"}, {"spark.executor.cores", "4"}}) == std::vector<uint32_t>{0, 1, 2});
}

TEST_CASE("a rule that walks over a collection is asked where that holds anything") {
  std::vector<rule::RuleRecord> rules(3);
  rules[0].collection = rules[2].collection = rule::Collection::kSetTwice;
  rules[1].collection = rule::Collection::kContradicted;
  RuleList list({&rules[0], &rules[1], &rules[2]});
  CollectionSet held;
  CHECK(ToAsk(list, {{"spark.master", "yarn"}}, held).empty());
  held.Add(rule::Collection::kSetTwice);
  CHECK(ToAsk(list, {{"spark.master", "yarn"}}, held) == std::vector<uint32_t>{0, 2});
  held.Add(rule::Collection::kContradicted);
  CHECK(ToAsk(list, {{"spark.master", "yarn"}}, held) == std::vector<uint32_t>{0, 1, 2});
  CHECK(ToAsk(list, {{"spark.master", "yarn"}}).empty());
}

TEST_CASE("a rule that was silent of some settings is so wherever they are the same") {
  const std::vector<spark::KeyId> keys = {Catalogue().Find("spark.executor.cores").value(), Catalogue().Find("spark.task.cpus").value()};
  std::vector<rule::RuleRecord> rules(1);
  RuleList list({&rules[0]});
  const auto was_silent = [&](const Settings& settings) { return list.WasSilent(0, Job(settings).view); };
  CHECK_FALSE(was_silent({{"spark.executor.cores", "4"}}));

  list.KeepSilent(0, {.keys = keys}, Job(Settings{{"spark.executor.cores", "4"}}).view);
  CHECK(was_silent({{"spark.executor.cores", "4"}}));
  CHECK(was_silent({{"spark.executor.cores", "4"}, {"spark.executor.memory", "2g"}}));
  CHECK_FALSE(was_silent({{"spark.executor.cores", "5"}}));
  CHECK_FALSE(was_silent({{"spark.executor.cores", "4"}, {"spark.task.cpus", "1"}}));
  CHECK_FALSE(was_silent({{"spark.task.cpus", "4"}}));
  CHECK_FALSE(was_silent({}));
}

TEST_CASE("a rule that asks only whether a key is set was silent whatever it was set to") {
  const spark::KeyId cores = Catalogue().Find("spark.executor.cores").value(), cpus = Catalogue().Find("spark.task.cpus").value();
  std::vector<rule::RuleRecord> rules(2);
  RuleList list({&rules[0], &rules[1]});
  const auto was_silent = [&](uint32_t rule, const Settings& settings) { return list.WasSilent(rule, Job(settings).view); };
  list.KeepSilent(0, {.whether_set = {cores, cpus}}, Job(Settings{{"spark.executor.cores", "4"}}).view);
  CHECK(was_silent(0, {{"spark.executor.cores", "5"}}));
  CHECK_FALSE(was_silent(0, {{"spark.executor.cores", "4"}, {"spark.task.cpus", "1"}}));
  CHECK_FALSE(was_silent(0, {{"spark.task.cpus", "1"}}));

  list.KeepSilent(1, {.keys = {cores}, .whether_set = {cores}}, Job(Settings{{"spark.executor.cores", "4"}}).view);
  CHECK(was_silent(1, {{"spark.executor.cores", "4"}}));
  CHECK_FALSE(was_silent(1, {{"spark.executor.cores", "5"}}));
}

TEST_CASE("where a rule is silent of other settings each time, nobody notes what it asks for any more") {
  const std::vector<spark::KeyId> keys = {Catalogue().Find("spark.executor.cores").value()};
  std::vector<rule::RuleRecord> rules(2);
  RuleList list({&rules[0], &rules[1]});
  int times = 0;
  for (; list.MayLearn(0) && times < 1000; ++times) {
    const std::string cores = std::to_string(times);
    list.KeepSilent(0, {.keys = keys}, Job(Settings{{"spark.executor.cores", cores}}).view);
  }
  CHECK(times < 1000);
  CHECK(list.MayLearn(1));
}

}  // namespace sparkvet::check
