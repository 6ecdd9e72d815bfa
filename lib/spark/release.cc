#include "lib/spark/release.h"

#include <algorithm>
#include <charconv>

#include "lib/base/strings.h"

namespace sparkvet::spark {

std::optional<Release> ParseRelease(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  Release r;
  const char* const end = text.data() + text.size();
  const auto major = std::from_chars(text.data(), end, r.major);
  if (major.ec != std::errc() || major.ptr == end || *major.ptr != '.') return std::nullopt;
  const auto minor = std::from_chars(major.ptr + 1, end, r.minor);
  if (minor.ec != std::errc()) return std::nullopt;
  // "3.05" is no way to write 3.5.
  const std::string written = r.ToString();
  const std::string_view read = text.substr(0, static_cast<size_t>(minor.ptr - text.data()));
  return read == written ? std::optional(r) : std::nullopt;
}

std::optional<ReleaseRange> ParseReleaseRange(std::string_view text) {
  ReleaseRange range;
  if (text.empty()) return range;
  const auto exactly = [](std::string_view s) -> std::optional<Release> {
    const std::optional<Release> r = ParseRelease(s);
    return r && r->ToString() == s ? r : std::nullopt;
  };
  if (text.starts_with(">=") || text.starts_with("<=")) {
    const std::optional<Release> r = exactly(text.substr(2));
    if (!r) return std::nullopt;
    (text[0] == '>' ? range.first : range.last) = *r;
    return range;
  }
  const size_t dots = text.find("..");
  const std::optional<Release> first = exactly(text.substr(0, dots));
  const std::optional<Release> last =
      dots == std::string_view::npos ? first : exactly(text.substr(dots + 2));
  if (!first || !last || *last < *first) return std::nullopt;
  return ReleaseRange{*first, *last};
}

ReleaseRange Intersection(const ReleaseRange& a, const ReleaseRange& b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

}  // namespace sparkvet::spark
