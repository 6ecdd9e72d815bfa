#include "lib/carrier/unknown.h"

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

// The names inside ${…} that Spark's ConfigReader resolves.
bool SparkSubstitutes(std::string_view name) {
  return name.starts_with("spark.") || name.starts_with("env:") || name.starts_with("system:");
}

}  // namespace

bool HasTemplate(std::string_view text) {
  for (size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    if (at + 1 < text.size() && (text[at + 1] == '{' || text[at + 1] == '%')) return true;
  }
  return text.contains("<%") || text.contains("%{");
}

bool HasVariable(std::string_view text) {
  for (size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.empty()) return false;
    const char c = rest.front();
    if (base::IsAlpha(c) || c == '_' || c == '(') return true;
    if (c == '{' && !SparkSubstitutes(rest.substr(1))) return true;
  }
  return false;
}

}  // namespace sparkvet::carrier
