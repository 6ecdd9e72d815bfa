#include "lib/resolve/view.h"

#include <algorithm>
#include <utility>

#include "lib/spark/java_text.h"

namespace sparkvet::resolve {
namespace {

using rule::Value;
using spark::ReadResult;
using spark::ValueType;

constexpr std::string_view kMasterKey = "spark.master";

Value TimeValue(int64_t amount, std::string_view unit) {
  const int64_t per_second = unit == "MILLISECONDS" ? 1'000 : unit == "NANOSECONDS" ? 1'000'000'000 : 1;
  const int64_t seconds_each = unit == "MINUTES" ? 60 : 1;
  int64_t seconds = amount / per_second;
  if (__builtin_mul_overflow(seconds, seconds_each, &seconds)) return Value::Error();
  return Value::Time({seconds, static_cast<int32_t>(amount % per_second * (1'000'000'000 / per_second))});
}

std::optional<spark::KeyId> MasterIn(const spark::Catalogue& catalogue) {
  static const spark::HashedKey kMaster(kMasterKey);
  return catalogue.Find(kMaster.name, kMaster.hash);
}

// Names that every JVM has, whatever the machine.
bool IsJvmProperty(std::string_view name) {
  static constexpr std::string_view kPrefixes[] = {"java.", "jdk.", "os.", "user.", "sun.", "file.", "path.", "line.", "native."};
  return std::any_of(std::begin(kPrefixes), std::end(kPrefixes), [&](std::string_view p) { return name.starts_with(p); });
}

}  // namespace

View::View(const spark::Catalogue& catalogue, const Resolved& resolved, Room* room)
    : catalogue_(catalogue),
      resolved_(resolved),
      release_(resolved.context.release),
      manager_(resolved.context.manager),
      stamp_(room != nullptr ? resolved.stamp() : 0),
      marked_(stamp_ != 0 ? resolved.marked_keys() : 0),
      master_(MasterIn(catalogue)),
      room_(room != nullptr ? *room : own_room_.emplace()),
      places_(room_.places),
      key_ids_(room_.key_ids),
      keys_under_(room_.keys_under),
      read_(room_.read) {
  if (manager_ && !resolved.context.master_is_known) assumed_master_ = spark::TypicalMaster(*manager_);
  places_.resize(catalogue.size());
  if (room != nullptr) defaults_ = room->defaults.Of(release_, catalogue.size());
  if (room != nullptr && room->stamp != 0 && room->stamp != stamp_) KeepInRoom(0);
  is_large_ = marked_ >= kLarge;
  const size_t keys = resolved.keys().size();
  key_ids_.reserve(keys);
  for (size_t place = key_ids_.size(); place < keys; ++place) {
    const auto id = catalogue.Find(resolved.keys()[place], resolved.hash(place));
    if (id) places_[*id] = static_cast<uint32_t>(key_ids_.size() + 1);
    if (id && is_large_) room->known_places.push_back(static_cast<uint32_t>(place));
    key_ids_.push_back(id.value_or(spark::kNoKey));
  }
  if (master_ && places_[*master_] == kUnset) places_[*master_] = kByName;
}

// Room for the next view is as new, or knows the keys at the mark: only what was set is cleared, of more than a thousand places.
View::~View() {
  if (own_room_) return;
  if (master_ && places_[*master_] == kByName) places_[*master_] = kUnset;
  KeepInRoom(marked_);
  room_.stamp = stamp_;
  read_.clear();
}

void View::KeepInRoom(size_t keys) {
  for (size_t place = keys; place < key_ids_.size(); ++place) {
    if (key_ids_[place] != spark::kNoKey) places_[key_ids_[place]] = kUnset;
  }
  key_ids_.resize(keys);
  std::vector<uint32_t>& known = room_.known_places;
  while (!known.empty() && known.back() >= keys) known.pop_back();
  if (keys == 0) room_.under.clear();
}

std::string_view View::NearestKey(std::string_view key) {
  if (nearest_ == nullptr) nearest_ = &own_nearest_.emplace(catalogue_);
  return nearest_->Of(key, release_);
}

const Assignment* View::Find(std::string_view key) const {
  if (asked_ != nullptr) {
    if (const auto id = catalogue_.Find(key)) asked_->keys.push_back(*id);
    else asked_->names.emplace_back(key);
  }
  return resolved_.Find(key);
}

const Assignment* View::FindByKey(spark::KeyId key) const {
  if (asked_ != nullptr) asked_->keys.push_back(key);
  return SetByKey(key);
}

// Which other keys it asks for is the same while none of them is set.
std::optional<Value> View::KeepDefault(spark::KeyId key, Defaults::Default& room) const {
  if (!View::IsSurelyUnset(key) && places_[key] != kByName) return std::nullopt;
  Asked asked;
  Asked* const asker = std::exchange(asked_, &asked);
  const std::optional<Value> value = WorkOutDefault(key);
  asked_ = asker;
  if (asker != nullptr) asker->keys.insert(asker->keys.end(), asked.keys.begin(), asked.keys.end());
  if (value && asked.OnlyAbout(asked.keys)) room.Keep(*value, asked.keys);
  return value;
}

std::optional<Value> View::WorkOutDefault(spark::KeyId key) const {
  if (!spark::EntryReader(catalogue_, release_, *this).TakesDefault(key)) return std::nullopt;
  const spark::EntryRecord* entry = catalogue_.Entry(key, release_);
  while (entry->fallback != spark::kNoKey) entry = catalogue_.Entry(entry->fallback, release_);
  if (entry->has_default == 0 || entry->depends_on_machine != 0) return std::nullopt;
  ReadResult result;
  result.state = ReadResult::State::kValue;
  result.type = entry->type;
  result.unit = catalogue_.Text(entry->unit);
  result.integer = entry->default_integer;
  result.floating = entry->default_floating;
  result.written = catalogue_.Text(entry->default_text);
  return ToValue(result);
}

ReadResult View::ReadAs(spark::KeyId key, spark::Getter getter) const {
  return spark::EntryReader(catalogue_, release_, *this).Read(key, getter);
}

ReadResult View::ReadAs(std::string_view key, spark::Getter getter) const {
  return spark::EntryReader(catalogue_, release_, *this).ReadNamed(key, getter);
}

Value View::ToValue(const ReadResult& result) {
  switch (result.state) {
    case ReadResult::State::kUnknown: return Value::Unknown();
    case ReadResult::State::kValue: break;
    default: return Value::Error();
  }
  switch (result.type) {
    case ValueType::kBoolean: return Value::Bool(result.integer != 0);
    case ValueType::kInt:
    case ValueType::kLong:
    case ValueType::kBytes: return Value::Int(result.integer);
    case ValueType::kDouble: return Value::Double(result.floating);
    case ValueType::kTime: return TimeValue(result.integer, result.unit);
    case ValueType::kDecimal: return Value::String(spark::JavaTrim(result.text()));
    case ValueType::kString:
    case ValueType::kOther: break;
  }
  return Value::String(result.text());
}

const Assignment* View::Setter(spark::KeyId key) const {
  for (int depth = 0; key != spark::kNoKey && depth < 8; ++depth) {
    if (const Assignment* const own = FindByKey(key)) return own;
    for (const uint32_t row : catalogue_.OldNames(key)) {
      const spark::DeprecatedRecord& old = catalogue_.OldName(row);
      if (!old.releases.Contains(release_)) continue;
      if (const Assignment* const other = FindByKey(old.key)) return other;
    }
    const spark::EntryRecord* const entry = catalogue_.Entry(key, release_);
    if (entry == nullptr) return nullptr;
    for (const spark::KeyId alternative : catalogue_.AlternativeKeys(*entry)) {
      if (const Assignment* const other = FindByKey(alternative)) return other;
    }
    if (entry->prepend != spark::kNoKey) {
      if (const Assignment* const front = FindByKey(entry->prepend)) return front;
    }
    key = entry->fallback;
  }
  return nullptr;
}

std::optional<spark::RawSetting> View::Raw(std::string_view key, const Assignment& a) const {
  // A master that cannot be known is assumed to be what the manager is assumed to be.
  if (a.unknown && key == kMasterKey && !assumed_master_.empty()) return spark::RawSetting{assumed_master_, false};
  return spark::RawSetting{a.value, a.unknown};
}

std::optional<spark::RawSetting> View::LookupKey(spark::KeyId key, std::string_view name) const {
  if (asked_ != nullptr) asked_->keys.push_back(key);
  const uint32_t place = places_[key];
  if (place == kByName) return Lookup(name);
  return place == kUnset ? std::nullopt : Raw(name, resolved_.Winner(place - 1));
}

std::optional<spark::RawSetting> View::Lookup(std::string_view key) const {
  if (const Assignment* const a = Find(key)) return Raw(key, *a);
  if (key != kMasterKey || resolved_.context.is_whole) return std::nullopt;
  // Whoever submits the application will name a master.
  return assumed_master_.empty() ? spark::RawSetting{{}, true} : spark::RawSetting{assumed_master_, false};
}

spark::Binding View::EnvironmentOf(std::string_view name) const {
  if (asked_ != nullptr) asked_->environment.emplace_back(name);
  if (!machine_) return {spark::Binding::Kind::kUnknown, {}};
  const auto value = machine_->environment ? machine_->environment(name) : std::nullopt;
  if (value) return spark::Binding{spark::Binding::Kind::kText, *value};
  return machine_->is_whole ? spark::Binding{} : spark::Binding{spark::Binding::Kind::kUnknown, {}};
}

spark::Binding View::SystemProperty(std::string_view name) const {
  // However it is submitted, what starts a driver makes each of its settings a system property, too.
  const Assignment* const setting = name.starts_with("spark.") && !resolved_.context.is_whole ? Find(name) : nullptr;
  if (setting != nullptr && !setting->unknown) return {spark::Binding::Kind::kText, setting->value};
  if (!knows_machine() || IsJvmProperty(name)) return {spark::Binding::Kind::kUnknown, {}};
  return {};
}

// A release that reads the key by its name makes of it what an entry of another release says.
spark::Getter View::GetterOf(spark::KeyId key) const {
  const spark::EntryRecord* const own = catalogue_.Entry(key, release_);
  if (own == nullptr || own->is_bare == 0) return spark::Getter::kEntry;
  for (const spark::EntryRecord& entry : catalogue_.Entries(key)) {
    if (entry.is_bare == 0) return spark::GetterLike(entry.type, catalogue_.Text(entry.unit));
  }
  return spark::Getter::kEntry;
}

Value View::Read(spark::KeyId key) {
  if (defaults_ != nullptr && !resolved_.open_ended) {
    if (const std::optional<Value> unset = Default(key)) return *unset;
  }
  const auto known = std::find_if(read_.begin(), read_.end(), [&](const auto& r) { return r.first == key; });
  if (known != read_.end()) {
    if (asked_ != nullptr) ReadAs(key, GetterOf(key));  // so that it is written down for this asker, too
    return known->second;
  }
  ReadResult result = ReadAs(key, GetterOf(key));
  if (result.substituted) {  // the value must outlive this read
    result.written = made_.emplace_front(std::move(*result.substituted));
    result.substituted.reset();
  }
  const bool is_set = !result.is_default && result.state != ReadResult::State::kUnset;
  return read_.emplace_back(key, is_set || !resolved_.open_ended ? ToValue(result) : Value::Unknown()).second;
}

Value View::ReadByName(std::string_view key) {
  if (const auto id = catalogue_.Find(key)) return Read(*id);
  const auto raw = Lookup(key);
  if (!raw) return resolved_.open_ended ? Value::Unknown() : Value::Error();
  return raw->unknown ? Value::Unknown() : Value::String(raw->text);
}

Value View::IsSet(std::string_view key) {
  const auto id = catalogue_.Find(key);
  const bool set = id ? IsSetByKey(*id) : Lookup(key).has_value();
  return set || !resolved_.open_ended ? Value::Bool(set) : Value::Unknown();
}

bool View::IsSetByKey(spark::KeyId key) const {
  const size_t asked = asked_ != nullptr ? asked_->keys.size() : 0;
  const bool set = spark::EntryReader(catalogue_, release_, *this).Raw(key).has_value();
  if (asked_ != nullptr) {  // which of its names is set, and not to what
    const auto begin = asked_->keys.begin() + static_cast<ptrdiff_t>(asked);
    asked_->whether_set.insert(asked_->whether_set.end(), begin, asked_->keys.end());
    asked_->keys.erase(begin, asked_->keys.end());
  }
  return set;
}

Value View::Context(rule::ContextField field) {
  const bool is_of_release = field == rule::ContextField::kRelease || field == rule::ContextField::kReleaseIsAssumed;
  if (asked_ != nullptr && !is_of_release) (field == rule::ContextField::kManager ? asked_->manager : asked_->context) = true;
  switch (field) {
    case rule::ContextField::kManager: return manager_ ? Value::String(spark::Name(*manager_)) : Value::Unknown();
    case rule::ContextField::kDeployMode:
      return resolved_.context.deploy_mode.empty() ? Value::Unknown() : Value::String(resolved_.context.deploy_mode);
    case rule::ContextField::kRelease:
      if (release_text_.empty()) release_text_ = release_.ToString();
      return Value::String(release_text_);
    case rule::ContextField::kReleaseIsAssumed: return Value::Bool(resolved_.context.release_is_assumed);
    case rule::ContextField::kProcessors:
      return resolved_.context.processors ? Value::Int(*resolved_.context.processors) : Value::Unknown();
    case rule::ContextField::kPlatform:
      return resolved_.context.platform ? Value::String(resolved_.context.platform->name()) : Value::Unknown();
    case rule::ContextField::kSubmitted: return Value::Bool(resolved_.context.submitted);
    case rule::ContextField::kHeap: return resolved_.context.heap ? Value::Int(*resolved_.context.heap) : Value::Unknown();
  }
  return Value::Error();
}

Value View::Environment(std::string_view name) {
  const spark::Binding binding = EnvironmentOf(name);
  switch (binding.kind) {
    case spark::Binding::Kind::kUnknown: return Value::Unknown();
    case spark::Binding::Kind::kText: return Value::String(binding.text);
    default: return Value::Null();
  }
}

std::optional<rule::DeprecatedName> View::Deprecated(std::string_view key) {
  const auto id = catalogue_.Find(key);
  const spark::DeprecatedRecord* const row = id ? catalogue_.Deprecated(*id, release_) : nullptr;
  if (row == nullptr) return std::nullopt;
  return rule::DeprecatedName{catalogue_.Text(row->since), catalogue_.Text(row->message),
                              row->renamed == spark::kNoKey ? std::string_view() : catalogue_.Name(row->renamed)};
}

int64_t View::TimesSet(std::string_view key) {
  int64_t times = 0;
  const Assignment* const winner = Find(key);
  for (const Assignment* a = winner; a != nullptr && a->layer == winner->layer; a = resolved_.Next(*a)) ++times;
  return times;
}

std::string_view View::LastSetAs(std::string_view key) {
  const Assignment* const winner = Find(key);
  return winner == nullptr ? std::string_view() : winner->written_as;
}

std::string_view View::SetBy(std::string_view key) {
  if (asked_ != nullptr) asked_->setters.emplace_back(key);
  const Assignment* const winner = resolved_.Find(key);
  return winner == nullptr ? std::string_view() : carrier::LayerId(winner->layer);
}

std::string_view View::OnlyOn(std::string_view key) {
  const std::optional<spark::ClusterManager> manager = catalogue_.OnlyOn(key, release_);
  return manager ? spark::Name(*manager) : std::string_view();
}

const Assignment* View::Set(spark::KeyId id, std::string_view key) const {
  if (id == spark::kNoKey || places_[id] == kByName) return resolved_.Find(key);
  return places_[id] == kUnset ? nullptr : &resolved_.Winner(places_[id] - 1);
}

std::span<const std::string_view> View::DeprecatedKeys() {
  if (asked_ != nullptr) asked_->deprecated = true;
  keys_under_.clear();
  EachKnownKey([&](size_t place, spark::KeyId id) {
    if (catalogue_.Deprecated(id, release_) != nullptr) keys_under_.push_back(resolved_.keys()[place]);
  });
  return keys_under_;
}

std::span<const std::string_view> View::SetKeys(std::string_view prefix) {
  ++lists_;
  if (asked_ != nullptr) asked_->prefixes.emplace_back(prefix);
  if (prefix.empty()) return resolved_.keys();
  keys_under_.clear();
  if (is_large_) keys_under_ = MarkedKeysUnder(prefix);
  for (size_t place = is_large_ ? marked_ : 0; place < resolved_.keys().size(); ++place) {
    if (resolved_.keys()[place].starts_with(prefix)) keys_under_.push_back(resolved_.keys()[place]);
  }
  return keys_under_;
}

const std::vector<std::string_view>& View::MarkedKeysUnder(std::string_view prefix) {
  auto& all = room_.under;
  const auto known = std::find_if(all.begin(), all.end(), [&](const auto& u) { return u.first == prefix; });
  if (known != all.end()) return known->second;
  auto& [of, keys] = all.emplace_back(prefix, std::vector<std::string_view>());
  for (size_t place = 0; place < marked_; ++place) {
    if (resolved_.keys()[place].starts_with(prefix)) keys.push_back(resolved_.keys()[place]);
  }
  return keys;
}

const spark::Catalogue::Known& View::WhatKnows(std::string_view key) {
  if (!known_ || asked_about_ != key) {
    known_ = catalogue_.WhatKnows(key);
    asked_about_ = key;
  }
  return *known_;
}

bool View::IsKnownKey(std::string_view key) {
  if (const auto id = catalogue_.Find(key); id && catalogue_.Entry(*id, release_) != nullptr) return true;  // most
  return catalogue_.IsKnown(WhatKnows(key), release_) || (resolved_.project != nullptr && resolved_.project->KnowsKey(key));
}

std::string View::KnownIn(std::string_view key) { return catalogue_.KnownIn(WhatKnows(key)); }

}  // namespace sparkvet::resolve
