#include "lib/carrier/conf_values.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lib/base/strings.h"
#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kClusterPrefix = "spark:";  // spark:spark.executor.cores

Receiver ReceiverOf(const Document& document) {
  const Node* const root = document.tree.root();
  return root != nullptr && document.tree.Get(*root, "apiVersion") != nullptr ? Receiver::kKubernetes : Receiver::kAnybody;
}

bool IsSentence(std::string_view value) {
  // Words of other scripts need no blanks between them.
  if (std::any_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return true;
  if (value.empty() || !base::IsAlpha(value.front()) || value.contains('=')) return false;
  return std::count(value.begin(), value.end(), ' ') >= 3;
}

}  // namespace

ConfKey ConfKeyOf(std::string_view name) {
  if (!name.starts_with(kClusterPrefix)) return {name, 0};
  return {name.substr(kClusterPrefix.size()), static_cast<uint32_t>(kClusterPrefix.size())};
}

bool IsPlaceholder(std::string_view value) {
  if (base::TrimBlanks(value).empty()) return true;
  if (value.starts_with('<') && value.ends_with('>')) return true;
  constexpr std::string_view kOpenings[] = {"#{", "@{", "@pipeline(", "%("};
  return std::any_of(std::begin(kOpenings), std::end(kOpenings), [&](std::string_view o) { return value.contains(o); });
}

// The parts of a name, in small letters: executor, memory, overhead of executor.memoryOverhead and executor_memory_overhead; none of
// what is no name.
std::vector<std::string> PartsOfName(std::string_view name) {
  std::vector<std::string> parts(1);
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool is_sign = c == '.' || c == '_' || c == '-';
    if (!is_sign && !base::IsAlpha(c)) return {};
    const bool begins = is_sign || (base::ToLower(c) != c && i > 0 && base::ToLower(name[i - 1]) == name[i - 1]);
    if (begins && !parts.back().empty()) parts.emplace_back();
    if (!is_sign) parts.back() += base::ToLower(c);
  }
  return parts;
}

// "executor_memory", "executor-memory" and "spec.executor.memory" for spark.executor.memory: what the same is called elsewhere.
bool IsNameOf(std::string_view key, std::string_view value) {
  const size_t sign = value.find_last_of("_-.");
  if (sign == std::string_view::npos) return false;
  // Hardly any value ends as its key does: that spares taking both apart.
  const std::string_view last = value.substr(sign + 1);
  if (last.empty() || last.size() > key.size() || !base::EqualsIgnoreCase(key.substr(key.size() - last.size()), last)) return false;
  const std::vector<std::string> parts = PartsOfName(value);
  const std::vector<std::string> of_key = PartsOfName(key);
  return parts.size() > 1 && of_key.size() > 1 && parts.back() == of_key.back() && parts[parts.size() - 2] == of_key[of_key.size() - 2];
}

// "--deploy-mode"
bool IsOptionName(std::string_view value) { return value.starts_with("--") && value.size() > 3 && value.find_first_of("= ") == std::string_view::npos; }

// "Enable authentication", which no key takes that is no text for people.
bool AreWords(std::string_view value) {
  const auto is_of_words = [](char c) { return base::IsAlpha(c) || c == ' '; };
  return value.contains(' ') && value.front() >= 'A' && value.front() <= 'Z' && std::all_of(value.begin(), value.end(), is_of_words);
}

bool DescribesSetting(std::string_view key, std::string_view value, const MapRules& rules) {
  if (rules.IsType(value) || IsNameOf(key, value) || rules.IsCertain(value)) return true;
  const bool may_be_text = key == "spark.app.name" || key.ends_with("JavaOptions") || key.ends_with("description");
  return !may_be_text && (IsSentence(value) || IsOptionName(value) || AreWords(value));
}

void NoteAnotherNumber(const Node& written, std::string_view delivered, Fragment& fragment) {
  const std::string_view what = fragment.arena.Keep(std::string(written.text) + " as " + std::string(delivered));
  fragment.misuses.push_back({Misuse::Kind::kAnotherNumber, what, written.span});
}

ConfValues::ConfValues(const Document& document) : document_(document), receiver_(ReceiverOf(document)) {}

std::optional<Setting> ConfValues::Make(Fragment& fragment, const Node& key, const Node& value) const {
  if (value.kind != Node::Kind::kScalar) return std::nullopt;
  const ConfKey name = ConfKeyOf(key.text);
  Setting s;
  s.key = document_.Own(fragment, name.key);
  s.key_span = key.span;
  if (key.span.end - key.span.begin == key.text.size()) s.key_span.begin += name.prefix;
  s.value = document_.Own(fragment, value.text);
  s.value_span = value.span;
  s.key_unknown = document_.IsUnknown(key);
  s.unknown = s.key_unknown || document_.IsUnknown(value) || IsPlaceholder(value.text);
  if (!value.plain() || s.unknown) return s;
  const std::optional<std::string> delivered = Delivered(value.text, receiver_);
  if (!delivered) s.unknown = true;
  else if (*delivered != value.text) s.value = fragment.arena.Keep(*delivered);
  if (!s.unknown && IsAnotherNumber(value.text, s.value)) NoteAnotherNumber(value, s.value, fragment);
  return s;
}

std::optional<Setting> ConfValues::MakePair(Fragment& fragment, const Node& pair, size_t begin) const {
  const size_t equals = pair.text.find('=', begin);
  if (equals == std::string_view::npos) return std::nullopt;
  const std::string_view text = document_.Own(fragment, pair.text);
  Setting s;
  s.key = text.substr(begin, equals - begin);
  s.value = text.substr(equals + 1);
  s.key_span = s.value_span = pair.span;
  if (pair.span.end - pair.span.begin == text.size()) {
    s.key_span.end = pair.span.begin + static_cast<uint32_t>(equals);
    s.key_span.begin += static_cast<uint32_t>(begin);
    s.value_span.begin += static_cast<uint32_t>(equals + 1);
  }
  s.key_unknown = carrier::IsUnknown(s.key);
  s.unknown = document_.IsUnknown(pair) || IsPlaceholder(s.value);
  return s;
}

}  // namespace sparkvet::carrier
