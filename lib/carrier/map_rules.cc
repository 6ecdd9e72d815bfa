#include "lib/carrier/map_rules.h"

#include <algorithm>
#include <array>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kPrefix = "spark.";

constexpr std::array<bool, 256> kNeverInKey = [] {
  std::array<bool, 256> table{};
  for (const char c : {' ', '\t', '\n', '(', ')', '"', '\'', '/'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

}  // namespace

bool MapRules::Holds(image::Range range, std::string_view word) const {
  const auto words = Words(range);
  return std::any_of(words.begin(), words.end(), [&](image::Str s) { return Text(s) == word; });
}

Layer LayerOf(MapLayer layer) {
  switch (layer) {
    case MapLayer::kConf: return Layer::kConf;
    case MapLayer::kMap: return Layer::kMap;
    case MapLayer::kPropertiesFile: return Layer::kPropertiesFile;
    case MapLayer::kDefaultsFile: break;
  }
  return Layer::kDefaultsFile;
}

bool MapRules::IsCertain(std::string_view key) const {
  if (!IsKey(key)) return false;
  const std::string_view rest = key.substr(kPrefix.size());
  const size_t dot = rest.find('.');
  if (dot == std::string_view::npos || dot + 1 == rest.size()) return Holds(rules().keys, key);
  const auto namespaces = Words(rules().namespaces);  // in order
  const std::string_view wanted = rest.substr(0, dot);
  const auto at = std::lower_bound(namespaces.begin(), namespaces.end(), wanted, [&](image::Str s, std::string_view w) { return Text(s) < w; });
  return at != namespaces.end() && Text(*at) == wanted;
}

bool MapRules::IsKey(std::string_view key) const {
  if (!key.starts_with(kPrefix) || key.size() == kPrefix.size() || !base::IsAlpha(key[kPrefix.size()])) return false;
  // Labels of pods have a slash, as keys.
  const bool is_label = key.starts_with("spark.kubernetes.");
  const auto is_foreign = [&](char c) { return kNeverInKey[static_cast<unsigned char>(c)] && (c != '/' || !is_label); };
  if (std::any_of(key.begin() + kPrefix.size(), key.end(), is_foreign)) return false;
  const auto foreign = Words(rules().foreign);
  return std::none_of(foreign.begin(), foreign.end(), [&](image::Str s) { return key.starts_with(Text(s)); });
}

bool MapRules::IsNested(std::string_view key) const {
  const auto nested = Words(rules().nested);
  return std::any_of(nested.begin(), nested.end(), [&](image::Str s) {
    const std::string_view known = Text(s);
    return known.ends_with('.') ? key.starts_with(known) : key == known;
  });
}

}  // namespace sparkvet::carrier
