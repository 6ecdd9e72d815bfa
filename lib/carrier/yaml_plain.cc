#include "lib/carrier/yaml_plain.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

// Deeper, and longer keys, are for the whole reader to refuse.
constexpr int kMaxDepth = 60;
constexpr uint32_t kMaxKey = 512;
constexpr size_t kBytesPerNode = 20, kMostAtOnce = 1024;  // to make room for

using Bytes = std::array<bool, 256>;

constexpr bool IsPrintable(int c) { return c >= ' ' && c < 0x7F; }

template <class Holds>
constexpr Bytes Table(Holds holds) {
  Bytes table{};
  for (int c = 0; c < 256; ++c) table[static_cast<size_t>(c)] = holds(c);
  return table;
}

// What a plain scalar goes over without a second look.
constexpr Bytes kPlain = Table([](int c) { return IsPrintable(c) && c != ':' && c != '#'; });
constexpr Bytes kStartsPlain = Table([](int c) { return IsPrintable(c) && std::string_view(" -?:,[]{}#&*!|>'\"%@`").find(static_cast<char>(c)) == std::string_view::npos; });
constexpr Bytes kComment = Table(IsPrintable);
constexpr Bytes kDoubleQuoted = Table([](int c) { return IsPrintable(c) && c != '"' && c != '\\'; });
constexpr Bytes kSingleQuoted = Table([](int c) { return IsPrintable(c) && c != '\''; });
// In {…} and […]
constexpr Bytes kPlainInFlow = Table([](int c) { return c < 0x80 && (base::IsAlpha(static_cast<char>(c)) || base::IsDigit(static_cast<char>(c)) || c == '_' || c == '.' || c == '/' || c == '-'); });

class Reader {
 public:
  Reader(std::string_view text, text::Span range, Tree& tree)
      : text_(text.data()), at_(range.begin), end_(range.end), file_(range.file), tree_(tree) {}

  bool Run() {
    if (StartsWith("---")) {
      at_ += 3;
      if (!EndLine()) return false;
    } else if (!NextLine()) {
      return false;
    }
    if (indent_ < 0) return false;
    tree_.Reserve(std::min<size_t>((end_ - at_) / kBytesPerNode, kMostAtOnce) + 1);
    return Block(indent_) && indent_ < 0;
  }

 private:
  struct Token {
    Node::Style style;
    uint32_t begin, end;  // with its quotes
    bool is_key;          // a colon follows, and a blank
  };

  char Peek(uint32_t at) const { return at < end_ ? text_[at] : '\n'; }
  bool StartsWith(std::string_view word) const { return std::string_view(text_ + at_, end_ - at_).starts_with(word); }
  bool IsBlankOrEnd(uint32_t at) const { return Peek(at) == ' ' || Peek(at) == '\n'; }
  bool IsDash() const { return Peek(at_) == '-' && IsBlankOrEnd(at_ + 1); }
  bool IsOver() const { return Peek(at_) == '\n' || (text_[at_] == '#' && text_[at_ - 1] == ' '); }
  void Skip(const Bytes& bytes) {
    while (at_ < end_ && bytes[static_cast<unsigned char>(text_[at_])]) ++at_;
  }
  void SkipBlanks() {
    while (at_ < end_ && text_[at_] == ' ') ++at_;
  }

  // From the start of a line to the next one that says something: to its first byte, and how far that is indented.
  bool NextLine() {
    while (at_ < end_) {
      const uint32_t line = at_;
      SkipBlanks();
      if (at_ == end_) break;
      if (text_[at_] == '#') Skip(kComment);
      if (at_ == end_) break;
      if (text_[at_] == '\n') {
        ++at_;
        continue;
      }
      if (!IsPrintable(text_[at_])) return false;
      indent_ = static_cast<int>(at_ - line);
      return indent_ > 0 || (!StartsWith("---") && !StartsWith("..."));
    }
    indent_ = -1;
    return true;
  }

  // Behind all that a line says, to the next one.
  bool EndLine() {
    SkipBlanks();
    if (!IsOver()) return false;
    Skip(kComment);
    if (at_ < end_ && text_[at_++] != '\n') return false;
    return NextLine();
  }

