#include "lib/spark/entry_reader.h"

#include "lib/spark/java_arithmetic.h"

namespace sparkvet::spark {
namespace {

struct GetterRow {
  std::string_view name;
  ValueType type;
};
// In the order of Getter.
constexpr GetterRow kGetters[] = {
    {"entry", ValueType::kString},          {"getOption", ValueType::kString},
    {"substituted", ValueType::kString},
    {"getBoolean", ValueType::kBoolean},    {"getInt", ValueType::kInt},
    {"getLong", ValueType::kLong},          {"getDouble", ValueType::kDouble},
    {"getTimeAsSeconds", ValueType::kTime}, {"getTimeAsMs", ValueType::kTime},
    {"getSizeAsBytes", ValueType::kBytes},  {"getSizeAsKb", ValueType::kBytes},
    {"getSizeAsMb", ValueType::kBytes},     {"toInt", ValueType::kInt},
    {"toLong", ValueType::kLong},           {"toDouble", ValueType::kDouble},
    {"toBoolean", ValueType::kBoolean},    {"timeStringAsSeconds", ValueType::kTime},
    {"memoryStringToMb", ValueType::kInt},  {"byteStringAsBytes", ValueType::kBytes},
};

constexpr int kMaxFallbacks = 8;  // a chain longer than this is a mistake in the catalogue

// "SECONDS" or "MiB" for getters that fix a unit.
std::string_view UnitOf(Getter getter) {
  switch (getter) {
    case Getter::kGetTimeAsSeconds:
    case Getter::kTimeStringAsSeconds: return "SECONDS";
    case Getter::kGetTimeAsMs: return "MILLISECONDS";
    case Getter::kGetSizeAsBytes:
    case Getter::kByteStringAsBytes: return "BYTE";
    case Getter::kGetSizeAsKb: return "KiB";
    case Getter::kGetSizeAsMb: return "MiB";
    default: return {};
  }
}

// What SparkConf makes of the value of an old name; an error where the JVM throws.
Value<std::string> Translate(std::string_view old, Translation translation) {
  if (translation == Translation::kTensOfSeconds) {
    const Value<int64_t> tries = ParseLong(old, Reader::kGetter);
    if (!tries) return std::unexpected(tries.error());
    return std::to_string(JavaMultiply(*tries, int64_t{10})) + 's';
  }
  const Value<double> thousands = ParseDouble(old);
  if (!thousands) return std::unexpected(thousands.error());
  return std::to_string(JavaToInt(*thousands * 1000)) + 'k';
}

template <class T>
void Put(ReadResult& result, Value<T> value) {
  if (!value) {
    result.state = ReadResult::State::kMalformed;
    result.error = std::move(value.error());
    return;
  }
  result.state = ReadResult::State::kValue;
  if constexpr (std::is_same_v<T, double>) {
    result.floating = *value;
  } else {
    result.integer = *value;
  }
}

}  // namespace

std::string_view Name(Getter getter) { return kGetters[static_cast<size_t>(getter)].name; }

std::optional<Getter> GetterByName(std::string_view name) {
  for (size_t i = 0; i < std::size(kGetters); ++i) {
    if (kGetters[i].name == name) return static_cast<Getter>(i);
  }
  return std::nullopt;
}

ValueType TypeOf(Getter getter, ValueType entry_type) {
  return getter == Getter::kEntry ? entry_type : kGetters[static_cast<size_t>(getter)].type;
}

Getter GetterLike(ValueType type, std::string_view unit) {
  constexpr Getter kTyped[] = {Getter::kGetBoolean,       Getter::kGetInt,      Getter::kGetLong,        Getter::kGetDouble,
                               Getter::kGetTimeAsSeconds, Getter::kGetTimeAsMs, Getter::kGetSizeAsBytes, Getter::kGetSizeAsKb,
                               Getter::kGetSizeAsMb};
  for (const Getter getter : kTyped) {
    if (TypeOf(getter, type) == type && UnitOf(getter) == unit) return getter;
  }
  return Getter::kEntry;
}

std::optional<RawSetting> EntryReader::Own(KeyId key) const {
  if (!settings_.IsSurelyUnset(key)) {
    if (auto own = settings_.LookupKey(key, catalogue_.Name(key))) return own;
  }
  for (const uint32_t row : catalogue_.OldNames(key)) {
    const DeprecatedRecord& old = catalogue_.OldName(row);
    if (!old.releases.Contains(release_) || settings_.IsSurelyUnset(old.key)) continue;
    if (auto other = settings_.LookupKey(old.key, catalogue_.Name(old.key))) {
      other->translation = old.translation;
      return other;
    }
  }
  return std::nullopt;
}

std::optional<RawSetting> EntryReader::Own(std::string_view key) const {
  const std::optional<KeyId> id = catalogue_.Find(key);
  return id ? Own(*id) : settings_.Lookup(key);
}

std::optional<RawSetting> EntryReader::Raw(KeyId key) const {
  if (auto own = Own(key)) return own;
  const EntryRecord* const entry = catalogue_.Entry(key, release_);
  if (entry == nullptr) return std::nullopt;
  for (const KeyId alternative : catalogue_.AlternativeKeys(*entry)) {
    if (auto other = Own(alternative)) return other;
  }
  return std::nullopt;
}

bool EntryReader::TakesDefault(KeyId key) const {
  for (int i = 0; key != kNoKey && i <= kMaxFallbacks; ++i) {
    const EntryRecord* const entry = catalogue_.Entry(key, release_);
    if (entry == nullptr || entry->is_bare != 0 || Raw(key)) return false;
    if (entry->prepend != kNoKey && Own(entry->prepend)) return false;
    key = entry->fallback;
  }
  return true;
}

ReadResult EntryReader::Read(KeyId key, Getter getter) const {
  if (getter == Getter::kEntry) return ReadEntry(key);
  return ReadRaw(key, Own(key), getter);
}

ReadResult EntryReader::ReadNamed(std::string_view key, Getter getter) const {
  if (const std::optional<KeyId> id = catalogue_.Find(key)) return Read(*id, getter);
  return ReadRaw(kNoKey, settings_.Lookup(key), getter);
}

ReadResult EntryReader::ReadRaw(KeyId named, const std::optional<RawSetting>& raw, Getter getter) const {
  ReadResult result;
  result.named = named;
  result.unit = UnitOf(getter);
  result.type = TypeOf(getter, ValueType::kString);
  if (!raw) return result;
  Take(*raw, getter == Getter::kSubstituted, result);
  // SparkConf's own getters name the key of whatever goes wrong in them.
  if (getter >= Getter::kGetBoolean && getter <= Getter::kGetSizeAsMb) result.is_bare = false;
  Convert(getter, result);
  return result;
}

// Puts the raw text into the result, translated and with ${…} filled in.
void EntryReader::Take(const RawSetting& raw, bool substitute, ReadResult& result) const {
  result.written = raw.text;
  result.state = raw.unknown ? ReadResult::State::kUnknown : ReadResult::State::kValue;
  if (raw.unknown) return;
  if (raw.translation != Translation::kNone) {
    Value<std::string> translated = Translate(raw.text, raw.translation);
    if (!translated) {
      result.state = ReadResult::State::kMalformed;
      result.error = std::move(translated.error());
      result.is_bare = true;
      return;
    }
    result.substituted = std::move(*translated);
  } else if (substitute && raw.text.contains("${")) {
    Substituted filled = Substitute(raw.text, MakeReferences());
    if (filled.state == Substituted::State::kCircular) {
      result.state = ReadResult::State::kCircular;
      result.circular = std::move(filled);
    } else if (filled.state != Substituted::State::kText) {
      result.state = ReadResult::State::kUnknown;
    } else {
      result.substituted = std::move(filled.text);
    }
  }
}

// ConfigEntry.readFrom; FallbackConfigEntry.readFrom reads its own key with the converter of its fallback.
ReadResult EntryReader::ReadEntry(KeyId key) const {
  ReadResult result;
  const EntryRecord* entry = catalogue_.Entry(key, release_);
  if (entry == nullptr || entry->is_bare != 0) return Read(key, Getter::kSubstituted);

  const EntryRecord* converter = entry;
  result.named = key;
  for (int i = 0; converter->fallback != kNoKey && i < kMaxFallbacks; ++i) {
    result.named = converter->fallback;
    converter = catalogue_.Entry(converter->fallback, release_);
    if (converter == nullptr) return Read(key, Getter::kSubstituted);
  }
  result.type = converter->type;
  result.unit = catalogue_.Text(converter->unit);

  std::optional<RawSetting> raw = Raw(key);
  if (entry->prepend != kNoKey) {
    if (const auto front = Own(entry->prepend)) {
      ReadPrepended(*front, raw, result);
      return result;
    }
  }
  for (int i = 0; !raw && entry->fallback != kNoKey && i < kMaxFallbacks; ++i) {
    raw = Raw(entry->fallback);
    entry = catalogue_.Entry(entry->fallback, release_);
  }
  if (!raw) {
    if (converter->has_default == 0) return result;
    result.state = converter->depends_on_machine != 0 ? ReadResult::State::kUnknown : ReadResult::State::kValue;
    result.is_default = true;
    result.written = catalogue_.Text(converter->default_text);
    result.integer = converter->default_integer;
    result.floating = converter->default_floating;
    return result;
  }
  Take(*raw, true, result);
  Convert(Getter::kEntry, result);
  return result;
}

// What the prepended key says, then a blank and what the key itself says, if anything.
void EntryReader::ReadPrepended(const RawSetting& front, const std::optional<RawSetting>& own, ReadResult& result) const {
  Take(front, true, result);
  if (result.state == ReadResult::State::kValue && own) {
    const std::string first(result.text());
    result.substituted.reset();
    Take(*own, true, result);
    if (result.state == ReadResult::State::kValue) result.substituted = first + ' ' + std::string(result.text());
  }
  Convert(Getter::kEntry, result);
}

void EntryReader::Convert(Getter getter, ReadResult& result) const {
  if (result.state != ReadResult::State::kValue) return;
  if (getter == Getter::kMemoryStringToMb) {
    Put(result, MemoryStringToMb(result.text(), release_));
    return;
  }
  const Reader reader = getter == Getter::kEntry ? Reader::kEntry : Reader::kGetter;
  switch (result.type) {
    case ValueType::kBoolean: Put(result, ParseBoolean(result.text(), reader, release_)); break;
    case ValueType::kInt: Put(result, ParseInt(result.text(), reader)); break;
    case ValueType::kLong: Put(result, ParseLong(result.text(), reader)); break;
    case ValueType::kDouble: Put(result, ParseDouble(result.text())); break;
    case ValueType::kTime:
      Put(result, ParseTime(result.text(), TimeUnitByName(result.unit).value_or(TimeUnit::kMilliseconds)));
      break;
    case ValueType::kBytes:
      Put(result, ParseBytes(result.text(), ByteUnitByName(result.unit).value_or(ByteUnit::kByte), reader, release_));
      break;
    case ValueType::kDecimal: {
      // The text stays what it is; only whether it is a number is asked here.
      const Value<std::string_view> decimal = ParseDecimal(result.text());
      if (decimal) break;
      result.state = ReadResult::State::kMalformed;
      result.error = decimal.error();
      break;
    }
    case ValueType::kString:
    case ValueType::kOther: break;
  }
}

References EntryReader::MakeReferences() const {
  References references;
  references.setting = [this](std::string_view name) -> Binding {
    const std::optional<RawSetting> raw = Own(name);
    const bool is_unknown = raw ? raw->unknown : settings_.IsPart();
    if (is_unknown) return {Binding::Kind::kUnknown, {}};
    return raw ? Binding{Binding::Kind::kText, raw->text} : Binding{};
  };
  references.environment = [this](std::string_view name) { return settings_.EnvironmentOf(name); };
  references.system = [this](std::string_view name) { return settings_.SystemProperty(name); };
  references.registered = [this](std::string_view name) { return RegisteredDefault(name); };
  return references;
}

Binding EntryReader::RegisteredDefault(std::string_view name) const {
  const std::optional<KeyId> key = catalogue_.Find(name);
  const EntryRecord* const entry = key ? catalogue_.Entry(*key, release_) : nullptr;
  if (entry == nullptr) return {};
  if (entry->fallback != kNoKey) return {Binding::Kind::kAlias, catalogue_.Name(entry->fallback)};
  if (entry->has_default == 0) return {};
  if (entry->depends_on_machine != 0) return {Binding::Kind::kUnknown, {}};
  return {Binding::Kind::kText, catalogue_.Text(entry->default_text)};
}

bool AreAlike(const ReadResult& a, const ReadResult& b) {
  if (a.state != b.state || a.type != b.type || a.unit != b.unit) return false;
  const bool is_number = a.state == ReadResult::State::kValue && a.type != ValueType::kString && a.type != ValueType::kOther && a.type != ValueType::kDecimal;
  return is_number ? a.integer == b.integer && a.floating == b.floating : a.text() == b.text();
}

}  // namespace sparkvet::spark
