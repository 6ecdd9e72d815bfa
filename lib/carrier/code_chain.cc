#include "lib/carrier/code_chain.h"

#include <algorithm>

namespace sparkvet::carrier {
namespace {

using Expression = CodeExpression;
using Kind = CodeExpression::Kind;

constexpr std::string_view kSet = "set";

class Reader {
 public:
  Reader(const ParsedCode& code, const CodeRules& rules, bool session_counts) : code_(code), rules_(rules), session_counts_(session_counts) {}

  CodeChain Run(uint32_t last) {
    std::vector<uint32_t> calls;
    uint32_t at = last;
    for (; at != Expression::kNone; at = code_.at(at).receiver) {
      const Expression& e = code_.at(at);
      out_.is_foreign |= rules_.IsForeign(e.name);
      if (e.kind == Kind::kCall) calls.push_back(at);
      else if (e.kind == Kind::kName && (out_.name.empty() || e.receiver == Expression::kNone)) Base(e);
      else if (e.kind != Kind::kName) break;
    }
    std::reverse(calls.begin(), calls.end());
    if (!calls.empty() && out_.name.empty()) out_.name = code_.at(calls.front()).name;
    if (!calls.empty()) first_ = calls.front();
    for (const uint32_t call : calls) Call(call);
    return std::move(out_);
  }

 private:
  // The name nearest to the first call.
  void Base(const Expression& name) {
    if (!out_.name.empty()) return;
    out_.name = name.name;
    out_.is_of_variable = name.receiver == Expression::kNone;
  }

  void Call(uint32_t index) {
    const Expression& call = code_.at(index);
    const bool perhaps = rules_.IsPerhaps(call.name);
    const bool puts = rules_.IsPut(call.name);
    if (puts || (index == first_ && rules_.IsLauncher(call.name))) out_.is_conf = false;
    if (perhaps || puts || rules_.IsSetter(call.name)) Setter(call, perhaps);
    else if (rules_.IsList(call.name) && call.parts.size() == 1) Pairs(call.parts.front().value);
    else if (rules_.IsContext(call.name)) Context(call);
    else if (const std::string_view key = rules_.KeyOf(call.name); !key.empty() && call.parts.size() == 1) Named(call, key);
    else out_.others.push_back(index);
  }

  void Setter(const Expression& call, bool perhaps) {
    uint32_t key = Expression::kNone, value = Expression::kNone;
    for (size_t i = 0; i < call.parts.size(); ++i) {
      const Expression::Part& part = call.parts[i];
      if (part.name == "key" || (part.name.empty() && i == 0)) key = part.value;
      else if (part.name == "value" || (part.name.empty() && i == 1)) value = part.value;
      else if (part.name == "map") Pairs(part.value);
      if ((part.name == "conf" || call.parts.size() == 1) && code_.at(part.value).kind == Kind::kName) out_.given = code_.at(part.value).name;
    }
    if (key == Expression::kNone || value == Expression::kNone) return;
    Add(key, value, perhaps, IsOfSession(call));
  }

  // spark.conf.set, spark.conf().set
  bool IsOfSession(const Expression& call) const {
    if (call.receiver == Expression::kNone) return false;
    const Expression& receiver = code_.at(call.receiver);
    if (rules_.IsSession(receiver.name)) return true;
    return call.name == kSet && receiver.receiver != Expression::kNone && rules_.IsRuntime(receiver.name);
  }

  void Add(uint32_t key, uint32_t value, bool perhaps, bool runs) {
    const Expression& e = code_.at(key);
    if (e.kind == Kind::kName && e.receiver != Expression::kNone && rules_.IsLauncher(code_.at(e.receiver).name)) {
      if (const std::string_view named = rules_.KeyNamed(e.name); !named.empty()) out_.entries.push_back({Expression::kNone, named, e.begin, e.end, value, perhaps});
    }
    if (e.kind != Kind::kText || e.is_open) return;
    const std::string_view text = code_.texts[e.text].text();
    if (runs && (!session_counts_ || !rules_.IsRuntimeKey(text))) return;
    if (runs) out_.is_of_variable = false;
    out_.entries.push_back({key, text, 0, 0, value, perhaps});
  }

  // SparkContext("yarn", "App"), SparkContext(master="yarn", conf=conf)
  void Context(const Expression& call) {
    constexpr std::string_view kMaster = "master", kKey = "spark.master";
    for (size_t i = 0; i < call.parts.size(); ++i) {
      const Expression::Part& part = call.parts[i];
      const bool is_first_text = i == 0 && part.name.empty() && call.parts.size() > 1 && code_.at(part.value).kind == Kind::kText;
      if (part.name == kMaster || is_first_text) out_.entries.push_back({Expression::kNone, kKey, call.name_begin, call.name_begin + static_cast<uint32_t>(call.name.size()), part.value, false});
      else if (part.name == "conf" && code_.at(part.value).kind == Kind::kName) out_.given = code_.at(part.value).name;
    }
  }

  void Named(const Expression& call, std::string_view key) {
    out_.entries.push_back({Expression::kNone, key, call.name_begin, call.name_begin + static_cast<uint32_t>(call.name.size()), call.parts.front().value, false});
  }

  // A map, or a list of pairs.
  void Pairs(uint32_t index) {
    const Expression& e = code_.at(index);
    if (e.kind == Kind::kMap) {
      for (size_t i = 0; i + 1 < e.parts.size(); i += 2) Add(e.parts[i].value, e.parts[i + 1].value, false, false);
    } else if (e.kind == Kind::kCall && rules_.IsConversion(e.name) && e.receiver != Expression::kNone) {
      Pairs(e.receiver);
    } else if (e.kind == Kind::kList || (e.kind == Kind::kCall && (rules_.IsItems(e.name) || rules_.IsMap(e.name)))) {
      for (const Expression::Part& part : e.parts) {
        const Expression& pair = code_.at(part.value);
        const bool is_pair = pair.kind == Kind::kPair || (pair.kind == Kind::kList && pair.parts.size() == 2);
        if (is_pair) Add(pair.parts[0].value, pair.parts[1].value, false, false);
        else if (e.parts.size() == 1) Pairs(part.value);
      }
    }
  }

  const ParsedCode& code_;
  const CodeRules& rules_;
  bool session_counts_;
  uint32_t first_ = Expression::kNone;  // the first call
  CodeChain out_;
};

}  // namespace

CodeChain ReadChain(const ParsedCode& code, uint32_t call, const CodeRules& rules, bool session_counts) { return Reader(code, rules, session_counts).Run(call); }

}  // namespace sparkvet::carrier
