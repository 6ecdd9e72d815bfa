#include "lib/rule/functions.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>

#include "lib/base/int128.h"
#include "lib/base/strings.h"
#include "lib/rule/spark_functions.h"
#include "lib/rule/submit_functions.h"
#include "lib/rule/text_functions.h"

namespace sparkvet::rule {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

RE2::Options Quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(8 << 20);
  return options;
}

re2::StringPiece Piece(std::string_view s) { return {s.data(), s.size()}; }

bool AreStrings(Arguments a) {
  for (const Value& v : a) {
    if (!v.is(Kind::kString)) return false;
  }
  return true;
}

Value Text(CallContext& c, std::string_view s) { return Value::String(Keep(c.memory, s)); }

// ---- strings ------------------------------------------------------------------------------------------------

Value Size(CallContext&, Arguments a) {
  if (a[0].is(Kind::kString)) return Value::Int(CodePoints(a[0].as_string()));
  if (a[0].is(Kind::kList)) return Value::Int(static_cast<int64_t>(a[0].as_list().size()));
  return Value::Error();
}

Value Contains(CallContext&, Arguments a) {
  return AreStrings(a) ? Value::Bool(a[0].as_string().contains(a[1].as_string())) : Value::Error();
}

Value StartsWith(CallContext&, Arguments a) {
  return AreStrings(a) ? Value::Bool(a[0].as_string().starts_with(a[1].as_string())) : Value::Error();
}

Value EndsWith(CallContext&, Arguments a) {
  return AreStrings(a) ? Value::Bool(a[0].as_string().ends_with(a[1].as_string())) : Value::Error();
}

// Compiling a pattern costs far more than using it, so each thread keeps those it has met; what is too many is
// thrown away, for patterns may be made up at run time.
const re2::RE2& Compiled(std::string_view pattern) {
  static constexpr size_t kMost = 1024;  // a few KiB each, and more than any set of policies has
  thread_local std::map<std::string, std::unique_ptr<re2::RE2>, std::less<>> known;
  const auto at = known.find(pattern);
  if (at != known.end()) return *at->second;
  if (known.size() >= kMost) known.clear();
  return *known.emplace(pattern, std::make_unique<re2::RE2>(Piece(pattern), Quiet())).first->second;
}

Value Matches(CallContext&, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  const re2::RE2& pattern = Compiled(a[1].as_string());
  return pattern.ok() ? Value::Bool(re2::RE2::PartialMatch(Piece(a[0].as_string()), pattern)) : Value::Error();
}

Value LowerAscii(CallContext& c, Arguments a) {
  return AreStrings(a) ? Text(c, base::Lower(a[0].as_string())) : Value::Error();
}

Value UpperAscii(CallContext& c, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  std::string s(a[0].as_string());
  for (char& ch : s) ch = ch >= 'a' && ch <= 'z' ? static_cast<char>(ch - 'a' + 'A') : ch;
  return Text(c, s);
}

Value Trim(CallContext&, Arguments a) {
  return AreStrings(a) ? Value::String(TrimSpace(a[0].as_string())) : Value::Error();
}

Value ReplaceAll(CallContext& c, Arguments a) {
  return AreStrings(a) ? Text(c, Replace(a[0].as_string(), a[1].as_string(), a[2].as_string())) : Value::Error();
}

Value Split(CallContext& c, Arguments a) {
  if (!AreStrings(a)) return Value::Error();
  std::string_view rest = a[0].as_string();
  const std::string_view separator = a[1].as_string();
  std::vector<Value> parts;
  if (separator.empty()) {  // into code points
    for (int64_t i = 0, n = CodePoints(rest); i < n; ++i) parts.push_back(Substring(rest, i, i + 1));
    return Value::List(Keep(c.memory, parts));
  }
  for (size_t at; (at = rest.find(separator)) != std::string_view::npos; rest.remove_prefix(at + separator.size())) {
    parts.push_back(Value::String(rest.substr(0, at)));
  }
  parts.push_back(Value::String(rest));
  return Value::List(Keep(c.memory, parts));
}

Value Join(CallContext& c, Arguments a) {
  if (!a[0].is(Kind::kList) || (a.size() > 1 && !a[1].is(Kind::kString))) return Value::Error();
  const std::string_view separator = a.size() > 1 ? a[1].as_string() : std::string_view();
  std::string out;
  for (const Value& item : a[0].as_list()) {
    if (!item.is(Kind::kString)) return Value::Error();
    if (&item != &a[0].as_list().front()) out += separator;
    out += item.as_string();
  }
  return Text(c, out);
}