  bool Block(int indent) {
    if (++depth_ > kMaxDepth) return false;
    Token key{};
    const bool read = IsDash() ? List(indent, false) : Scan(key) && key.is_key && Map(indent, key);
    --depth_;
    return read;
  }

  // Its first key has been looked at, and is where reading goes on.
  bool Map(int indent, Token key) {
    const NodeIndex map = Open(Node::Kind::kMap, key.begin);
    const size_t first = children_.size();
    while (true) {
      Scalar(map, key);
      const uint32_t behind = at_ = key.end + 1;
      SkipBlanks();
      if (!IsOver()) {
        if (!Value(map, false) || !EndLine() || indent_ > indent) return false;
      } else {
        if (!EndLine()) return false;
        parent_ = map;
        if (indent_ > indent) {
          if (!Block(indent_)) return false;
        } else if (indent_ == indent && IsDash()) {
          if (!List(indent, true)) return false;
        } else {
          Null(map, behind);
        }
      }
      if (indent_ < indent) break;
      if (indent_ > indent || IsDash() || !Scan(key) || !key.is_key) return false;
    }
    Close(map, first);
    return true;
  }

  // `in_map`: no further indented than the key that it stands under.
  bool List(int indent, bool in_map) {
    const NodeIndex list = Open(Node::Kind::kList, at_);
    const size_t first = children_.size();
    do {
      const uint32_t line = at_ - static_cast<uint32_t>(indent), behind = ++at_;
      SkipBlanks();
      Token token{};
      if (IsOver()) {
        if (!EndLine()) return false;
        parent_ = list;
        if (indent_ <= indent) Null(list, behind);
        else if (!Block(indent_)) return false;
      } else if (IsDash()) {
        return false;
      } else if (IsFlow()) {
        if (!Value(list, false) || !EndLine() || indent_ > indent) return false;
      } else if (!Scan(token)) {
        return false;
      } else if (token.is_key) {
        parent_ = list;
        if (++depth_ > kMaxDepth || !Map(static_cast<int>(token.begin - line), token)) return false;
        --depth_;
      } else {
        Scalar(list, token);
        if (!EndLine()) return false;
      }
      if (indent_ > indent) return false;
    } while (indent_ == indent && IsDash());
    Close(list, first);
    return indent_ < indent || in_map;
  }

  bool IsFlow() const { return Peek(at_) == '{' || Peek(at_) == '['; }

  // A value on the line of its key or dash, or within {…} and […].
  bool Value(NodeIndex parent, bool in_flow) {
    if (IsFlow()) {
      parent_ = parent;
      return Flow();
    }
    Token token{};
    if (!(in_flow ? ScanInFlow(token) : Scan(token)) || token.is_key) return false;
    Scalar(parent, token);
    return true;
  }

  // Looks at a scalar; at_ is behind it then, or where its line ends.
  bool Scan(Token& token) {
    token.begin = at_;
    const char c = Peek(at_);
    if (c == '"' || c == '\'') return Quoted(token) && (!token.is_key || token.end - token.begin <= kMaxKey);
    if (!kStartsPlain[static_cast<unsigned char>(c)] && (c != '-' || IsBlankOrEnd(at_ + 1))) return false;
    token.style = Node::Style::kPlain;
    token.is_key = false;
    while (true) {
      Skip(kPlain);
      const char stop = Peek(at_);
      if (stop == '\n') break;
      if (stop == ':') {
        token.is_key = IsBlankOrEnd(at_ + 1);
        if (token.is_key) break;
      } else if (stop != '#') {
        return false;
      } else if (text_[at_ - 1] == ' ') {
        break;
      }
      ++at_;
    }
    token.end = at_;
    while (text_[token.end - 1] == ' ') --token.end;
    return !token.is_key || (token.end == at_ && token.end - token.begin <= kMaxKey);
  }

