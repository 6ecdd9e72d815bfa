// The part of HclValues that reads maps, lists, and the calls that make one of others.
#include <algorithm>
#include <map>

#include "lib/carrier/hcl_values.h"

namespace sparkvet::carrier {

HclValues::Function HclValues::FunctionAt(uint32_t token) const {
  struct Row {
    std::string_view name;
    Function is;
  };
  constexpr Row kRows[] = {
      {"jsonencode", Function::kEncode}, {"yamlencode", Function::kEncode},
      {"jsondecode", Function::kSame},   {"yamldecode", Function::kSame},
      {"tomap", Function::kSame},        {"toset", Function::kSame},
      {"tolist", Function::kSame},       {"tostring", Function::kSame},
      {"sensitive", Function::kSame},    {"nonsensitive", Function::kSame},
      {"base64encode", Function::kSame}, {"base64gzip", Function::kSame},
      {"merge", Function::kMerge},       {"map", Function::kPairs},
      {"concat", Function::kConcat},     {"list", Function::kList},
      {"flatten", Function::kFlatten},   {"compact", Function::kCompact},
      {"join", Function::kJoin},
  };
  if (in_[token].kind != HclToken::Kind::kName || !in_[token + 1].Is('(')) return Function::kNone;
  const std::string_view name = in_.TextOf(token);
  const auto* const row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) { return r.name == name; });
  return row == std::end(kRows) ? Function::kNone : row->is;
}

// What stands between commas in brackets in which line ends do not count.
std::vector<HclValues::Range> HclValues::Items(uint32_t bracket) {
  const LineEnds ends(in_, false);
  std::vector<Range> out;
  for (uint32_t at = bracket + 1; (at = in_.SkipLineEnds(at)) != in_[bracket].partner;) {
    const uint32_t end = in_.EndOf(at);
    if (end > at) out.push_back({at, end});
    at = end + (in_[end].Is(',') ? 1 : 0);
  }
  return out;
}

NodeIndex HclValues::Call(uint32_t begin, uint32_t end) {
  const Function function = FunctionAt(begin);
  switch (function) {
    case Function::kMerge:
    case Function::kPairs: {
      const NodeIndex map = Container(Node::Kind::kMap, begin);
      IntoMap(map, begin, end);
      return map;
    }
    case Function::kConcat:
    case Function::kList:
    case Function::kFlatten:
    case Function::kCompact: {
      const NodeIndex list = Container(Node::Kind::kList, begin);
      IntoList(list, begin, end, Function::kConcat);
      return list;
    }
    case Function::kJoin: return Join(begin, end);
    case Function::kNone:
    case Function::kSame:
    case Function::kEncode: break;
  }
  const std::vector<Range> items = Items(begin + 1);
  if (items.size() != 1) return Unknown(begin, end);
  const LineEnds ends(in_, false);
  encoded_ += function == Function::kEncode ? 1 : 0;
  const NodeIndex node = Value(items[0].begin, items[0].end);
  encoded_ -= function == Function::kEncode ? 1 : 0;
  return node;
}

// ---- maps

namespace {

struct Branches {
  uint32_t question = 0, colon = 0;  // 0: it is no choice
};
Branches BranchesOf(const HclCursor& in, uint32_t begin, uint32_t end) {
  Branches out;
  size_t open = 0;
  for (uint32_t at = begin; at < end; at = in.Behind(at)) {
    if (in[at].Is('?')) {
      if (open++ == 0) out.question = at;
    } else if (in[at].Is(':') && open > 0 && --open == 0) {
      out.colon = at;
      return out;
    }
  }
  return {};
}

}  // namespace

