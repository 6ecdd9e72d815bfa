// Turns rules/carriers/*.toml into tables of the image, at build time (tools/rulec):
//
//   CompileCarriers({{"rules/carriers/spark-submit.toml", text}, …}, writer)
//     ->  nothing, or Error{"rules/carriers/spark-submit.toml:12:1: unknown key 'take' in [[option]]"}
//
// All files go in one call, since each table of the image is written once. A file is told by what it holds:
// [[option]] makes it spark-submit's, [manifest] an operator's, [maps] that of maps of settings, [commands] that of commands in
// documents, [code] that of programs. Unknown keys are errors. toml++ stays inside.
#ifndef SPARKVET_LIB_CARRIER_COMPILE_H_
#define SPARKVET_LIB_CARRIER_COMPILE_H_

#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/image/image.h"

namespace sparkvet::carrier {

struct TomlFile {
  std::string_view path;  // as it is shown in errors
  std::string_view text;
};

[[nodiscard]] base::Result<void> CompileCarriers(const std::vector<TomlFile>& files,
                                                 image::Writer& writer);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_COMPILE_H_
