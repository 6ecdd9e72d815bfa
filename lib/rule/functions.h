// The functions of the rule language, in one explicit table: what the compiler checks against, what the
// evaluator calls, what `tools/rulec --functions` prints.
//
// To add one: a row in functions.cc with its signatures and a line of documentation, the C++ function beside
// it, and rows in functions_test.cc.
#ifndef SPARKVET_LIB_RULE_FUNCTIONS_H_
#define SPARKVET_LIB_RULE_FUNCTIONS_H_

#include <cstdint>
#include <initializer_list>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

#include "lib/rule/host.h"
#include "lib/rule/program.h"
#include "lib/rule/type.h"
#include "lib/rule/value.h"

namespace sparkvet::rule {

// What is wrong with a pattern, or "".
std::string PatternError(std::string_view pattern);

// What a function may use beside its arguments.
struct CallContext {
  Host& host;
  const Program& program;
  std::pmr::memory_resource& memory;  // for made-up texts and lists; lives as long as the evaluation
};

struct Signature {
  Type result;
  std::initializer_list<Type> arguments;  // the receiver first
};

struct Function {
  std::string_view name;
  bool is_method = false;
  bool variadic = false;  // the last argument may be repeated
  std::initializer_list<Signature> signatures;
  std::string_view doc;
  // Arguments are known values (neither unknown nor errors) and as many as some signature has; kinds are to
  // be checked where a signature alone does not fix them.
  Value (*call)(CallContext&, std::span<const Value>);
  // Surely comes to the same in all configurations of a release.
  bool is_fixed = false;
};

std::span<const Function> Functions();

// How a function is called: "string.contains(string) -> bool", "math.greatest(int, …) -> int".
std::string Show(const Function& function, const Signature& signature);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_FUNCTIONS_H_