bool HclValues::MayBeMap(uint32_t begin, uint32_t end) {
  if (++depth > kMaxHclDepth) too_deep = true;
  bool may_be = false;
  begin = in_.Next(begin);
  const Function function = begin < end ? FunctionAt(begin) : Function::kNone;
  if (too_deep || begin >= end) {
    may_be = false;
  } else if (in_[begin].Is('{')) {
    may_be = IsWhole(in_.Behind(begin), end) && !IsFor(begin);
  } else if (in_[begin].Is('(') && IsWhole(in_.Behind(begin), end)) {
    const LineEnds ends(in_, false);
    may_be = MayBeMap(begin + 1, in_[begin].partner);
  } else if (function != Function::kNone && IsWhole(in_.Behind(begin + 1), end)) {
    may_be = function == Function::kMerge || function == Function::kPairs || (function == Function::kSame && MayBeMap(begin + 2, in_[begin + 1].partner));
  } else if (const Branches branches = BranchesOf(in_, begin, end); branches.question != 0) {
    may_be = MayBeMap(branches.question + 1, branches.colon) || MayBeMap(branches.colon + 1, end);
  }
  --depth;
  return may_be;
}

// Adds the entries of an expression to a map; those that nobody knows as one entry "<<".
void HclValues::IntoMap(NodeIndex map, uint32_t begin, uint32_t end) {
  begin = in_.Next(begin);
  too_deep |= depth >= kMaxHclDepth;
  if (failed() || begin >= end) return;
  ++depth;
  const Function function = FunctionAt(begin);
  const bool is_call = function != Function::kNone && IsWhole(in_.Behind(begin + 1), end);
  const bool is_whole = IsWhole(in_.Behind(begin), end);
  if (is_whole && in_[begin].Is('{') && !IsFor(begin)) {
    Object(map, begin);
  } else if (is_whole && in_[begin].Is('(')) {
    const LineEnds ends(in_, false);
    IntoMap(map, begin + 1, in_[begin].partner);
  } else if (is_call && function == Function::kPairs) {
    Pairs(map, begin + 1);
  } else if (is_call && (function == Function::kMerge || function == Function::kSame)) {
    const LineEnds ends(in_, false);
    for (const Range& item : Items(begin + 1)) IntoMap(map, item.begin, item.end);
    HideOverridden(map);
  } else if (!Choice(map, begin, end)) {
    Node key;
    key.kind = Node::Kind::kScalar;
    key.text = "<<";
    key.start = in_[begin].begin;
    key.span = {file_, key.start, key.start};
    tree_.Attach(map, tree_.Add(std::move(key)));
    tree_.Attach(map, Unknown(begin, end));
  }
  --depth;
}

// var.big ? { … } : { … }
bool HclValues::Choice(NodeIndex map, uint32_t begin, uint32_t end) {
  const Branches branches = BranchesOf(in_, begin, end);
  if (branches.question == 0 || !MayBeMap(begin, end)) return false;
  ++conditions_;
  IntoMap(map, branches.question + 1, branches.colon);
  IntoMap(map, branches.colon + 1, end);
  --conditions_;
  return true;
}

void HclValues::Object(NodeIndex map, uint32_t brace) {
  const LineEnds ends(in_, true);
  const uint32_t close = in_[brace].partner;
  for (uint32_t at = brace + 1; at < close && !failed();) {
    if (in_.IsLineEnd(at) || in_[at].Is(',')) {
      ++at;
      continue;
    }
    uint32_t sign = at;
    for (size_t choices = 0; sign < close && !in_.IsLineEnd(sign) && !in_[sign].Is(',') && !in_[sign].Is('='); sign = in_.Behind(sign)) {
      if (in_[sign].Is('?')) ++choices;
      else if (in_[sign].Is(':') && choices-- == 0) break;
    }
    if (!in_[sign].Is('=') && !in_[sign].Is(':')) return Fail(at, "a key without a value");
    if (sign == at) return Fail(at, "a value without a key");
    const bool is_name = sign == at + 1 && (in_[at].kind == HclToken::Kind::kName || in_[at].kind == HclToken::Kind::kText || in_[at].kind == HclToken::Kind::kNumber);
    const NodeIndex key = is_name ? Name(at) : Unknown(at, sign);
    if (is_name && conditions_ > 0) tree_.mutable_node(key).tag = Node::Tag::kCore;  // whether it is there does not make it another
    tree_.Attach(map, key);
    at = in_.EndOf(sign + 1);
    const NodeIndex value = Value(sign + 1, at);
    tree_.Attach(map, value);
  }
}

