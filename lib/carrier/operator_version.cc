#include "lib/carrier/operator_version.h"

#include "lib/base/strings.h"

namespace sparkvet::carrier {

std::optional<OperatorVersion> OperatorVersion::Parse(std::string_view text) {
  constexpr std::string_view kOldTag = "v1beta2-";
  if (text.starts_with(kOldTag)) text.remove_prefix(kOldTag.size());
  if (text.starts_with('v')) text.remove_prefix(1);
  text = text.substr(0, text.find_first_of("-+"));
  uint32_t packed = 0;
  int parts = 0;
  for (const std::string_view part : base::Split(text, '.')) {
    if (part.empty() || part.size() > 3 || ++parts > 3) return std::nullopt;
    uint32_t number = 0;
    for (const char c : part) {
      if (!base::IsDigit(c)) return std::nullopt;
      number = number * 10 + static_cast<uint32_t>(c - '0');
    }
    packed = packed << 10 | number;
  }
  return OperatorVersion(packed << 10 * (3 - parts));
}

}  // namespace sparkvet::carrier
