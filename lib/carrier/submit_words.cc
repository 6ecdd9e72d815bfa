#include "lib/carrier/submit_words.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kApplicationNames[] = {"jar", "app", "script", "file", "main", "py", "job"};
constexpr std::string_view kOptionNames[] = {"arg", "opt", "conf", "param", "flag", "prop"};
constexpr std::string_view kFileLists[] = {"--jars", "--files", "--py-files", "--archives"};
constexpr std::string_view kDashes[] = {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x95", "\xE2\x88\x92"};

bool HoldsAny(std::string_view text, std::span<const std::string_view> parts) {
  return std::ranges::any_of(parts, [&](std::string_view part) { return text.contains(part); });
}

// "—conf", "––conf": an option but for its dashes.
bool HasOtherDashes(std::string_view text, const SubmitOptions& options) {
  return std::ranges::any_of(kDashes, [&](std::string_view dash) {
    if (!text.starts_with(dash)) return false;
    size_t at = dash.size();
    while (at < text.size() && (text[at] == '-' || text.substr(at).starts_with(dash))) at += text[at] == '-' ? 1 : dash.size();
    return options.Find("--" + std::string(text.substr(at, text.find('=', at) - at))).has_value();
  });
}

bool IsSetting(std::string_view text) {
  const size_t equals = text.find('=');
  return text.starts_with("spark.") && equals != kNone && text.substr(0, equals).find_first_of("/: ") == kNone;
}

}  // namespace

bool HasLineEnd(std::string_view text) {
  return text.find_first_of("\n\r") != kNone || text.contains("\xC2\x85") || text.contains("\xE2\x80\xA8") || text.contains("\xE2\x80\xA9");
}

// Not "$(params.app)".
bool IsNamedLikeOptions(std::string_view word) { return HoldsAny(base::Lower(word.substr(word.rfind('.') + 1)), kOptionNames); }

bool IsNamedLikeAnApplication(std::string_view word) { return HoldsAny(base::Lower(word), kApplicationNames) && !IsNamedLikeOptions(word); }

bool MayBeAnApplication(std::string_view word, const SubmitOptions& options) {
  const bool goes_on = word.ends_with(',') && word.size() > 1;
  return !goes_on && !IsSetting(word) && !HasOtherDashes(word, options);
}

size_t FindSecondSetting(std::string_view key, std::string_view value) {
  constexpr std::string_view kName = "spark.";
  constexpr std::string_view kShortest = ",spark.a=";
  if (value.size() < kShortest.size() || !key.starts_with(kName) || key.ends_with("JavaOptions")) return kNone;
  for (size_t at = value.find(kName, 1); at != kNone; at = value.find(kName, at + 1)) {
    if (!std::string_view(", ;").contains(value[at - 1])) continue;
    size_t end = at + kName.size();
    while (end < value.size() && (base::IsAlpha(value[end]) || base::IsDigit(value[end]) || value[end] == '.')) ++end;
    if (end > at + kName.size() && end < value.size() && value[end] == '=') return at;
  }
  return kNone;
}

bool IsPatternOfFiles(const SubmitOption& option, const Word& value) {
  const bool names_files = std::ranges::find(kFileLists, option.name()) != std::end(kFileLists);
  if (!names_files || !value.pieces.empty() || value.span.end - value.span.begin != value.text.size()) return false;
  const size_t open = value.text.find('[');
  return open != kNone && value.text.find(']', open) != kNone;
}

}  // namespace sparkvet::carrier
