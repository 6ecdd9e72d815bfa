#include "lib/driver/submission.h"

#include <algorithm>

#include "lib/rule/submit_functions.h"
#include "lib/spark/java_uri.h"

namespace sparkvet::driver {
namespace {

using carrier::CommandWord;
using carrier::Layer;
using resolve::Assignment;
using rule::Value;

constexpr std::string_view kWorkingDirectory = "PWD";
constexpr std::string_view kConfOption = "--conf";
constexpr size_t kArguments = 48;  // about as many are asked for

std::string_view KindOf(const CommandWord& word, spark::Release release) {
  const bool exists = !word.option || word.option->ExistsIn(release);
  switch (word.kind) {
    case CommandWord::Kind::kOption:
      if (word.name == kConfOption) return word.unknown || word.value.contains('=') ? "option" : "settingless";
      return exists ? "option" : "unrecognized";
    case CommandWord::Kind::kMissingValue: return exists ? "valueless" : "unrecognized";
    case CommandWord::Kind::kUnrecognized: return "unrecognized";
    case CommandWord::Kind::kResource: break;
  }
  return "resource";
}

}  // namespace

Submission::Submission(resolve::Resolved& resolved, const carrier::Fragment& command, Surroundings surroundings)
    : resolved_(resolved), command_(command), surroundings_(std::move(surroundings)) {
  words_.reserve(command.words.size());
  origins_.reserve(kArguments);
  for (const CommandWord& word : command.words) {
    words_.push_back({KindOf(word, resolved.context.release), word.name, word.value, word.unknown});
  }
}

Submission::Origin& Submission::OriginOf(uint32_t slot) {
  if (origins_.empty() || origins_.back().first < slot) return origins_.emplace_back(slot, Origin{}).second;  // mostly in their order
  const auto at = std::lower_bound(origins_.begin(), origins_.end(), slot, [](const auto& o, uint32_t wanted) { return o.first < wanted; });
  if (at != origins_.end() && at->first == slot) return at->second;
  return origins_.insert(at, {slot, Origin{}})->second;
}

const carrier::Option* Submission::Given(std::string_view name) const {
  for (auto at = command_.options.rbegin(); at != command_.options.rend(); ++at) {
    if (at->name == name) return &*at;
  }
  return nullptr;
}

std::optional<carrier::EnvironmentVariable> Submission::InEnvironment(std::string_view variable) const {
  for (auto at = command_.environment.rbegin(); at != command_.environment.rend(); ++at) {
    if (at->name == variable) return *at;
  }
  const auto value = surroundings_.machine == nullptr ? std::nullopt : surroundings_.machine->environment(variable);
  if (!value) return std::nullopt;
  return carrier::EnvironmentVariable{.name = variable, .value = *value, .unknown = false, .span = {}};
}

// The launcher has made a setting of it.
bool Submission::IsFolded(const carrier::Option& option) const {
  return surroundings_.through_launcher && option.known && option.known->launcher();
}

Value Submission::Argument(uint32_t slot, const Sources& sources, bool elsewhere) {
  Origin& origin = OriginOf(slot);
  origin = {};
  if (asked_ != nullptr) {
    if (!sources.option.empty()) asked_->options.emplace_back(sources.option);
    for (const std::string_view key : {sources.property, sources.old_property}) {
      if (!key.empty()) Ask(key);
    }
    if (!sources.environment.empty()) asked_->variables.emplace_back(sources.environment);
  }
  // What a flag has decided already: the context's master and deploy mode, which the user may have said instead of the command.
  const Assignment* const said = sources.property.empty() ? nullptr : resolved_.Find(sources.property);
  if (said != nullptr && said->layer == Layer::kFlag) {
    origin.property = *said;
    return said->unknown ? Value::Unknown() : Value::String(said->value);
  }
  if (const carrier::Option* const option = Given(sources.option); option != nullptr && !IsFolded(*option)) {
    origin.option = option;
    if (elsewhere) used_.push_back(option);
    return option->unknown ? Value::Unknown() : Value::String(option->value);
  }
  for (const std::string_view key : {sources.property, sources.old_property}) {
    if (key.empty()) continue;
    if (const Assignment* const property = key == sources.property ? said : resolved_.Find(key)) {
      origin.property = *property;
      return property->unknown ? Value::Unknown() : Value::String(property->value);
    }
  }
  if (!sources.environment.empty()) {
    origin.variable = InEnvironment(sources.environment);
    if (origin.variable) return origin.variable->unknown ? Value::Unknown() : Value::String(origin.variable->value);
  }
  return command_.open_ended ? Value::Unknown() : Value::Null();
}

Assignment Submission::Made(std::string_view key, const Origin& origin) const {
  Assignment a;
  if (origin.property) a = *origin.property;
  a.key = key;
  a.next = Assignment::kLast;
  if (origin.option != nullptr) {
    const carrier::Option& o = *origin.option;
    a.layer = Layer::kFlag;
    a.unknown = o.unknown;
    a.key_span = o.name_span;
    a.value_span = o.value_span.known() ? o.value_span : o.name_span;
    a.written_as = o.name;
  } else if (origin.variable) {
    a.layer = Layer::kEnvironment;
    a.unknown = origin.variable->unknown;
    a.key_span = a.value_span = origin.variable->span;
    a.written_as = origin.variable->name;
  } else if (!origin.property) {
    a.layer = Layer::kSubmit;
  } else if (origin.property->key != key) {
    a.written_as = origin.property->key;
  }
  return a;
}

// What was handed on as it was written lives as long as the settings do.
std::string_view Submission::Kept(std::string_view text, const Origin& origin) {
  const std::string_view written = origin.option != nullptr ? origin.option->value : origin.property ? origin.property->value : std::string_view();
  const bool is_as_written = text.data() == written.data() && text.size() == written.size();
  return is_as_written ? text : resolved_.Keep(text);
}

void Submission::Assign(std::string_view key, const Value& value, std::optional<uint32_t> from, bool merge) {
  Ask(key);
  if (value.is(Value::Kind::kNull) || value.is(Value::Kind::kError)) return;
  static const Origin kItsOwn;
  const Origin& origin = from ? OriginOf(*from) : kItsOwn;
  used_.push_back(origin.option);
  const Assignment* const set = resolved_.Find(key);
  const Assignment* const before = set != nullptr ? set : OfJvm(key);
  Assignment a = Made(key, origin);
  if (value.is(Value::Kind::kUnknown)) {
    if (origin.option == nullptr && !origin.variable) return;  // what it would be made of says so itself
    a.unknown = true;
    a.value = origin.option != nullptr ? origin.option->value : origin.variable->value;
    resolved_.Put(a);
    return;
  }
  const std::string_view text = value.is(Value::Kind::kBool) ? (value.is_true() ? "true" : "false") : value.as_string();
  a.value = merge && before != nullptr ? resolved_.Keep(rule::MergedFileLists(before->value, text)) : Kept(text, origin);
  const bool is_its_own = origin.option == nullptr && !origin.variable && (!origin.property || origin.property->key == key || merge);
  if (is_its_own && set != nullptr) resolved_.Rewrite(key, a.value);
  else resolved_.Put(a);
}

std::vector<const carrier::Option*> Submission::Dropped() const {
  std::vector<const carrier::Option*> dropped;
  if (!resolved_.context.manager) return dropped;  // a master that no Spark understands is the mistake
  for (const auto& [slot, origin] : origins_) {
    const bool used = std::find(used_.begin(), used_.end(), origin.option) != used_.end();
    if (origin.option != nullptr && !used) dropped.push_back(origin.option);
  }
  return dropped;
}

Value Submission::Option(std::string_view name) {
  if (asked_ != nullptr) asked_->options.emplace_back(name);
  const carrier::Option* const option = Given(name);
  if (option == nullptr) return command_.open_ended ? Value::Unknown() : Value::Null();
  return option->unknown ? Value::Unknown() : Value::String(option->value);
}

std::vector<std::string_view> Submission::IgnoredKeys() {
  if (asked_ != nullptr) asked_->ignored = true;
  std::vector<std::string_view> keys;
  for (const resolve::Ignored& ignored : resolved_.ignored_keys) {
    if (std::find(keys.begin(), keys.end(), ignored.word) == keys.end()) keys.push_back(ignored.word);
  }
  return keys;
}

Value Submission::Property(std::string_view key) {
  Ask(key);
  const Assignment* const a = resolved_.Find(key);
  if (a == nullptr) return resolved_.open_ended ? Value::Unknown() : Value::Null();
  return a->unknown ? Value::Unknown() : Value::String(a->value);
}

Value Submission::Variable(std::string_view name) {
  if (asked_ != nullptr) asked_->variables.emplace_back(name);
  if (const auto variable = InEnvironment(name)) return variable->unknown ? Value::Unknown() : Value::String(variable->value);
  return surroundings_.machine != nullptr && surroundings_.machine->is_whole ? Value::Null() : Value::Unknown();
}

Value Submission::FileState(std::string_view path) {
  const auto at = surroundings_.unreadable.find(path);
  return Value::String(at == surroundings_.unreadable.end() ? std::string_view() : at->second);
}

Value Submission::FileExists(std::string_view path) {
  if (asked_ != nullptr) asked_->files = true;
  if (!surroundings_.files_are_known) return Value::Unknown();
  if (surroundings_.files.empty()) return Value::Bool(false);
  const auto uri = spark::ParseJavaUri(path);
  const bool is_uri = uri && uri->scheme == "file" && uri->path;
  const std::string_view directory = WorkingDirectory().value_or("");
  const std::string wanted = spark::CanonicalPath(is_uri ? spark::DecodeUriPart(*uri->path) : std::string(path), directory);
  return Value::Bool(std::ranges::any_of(surroundings_.files, [&](std::string_view name) { return spark::CanonicalPath(name, directory) == wanted; }));
}

Value Submission::IsWhole() { return surroundings_.machine != nullptr && surroundings_.machine->is_whole ? Value::Bool(true) : Value::Unknown(); }

std::optional<std::string_view> Submission::WorkingDirectory() {
  if (surroundings_.machine == nullptr || !surroundings_.machine->is_whole) return std::nullopt;
  if (asked_ != nullptr) asked_->variables.emplace_back(kWorkingDirectory);
  const auto directory = surroundings_.machine->environment(kWorkingDirectory);
  return directory && directory->starts_with('/') ? directory : std::optional<std::string_view>("/");
}

std::vector<std::string_view> Submission::JvmProperties() {
  std::vector<std::string_view> keys;
  for (const Assignment& a : properties_of_jvm_) keys.push_back(a.key);
  return keys;
}

const Assignment* Submission::Setting(std::string_view key) const {
  const Assignment* const set = resolved_.Find(key);
  return set != nullptr ? set : OfJvm(key);
}

const Assignment* Submission::OfJvm(std::string_view key) const {
  const auto of_jvm = std::ranges::find(properties_of_jvm_, key, &Assignment::key);
  return of_jvm == properties_of_jvm_.end() ? nullptr : &*of_jvm;
}

void Submission::Finish() {
  for (const Assignment& a : properties_of_jvm_) {
    if (resolved_.Find(a.key) == nullptr) resolved_.Put(a);
  }
  for (const std::string_view key : removed_) resolved_.Remove(key);
}

std::optional<spark::RawSetting> SubmitView::Lookup(std::string_view key) const {
  submission_.Ask(key);
  const Assignment* const a = submission_.Setting(key);
  return a == nullptr ? std::nullopt : std::optional(spark::RawSetting{a->value, a->unknown});
}

}  // namespace sparkvet::driver
