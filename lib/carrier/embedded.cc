#include "lib/carrier/embedded.h"

#include <algorithm>
#include <string>

#include "lib/carrier/code_tree.h"
#include "lib/carrier/scalar_text.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

SourceMap MapOf(const Document& d, const Node& scalar) {
  if (scalar.is_alias) {
    SourceMap map(scalar.span.file);
    map.Insert(scalar.text, scalar.span.begin, scalar.span.end);
    return map;
  }
  if (d.code != nullptr) {
    if (const auto text = d.code->texts.find(d.tree.IndexOf(scalar)); text != d.code->texts.end()) return *text->second;
  }
  const std::string_view shown = d.text.substr(0, d.range.end);
  const std::string_view text = d.made_readable == nullptr ? shown : std::string_view(d.made_readable->text).substr(0, d.range.end);
  return DecodeScalar(text, shown, scalar);
}

}  // namespace

Embedded::Embedded(const Document& document, const Node& scalar)
    : map_(MapOf(document, scalar)),
      text_(std::make_shared<const std::string>(map_.text())),
      unknown_(document.IsConditional(scalar)) {}

text::Span Embedded::Outer(text::Span inner) const { return inner.known() ? map_.ToSource(inner.begin, inner.end) : inner; }

Word Embedded::AsWord(text::Arena& arena) const {
  Word word;
  word.text = *text_;
  word.span = map_.ToSource(0, text_->size());
  word.unknown = unknown_;
  if (unknown_) word.known = 0;
  word.pieces = arena.KeepAll<Word::Piece>(map_.Pieces());
  return word;
}

void Embedded::Settle(Fragment& f) const {
  f.arena.Share(text_);
  const auto move = [&](text::Span& span) { span = Outer(span); };
  for (Setting& s : f.settings) {
    move(s.key_span), move(s.value_span);
    s.unknown |= unknown_;
  }
  for (Option& o : f.options) {
    move(o.name_span), move(o.value_span);
    o.unknown |= unknown_;
  }
  for (Misuse& m : f.misuses) move(m.span), move(m.winner);
  for (CommandWord& w : f.words) {
    move(w.span);
    w.unknown |= unknown_;
  }
  for (EnvironmentVariable& v : f.environment) {
    move(v.span);
    v.unknown |= unknown_;
  }
  for (Problem& p : f.problems) move(p.span);
  for (Unread& u : f.unread) move(u.span);
  for (auto& c : f.comments) move(c.span);
  for (auto* said : {&f.release, &f.deploy_mode, &f.primary_resource, &f.program, &f.ignored_rules, &f.config_map}) move(said->span);
}

void SettleIn(const Word& text, Fragment& f) {
  const auto is_open = [&](text::Span span) {
    if (!text.unknown && text.holes.empty()) return false;
    if (text.holes.empty()) return span.end > text.known;
    const auto hole = std::partition_point(text.holes.begin(), text.holes.end(), [&](const Word::Hole& h) { return h.end <= span.begin; });
    return hole != text.holes.end() && hole->begin < span.end;
  };
  const auto move = [&](text::Span& span) {
    if (span.known()) span = text.Part(span.begin, span.end);
  };
  std::erase_if(f.misuses, [&](const Misuse& m) { return is_open(m.span) || (m.winner.known() && is_open(m.winner)); });
  for (auto* said : {&f.release, &f.deploy_mode}) {
    if (is_open(said->span)) *said = {};
  }
  for (Setting& s : f.settings) {
    s.key_unknown |= is_open(s.key_span);
    s.unknown |= s.key_unknown || is_open(s.value_span);
    move(s.key_span), move(s.value_span);
  }
  for (Option& o : f.options) {
    o.unknown |= is_open(o.value_span);
    move(o.name_span), move(o.value_span);
  }
  for (Misuse& m : f.misuses) move(m.span), move(m.winner);
  for (CommandWord& w : f.words) {
    w.unknown |= is_open(w.span);
    move(w.span);
  }
  for (EnvironmentVariable& v : f.environment) {
    v.unknown |= is_open(v.span);
    move(v.span);
  }
  for (auto& c : f.comments) move(c.span);
  for (auto* said : {&f.release, &f.deploy_mode, &f.primary_resource, &f.program, &f.ignored_rules, &f.config_map}) move(said->span);
}

namespace {

// What is not known between the strings of JSON may be anything: a number keeps its place.
std::string WithoutOpenParts(const Word& json) {
  std::string text(json.text);
  size_t at = 0;
  bool in_string = false;
  for (const Word::Hole& hole : json.holes) {
    for (; at < hole.begin; ++at) {
      if (text[at] == '\\') ++at;
      else if (text[at] == '"') in_string = !in_string;
    }
    if (!in_string) std::fill(text.begin() + hole.begin, text.begin() + hole.end, '1');
    at = std::max<size_t>(at, hole.end);
  }
  return text;
}

bool StartsLikeJson(std::string_view text) { return text.starts_with('{') || text.starts_with('['); }

}  // namespace

std::vector<Fragment> ParseDocumentText(const Word& text, const CarrierTables& tables, const Adapter* only) {
  const auto kept = std::make_shared<const std::string>(StartsLikeJson(text.text) ? WithoutOpenParts(text) : std::string(text.text));
  std::vector<Fragment> found = ParseYamlStream(*kept, text.span.file, tables, only);
  std::erase_if(found, [](const Fragment& f) { return !f.problems.empty() || !f.unread.empty(); });
  for (Fragment& f : found) {
    f.arena.Share(kept);
    SettleIn(text, f);
  }
  return found;
}

void Embedded::Settle(std::vector<Fragment>& fragments) const {
  for (Fragment& f : fragments) Settle(f);
}

}  // namespace sparkvet::carrier
