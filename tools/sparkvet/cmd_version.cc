// sparkvet --version: which sparkvet this is, whose answers it knows, and how it was built.
//
//   sparkvet 0.1.0
//   knows Spark 2.4.8 3.0.3 … 4.3.0
//   built for Linux x86_64 by GNU 12.2.0, Release, static
//
// Nothing of the machine or the moment it was built at: two builds of one state are the same bytes.
#include "tools/sparkvet/commands.h"

namespace sparkvet {

int RunVersion(const vet::Knowledge& knowledge, Console& console) {
  std::string out = "sparkvet " SPARKVET_VERSION "\nknows Spark";
  for (const spark::ReleaseRecord& release : knowledge.catalogue.releases()) {
    out += ' ' + std::string(knowledge.catalogue.Text(release.recorded_at));
  }
  console.Out(out + "\nbuilt for " SPARKVET_BUILD "\n");
  return kClean;
}

}  // namespace sparkvet
