#include "lib/carrier/toml_file.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <toml++/toml.h>

#include "lib/carrier/adapters.h"
#include "lib/carrier/scalar_text.h"
#include "lib/carrier/unknown.h"
#include "lib/carrier/yaml_comments.h"

namespace sparkvet::carrier {
namespace {

// toml++ limits the depth of values, not of keys with dots, whose tables it takes down one inside the other.
constexpr ptrdiff_t kMaxDots = 200;

// Line and column of toml++, which count characters, as an offset.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text), lines_{0} {
    for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) lines_.push_back(at + 1);
  }

  uint32_t Byte(const toml::source_position& p) const {
    if (p.line == 0) return 0;
    size_t at = lines_[std::min<size_t>(p.line, lines_.size()) - 1];
    for (size_t column = 1; column < p.column && at < text_.size(); ++column) {
      ++at;
      while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
    }
    return static_cast<uint32_t>(at);
  }

 private:
  std::string_view text_;
  std::vector<size_t> lines_;
};

class Builder {
 public:
  Builder(std::string_view text, text::FileId file, text::Arena& arena) : text_(text), file_(file), arena_(arena), offsets_(text) {}

  Tree Run(const toml::table& root) {
    Table(root);
    return std::move(tree_);
  }

  uint32_t Byte(const toml::source_position& p) const { return offsets_.Byte(p); }

 private:
  NodeIndex Value(const toml::node& value) {
    if (const toml::table* table = value.as_table()) return Table(*table);
    if (const toml::array* array = value.as_array()) {
      const NodeIndex list = tree_.Add(Make(Node::Kind::kList, value.source()));
      for (const toml::node& item : *array) tree_.Attach(list, Value(item));
      return list;
    }
    return tree_.Add(Scalar(value.source(), value.as_string() == nullptr ? nullptr : &value.as_string()->get()));
  }

  NodeIndex Table(const toml::table& table) {
    const NodeIndex map = tree_.Add(Make(Node::Kind::kMap, table.source()));
    // toml++ sorts by name.
    std::vector<std::pair<uint32_t, std::pair<const toml::key*, const toml::node*>>> entries;
    for (auto&& [key, value] : table) entries.push_back({Byte(key.source().begin), {&key, &value}});
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [place, entry] : entries) {
      const std::string name(entry.first->str());
      tree_.Attach(map, tree_.Add(Scalar(entry.first->source(), &name)));
      tree_.Attach(map, Value(*entry.second));
    }
    return map;
  }

  Node Make(Node::Kind kind, const toml::source_region& at) const {
    Node node;
    node.kind = kind;
    node.start = Byte(at.begin);
    node.span = {file_, node.start, node.start};
    return node;
  }

  // A string or a key with its decoded text, or anything else as it was written.
  Node Scalar(const toml::source_region& at, const std::string* decoded) {
    Node node = Make(Node::Kind::kScalar, at);
    size_t begin = node.start;
    size_t end = std::max<size_t>(begin, Byte(at.end));
    const char quote = begin < end ? text_[begin] : ' ';
    if (decoded != nullptr && (quote == '"' || quote == '\'')) {
      node.style = quote == '"' ? Node::Style::kDoubleQuoted : Node::Style::kSingleQuoted;
      const bool triple = end - begin >= 6 && text_[begin + 1] == quote && text_[begin + 2] == quote;
      begin += triple ? 3 : 1;
      end = std::max(begin, end - (triple ? 3 : 1));
      if (triple && begin < end && text_[begin] == '\r') ++begin;
      if (triple && begin < end && text_[begin] == '\n') ++begin;
    } else if (decoded != nullptr) {
      node.tag = Node::Tag::kCore;  // a bare key is a string, whatever it looks like
    }
    node.span = {file_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    const std::string_view raw = text_.substr(begin, end - begin);
    node.text = decoded == nullptr || raw == *decoded ? raw : arena_.Keep(*decoded);
    return node;
  }

  std::string_view text_;
  text::FileId file_;
  text::Arena& arena_;
  Offsets offsets_;
  Tree tree_;
};

bool IsTooDeep(std::string_view text) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::string_view key = line.substr(0, line.find('='));
    if (std::count(key.begin(), key.end(), '.') > kMaxDots) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

}  // namespace

std::vector<Fragment> ParseTomlFile(std::string_view text, text::FileId file, const CarrierTables& tables) {
  std::vector<Fragment> out;
  const text::Span whole{file, 0, static_cast<uint32_t>(text.size())};
  const auto broken = [&](uint32_t at, std::string message) {
    Fragment fragment(Kind::kMap, file);
    fragment.title = "a document of TOML";
    const text::Span span{file, std::min(at, whole.end), std::min(at + 1, whole.end)};
    if (HasTemplate(text)) fragment.unread.push_back({span, "a template that only its engine can turn into TOML"});
    else fragment.problems.push_back({span, std::move(message)});
    out.push_back(std::move(fragment));
  };
  text::Arena decoded;
  Builder builder(text, file, decoded);
  if (IsTooDeep(text)) {
    broken(0, "nested too deep to be read");
    return out;
  }
  try {
    const toml::table root = toml::parse(text);
    const Tree tree = builder.Run(root);
    Document document(text, whole, tree);
    document.splits_keys = true;
    document.comments = YamlComments(text, whole, tree);
    Adapt(document, tables, out);
  } catch (const toml::parse_error& e) {
    broken(builder.Byte(e.source().begin), "this is no TOML: " + std::string(e.description()));
  }
  return out;
}

}  // namespace sparkvet::carrier
