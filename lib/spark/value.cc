#include "lib/spark/value.h"

#include "lib/base/strings.h"
#include "lib/spark/java_decimal.h"
#include "lib/spark/java_number.h"
#include "lib/spark/java_text.h"
#include "lib/spark/value_borders.h"

namespace sparkvet::spark {
namespace {

constexpr std::string_view kLongS = "\xC5\xBF";

std::string_view TrimFor(Reader reader, std::string_view raw) {
  return reader == Reader::kEntry ? JavaTrim(raw) : raw;
}

// Scala 2.13 compares with equalsIgnoreCase, which also tries upper case: U+017F becomes S there.
bool IsFalseWithLongS(std::string_view text) {
  return text.size() == 6 && base::EqualsIgnoreCase(text.substr(0, 3), "fal") &&
         text.substr(3, 2) == kLongS && base::ToLower(text[5]) == 'e';
}

template <class T>
Value<T> OrError(std::optional<T> value, ValueErrorKind kind, std::string_view text) {
  if (value) return *value;
  return std::unexpected(ValueError{kind, std::string(text)});
}

}  // namespace

std::string_view Name(ValueErrorKind kind) {
  switch (kind) {
    case ValueErrorKind::kNotBoolean:
      return "not-boolean";
    case ValueErrorKind::kNotInt:
      return "not-int";
    case ValueErrorKind::kNotLong:
      return "not-long";
    case ValueErrorKind::kNotDouble:
      return "not-double";
    case ValueErrorKind::kDoubleEmpty:
      return "double-empty";
    case ValueErrorKind::kDoubleMultiplePoints:
      return "double-multiple-points";
    case ValueErrorKind::kNotDecimal:
      return "not-decimal";
    case ValueErrorKind::kTimeUnreadable:
      return "time-unreadable";
    case ValueErrorKind::kTimeSuffix:
      return "time-suffix";
    case ValueErrorKind::kTimeOverflow:
      return "time-overflow";
    case ValueErrorKind::kSizeUnreadable:
      return "size-unreadable";
    case ValueErrorKind::kSizeFraction:
      return "size-fraction";
    case ValueErrorKind::kSizeSuffix:
      return "size-suffix";
    case ValueErrorKind::kSizeOverflow:
      return "size-overflow";
    case ValueErrorKind::kSizeConversion:
      return "size-conversion";
  }
  return {};
}

Value<bool> ParseBoolean(std::string_view raw, Reader reader, Release release) {
  const std::string_view text = TrimFor(reader, raw);
  if (base::EqualsIgnoreCase(text, "true")) return true;
  if (base::EqualsIgnoreCase(text, "false")) return false;
  if (release >= kBooleansOfUnicode && IsFalseWithLongS(text)) return false;
  return std::unexpected(ValueError{ValueErrorKind::kNotBoolean, std::string(text)});
}

Value<int32_t> ParseInt(std::string_view raw, Reader reader) {
  const std::string_view text = TrimFor(reader, raw);
  return OrError(ParseJavaInt(text), ValueErrorKind::kNotInt, text);
}

Value<int64_t> ParseLong(std::string_view raw, Reader reader) {
  const std::string_view text = TrimFor(reader, raw);
  return OrError(ParseJavaLong(text), ValueErrorKind::kNotLong, text);
}

Value<double> ParseDouble(std::string_view raw) {
  const std::expected<double, DoubleFault> value = ParseJavaDouble(raw);
  if (value) return *value;
  const ValueErrorKind kind = value.error() == DoubleFault::kEmpty ? ValueErrorKind::kDoubleEmpty
                              : value.error() == DoubleFault::kMultiplePoints
                                  ? ValueErrorKind::kDoubleMultiplePoints
                                  : ValueErrorKind::kNotDouble;
  return std::unexpected(ValueError{kind, std::string(JavaTrim(raw))});
}

Value<std::string_view> ParseDecimal(std::string_view raw) {
  const std::string_view text = JavaTrim(raw);
  if (IsJavaDecimal(text)) return text;
  return std::unexpected(ValueError{ValueErrorKind::kNotDecimal, std::string(text)});
}

}  // namespace sparkvet::spark
