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

// Steps that the merging of one map may take: aliases of aliases must not multiply.
constexpr size_t kMaxMergeSteps = 10000;
constexpr int kMaxMergeDepth = 8;

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
    Node(YamlNode::Kind::kNull, AfterLast(), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto target = anchors_.find(anchor);
    if (target == anchors_.end()) return OnNull(mark, 0);
    const YamlNode::Kind kind = nodes()[target->second].kind;
    if (kind == YamlNode::Kind::kMap || kind == YamlNode::Kind::kList) {
      Attach(target->second);
      return;
    }
    // A scalar stands where its alias does: that is what an edit must replace.
    const uint32_t index = Node(kind, Offset(mark), 0);
    YamlNode& node = nodes()[index];
    node.text = nodes()[target->second].text;
    node.plain = nodes()[target->second].plain;
    size_t end = node.span.begin + 1;
    while (end < range_.end && !std::string_view(" \t\r\n,]}").contains(text_[end])) ++end;
    node.span.end = last_end_ = static_cast<uint32_t>(std::min<size_t>(end, range_.end));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const uint32_t at = Offset(mark);
    const uint32_t index = Node(YamlNode::Kind::kScalar, at, anchor);
    YamlNode& node = nodes()[index];
    node.plain = tag == "?";
    const ScalarPlace place = PlaceOfScalar(text_.substr(0, range_.end), at, value, tag != "!");
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
    Open(Node(YamlNode::Kind::kList, Offset(mark), anchor));
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    Open(Node(YamlNode::Kind::kMap, Offset(mark), anchor));
  }
  void OnMapEnd() override { open_.pop_back(); }

  void Fail(const YAML::Exception& e, bool too_deep) {
    const uint32_t at = e.mark.is_null() || too_deep ? last_end_ : Offset(e.mark);
    out_.problem = Problem{{range_.file, at, std::min(at + 1, range_.end)},
                           too_deep ? "nested too deep to be read" : "this is no YAML: " + e.msg};
  }

 private:
  std::vector<YamlNode>& nodes() { return out_.document.nodes_; }

  uint32_t Offset(const YAML::Mark& mark) const {
    const size_t at = base_ + static_cast<size_t>(std::max(mark.pos, 0));
    return static_cast<uint32_t>(std::min<size_t>(at, range_.end));
  }

  uint32_t AfterLast() const {
    size_t at = std::max<size_t>(last_end_, base_);
    while (at < range_.end && (text_[at] == ' ' || text_[at] == '"' || text_[at] == '\'')) ++at;
    return static_cast<uint32_t>(at < range_.end && text_[at] == ':' ? at + 1 : at);
  }

  uint32_t Node(YamlNode::Kind kind, uint32_t at, YAML::anchor_t anchor) {
    const auto index = static_cast<uint32_t>(nodes().size());
    Attach(index);
    YamlNode node;
    node.kind = kind;
    node.span = {range_.file, at, at};
    nodes().push_back(std::move(node));
    if (anchor != 0) anchors_[anchor] = index;
    last_end_ = std::max(last_end_, at);
    return index;
  }

  void Attach(uint32_t index) {
    if (!open_.empty()) nodes()[open_.back()].children.push_back(index);
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

namespace {

// Collects what "<<" brings into a map.
class Merger {
 public:
  Merger(const YamlDocument& document, std::vector<YamlEntry>& out)
      : document_(document), out_(out) {}

  void Merge(const YamlNode& source, int depth) {
    if (depth > kMaxMergeDepth) return;
    const auto& children = source.children;
    if (source.kind == YamlNode::Kind::kList) {
      // Earlier items win over later ones.
      for (size_t i = children.size(); i > 0 && Step(); --i)
        Merge(document_.node(children[i - 1]), depth + 1);
      return;
    }
    for (size_t i = 0; i + 1 < children.size() && Step(); i += 2) {
      const YamlNode& key = document_.node(children[i]);
      const YamlNode& value = document_.node(children[i + 1]);
      if (key.plain && key.text == "<<") {
        Merge(value, depth + 1);
      } else {
        out_.push_back({&key, &value});
      }
    }
  }

 private:
  bool Step() { return ++steps_ <= kMaxMergeSteps; }

  const YamlDocument& document_;
  std::vector<YamlEntry>& out_;
  size_t steps_ = 0;
};

}  // namespace

std::vector<YamlEntry> YamlDocument::Entries(const YamlNode& map) const {
  std::vector<YamlEntry> merged, own;
  if (map.kind != YamlNode::Kind::kMap) return own;
  Merger merger(*this, merged);
  for (size_t i = 0; i + 1 < map.children.size(); i += 2) {
    const YamlNode& key = node(map.children[i]);
    const YamlNode& value = node(map.children[i + 1]);
    if (key.plain && key.text == "<<") {
      merger.Merge(value, 0);
    } else {
      own.push_back({&key, &value});
    }
  }
  if (merged.empty()) return own;
  merged.insert(merged.end(), own.begin(), own.end());
  return merged;
}

std::vector<YamlEntry> YamlDocument::Find(const YamlNode& map, std::string_view name) const {
  std::vector<YamlEntry> out = Entries(map);
  std::erase_if(out, [&](const YamlEntry& e) { return e.key->text != name; });
  return out;
}

}  // namespace sparkvet::carrier
