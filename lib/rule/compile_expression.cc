#include "lib/rule/compile_expression.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "lib/rule/functions.h"
#include "lib/rule/operator_types.h"
#include "lib/rule/parser.h"

namespace sparkvet::rule {
namespace {

struct ContextName {
  std::string_view name;
  ContextField field;
  Type type;
};
constexpr ContextName kContextNames[] = {{"manager", ContextField::kManager, kString},
                                         {"deployMode", ContextField::kDeployMode, kString},
                                         {"release", ContextField::kRelease, kString},
                                         {"releaseIsAssumed", ContextField::kReleaseIsAssumed, kBool},
                                         {"heap", ContextField::kHeap, kInt},
                                         {"processors", ContextField::kProcessors, kInt},
                                         {"submitted", ContextField::kSubmitted, kBool},
                                         {"platform", ContextField::kPlatform, kString}};

struct Macro {
  std::string_view name;
  Op op;
};
constexpr Macro kMacros[] = {{"all", Op::kAll},       {"exists", Op::kExists}, {"exists_one", Op::kExistsOne},
                             {"filter", Op::kFilter}, {"map", Op::kMap}};

// "a.b.c" for a chain of names and selections, nothing for other trees.
std::optional<std::string> DottedName(const Ast& ast) {
  if (ast.kind == Ast::Kind::kName) return ast.text;
  if (ast.kind != Ast::Kind::kSelect) return std::nullopt;
  const std::optional<std::string> head = DottedName(*ast.children[0]);
  return head ? std::optional(*head + '.' + ast.text) : std::nullopt;
}

std::string Quoted(std::string_view s) { return '\'' + std::string(s) + '\''; }

struct Typed {
  NodeId node;
  Type type;
};

// One walk over one tree.
class Walk {
 public:
  Walk(const spark::Catalogue& catalogue, Tables& tables, const ExpressionCompiler& compiler, const Scope& scope,
       std::span<const spark::Release> releases)
      : catalogue_(catalogue), tables_(tables), compiler_(compiler), scope_(scope), releases_(releases) {}

  std::optional<Typed> Run(const Ast& ast) {
    switch (ast.kind) {
      case Ast::Kind::kLiteral: return Literal(ast.value);
      case Ast::Kind::kName:
      case Ast::Kind::kSelect: return Name(ast);
      case Ast::Kind::kIndex: return Index(ast);
      case Ast::Kind::kCall: return Call(ast);
      case Ast::Kind::kOperator: return Operation(ast);
      case Ast::Kind::kList: return List(ast);
    }
    return std::nullopt;
  }

  KeyList keys;
  SyntaxError error;
  bool varies = false;  // some name is another thing, or nothing, in some of the releases

 private:
  std::optional<Typed> Fail(const Ast& at, std::string message) {
    if (error.message.empty()) error = {at.begin, at.end, std::move(message)};
    return std::nullopt;
  }

  NodeId Add(Op op, uint32_t a = 0, uint32_t b = 0, uint32_t c = 0) { return tables_.Add({op, 0, 0, a, b, c}); }

  Typed Constant(BaseType type, uint64_t bits) {
    const NodeId node = tables_.Add({Op::kConstant, static_cast<uint8_t>(type), 0, static_cast<uint32_t>(bits),
                                     static_cast<uint32_t>(bits >> 32), 0});
    return {node, {type}};
  }

  std::optional<Typed> Literal(const Value& v) {
    switch (v.kind()) {
      case Value::Kind::kNull: return Constant(BaseType::kNull, 0);
      case Value::Kind::kBool: return Constant(BaseType::kBool, v.is_true());
      case Value::Kind::kInt: return Constant(BaseType::kInt, static_cast<uint64_t>(v.as_int()));
      case Value::Kind::kDouble: return Constant(BaseType::kDouble, std::bit_cast<uint64_t>(v.as_double()));
      default: break;
    }
    const image::Str s = tables_.writer.Text(v.as_string());
    return Typed{Add(Op::kText, s.offset, s.size), kString};
  }

  // ---- names ------------------------------------------------------------------------------------------------

  std::optional<Typed> Name(const Ast& ast) {
    const std::optional<std::string> name = DottedName(ast);
    if (!name) return Fail(ast, "there is no field " + Quoted(ast.text) + " here");
    if (const auto known = Known(*name)) return known;
    const bool is_key = catalogue_.Find(*name).has_value();
    if (is_key && scope_.keys_must_be_read) {
      return Fail(ast, "no step reads " + Quoted(*name) + " before this one");
    }
    if (name->starts_with("spark.")) return UnknownKey(ast, *name);
    return Fail(ast, "unknown name " + Quoted(*name));
  }

