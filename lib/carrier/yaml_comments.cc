#include "lib/carrier/yaml_comments.h"

#include <algorithm>

namespace sparkvet::carrier {

std::vector<text::Located<std::string_view>> YamlComments(std::string_view text, text::Span range,
                                                          const Tree& tree) {
  std::vector<text::Located<std::string_view>> out;
  const std::vector<Node>& nodes = tree.nodes();
  size_t next = 0;  // nodes before it end before the position looked at
  for (size_t at = text.find('#', range.begin); at < range.end; at = text.find('#', at + 1)) {
    const char before = at == range.begin ? '\n' : text[at - 1];
    if (before != ' ' && before != '\t' && before != '\n' && before != '\r') continue;
    while (next < nodes.size() && nodes[next].span.end <= at) ++next;
    if (next < nodes.size() && nodes[next].span.begin <= at) continue;
    size_t end = std::min<size_t>(text.find_first_of("\n\r", at), range.end);
    out.push_back({text.substr(at + 1, end - at - 1),
                   {range.file, static_cast<uint32_t>(at), static_cast<uint32_t>(end)}});
    at = end - 1;
  }
  return out;
}

}  // namespace sparkvet::carrier
