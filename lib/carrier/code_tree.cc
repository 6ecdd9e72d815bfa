#include "lib/carrier/code_tree.h"

#include <unordered_set>
#include <utility>

#include "lib/carrier/code_chain.h"
#include "lib/carrier/code_nodes.h"
#include "lib/carrier/code_overrides.h"

namespace sparkvet::carrier {
namespace {

using Expression = CodeExpression;
using Kind = CodeExpression::Kind;

constexpr uint32_t kNone = Expression::kNone;
constexpr std::string_view kUnnamed = "literal";
constexpr std::string_view kAnyMap = CodeOverrides::kAnyMap;

class Maker {
 public:
  Maker(std::string_view source, text::FileId file, Language language, const CodeTokens& tokens, const ParsedCode& code, const CodeRules& rules)
      : source_(source), language_(language), tokens_(tokens.tokens), code_(code), rules_(rules), nodes_(source, file, code, rules, out_), is_of_vendor_(rules.IsOfVendor(source)) {}

  CodeTree Run() {
    LookAhead();
    for (const CodeStatement& s : code_.statements) {
      Statement(s);
      for (uint32_t inner = nodes_.TakeInner(); inner != kNone; inner = nodes_.TakeInner()) Statement({kNone, inner, s.first_token, false});
    }
    overrides_.Doubt(out_.tree);
    return std::move(out_);
  }

 private:
  // ---- what is made of variables

  void LookAhead() {
    std::unordered_set<std::string_view> assigned;
    for (const CodeStatement& s : code_.statements) {
      const std::string_view target = s.target == kNone ? std::string_view() : code_.at(s.target).name;
      if (target.empty()) continue;
      if (!assigned.insert(target).second) changed_.insert(target);
      if (code_.at(s.value).kind == Kind::kCall && rules_.IsForeign(code_.at(s.value).name)) foreign_.insert(target);
    }
    for (const Expression& e : code_.expressions) {
      if (e.kind != Kind::kCall || e.receiver == kNone) continue;
      if (rules_.IsChange(e.name)) changed_.insert(code_.at(e.receiver).name);
      if (rules_.IsRewrite(e.name)) rewritten_.insert(code_.at(e.receiver).name);
    }
  }

  // ---- statements

  void Statement(CodeStatement s) {
    if (s.target == kNone || code_.at(s.target).kind != Kind::kSubscript) s.value = code_.Owner(s.value);
    const Expression& value = code_.at(s.value);
    if (s.target != kNone && code_.at(s.target).kind == Kind::kSubscript) return Item(s);
    const std::string_view target = s.target == kNone ? std::string_view() : code_.at(s.target).name;
    if (value.kind == Kind::kCall) return Call(s, target);
    // What nobody has a name for is part of something, and a variable may get more.
    const bool gets_more = target.empty() || changed_.contains(target);
    if (value.kind == Kind::kMap) {
      const NodeIndex map = nodes_.Named(target.empty() ? kUnnamed : target, s.value);
      overrides_.Add(map, target.empty() || value.is_open ? kAnyMap : target, !target.empty() && !value.is_open);
    } else if (value.kind == Kind::kList) {
      nodes_.NamedList(target.empty() ? kUnnamed : target, s.value, gets_more);
    } else if (value.kind == Kind::kText && !target.empty() && !rewritten_.contains(target) && nodes_.TextOf(value).contains(' ')) {
      nodes_.NamedText(target, s.value, gets_more);
    }
  }

  // x["key"] = value
  void Item(const CodeStatement& s) {
    const Expression& target = code_.at(s.target);
    if (target.parts.size() != 1 || target.receiver == kNone) return;
    const Expression& key = code_.at(target.parts.front().value);
    const std::string_view name = code_.at(target.receiver).name;
    if (key.kind != Kind::kText || key.is_open || name.empty()) return;
    nodes_.Put(GroupOf(s, name, true), {target.parts.front().value, nodes_.TextOf(key), 0, 0, s.value, false});
  }

  void Call(const CodeStatement& s, std::string_view target) {
    const CodeChain chain = ReadChain(code_, s.value, rules_, !is_of_vendor_);
    if (!chain.entries.empty() && !chain.is_foreign && !foreign_.contains(chain.name)) {
      const bool goes_on = chain.is_of_variable && (target.empty() || target == chain.name);
      const NodeIndex map = GroupOf({s.target, s.value, s.first_token, s.is_whole && (goes_on || !target.empty())}, target.empty() ? chain.name : target, goes_on);
      if (chain.is_conf) out_.set_in_code.insert(map);
      for (const CodeChain::Entry& entry : chain.entries) {
        const NodeIndex key = nodes_.Put(map, entry);
        if (chain.is_conf && language_ != Language::kPython && rules_.IsLate(entry.key_text)) out_.too_late.insert(key);
      }
      if (!chain.given.empty()) overrides_.Add(map, chain.given, false);
    }
    for (const uint32_t call : chain.others) {
      const Expression& e = code_.at(call);
      const std::string_view name = !target.empty() && (rules_.IsMap(e.name) || rules_.IsItems(e.name)) ? target : e.name.empty() ? kUnnamed : e.name;
      const bool gets_more = target.empty() || changed_.contains(target) || call != s.value;
      Arguments(e, name, gets_more);
    }
  }

