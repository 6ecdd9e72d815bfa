// A value of the rule language (rules/LANGUAGE.md): what an expression evaluates to.
//
//   Value::Int(3)   Value::String("yarn")   Value::Duration({60, 0})   Value::Unknown()   Value::Error()
//
// Values are small (16 bytes) and trivially copyable: texts and lists are views into the image, the configuration or the
// evaluator's scratch memory, whoever outlives the evaluation. Unknown and error are values too: they travel
// through operators instead of stopping them.
#ifndef SPARKVET_LIB_RULE_VALUE_H_
#define SPARKVET_LIB_RULE_VALUE_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sparkvet::rule {

// A signed span of time; nanos has the sign of seconds or is zero, and stays within ±999,999,999.
// Wide enough for what Spark takes as a time (a Long of milliseconds), unlike 64 bits of nanoseconds.
struct Duration {
  int64_t seconds = 0;
  int32_t nanos = 0;
  auto operator<=>(const Duration&) const = default;
};

class Value {
 public:
  // As wide as fills a value up: one with a hole is copied in overlapping pieces, for which the processor waits each time.
  enum class Kind : uint32_t { kError, kUnknown, kNull, kBool, kInt, kDouble, kString, kDuration, kList };

  Value() = default;  // an error
  static Value Error() { return {}; }
  static Value Unknown() { return Of(Kind::kUnknown); }
  static Value Null() { return Of(Kind::kNull); }
  static Value Bool(bool b) { return Number(Kind::kBool, b ? 1 : 0); }
  static Value Int(int64_t i) { return Number(Kind::kInt, i); }
  static Value Double(double d) {
    Value v = Of(Kind::kDouble);
    v.payload_.floating = d;
    return v;
  }
  // Errors where they are too long.
  static Value String(std::string_view s) {
    if (s.size() > UINT32_MAX) return Error();
    Value v = Of(Kind::kString);
    v.payload_.chars = s.data();
    v.extra_ = static_cast<uint32_t>(s.size());
    return v;
  }
  static Value List(std::span<const Value> items) {
    if (items.size() > UINT32_MAX) return Error();
    Value v = Of(Kind::kList);
    v.payload_.items = items.data();
    v.extra_ = static_cast<uint32_t>(items.size());
    return v;
  }
  static Value Time(Duration d) {
    Value v = Number(Kind::kDuration, d.seconds);
    v.extra_ = static_cast<uint32_t>(d.nanos);
    return v;
  }

  Kind kind() const { return kind_; }
  bool is(Kind k) const { return kind_ == k; }
  bool is_known() const { return kind_ > Kind::kUnknown; }  // neither unknown nor an error
  bool is_true() const { return kind_ == Kind::kBool && payload_.integer != 0; }
  bool is_false() const { return kind_ == Kind::kBool && payload_.integer == 0; }

  // The same number or span of time of the same kind; not for strings and lists.
  bool SameBits(const Value& o) const { return kind_ == o.kind_ && payload_.integer == o.payload_.integer && extra_ == o.extra_; }

  // Each asks for the kind it is named after.
  int64_t as_int() const { return payload_.integer; }
  double as_double() const { return payload_.floating; }
  std::string_view as_string() const { return {payload_.chars, extra_}; }
  Duration as_duration() const { return {payload_.integer, static_cast<int32_t>(extra_)}; }
  std::span<const Value> as_list() const { return {payload_.items, extra_}; }

 private:
  static Value Of(Kind k) {
    Value v;
    v.kind_ = k;
    return v;
  }
  static Value Number(Kind k, int64_t i) {
    Value v = Of(k);
    v.payload_.integer = i;
    return v;
  }

  union {
    int64_t integer = 0;
    double floating;
    const char* chars;
    const Value* items;
  } payload_;
  uint32_t extra_ = 0;  // the size of a string or list, the nanos of a span of time
  Kind kind_ = Kind::kError;
};

// Whether both are the very same: of one kind, and alike in each bit, letter and element. Unlike CEL's ==, of what is not known, too.
bool Identical(const Value& a, const Value& b);

// CEL's ==: numbers compare by value across int and double; different kinds are unequal; lists element by
// element. Both must be known.
bool Equal(const Value& a, const Value& b);

// CEL's order: numbers by value, strings by code point, durations, bools. Nothing for kinds that have no
// order between them (and for NaN).
std::optional<std::strong_ordering> Compare(const Value& a, const Value& b);

// As the JVM prints it: true, 5, 1.0E10, yarn, 60s, [a, b]. For messages.
std::string JavaString(const Value& v);

// Unambiguous, for tests: 5, 5.0, "yarn", duration("60s"), unknown, error, [1, 2].
std::string Dump(const Value& v);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_VALUE_H_
