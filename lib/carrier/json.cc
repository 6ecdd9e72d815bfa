#include "lib/carrier/json.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <string>

#include "lib/carrier/json_plain.h"
#include "lib/carrier/scalar_text.h"

namespace sparkvet::carrier {
namespace {

// Deeper than anybody writes.
constexpr size_t kMaxDepth = 500;
constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseStopWhenDoneFlag | rapidjson::kParseNumbersAsStringsFlag |
                            rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag;

// RapidJSON's idea of a stream, over bytes that need not end in NUL.
class Bytes {
 public:
  using Ch = char;
  Bytes(std::string_view text, size_t begin, size_t end) : text_(text.substr(0, end)), at_(begin) {}
  Ch Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  Ch Take() {
    const Ch c = Peek();
    if (at_ < text_.size()) ++at_;
    return c;
  }
  size_t Tell() const { return at_; }
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  size_t PutEnd(Ch*) { return 0; }

 private:
  std::string_view text_;
  size_t at_;
};

class Builder {
 public:
  Builder(std::string_view text, std::string_view shown, text::Span range, text::Arena& arena)
      : text_(text.substr(0, range.end)), shown_(shown), range_(range), arena_(arena), in_(text, range.begin, range.end), last_(range.begin) {}

  JsonResult Run() {
    const rapidjson::ParseResult done = reader_.Parse<kFlags>(in_, *this);
    const bool is_over = done.Code() == rapidjson::kParseErrorDocumentEmpty && done.Offset() >= text_.size();
    if (done.IsError() && !out_.problem && !is_over) {
      Refuse(done.Offset(), "this is no JSON: " + std::string(rapidjson::GetParseError_En(done.Code())));
    }
    out_.end = done.IsError() ? range_.end : static_cast<uint32_t>(in_.Tell());
    return std::move(out_);
  }

  // ---- what RapidJSON calls
  bool Null() { return Leaf(Node::Kind::kNull); }
  bool Bool(bool) { return Leaf(Node::Kind::kScalar); }
  bool Int(int) { return true; }
  bool Uint(unsigned) { return true; }
  bool Int64(int64_t) { return true; }
  bool Uint64(uint64_t) { return true; }
  bool Double(double) { return true; }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return Leaf(Node::Kind::kScalar); }
  bool String(const char* s, rapidjson::SizeType size, bool) {
    const size_t quote = SkipGap();
    Node node;
    node.kind = Node::Kind::kScalar;
    node.style = Node::Style::kDoubleQuoted;
    node.start = static_cast<uint32_t>(quote);
    node.span = {range_.file, node.start + 1, static_cast<uint32_t>(std::max<size_t>(quote + 1, in_.Tell() - 1))};
    const std::string_view value(s, size);
    const std::string_view raw = text_.substr(node.span.begin, node.span.end - node.span.begin);
    if (raw == value) node.text = shown_.substr(node.span.begin, raw.size());
    else if (text_.data() == shown_.data()) node.text = arena_.Keep(std::string(value));
    else node.text = arena_.Keep(DecodeReadable(text_, shown_.substr(0, range_.end), node, value).text());
    Add(std::move(node));
    return true;
  }
  bool Key(const char* s, rapidjson::SizeType size, bool copy) { return String(s, size, copy); }
  bool StartObject() { return Open(Node::Kind::kMap); }
  bool StartArray() { return Open(Node::Kind::kList); }
  bool EndObject(rapidjson::SizeType) { return Close(); }
  bool EndArray(rapidjson::SizeType) { return Close(); }

 private:
  // From the end of the last token over blanks, separators and comments to the next one.
  size_t SkipGap() {
    size_t at = last_;
    while (at < in_.Tell()) {
      const std::string_view rest = text_.substr(at);
      if (std::string_view(" \t\r\n,:").contains(rest.front())) {
        ++at;
      } else if (rest.starts_with("//")) {
        at += Comment(at, 2, std::min(rest.find('\n'), rest.size()), 0);
      } else if (rest.starts_with("/*")) {
        const size_t close = rest.find("*/", 2);
        at += Comment(at, 2, close == std::string_view::npos ? rest.size() : close + 2, 2);
      } else {
        break;
      }
    }
    return at;
  }

  size_t Comment(size_t at, size_t sign, size_t size, size_t closing) {
    const size_t inner = size > sign + closing ? size - sign - closing : 0;
    out_.comments.push_back({shown_.substr(at + sign, inner), {range_.file, static_cast<uint32_t>(at), static_cast<uint32_t>(at + size)}});
    return size;
  }

  // A number, a boolean, null: its text is its bytes.
  bool Leaf(Node::Kind kind) {
    const size_t begin = SkipGap();
    Node node;
    node.kind = kind;
    node.start = static_cast<uint32_t>(begin);
    node.span = {range_.file, node.start, static_cast<uint32_t>(std::max(begin, in_.Tell()))};
    if (kind == Node::Kind::kScalar) node.text = shown_.substr(begin, node.span.end - begin);
    Add(std::move(node));
    return true;
  }

  bool Open(Node::Kind kind) {
    if (open_.size() == kMaxDepth) {
      Refuse(in_.Tell(), "nested too deep to be read");
      return false;
    }
    const auto begin = static_cast<uint32_t>(SkipGap());
    Node node;
    node.kind = kind;
    node.start = begin;
    node.span = {range_.file, begin, begin};
    open_.push_back(Add(std::move(node)));
    last_ = begin + 1;  // RapidJSON takes the bracket after it has told of it
    return true;
  }

  bool Close() {
    last_ = SkipGap() + 1;
    open_.pop_back();
    return true;
  }

  NodeIndex Add(Node node) {
    const NodeIndex index = out_.tree.Add(std::move(node));
    if (!open_.empty()) out_.tree.Attach(open_.back(), index);
    last_ = in_.Tell();
    return index;
  }

  void Refuse(size_t at, std::string message) {
    const auto begin = static_cast<uint32_t>(std::min<size_t>(at, range_.end));
    out_.problem = Problem{{range_.file, begin, std::min(begin + 1, range_.end)}, std::move(message)};
  }

  std::string_view text_, shown_;
  text::Span range_;
  text::Arena& arena_;
  Bytes in_;
  size_t last_;
  rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>> reader_;
  JsonResult out_;
  std::vector<NodeIndex> open_;
};

// A byte order mark is let pass.
text::Span BehindMark(std::string_view text, text::Span range) {
  if (text.substr(range.begin).starts_with("\xEF\xBB\xBF")) range.begin += 3;
  return range;
}

}  // namespace

JsonResult ParseAnyJson(std::string_view text, std::string_view shown, text::Span range, text::Arena& arena) {
  return Builder(text, shown, BehindMark(text, range), arena).Run();
}

JsonResult ParseJson(std::string_view text, std::string_view shown, text::Span range, text::Arena& arena) {
  if (text.data() == shown.data()) {
    JsonResult plain;
    if (const auto end = ReadPlainJson(text, BehindMark(text, range), plain.tree)) {
      plain.end = *end;
      return plain;
    }
  }
  return ParseAnyJson(text, shown, range, arena);
}

}  // namespace sparkvet::carrier
