// The table of formats, and the one way in: bytes to fragments.
//
//   Recognise("jobs/run.sh", text, tables)    ->  shell, "named run.sh, says spark-submit"
//   Recognise("notes.txt", text, tables)      ->  no format, "spark is not mentioned in it"
//   std::vector<Fragment> fragments = Parse(sources, id, tables);
//
// To add a format: write lib/carrier/<name>.{h,cc} with a function from text to fragments; add a row to kFormats in
// formats.cc (its `may_be` and `recognises` must be cheap, and the latter say no to what it is not sure of); add both
// to lib/carrier's line in CMakeLists.txt; add <name>_test.cc and an entry to tools/fuzz/targets.cc. Field names and
// the like are data: rules/carriers/<name>.toml, records.h, compile.cc.
//
// Opening files and walking folders is lib/vet's.
#ifndef SPARKVET_LIB_CARRIER_FORMATS_H_
#define SPARKVET_LIB_CARRIER_FORMATS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/code_rules.h"
#include "lib/carrier/command_rules.h"
#include "lib/carrier/fragment.h"
#include "lib/carrier/manifest_rules.h"
#include "lib/carrier/map_rules.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/submit_options.h"
#include "lib/image/image.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

// What the carriers know, from rules/carriers/. The view must outlive it.
struct CarrierTables {
  explicit CarrierTables(const image::View& view) : submit(view), manifests(view), maps(view), commands(view), code(view) {}
  SubmitOptions submit;
  ManifestRules manifests;
  MapRules maps;
  CommandRules commands;
  CodeRules code;
};

struct Format {
  std::string_view name;
  // Whether a file of that name may be in this format: asked before the file is opened, of every file of a large tree.
  bool (*may_be)(const FileName& name);
  // Why the text is in this format, in words for `--list` ("named run.sh, says spark-submit"); empty where it is not.
  // Asked only if it may be, and if the text (or the file's name) has a trace of Spark.
  std::string (*recognises)(const FileName& name, std::string_view text, const CarrierTables& tables);
  std::vector<Fragment> (*parse)(const text::SourceFile& source, text::FileId file,
                                 const CarrierTables& tables);
};

std::span<const Format> Formats();
const Format* FormatNamed(std::string_view name);
std::string FormatNames();  // "properties, yaml, …"

// Whether a file of that name may be in any format. What may not need not be opened.
bool MayCarry(std::string_view path);
// Whether a text is worth a look: nothing carries a setting of Spark's without saying "spark" or "SPARK".
bool HasTrace(std::string_view text);
// The same of a file's name, whatever it holds: a spark-defaults.conf may be empty.
bool NameHasTrace(std::string_view path);

// Why a text without a trace holds nothing: "it is binary".
std::string WhyWithoutTrace(std::string_view text);

// The first format that recognises the text, and why; or null, and why it holds nothing of Spark's that we can read.
struct Recognition {
  const Format* format = nullptr;
  std::string why;
};
Recognition Recognise(std::string_view path, std::string_view text, const CarrierTables& tables);

// What the file says, by the format that recognises it; nothing if none does.
std::vector<Fragment> Parse(const text::SourceSet& sources, text::FileId file,
                            const CarrierTables& tables);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_FORMATS_H_
