#include "lib/rule/type.h"

namespace sparkvet::rule {
namespace {

const char* BaseName(BaseType base) {
  switch (base) {
    case BaseType::kDyn: return "dyn";
    case BaseType::kNull: return "null";
    case BaseType::kBool: return "bool";
    case BaseType::kInt: return "int";
    case BaseType::kDouble: return "double";
    case BaseType::kString: return "string";
    case BaseType::kDuration: return "duration";
    case BaseType::kList: return "list";
  }
  return "";
}

}  // namespace

bool Fits(Type actual, Type wanted) {
  if (actual.base == BaseType::kDyn || wanted.base == BaseType::kDyn) return true;
  if (actual.base != wanted.base) return false;
  return actual.base != BaseType::kList || actual.element == wanted.element ||
         actual.element == BaseType::kDyn || wanted.element == BaseType::kDyn;
}

Type Join(Type a, Type b) {
  if (a == b) return a;
  if (a.base == BaseType::kList && b.base == BaseType::kList) return ListOf(BaseType::kDyn);
  return kDyn;
}

std::string Name(Type type) {
  if (type.base != BaseType::kList) return BaseName(type.base);
  return std::string("list(") + BaseName(type.element) + ')';
}

}  // namespace sparkvet::rule
