#include "lib/carrier/service_command.h"

#include <algorithm>
#include <string>

namespace sparkvet::carrier {
namespace {

constexpr auto kNone = std::string_view::npos;

// Where the words of the command end: behind "dataproc jobs submit pyspark". Options of the program itself and release tracks
// (beta) may stand in front. Zero if they are not there.
size_t BehindWords(const std::vector<Word>& words, size_t from, const ServiceCommand& service) {
  const std::vector<std::string_view> wanted = service.words();
  const auto is_first = [&](const Word& w) { return w.text == wanted.front(); };
  size_t at = static_cast<size_t>(std::find_if(words.begin() + static_cast<ptrdiff_t>(from), words.end(), is_first) - words.begin());
  for (const std::string_view word : wanted) {
    if (at >= words.size() || words[at++].text != word) return 0;
  }
  const std::vector<std::string_view> kinds = service.kinds();
  if (kinds.empty()) return at;
  if (at >= words.size() || std::find(kinds.begin(), kinds.end(), words[at].text) == kinds.end()) return 0;
  return at + 1;
}

struct Value {
  const Word* word = nullptr;
  size_t from = 0;
};

// The option's last value: it takes the place of those before it.
Value ValueOf(const std::vector<Word>& words, size_t at, std::string_view option) {
  Value out;
  for (; at < words.size() && words[at].text != "--"; ++at) {
    const std::string_view text = words[at].text;
    if (!text.starts_with(option)) continue;
    if (text.size() == option.size() && at + 1 < words.size()) {
      ++at;
      out = {&words[at], 0};
    } else if (text.size() > option.size() && text[option.size()] == '=') {
      out = {&words[at], option.size() + 1};
    }
  }
  return out;
}

bool HasHole(const Word& word, size_t begin, size_t end) {
  if (!word.unknown || end <= word.known) return false;
  if (word.holes.empty()) return true;
  const auto hole = std::partition_point(word.holes.begin(), word.holes.end(), [&](const Word::Hole& h) { return h.end <= begin; });
  return hole != word.holes.end() && hole->begin < end;
}

void AddPair(const Word& word, size_t begin, size_t end, std::string_view prefix, Fragment& out) {
  const size_t equals = word.text.substr(0, end).find('=', begin);
  if (equals == kNone) {
    if (begin < end && !HasHole(word, begin, end)) out.misuses.push_back({Misuse::Kind::kNotAPair, word.text.substr(begin, end - begin), word.Part(begin, end)});
    return;
  }
  if (HasHole(word, begin, equals)) return;
  if (!word.text.substr(begin).starts_with(prefix)) return;
  begin += prefix.size();
  const std::string_view key = word.text.substr(begin, equals - begin);
  if (!key.starts_with("spark.")) return;
  Setting s;
  s.key = key;
  s.key_span = word.Part(begin, equals);
  s.value = word.text.substr(equals + 1, end - equals - 1);
  s.value_span = word.Part(equals + 1, end);
  if (s.value.empty()) s.value_span.begin = s.value_span.end = word.Part(equals, equals + 1).end;
  s.unknown = HasHole(word, equals + 1, end);
  out.settings.push_back(s);
}

// "a=1,b=2", or "^#^a=1#b=2".
void AddPairs(const Value& value, std::string_view prefix, Fragment& out) {
  const Word& word = *value.word;
  size_t at = value.from;
  std::string_view separator = ",";
  if (HasHole(word, at, at + 1)) return;  // it may name another separator
  if (word.text.substr(at).starts_with('^')) {
    const size_t end = word.text.find('^', at + 1);
    if (end == kNone || end == at + 1 || HasHole(word, at, end)) return;
    separator = word.text.substr(at + 1, end - at - 1);
    at = end + 1;
  }
  while (at <= word.text.size()) {
    size_t end = std::min(word.text.find(separator, at), word.text.size());
    AddPair(word, at, end, prefix, out);
    at = end + separator.size();
  }
}

}  // namespace

std::optional<Fragment> ReadServiceCommand(const std::vector<Word>& words, size_t from, text::FileId file, const SubmitOptions& options) {
  if (from >= words.size()) return std::nullopt;
  for (const ServiceCommand& service : options.ServiceCommands(words[from].text)) {
    const size_t at = BehindWords(words, from + 1, service);
    const Value value = at == 0 ? Value() : ValueOf(words, at, service.option());
    if (value.word == nullptr) continue;
    Fragment out(Kind::kMap, file);
    out.title = std::string(words[from].text);
    for (const std::string_view word : service.words()) out.title += ' ' + std::string(word);
    out.open_ended = true;
    AddPairs(value, service.prefix(), out);
    if (!out.settings.empty() || !out.misuses.empty()) return out;
  }
  return std::nullopt;
}

}  // namespace sparkvet::carrier
