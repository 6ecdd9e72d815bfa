#include "lib/driver/alike_steps.h"

#include <algorithm>
#include <string_view>

#include "lib/rule/functions.h"
#include "lib/rule/host.h"
#include "lib/spark/entry_reader.h"
#include "lib/spark/value_borders.h"

namespace sparkvet::driver {
namespace {

using rule::kNone;
using rule::NodeId;
using rule::Op;
using rule::StepKind;
using rule::StepRecord;
using spark::Release;

constexpr int kMostFallbacks = 8;

// Functions that ask nothing but their arguments, the command or its words, the settings by their very names, or which manager
// a master names.
constexpr std::string_view kOfAnyRelease[] = {
    "size", "contains", "startsWith", "endsWith", "lowerAscii", "upperAscii", "trim", "replace", "split", "javaUpper", "javaTrim", "javaSplit",
    "join", "distinct", "substring", "indexOf", "charAt", "int", "double", "string", "duration", "math.greatest", "math.least", "javaMultiply", "javaAdd",
    "javaInt", "javaLong", "javaRemainder", "math.floor", "math.ceil", "javaParseInt", "words", "wordKind", "wordName", "wordValue",
    "primaryResource", "submitsTo", "option", "property", "variable", "isWhole", "uriScheme", "fileName",
};

}  // namespace

bool ParseAlike(spark::ValueType type, Release a, Release b, Texts texts) {
  const auto same_side = [&](Release border) { return (a < border) == (b < border); };
  if (type == spark::ValueType::kBoolean) return texts == Texts::kAscii || same_side(spark::kBooleansOfUnicode);
  return type != spark::ValueType::kBytes || same_side(spark::kBinarySuffixes);
}

bool AlikeSteps::Has(const StepRecord& step) const {
  for (const NodeId node : {step.when, step.unless, step.value, step.list}) {
    if (!IsNodeAlike(node)) return false;
  }
  return step.kind != StepKind::kRead || IsReadAlike(step);
}

bool AlikeSteps::IsReadAlike(const StepRecord& step) const {
  if (step.key == kNone || !IsKeyAlike(step.key)) return false;
  const auto getter = static_cast<spark::Getter>(step.getter);
  if (getter == spark::Getter::kMemoryStringToMb) return ParseAlike(spark::ValueType::kBytes, a_, b_, texts_);
  spark::KeyId named = step.key;
  if (getter == spark::Getter::kEntry) {
    for (int i = 0; i < kMostFallbacks; ++i) {
      const spark::EntryRecord* const entry = catalogue_.Entry(named, a_);
      if (entry == nullptr || entry->fallback == spark::kNoKey) break;
      named = entry->fallback;
    }
  }
  const spark::EntryRecord* const entry = catalogue_.Entry(named, a_);
  const auto of_entry = entry == nullptr || entry->is_bare != 0 ? spark::ValueType::kString : entry->type;
  return ParseAlike(spark::TypeOf(getter, of_entry), a_, b_, texts_) &&
         std::ranges::all_of(program_.Checks(named), [&](const rule::CheckRecord& check) {
           const bool is_made = check.audience.releases.Contains(a_);
           if (is_made != check.audience.releases.Contains(b_)) return false;
           return !is_made || (IsNodeAlike(check.unless) && IsNodeAlike(check.value));
         });
}

// What it is made of: its entry, what that falls back to, and older names.
bool AlikeSteps::IsKeyAlike(spark::KeyId key, int depth) const {
  if (key == spark::kNoKey) return true;
  const spark::EntryRecord* const entry = catalogue_.Entry(key, a_);
  if (depth > kMostFallbacks || entry != catalogue_.Entry(key, b_)) return false;
  const bool has_same_names = std::ranges::all_of(catalogue_.OldNames(key), [&](uint32_t row) {
    const spark::ReleaseRange& of = catalogue_.OldName(row).releases;
    return of.Contains(a_) == of.Contains(b_);
  });
  if (!has_same_names || entry == nullptr) return has_same_names;
  return std::ranges::all_of(catalogue_.AlternativeKeys(*entry), [&](spark::KeyId other) { return IsKeyAlike(other, depth + 1); }) &&
         IsKeyAlike(entry->fallback, depth + 1) && IsKeyAlike(entry->prepend, depth + 1);
}

bool AlikeSteps::AreAlike(uint32_t begin, uint32_t count) const {
  return std::ranges::all_of(program_.Arguments(begin, count), [&](NodeId node) { return IsNodeAlike(node); });
}

bool AlikeSteps::IsNodeAlike(NodeId id) const {
  if (id == kNone) return true;
  const rule::Node& node = program_.node(id);
  switch (node.op) {
    case Op::kConstant:
    case Op::kText:
    case Op::kSlot:
    case Op::kVariable: return true;
    case Op::kKey:
    case Op::kConf: return false;
    case Op::kContext: return static_cast<rule::ContextField>(node.a) != rule::ContextField::kRelease;
    case Op::kCall: return IsCallAlike(node);
    case Op::kList: return AreAlike(node.a, node.b);
    case Op::kNot:
    case Op::kNegate: return IsNodeAlike(node.a);
    case Op::kConditional: return IsNodeAlike(node.a) && IsNodeAlike(node.b) && IsNodeAlike(node.c);
    case Op::kEqual:
      if (const rule::Node& text = program_.node(node.b); AsksForRelease(node.a) && text.op == Op::kText) {
        const std::string_view release = program_.Text({text.a, text.b});
        return (release == a_.ToString()) == (release == b_.ToString());
      }
      break;
    default: break;
  }
  return IsNodeAlike(node.a) && IsNodeAlike(node.b);
}

bool AlikeSteps::AsksForRelease(NodeId id) const {
  const rule::Node& node = program_.node(id);
  return node.op == Op::kContext && static_cast<rule::ContextField>(node.a) == rule::ContextField::kRelease;
}

bool AlikeSteps::IsCallAlike(const rule::Node& node) const {
  const std::string_view name = rule::Functions()[node.a].name;
  if (name == "isSet") {
    const rule::Node& key = program_.node(program_.Arguments(node.b, 1)[0]);
    if (key.op != Op::kText) return false;
    const auto id = catalogue_.Find(program_.Text({key.a, key.b}));
    return !id || IsKeyAlike(*id);
  }
  return std::ranges::find(kOfAnyRelease, name) != std::end(kOfAnyRelease) && AreAlike(node.b, node.c);
}

}  // namespace sparkvet::driver
