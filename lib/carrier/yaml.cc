#include "lib/carrier/yaml.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <string>
#include <unordered_map>

#include "lib/carrier/yaml_scan.h"

namespace sparkvet::carrier {
namespace {

// A stream over text that is already in memory.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // NOLINT: never written to
    setg(begin, begin, begin + text.size());
  }
};

}  // namespace

class YamlBuilder : public YAML::EventHandler {
 public:
  YamlBuilder(std::string_view text, std::string_view shown, text::Span range, text::Arena& arena,
              YamlResult& out)
      : text_(text), shown_(shown), range_(range), arena_(arena), out_(out) {
    // yaml-cpp does not count a byte order mark.
    base_ = range.begin + (text.substr(range.begin).starts_with("\xEF\xBB\xBF") ? 3 : 0);
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override {
    // Its mark may point to the next line: it belongs behind what was read last.
    AddNode(Node::Kind::kNull, AfterLast(), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto target = anchors_.find(anchor);
    if (target == anchors_.end()) return OnNull(mark, 0);
    const Node::Kind kind = At(target->second).kind;
    if (kind == Node::Kind::kMap || kind == Node::Kind::kList) {
      Attach(target->second);
      return;
    }
    // A scalar stands where its alias does: that is what an edit must replace.
    const uint32_t index = AddNode(kind, Offset(mark), 0);
    Node& node = At(index);
    node.text = At(target->second).text;
    node.style = At(target->second).style;
    node.is_alias = true;
    size_t end = node.span.begin + 1;
    while (end < range_.end && !std::string_view(" \t\r\n,]}").contains(text_[end])) ++end;
    node.span.end = last_end_ = static_cast<uint32_t>(std::min<size_t>(end, range_.end));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const uint32_t at = Offset(mark);
    const uint32_t index = AddNode(Node::Kind::kScalar, at, anchor);
    Node& node = At(index);
    const bool plain = tag == "?";
    const ScalarPlace place = PlaceOfScalar(text_.substr(0, range_.end), at, value, tag != "!");
    node.style = plain ? Node::Style::kPlain : StyleAt(place.begin);
    node.span.begin = static_cast<uint32_t>(place.begin);
    node.span.end = last_end_ = static_cast<uint32_t>(std::max(place.begin, place.end));
    const std::string_view raw = text_.substr(place.begin, node.span.end - place.begin);
    const std::string_view original = shown_.substr(place.begin, raw.size());
    if (raw != original || raw == value) {
      node.text = original;
    } else {
      node.text = arena_.Keep(value);
    }
    if (!place.closed && !out_.problem) {
      out_.problem = Problem{{range_.file, at, at + 1}, "this quote is never closed"};
    }
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Open(AddNode(Node::Kind::kList, Offset(mark), anchor));
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    Open(AddNode(Node::Kind::kMap, Offset(mark), anchor));
  }
  void OnMapEnd() override { open_.pop_back(); }

  void Fail(const YAML::Exception& e, bool too_deep) {
    const uint32_t at = e.mark.is_null() || too_deep ? last_end_ : Offset(e.mark);
    out_.problem = Problem{{range_.file, at, std::min(at + 1, range_.end)},
                           too_deep ? "nested too deep to be read" : "this is no YAML: " + e.msg};
  }

 private:
  Node& At(NodeIndex index) { return out_.tree.mutable_node(index); }

  uint32_t Offset(const YAML::Mark& mark) const {
    const size_t at = base_ + static_cast<size_t>(std::max(mark.pos, 0));
    return static_cast<uint32_t>(std::min<size_t>(at, range_.end));
  }

  // Of a scalar that is not plain: what stands before its content.
  Node::Style StyleAt(size_t begin) const {
    const char before = begin > 0 ? text_[begin - 1] : ' ';
    if (before == '"') return Node::Style::kDoubleQuoted;
    if (before == '\'') return Node::Style::kSingleQuoted;
    const size_t line = text_.rfind('\n', begin > 0 ? begin - 1 : 0);
    const std::string_view head = text_.substr(0, line == std::string_view::npos ? begin : line);
    return head.find_last_of('>') != std::string_view::npos && head.find_last_of('>') > head.find_last_of("|\n")
               ? Node::Style::kFolded
               : Node::Style::kLiteral;
  }

  uint32_t AfterLast() const {
    size_t at = std::max<size_t>(last_end_, base_);
    while (at < range_.end && (text_[at] == ' ' || text_[at] == '"' || text_[at] == '\'')) ++at;
    return static_cast<uint32_t>(at < range_.end && text_[at] == ':' ? at + 1 : at);
  }

  uint32_t AddNode(Node::Kind kind, uint32_t at, YAML::anchor_t anchor) {
    Node made;
    made.kind = kind;
    made.span = {range_.file, at, at};
    const NodeIndex index = out_.tree.Add(std::move(made));
    Attach(index);
    if (anchor != 0) anchors_[anchor] = index;
    last_end_ = std::max(last_end_, at);
    return index;
  }

  void Attach(uint32_t index) {
    if (!open_.empty()) out_.tree.Attach(open_.back(), index);
  }
  void Open(uint32_t index) { open_.push_back(index); }

  std::string_view text_, shown_;
  text::Span range_;
  text::Arena& arena_;
  YamlResult& out_;
  size_t base_ = 0;
  uint32_t last_end_ = 0;
  std::vector<uint32_t> open_;
  std::unordered_map<YAML::anchor_t, uint32_t> anchors_;
};

YamlResult ParseYaml(std::string_view text, std::string_view shown, text::Span range,
                     text::Arena& arena) {
  YamlResult out;
  TextBuffer buffer(text.substr(range.begin, range.end - range.begin));
  std::istream stream(&buffer);
  YamlBuilder builder(text, shown, range, arena, out);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
  } catch (const YAML::DeepRecursion& e) {
    builder.Fail(e, true);
  } catch (const YAML::Exception& e) {
    builder.Fail(e, false);
  }
  return out;
}

}  // namespace sparkvet::carrier