  std::optional<Typed> Known(const std::string& name) {
    for (auto at = inner_.rbegin(); at != inner_.rend(); ++at) {
      if (at->first == name) return Typed{Add(Op::kVariable, at->second.variable), at->second.type};
    }
    if (const auto at = scope_.slots.find(name); at != scope_.slots.end()) {
      if (const auto slot = Slot(at->second)) return slot;
    }
    if (const auto at = scope_.variables.find(name); at != scope_.variables.end()) {
      return Typed{Add(Op::kVariable, at->second.variable), at->second.type};
    }
    for (const ContextName& c : kContextNames) {
      if (c.name == name) return Typed{Add(Op::kContext, static_cast<uint32_t>(c.field)), c.type};
    }
    if (scope_.keys_must_be_read) return std::nullopt;
    const std::optional<spark::KeyId> key = catalogue_.Find(name);
    if (!key) return std::nullopt;
    keys.Add(*key);
    std::optional<Type> type;
    for (const spark::Release r : releases_) AddType(type, compiler_.TypeOf(*key, r));
    return Typed{Add(Op::kKey, *key), type.value_or(kDyn)};
  }

  std::optional<Typed> Slot(const SlotName& name) {
    std::optional<Type> type;
    for (const spark::Release r : releases_) {
      const Reading* const reading = name.In(r);
      if (reading == nullptr) {
        varies = true;
        continue;
      }
      AddType(type, reading->type);
      keys.Add(reading->keys);
    }
    if (!type) return std::nullopt;
    return Typed{Add(Op::kSlot, name.slot), *type};
  }

  // One more release's type of a name.
  void AddType(std::optional<Type>& type, Type more) {
    varies |= type && *type != more;
    type = type ? Join(*type, more) : more;
  }

  std::optional<Typed> UnknownKey(const Ast& at, const std::string& key) {
    const std::string_view nearest = catalogue_.Nearest(key, catalogue_.newest());
    return Fail(at, "no Spark release knows the key " + Quoted(key) +
                        (nearest.empty() ? "" : "; did you mean " + Quoted(nearest) + "?"));
  }

  // ---- members ----------------------------------------------------------------------------------------------

  std::optional<Typed> Index(const Ast& ast) {
    const Ast& target = *ast.children[0];
    const Ast& index = *ast.children[1];
    if (target.kind == Ast::Kind::kName && target.text == "conf") return Conf(index);
    const auto list = Run(target);
    if (!list) return std::nullopt;
    const auto position = Run(index);
    if (!position) return std::nullopt;
    if (list->type.base != BaseType::kList && list->type.base != BaseType::kDyn) {
      return Fail(ast, rule::Name(list->type) + " has no elements");
    }
    if (!Fits(position->type, kInt)) return Fail(index, "an element is named by an int");
    return Typed{Add(Op::kIndex, list->node, position->node), {list->type.element}};
  }

  std::optional<Typed> Conf(const Ast& index) {
    const bool literal = index.kind == Ast::Kind::kLiteral && index.value.is(Value::Kind::kString);
    if (literal) {
      if (const auto known = Known(index.text)) return known;
      if (scope_.keys_must_be_read) return Fail(index, "no step reads " + Quoted(index.text) + " before this one");
      if (index.text.starts_with("spark.") && !catalogue_.IsKnown(index.text)) return UnknownKey(index, index.text);
    }
    const auto key = Run(index);
    if (!key) return std::nullopt;
    if (!Fits(key->type, kString)) return Fail(index, "a key is a string");
    return Typed{Add(Op::kConf, key->node), literal ? kString : kDyn};
  }

