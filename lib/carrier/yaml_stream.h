// The format "yaml": a stream of documents, each read, given to its adapters (adapters.h) and forgotten before the
// next one, so that memory is bounded by the largest.
//
//   "a: 1\n---\napiVersion: sparkoperator.k8s.io/v1beta2\n…"  ->  one fragment, of the second document
//
// Documents without a trace of what an adapter knows are not parsed. A document that is no YAML is one problem with
// its place, and the next one is read still. A template (Helm, Jinja) is read with its values unknown; one that only
// its engine can turn into YAML is no mistake: it is told in Fragment::unread.
#ifndef SPARKVET_LIB_CARRIER_YAML_STREAM_H_
#define SPARKVET_LIB_CARRIER_YAML_STREAM_H_

#include <string_view>
#include <vector>

#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

struct Adapter;

// All adapters, or only that one.
std::vector<Fragment> ParseYamlStream(std::string_view text, text::FileId file, const CarrierTables& tables,
                                      const Adapter* only = nullptr);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_YAML_STREAM_H_
