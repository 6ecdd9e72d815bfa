// The formats of `sparkvet resolve`, each in its own file, and what they share.
#ifndef SPARKVET_LIB_REPORT_RESOLUTION_OUTPUTS_H_
#define SPARKVET_LIB_REPORT_RESOLUTION_OUTPUTS_H_

#include <memory>
#include <string>
#include <vector>

#include "lib/report/resolution.h"

namespace sparkvet::report {

// resolution_text.cc: a table with the fight around each key.
std::unique_ptr<ResolutionOutput> MakeResolutionText(const ResolutionSurroundings& surroundings);
// resolution_json.cc: docs/resolve.schema.json
std::unique_ptr<ResolutionOutput> MakeResolutionJson(const ResolutionSurroundings& surroundings);
// resolution_properties.cc: a spark-defaults.conf that comes to the same.
std::unique_ptr<ResolutionOutput> MakeResolutionProperties(const ResolutionSurroundings& surroundings);
// resolution_submit.cc: a command that comes to the same.
std::unique_ptr<ResolutionOutput> MakeResolutionSubmit(const ResolutionSurroundings& surroundings);

// Options of the command that became no setting, and have not been dropped: --class, --verbose. The files that some
// name have been read.
std::vector<const carrier::Option*> PlainOptions(const Resolution& resolution);

// "submit.sh:8: spark-submit nightly.py, Spark 4.3 (the newest known), yarn (--master yarn)"
std::string Heading(const Resolution& resolution);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_RESOLUTION_OUTPUTS_H_
