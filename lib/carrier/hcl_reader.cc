#include "lib/carrier/hcl_reader.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "lib/carrier/hcl_tokens.h"
#include "lib/carrier/hcl_values.h"

namespace sparkvet::carrier {
namespace {

class Reader {
 public:
  Reader(std::string_view text, text::FileId file, const HclTokens& tokens, text::Arena& arena, HclResult& out)
      : in_(text, tokens.tokens), out_(out), values_(in_, out.tree, file, arena) {}

  void Run() {
    const NodeIndex root = values_.Container(Node::Kind::kMap, 0);
    Body(root, 0, in_.last());
    out_.problem = std::move(values_.problem);
    out_.too_deep = values_.too_deep;
  }

 private:
  bool IsName(uint32_t token) const { return in_[token].kind == HclToken::Kind::kName || in_[token].kind == HclToken::Kind::kText; }

  // Settings and blocks of tokens [at, end).
  void Body(NodeIndex map, uint32_t at, uint32_t end) {
    values_.too_deep |= values_.depth >= kMaxHclDepth;
    ++values_.depth;
    std::set<std::string_view> settings;
    while (at < end && !values_.failed()) {
      if (in_.IsLineEnd(at) || in_[at].Is(',')) {
        ++at;
      } else if (!IsName(at)) {
        values_.Fail(at, "neither a setting nor a block begins like this");
      } else if (in_[at + 1].Is('=')) {
        at = Setting(map, at, settings);
      } else {
        at = Block(map, at);
      }
    }
    --values_.depth;
  }

  uint32_t Setting(NodeIndex map, uint32_t name, std::set<std::string_view>& settings) {
    if (!settings.insert(in_.TextOf(name)).second) values_.Fail(name, "this is set twice: " + std::string(in_.TextOf(name)));
    out_.tree.Attach(map, values_.Name(name));
    const uint32_t end = in_.EndOf(name + 2);
    const NodeIndex value = values_.Value(name + 2, end);
    out_.tree.Attach(map, value);
    return end;
  }

  // resource "a" "b" { … }
  uint32_t Block(NodeIndex map, uint32_t first) {
    uint32_t brace = first;
    while (IsName(brace)) ++brace;
    if (!in_[brace].Is('{')) {
      values_.Fail(brace, "a block begins with its name, its labels and a brace, a setting with its name and =");
      return brace;
    }
    const bool is_at_root = map == 0;
    for (uint32_t label = first; label + 1 < brace; ++label) map = Group(map, label, Node::Kind::kMap);
    NodeIndex body;
    if (is_at_root) {
      out_.tree.Attach(map, values_.Name(brace - 1));
      body = values_.Container(Node::Kind::kMap, brace);
      out_.tree.Attach(map, body);
    } else {
      const NodeIndex list = Group(map, brace - 1, Node::Kind::kList);
      body = values_.Container(Node::Kind::kMap, brace);
      out_.tree.Attach(list, body);
    }
    Body(body, brace + 1, in_[brace].partner);
    return in_[brace].partner + 1;
  }

  // What stands under a block's name or label: the same for all blocks that have it.
  NodeIndex Group(NodeIndex map, uint32_t label, Node::Kind kind) {
    std::string_view name = in_.TextOf(label);
    if (name.starts_with('"')) name = name.substr(1, name.size() - 2);
    const auto [at, is_new] = groups_.try_emplace({map, name});
    if (!is_new) return at->second;
    out_.tree.Attach(map, values_.Name(label));
    at->second = values_.Container(kind, label);
    out_.tree.Attach(map, at->second);
    return at->second;
  }

  HclCursor in_;
  HclResult& out_;
  HclValues values_;
  std::map<std::pair<NodeIndex, std::string_view>, NodeIndex> groups_;
};

}  // namespace

HclResult ParseHcl(std::string_view text, text::FileId file, text::Arena& arena) {
  HclResult out;
  HclTokens tokens = ReadHclTokens(text, file);
  out.comments = std::move(tokens.comments);
  out.problem = std::move(tokens.problem);
  if (!out.problem) Reader(text, file, tokens, arena, out).Run();
  return out;
}

}  // namespace sparkvet::carrier
