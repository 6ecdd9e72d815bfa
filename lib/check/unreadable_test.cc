#include "lib/check/unreadable.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "lib/image/builtin.h"
#include "lib/resolve/from_conf.h"

namespace sparkvet::check {
namespace {

// "text" of a key whose values are not converted.
std::string Read(std::string_view key, std::string_view value) {
  static const spark::Catalogue catalogue(image::BuiltIn());
  const std::vector<std::pair<std::string_view, std::string_view>> conf = {{key, value}};
  const resolve::Resolved resolved = resolve::FromConf({3, 5}, conf);
  const resolve::View view(catalogue, resolved);
  const spark::KeyId id = catalogue.Find(key).value();
  const auto type = ConvertedTo(view, id);
  return !type ? "text" : IsUnreadable(view, id, *type, *resolved.Find(key)) ? "unreadable" : "read";
}

}  // namespace

TEST_CASE("what a key's type does not take cannot be read") {
  constexpr struct {
    std::string_view key, value, want;
  } kRows[] = {
      {"spark.sql.adaptive.enabled", "treu", "unreadable"},
      {"spark.sql.adaptive.enabled", "TRUE", "read"},
      {"spark.sql.adaptive.enabled", " false ", "read"},
      {"spark.sql.adaptive.enabled", "", "unreadable"},
      {"spark.sql.shuffle.partitions", "auto", "unreadable"},
      {"spark.sql.shuffle.partitions", "200 # many", "unreadable"},
      {"spark.sql.shuffle.partitions", "200", "read"},
      {"spark.sql.shuffle.partitions", "2147483648", "unreadable"},
      {"spark.sql.shuffle.partitions", "2147483647", "read"},
      {"spark.sql.shuffle.partitions", "-", "unreadable"},
      {"spark.sql.autoBroadcastJoinThreshold", "-1", "read"},
      {"spark.sql.autoBroadcastJoinThreshold", "10x", "unreadable"},
      {"spark.sql.autoBroadcastJoinThreshold", "10MB", "read"},
      {"spark.sql.autoBroadcastJoinThreshold", "10s", "unreadable"},
      {"spark.sql.broadcastTimeout", "5m", "read"},
      {"spark.sql.broadcastTimeout", "5g", "unreadable"},
      {"spark.speculation.multiplier", "1.5", "read"},
      {"spark.speculation.multiplier", "1.5x", "unreadable"},
      {"spark.speculation.multiplier", "1.2.3", "unreadable"},
      {"spark.speculation.multiplier", "1e3", "read"},
      {"spark.sql.shuffle.partitions", "${spark.none}", "unreadable"},
      {"spark.sql.shuffle.partitions", "${spark.executor.cores}", "read"},
      {"spark.app.name", "x", "text"},
      {"spark.sql.session.timeZone", "x", "text"},
  };
  for (const auto& [key, value, want] : kRows) {
    CAPTURE(key);
    CAPTURE(value);
    CHECK(Read(key, value) == want);
  }
}

}  // namespace sparkvet::check
