#include "lib/carrier/hcl_values.h"

#include <algorithm>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/hcl_join.h"
#include "lib/carrier/hcl_number.h"
#include "lib/carrier/hcl_skip.h"
#include "lib/carrier/hcl_template.h"

namespace sparkvet::carrier {
namespace {

// What a text in quotes that is nothing but ${…} costs of the depth: it is read once more.
constexpr int kUnwrapping = 20;

// Without the blanks and line ends around a here-document's text.
text::Span Content(std::string_view text, const HclTemplate& written, text::FileId file) {
  size_t begin = written.begin, end = written.end;
  if (written.is_heredoc) {
    const std::string_view inner = text.substr(begin, end - begin);
    const size_t first = inner.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos) {
      end = begin + inner.find_last_not_of("\r\n") + 1;
      begin += first;
    }
  }
  return {file, static_cast<uint32_t>(begin), static_cast<uint32_t>(std::max(begin, end))};
}

}  // namespace

void HclValues::Fail(uint32_t token, std::string message) {
  if (!failed()) problem = Problem{{file_, in_[token].begin, in_[token].end}, std::move(message)};
}

NodeIndex HclValues::Container(Node::Kind kind, uint32_t token) {
  Node node;
  node.kind = kind;
  node.start = in_[token].begin;
  node.span = {file_, node.start, node.start};
  return tree_.Add(std::move(node));
}

NodeIndex HclValues::Name(uint32_t token) {
  if (in_[token].kind == HclToken::Kind::kText) return Text(token);
  Node node;
  node.kind = Node::Kind::kScalar;
  node.tag = Node::Tag::kCore;  // a string, whatever it looks like
  node.start = in_[token].begin;
  node.span = {file_, in_[token].begin, in_[token].end};
  node.text = in_.TextOf(token);
  return tree_.Add(std::move(node));
}

NodeIndex HclValues::Value(uint32_t begin, uint32_t end) {
  begin = in_.Next(begin);
  if (begin >= end) Fail(end, "a value is missing");
  too_deep |= depth >= kMaxHclDepth;
  if (failed()) return Unknown(begin, begin);
  ++depth;
  const HclToken& first = in_[begin];
  const bool is_call = FunctionAt(begin) != Function::kNone;
  const bool is_whole = IsWhole(in_.Behind(is_call ? begin + 1 : begin), end);
  NodeIndex node;
  if (is_whole && first.Is('{') && !IsFor(begin)) {
    node = Container(Node::Kind::kMap, begin);
    Object(node, begin);
  } else if (is_whole && first.Is('[') && !IsFor(begin)) {
    node = Container(Node::Kind::kList, begin);
    IntoList(node, begin, end, Function::kList);
  } else if (is_whole && first.Is('(')) {
    const LineEnds ends(in_, false);
    node = Value(begin + 1, first.partner);
  } else if (is_whole && is_call) {
    node = Call(begin, end);
  } else if (is_whole && !first.Is('[') && !first.Is('{')) {
    node = Literal(begin, end);
  } else if (first.Is('-') && in_[begin + 1].kind == HclToken::Kind::kNumber && IsWhole(begin + 2, end)) {
    node = Number(begin, end);
  } else if (MayBeMap(begin, end)) {
    node = Container(Node::Kind::kMap, begin);
    IntoMap(node, begin, end);
  } else {
    node = Unknown(begin, end);
  }
  --depth;
  return node;
}

bool HclValues::IsFor(uint32_t bracket) const {
  const uint32_t first = in_.SkipLineEnds(bracket + 1);
  return in_[first].kind == HclToken::Kind::kName && in_.TextOf(first) == "for";
}

// A token that is all of an expression.
NodeIndex HclValues::Literal(uint32_t token, uint32_t end) {
  switch (in_[token].kind) {
    case HclToken::Kind::kText:
      if (const std::optional<NodeIndex> inner = Unwrapped(token)) return *inner;
      return Text(token);
    case HclToken::Kind::kNumber: return Number(token, end);
    case HclToken::Kind::kName: break;
    default: return Unknown(token, end);
  }
  const std::string_view word = in_.TextOf(token);
  Node node;
  node.kind = word == "null" ? Node::Kind::kNull : Node::Kind::kScalar;
  node.start = in_[token].begin;
  node.span = {file_, in_[token].begin, in_[token].end};
  if (word == "null") return tree_.Add(std::move(node));
  if (word != "true" && word != "false") return Unknown(token, end);
  node.text = word;
  return Known(std::move(node));
}

