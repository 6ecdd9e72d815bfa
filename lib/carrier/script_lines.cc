#include "lib/carrier/script_lines.h"

#include <algorithm>

#include "lib/carrier/embedded.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

void ScriptLines::Add(const Node& node) {
  if (node.kind == Node::Kind::kList) {
    for (const NodeIndex item : node.children) AddLine(document_.tree.node(item));
  } else {
    AddLine(node);
  }
  for (Script& script : scripts_) std::sort(script.begins.begin(), script.begins.end());
}

void ScriptLines::AddLine(const Node& line) {
  const bool is_seen = line.kind == Node::Kind::kScalar && !line.is_alias && !line.opaque() && !line.text.starts_with("#!");
  if (!is_seen) {
    begins_ = true;
    return;
  }
  const Embedded text(document_, line);
  text::Arena places;
  const Word word = text.AsWord(places);
  if (word.unknown) {
    begins_ = true;
    return;
  }
  if (begins_) scripts_.emplace_back();
  begins_ = false;
  Script& script = scripts_.back();
  const auto base = static_cast<uint32_t>(script.text.size());
  for (Word::Piece piece : word.pieces) {
    piece.text_at += base;
    script.pieces.push_back(piece);
  }
  script.text += word.text;
  // The end of the line is written nowhere: it is the place behind it.
  script.pieces.push_back({static_cast<uint32_t>(script.text.size()), std::max(word.span.end, 1u) - 1, 1});
  script.text += '\n';
  script.begins.push_back({line.start, script.lines.size()});
  script.lines.push_back(&line);
}

Word ScriptLines::AsWord(const Script& script) const {
  Word word;
  word.text = script.text;
  word.pieces = script.pieces;
  word.span = word.Part(0, script.text.size());
  word.span.file = document_.file();
  return word;
}

const Node* ScriptLines::ItemOf(const Script& script, const Fragment& fragment) {
  const Node* last = nullptr;
  size_t last_index = 0;
  const auto look = [&](text::Span span) {
    if (!span.known()) return;
    const auto next = std::upper_bound(script.begins.begin(), script.begins.end(), std::pair(span.begin, SIZE_MAX));
    if (next == script.begins.begin()) return;
    const size_t index = (next - 1)->second;
    if (span.begin > script.lines[index]->span.end) return;  // in what stands around the lines
    if (last != nullptr && index < last_index) return;
    last = script.lines[index];
    last_index = index;
  };
  look(fragment.program.span);
  look(fragment.primary_resource.span);
  for (const Option& o : fragment.options) look(o.name_span);
  for (const Setting& s : fragment.settings) look(s.key_span);
  for (const Misuse& m : fragment.misuses) look(m.span);
  return last;
}

}  // namespace sparkvet::carrier
