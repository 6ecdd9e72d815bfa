#include "lib/carrier/json_plain.h"

#include <array>
#include <cstddef>
#include <vector>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

// Deeper is for the whole reader to refuse.
constexpr size_t kMaxDepth = 100;
constexpr size_t kBytesPerNode = 24, kMostAtOnce = 256;  // to make room for

// Bytes that a string takes as they are.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> table{};
  for (int c = ' '; c < 0x7F; ++c) table[static_cast<size_t>(c)] = c != '"' && c != '\\';
  return table;
}();

class Reader {
 public:
  Reader(std::string_view text, text::Span range, Tree& tree)
      : text_(text.data()), at_(range.begin), end_(range.end), file_(range.file), tree_(tree) {}

  std::optional<uint32_t> Run() {
    SkipBlanks();
    if (at_ == end_) return end_;
    if (text_[at_] != '{' && text_[at_] != '[') return std::nullopt;
    tree_.Reserve(std::min<size_t>((end_ - at_) / kBytesPerNode, kMostAtOnce) + 1);
    Open();
    while (!open_.empty()) {
      if (!Step()) return std::nullopt;
    }
    return at_;
  }

 private:
  struct Container {
    NodeIndex node;
    size_t first_child;  // in children_
    bool is_map;
  };

  void SkipBlanks() {
    while (at_ < end_ && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
  }

  // One key and value, one item, or the end of what is open, with the comma behind it.
  bool Step() {
    const Container& in = open_.back();
    const bool is_first = children_.size() == in.first_child;
    SkipBlanks();
    if (at_ == end_) return false;
    if (text_[at_] == (in.is_map ? '}' : ']')) return is_first && Close();
    if (in.is_map) {
      if (text_[at_] != '"' || !String()) return false;
      SkipBlanks();
      if (at_ == end_ || text_[at_] != ':') return false;
      ++at_;
      SkipBlanks();
    }
    return Value();
  }

  bool Value() {
    if (at_ == end_) return false;
    switch (text_[at_]) {
      case '{':
      case '[':
        if (open_.size() == kMaxDepth) return false;
        Open();
        return true;  // what is behind it comes once it is closed
      case '"':
        if (!String()) return false;
        break;
      case 't':
        if (!Word("true", Node::Kind::kScalar)) return false;
        break;
      case 'f':
        if (!Word("false", Node::Kind::kScalar)) return false;
        break;
      case 'n':
        if (!Word("null", Node::Kind::kNull)) return false;
        break;
      default:
        if (!Number()) return false;
    }
    return Behind();
  }

  // Behind a value: a comma and more, or the bracket.
  bool Behind() {
    SkipBlanks();
    if (at_ == end_) return false;
    if (text_[at_] == ',') {
      ++at_;
      SkipBlanks();
      return at_ < end_ && text_[at_] != '}' && text_[at_] != ']';
    }
    return text_[at_] == (open_.back().is_map ? '}' : ']') && Close();
  }

  void Open() {
    const bool is_map = text_[at_] == '{';
    Node& node = Add(is_map ? Node::Kind::kMap : Node::Kind::kList, at_, at_);
    open_.push_back({tree_.IndexOf(node), children_.size(), is_map});
    ++at_;
  }

  bool Close() {
    ++at_;
    const Container closed = open_.back();
    open_.pop_back();
    tree_.mutable_node(closed.node).children.assign(children_.begin() + static_cast<ptrdiff_t>(closed.first_child), children_.end());
    children_.resize(closed.first_child);
    return open_.empty() || Behind();
  }

  bool String() {
    const uint32_t quote = at_++;
    while (at_ < end_ && kPlain[static_cast<unsigned char>(text_[at_])]) ++at_;
    if (at_ == end_ || text_[at_] != '"') return false;
    Node& node = Add(Node::Kind::kScalar, quote, at_);
    node.style = Node::Style::kDoubleQuoted;
    node.span.begin = quote + 1;
    node.text = {text_ + quote + 1, at_ - quote - 1};
    ++at_;
    return true;
  }

  bool Word(std::string_view word, Node::Kind kind) {
    if (!std::string_view(text_ + at_, end_ - at_).starts_with(word)) return false;
    Scalar(kind, at_ + static_cast<uint32_t>(word.size()));
    return true;
  }

  // -1, 0.5, 1e3
  bool Number() {
    uint32_t at = at_;
    const auto digits = [&] {
      const uint32_t first = at;
      while (at < end_ && base::IsDigit(text_[at])) ++at;
      return at > first;
    };
    if (text_[at] == '-') ++at;
    const bool has_zero = at < end_ && text_[at] == '0';
    const uint32_t whole = at;
    if (!digits() || (has_zero && at > whole + 1)) return false;
    if (at < end_ && text_[at] == '.') {
      ++at;
      if (!digits()) return false;
    }
    if (at < end_ && (text_[at] == 'e' || text_[at] == 'E')) {
      ++at;
      if (at < end_ && (text_[at] == '-' || text_[at] == '+')) ++at;
      if (!digits()) return false;
    }
    Scalar(Node::Kind::kScalar, at);
    return true;
  }

  void Scalar(Node::Kind kind, uint32_t end) {
    Node& node = Add(kind, at_, end);
    if (kind == Node::Kind::kScalar) node.text = {text_ + at_, end - at_};
    at_ = end;
  }

  Node& Add(Node::Kind kind, uint32_t begin, uint32_t end) {
    Node node;
    node.kind = kind;
    node.start = begin;
    node.span = {file_, begin, end};
    if (!open_.empty()) node.parent = open_.back().node;
    const NodeIndex index = tree_.Add(std::move(node));
    if (!open_.empty()) children_.push_back(index);
    return tree_.mutable_node(index);
  }

  const char* text_;
  uint32_t at_, end_;
  text::FileId file_;
  Tree& tree_;
  std::vector<Container> open_;
  std::vector<NodeIndex> children_;  // of all that is open, one behind the other
};

}  // namespace

std::optional<uint32_t> ReadPlainJson(std::string_view text, text::Span range, Tree& tree) { return Reader(text, range, tree).Run(); }

}  // namespace sparkvet::carrier