  std::optional<Typed> Call(const Ast& ast) {
    std::string name = ast.text;
    bool is_method = ast.has_receiver;
    size_t first = 0;
    if (is_method) {
      const std::optional<std::string> space = DottedName(*ast.children[0]);
      const std::string qualified = space ? *space + '.' + name : std::string();
      const auto named = [&](const Function& f) { return !f.is_method && f.name == qualified; };
      if (std::any_of(Functions().begin(), Functions().end(), named)) {
        name = qualified;
        is_method = false;
        first = 1;
      }
      for (const Macro& macro : kMacros) {
        if (is_method && macro.name == name && ast.children.size() == 3) return Comprehension(ast, macro.op);
      }
    }
    std::vector<uint32_t> arguments;
    std::vector<Type> types;
    for (size_t i = first; i < ast.children.size(); ++i) {
      const auto argument = Run(*ast.children[i]);
      if (!argument) return std::nullopt;
      arguments.push_back(argument->node);
      types.push_back(argument->type);
    }
    if (name.starts_with("math.")) {
      for (const Type& t : types) {
        if (!IsNumber(t) && !IsNumber({t.element})) return Fail(ast, Quoted(name) + " takes numbers, not " + rule::Name(t));
        if (!IsNumber(t) && t.base != BaseType::kList) return Fail(ast, Quoted(name) + " takes numbers, not " + rule::Name(t));
      }
    }
    const auto result = Overload(ast, name, is_method, types);
    if (!result) return std::nullopt;
    if (!CheckLiterals(ast, name)) return std::nullopt;
    const auto begin = static_cast<uint32_t>(tables_.arguments.size());
    tables_.arguments.insert(tables_.arguments.end(), arguments.begin(), arguments.end());
    return Typed{Add(Op::kCall, result->first, begin, static_cast<uint32_t>(arguments.size())), result->second};
  }

  static bool Takes(const Function& f, const Signature& s, const std::vector<Type>& types) {
    const size_t n = s.arguments.size();
    if (types.size() < n || (types.size() > n && !f.variadic)) return false;
    for (size_t i = 0; i < types.size(); ++i) {
      if (!Fits(types[i], s.arguments.begin()[std::min(i, n - 1)])) return false;
    }
    return true;
  }

  std::optional<std::pair<uint32_t, Type>> Overload(const Ast& ast, const std::string& name, bool is_method,
                                                    const std::vector<Type>& types) {
    bool exists = false;
    for (uint32_t i = 0; i < Functions().size(); ++i) {
      const Function& f = Functions()[i];
      if (f.name != name || f.is_method != is_method) continue;
      exists = true;
      for (const Signature& s : f.signatures) {
        if (Takes(f, s, types)) return std::pair(i, s.result);
      }
    }
    std::string shown;
    for (const Type& t : types) shown += (shown.empty() ? "" : ", ") + rule::Name(t);
    Fail(ast, exists ? Quoted(name) + " does not take (" + shown + ')'
                     : "there is no " + std::string(is_method ? "method " : "function ") + Quoted(name));
    return std::nullopt;
  }

  // What can be said about constant arguments: patterns compile, keys exist.
  bool CheckLiterals(const Ast& ast, const std::string& name) {
    if (ast.children.empty()) return true;
    const Ast& last = *ast.children.back();
    if (last.kind != Ast::Kind::kLiteral || !last.value.is(Value::Kind::kString)) return true;
    if (name == "matches") {
      const std::string problem = PatternError(last.text);
      if (!problem.empty()) return Fail(last, "malformed pattern: " + problem).has_value();
    }
    if (name == "isSet" || name == "timesSet" || name == "lastSetAs" || name == "setBy") {
      if (const auto key = catalogue_.Find(last.text)) {
        keys.Add(*key);
      } else if (last.text.starts_with("spark.") && !catalogue_.IsKnown(last.text)) {
        return UnknownKey(last, last.text).has_value();
      }
    }
    return true;
  }

  std::optional<Typed> Comprehension(const Ast& ast, Op op) {
    const Ast& variable = *ast.children[1];
    const auto list = Run(*ast.children[0]);
    if (!list) return std::nullopt;
    if (!Fits(list->type, ListOf(BaseType::kDyn))) {
      return Fail(*ast.children[0], Quoted(ast.text) + " walks over a list, not over " + rule::Name(list->type));
    }
    if (variable.kind != Ast::Kind::kName) return Fail(variable, "a variable's name is expected here");
    const uint32_t id = tables_.variables++;
    inner_.emplace_back(variable.text, VariableName{id, {list->type.element}});
    const auto body = Run(*ast.children[2]);
    inner_.pop_back();
    if (!body) return std::nullopt;
    if (op != Op::kMap && !Fits(body->type, kBool)) return Fail(*ast.children[2], "a condition is expected here");
    Type type = kBool;
    if (op == Op::kFilter) type = list->type;
    if (op == Op::kMap) type = ListOf(body->type.base);
    return Typed{Add(op, list->node, body->node, id), type};
  }

