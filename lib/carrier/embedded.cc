#include "lib/carrier/embedded.h"

#include "lib/carrier/scalar_text.h"

namespace sparkvet::carrier {
namespace {

SourceMap MapOf(const Document& d, const Node& scalar) {
  if (scalar.is_alias) {
    SourceMap map(scalar.span.file);
    map.Insert(scalar.text, scalar.span.begin, scalar.span.end);
    return map;
  }
  const std::string_view shown = d.text.substr(0, d.range.end);
  const std::string_view text = d.made_readable == nullptr ? shown : std::string_view(d.made_readable->text).substr(0, d.range.end);
  return DecodeScalar(text, shown, scalar);
}

}  // namespace

Embedded::Embedded(const Document& document, const Node& scalar)
    : map_(MapOf(document, scalar)),
      text_(std::make_shared<const std::string>(map_.text())),
      unknown_(document.made_readable != nullptr && document.made_readable->IsConditional(scalar.span.begin)) {}

text::Span Embedded::Outer(text::Span inner) const { return inner.known() ? map_.ToSource(inner.begin, inner.end) : inner; }

Word Embedded::AsWord() const {
  Word word;
  word.text = *text_;
  word.span = map_.ToSource(0, text_->size());
  word.unknown = unknown_;
  if (unknown_) word.known = 0;
  word.pieces = map_.Pieces();
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
  for (Misuse& m : f.misuses) move(m.span);
  for (CommandWord& w : f.words) {
    move(w.span);
    w.unknown |= unknown_;
  }
  for (Problem& p : f.problems) move(p.span);
  for (Unread& u : f.unread) move(u.span);
  for (auto& c : f.comments) move(c.span);
  for (auto* said : {&f.release, &f.deploy_mode, &f.primary_resource, &f.program}) move(said->span);
}

void Embedded::Settle(std::vector<Fragment>& fragments) const {
  for (Fragment& f : fragments) Settle(f);
}

}  // namespace sparkvet::carrier
