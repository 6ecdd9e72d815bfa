// A Spark release line: 2.4 … 4.3. Any patch of a known line is taken as its line.
//
//   ParseRelease("3.5.9") -> 3.5     ParseRelease("v3.5.1-hadoop3") -> 3.5     ParseRelease("1.6") -> nothing
//
// Which lines sparkvet knows is a table in the image, made from rules/releases/ (catalogue.h); this file only
// knows how a release is written and ordered.
#ifndef SPARKVET_LIB_SPARK_RELEASE_H_
#define SPARKVET_LIB_SPARK_RELEASE_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sparkvet::spark {

struct Release {
  uint8_t major = 0;
  uint8_t minor = 0;

  auto operator<=>(const Release&) const = default;
  std::string ToString() const { return std::to_string(major) + '.' + std::to_string(minor); }
};

// Reads MAJOR.MINOR with anything that is no digit behind it (a patch number, a vendor's suffix) and an
// optional leading "v".
std::optional<Release> ParseRelease(std::string_view text);

// A closed range of releases, as rules write it: ">=3.4", "<=3.3", "3.1..3.3", "3.5", "" (all).
struct ReleaseRange {
  Release first{0, 0};
  Release last{255, 255};

  bool Contains(Release r) const { return first <= r && r <= last; }
};

std::optional<ReleaseRange> ParseReleaseRange(std::string_view text);

// What two ranges share; where they share nothing, a range that contains no release.
ReleaseRange Intersection(const ReleaseRange& a, const ReleaseRange& b);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_RELEASE_H_