  bool Quoted(Token& token) {
    const char quote = text_[at_++];
    Skip(quote == '"' ? kDoubleQuoted : kSingleQuoted);
    if (at_ == end_ || text_[at_] != quote || Peek(at_ + 1) == '\'') return false;
    token.end = ++at_;
    token.style = quote == '"' ? Node::Style::kDoubleQuoted : Node::Style::kSingleQuoted;
    token.is_key = Peek(at_) == ':' && IsBlankOrEnd(at_ + 1);
    return token.is_key || IsBlankOrEnd(at_) || Peek(at_) == ',' || Peek(at_) == ']' || Peek(at_) == '}';
  }

  // {a: 1, b: "x"} or [1, 2], on one line.
  bool Flow() {
    if (++depth_ > kMaxDepth) return false;
    const bool is_map = text_[at_] == '{';
    const char close = is_map ? '}' : ']';
    const NodeIndex node = Open(is_map ? Node::Kind::kMap : Node::Kind::kList, at_++);
    const size_t first = children_.size();
    SkipBlanks();
    if (Peek(at_) != close) {
      while (true) {
        if (is_map) {
          Token key{};
          if (!ScanInFlow(key) || !key.is_key) return false;
          Scalar(node, key);
          at_ = key.end + 1;
          SkipBlanks();
        }
        if (!Value(node, true)) return false;
        SkipBlanks();
        if (Peek(at_) == close) break;
        if (Peek(at_++) != ',') return false;
        SkipBlanks();
      }
    }
    ++at_;
    Close(node, first);
    --depth_;
    return true;
  }

  bool ScanInFlow(Token& token) {
    token.begin = at_;
    const char c = Peek(at_);
    if (c == '"' || c == '\'') return Quoted(token) && token.end - token.begin <= kMaxKey;
    if (!base::IsAlpha(c) && !base::IsDigit(c) && c != '/') return false;
    Skip(kPlainInFlow);
    token.style = Node::Style::kPlain;
    token.end = at_;
    token.is_key = Peek(at_) == ':' && Peek(at_ + 1) == ' ';
    const bool ends = token.is_key || Peek(at_) == ',' || Peek(at_) == ']' || Peek(at_) == '}';
    return ends && token.end - token.begin <= kMaxKey;
  }

  // ---- nodes
  NodeIndex Add(Node&& node, NodeIndex parent) {
    node.parent = parent;
    const NodeIndex index = tree_.Add(std::move(node));
    if (index != 0) children_.push_back(index);
    return index;
  }

  void Scalar(NodeIndex parent, const Token& token) {
    Node node;
    node.kind = Node::Kind::kScalar;
    node.style = token.style;
    node.start = token.begin;
    const uint32_t quote = token.style == Node::Style::kPlain ? 0 : 1;
    node.span = {file_, token.begin + quote, token.end - quote};
    node.text = {text_ + node.span.begin, node.span.end - node.span.begin};
    const bool is_null = quote == 0 && (node.text == "~" || node.text == "null" || node.text == "Null" || node.text == "NULL");
    if (is_null) node.kind = Node::Kind::kNull;
    Add(std::move(node), parent);
  }

  void Null(NodeIndex parent, uint32_t at) {
    Node node;
    node.start = at;
    node.span = {file_, at, at};
    Add(std::move(node), parent);
  }

  // In parent_.
  NodeIndex Open(Node::Kind kind, uint32_t at) {
    Node node;
    node.kind = kind;
    node.start = at;
    node.span = {file_, at, at};
    return Add(std::move(node), parent_);
  }

  void Close(NodeIndex node, size_t first) {
    tree_.mutable_node(node).children.assign(children_.begin() + static_cast<ptrdiff_t>(first), children_.end());
    children_.resize(first);
  }

  const char* text_;
  uint32_t at_, end_;
  text::FileId file_;
  Tree& tree_;
  int indent_ = -1;  // of the line at hand; -1 behind the last one
  int depth_ = 0;
  NodeIndex parent_ = kNoNode;       // of what is opened next
  std::vector<NodeIndex> children_;  // of all that is open, one behind the other
};

}  // namespace

bool ReadPlainYaml(std::string_view text, text::Span range, Tree& tree) { return Reader(text, range, tree).Run(); }

}  // namespace sparkvet::carrier
