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

// The words of a text, with quotes and escapes taken off.
std::optional<std::vector<std::string>> OptionWords(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false, escaped = false;
  char quote = 0;
  for (const char c : text) {
    if (!in_word && IsSpace(c)) continue;
    in_word = true;
    if (escaped) {
      word += c;
      escaped = false;
    } else if (c == '\\' && quote != '\'') {
      escaped = true;
    } else if (quote != 0 ? c == quote : c == '\'' || c == '"') {
      quote = quote != 0 ? 0 : c;
    } else if (IsSpace(c) && quote == 0) {
      words.push_back(std::exchange(word, {}));
      in_word = false;
    } else {
      word += c;
    }
  }
  if (quote != 0 || escaped) return std::nullopt;
  if (in_word) words.push_back(std::move(word));
  return words;
}

}  // namespace

std::vector<SystemProperty> SystemPropertiesOf(std::string_view java_options) {
  std::vector<SystemProperty> properties;
  if (!java_options.contains(kOfSpark)) return properties;
  for (const std::string& word : OptionWords(java_options).value_or(std::vector<std::string>())) {
    if (!word.starts_with(kOfSpark)) continue;
    const std::string_view set = std::string_view(word).substr(kProperty.size());
    const size_t sign = std::min(set.find('='), set.size());
    properties.push_back({std::string(set.substr(0, sign)), std::string(set.substr(std::min(sign + 1, set.size())))});
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
      resolve::Assignment a;  // without a place: a fix of its value is none of the options
      a.key = resolved.Keep(last->key);
      a.value = resolved.Keep(last->value);
      a.layer = carrier::Layer::kEnvironment;
      a.written_as = written_as;
      resolved.Put(a);
    }
  }
}

}  // namespace sparkvet::vet
