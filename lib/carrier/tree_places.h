// How sure it is that a text of a document is a command, by the key that it stands under, what stands beside it, and whether it
// reads like something for people.
//
//   run: spark-submit …                           ->  a script
//   submit: spark-submit …                        ->  one of anywhere: if it has options, somebody meant it as a command
//   desc: spark-submit …                          ->  never; nor {shell: python, run: …}, nor "Then run\n\nspark-submit …"
#ifndef SPARKVET_LIB_CARRIER_TREE_PLACES_H_
#define SPARKVET_LIB_CARRIER_TREE_PLACES_H_

#include <cstdint>
#include <string_view>

#include "lib/carrier/document.h"
#include "lib/carrier/tree_around.h"

namespace sparkvet::carrier {

enum class Place : uint8_t { kScript, kAnywhere, kNever };

// Of a text under `key` of `object`.
Place PlaceOf(TreeAround& around, std::string_view key, const Node& object, std::string_view text);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TREE_PLACES_H_
