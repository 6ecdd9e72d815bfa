#include "lib/report/explain.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/report/settings.h"
#include "lib/rule/evaluator.h"

namespace sparkvet::report {
namespace {

std::string Line(std::string_view name, std::string_view value, const Style& style) {
  return "  " + style.Dim(std::string(name) + std::string(name.size() < 10 ? 10 - name.size() : 1, ' ')) + std::string(value) + '\n';
}

std::string TypeWords(const spark::Catalogue& catalogue, const spark::EntryRecord& entry) {
  const std::string_view unit = catalogue.Text(entry.unit);
  if (entry.is_bare != 0) return "string, as it stands: no release builds an entry for it";
  if (entry.type == spark::ValueType::kOther) return "list or pattern";
  std::string words(spark::Name(entry.type));
  if (!unit.empty()) words += "; a number without a suffix is in " + std::string(unit);
  return words;
}

// The effective value in words: "5", "not set", "unknown before run time".
std::string ValueWords(const spark::ReadResult& read) {
  using State = spark::ReadResult::State;
  switch (read.state) {
    case State::kUnset: return "not set";
    case State::kUnknown: return "unknown before run time";
    case State::kMalformed: return base::Printable(read.text()) + " (malformed)";
    case State::kCircular: return base::Printable(read.text()) + " (refers to itself)";
    case State::kValue: break;
  }
  return base::Printable(read.text());
}

std::string ShowDerivation(const rule::Program& program, resolve::View& view, const rule::DerivationRecord& derivation,
                           const text::SourceSet& sources, const Style& style) {
  rule::Evaluator evaluator(program, view);
  const rule::Value value = evaluator.Evaluate(derivation.value);
  std::string out = "  " + style.Bold(program.Text(derivation.title)) + " = " + std::string(program.Text(derivation.formula)) + " = " +
                    style.Bold(value.is_known() ? rule::JavaString(value) : "not to be known") + '\n';
  size_t width = 0;
  for (const spark::KeyId key : program.Keys(derivation.keys)) width = std::max(width, view.catalogue().Name(key).size());
  for (const spark::KeyId key : program.Keys(derivation.keys)) {
    const std::string_view name = view.catalogue().Name(key);
    const resolve::Assignment* const setter = view.Setter(key);
    std::string line = "    " + std::string(name) + std::string(width - name.size(), ' ') + "  " +
                       ValueWords(view.ReadAs(key, spark::Getter::kEntry));
    if (setter == nullptr) {
      line += style.Dim("  (default)");
    } else {
      const bool by_fallback = setter->key != name;
      line += "  " + style.Dim((by_fallback ? "from " + std::string(setter->key) + ", " : "") + ShowOrigin(*setter, sources));
    }
    out += line + '\n';
  }
  return out;
}

}  // namespace

std::string ExplainKey(const spark::Catalogue& catalogue, std::string_view key, spark::Release release, const Style& style) {
  std::string out = style.Bold(base::Printable(key)) + '\n';
  const auto id = catalogue.Find(key);
  const spark::EntryRecord* const entry = id ? catalogue.Entry(*id, release) : nullptr;
  if (entry == nullptr) {
    if (const spark::FamilyRecord* const family = catalogue.Family(key)) {
      return out + Line("family", std::string(catalogue.Text(family->pattern)) + ", " + std::string(catalogue.Text(family->source)), style);
    }
    const std::string_view nearest = catalogue.Nearest(key, release);
    out += Line("unknown", "Spark " + release.ToString() + " has no such key and ignores it", style);
    return nearest.empty() ? out : out + Line("nearest", nearest, style);
  }
  out += Line("type", TypeWords(catalogue, *entry), style);
  if (entry->fallback != spark::kNoKey) {
    out += Line("default", "the value of " + std::string(catalogue.Name(entry->fallback)), style);
  } else {
    out += Line("default", entry->has_default != 0 ? catalogue.Text(entry->default_text) : std::string_view("none"), style);
  }
  std::string alternatives;
  for (const image::Str a : catalogue.Alternatives(*entry)) {
    alternatives += (alternatives.empty() ? "" : ", ") + std::string(catalogue.Text(a));
  }
  if (!alternatives.empty()) out += Line("also read", alternatives, style);
  if (entry->since.size > 0) out += Line("since", catalogue.Text(entry->since), style);
  if (entry->is_internal != 0) out += Line("internal", "not documented by Spark", style);
  return out;
}

std::string ExplainValue(const rule::Program& program, resolve::View& view, std::string_view key,
                         const text::SourceSet& sources, const Style& style) {
  std::string out;
  const auto id = view.catalogue().Find(key);
  const resolve::Assignment* const setter = id ? view.Setter(*id) : view.resolved().Find(key);
  if (setter == nullptr) {
    const std::string value = id ? ValueWords(view.ReadAs(*id, spark::Getter::kEntry)) : "not set";
    out += Line("value", value == "not set" ? value : value + ", the built-in default", style);
  } else {
    const bool by_other = setter->key != key;
    out += Line("value", base::Printable(setter->value) + (setter->unknown ? " (unknown before run time)" : "") + ", from " +
                             (by_other ? std::string(setter->key) + ", " : "") + ShowOrigin(*setter, sources), style);
    for (const resolve::Assignment* a = view.resolved().Next(*setter); a != nullptr; a = view.resolved().Next(*a)) {
      out += Line("beats", base::Printable(a->value) + ", from " + ShowOrigin(*a, sources), style);
    }
  }
  for (const rule::DerivationRecord& derivation : program.derivations()) {
    if (id && derivation.key == *id) out += ShowDerivation(program, view, derivation, sources, style);
  }
  return out;
}

}  // namespace sparkvet::report
