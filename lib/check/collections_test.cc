#include "lib/check/collections.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::check {
namespace {

using rule::Collection;

// The words of its places, each behind a comma.
std::string Words(const Collections& collections, Collection collection) {
  std::string out;
  for (const Place& place : collections.Of(collection)) out.append(",").append(place.word);
  return out;
}

resolve::Assignment OfCommand(carrier::Layer layer, std::string_view value, uint32_t at, std::string_view written_as = {}) {
  return {.key = "spark.executor.cores", .value = value, .layer = layer, .key_span = {0, at, at + 1}, .value_span = {0, at + 2, at + 3}, .written_as = written_as};
}

}  // namespace

TEST_CASE("a collection holds what a carrier or the resolving has noted of its kind, and nothing else") {
  carrier::Fragment fragment(carrier::Kind::kSubmit, 0);
  fragment.misuses.push_back({carrier::Misuse::Kind::kSetTwice, "a", {}});
  fragment.misuses.push_back({carrier::Misuse::Kind::kUnrecognizedOption, "--b", {}});
  fragment.misuses.push_back({carrier::Misuse::Kind::kSetTwice, "c", {}});
  resolve::Resolved resolved;
  resolved.absent_options.push_back({"--d", {}});
  resolved.unwanted.push_back({.key = "e", .span = {}, .refused = true, .instead = {}, .source = {}});
  const Collections collections(resolved, &fragment);
  CHECK(Words(collections, Collection::kSetTwice) == ",a,c");
  CHECK(Words(collections, Collection::kUnrecognizedOptions) == ",--b,--d");
  CHECK(Words(collections, Collection::kRefusedByPlatform) == ",e");
  for (const Collection held : {Collection::kSetTwice, Collection::kUnrecognizedOptions, Collection::kRefusedByPlatform}) CHECK(collections.held().Has(held));
  for (const Collection other : {Collection::kIgnoredByPlatform, Collection::kTwoSettings, Collection::kBeatenInCommand, Collection::kUnusedSuppressions}) {
    CHECK_FALSE(collections.held().Has(other));
    CHECK(collections.Of(other).empty());
  }
}

TEST_CASE("a bare SparkConf has no places but keys") { CHECK(Collections(resolve::Resolved(), nullptr).held().empty()); }

TEST_CASE("each kind of misuse has a collection of its own, and only what nobody else adds to is of misuses alone") {
  CollectionSet seen;
  for (int kind = 0; kind <= static_cast<int>(carrier::Misuse::Kind::kNeededAbove); ++kind) {
    const Collection collection = CollectionOf(static_cast<carrier::Misuse::Kind>(kind));
    CHECK(collection != Collection::kWhole);
    CHECK_FALSE(seen.Has(collection));
    seen.Add(collection);
    CHECK(IsOfMisuses(collection) == (collection != Collection::kUnrecognizedOptions));
  }
  for (unsigned i = 0; i <= static_cast<unsigned>(Collection::kUnusedSuppressions); ++i) {
    const auto collection = static_cast<Collection>(i);
    if (!seen.Has(collection)) CHECK_FALSE(IsOfMisuses(collection));
  }
}

TEST_CASE("an option and a --conf of one command that set the same key in other ways") {
  const auto beaten = [](std::string_view option, std::string_view conf, carrier::Kind kind = carrier::Kind::kSubmit) {
    const carrier::Fragment fragment(kind, 0);
    resolve::Resolved resolved;
    resolved.Add(OfCommand(carrier::Layer::kConf, conf, 20));
    resolved.Add(OfCommand(carrier::Layer::kFlag, option, 10, "--executor-cores"));
    return Words(Collections(resolved, &fragment), Collection::kBeatenInCommand);
  };
  CHECK(beaten("4", "2") == ",--conf spark.executor.cores by --executor-cores");
  CHECK(beaten("4", "4").empty());
  CHECK(beaten("4", "2", carrier::Kind::kManifest).empty());
}

}  // namespace sparkvet::check
