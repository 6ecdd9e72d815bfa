// Mends a file where a finding says how, and proves that it is mended: the file is vetted again with the fix in it.
//
//   Fix(vetted, Guesses::kLeave)   of   spark.yarn.executor.memoryOverhead 512m
//     ->  made: spark.yarn.executor.memoryOverhead -> spark.executor.memoryOverhead [renamed-key], and the edit
//
// A fix that is safe leaves everything as Spark does it, but for what it was found for; where nobody says which release it is, on
// every release that is known. A guess ("did you mean") may change what Spark does, but brings no new error, and no warning but the
// driver's own. A fix that is not proved is not made. Files are written by the command.
#ifndef SPARKVET_LIB_VET_FIX_H_
#define SPARKVET_LIB_VET_FIX_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/text/source.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/vet.h"

namespace sparkvet::vet {

enum class Guesses : uint8_t { kLeave, kMake };

// A fix, for people.
struct FixNote {
  text::Position place;  // of its first edit
  std::string rule;
  std::string before, after;  // what stood there and what does now; nothing: it is taken away
  std::string why;            // of one that is not made: what speaks against it
};

struct Fixed {
  std::vector<text::Edit> edits;  // all that was made, over the file as it was; first place first
  std::string text;               // the file with them
  std::vector<FixNote> made;
  std::vector<FixNote> guesses;   // could be made, and nobody asked for guesses
  std::vector<FixNote> unproved;
};

// `vetted` is a file that was vetted with all of its findings (max_per_rule 0), by a vetter that is still there.
Fixed Fix(const Vetted& vetted, Guesses guesses);

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_FIX_H_
