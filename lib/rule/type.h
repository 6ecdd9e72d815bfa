// Static types of the rule language, for the compiler's checks. `dyn` fits everything.
#ifndef SPARKVET_LIB_RULE_TYPE_H_
#define SPARKVET_LIB_RULE_TYPE_H_

#include <cstdint>
#include <string>

namespace sparkvet::rule {

enum class BaseType : uint8_t { kDyn, kNull, kBool, kInt, kDouble, kString, kDuration, kList };

struct Type {
  BaseType base = BaseType::kDyn;
  BaseType element = BaseType::kDyn;  // of a list

  bool operator==(const Type&) const = default;
};

inline constexpr Type kDyn{};
inline constexpr Type kBool{BaseType::kBool};
inline constexpr Type kInt{BaseType::kInt};
inline constexpr Type kDouble{BaseType::kDouble};
inline constexpr Type kString{BaseType::kString};
inline constexpr Type kDuration{BaseType::kDuration};
inline constexpr Type kNull{BaseType::kNull};
constexpr Type ListOf(BaseType element) { return {BaseType::kList, element}; }

// Whether a value of type `actual` may stand where `wanted` is asked for.
bool Fits(Type actual, Type wanted);

// The type of something that is one or the other: equal types stay, anything else is dyn.
Type Join(Type a, Type b);

// "int", "list(string)", "dyn"
std::string Name(Type type);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_TYPE_H_
