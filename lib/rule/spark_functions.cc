#include "lib/rule/spark_functions.h"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/int128.h"
#include "lib/rule/text_functions.h"
#include "lib/spark/java_arithmetic.h"
#include "lib/spark/java_decimal.h"
#include "lib/spark/java_text.h"
#include "lib/spark/java_upper.h"
#include "lib/spark/scala_set.h"

namespace sparkvet::rule {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

bool AreStrings(Arguments a) {
  for (const Value& v : a) {
    if (!v.is(Kind::kString)) return false;
  }
  return true;
}

bool IsNumberOfPlaces(const Value& v) { return v.is(Kind::kInt) && v.as_int() >= 0 && v.as_int() <= spark::kMaxDecimalPlaces; }

Value Text(CallContext& c, std::string_view s) { return Value::String(Keep(c.memory, s)); }

// What is said of a class that is not listed: it may be the JDK's, a library's, or in a jar of the user's.
Value Unlisted(CallContext& c, std::string_view name) {
  if (!c.host.ClassPathIsSparks()) return Value::Unknown();
  for (const PackageRecord& package : c.program.packages()) {
    if (name.starts_with(c.program.Text(package.prefix))) return Value::Unknown();
  }
  return Value::Bool(false);
}

// What is known of a class in the release that is judged; of all releases where that is not known.
std::vector<const ClassRecord*> ClassesOfRelease(CallContext& c, std::string_view name) {
  const Value context = c.host.Context(ContextField::kRelease);
  const auto release = context.is(Value::Kind::kString) ? spark::ParseRelease(context.as_string()) : std::nullopt;
  std::vector<const ClassRecord*> rows;
  for (const ClassRecord& row : c.program.Classes(name)) {
    if (!release || row.releases.Contains(*release)) rows.push_back(&row);
  }
  return rows;
}

}  // namespace

// ---- the JVM ------------------------------------------------------------------------------------------------

Value Int32(CallContext&, Arguments a) {
  return a[0].is(Kind::kInt) ? Value::Int(static_cast<int32_t>(static_cast<uint64_t>(a[0].as_int()))) : Value::Error();
}

Value JavaMultiply(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kInt) || !a[1].is(Kind::kInt)) return Value::Error();
  return Value::Int(spark::JavaMultiply(a[0].as_int(), a[1].as_int()));
}

Value JavaAdd(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kInt) || !a[1].is(Kind::kInt)) return Value::Error();
  return Value::Int(spark::JavaAdd(a[0].as_int(), a[1].as_int()));
}

Value DecimalUnits(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kString) || !IsNumberOfPlaces(a[1])) return Value::Error();
  const std::optional<int64_t> units = spark::DecimalUnits(a[0].as_string(), static_cast<int>(a[1].as_int()));
  return units ? Value::Int(*units) : Value::Error();
}

Value DecimalString(CallContext& c, Arguments a) {
  if (!a[0].is(Kind::kInt) || !IsNumberOfPlaces(a[1])) return Value::Error();
  return Text(c, spark::DecimalString(a[0].as_int(), static_cast<int>(a[1].as_int())));
}

Value DecimalPlaces(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kString)) return Value::Error();
  const std::optional<int64_t> places = spark::DecimalPlaces(a[0].as_string());
  return places ? Value::Int(*places) : Value::Error();
}

Value JavaInt(CallContext&, Arguments a) {
  return a[0].is(Kind::kDouble) ? Value::Int(spark::JavaToInt(a[0].as_double())) : Value::Error();
}

Value JavaLong(CallContext&, Arguments a) {
  return a[0].is(Kind::kDouble) ? Value::Int(spark::JavaToLong(a[0].as_double())) : Value::Error();
}

Value Floor(CallContext&, Arguments a) {
  return a[0].is(Kind::kDouble) ? Value::Double(std::floor(a[0].as_double())) : Value::Error();
}

Value Ceil(CallContext&, Arguments a) {
  return a[0].is(Kind::kDouble) ? Value::Double(std::ceil(a[0].as_double())) : Value::Error();
}

