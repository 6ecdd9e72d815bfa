// Who reads a document of YAML, JSON, TOML or HCL: each adapter knows one thing that such documents hold, and makes
// fragments of it.
//
//   Adapt(document, tables, out)  ->  a SparkApplication's sparkConf and fields; …
//
// To add one: write lib/carrier/<adapter>.{h,cc} with a function of the type of Adapter::read, and add a row to kAdapters
// in adapters.cc, where its place matters: an adapter reads only what those before it have not taken
// (Document::IsTaken), and takes what it has read. `mentions` looks at bytes and must cost next to nothing: it decides
// which documents of a large tree are parsed at all.
#ifndef SPARKVET_LIB_CARRIER_ADAPTERS_H_
#define SPARKVET_LIB_CARRIER_ADAPTERS_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/formats.h"

namespace sparkvet::carrier {

struct Adapter {
  std::string_view name;
  // Whether the bytes of a document may hold what the adapter reads.
  bool (*mentions)(std::string_view text, const CarrierTables& tables);
  void (*read)(Document& document, const CarrierTables& tables, std::vector<Fragment>& out);
};

std::span<const Adapter> Adapters();

// Some adapter may read something in these bytes.
bool IsMentioned(std::string_view text, const CarrierTables& tables);

// All adapters, in their order. The document's fragments, those that `out` has from `first` on among them, are sorted by where they
// start, and the document's comments are theirs.
void Adapt(Document& document, const CarrierTables& tables, std::vector<Fragment>& out, size_t first);
inline void Adapt(Document& document, const CarrierTables& tables, std::vector<Fragment>& out) { Adapt(document, tables, out, out.size()); }

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_ADAPTERS_H_
