#include "lib/carrier/code_nodes.h"

#include <algorithm>
#include <utility>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

using Expression = CodeExpression;
using Kind = CodeExpression::Kind;

constexpr uint32_t kNone = Expression::kNone;

bool IsConstantName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || base::IsDigit(c) || c == '_'; });
}

// 4, 0.5 and -1, as the JVM and Python print them, too; 4L without its letter; empty for anything else.
std::string_view PlainNumber(std::string_view number) {
  if (number.ends_with('L') || number.ends_with('l')) number.remove_suffix(1);
  const std::string_view digits = number.substr(number.starts_with('-') ? 1 : 0);
  const size_t point = std::min(digits.find('.'), digits.size());
  const auto are_digits = [](std::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return base::IsDigit(c); }); };
  const std::string_view whole = digits.substr(0, point);
  if (!are_digits(whole) || (whole.size() > 1 && whole.front() == '0')) return {};
  if (point == digits.size()) return number;
  const std::string_view fraction = digits.substr(point + 1);
  constexpr size_t kExactDigits = 6;
  const bool is_as_printed = are_digits(fraction) && (fraction.size() == 1 || !fraction.ends_with('0'));
  return is_as_printed && whole.size() + fraction.size() <= kExactDigits && !(whole == "0" && fraction.starts_with("000")) ? number : std::string_view();
}

}  // namespace

CodeNodes::CodeNodes(std::string_view source, text::FileId file, const ParsedCode& code, const CodeRules& rules, CodeTree& out)
    : source_(source), file_(file), code_(code), rules_(rules), out_(out), root_(out.tree.Add(Collection(Node::Kind::kList, 0))) {
  FindConstants();
}

void CodeNodes::Later(uint32_t index) {
  index = code_.Owner(index);
  const Kind kind = code_.at(index).kind;
  if (kind == Kind::kMap || kind == Kind::kList || kind == Kind::kCall) within_.push_back(index);
}

uint32_t CodeNodes::TakeInner() {
  if (within_.empty()) return kNone;
  const uint32_t inner = within_.back();
  within_.pop_back();
  return inner;
}

// ---- nodes

Node CodeNodes::Collection(Node::Kind kind, uint32_t begin) const {
  Node node;
  node.kind = kind;
  node.start = begin;
  node.span = {file_, begin, begin};
  return node;
}

NodeIndex CodeNodes::Scalar(std::string_view text, uint32_t begin, uint32_t end, Node::Tag tag) {
  Node node = Collection(Node::Kind::kScalar, begin);
  node.span.end = std::max(begin, end);
  node.style = Node::Style::kDoubleQuoted;
  node.tag = tag;
  node.text = text;
  return out_.tree.Add(std::move(node));
}

// [… {name: value}]
NodeIndex CodeNodes::Holder(std::string_view name, uint32_t begin) {
  const NodeIndex holder = out_.tree.Add(Collection(Node::Kind::kMap, begin));
  out_.tree.Attach(root_, holder);
  out_.tree.Attach(holder, Scalar(name, begin, begin));
  return holder;
}
NodeIndex CodeNodes::Named(std::string_view name, uint32_t value) {
  const NodeIndex holder = Holder(name, code_.at(value).begin);
  const NodeIndex node = Value(value);
  out_.tree.Attach(holder, node);
  return node;
}
void CodeNodes::NamedList(std::string_view name, uint32_t value, bool gets_more) {
  const NodeIndex list = Named(name, value);
  if (gets_more) out_.tree.Attach(list, OpenWord(code_.at(value), true));
}
// A shell makes any number of words of a variable without quotes.
void CodeNodes::NamedText(std::string_view name, uint32_t value, bool gets_more) {
  const NodeIndex text = Named(name, value);
  if (!gets_more) return;
  const Expression& e = code_.at(value);
  SourceMap& more = out_.open_words.emplace_back(code_.texts[e.text]);
  more.Insert(" $more", e.end, e.end);
  out_.texts[text] = &more;
  out_.tree.mutable_node(text).text = more.text();
}
NodeIndex CodeNodes::NamedMap(std::string_view name, uint32_t begin) {
  const NodeIndex holder = Holder(name, begin);
  const NodeIndex map = out_.tree.Add(Collection(Node::Kind::kMap, begin));
  out_.tree.Attach(holder, map);
  return map;
}

