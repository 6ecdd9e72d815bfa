#include "lib/carrier/conf_values.h"

#include <algorithm>

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

// "executor_memory" for spark.executor.memory: what the same is called elsewhere.
bool IsNameOf(std::string_view key, std::string_view value) {
  if (!value.contains('_')) return false;
  size_t at = key.size();
  for (size_t i = value.size(); i > 0; --i) {
    const char c = value[i - 1];
    if (c == '_' && at > 0 && key[at - 1] != '.') continue;  // memory_overhead is memoryOverhead
    if (at == 0 || base::ToLower(c == '_' ? '.' : c) != base::ToLower(key[at - 1])) return false;
    --at;
  }
  return true;
}

bool DescribesSetting(std::string_view key, std::string_view value, const MapRules& rules) {
  if (rules.IsType(value) || IsNameOf(key, value)) return true;
  const bool may_be_text = key == "spark.app.name" || key.ends_with("JavaOptions") || key.ends_with("description");
  return !may_be_text && IsSentence(value);
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
