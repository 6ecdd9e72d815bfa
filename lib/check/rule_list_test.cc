#include "lib/check/rule_list.h"

#include <doctest/doctest.h>

#include <vector>

#include "lib/image/builtin.h"
#include "lib/resolve/from_conf.h"

namespace sparkvet::check {
namespace {

const spark::Catalogue& Catalogue() {
  static const spark::Catalogue catalogue(image::BuiltIn());
  return catalogue;
}

std::vector<uint32_t> ToAsk(RuleList& list, const std::vector<std::pair<std::string_view, std::string_view>>& settings) {
  const resolve::Resolved resolved = resolve::FromConf({3, 5}, settings);
  const resolve::View view(Catalogue(), resolved);
  const driver::Marks& asked = list.ToAsk(view);
  std::vector<uint32_t> rules;
  for (uint32_t i = asked.Next(0); i < asked.size(); i = asked.Next(i + 1)) rules.push_back(i);
  return rules;
}

}  // namespace

TEST_CASE("a rule is asked always, until it is known which keys it is silent without") {
  const spark::KeyId cores = Catalogue().Find("spark.executor.cores").value();
  const spark::KeyId cpus = Catalogue().Find("spark.task.cpus").value();
  std::vector<rule::RuleRecord> rules(3);
  RuleList list({&rules[0], &rules[1], &rules[2]});
  CHECK(&list[1] == &rules[1]);
  CHECK(ToAsk(list, {{"spark.master", "yarn"}}) == std::vector<uint32_t>{0, 1, 2});

  CHECK_FALSE(list.IsSilentWithoutKeys(0));
  list.KeepSilentWithout(0, std::vector{cores, cpus});
  list.KeepSilentWithout(2, std::vector{cpus});
  CHECK(list.IsSilentWithoutKeys(0));
  CHECK(ToAsk(list, {{"spark.master", "yarn"}, {"spark.acme.x", "1"}}) == std::vector<uint32_t>{1});
  CHECK(ToAsk(list, {{"spark.executor.cores", "4"}}) == std::vector<uint32_t>{0, 1});
  CHECK(ToAsk(list, {{"spark.task.cpus", "2"}, {"spark.executor.cores", "4"}}) == std::vector<uint32_t>{0, 1, 2});
}

}  // namespace sparkvet::check