Value JavaRemainder(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kDouble) || !a[1].is(Kind::kDouble)) return Value::Error();
  return Value::Double(std::fmod(a[0].as_double(), a[1].as_double()));
}

// Utils.bytesToString: "1024.0 MiB", in the largest unit of which there are two at least.
Value BytesToString(CallContext& c, Arguments a) {
  if (!a[0].is(Kind::kInt)) return Value::Error();
  static constexpr std::string_view kUnits[] = {" B", " KiB", " MiB", " GiB", " TiB", " PiB", " EiB"};
  const int64_t size = a[0].as_int();
  unsigned unit = std::size(kUnits) - 1;
  while (unit > 0 && size < int64_t{2} << (10 * unit)) --unit;
  const base::Int128 one = base::Int128{1} << (10 * unit);
  const base::Int128 tenths = (base::Int128{size} * 10 + (size < 0 ? -one / 2 : one / 2)) / one;
  const auto whole = static_cast<int64_t>(tenths / 10);
  const auto rest = static_cast<int64_t>(tenths % 10);
  return Text(c, std::to_string(whole) + '.' + std::to_string(rest < 0 ? -rest : rest) + std::string(kUnits[unit]));
}

Value ToJavaString(CallContext& c, Arguments a) { return Text(c, JavaString(a[0])); }

Value JavaUpperCase(CallContext& c, Arguments a) {
  return a[0].is(Kind::kString) ? Text(c, spark::JavaUpper(a[0].as_string())) : Value::Error();
}

Value JavaTrimmed(CallContext&, Arguments a) {
  return a[0].is(Kind::kString) ? Value::String(spark::JavaTrim(a[0].as_string())) : Value::Error();
}

// String.split: the parts at the end that are empty go; a text without a separator is its only part.
Value JavaSplit(CallContext& c, Arguments a) {
  if (!AreStrings(a) || a[1].as_string().empty()) return Value::Error();
  std::string_view rest = a[0].as_string();
  const std::string_view separator = a[1].as_string();
  std::vector<Value> parts;
  for (size_t at; (at = rest.find(separator)) != std::string_view::npos; rest.remove_prefix(at + separator.size())) {
    parts.push_back(Value::String(rest.substr(0, at)));
  }
  const bool whole = parts.empty();
  parts.push_back(Value::String(rest));
  while (!whole && !parts.empty() && parts.back().as_string().empty()) parts.pop_back();
  return Value::List(Keep(c.memory, parts));
}

// ---- the configuration --------------------------------------------------------------------------------------

Value IsSet(CallContext& c, Arguments a) { return AreStrings(a) ? c.host.IsSet(a[0].as_string()) : Value::Error(); }

Value IsKnownKey(CallContext& c, Arguments a) {
  return AreStrings(a) ? Value::Bool(c.host.IsKnownKey(a[0].as_string())) : Value::Error();
}

Value KnownIn(CallContext& c, Arguments a) {
  return AreStrings(a) ? Text(c, c.host.KnownIn(a[0].as_string())) : Value::Error();
}

Value NearestKey(CallContext& c, Arguments a) {
  return AreStrings(a) ? Value::String(c.host.NearestKey(a[0].as_string())) : Value::Error();
}

Value OnlyOn(CallContext& c, Arguments a) {
  return AreStrings(a) ? Value::String(c.host.OnlyOn(a[0].as_string())) : Value::Error();
}

Value SetBy(CallContext& c, Arguments a) {
  return AreStrings(a) ? Value::String(c.host.SetBy(a[0].as_string())) : Value::Error();
}

Value TimesSet(CallContext& c, Arguments a) {
  return AreStrings(a) ? Value::Int(c.host.TimesSet(a[0].as_string())) : Value::Error();
}

Value LastSetAs(CallContext& c, Arguments a) {
  return AreStrings(a) ? Value::String(c.host.LastSetAs(a[0].as_string())) : Value::Error();
}

Value SetKeys(CallContext& c, Arguments) {
  std::vector<Value> keys;
  for (const std::string_view key : c.host.SetKeys("")) keys.push_back(Value::String(key));
  return Value::List(Keep(c.memory, keys));
}

