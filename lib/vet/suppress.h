// Leaves out of a vetted input what its comments ask to leave out, and adds what is to be said of the comments
// (lib/check/suppressions.h). That stands with the first subject of the file.
#ifndef SPARKVET_LIB_VET_SUPPRESS_H_
#define SPARKVET_LIB_VET_SUPPRESS_H_

#include "lib/check/suppressions.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/vet.h"

namespace sparkvet::vet {

void Suppress(const Knowledge& knowledge, const check::SuppressionOptions& options, Vetted& vetted);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_SUPPRESS_H_
