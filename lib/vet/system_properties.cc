#include "lib/vet/system_properties.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sparkvet::vet {
namespace {

// What the launcher puts on the command line of the JVM, the stronger first.
struct OptionsKey {
  std::string_view key;
  spark::Release since;
};
constexpr OptionsKey kOptions[] = {{"spark.driver.extraJavaOptions", {}}, {"spark.driver.defaultJavaOptions", {3, 0}}};
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
void Point(const SystemProperty& property, const resolve::Assignment& options, resolve::Assignment& a) {
  const text::Span& all = options.value_span;
  if (!property.at || !all.known() || all.end - all.begin != options.value.size()) return;
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

void AddSystemProperties(resolve::Resolved& resolved) {
  for (const auto& [options, since] : kOptions) {
    const resolve::Assignment* const written = resolved.context.release < since ? nullptr : resolved.Find(options);
    if (written == nullptr || written->unknown) continue;
    const std::string_view written_as = written->written_as.empty() ? written->key : written->written_as;
    const std::vector<SystemProperty> properties = SystemPropertiesOf(written->value);
    for (auto last = properties.rbegin(); last != properties.rend(); ++last) {
      if (resolved.Find(last->key) != nullptr) continue;
      resolve::Assignment a;
      Point(*last, *written, a);
      a.key = resolved.Keep(last->key);
      a.value = resolved.Keep(last->value);
      a.layer = carrier::Layer::kEnvironment;
      a.of_jvm = true;
      a.written_as = written_as;
      resolved.Put(a);
    }
  }
}

}  // namespace sparkvet::vet