void CodeNodes::Enter(NodeIndex map, std::string_view key, uint32_t begin, uint32_t end, uint32_t value) {
  out_.tree.Attach(map, Scalar(key, begin, end));
  out_.tree.Attach(map, Value(value));
}

NodeIndex CodeNodes::Put(NodeIndex map, const CodeChain::Entry& entry) {
  const NodeIndex key = entry.key == kNone ? Scalar(entry.key_text, entry.method_begin, entry.method_end) : Text(code_.at(entry.key));
  out_.tree.Attach(map, key);
  const Expression& value = code_.at(entry.value);
  out_.tree.Attach(map, entry.perhaps ? Open(value) : Value(entry.value));
  return key;
}

NodeIndex CodeNodes::Text(const Expression& e) {
  const SourceMap& map = code_.texts[e.text];
  const text::Span span = map.text().empty() ? text::Span{file_, e.end - 1, e.end - 1} : map.ToSource(0, map.text().size());
  const NodeIndex node = Scalar(map.text(), span.begin, span.end, e.is_open ? Node::Tag::kOwn : Node::Tag::kNone);
  out_.texts[node] = &map;
  return node;
}

// Known at run time only. It is no text that a shell might run.
NodeIndex CodeNodes::Open(const Expression& e) {
  const std::string_view written = source_.substr(e.begin, e.end - e.begin);
  return Scalar(written.find_first_of(" \t\n") == std::string_view::npos ? written : std::string_view("..."), e.begin, e.end, Node::Tag::kOwn);
}

// A word of a list that is known at run time only, or any number of them: it is written as a shell's variable is.
NodeIndex CodeNodes::OpenWord(const Expression& e, bool spreads) {
  SourceMap& text = out_.open_words.emplace_back(file_);
  text.Insert(e.kind == Kind::kName ? "${" + std::string(e.name) + '}' : "${value}", e.begin, std::max(e.begin + 1, e.end));
  const NodeIndex node = Scalar(text.text(), e.begin, e.end, spreads ? Node::Tag::kSpread : Node::Tag::kOwn);
  out_.texts[node] = &text;
  return node;
}

NodeIndex CodeNodes::Value(uint32_t index) {
  const Expression& e = code_.at(index);
  switch (e.kind) {
    case Kind::kText: return Text(e);
    case Kind::kNumber: return Number(e);
    case Kind::kNothing: return out_.tree.Add(Collection(Node::Kind::kNull, e.begin));
    case Kind::kMap: return Map(e);
    case Kind::kPair:
    case Kind::kList: return List(e);
    case Kind::kCall: return Made(e, index);
    case Kind::kName:
      if (e.receiver != kNone && rules_.IsConversion(e.name)) return Value(e.receiver);
      Later(index);
      return Constant(e);
    case Kind::kSubscript: Later(index); break;
    case Kind::kOpen: break;
  }
  return Open(e);
}

NodeIndex CodeNodes::Number(const Expression& e) {
  if (base::IsOneOf(e.name, {"True", "true"})) return Scalar("true", e.begin, e.end);
  if (base::IsOneOf(e.name, {"False", "false"})) return Scalar("false", e.begin, e.end);
  const std::string_view number = PlainNumber(e.name);
  return number.empty() ? Open(e) : Scalar(number, e.begin, e.end);
}

NodeIndex CodeNodes::Map(const Expression& e) {
  const NodeIndex map = out_.tree.Add(Collection(Node::Kind::kMap, e.begin));
  for (size_t i = 0; i + 1 < e.parts.size(); i += 2) Pair(map, e.parts[i].value, e.parts[i + 1].value);
  return map;
}