Value Distinct(CallContext& c, Arguments a) {
  if (!a[0].is(Kind::kList)) return Value::Error();
  std::vector<Value> kept;
  for (const Value& item : a[0].as_list()) {
    const auto same = [&](const Value& v) { return Equal(v, item); };
    if (std::none_of(kept.begin(), kept.end(), same)) kept.push_back(item);
  }
  return Value::List(Keep(c.memory, kept));
}

Value SubstringOf(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kString) || !a[1].is(Kind::kInt) || !a.back().is(Kind::kInt)) return Value::Error();
  const std::string_view s = a[0].as_string();
  return Substring(s, a[1].as_int(), a.size() > 2 ? a[2].as_int() : CodePoints(s));
}

Value IndexIn(CallContext&, Arguments a) {
  return AreStrings(a) ? Value::Int(IndexOf(a[0].as_string(), a[1].as_string())) : Value::Error();
}

Value CharAt(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kString) || !a[1].is(Kind::kInt)) return Value::Error();
  const std::string_view s = a[0].as_string();
  const int64_t i = a[1].as_int();
  return i == CodePoints(s) ? Value::String("") : Substring(s, i, i < INT64_MAX ? i + 1 : i);
}

// ---- conversions --------------------------------------------------------------------------------------------

template <class Number>
std::optional<Number> FromText(std::string_view s) {
  if (s.starts_with('+')) s.remove_prefix(1);
  Number n{};
  const auto [end, ec] = std::from_chars(s.data(), s.data() + s.size(), n);
  if (ec != std::errc() || end != s.data() + s.size() || s.empty()) return std::nullopt;
  return n;
}

Value ToInt(CallContext&, Arguments a) {
  switch (a[0].kind()) {
    case Kind::kInt: return a[0];
    case Kind::kDouble: {
      const double d = a[0].as_double();
      // CEL refuses what does not fit, the bounds themselves included.
      return d > -0x1p63 && d < 0x1p63 ? Value::Int(static_cast<int64_t>(d)) : Value::Error();
    }
    case Kind::kString: {
      const auto n = FromText<int64_t>(a[0].as_string());
      return n ? Value::Int(*n) : Value::Error();
    }
    default: return Value::Error();
  }
}

Value ToDouble(CallContext&, Arguments a) {
  switch (a[0].kind()) {
    case Kind::kInt: return Value::Double(static_cast<double>(a[0].as_int()));
    case Kind::kDouble: return a[0];
    case Kind::kString: {
      const auto n = FromText<double>(a[0].as_string());
      return n ? Value::Double(*n) : Value::Error();
    }
    default: return Value::Error();
  }
}

// As Go's %g with as many digits as it takes: 100000, 1e+06, 1.5e-05. Messages use javaString.
std::string CelString(double d) {
  if (std::isnan(d)) return "NaN";
  if (std::isinf(d)) return d > 0 ? "+Inf" : "-Inf";
  char buffer[64];
  const std::string_view e(buffer, std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::scientific).ptr);
  int exponent = 0;
  std::from_chars(e.data() + e.find('e') + (e[e.find('e') + 1] == '+' ? 2 : 1), e.data() + e.size(), exponent);
  if (exponent < -4 || exponent >= 6) return std::string(e);
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::fixed).ptr};
}

Value ToString(CallContext& c, Arguments a) {
  switch (a[0].kind()) {
    case Kind::kString: return a[0];
    case Kind::kBool: return Value::String(a[0].is_true() ? "true" : "false");
    case Kind::kInt: return Text(c, std::to_string(a[0].as_int()));
    case Kind::kDouble: return Text(c, CelString(a[0].as_double()));
    case Kind::kDuration: return Text(c, JavaString(a[0]));
    default: return Value::Error();
  }
}

Value ToDuration(CallContext&, Arguments a) {
  if (a[0].is(Kind::kDuration)) return a[0];
  return a[0].is(Kind::kString) ? ParseDuration(a[0].as_string()) : Value::Error();
}

template <int64_t kSecondsPerUnit>
Value WholeUnits(CallContext&, Arguments a) {
  return a[0].is(Kind::kDuration) ? Value::Int(a[0].as_duration().seconds / kSecondsPerUnit) : Value::Error();
}

Value GetMilliseconds(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kDuration)) return Value::Error();
  int64_t ms = 0;
  const Duration d = a[0].as_duration();
  if (__builtin_mul_overflow(d.seconds, int64_t{1000}, &ms) ||
      __builtin_add_overflow(ms, int64_t{d.nanos / 1'000'000}, &ms)) {
    return Value::Error();
  }
  return Value::Int(ms);
}

