#include "lib/vet/system_properties.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

namespace sparkvet::vet {
namespace {

constexpr std::string_view kProperty = "-D", kOfSpark = "-Dspark.";

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct OptionWord {
  std::string text;  // with quotes and escapes taken off
  size_t begin, end;

  bool is_plain() const { return end - begin == text.size(); }
};

std::optional<std::vector<OptionWord>> OptionWords(std::string_view text) {
  std::vector<OptionWord> words;
  bool in_word = false, escaped = false;
  char quote = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (!in_word && IsSpace(c)) continue;
    if (!in_word) words.push_back({{}, at, at});
    in_word = true;
    if (escaped) {
      words.back().text += c;
      escaped = false;
    } else if (c == '\\' && quote != '\'') {
      escaped = true;
    } else if (quote != 0 ? c == quote : c == '\'' || c == '"') {
      quote = quote != 0 ? 0 : c;
    } else if (IsSpace(c) && quote == 0) {
      in_word = false;
      continue;
    } else {
      words.back().text += c;
    }
    words.back().end = at + 1;
  }
  if (quote != 0 || escaped) return std::nullopt;
  return words;
}

// Where it stands in the source, if the options stand there as they are. Without that it has no place: what would mend its value
// is nothing to put in place of all options.
void Point(const SystemProperty& property, const JavaOptions& options, resolve::Assignment& a) {
  const text::Span& all = options.span;
  if (!property.at || !all.known() || all.end - all.begin != options.text.size()) return;
  const auto part = [&](size_t begin, size_t size) {
    const auto at = all.begin + static_cast<uint32_t>(*property.at + begin);
    return text::Span{all.file, at, at + static_cast<uint32_t>(size)};
  };
  a.key_span = part(0, property.key.size());
  a.value_span = property.value.empty() ? a.key_span : part(property.key.size() + 1, property.value.size());
}

}  // namespace

std::vector<SystemProperty> SystemPropertiesOf(std::string_view java_options) {
  std::vector<SystemProperty> properties;
  if (!java_options.contains(kOfSpark)) return properties;
  for (const OptionWord& word : OptionWords(java_options).value_or(std::vector<OptionWord>())) {
    if (!word.text.starts_with(kOfSpark)) continue;
    const std::string_view set = std::string_view(word.text).substr(kProperty.size());
    const size_t sign = std::min(set.find('='), set.size());
    SystemProperty& p = properties.emplace_back(SystemProperty{std::string(set.substr(0, sign)), std::string(set.substr(std::min(sign + 1, set.size())))});
    if (word.is_plain()) p.at = word.begin + kProperty.size();
  }
  return properties;
}

std::vector<resolve::Assignment> SettingsOfJvm(std::span<const JavaOptions> options, resolve::Resolved& keeper) {
  std::vector<resolve::Assignment> settings;
  std::unordered_set<std::string_view> keys;
  bool may_be_beaten = false;
  for (const JavaOptions& some : options) {
    if (some.unknown) {
      may_be_beaten = true;
      continue;
    }
    const std::vector<SystemProperty> properties = SystemPropertiesOf(some.text);
    for (auto last = properties.rbegin(); last != properties.rend(); ++last) {
      if (keys.contains(last->key)) continue;
      resolve::Assignment& a = settings.emplace_back();
      Point(*last, some, a);
      a.key = *keys.insert(keeper.Keep(last->key)).first;
      a.value = keeper.Keep(last->value);
      a.unknown = may_be_beaten;
      a.layer = carrier::Layer::kEnvironment;
      a.of_jvm = true;
      a.written_as = keeper.Keep(some.written_as);
    }
  }
  return settings;
}

}  // namespace sparkvet::vet
