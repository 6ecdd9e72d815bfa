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
  std::vector<spark::KeyId> keys;     // keys of the catalogue
  std::vector<std::string> names;     // other keys
  std::vector<std::string> prefixes;  // which keys start so
  std::vector<std::string> environment;  // variables

  bool deprecated = false;  // which keys are deprecated ones
  bool context = false;  // more than the release, and whether that is assumed

  bool nothing() const { return keys.empty() && names.empty() && prefixes.empty() && environment.empty() && !deprecated && !context; }
  // Nothing but these keys of the catalogue.
  bool OnlyAbout(std::span<const spark::KeyId> these) const {
    return std::all_of(keys.begin(), keys.end(), [&](spark::KeyId k) { return std::find(these.begin(), these.end(), k) != these.end(); }) &&
           names.empty() && prefixes.empty() && environment.empty() && !deprecated && !context;
  }
  void Clear() {
    keys.clear();
    names.clear();
    prefixes.clear();
    environment.clear();
    deprecated = context = false;
  }
};

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_ASKED_H_
