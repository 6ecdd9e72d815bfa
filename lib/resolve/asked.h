// What a view has been asked about its configuration: whoever knows that can tell, for another configuration, whether
// the same questions would be answered alike (lib/driver/rehearsal.h).
#ifndef SPARKVET_LIB_RESOLVE_ASKED_H_
#define SPARKVET_LIB_RESOLVE_ASKED_H_

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/spark/catalogue.h"

namespace sparkvet::resolve {

struct Asked {
  std::vector<spark::KeyId> keys = {};     // keys of the catalogue: whether they are set, and to what
  std::vector<spark::KeyId> whether_set = {};  // keys of the catalogue: only whether they are set
  std::vector<std::string> names = {};     // other keys
  std::vector<std::string> prefixes = {};  // which keys start so
  std::vector<std::string> environment = {};  // variables
  std::vector<std::string> setters = {};   // keys: by which layer they are set

  bool deprecated = false;  // which keys are deprecated ones
  bool manager = false;  // the cluster manager
  bool context = false;  // more than that, the release, and whether that is assumed

  bool nothing() const { return !manager && NothingButManager(); }
  bool NothingButManager() const { return setters.empty() && NothingButManagerAndSetters(); }
  // Nothing but which manager it is, and who has set this key.
  bool NothingButManagerAndSetterOf(std::string_view key) const {
    return NothingButManagerAndSetters() && std::ranges::all_of(setters, [&](const std::string& s) { return s == key; });
  }
  // Nothing but these keys of the catalogue.
  bool OnlyAbout(std::span<const spark::KeyId> these) const {
    const auto is_of_these = [&](spark::KeyId key) { return std::find(these.begin(), these.end(), key) != these.end(); };
    return std::all_of(keys.begin(), keys.end(), is_of_these) && std::all_of(whether_set.begin(), whether_set.end(), is_of_these) &&
           !manager && IsOnlyAboutKeysAndManager();
  }
  // Nothing but keys of the catalogue, and on which manager.
  bool IsOnlyAboutKeysAndManager() const { return setters.empty() && NothingElse(); }
  // Calls take(key) for each key of the catalogue, whatever was asked of it.
  template <class Take>
  void EachKey(Take take) const {
    std::for_each(keys.begin(), keys.end(), take);
    std::for_each(whether_set.begin(), whether_set.end(), take);
  }
  void Clear() {
    keys.clear();
    whether_set.clear();
    names.clear();
    prefixes.clear();
    environment.clear();
    setters.clear();
    deprecated = manager = context = false;
  }

 private:
  bool NothingButManagerAndSetters() const { return keys.empty() && whether_set.empty() && NothingElse(); }
  bool NothingElse() const { return names.empty() && prefixes.empty() && environment.empty() && !deprecated && !context; }
};

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_ASKED_H_