  // Of a call that sets nothing itself. `gets_more`: a list that it makes may get more items.
  void Arguments(const Expression& call, std::string_view name, bool gets_more) {
    if (call.parts.empty()) return;
    const bool converts = rules_.IsConversion(call.name) && call.parts.front().name.empty();
    if (rules_.IsItems(call.name)) return nodes_.NamedList(name, IndexOf(call), gets_more);
    if (rules_.IsMap(call.name) || converts) {
      nodes_.Named(name, IndexOf(call));
      return;
    }
    const std::string_view parameter = rules_.ParameterOf(call.name);
    const auto is_told = [&](size_t i) { return !call.parts[i].name.empty() || (i == 0 && !parameter.empty()); };
    bool any = false;
    for (size_t i = 0; i < call.parts.size(); ++i) {
      if (is_told(i)) any = true;
      else nodes_.Later(call.parts[i].value);
    }
    if (!any) return;
    const NodeIndex map = nodes_.NamedMap(name, call.begin);
    for (size_t i = 0; i < call.parts.size(); ++i) {
      const Expression::Part& part = call.parts[i];
      if (!is_told(i)) continue;
      if (part.name.empty()) nodes_.Enter(map, parameter, call.name_begin, call.name_begin, part.value);
      else nodes_.Enter(map, part.name, part.name_begin, part.name_begin + static_cast<uint32_t>(part.name.size()), part.value);
    }
  }

  uint32_t IndexOf(const Expression& e) const { return static_cast<uint32_t>(&e - code_.expressions.data()); }

  // ---- groups: settings that are made one after the other on the same object

  // `goes_on`: the object is there already.
  NodeIndex GroupOf(const CodeStatement& s, std::string_view name, bool goes_on) {
    if (goes_on && s.is_whole && group_.map != kNoNode && group_.name == name && IsBehind(s)) {
      group_.token = TokenBehind(s);
      return group_.map;
    }
    const NodeIndex map = nodes_.NamedMap(name, code_.at(s.value).begin);
    overrides_.Add(map, name, !goes_on);
    group_ = {};
    if (s.is_whole) group_ = {map, name, TokenBehind(s), ColumnOf(s.first_token)};
    return map;
  }

  // Nothing stands in between that may skip it, or come from elsewhere, or uses what has been set: no line further to the left, no
  // block's end, no name of the object.
  bool IsBehind(const CodeStatement& s) const {
    if (ColumnOf(s.first_token) != group_.column) return false;
    int depth = 0;
    for (uint32_t i = group_.token; i < s.first_token; ++i) {
      const CodeToken& t = tokens_[i];
      if (t.starts_line && ColumnOf(i) < group_.column) return false;
      if (t.kind == CodeToken::Kind::kName && source_.substr(t.begin, t.end - t.begin) == group_.name) return false;
      if (t.kind != CodeToken::Kind::kSign || language_ == Language::kPython) continue;
      const char sign = source_[t.begin];
      if (sign == '{') ++depth;
      if (sign == '}' && --depth < 0) return false;
    }
    return depth == 0;
  }

  uint32_t TokenBehind(const CodeStatement& s) const {
    uint32_t token = s.first_token;
    while (tokens_[token].kind != CodeToken::Kind::kEnd && tokens_[token].begin < code_.at(s.value).end) ++token;
    return token;
  }

  size_t ColumnOf(uint32_t token) const {
    const uint32_t begin = tokens_[token].begin;
    const size_t line = begin == 0 ? std::string_view::npos : source_.rfind('\n', begin - 1);
    return begin - (line == std::string_view::npos ? 0 : line + 1);
  }

  struct Group {
    NodeIndex map = kNoNode;
    std::string_view name;
    uint32_t token = 0;  // behind its last statement
    size_t column = 0;
  };

  std::string_view source_;
  Language language_;
  const std::vector<CodeToken>& tokens_;
  const ParsedCode& code_;
  const CodeRules& rules_;
  CodeTree out_;
  CodeNodes nodes_;
  bool is_of_vendor_;
  Group group_;
  CodeOverrides overrides_;
  std::unordered_set<std::string_view> changed_;  // variables that are assigned again, or get more
  std::unordered_set<std::string_view> rewritten_;  // variables of whose text others are made
  std::unordered_set<std::string_view> foreign_;  // variables that hold what is no business of Spark's
};

}  // namespace

CodeTree MakeCodeTree(std::string_view source, text::FileId file, Language language, const CodeTokens& tokens, const ParsedCode& code,
                      const CodeRules& rules) {
  return Maker(source, file, language, tokens, code, rules).Run();
}

}  // namespace sparkvet::carrier
