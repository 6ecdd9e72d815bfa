// What a view has been asked about its configuration: whoever knows that can tell, for another configuration, whether
// the same questions would be answered alike (lib/driver/rehearsal.h).
#ifndef SPARKVET_LIB_RESOLVE_ASKED_H_
#define SPARKVET_LIB_RESOLVE_ASKED_H_

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

  bool context = false;  // more than the release

  bool nothing() const { return keys.empty() && names.empty() && prefixes.empty() && environment.empty() && !context; }
  void Clear() {
    keys.clear();
    names.clear();
    prefixes.clear();
    environment.clear();
    context = false;
  }
};

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_ASKED_H_
