// What calls in programs say of settings, read from the image (rules/carriers/code.toml tells the lists).
//
//   rules.IsSetter("config")      ->  true          rules.KeyOf("setMaster")  ->  "spark.master"
//   rules.ParameterOf("system")   ->  "command"     rules.IsMap("dict")       ->  true
#ifndef SPARKVET_LIB_CARRIER_CODE_RULES_H_
#define SPARKVET_LIB_CARRIER_CODE_RULES_H_

#include <algorithm>
#include <string_view>

#include "lib/carrier/records.h"
#include "lib/image/image.h"

namespace sparkvet::carrier {

class CodeRules {
 public:
  // `view` must outlive this.
  explicit CodeRules(const image::View& view) : view_(&view) {}

  bool IsSetter(std::string_view method) const { return Holds(record().setters, method); }
  // It sets a key only where nobody has.
  bool IsPerhaps(std::string_view method) const { return Holds(record().perhaps, method); }
  // It puts a key and its value into something.
  bool IsPut(std::string_view method) const { return Holds(record().puts, method); }
  // It adds something to a list or a text.
  bool IsChange(std::string_view method) const { return Holds(record().changes, method); }
  // It makes another text of one.
  bool IsRewrite(std::string_view method) const { return Holds(record().rewrites, method); }
  bool IsLauncher(std::string_view name) const { return Holds(record().launchers, name); }
  bool IsForeign(std::string_view maker) const { return Holds(record().foreign, maker); }
  bool IsLate(std::string_view key) const { return Holds(record().late, key); }
  // The key that a constant names; empty where it is none.
  std::string_view KeyNamed(std::string_view constant) const { return Right(record().constants, constant); }
  bool IsList(std::string_view method) const { return Holds(record().lists, method); }
  bool IsMap(std::string_view function) const { return Holds(record().maps, function); }
  bool IsItems(std::string_view function) const { return Holds(record().items, function); }
  bool IsConversion(std::string_view function) const { return Holds(record().conversions, function); }
  // The key that a method of one argument sets; empty where it is none.
  std::string_view KeyOf(std::string_view method) const { return Right(record().named, method); }
  // The name of a function's first argument, which is a command; empty where it is none.
  std::string_view ParameterOf(std::string_view function) const { return Right(record().texts, function); }
  // A maker of a context whose first of several arguments, or `master`, is the master.
  bool IsContext(std::string_view maker) const { return Holds(record().contexts, maker); }
  // A variable that holds a session or context that runs.
  bool IsSession(std::string_view name) const { return Holds(record().sessions, name); }
  // What .set() is called on that takes RuntimeKeys only.
  bool IsRuntime(std::string_view name) const { return Holds(record().runtime, name); }
  // The program is for a vendor's Spark, whose session takes what another's does not.
  bool IsOfVendor(std::string_view program) const {
    return Any(record().vendors, [&](std::string_view word) { return program.contains(word); });
  }
  bool IsRuntimeKey(std::string_view key) const {
    return Any(record().runtime_keys, [&](std::string_view prefix) { return key.starts_with(prefix); });
  }

 private:
  const CodeRecord& record() const { return view_->Table<CodeRecord>(kCodeTag)[0]; }

  template <class Is>
  bool Any(image::Range range, const Is& is) const {
    const auto words = view_->Rows<image::Str>(kCarrierWordTag, range);
    return std::any_of(words.begin(), words.end(), [&](image::Str s) { return is(view_->Text(s)); });
  }
  bool Holds(image::Range range, std::string_view word) const {
    return Any(range, [&](std::string_view s) { return s == word; });
  }
  // Of "name=right".
  std::string_view Right(image::Range range, std::string_view name) const {
    std::string_view right;
    Any(range, [&](std::string_view s) {
      if (!s.starts_with(name) || !s.substr(name.size()).starts_with('=')) return false;
      right = s.substr(name.size() + 1);
      return true;
    });
    return right;
  }

  const image::View* view_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_RULES_H_