  std::optional<Typed> List(const Ast& ast) {
    std::vector<uint32_t> items;
    std::optional<Type> element;
    for (const AstPtr& child : ast.children) {
      const auto item = Run(*child);
      if (!item) return std::nullopt;
      items.push_back(item->node);
      element = element ? Join(*element, item->type) : item->type;
    }
    const auto begin = static_cast<uint32_t>(tables_.arguments.size());
    tables_.arguments.insert(tables_.arguments.end(), items.begin(), items.end());
    return Typed{Add(Op::kList, begin, static_cast<uint32_t>(items.size()), 0), ListOf(element.value_or(kDyn).base)};
  }

  // ---- operators --------------------------------------------------------------------------------------------

  std::optional<Typed> Operation(const Ast& ast) {
    std::vector<Typed> operands;
    for (const AstPtr& child : ast.children) {
      const auto operand = Run(*child);
      if (!operand) return std::nullopt;
      operands.push_back(*operand);
    }
    std::vector<Type> types;
    for (const Typed& t : operands) types.push_back(t.type);
    const std::optional<Type> type = OperatorType(ast.op, types);
    if (!type) {
      std::string shown;
      for (const Typed& t : operands) shown += (shown.empty() ? "" : ", ") + rule::Name(t.type);
      return Fail(ast, "this operator does not take (" + shown + ')');
    }
    return Typed{Add(OpOf(ast.op), operands[0].node, operands.size() > 1 ? operands[1].node : 0,
                     operands.size() > 2 ? operands[2].node : 0),
                 *type};
  }

  const spark::Catalogue& catalogue_;
  Tables& tables_;
  const ExpressionCompiler& compiler_;
  const Scope& scope_;
  std::span<const spark::Release> releases_;
  std::vector<std::pair<std::string, VariableName>> inner_;  // of comprehensions, innermost last
};

}  // namespace

ExpressionCompiler::ExpressionCompiler(const spark::Catalogue& catalogue, Tables& tables) : catalogue_(catalogue), tables_(tables) {
  for (const spark::ReleaseRecord& r : catalogue.releases()) all_releases_.push_back(r.line);
}

std::expected<Compiled, SyntaxError> ExpressionCompiler::Compile(std::string_view text, const Scope& scope, Type wanted,
                                                                 std::span<const spark::Release> releases) {
  const auto ast = Parse(text);
  if (!ast) return std::unexpected(ast.error());
  if (releases.empty()) releases = all_releases_;
  const auto check = [&](const std::optional<Typed>& typed, const Walk& walk) -> std::optional<SyntaxError> {
    if (!typed) return walk.error;
    if (Fits(typed->type, wanted)) return std::nullopt;
    return SyntaxError{(*ast)->begin, (*ast)->end, "this is " + Name(typed->type) + ", but " + Name(wanted) + " is wanted"};
  };
  Walk walk(catalogue_, tables_, *this, scope, releases);
  const auto typed = walk.Run(**ast);
  if (auto error = check(typed, walk)) return std::unexpected(*std::move(error));
  Compiled compiled{typed->node, typed->type, std::move(walk.keys), {}};
  if (!walk.varies) return compiled;

  // Each release by itself, for its types only: the nodes are the same.
  const size_t nodes = tables_.nodes.size(), arguments = tables_.arguments.size();
  const uint32_t variables = tables_.variables;
  for (const spark::Release& release : releases) {
    Walk one(catalogue_, tables_, *this, scope, {&release, 1});
    const auto in_release = one.Run(**ast);
    tables_.nodes.resize(nodes);
    tables_.arguments.resize(arguments);
    tables_.variables = variables;
    if (auto error = check(in_release, one)) {
      error->message += " (in Spark " + release.ToString() + ')';
      return std::unexpected(*std::move(error));
    }
    compiled.by_release.push_back(in_release->type);
  }
  compiled.type = compiled.by_release[0];
  for (const Type& t : compiled.by_release) compiled.type = Join(compiled.type, t);
  return compiled;
}

Type ExpressionCompiler::TypeOf(spark::KeyId key, spark::Release release) const {
  const spark::EntryRecord* const own = catalogue_.Entry(key, release);
  if (own != nullptr && own->is_bare == 0) return rule::TypeOf(own->type);
  std::optional<Type> type;
  for (const spark::EntryRecord& entry : catalogue_.Entries(key)) {
    if (entry.is_bare != 0) continue;
    const Type t = rule::TypeOf(entry.type);
    type = type ? Join(*type, t) : t;
  }
  return type.value_or(kString);
}

}  // namespace sparkvet::rule