// map("a", 1, "b", 2)
void HclValues::Pairs(NodeIndex map, uint32_t bracket) {
  const LineEnds ends(in_, false);
  const std::vector<Range> items = Items(bracket);
  for (size_t i = 0; i + 1 < items.size() && !failed(); i += 2) {
    tree_.Attach(map, Value(items[i].begin, items[i].end));
    tree_.Attach(map, Value(items[i + 1].begin, items[i + 1].end));
  }
}

// Whoever merges maps overrides on purpose: what is beaten is nobody's mistake.
void HclValues::HideOverridden(NodeIndex map) {
  std::map<std::string_view, NodeIndex> last;
  const std::vector<NodeIndex>& children = tree_.node(map).children;
  for (size_t i = 0; i + 1 < children.size(); i += 2) {
    const auto [at, is_new] = last.try_emplace(tree_.node(children[i]).text, children[i + 1]);
    if (!is_new && tree_.node(at->second).kind == Node::Kind::kScalar) tree_.mutable_node(at->second).tag = Node::Tag::kOwn;
    at->second = children[i + 1];
  }
}

// ---- lists

// Adds the items of an expression to a list; those that nobody knows as one item that may be many.
void HclValues::IntoList(NodeIndex list, uint32_t begin, uint32_t end, Function how) {
  begin = in_.Next(begin);
  too_deep |= depth >= kMaxHclDepth;
  if (failed() || begin >= end) return;
  ++depth;
  const Function function = FunctionAt(begin);
  const bool is_whole = IsWhole(in_.Behind(function != Function::kNone ? begin + 1 : begin), end);
  const LineEnds ends(in_, false);
  if (is_whole && in_[begin].Is('[') && !IsFor(begin)) {
    for (const Range& item : Items(begin)) IntoListItem(list, item, how);
  } else if (is_whole && in_[begin].Is('(')) {
    IntoList(list, begin + 1, in_[begin].partner, how);
  } else if (is_whole && function == Function::kList) {
    for (const Range& item : Items(begin + 1)) IntoListItem(list, item, how);
  } else if (is_whole && function >= Function::kConcat && function <= Function::kCompact) {
    const bool keeps = function == Function::kConcat || (how == Function::kFlatten && function != Function::kCompact) || how == Function::kCompact;
    for (const Range& item : Items(begin + 1)) IntoList(list, item.begin, item.end, keeps ? how : function);
  } else if (is_whole && function == Function::kSame) {
    for (const Range& item : Items(begin + 1)) IntoList(list, item.begin, item.end, how);
  } else {
    tree_.Attach(list, Unknown(begin, end, Node::Tag::kSpread));
  }
  --depth;
}

void HclValues::IntoListItem(NodeIndex list, Range item, Function how) {
  if (failed()) return;
  // "${x}" may be a list.
  const bool is_text = (in_[item.begin].kind == HclToken::Kind::kText && !in_.TextOf(item.begin).starts_with("\"${")) || in_[item.begin].kind == HclToken::Kind::kNumber;
  if (how == Function::kFlatten && !is_text && !in_[item.begin].Is('{')) return IntoList(list, item.begin, item.end, how);
  if (how == Function::kCompact && !is_text) {
    tree_.Attach(list, Unknown(item.begin, item.end, Node::Tag::kSpread));
    return;
  }
  if (how == Function::kCompact && in_.TextOf(item.begin) == "\"\"") return;
  tree_.Attach(list, Value(item.begin, item.end));
}

}  // namespace sparkvet::carrier
