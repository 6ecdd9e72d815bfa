#include "lib/check/key_verdicts.h"

#include <doctest/doctest.h>

#include "lib/image/builtin.h"
#include "lib/resolve/from_conf.h"

namespace sparkvet::check {
namespace {

using Settings = std::vector<std::pair<std::string_view, std::string_view>>;

const spark::Catalogue& Catalogue() {
  static const spark::Catalogue catalogue(image::BuiltIn());
  return catalogue;
}

KeyVerdicts::Table& Of(KeyVerdicts& verdicts, spark::Release release, std::string_view master) {
  const Settings settings = {{"spark.master", master}};
  const resolve::Resolved resolved = resolve::FromConf(release, settings);
  const resolve::View view(Catalogue(), resolved);
  return verdicts.Of(view);
}

KeyVerdict Says(std::string message) { return {Fired{nullptr, std::move(message), "", ""}}; }

}  // namespace

TEST_CASE("releases and cluster managers share no verdicts, configurations of one do") {
  KeyVerdicts verdicts;
  KeyVerdicts::Table& yarn = Of(verdicts, {3, 5}, "yarn");
  CHECK(&Of(verdicts, {3, 5}, "yarn") == &yarn);
  CHECK(&Of(verdicts, {3, 4}, "yarn") != &yarn);
  CHECK(&Of(verdicts, {3, 5}, "spark://h:1") != &yarn);
  CHECK(&Of(verdicts, {3, 5}, "yarn") == &yarn);
}

TEST_CASE("a key is not known until something, or nothing, was said of it") {
  KeyVerdicts verdicts;
  KeyVerdicts::Table& table = Of(verdicts, {3, 5}, "yarn");
  for (const auto& [id, key] : {std::pair<spark::KeyId, std::string_view>{7, "of the catalogue"}, {spark::kNoKey, "of none"}}) {
    CAPTURE(key);
    CHECK(table.Find(id, key) == nullptr);
    table.Add(id, key, Says("no such key"));
    REQUIRE(table.Find(id, key) != nullptr);
    REQUIRE(table.Find(id, key)->size() == 1);
    CHECK(table.Find(id, key)->front().message == "no such key");
  }
  table.Add(9, "good", {});
  REQUIRE(table.Find(9, "good") != nullptr);
  CHECK(table.Find(9, "good")->empty());
  CHECK(table.Find(8, "beside it") == nullptr);
  CHECK(table.Find(10, "behind it") == nullptr);
  CHECK(table.Find(spark::kNoKey, "of the catalogue") == nullptr);
}

TEST_CASE("names that no catalogue has are kept in bounds") {
  KeyVerdicts verdicts;
  KeyVerdicts::Table& table = Of(verdicts, {3, 5}, "yarn");
  const std::string longest(256, 'x'), longer(257, 'x');
  table.Add(spark::kNoKey, longest, {});
  table.Add(spark::kNoKey, longer, {});
  CHECK(table.Find(spark::kNoKey, longest) != nullptr);
  CHECK(table.Find(spark::kNoKey, longer) == nullptr);

  table.Add(3, "of the catalogue", Says("stays"));
  for (int i = 0; i < 1024; ++i) table.Add(spark::kNoKey, "name" + std::to_string(i), {});
  CHECK(table.Find(spark::kNoKey, longest) == nullptr);  // it began anew
  CHECK(table.Find(spark::kNoKey, "name1023") != nullptr);
  CHECK(table.Find(3, "of the catalogue") != nullptr);
}

}  // namespace sparkvet::check
