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
    CHECK(table.Find(id, key, carrier::Layer::kConf) == nullptr);
    table.Add(id, key, Says("no such key"));
    REQUIRE(table.Find(id, key, carrier::Layer::kConf) != nullptr);
    REQUIRE(table.Find(id, key, carrier::Layer::kConf)->size() == 1);
    CHECK(table.Find(id, key, carrier::Layer::kConf)->front().message == "no such key");
  }
  table.Add(9, "good", {});
  REQUIRE(table.Find(9, "good", carrier::Layer::kConf) != nullptr);
  CHECK(table.Find(9, "good", carrier::Layer::kConf)->empty());
  CHECK(table.Find(8, "beside it", carrier::Layer::kConf) == nullptr);
  CHECK(table.Find(10, "behind it", carrier::Layer::kConf) == nullptr);
  CHECK(table.Find(spark::kNoKey, "of the catalogue", carrier::Layer::kConf) == nullptr);
}

TEST_CASE("names that no catalogue has are kept in bounds") {
  KeyVerdicts verdicts;
  KeyVerdicts::Table& table = Of(verdicts, {3, 5}, "yarn");
  const std::string longest(256, 'x'), longer(257, 'x');
  table.Add(spark::kNoKey, longest, {});
  table.Add(spark::kNoKey, longer, {});
  CHECK(table.Find(spark::kNoKey, longest, carrier::Layer::kConf) != nullptr);
  CHECK(table.Find(spark::kNoKey, longer, carrier::Layer::kConf) == nullptr);

  table.Add(3, "of the catalogue", Says("stays"));
  for (int i = 0; i < 1024; ++i) table.Add(spark::kNoKey, "name" + std::to_string(i), {});
  CHECK(table.Find(spark::kNoKey, longest, carrier::Layer::kConf) == nullptr);  // it began anew
  CHECK(table.Find(spark::kNoKey, "name1023", carrier::Layer::kConf) != nullptr);
  CHECK(table.Find(3, "of the catalogue", carrier::Layer::kConf) != nullptr);
}

TEST_CASE("what is said because of who sets a key is of that layer alone") {
  KeyVerdicts::Table table;
  const std::vector<std::pair<spark::KeyId, std::string>> keys = {{7, "of the catalogue"}, {spark::kNoKey, "of a family"}};
  for (const auto& [id, key] : keys) {
    table.AddOfLayer(id, key, carrier::Layer::kConf, {Fired{nullptr, "does nothing", "", ""}});
    REQUIRE(table.Find(id, key, carrier::Layer::kConf) != nullptr);
    CHECK(table.Find(id, key, carrier::Layer::kConf)->front().message == "does nothing");
    CHECK(table.Find(id, key, carrier::Layer::kDefaultsFile) == nullptr);
    table.AddOfLayer(id, key, carrier::Layer::kDefaultsFile, {});
    CHECK(table.Find(id, key, carrier::Layer::kDefaultsFile)->empty());
    CHECK_FALSE(table.SaysNothing(id));
  }
}

}  // namespace sparkvet::check
