// The driver's parts and steps. A part is compiled where it is first called, with the names known there, so
// that the compiler can refuse an expression over a key that no step has read by then.
#include <algorithm>
#include <utility>

#include "lib/rule/compile_impl.h"
#include "lib/spark/entry_reader.h"

namespace sparkvet::rule {

uint32_t RuleCompiler::Impl::CompilePart(const TomlFile& from, const toml::table& at, const std::string& name) {
  const auto known = parts_by_name_.find(name);
  if (known == parts_by_name_.end()) {
    from.Report(at, "there is no part '" + name + '\'');
    return kNone;
  }
  PartSource& part = known->second;
  if (part.in_progress) from.Report(at, "the part '" + name + "' calls itself");
  if (part.index != kNone || part.in_progress) return part.index;

  part.in_progress = true;
  const TomlFile& file = *part.file;
  const spark::ReleaseRange callers_part = std::exchange(part_releases_, file.Releases(file.root(), "releases"));
  const spark::ReleaseRange callers_step = releases_;
  const std::string source = file.RequiredText(file.root(), "source");
  std::vector<StepRecord> steps;
  for (const toml::table* step : file.Tables(file.root(), "step")) CompileStep(file, *step, source, steps);
  part.in_progress = false;
  part_releases_ = callers_part;
  releases_ = callers_step;

  PartRecord record;
  record.name = Str(name);
  record.summary = Str(file.RequiredText(file.root(), "summary"));
  record.source = Str(source);
  record.steps = {static_cast<uint32_t>(steps_.size()), static_cast<uint32_t>(steps.size())};
  steps_.insert(steps_.end(), steps.begin(), steps.end());
  parts_.push_back(record);
  part.index = static_cast<uint32_t>(parts_.size() - 1);
  return part.index;
}

void RuleCompiler::Impl::CompileStep(const TomlFile& file, const toml::table& table, std::string_view source,
                                     std::vector<StepRecord>& steps) {
  StepRecord step;
  KeyList keys;
  step.audience = AudienceOf(file, table);
  OnKeys(file, table, keys);
  if (table["read"].is_array() || (table.contains("read") && !file.Text(table, "read").contains('{'))) {
    CompileReads(file, table, step, steps);
    return;
  }
  if (table.contains("let")) {
    CompileLet(file, table, step, keys);
  } else if (table.contains("read")) {
    CompileReadTemplate(file, table, step);
  } else if (table.contains("call")) {
    CompileCall(file, table, step);
  } else if (table.contains("decide")) {
    CompileDecide(file, table, step, keys);
  } else if (table.contains("argument")) {
    CompileArgument(file, table, step);
  } else if (table.contains("assign") || table.contains("remove")) {
    CompileAssign(file, table, step);
  } else if (table.contains("log") || table.contains("throws")) {
    CompileSaying(file, table, step, keys);
  } else {
    file.Report(table, "a step reads, lets, calls, logs, throws, decides, assigns or removes");
    return;
  }
  // `when` comes after the rest only for names that the step itself does not make: it may not use them.
  if (const auto when = Expression(file, table, "when", *scope_, kBool)) {
    step.when = when->node;
    // Beside an `unless`, it only says where the step belongs ("on a cluster", "allocation is on").
    if (step.unless == kNone) keys.Add(when->keys);
    if (step.kind == StepKind::kLet && scope_ != &submit_) KeepUnless(step);
  }
  step.keys = StoreKeys(keys);
  if (const auto at = Expression(file, table, "at", *scope_, kString)) step.at = at->node;
  const bool throws = step.kind == StepKind::kThrow;
  step.info = Info(file, table, scope_ == &submit_ ? "submit" : "driver", throws ? Severity::kError : Severity::kWarning, *scope_, source);
  if (table.contains("rule")) step.info = SameRule(file, table);
  steps.push_back(step);
}

// let a = b when c  ->  let a = c ? b : a. So it stands for nothing that is known where nobody knows whether the condition holds. In
// spark-submit's own part that depends on what else there may be, and the name stays what it was.
void RuleCompiler::Impl::KeepUnless(StepRecord& let) {
  const NodeId before = tables_.Add({Op::kSlot, 0, 0, let.slot, 0, 0});
  let.value = tables_.Add({Op::kConditional, 0, 0, std::exchange(let.when, kNone), let.value, before});
}

// A step that says what another one's rule says, in other words or for another release. That other one may
// stand in a file that comes later.
uint32_t RuleCompiler::Impl::SameRule(const TomlFile& file, const toml::table& table) {
  const std::string id = file.RequiredText(table, "rule");
  const auto [at, is_new] = info_by_id_.try_emplace(id, static_cast<uint32_t>(infos_.size()));
  if (is_new) {
    infos_.emplace_back();
    promised_.push_back({&file, table.get("rule"), id});
  }
  return at->second;
}

uint32_t RuleCompiler::Impl::NewSlot(const std::string& name, Type type, const KeyList& keys) {
  return NewSlot(name, {{releases_, type, keys}});
}

uint32_t RuleCompiler::Impl::NewSlot(const std::string& name, const std::vector<Reading>& readings) {
  const auto [at, added] = scope_->slots.try_emplace(name);
  if (added) at->second.slot = tables_.slots++;
  at->second.readings.insert(at->second.readings.end(), readings.begin(), readings.end());
  return at->second.slot;
}

// Entries that are read one after the other, because nothing but their being readable matters; or one entry.
void RuleCompiler::Impl::CompileReads(const TomlFile& file, const toml::table& table, const StepRecord& common,
                                      std::vector<StepRecord>& steps) {
  const toml::array* const list = table["read"].as_array();
  if (list == nullptr) {
    file.RefuseOthers(table, {"read", "as", "getter", "name", "default", "when", "releases", "managers", "source"});
    if (const auto key = Key(file, table, "read")) CompileReadsOf(file, table, *table.get("read"), *key, common, steps);
    return;
  }
  file.RefuseOthers(table, {"read", "getter", "when", "releases", "managers", "source"});
  for (const toml::node& item : *list) {
    const std::string name = item.value_or(std::string());
    if (const auto key = catalogue_.Find(name)) CompileReadsOf(file, table, item, *key, common, steps);
    else file.Report(item, "no Spark release knows the key '" + name + '\'');
  }
}

// One key: a step for each way in which the releases read it.
void RuleCompiler::Impl::CompileReadsOf(const TomlFile& file, const toml::table& table, const toml::node& at, spark::KeyId key,
                                        const StepRecord& common, std::vector<StepRecord>& steps) {
  const spark::ReleaseRange releases = common.audience.releases;
  for (const WayOfReading& way : WaysOfReading(file, table, at, key, releases)) {
    StepRecord step = common;
    step.audience.releases = releases_ = way.releases;
    KeyList keys;
    const Type type = ReadKey(file, at, way.getter, key, file.Text(table, "name"), step, keys);
    if (const auto value = Expression(file, table, "default", *scope_, type)) step.value = value->node;
    else if (way.raw != nullptr) step.value = RawDefault(*way.raw, key, type);
    if (const auto when = Expression(file, table, "when", *scope_, kBool)) step.when = when->node;
    if (table.contains("as")) {
      KeyList ignored;
      step.message = Message(file, table, "as", *scope_, ignored);
    }
    step.keys = StoreKeys(keys);
    steps.push_back(step);
  }
  releases_ = releases;
}

// A release that has no entry of that name cannot read it, unless raw reads say how it does.
std::vector<RuleCompiler::Impl::WayOfReading> RuleCompiler::Impl::WaysOfReading(const TomlFile& file, const toml::table& table,
                                                                              const toml::node& at, spark::KeyId key,
                                                                              const spark::ReleaseRange& releases) const {
  if (const std::string name = file.Text(table, "getter"); !name.empty()) {
    const auto getter = spark::GetterByName(name);
    if (getter) return {{releases, *getter, nullptr}};
    file.Report(at, "unknown getter '" + name + '\'');
    return {};
  }
  std::vector<WayOfReading> ways;
  bool adjacent = false;
  for (const spark::ReleaseRecord& r : catalogue_.releases()) {
    if (!releases.Contains(r.line)) continue;
    const RawReads* const raw = RawIn(key, r.line);
    const spark::EntryRecord* const entry = catalogue_.Entry(key, r.line);
    const bool is_read = raw != nullptr || (entry != nullptr && entry->is_bare == 0);
    if (is_read && adjacent && ways.back().raw == raw) ways.back().releases.last = r.line;
    else if (is_read) ways.push_back({{r.line, r.line}, raw != nullptr ? raw->getter : spark::Getter::kEntry, raw});
    adjacent = is_read;
  }
  if (ways.empty()) file.Report(at, "none of these releases has an entry '" + std::string(catalogue_.Name(key)) + "': name the 'getter'");
  return ways;
}

const RuleCompiler::Impl::RawReads* RuleCompiler::Impl::RawIn(spark::KeyId key, spark::Release release) const {
  const auto [first, last] = raw_reads_.equal_range(key);
  const auto at = std::find_if(first, last, [&](const auto& r) { return r.second.releases.Contains(release); });
  return at == last ? nullptr : &at->second;
}

NodeId RuleCompiler::Impl::RawDefault(const RawReads& raw, spark::KeyId key, Type type) {
  const auto value = Expression(*raw.file, *raw.keys, catalogue_.Name(key), *scope_, type);
  return value ? value->node : kNone;
}

// [[raw]]: keys that releases read by a getter of SparkConf instead of an entry, each with its default.
void RuleCompiler::Impl::CompileRawReads(const TomlFile& file, const toml::table& table) {
  file.RefuseOthers(table, {"releases", "getter", "keys"});
  const auto getter = spark::GetterByName(file.RequiredText(table, "getter"));
  const toml::table* const keys = table["keys"].as_table();
  if (!getter || keys == nullptr) {
    file.Report(table, "a known 'getter' and 'keys' with their defaults are expected here");
    return;
  }
  const RawReads raw{&file, keys, file.Releases(table, "releases"), *getter};
  for (const auto& [name, value] : *keys) {
    if (const auto key = catalogue_.Find(name.str())) raw_reads_.emplace(*key, raw);
    else file.Report(value, "no Spark release knows the key '" + std::string(name.str()) + '\'');
  }
}

Type RuleCompiler::Impl::ReadKey(const TomlFile& file, const toml::node& at, spark::Getter getter, spark::KeyId key,
                                 const std::string& name, StepRecord& step, KeyList& keys) {
  const auto type_in = [&](spark::Release release) {
    if (getter == spark::Getter::kEntry) return expressions_.TypeOf(key, release);
    return TypeOf(spark::TypeOf(getter, spark::ValueType::kString));
  };
  step.kind = StepKind::kRead;
  step.getter = static_cast<uint8_t>(getter);
  step.key = key;
  keys.Add(key);
  const std::string slot_name = name.empty() ? std::string(catalogue_.Name(key)) : name;
  KeyList own;
  own.Add(key);
  std::vector<Reading> readings;
  for (const spark::ReleaseRecord& r : catalogue_.releases()) {
    if (releases_.Contains(r.line)) readings.push_back({{r.line, r.line}, type_in(r.line), own});
  }
  std::optional<Type> type;
  const auto old = scope_->slots.find(slot_name);
  for (const spark::Release release : Checked(releases_, *scope_)) {
    const Reading* const before = old == scope_->slots.end() ? nullptr : old->second.In(release);
    if (before != nullptr && before->type != type_in(release)) {
      file.Report(at, "'" + slot_name + "' was read as " + Name(before->type) + " before in Spark " + release.ToString() +
                          ": give this value a name");
    }
    type = type ? Join(*type, type_in(release)) : type_in(release);
  }
  step.slot = NewSlot(slot_name, readings);
  return type.value_or(kDyn);
}

// A key with free parts: no catalogue knows it, so its getter and the name of its value are said.
void RuleCompiler::Impl::CompileReadTemplate(const TomlFile& file, const toml::table& table, StepRecord& step) {
  const std::string getter_name = file.RequiredText(table, "getter");
  const auto getter = spark::GetterByName(getter_name);
  if (!getter || *getter == spark::Getter::kEntry) {
    file.Report(table, "a key with free parts is read by a getter of SparkConf");
    return;
  }
  step.kind = StepKind::kRead;
  step.getter = static_cast<uint8_t>(*getter);
  KeyList ignored;
  step.message = Message(file, table, "read", *scope_, ignored);
  const Type type = TypeOf(spark::TypeOf(*getter, spark::ValueType::kString));
  if (const auto value = Expression(file, table, "default", *scope_, type)) step.value = value->node;
  step.slot = NewSlot(file.RequiredText(table, "name"), type, {});
}

void RuleCompiler::Impl::CompileLet(const TomlFile& file, const toml::table& table, StepRecord& step, KeyList& keys) {
  file.RefuseOthers(table, {"let", "value", "when", "releases", "managers", "source"});
  step.kind = StepKind::kLet;
  const auto value = Expression(file, table, "value", *scope_, kDyn);
  if (!value) {
    if (file.Text(table, "value").empty()) file.Report(table, "'value' is missing");
    return;
  }
  step.value = value->node;
  keys.Add(value->keys);
  // In spark-submit's own part a text may be no text at all: what nobody has given is null.
  const bool may_be_null = scope_ == &submit_ && (value->type == kString || value->type == kNull);
  std::vector<Reading> readings{{releases_, may_be_null ? kDyn : value->type, value->keys}};
  const std::vector<spark::Release> releases = Checked(releases_, *scope_);
  for (size_t i = 0; i < value->by_release.size(); ++i) {
    readings.push_back({{releases[i], releases[i]}, value->by_release[i], value->keys});
  }
  step.slot = NewSlot(file.RequiredText(table, "let"), readings);
}

void RuleCompiler::Impl::CompileCall(const TomlFile& file, const toml::table& table, StepRecord& step) {
  file.RefuseOthers(table, {"call", "each", "in", "wraps", "onThrow", "when", "releases", "managers", "source"});
  step.kind = StepKind::kCall;
  KeyList ignored;
  if (const std::string each = file.Text(table, "each"); !each.empty()) {
    if (const auto list = Expression(file, table, "in", *scope_, ListOf(BaseType::kDyn))) {
      step.list = list->node;
      step.slot = NewSlot(each, {list->type.element}, list->keys);
    } else if (file.Text(table, "in").empty()) {
      file.Report(table, "'in' is missing");
    }
  }
  if (const toml::table* const wraps = table["wraps"].as_table()) {
    file.RefuseOthers(*wraps, {"throws", "message", "unless", "cause"});
    if (const toml::table* const cause = (*wraps)["cause"].as_table()) {
      file.RefuseOthers(*cause, {"throws", "message"});
      step.cause_exception = Str(file.RequiredText(*cause, "throws"));
      step.cause_message = Message(file, *cause, "message", *scope_, ignored);
    }
    step.wrapped_unless = Str(file.Text(*wraps, "unless"));
    step.exception = Str(file.RequiredText(*wraps, "throws"));
    step.message = Message(file, *wraps, "message", *scope_, ignored);
  }
  if (const toml::table* const on_throw = table["onThrow"].as_table()) {
    file.RefuseOthers(*on_throw, {"log", "logger", "message", "when", "call"});
    step.level = Str(file.RequiredText(*on_throw, "log"));
    step.logger = Str(file.RequiredText(*on_throw, "logger"));
    step.on_throw = Message(file, *on_throw, "message", *scope_, ignored);
    if (const auto when = Expression(file, *on_throw, "when", *scope_, kBool)) step.on_throw_when = when->node;
  }
  step.part = CompilePart(file, table, file.RequiredText(table, "call"));
  if (const toml::table* const on_throw = table["onThrow"].as_table(); on_throw != nullptr && on_throw->contains("call")) {
    step.on_throw_part = CompilePart(file, *on_throw, file.RequiredText(*on_throw, "call"));
  }
}

void RuleCompiler::Impl::CompileSaying(const TomlFile& file, const toml::table& table, StepRecord& step, KeyList& keys) {
  file.RefuseOthers(table, {"log", "logger", "throws", "message", "cause", "when", "unless", "releases", "managers", "source", "on",
                            "at", "id", "rule", "summary", "why", "fix", "help", "replace", "safe", "example"});
  step.kind = table.contains("log") ? StepKind::kLog : StepKind::kThrow;
  if (step.kind == StepKind::kLog) {
    step.level = Str(file.RequiredText(table, "log"));
    step.logger = Str(file.RequiredText(table, "logger"));
  } else {
    step.exception = Str(file.RequiredText(table, "throws"));
    if (!table.contains("when") && !table.contains("unless")) file.Report(table, "'when' or 'unless' is missing");
  }
  if (const auto unless = Expression(file, table, "unless", *scope_, kBool)) {
    step.unless = unless->node;
    keys.Add(unless->keys);
  }
  if (step.kind == StepKind::kLog && !table.contains("message")) file.Report(table, "'message' is missing");
  KeyList mentioned;
  step.message = Message(file, table, "message", *scope_, mentioned);
  if (const toml::table* const cause = table["cause"].as_table()) {
    file.RefuseOthers(*cause, {"throws", "message"});
    step.cause_exception = Str(file.RequiredText(*cause, "throws"));
    step.cause_message = Message(file, *cause, "message", *scope_, mentioned);
  }
  keys.Add(mentioned);
}

// A value that spark-submit takes from its options, the properties or the environment, whoever has one first.
void RuleCompiler::Impl::CompileArgument(const TomlFile& file, const toml::table& table, StepRecord& step) {
  file.RefuseOthers(table, {"argument", "option", "property", "oldProperty", "environment", "elsewhere", "when", "releases", "source"});
  step.kind = StepKind::kArgument;
  step.option = Str(file.Text(table, "option"));
  step.property = Str(file.Text(table, "property"));
  step.old_property = Str(file.Text(table, "oldProperty"));
  step.environment = Str(file.Text(table, "environment"));
  step.elsewhere = table["elsewhere"].value_or(false);
  step.slot = NewSlot(file.RequiredText(table, "argument"), kDyn, {});
}

// What spark-submit sets for the driver, and what it takes away.
void RuleCompiler::Impl::CompileAssign(const TomlFile& file, const toml::table& table, StepRecord& step) {
  file.RefuseOthers(table, {"assign", "remove", "from", "value", "merge", "when", "releases", "source"});
  step.kind = table.contains("assign") ? StepKind::kAssign : StepKind::kRemove;
  step.property = Str(file.RequiredText(table, step.kind == StepKind::kAssign ? "assign" : "remove"));
  if (step.kind == StepKind::kRemove) return;
  step.merge = table["merge"].value_or(false);
  if (const std::string from = file.Text(table, "from"); !from.empty()) {
    const auto slot = scope_->slots.find(from);
    if (slot == scope_->slots.end()) file.Report(*table.get("from"), "no step names '" + from + "' before this one");
    else step.slot = slot->second.slot;
  }
  if (const auto value = Expression(file, table, "value", *scope_, kDyn)) step.value = value->node;
  if (step.slot == kNone && step.value == kNone) file.Report(table, "'from' or 'value' is missing");
}

namespace {
struct Decidable {
  std::string_view name;
  Decision decision;
  Type type;
};
constexpr Decidable kDecidables[] = {
    {"allocation", Decision::kAllocation, kBool},
    {"initialExecutors", Decision::kInitialExecutors, kInt},
    {"logLevel", Decision::kLogLevel, kString},
    {"minExecutors", Decision::kMinExecutors, kInt},
    {"maxExecutors", Decision::kMaxExecutors, kInt},
    {"schedulerBacklogTimeout", Decision::kSchedulerBacklogTimeout, kDuration},
    {"sustainedSchedulerBacklogTimeout", Decision::kSustainedSchedulerBacklogTimeout, kDuration},
    {"executorIdleTimeout", Decision::kExecutorIdleTimeout, kDuration},
    {"cachedExecutorIdleTimeout", Decision::kCachedExecutorIdleTimeout, kDuration},
    {"shuffleTrackingTimeout", Decision::kShuffleTrackingTimeout, kDuration},
    {"submits", Decision::kSubmits, kBool},
};
}  // namespace

void RuleCompiler::Impl::CompileDecide(const TomlFile& file, const toml::table& table, StepRecord& step, KeyList& keys) {
  file.RefuseOthers(table, {"decide", "value", "when", "releases", "managers", "source"});
  step.kind = StepKind::kDecide;
  const std::string what = file.RequiredText(table, "decide");
  const auto* const found = std::ranges::find(kDecidables, what, &Decidable::name);
  if (found == std::end(kDecidables)) {
    std::string names;
    for (const Decidable& d : kDecidables) names += (names.empty() ? "" : ", ") + std::string(d.name);
    return file.Report(table, "'" + what + "' is nothing that is decided; these are: " + names);
  }
  step.decision = found->decision;
  const auto value = Expression(file, table, "value", *scope_, found->type);
  if (!value) return;
  step.value = value->node;
  keys.Add(value->keys);
}

}  // namespace sparkvet::rule
