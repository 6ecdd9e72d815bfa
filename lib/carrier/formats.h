// The table of formats, and the one way in: bytes to fragments.
//
//   const Format* f = Recognise("jobs/run.sh", text, tables);   ->  "shell"
//   std::vector<Fragment> fragments = Parse(sources, id, tables);
//
// To add a format: write lib/carrier/<name>.{h,cc} with a function from text to fragments; add a row to kFormats in
// formats.cc (its `recognises` must be cheap and say no to what it is not sure of); add both to lib/carrier's line
// in CMakeLists.txt; add <name>_test.cc and an entry to tools/fuzz/targets.cc. Field names and the like are data:
// rules/carriers/<name>.toml, records.h, compile.cc.
//
// Opening files and walking folders is lib/vet's.
#ifndef SPARKVET_LIB_CARRIER_FORMATS_H_
#define SPARKVET_LIB_CARRIER_FORMATS_H_

#include <span>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/manifest_rules.h"
#include "lib/carrier/submit_options.h"
#include "lib/image/image.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

// What the carriers know, from rules/carriers/. The view must outlive it.
struct CarrierTables {
  explicit CarrierTables(const image::View& view) : submit(view), manifests(view) {}
  SubmitOptions submit;
  ManifestRules manifests;
};

struct Format {
  std::string_view name;
  // By the path's last part and a look at the text.
  bool (*recognises)(std::string_view path, std::string_view text, const CarrierTables& tables);
  std::vector<Fragment> (*parse)(const text::SourceFile& source, text::FileId file,
                                 const CarrierTables& tables);
};

std::span<const Format> Formats();
const Format* FormatNamed(std::string_view name);

// The first format that recognises the text, or null: then it holds no configuration of Spark's that we can read.
const Format* Recognise(std::string_view path, std::string_view text, const CarrierTables& tables);

// What the file says, by the format that recognises it; nothing if none does.
std::vector<Fragment> Parse(const text::SourceSet& sources, text::FileId file,
                            const CarrierTables& tables);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_FORMATS_H_