void CodeNodes::Pair(NodeIndex map, uint32_t key, uint32_t value) {
  const Expression& k = code_.at(key);
  if (k.kind != Kind::kText || k.is_open) return Later(value);
  out_.tree.Attach(map, Text(k));
  out_.tree.Attach(map, Value(value));
}

NodeIndex CodeNodes::List(const Expression& e) {
  const NodeIndex list = out_.tree.Add(Collection(Node::Kind::kList, e.begin));
  for (const Expression::Part& part : e.parts) {
    const NodeIndex item = part.spreads ? kNoNode : Value(part.value);
    const bool is_open = item == kNoNode || (out_.tree.node(item).tag == Node::Tag::kOwn && !out_.texts.contains(item));
    out_.tree.Attach(list, is_open ? OpenWord(code_.at(part.value), part.spreads) : item);
  }
  return list;
}

// What a call makes of its arguments, where that is known: Map("spark.a" -> 1), dict(a=1), json.dumps({…}), V1Container(args=[…]).
NodeIndex CodeNodes::Made(const Expression& e, uint32_t index) {
  if (rules_.IsMap(e.name)) return MadeMap(e);
  if (IsMapOf(e)) return Map(e);
  if (rules_.IsItems(e.name)) return List(e);
  if (rules_.IsConversion(e.name) && !e.parts.empty() && e.parts.front().name.empty()) return Value(e.parts.front().value);
  if (rules_.IsConversion(e.name) && e.parts.empty() && e.receiver != kNone) return Value(e.receiver);
  const bool is_object = !e.name.empty() && e.name.front() >= 'A' && e.name.front() <= 'Z' && std::any_of(e.parts.begin(), e.parts.end(), [](const auto& p) { return !p.name.empty(); });
  if (is_object) return MadeMap(e);
  within_.push_back(index);
  return Open(e);
}

// Map.of("a", 1), whose arguments are the keys and values of a map in their order.
bool CodeNodes::IsMapOf(const Expression& e) const {
  if (e.name != "of" || e.receiver == kNone || e.parts.size() % 2 != 0) return false;
  return code_.at(e.receiver).kind == Kind::kName && code_.at(e.receiver).name.ends_with("Map");
}

NodeIndex CodeNodes::MadeMap(const Expression& e) {
  const NodeIndex map = out_.tree.Add(Collection(Node::Kind::kMap, e.begin));
  for (const Expression::Part& part : e.parts) {
    const Expression& item = code_.at(part.value);
    const bool is_pair = item.kind == Kind::kPair || (item.kind == Kind::kList && item.parts.size() == 2);
    if (!part.name.empty()) Enter(map, part.name, part.name_begin, part.name_begin + static_cast<uint32_t>(part.name.size()), part.value);
    else if (is_pair && rules_.IsMap(e.name)) Pair(map, item.parts[0].value, item.parts[1].value);
    else Later(part.value);
  }
  return map;
}

// ---- constants

void CodeNodes::FindConstants() {
  for (const CodeStatement& s : code_.statements) {
    if (s.target == kNone) continue;
    const Expression& target = code_.at(s.target);
    if (target.kind != Kind::kName || target.receiver != kNone || !IsConstantName(target.name)) continue;
    const auto [at, is_first] = constants_.emplace(target.name, s.value);
    if (!is_first) at->second = kNone;
  }
}

// Written where it is assigned.
NodeIndex CodeNodes::Constant(const Expression& name) {
  const auto known = name.receiver == kNone ? constants_.find(name.name) : constants_.end();
  if (known == constants_.end() || known->second == kNone) return Open(name);
  const Expression& value = code_.at(known->second);
  if (value.kind == Kind::kNumber) return Number(value);
  return value.kind == Kind::kText ? Text(value) : Open(name);
}

}  // namespace sparkvet::carrier
