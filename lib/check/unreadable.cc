#include "lib/check/unreadable.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/spark/entry_reader.h"

namespace sparkvet::check {
namespace {

using spark::ValueType;

bool IsConverted(ValueType type) {
  switch (type) {
    case ValueType::kBoolean:
    case ValueType::kInt:
    case ValueType::kLong:
    case ValueType::kDouble:
    case ValueType::kTime:
    case ValueType::kBytes: return true;
    default: return false;
  }
}

// What nearly all values are: true, 200, -1, 0.5, 60s, 4g.
bool LooksReadable(ValueType type, std::string_view value) {
  constexpr size_t kMostDigits = 9;  // of what is in range whatever its unit
  if (type == ValueType::kBoolean) return value == "true" || value == "false";
  std::string_view digits = value;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  const std::string_view units = type == ValueType::kTime ? "smh" : type == ValueType::kBytes ? "kmg" : "";
  if (!digits.empty() && units.contains(digits.back())) digits.remove_suffix(1);
  if (const size_t point = digits.find('.'); type == ValueType::kDouble && point != std::string_view::npos && point > 0) {
    return point + 1 < digits.size() && std::ranges::all_of(digits.substr(0, point), base::IsDigit) && std::ranges::all_of(digits.substr(point + 1), base::IsDigit);
  }
  return !digits.empty() && digits.size() <= kMostDigits && std::ranges::all_of(digits, base::IsDigit);
}

}  // namespace

std::optional<ValueType> ConvertedTo(const resolve::View& view, spark::KeyId key) {
  const spark::EntryRecord* const entry = view.catalogue().Entry(key, view.release());
  return entry != nullptr && entry->is_bare == 0 && IsConverted(entry->type) ? std::optional(entry->type) : std::nullopt;
}

bool IsUnreadable(const resolve::View& view, spark::KeyId key, ValueType type, const resolve::Assignment& setting) {
  if (LooksReadable(type, setting.value) || setting.unknown || setting.key_unknown) return false;
  const spark::ReadResult read = view.ReadAs(key, spark::Getter::kEntry);
  return read.state == spark::ReadResult::State::kMalformed && !read.is_default && read.written == setting.value;
}

}  // namespace sparkvet::check
