// The functions that the rule language has beside CEL's: the JVM's arithmetic and texts, and questions about the
// configuration. Implementation detail of functions.cc, where each is documented.
#ifndef SPARKVET_LIB_RULE_SPARK_FUNCTIONS_H_
#define SPARKVET_LIB_RULE_SPARK_FUNCTIONS_H_

#include <span>

#include "lib/rule/functions.h"
#include "lib/rule/value.h"

namespace sparkvet::rule {

Value JavaSplit(CallContext& c, std::span<const Value> a);
Value JavaUpperCase(CallContext& c, std::span<const Value> a);
Value JavaTrimmed(CallContext& c, std::span<const Value> a);
Value Int32(CallContext& c, std::span<const Value> a);
Value JavaMultiply(CallContext& c, std::span<const Value> a);
Value JavaAdd(CallContext& c, std::span<const Value> a);
Value JavaInt(CallContext& c, std::span<const Value> a);
Value JavaLong(CallContext& c, std::span<const Value> a);
Value DecimalUnits(CallContext& c, std::span<const Value> a);
Value DecimalString(CallContext& c, std::span<const Value> a);
Value DecimalPlaces(CallContext& c, std::span<const Value> a);
Value Floor(CallContext& c, std::span<const Value> a);
Value Ceil(CallContext& c, std::span<const Value> a);
Value JavaRemainder(CallContext& c, std::span<const Value> a);
Value BytesToString(CallContext& c, std::span<const Value> a);
Value ToJavaString(CallContext& c, std::span<const Value> a);
Value IsSet(CallContext& c, std::span<const Value> a);
Value IsKnownKey(CallContext& c, std::span<const Value> a);
Value KnownIn(CallContext& c, std::span<const Value> a);
Value NearestKey(CallContext& c, std::span<const Value> a);
Value TimesSet(CallContext& c, std::span<const Value> a);
Value LastSetAs(CallContext& c, std::span<const Value> a);
Value SetBy(CallContext& c, std::span<const Value> a);
Value OnlyOn(CallContext& c, std::span<const Value> a);
Value SetKeys(CallContext& c, std::span<const Value> a);
Value DeprecatedKeys(CallContext& c, std::span<const Value> a);
Value KeysUnder(CallContext& c, std::span<const Value> a);
Value KeysInSetUnder(CallContext& c, std::span<const Value> a);
Value InScalaMap(CallContext& c, std::span<const Value> a);
Value DeprecatedSince(CallContext& c, std::span<const Value> a);
Value DeprecationMessage(CallContext& c, std::span<const Value> a);
Value RenamedTo(CallContext& c, std::span<const Value> a);
Value Environment(CallContext& c, std::span<const Value> a);
Value HasEnvironment(CallContext& c, std::span<const Value> a);
Value ClassExists(CallContext& c, std::span<const Value> a);
Value ClassIs(CallContext& c, std::span<const Value> a);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_SPARK_FUNCTIONS_H_