Value KeysUnder(CallContext& c, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  std::vector<Value> rests;
  const std::string_view prefix = a[0].as_string();
  for (const std::string_view key : c.host.SetKeys(prefix)) rests.push_back(Value::String(key.substr(prefix.size())));
  return Value::List(Keep(c.memory, rests));
}

Value KeysInSetUnder(CallContext& c, Arguments a) {
  constexpr int64_t kMostSettings = 1'000'000;
  if (!AreStrings(a.first(2)) || !a[2].is(Kind::kInt) || a[2].as_int() < 0 || a[2].as_int() > kMostSettings) return Value::Error();
  const std::string_view prefix = a[0].as_string();
  const auto library = a[1].as_string() == "2.12" ? spark::ScalaLibrary::k212 : spark::ScalaLibrary::k213;
  std::vector<spark::TextPair> settings;
  for (const std::string_view key : c.host.SetKeys(prefix)) {
    const Value value = c.host.ReadByName(key);
    if (!value.is(Kind::kString)) return value.is(Kind::kUnknown) ? Value::Unknown() : Value::Error();
    settings.emplace_back(key, Keep(c.memory, value.as_string()));
  }
  std::vector<Value> rests;
  for (const size_t place : spark::ScalaSetOrder(settings, static_cast<size_t>(a[2].as_int()), library)) {
    rests.push_back(Value::String(settings[place].first.substr(prefix.size())));
  }
  return Value::List(Keep(c.memory, rests));
}

Value InScalaMap(CallContext& c, Arguments a) {
  if (!a[0].is(Kind::kList) || !a[1].is(Kind::kString)) return Value::Error();
  const auto library = a[1].as_string() == "2.12" ? spark::ScalaLibrary::k212 : spark::ScalaLibrary::k213;
  std::vector<std::string_view> keys;
  for (const Value& key : a[0].as_list()) {
    if (!key.is(Kind::kString)) return key.is(Kind::kUnknown) ? Value::Unknown() : Value::Error();
    keys.push_back(key.as_string());
  }
  std::vector<Value> ordered;
  for (const size_t place : spark::ScalaMapOrder(keys, library)) ordered.push_back(Value::String(keys[place]));
  return Value::List(Keep(c.memory, ordered));
}

Value DeprecatedKeys(CallContext& c, Arguments) {
  std::vector<Value> keys;
  for (const std::string_view key : c.host.DeprecatedKeys()) keys.push_back(Value::String(key));
  return Value::List(Keep(c.memory, keys));
}

Value DeprecatedSince(CallContext& c, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  const auto name = c.host.Deprecated(a[0].as_string());
  return Value::String(name ? name->since : std::string_view());
}

Value DeprecationMessage(CallContext& c, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  const auto name = c.host.Deprecated(a[0].as_string());
  return Value::String(name ? name->message : std::string_view());
}

Value RenamedTo(CallContext& c, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  const auto name = c.host.Deprecated(a[0].as_string());
  return Value::String(name ? name->renamed : std::string_view());
}

Value Environment(CallContext& c, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  const Value variable = c.host.Environment(a[0].as_string());
  return variable.is(Value::Kind::kNull) ? Value::String("") : variable;
}

Value HasEnvironment(CallContext& c, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  const Value variable = c.host.Environment(a[0].as_string());
  return variable.is(Value::Kind::kUnknown) ? variable : Value::Bool(!variable.is(Value::Kind::kNull));
}

// ---- classes ------------------------------------------------------------------------------------------------

Value ClassExists(CallContext& c, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  return ClassesOfRelease(c, a[0].as_string()).empty() ? Unlisted(c, a[0].as_string()) : Value::Bool(true);
}

Value ClassIs(CallContext& c, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  const auto rows = ClassesOfRelease(c, a[0].as_string());
  if (rows.empty()) return Unlisted(c, a[0].as_string());
  for (const ClassRecord* row : rows) {
    if (c.program.Is(*row, a[1].as_string())) return Value::Bool(true);
  }
  return Value::Bool(false);
}

}  // namespace sparkvet::rule
