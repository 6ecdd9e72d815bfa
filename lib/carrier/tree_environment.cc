#include "lib/carrier/tree_environment.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/carrier/byte_set.h"
#include "lib/carrier/command_words.h"
#include "lib/carrier/embedded.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

bool IsName(std::string_view text) {
  return !text.empty() && kNameBytes.Holds(text[0]) && !base::IsDigit(text[0]) && kNameBytes.EndOf(text, 0, text.size()) == text.size();
}

bool IsInCapitals(std::string_view name) { return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }); }

class Reader {
 public:
  Reader(const Document& document, const CommandRules& rules) : d_(document), tree_(document.tree), rules_(rules) {}

  Environment Read(const Node& object, bool sets_for_later) {
    // From the outermost map to the command's own: the nearer one wins.
    std::vector<const Node*> around;
    for (NodeIndex at = object.parent; at != kNoNode; at = tree_.node(at).parent) {
      if (tree_.node(at).kind == Node::Kind::kMap) around.push_back(&tree_.node(at));
    }
    if (!sets_for_later && !HidesWhatIsAround(object)) {
      for (auto map = around.rbegin(); map != around.rend(); ++map) HandDown(**map);
    }
    for (const EnvironmentRecord& row : rules_.environments()) Own(row, object);
    Vary(object);
    if (!around.empty()) Vary(*around.back());
    return std::move(out_);
  }

 private:
  bool HidesWhatIsAround(const Node& object) const {
    const auto has = [&](const image::Str& key) { return tree_.Get(object, rules_.Text(key)) != nullptr; };
    const auto hiders = rules_.environment_hiders();
    return std::any_of(hiders.begin(), hiders.end(), has);
  }

  // Of a map around the command.
  void HandDown(const Node& map) {
    for (const EnvironmentRecord& row : rules_.environments()) {
      const Node* const said = tree_.Get(map, rules_.Text(row.key));
      if (said == nullptr || said->kind != Node::Kind::kMap) continue;
      const auto keys = rules_.Handing(row);
      const bool hands = row.always != 0 || std::any_of(keys.begin(), keys.end(), [&](const image::Str& key) { return tree_.Get(map, rules_.Text(key)) != nullptr; });
      if (hands) Pairs(row, *said);
    }
  }

  void Own(const EnvironmentRecord& row, const Node& object) {
    const Node* const said = tree_.Get(object, rules_.Text(row.key));
    if (said == nullptr) return;
    if (said->kind == Node::Kind::kMap) return Pairs(row, *said);
    if (said->kind != Node::Kind::kList) return;
    for (const NodeIndex index : said->children) Item(tree_.node(index));
  }

  void Pairs(const EnvironmentRecord& row, const Node& map) {
    for (const Entry& e : tree_.Entries(map)) {
      if (row.capitals == 0 || IsInCapitals(e.key->text)) Put(e.key->text, {e.value, 0});
    }
  }

  // {name: NAME, value: v}, NAME=value
  void Item(const Node& item) {
    if (item.kind == Node::Kind::kMap) {
      const Node* const name = tree_.Get(item, "name");
      if (name != nullptr && name->kind == Node::Kind::kScalar) Put(name->text, {tree_.Get(item, "value"), 0});
    } else if (item.kind == Node::Kind::kScalar) {
      const size_t equals = item.text.find('=');
      if (equals == std::string_view::npos) Put(item.text, {});
      else Put(item.text.substr(0, equals), {&item, equals + 1});
    }
  }

  // An empty value waits for one from elsewhere.
  void Put(std::string_view name, ValueAt at) {
    if (!IsName(name)) return;
    const bool is_text = at.scalar != nullptr && at.scalar->kind == Node::Kind::kScalar && !d_.IsUnknown(*at.scalar) && !at.text().empty();
    out_[name] = is_text && NextOpenPart(at.scalar->text, at.from).begin == at.scalar->text.size() ? at : ValueAt{};
  }

  // What is named in a rule or a matrix may be another value.
  void Vary(const Node& map) {
    for (const image::Str& key : rules_.environment_variants()) {
      if (const Node* const rule = tree_.Get(map, rules_.Text(key))) Forget(*rule, 0);
    }
  }
  void Forget(const Node& node, int depth) {
    constexpr int kDeepest = 8;
    if (depth > kDeepest) return;
    for (size_t i = 0; i < node.children.size(); ++i) {
      const Node& child = tree_.node(node.children[i]);
      const bool is_key = node.kind == Node::Kind::kMap && i % 2 == 0;
      if (!is_key) Forget(child, depth + 1);
      else if (const auto at = out_.find(child.text); at != out_.end()) at->second = {};
    }
  }

  const Document& d_;
  const Tree& tree_;
  const CommandRules& rules_;
  Environment out_;
};

}  // namespace

bool SetsForLater(const Document& document, const CommandRules& rules) {
  const auto changers = rules.environment_changers();
  return std::any_of(changers.begin(), changers.end(), [&](const image::Str& word) { return document.text.contains(rules.Text(word)); });
}

Environment ReadEnvironment(const Document& document, const Node& object, const CommandRules& rules, bool sets_for_later) {
  return Reader(document, rules).Read(object, sets_for_later);
}

std::vector<Export> KnownOf(const Environment& environment, const Document& document, const CommandRules& rules, text::Arena& arena) {
  std::vector<Export> out;
  for (const auto& [name, at] : environment) {
    if (at.scalar == nullptr || rules.IsVariable(name)) continue;  // what PySpark splits is read where it stands
    const Embedded text(document, *at.scalar);
    Word whole = text.AsWord(arena);
    whole.text = arena.Keep(whole.text);
    WordBuilder value(whole, arena);
    value.Start(at.from);
    value.Copy(at.from, whole.text.size());
    out.push_back({name, value.Finish(whole.text.size())});
  }
  return out;
}

}  // namespace sparkvet::carrier
