#include "lib/report/explain.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "lib/base/strings.h"
#include "lib/report/settings.h"
#include "lib/rule/evaluator.h"

namespace sparkvet::report {
namespace {

std::string Line(std::string_view name, std::string_view value, const Style& style) {
  return "  " + style.Dim(std::string(name) + std::string(name.size() < 10 ? 10 - name.size() : 1, ' ')) + std::string(value) + '\n';
}

constexpr std::string_view kByName = "a string, read by its name";

std::string TypeWords(const spark::Catalogue& catalogue, const spark::EntryRecord& entry) {
  const std::string_view unit = catalogue.Text(entry.unit);
  if (entry.is_bare != 0) return std::string(kByName);
  if (entry.type == spark::ValueType::kOther) return "list or pattern";
  std::string words(spark::Name(entry.type));
  if (!unit.empty()) words += "; a number without a suffix is in " + std::string(unit);
  return words;
}

std::string DefaultWords(const spark::Catalogue& catalogue, const spark::EntryRecord& entry) {
  if (entry.fallback != spark::kNoKey) return "the value of " + std::string(catalogue.Name(entry.fallback));
  if (entry.has_default == 0) return "none";
  std::string_view text = catalogue.Text(entry.default_text);
  if (entry.depends_on_machine != 0) text = text.substr(1, text.size() - 2);
  return text.empty() ? "empty" : base::Printable(text);
}

std::string Joined(const spark::Catalogue& catalogue, std::span<const image::Str> texts) {
  std::string out;
  for (const image::Str text : texts) out += (out.empty() ? "" : ", ") + std::string(catalogue.Text(text));
  return out;
}

// Why the name should not be used any more.
std::string DeprecationWords(const spark::Catalogue& catalogue, const spark::DeprecatedRecord& row) {
  std::string words = "since " + std::string(catalogue.Text(row.since)) + ": ";
  if (row.message.size > 0) return words + std::string(catalogue.Text(row.message));
  return words + "the new name is " + std::string(catalogue.Name(row.renamed));
}

// The key of which this one is an old name in the release, or nothing.
std::optional<spark::KeyId> NewName(const spark::Catalogue& catalogue, spark::KeyId key, spark::Release release) {
  for (spark::KeyId id = 0; id < catalogue.size(); ++id) {
    const spark::EntryRecord* const entry = catalogue.Entry(id, release);
    if (entry == nullptr) continue;
    const auto alternatives = catalogue.AlternativeKeys(*entry);
    if (std::find(alternatives.begin(), alternatives.end(), key) != alternatives.end()) return id;
  }
  return std::nullopt;
}

// What is told of a key in one release: the name of the line and its words, in the order of the page.
using Fields = std::vector<std::pair<std::string_view, std::string>>;

Fields FieldsIn(const spark::Catalogue& catalogue, spark::KeyId key, spark::Release release) {
  Fields fields;
  const auto add = [&](std::string_view name, std::string words) {
    if (!words.empty()) fields.emplace_back(name, std::move(words));
  };
  const spark::EntryRecord* const entry = catalogue.Entry(key, release);
  if (entry == nullptr) return fields;
  add("type", TypeWords(catalogue, *entry));
  if (const auto name = NewName(catalogue, key, release)) add("old name", "of " + std::string(catalogue.Name(*name)) + ", read where that is not set");
  if (entry->is_bare == 0) add("default", DefaultWords(catalogue, *entry));
  add("accepts", base::Printable(catalogue.Text(entry->accepts)));
  add("also read", Joined(catalogue, catalogue.Alternatives(*entry)));
  if (entry->prepend != spark::kNoKey) add("in front", "the value of " + std::string(catalogue.Name(entry->prepend)));
  add("since", std::string(catalogue.Text(entry->since)));
  if (entry->is_internal != 0) add("internal", "not documented by Spark");
  if (const spark::DeprecatedRecord* const row = catalogue.Deprecated(key, release)) add("deprecated", DeprecationWords(catalogue, *row));
  return fields;
}

std::string_view Of(const Fields& fields, std::string_view name) {
  for (const auto& [field, words] : fields) {
    if (field == name) return words;
  }
  return {};
}

// What is another than in the release before: "default true, was false; now documented".
std::string Changes(const Fields& before, const Fields& after) {
  std::string out;
  const auto say = [&](const std::string& words) { out += (out.empty() ? "" : "; ") + words; };
  if (Of(before, "type") == kByName && Of(after, "type") != kByName) {
    return "no longer read by its name: " + std::string(Of(after, "type")) + "; default " + std::string(Of(after, "default"));
  }
  static constexpr std::string_view kTold[] = {"type", "old name", "default", "accepts", "also read", "in front", "deprecated"};
  for (const std::string_view name : kTold) {
    const std::string_view was = Of(before, name), is = Of(after, name);
    if (was == is || (name == "default" && is.empty())) continue;
    const std::string field(name);
    if (is.empty()) say("no longer " + field + ' ' + std::string(was));
    else if (was.empty()) say(field + ' ' + std::string(is));
    else say(field + ' ' + std::string(is) + ", was " + std::string(was));
  }
  const bool was_internal = !Of(before, "internal").empty(), is_internal = !Of(after, "internal").empty();
  if (was_internal != is_internal) say(is_internal ? "no longer documented" : "now documented");
  return out;
}

// How the key changed from release to release, oldest first.
std::string History(const spark::Catalogue& catalogue, spark::KeyId key, const Style& style) {
  std::string out;
  std::optional<Fields> before;
  for (const spark::ReleaseRecord& release : catalogue.releases()) {
    Fields now = FieldsIn(catalogue, key, release.line);
    const std::string in_release = "in " + release.line.ToString();
    if (before && before->empty() && !now.empty()) out += Line(in_release, "new", style);
    else if (before && !before->empty() && now.empty()) out += Line(in_release, "gone: it is ignored from here on", style);
    else if (before && !now.empty()) {
      const std::string changes = Changes(*before, now);
      if (!changes.empty()) out += Line(in_release, changes, style);
    }
    before = std::move(now);
  }
  return out;
}

bool DefaultIsNone(const spark::Catalogue& catalogue, spark::KeyId key, spark::Release release) {
  const spark::EntryRecord* const entry = catalogue.Entry(key, release);
  return entry == nullptr || (entry->has_default == 0 && entry->fallback == spark::kNoKey);
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

std::string ExplainKey(const spark::Catalogue& catalogue, std::string_view key, std::optional<spark::Release> release, const Style& style) {
  std::string out = style.Bold(base::Printable(key)) + '\n';
  const auto id = catalogue.Find(key);
  const std::string known_in = catalogue.KnownIn(key);
  // Without a release, the newest that knows the key.
  spark::Release shown = release.value_or(catalogue.newest());
  for (const spark::ReleaseRecord& r : catalogue.releases()) {
    if (!release && id && catalogue.Entry(*id, r.line) != nullptr) shown = r.line;
  }
  if (id && catalogue.Description(*id).size() > 0) out += "  " + std::string(catalogue.Description(*id)) + '\n';
  const Fields fields = id ? FieldsIn(catalogue, *id, shown) : Fields{};
  for (const auto& [name, words] : fields) out += Line(name, words, style);
  if (fields.empty()) {
    if (const spark::FamilyRecord* const family = catalogue.Family(key, release)) {
      out += Line(family->is_foreign != 0 ? "foreign" : "family",
                  std::string(catalogue.Text(family->pattern)) + ", " + std::string(catalogue.Text(family->source)), style);
      return known_in == "all" ? out : out + Line("known in", known_in, style);
    }
    out += Line("unknown", "Spark " + shown.ToString() + " has no such key and ignores it", style);
    if (!known_in.empty()) return out + Line("known in", known_in, style);
    const std::string_view nearest = catalogue.Nearest(key, shown);
    return nearest.empty() ? out : out + Line("nearest", nearest, style);
  }
  if (known_in != "all") out += Line("known in", known_in, style);
  return release ? out : out + History(catalogue, *id, style);
}

std::string ExplainValue(const rule::Program& program, resolve::View& view, std::string_view key,
                         const text::SourceSet& sources, const Style& style) {
  std::string out;
  const auto id = view.catalogue().Find(key);
  const resolve::Assignment* const setter = id ? view.Setter(*id) : view.resolved().Find(key);
  if (setter == nullptr) {
    const spark::ReadResult read = id ? view.ReadAs(*id, spark::Getter::kEntry) : spark::ReadResult{};
    const bool has_default = id && !DefaultIsNone(view.catalogue(), *id, view.release());
    const bool is_set = read.state != spark::ReadResult::State::kUnset && (has_default || read.state != spark::ReadResult::State::kUnknown);
    out += Line("value", is_set ? ValueWords(read) + ", the built-in default" : "not set", style);
  } else {
    const bool by_other = setter->key != key;
    out += Line("value", base::Printable(setter->value) + (setter->unknown ? " (unknown before run time)" : "") + ", from " +
                             (by_other ? std::string(setter->key) + ", " : "") + ShowOrigin(*setter, sources), style);
    for (const resolve::Assignment* a = view.resolved().Next(*setter); a != nullptr; a = view.resolved().Next(*a)) {
      out += Line("beats", base::Printable(a->value) + ", from " + ShowOrigin(*a, sources), style);
    }
  }
  for (const resolve::OnSome& some : view.resolved().on_some) {
    const resolve::Assignment& a = some.setting;
    if (a.key != key) continue;
    out += Line("or", base::Printable(a.value) + (a.unknown ? " (unknown before run time)" : "") + ' ' + ShowManagers(some.managers) + ", from " +
                          ShowOrigin(a, sources), style);
  }
  for (const rule::DerivationRecord& derivation : program.derivations()) {
    if (id && derivation.key == *id) out += ShowDerivation(program, view, derivation, sources, style);
  }
  return out;
}

}  // namespace sparkvet::report