NodeIndex HclValues::Number(uint32_t begin, uint32_t end) {
  const bool is_negative = in_[begin].Is('-');
  const uint32_t digits = is_negative ? begin + 1 : begin;
  std::optional<std::string> text = HclNumberText(in_.TextOf(digits));
  if (!text) return Unknown(begin, end);
  if (is_negative) text->insert(0, 1, '-');
  Node node;
  node.kind = Node::Kind::kScalar;
  node.start = in_[begin].begin;
  node.span = {file_, in_[begin].begin, in_[digits].end};
  const std::string_view written = in_.text().substr(node.span.begin, node.span.end - node.span.begin);
  node.text = written == *text ? written : arena_.Keep(*text);
  return Known(std::move(node));
}

// What is encoded is the number, boolean or text that it looks like.
NodeIndex HclValues::Known(Node node) {
  if (conditions_ > 0) node.tag = Node::Tag::kOwn;
  else if (encoded_ == 0) node.tag = Node::Tag::kLoose;
  return tree_.Add(std::move(node));
}

NodeIndex HclValues::Text(uint32_t token) {
  const std::optional<HclTemplate> written = HclTemplateAt(in_.text(), in_[token].begin);
  Node node;
  node.kind = Node::Kind::kScalar;
  node.style = written->is_heredoc ? Node::Style::kHeredoc : Node::Style::kTemplate;
  node.start = in_[token].begin;
  node.span = Content(in_.text(), *written, file_);
  const std::string_view raw = in_.text().substr(written->begin, written->end - written->begin);
  const bool is_plain = !written->is_heredoc && raw.find_first_of("\\$%") == std::string_view::npos;
  node.text = is_plain ? raw : arena_.Keep(DecodeHcl(in_.text(), *written, file_).map.text());
  return Known(std::move(node));
}

NodeIndex HclValues::Join(uint32_t begin, uint32_t end) {
  const text::Span call{file_, in_[begin].begin, in_[in_[begin + 1].partner].end};
  const std::optional<SourceMap> joined = DecodeHclJoin(in_.text(), call);
  if (!joined) return Unknown(begin, end);
  Node node;
  node.kind = Node::Kind::kScalar;
  node.style = Node::Style::kJoined;
  node.start = call.begin;
  node.span = call;
  node.text = arena_.Keep(joined->text());
  return Known(std::move(node));
}

// "${merge(a, b)}" is merge(a, b).
std::optional<NodeIndex> HclValues::Unwrapped(uint32_t token) {
  const HclToken& written = in_[token];
  const std::string_view text = in_.text().substr(0, written.end - 1);
  if (!text.substr(written.begin).starts_with("\"${") || HclSequenceEnd(text, written.begin + 1) != text.size()) return std::nullopt;
  const std::string_view inner = text.substr(0, text.size() - 1);
  if (!inner.substr(written.begin + 3).contains('"') || depth + kUnwrapping >= kMaxHclDepth) return std::nullopt;
  const HclTokens tokens = ReadHclTokens(inner, file_, written.begin + 3);
  if (tokens.problem) return std::nullopt;
  HclCursor in(in_.text(), tokens.tokens);
  in.line_ends_count = false;
  HclValues values(in, tree_, file_, arena_);
  values.depth = depth + kUnwrapping;
  values.conditions_ = conditions_;
  values.encoded_ = encoded_;
  const uint32_t end = in.EndOf(0);
  if (end != in.last() || in.Next(0) == end) return std::nullopt;
  const NodeIndex node = values.Value(0, end);
  if (!failed()) problem = std::move(values.problem), too_deep = values.too_deep;
  return node;
}

NodeIndex HclValues::Unknown(uint32_t begin, uint32_t end, Node::Tag tag) {
  while (end > begin + 1 && in_.IsLineEnd(end - 1)) --end;
  Node node;
  node.kind = Node::Kind::kScalar;
  node.tag = tag;
  node.start = in_[begin].begin;
  node.span = {file_, node.start, end > begin ? in_[end - 1].end : node.start};
  const bool is_one = tag == Node::Tag::kOwn;
  node.text = arena_.Keep(HclPlaceholder(is_one ? in_.text().substr(node.span.begin, node.span.end - node.span.begin) : std::string_view()));
  return tree_.Add(std::move(node));
}

}  // namespace sparkvet::carrier