// ---- arithmetic ---------------------------------------------------------------------------------------------

template <bool kGreatest>
Value Extreme(CallContext&, Arguments a) {
  if (a.size() == 1 && a[0].is(Kind::kList)) a = a[0].as_list();
  if (a.empty()) return Value::Error();
  Value best = a[0];
  for (const Value& v : a) {
    if (!v.is(Kind::kInt) && !v.is(Kind::kDouble)) return Value::Error();
    const auto order = Compare(v, best);
    if (!order) return Value::Error();  // NaN
    if (kGreatest ? *order > 0 : *order < 0) best = v;
  }
  return best;
}

constexpr Type kAnyList = ListOf(BaseType::kDyn);
constexpr Type kStringList = ListOf(BaseType::kString);

constexpr Function kFunctions[] = {
    {"size", false, false, {{kInt, {kString}}, {kInt, {kAnyList}}}, "code points of a string, elements of a list", Size, true},
    {"size", true, false, {{kInt, {kString}}, {kInt, {kAnyList}}}, "the same", Size, true},
    {"contains", true, false, {{kBool, {kString, kString}}}, "whether the text holds the other", Contains, true},
    {"startsWith", true, false, {{kBool, {kString, kString}}}, "whether the text starts with the other", StartsWith, true},
    {"endsWith", true, false, {{kBool, {kString, kString}}}, "whether the text ends with the other", EndsWith, true},
    {"matches", true, false, {{kBool, {kString, kString}}}, "whether the RE2 pattern is found in the text", Matches, true},
    {"matches", false, false, {{kBool, {kString, kString}}}, "the same", Matches, true},
    {"lowerAscii", true, false, {{kString, {kString}}}, "A-Z become a-z", LowerAscii, true},
    {"upperAscii", true, false, {{kString, {kString}}}, "a-z become A-Z", UpperAscii, true},
    {"trim", true, false, {{kString, {kString}}}, "without white space at both ends", Trim, true},
    {"replace", true, false, {{kString, {kString, kString, kString}}}, "every occurrence replaced", ReplaceAll, true},
    {"split", true, false, {{kStringList, {kString, kString}}}, "the parts between separators", Split, true},
    {"javaUpper", false, false, {{kString, {kString}}}, "capitals as String.toUpperCase of the JVM makes them", JavaUpperCase},
    {"javaTrim", false, false, {{kString, {kString}}}, "without the characters up to the blank at both ends, as String.trim of the JVM takes them", JavaTrimmed},
    {"javaSplit", false, false, {{kStringList, {kString, kString}}}, "the parts as String.split of the JVM makes them, without empty ones at the end", JavaSplit},
    {"join", true, false, {{kString, {kStringList}}, {kString, {kStringList, kString}}}, "one text of a list's texts", Join, true},
    {"distinct", true, false, {{kStringList, {kStringList}}, {kAnyList, {kAnyList}}}, "every element once", Distinct},
    {"substring", true, false, {{kString, {kString, kInt}}, {kString, {kString, kInt, kInt}}}, "from a code point on, up to another", SubstringOf, true},
    {"indexOf", true, false, {{kInt, {kString, kString}}}, "code points before the other text, or -1", IndexIn, true},
    {"charAt", true, false, {{kString, {kString, kInt}}}, "one code point; '' at the end", CharAt, true},
    {"int", false, false, {{kInt, {kInt}}, {kInt, {kDouble}}, {kInt, {kString}}}, "as an integer, cut toward zero", ToInt},
    {"double", false, false, {{kDouble, {kInt}}, {kDouble, {kDouble}}, {kDouble, {kString}}}, "as a double", ToDouble},
    {"string", false, false, {{kString, {kString}}, {kString, {kBool}}, {kString, {kInt}}, {kString, {kDouble}}, {kString, {kDuration}}}, "as a text", ToString},
    {"duration", false, false, {{kDuration, {kString}}, {kDuration, {kDuration}}}, "'1h30m', '-1.5s', '100ms'", ToDuration},
    {"getHours", true, false, {{kInt, {kDuration}}}, "whole hours", WholeUnits<3600>},
    {"getMinutes", true, false, {{kInt, {kDuration}}}, "whole minutes", WholeUnits<60>},
    {"getSeconds", true, false, {{kInt, {kDuration}}}, "whole seconds", WholeUnits<1>},
    {"getMilliseconds", true, false, {{kInt, {kDuration}}}, "whole milliseconds of the whole duration", GetMilliseconds},
    {"math.greatest", false, true, {{kInt, {kInt}}, {kDouble, {kDouble}}, {kDyn, {kDyn}}}, "the greatest of the numbers", Extreme<true>},
    {"math.least", false, true, {{kInt, {kInt}}, {kDouble, {kDouble}}, {kDyn, {kDyn}}}, "the least of the numbers", Extreme<false>},
    {"int32", false, false, {{kInt, {kInt}}}, "wrapped to 32 bits, as Int on the JVM", Int32},
    {"javaMultiply", false, false, {{kInt, {kInt, kInt}}}, "the product, wrapped to 64 bits, as Long on the JVM", JavaMultiply},
    {"javaAdd", false, false, {{kInt, {kInt, kInt}}}, "the sum, wrapped to 64 bits, as Long on the JVM", JavaAdd},
    {"javaInt", false, false, {{kInt, {kDouble}}}, "cut toward zero and to the ends of 32 bits, as toInt on the JVM", JavaInt},
    {"javaLong", false, false, {{kInt, {kDouble}}}, "cut toward zero and to the ends of 64 bits, as toLong on the JVM", JavaLong},
    {"javaRemainder", false, false, {{kDouble, {kDouble, kDouble}}}, "% of two doubles, as on the JVM", JavaRemainder},
    {"math.floor", false, false, {{kDouble, {kDouble}}}, "the whole number at or below", Floor},
    {"math.ceil", false, false, {{kDouble, {kDouble}}}, "the whole number at or above", Ceil},
    {"decimalUnits", false, false, {{kInt, {kString, kInt}}}, "a decimal number as a whole number of units of 10^-n, cut", DecimalUnits},
    {"decimalString", false, false, {{kString, {kInt, kInt}}}, "units of 10^-n as a decimal number, no zeros at its end", DecimalString},
    {"decimalPlaces", false, false, {{kInt, {kString}}}, "how many places behind the point a decimal number needs", DecimalPlaces},
    {"bytesToString", false, false, {{kString, {kInt}}}, "a number of bytes as Spark's logs print it: '1024.0 MiB'", BytesToString},
    {"javaString", false, false, {{kString, {kDyn}}}, "as the JVM prints it", ToJavaString},
    {"isSet", false, false, {{kBool, {kString}}}, "whether anyone set the key", IsSet},
    {"isKnownKey", false, false, {{kBool, {kString}}}, "whether the release, a family or a vendor knows the key", IsKnownKey, true},
    {"knownIn", false, false, {{kString, {kString}}}, "the releases that know the key, in words, or ''", KnownIn, true},
    {"nearestKey", false, false, {{kString, {kString}}}, "the real key most like this one, or ''", NearestKey, true},
    {"timesSet", false, false, {{kInt, {kString}}}, "how often the winning layer set the key", TimesSet},
    {"lastSetAs", false, false, {{kString, {kString}}}, "how the key was written: '--num-executors', or ''", LastSetAs},
    {"setBy", false, false, {{kString, {kString}}}, "who set the key: 'flag', 'conf', 'map', 'extra-properties-file', 'properties-file', 'defaults-file', 'platform', 'environment', or ''", SetBy},
    {"onlyOn", false, false, {{kString, {kString}}}, "the one cluster manager whose part of Spark reads the key, or ''", OnlyOn, true},
    {"setKeys", false, false, {{kStringList, {}}}, "every key that was set, once, in the order of setting", SetKeys},
    {"keysUnder", false, false, {{kStringList, {kString}}}, "what stands after the prefix in every set key that starts with it", KeysUnder},
    {"keysInSetUnder", false, false, {{kStringList, {kString, kString, kInt}}}, "the same in the order of the set of Scala '2.12' or '2.13' in which SparkConf hands out that many settings", KeysInSetUnder},
    {"inScalaMap", false, false, {{kStringList, {kStringList, kString}}}, "texts in the order in which a mutable.HashMap of Scala '2.12' or '2.13' has them as its keys; more than eleven stay as they are", InScalaMap},
    {"deprecatedKeys", false, false, {{kStringList, {}}}, "those of setKeys() that the release has deprecated", DeprecatedKeys},
    {"deprecatedSince", false, false, {{kString, {kString}}}, "the release that deprecated the key, or ''", DeprecatedSince},
    {"deprecationMessage", false, false, {{kString, {kString}}}, "what SparkConf's warning adds about a deprecated key, or ''", DeprecationMessage},
    {"renamedTo", false, false, {{kString, {kString}}}, "the new name of a deprecated key, or ''", RenamedTo},
    {"env", false, false, {{kString, {kString}}}, "an environment variable, or ''", Environment},
    {"hasEnv", false, false, {{kBool, {kString}}}, "whether there is such an environment variable, be it empty", HasEnvironment},
    {"words", false, false, {{ListOf(BaseType::kInt), {}}}, "the places of the options, mistakes and the application on spark-submit's command line, in order", Words},
    {"wordKind", false, false, {{kString, {kInt}}}, "'option', 'unrecognized', 'valueless', 'settingless' (a --conf without =) or 'resource'", WordKind},
    {"wordName", false, false, {{kString, {kInt}}}, "the option's name, or the word itself", WordName},
    {"wordValue", false, false, {{kString, {kInt}}}, "the option's value", WordValue},
    {"primaryResource", false, false, {{kDyn, {}}}, "the application, or null where the command line names none", PrimaryResource},
    {"ignoredKeys", false, false, {{kStringList, {}}}, "the keys that do not start with spark., each once", IgnoredKeys},
    {"jvmProperties", false, false, {{kStringList, {}}}, "the keys of Spark's among the properties of spark-submit's JVM, each once", JvmProperties},
    {"submitsTo", false, false, {{kDyn, {kDyn}}}, "the cluster manager whose settings spark-submit makes for a master, or null", SubmitsTo},
    {"option", false, false, {{kDyn, {kString}}}, "the last value that the option was given, or null", OptionValue},
    {"property", false, false, {{kDyn, {kString}}}, "the setting of that very name as it was written, or null", Property},
    {"variable", false, false, {{kDyn, {kString}}}, "an environment variable, or null", Variable},
    {"fileState", false, false, {{kString, {kString}}}, "'missing', 'folder' or 'malformed' for a properties file that cannot be read, else ''", FileState},
    {"fileExists", false, false, {{kBool, {kString}}}, "whether there is such a file; unknown where nobody can tell", FileExists},
    {"isWhole", false, false, {{kBool, {}}}, "true where the command, its files and its environment are all there is, else unknown", IsWhole},
    {"resolveUri", false, false, {{kDyn, {kDyn}}}, "Utils.resolveURI: a path becomes a URI with a scheme", ResolveUri},
    {"resolveUris", false, false, {{kDyn, {kDyn}}}, "the same for a list with commas", ResolveUris},
    {"globFailure", false, false, {{kStringList, {kDyn}}}, "what stops globPaths: 'uri', 'group', 'escape' or 'colon', in which text, at which character; or nothing", GlobFailure},
    {"globPaths", false, false, {{kDyn, {kDyn}}}, "DependencyUtils.resolveGlobPaths where no file exists", GlobPaths},
    {"mergeFileLists", false, false, {{kDyn, {kDyn, kDyn}}}, "two lists with commas as one; null for nothing", MergeFileLists},
    {"uriPath", false, false, {{kDyn, {kDyn}}}, "the path of a URI; null where it has none", UriPath},
    {"uriScheme", false, false, {{kDyn, {kString}}}, "the scheme of a URI; null where it has none, or is none", UriScheme},
    {"fileName", false, false, {{kString, {kString}}}, "the last part of a path", FileName},
    {"javaByteString", false, false, {{kDyn, {kDyn}}}, "JavaUtils.byteStringAsBytes; null where it throws", JavaByteString},
    {"javaParseInt", false, false, {{kDyn, {kDyn}}}, "Integer.parseInt; null where it throws", JavaParseInt},
    {"javaParseBoolean", false, false, {{kDyn, {kDyn}}}, "toBoolean of Scala; null where it throws", JavaParseBoolean},
    {"classExists", false, false, {{kBool, {kString}}}, "whether the driver finds the class; unknown where jars are not known", ClassExists},
    {"classIs", false, false, {{kBool, {kString, kString}}}, "whether it finds the class, and it is of that kind", ClassIs},
};

}  // namespace

std::string PatternError(std::string_view pattern) {
  const re2::RE2 re(re2::StringPiece(pattern.data(), pattern.size()), Quiet());
  return re.ok() ? std::string() : re.error();
}

std::span<const Function> Functions() { return kFunctions; }

std::string Show(const Function& function, const Signature& signature) {
  const Type* argument = signature.arguments.begin();
  std::string shown;
  if (function.is_method) shown = Name(*argument++) + '.';
  shown += std::string(function.name) + '(';
  for (const Type* first = argument; argument != signature.arguments.end(); ++argument) {
    if (argument != first) shown += ", ";
    shown += Name(*argument);
  }
  if (function.variadic) shown += ", …";
  return shown + ") -> " + Name(signature.result);
}

}  // namespace sparkvet::rule
