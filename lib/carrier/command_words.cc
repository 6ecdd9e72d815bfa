#include "lib/carrier/command_words.h"

#include <algorithm>
#include <string>

#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/shell_scan.h"
#include "lib/carrier/submit.h"
#include "lib/carrier/unknown.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

// Longer parts are none.
constexpr size_t kMaxPart = 4096;

// Behind the bracket that closes the one at `bracket`, nesting counted; the one behind it where none does.
size_t BracketEnd(std::string_view text, size_t bracket) {
  const char open = text[bracket];
  const char close = open == '(' ? ')' : '}';
  int depth = 0;
  for (size_t at = bracket; at < std::min(text.size(), bracket + kMaxPart); ++at) {
    if (text[at] == open) ++depth;
    else if (text[at] == close && --depth == 0) return at + 1;
  }
  return bracket + 1;
}

size_t DollarEnd(std::string_view text, size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (next == '(') return BracketEnd(text, at + 1);
  if (next == '[') return InputEnd(text, at);
  if (next != '{') return VariableEnd(text, at);
  const size_t end = BracketEnd(text, at + 1);
  return HasVariable(text.substr(at, end - at)) ? end : at;
}

}  // namespace

size_t OpenPartEnd(std::string_view text, size_t at) {
  if (text[at] == '$') return DollarEnd(text, at);
  return text[at] == '{' || text[at] == '<' ? TemplateEnd(text, at) : at;
}

OpenPart NextOpenPart(std::string_view text, size_t from) {
  for (size_t at = from; at < text.size(); ++at) {
    if (const size_t end = OpenPartEnd(text, at); end != at) return {at, end};
  }
  return {text.size(), text.size()};
}

Word BehindCompose(const Word& script, text::Arena& arena) {
  WordBuilder out(script, arena);
  out.Start(0);
  size_t at = 0;
  for (OpenPart open = NextOpenPart(script.text, 0); open.begin < script.text.size(); open = NextOpenPart(script.text, at)) {
    out.Copy(at, open.begin);
    at = open.begin;
    if (script.text.substr(at).starts_with("$$")) {
      out.Put("$", at, at + 2);
      at += 2;
    } else {
      out.Expand(at, open.end, false);
      at = open.end;
    }
  }
  out.Copy(at, script.text.size());
  return out.Finish(script.text.size());
}

bool CommandWords::Add(const Node& node) {
  if (node.kind == Node::Kind::kScalar) return AddScalar(node);
  if (node.kind != Node::Kind::kList) return false;
  for (const NodeIndex item : node.children) {
    if (!AddScalar(document_.tree.node(item))) return false;
  }
  return true;
}

bool CommandWords::AddScalar(const Node& scalar) {
  if (scalar.kind != Node::Kind::kScalar) return false;
  const Embedded& text = texts_.emplace_back(document_, scalar);
  words_.push_back(Expand(text.AsWord(places_), IsScriptNext()));
  words_.back().splits |= scalar.tag == Node::Tag::kSpread;
  return true;
}

// Behind [bash, -c].
bool CommandWords::IsScriptNext() const {
  if (rules_ == nullptr || words_.size() < 2 || !IsScriptOption(words_.back().text)) return false;
  return std::any_of(words_.begin(), words_.end() - 1, [&](const Word& w) { return rules_->IsShell(w.text.substr(w.text.rfind('/') + 1)); });
}

bool CommandWords::AddSplit(const Node& scalar) {
  if (!AddScalar(scalar)) return false;
  const Word whole = std::move(words_.back());
  words_.pop_back();
  for (Word& word : SplitLikePython(whole, 0, places_)) {
    expanded_.push_back(std::make_shared<const std::string>(word.text));
    word.text = *expanded_.back();
    words_.push_back(std::move(word));
  }
  return true;
}

// Fills $(NAME) in from env, and marks what stays open: in a script only what env has and does not tell.
Word CommandWords::Expand(const Word& word, bool is_script) {
  OpenPart open = NextOpenPart(word.text, 0);
  if (open.begin == word.text.size()) return word;
  Word out;
  out.span = word.span;
  out.unknown = word.unknown;
  out.known = word.known;
  std::string text;
  std::vector<Word::Piece> pieces;
  std::vector<Word::Hole> holes;
  size_t piece = 0;
  const auto copy = [&](size_t begin, size_t end) {  // bytes of the word, each where it stands
    if (begin == end) return;
    while (piece + 1 < word.pieces.size() && word.pieces[piece + 1].text_at <= begin) ++piece;
    for (size_t i = piece; i < word.pieces.size() && (i == piece || word.pieces[i].text_at < end); ++i) {
      Word::Piece moved = word.pieces[i];
      const size_t from = std::max<size_t>(moved.text_at, begin);
      if (moved.escape == 0) moved.source_at += static_cast<uint32_t>(from - moved.text_at);
      moved.text_at = static_cast<uint32_t>(text.size() + from - begin);
      pieces.push_back(moved);
    }
    text += word.text.substr(begin, end - begin);
  };
  size_t at = 0;
  for (; open.begin < word.text.size(); open = NextOpenPart(word.text, at)) {
    copy(at, open.begin);
    at = open.begin;
    const std::string_view part = word.text.substr(open.begin, open.end - open.begin);
    const bool is_reference = part.starts_with("$(") && part.ends_with(')');
    const auto known = is_reference ? env_.find(part.substr(2, part.size() - 3)) : env_.end();
    if (known != env_.end() && known->second.scalar != nullptr && known->second.from == 0) {
      const Node& value = *known->second.scalar;
      const text::Span place = word.Part(open.begin, open.end);
      Word::Piece filled{};
      filled.text_at = static_cast<uint32_t>(text.size());
      filled.source_at = value.span.begin;
      const bool verbatim = value.span.end - value.span.begin == value.text.size();
      filled.escape = verbatim ? 0 : std::max(1u, value.span.end - value.span.begin);
      filled.origin = static_cast<uint32_t>(pieces.size() + 1);
      filled.ref_begin = place.begin;
      filled.ref_end = place.end;
      if (!value.text.empty()) pieces.push_back(filled);
      text += value.text;
    } else if (is_script && known == env_.end()) {
      copy(open.begin, open.end);
    } else {
      if (!out.unknown) out.known = static_cast<uint32_t>(text.size());
      out.unknown = true;
      const auto begin = static_cast<uint32_t>(text.size());
      copy(open.begin, open.end);
      holes.push_back({begin, static_cast<uint32_t>(text.size())});
    }
    at = open.end;
  }
  copy(at, word.text.size());
  expanded_.push_back(std::make_shared<const std::string>(std::move(text)));
  out.text = *expanded_.back();
  out.pieces = places_.KeepAll<Word::Piece>(pieces);
  out.holes = places_.KeepAll<Word::Hole>(holes);
  return out;
}

void CommandWords::HandOn(Fragment& fragment) const {
  std::vector<EnvironmentVariable> all;
  for (const auto& [name, at] : env_) {
    EnvironmentVariable& v = all.emplace_back(EnvironmentVariable{document_.Own(fragment, name), {}, at.scalar == nullptr, {}});
    if (at.scalar == nullptr) continue;
    v.value = document_.Own(fragment, at.text());
    v.span = at.scalar->span;
  }
  fragment.environment.insert(fragment.environment.begin(), all.begin(), all.end());
}

void CommandWords::Hold(Fragment& fragment) const {
  for (const Embedded& text : texts_) text.Hold(fragment);
  for (const auto& text : expanded_) fragment.arena.Share(text);
}

}  // namespace sparkvet::carrier
