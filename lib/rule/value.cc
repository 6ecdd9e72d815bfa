#include "lib/rule/value.h"

#include <algorithm>
#include <cmath>

#include "lib/base/strings.h"
#include "lib/spark/java_double_string.h"

namespace sparkvet::rule {
namespace {

using Kind = Value::Kind;

bool IsNumber(const Value& v) { return v.is(Kind::kInt) || v.is(Kind::kDouble); }

double AsDouble(const Value& v) { return v.is(Kind::kInt) ? static_cast<double>(v.as_int()) : v.as_double(); }

// An int meets a double as a double, in cel-go as on the JVM.
std::optional<std::strong_ordering> CompareNumbers(const Value& a, const Value& b) {
  if (a.is(Kind::kInt) && b.is(Kind::kInt)) return a.as_int() <=> b.as_int();
  const double x = AsDouble(a), y = AsDouble(b);
  if (std::isnan(x) || std::isnan(y)) return std::nullopt;
  return x < y ? std::strong_ordering::less : x > y ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::string Seconds(Duration d) {
  std::string out = d.seconds == 0 && d.nanos < 0 ? "-0" : std::to_string(d.seconds);
  if (d.nanos != 0) {
    std::string fraction = std::to_string(1'000'000'000 + std::abs(d.nanos)).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    out += '.' + fraction;
  }
  return out + 's';
}

template <class Show>
std::string ShowList(const Value& v, Show show) {
  std::string out = "[";
  for (const Value& item : v.as_list()) {
    if (out.size() > 1) out += ", ";
    out += show(item);
  }
  return out + ']';
}

}  // namespace

bool Identical(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Value::Kind::kString: return a.as_string() == b.as_string();
    case Value::Kind::kList: return std::equal(a.as_list().begin(), a.as_list().end(), b.as_list().begin(), b.as_list().end(), Identical);
    default: return a.SameBits(b);
  }
}

bool Equal(const Value& a, const Value& b) {
  if (a.is(Kind::kString) && b.is(Kind::kString)) return a.as_string() == b.as_string();  // most
  if (IsNumber(a) && IsNumber(b)) return CompareNumbers(a, b) == std::strong_ordering::equal;
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::kNull: return true;
    case Kind::kBool: return a.is_true() == b.is_true();
    case Kind::kDuration: return a.as_duration() == b.as_duration();
    case Kind::kList: {
      const auto x = a.as_list(), y = b.as_list();
      if (x.size() != y.size()) return false;
      for (size_t i = 0; i < x.size(); ++i) {
        if (!Equal(x[i], y[i])) return false;
      }
      return true;
    }
    default: return false;
  }
}

std::optional<std::strong_ordering> Compare(const Value& a, const Value& b) {
  if (IsNumber(a) && IsNumber(b)) return CompareNumbers(a, b);
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::kBool: return a.is_true() <=> b.is_true();
    case Kind::kString: return a.as_string() <=> b.as_string();
    case Kind::kDuration: return a.as_duration() <=> b.as_duration();
    default: return std::nullopt;
  }
}

std::string JavaString(const Value& v) {
  switch (v.kind()) {
    case Kind::kError: return "<error>";
    case Kind::kUnknown: return "<unknown>";
    case Kind::kNull: return "null";
    case Kind::kBool: return v.is_true() ? "true" : "false";
    case Kind::kInt: return std::to_string(v.as_int());
    case Kind::kDouble: return spark::JavaString(v.as_double());
    case Kind::kString: return std::string(v.as_string());
    case Kind::kDuration: return Seconds(v.as_duration());
    case Kind::kList: return ShowList(v, JavaString);
  }
  return {};
}

std::string Dump(const Value& v) {
  switch (v.kind()) {
    case Kind::kError: return "error";
    case Kind::kUnknown: return "unknown";
    case Kind::kString: return '"' + base::Printable(v.as_string()) + '"';
    case Kind::kDuration: return "duration(\"" + Seconds(v.as_duration()) + "\")";
    case Kind::kList: return ShowList(v, Dump);
    default: return JavaString(v);
  }
}

}  // namespace sparkvet::rule
