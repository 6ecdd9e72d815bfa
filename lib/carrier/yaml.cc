#include "lib/carrier/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "lib/carrier/scalar_text.h"
#include "lib/carrier/yaml_plain.h"

namespace sparkvet::carrier {
namespace {

// Deeper than anybody writes; libyaml's own time grows with it.
constexpr size_t kMaxDepth = 500;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// libyaml counts characters, we count bytes.
class Offsets {
 public:
  Offsets(std::string_view text, size_t begin, size_t end) : text_(text), base_(begin), end_(end) {
    const auto is_wide = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    narrow_ = std::none_of(text.begin() + static_cast<ptrdiff_t>(begin), text.begin() + static_cast<ptrdiff_t>(end), is_wide);
    byte_ = begin;
  }

  uint32_t Byte(size_t character) {
    if (narrow_) return static_cast<uint32_t>(std::min(base_ + character, end_));
    if (character < character_) {
      character_ = 0;
      byte_ = base_;
    }
    for (; character_ < character && byte_ < end_; ++character_) {
      ++byte_;
      while (byte_ < end_ && (static_cast<unsigned char>(text_[byte_]) & 0xC0) == 0x80) ++byte_;
    }
    return static_cast<uint32_t>(byte_);
  }

 private:
  std::string_view text_;
  size_t base_, end_;
  bool narrow_ = false;
  size_t character_ = 0, byte_ = 0;
};

Node::Style StyleOf(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return Node::Style::kSingleQuoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return Node::Style::kDoubleQuoted;
    case YAML_LITERAL_SCALAR_STYLE: return Node::Style::kLiteral;
    case YAML_FOLDED_SCALAR_STYLE: return Node::Style::kFolded;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE: break;
  }
  return Node::Style::kPlain;
}

Node::Tag TagOf(const yaml_char_t* tag) {
  if (tag == nullptr) return Node::Tag::kNone;
  const std::string_view name(reinterpret_cast<const char*>(tag));
  return name == "!" || name.starts_with("tag:yaml.org,2002:") ? Node::Tag::kCore : Node::Tag::kOwn;
}

class Builder {
 public:
  Builder(std::string_view text, std::string_view shown, text::Span range, text::Arena& arena)
      : text_(text.substr(0, range.end)),
        shown_(shown),
        range_(range),
        arena_(arena),
        begin_(range.begin + (text_.substr(range.begin).starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0)),
        offsets_(text, begin_, range.end) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()) + begin_, range.end - begin_);
  }
  ~Builder() { yaml_parser_delete(&parser_); }
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  YamlResult Run() {
    out_.end = range_.end;
    while (Next()) {
      const bool done = Take();
      yaml_event_delete(&event_);
      if (done || out_.problem) break;
    }
    return std::move(out_);
  }

 private:
  bool Next() {
    if (yaml_parser_parse(&parser_, &event_) != 0) return true;
    Fail();
    return false;
  }

  // True once the document is over.
  bool Take() {
    const uint32_t at = offsets_.Byte(event_.start_mark.index);
    switch (event_.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (out_.tree.root() == nullptr && !started_) {
          started_ = true;
          return false;
        }
        out_.end = at;
        return true;
      case YAML_DOCUMENT_END_EVENT:
        // Without "..." it is the next event that tells whether something is left over.
        if (event_.data.document_end.implicit != 0) return false;
        out_.end = offsets_.Byte(event_.end_mark.index);
        return true;
      case YAML_STREAM_END_EVENT: return true;
      case YAML_ALIAS_EVENT: Alias(at); return false;
      case YAML_SCALAR_EVENT: Scalar(at); return false;
      case YAML_SEQUENCE_START_EVENT: Open(Node::Kind::kList, at, event_.data.sequence_start.anchor); return false;
      case YAML_MAPPING_START_EVENT: Open(Node::Kind::kMap, at, event_.data.mapping_start.anchor); return false;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT: open_.pop_back(); return false;
      case YAML_NO_EVENT:
      case YAML_STREAM_START_EVENT: break;
    }
    return false;
  }

  void Open(Node::Kind kind, uint32_t at, const yaml_char_t* anchor) {
    Node node;
    node.kind = kind;
    node.start = static_cast<uint32_t>(SkipNodeProperties(text_, at));
    node.span = {range_.file, node.start, node.start};
    open_.push_back(Add(std::move(node), anchor));
    if (open_.size() > kMaxDepth) Refuse(at, "nested too deep to be read");
  }

  void Alias(uint32_t at) {
    const auto target = anchors_.find(reinterpret_cast<const char*>(event_.data.alias.anchor));
    if (target == anchors_.end()) {
      Refuse(at, "this is no YAML: there is no anchor of this name before it");
      return;
    }
    const Node& original = out_.tree.node(target->second);
    const bool holds_itself = std::find(open_.begin(), open_.end(), target->second) != open_.end();
    const bool is_leaf = original.kind == Node::Kind::kScalar || original.kind == Node::Kind::kNull;
    if (!is_leaf && !holds_itself) {
      if (!open_.empty()) out_.tree.Attach(open_.back(), target->second);
      return;
    }
    // A scalar stands where its alias does: that is what an edit must replace.
    Node node;
    node.kind = holds_itself ? Node::Kind::kNull : original.kind;
    node.style = original.style;
    node.tag = original.tag;
    node.text = original.text;
    node.is_alias = true;
    node.start = at;
    node.span = {range_.file, at, offsets_.Byte(event_.end_mark.index)};
    Add(std::move(node), nullptr);
  }

  void Scalar(uint32_t at) {
    const auto& scalar = event_.data.scalar;
    const uint32_t end = offsets_.Byte(event_.end_mark.index);
    Node node;
    node.kind = Node::Kind::kScalar;
    node.style = StyleOf(scalar.style);
    node.tag = TagOf(scalar.tag);
    node.start = static_cast<uint32_t>(std::min<size_t>(SkipNodeProperties(text_, at), std::max(at, end)));
    const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
    node.span = PlaceOf(node, end);
    if (node.plain() && value.empty()) {
      node.kind = Node::Kind::kNull;
    } else {
      node.text = TextOf(node, value);
      if (node.plain() && (value == "~" || value == "null" || value == "Null" || value == "NULL")) node.kind = Node::Kind::kNull;
    }
    Add(std::move(node), scalar.anchor);
  }

  text::Span PlaceOf(const Node& node, uint32_t end) const {
    switch (node.style) {
      case Node::Style::kPlain: return {range_.file, node.start, std::max(node.start, end)};
      case Node::Style::kSingleQuoted:
      case Node::Style::kDoubleQuoted: return {range_.file, node.start + 1, std::max(node.start + 1, end - 1)};
      case Node::Style::kLiteral:
      case Node::Style::kFolded:
      case Node::Style::kTemplate:
      case Node::Style::kHeredoc:
      case Node::Style::kJoined: break;
    }
    const ScalarPlace place = PlaceOfBlock(text_, node.start);
    return {range_.file, static_cast<uint32_t>(place.begin), static_cast<uint32_t>(std::max(place.begin, place.end))};
  }

  std::string_view TextOf(const Node& node, std::string_view value) {
    const size_t size = node.span.end - node.span.begin;
    const std::string_view original = shown_.substr(node.span.begin, size);
    if (text_.substr(node.span.begin, size) == value) return original;
    if (text_.data() == shown_.data()) return arena_.Keep(std::string(value));
    return arena_.Keep(DecodeReadable(text_, shown_.substr(0, range_.end), node, value).text());
  }

  NodeIndex Add(Node node, const yaml_char_t* anchor) {
    const NodeIndex index = out_.tree.Add(std::move(node));
    if (!open_.empty()) out_.tree.Attach(open_.back(), index);
    if (anchor != nullptr) anchors_[reinterpret_cast<const char*>(anchor)] = index;
    return index;
  }

  void Refuse(uint32_t at, std::string message) {
    out_.problem = Problem{{range_.file, at, std::min(at + 1, range_.end)}, std::move(message)};
  }

  void Fail() {
    const std::string_view context = parser_.context == nullptr ? "" : parser_.context;
    const std::string_view problem = parser_.problem == nullptr ? "it cannot be read" : parser_.problem;
    if (parser_.error == YAML_READER_ERROR) {
      Refuse(static_cast<uint32_t>(std::min<size_t>(begin_ + parser_.problem_offset, range_.end)), "this is no YAML: " + std::string(problem));
    } else if (context == "while scanning a quoted scalar" && problem == "found unexpected end of stream") {
      Refuse(offsets_.Byte(parser_.context_mark.index), "this quote is never closed");
    } else {
      Refuse(offsets_.Byte(parser_.problem_mark.index),
             "this is no YAML: " + std::string(problem) + (context.empty() ? "" : " " + std::string(context)));
    }
  }

  std::string_view text_, shown_;
  text::Span range_;
  text::Arena& arena_;
  size_t begin_;
  Offsets offsets_;
  yaml_parser_t parser_;
  yaml_event_t event_;
  YamlResult out_;
  bool started_ = false;
  std::vector<NodeIndex> open_;
  std::unordered_map<std::string, NodeIndex> anchors_;
};

}  // namespace

YamlResult ParseYaml(std::string_view text, std::string_view shown, text::Span range, text::Arena& arena) {
  if (text.data() == shown.data()) {
    YamlResult plain;
    plain.end = range.end;
    if (ReadPlainYaml(text, range, plain.tree)) return plain;
  }
  return ParseAnyYaml(text, shown, range, arena);
}

YamlResult ParseAnyYaml(std::string_view text, std::string_view shown, text::Span range, text::Arena& arena) {
  return Builder(text, shown, range, arena).Run();
}

}  // namespace sparkvet::carrier
