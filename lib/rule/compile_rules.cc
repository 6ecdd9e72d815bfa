// Tables that are no steps: rules, what a reader says of a malformed value, checks of entries, derivations, classes.
#include <algorithm>

#include "lib/base/strings.h"
#include "lib/rule/compile_impl.h"
#include "lib/rule/program.h"
#include "lib/spark/entry_reader.h"
#include "lib/spark/value.h"

namespace sparkvet::rule {
namespace {

struct SeverityName {
  std::string_view name;
  Severity severity;
};
constexpr SeverityName kSeverities[] = {
    {"info", Severity::kInfo}, {"warning", Severity::kWarning}, {"error", Severity::kError}};

std::optional<uint8_t> ErrorByName(std::string_view name) {
  if (name == "refused") return kRefused;
  if (name == "circular") return kCircular;
  if (name == "not-one-of") return kNotOneOf;
  for (uint8_t i = 0; i <= static_cast<uint8_t>(spark::ValueErrorKind::kSizeConversion); ++i) {
    if (spark::Name(static_cast<spark::ValueErrorKind>(i)) == name) return i;
  }
  return std::nullopt;
}

}  // namespace

void RuleCompiler::Impl::CompileRule(const TomlFile& file, const toml::table& table) {
  file.RefuseOthers(table, {"id", "severity", "releases", "managers", "when", "message", "on", "help", "replace", "safe",
                            "summary", "why", "fix", "source", "example", "each", "in"});
  Scope scope;
  RuleRecord rule;
  AudienceOf(file, table);
  if (const std::string variable = file.Text(table, "each"); !variable.empty()) {
    rule.variable = tables_.variables++;
    scope.variables[variable] = {rule.variable, kString};
    const std::string in = file.RequiredText(table, "in");
    if (const auto collection = CollectionByName(in)) rule.collection = *collection;
    else file.Report(table, "unknown collection '" + in + '\'');
  }
  const std::string severity = file.RequiredText(table, "severity");
  const auto* const level = std::find_if(std::begin(kSeverities), std::end(kSeverities),
                                         [&](const SeverityName& s) { return s.name == severity; });
  if (level == std::end(kSeverities) && !severity.empty()) file.Report(*table.get("severity"), "a severity is 'error', 'warning' or 'info'");

  KeyList keys;
  OnKeys(file, table, keys);
  if (const auto when = Expression(file, table, "when", scope, kBool)) {
    rule.when = when->node;
    keys.Add(when->keys);
  } else if (file.Text(table, "when").empty() && rule.collection == Collection::kWhole) {
    file.Report(table, "'when' is missing");
  }
  KeyList ignored;
  rule.message = Message(file, table, "message", scope, ignored);
  if (rule.message.count == 0) file.Report(table, "'message' is missing");
  rule.keys = StoreKeys(keys);
  file.RequiredText(table, "id");
  const std::string_view family = is_policy_ ? "policy" : rule.collection >= Collection::kMalformedSuppressions ? "suppression" : "advice";
  rule.info = Info(file, table, family, level == std::end(kSeverities) ? Severity::kWarning : level->severity, scope,
                   is_policy_ ? std::string_view(sources_[file.SpanOf(table).file].path()) : "");
  rules_.push_back(rule);
}

void RuleCompiler::Impl::CompileMalformed(const TomlFile& file, const toml::table& table) {
  file.RefuseOthers(table, {"getters", "types", "errors", "releases", "throws", "message", "cause", "id", "rule", "summary",
                            "why", "fix", "source", "help", "example"});
  const Scope none;
  MalformedRecord record;
  record.audience = AudienceOf(file, table);
  record.info = table.contains("rule") ? SameRule(file, table) : Info(file, table, "driver", Severity::kError, none, "");
  if (const toml::table* const cause = table["cause"].as_table()) {
    file.RefuseOthers(*cause, {"throws", "message"});
    record.cause_exception = Str(file.RequiredText(*cause, "throws"));
    record.cause_message = Str(file.RequiredText(*cause, "message"));
  }
  record.exception = Str(file.RequiredText(table, "throws"));
  record.message = Str(file.RequiredText(table, "message"));
  std::vector<std::string> types = file.Texts(table, "types");
  if (types.empty()) types.push_back("");
  for (const std::string& getter : file.Texts(table, "getters")) {
    const auto known_getter = spark::GetterByName(getter);
    if (!known_getter) file.Report(table, "unknown getter '" + getter + '\'');
    for (const std::string& type : types) {
      const auto known_type = spark::ValueTypeByName(type);
      if (!known_type && !type.empty()) file.Report(table, "unknown type '" + type + '\'');
      for (const std::string& error : file.Texts(table, "errors")) {
        const std::optional<uint8_t> known_error = ErrorByName(error);
        if (!known_error) file.Report(table, "unknown error '" + error + '\'');
        record.getter = static_cast<uint8_t>(known_getter.value_or(spark::Getter::kEntry));
        record.type = known_type ? static_cast<uint8_t>(*known_type) : kAnyType;
        record.error = known_error.value_or(0);
        malformed_.push_back(record);
      }
    }
  }
}

void RuleCompiler::Impl::CompileCheck(const TomlFile& file, const toml::table& table) {
  file.RefuseOthers(table, {"key", "value", "unless", "message", "oneOf", "releases"});
  const auto key = Key(file, table, "key");
  if (!key) return;
  CheckRecord check;
  check.key = *key;
  check.audience = AudienceOf(file, table);
  check.slot = tables_.slots++;
  Scope scope;
  scope.keys_must_be_read = true;
  SlotName& value_name = scope.slots["value"];
  value_name.slot = check.slot;
  for (const spark::ReleaseRecord& r : catalogue_.releases()) {
    value_name.readings.push_back({{r.line, r.line}, expressions_.TypeOf(*key, r.line), {}});
  }
  if (const auto value = Expression(file, table, "value", scope, kDyn)) check.value = value->node;
  if (const auto unless = Expression(file, table, "unless", scope, kBool)) check.unless = unless->node;
  else file.Report(table, "'unless' is missing");
  if (table.contains("oneOf")) check.error = kNotOneOf;
  check.message = Str(file.RequiredText(table, check.error == kNotOneOf ? "oneOf" : "message"));
  checks_.push_back(check);
}

void RuleCompiler::Impl::CompileDerivation(const TomlFile& file, const toml::table& table) {
  file.RefuseOthers(table, {"key", "title", "formula", "value"});
  const auto key = Key(file, table, "key");
  releases_ = {};
  const auto value = Expression(file, table, "value", Scope{}, kDyn);
  if (!key || !value) return;
  DerivationRecord derivation;
  derivation.key = *key;
  derivation.title = Str(file.RequiredText(table, "title"));
  derivation.formula = Str(file.RequiredText(table, "formula"));
  derivation.value = value->node;
  derivation.keys = StoreKeys(value->keys);
  derivations_.push_back(derivation);
}

void RuleCompiler::Impl::CompileClasses(const TomlFile& file, const toml::table& table) {
  file.RefuseOthers(table, {"kinds", "names", "in", "releases"});
  const uint16_t kinds = class_kinds_.emplace(file.Texts(table, "kinds"), static_cast<uint16_t>(class_kinds_.size())).first->second;
  const spark::ReleaseRange releases = AudienceOf(file, table).releases;
  const auto add = [&](std::string_view name) { classes_.push_back({HashClassName(name), releases, kinds, {}}); };
  for (const std::string& name : file.Texts(table, "names")) add(name);
  const toml::table* const packages = table["in"].as_table();
  if (packages == nullptr) return;
  for (const auto& [package, node] : *packages) {
    const std::string prefix = std::string(package.str()) + '.', names = file.Text(*packages, package.str());
    for (const std::string_view name : base::Split(names, ' ')) add(prefix + std::string(name));
  }
}

void RuleCompiler::Impl::PutClasses() {
  std::ranges::sort(classes_, {}, &ClassRecord::hash);
  tables_.writer.Put(kClasses, classes_);
  std::vector<ClassKindRecord> kinds;
  for (const auto& [names, set] : class_kinds_) {
    for (const std::string& name : names) kinds.push_back({Str(name), set, {}});
  }
  tables_.writer.Put(kClassKinds, kinds);
}

}  // namespace sparkvet::rule
