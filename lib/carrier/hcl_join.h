// join(" ", ["--conf spark.a=1", var.more]) as the text that it becomes, with the places of its bytes.
//
//   join(" ", ["a", var.x])      ->  "a {{var.x}}"
//   join(" ", local.arguments)   ->  nothing: which parts there are is not known
#ifndef SPARKVET_LIB_CARRIER_HCL_JOIN_H_
#define SPARKVET_LIB_CARRIER_HCL_JOIN_H_

#include <optional>
#include <string_view>

#include "lib/carrier/source_map.h"

namespace sparkvet::carrier {

// Nothing, too, where the bytes at `call` are no call of join.
std::optional<SourceMap> DecodeHclJoin(std::string_view text, text::Span call);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_HCL_JOIN_H_
