// Files of keys and values in which a command line starts a program: units of systemd, programs of supervisord, jobs of Azkaban,
// Procfiles.
//
//   [Service]
//   Environment=MASTER=yarn
//   ExecStart=/opt/spark/bin/spark-submit --executor-memory 4g --conf spark.app.name=job-%i app.py
//     ->  one fragment: {--executor-memory 4g}, {spark.app.name, unknown}, resource app.py; MASTER=yarn is in its environment
//
// No shell reads such a line: it is split into words at blanks, quotes and backslashes; what %i, %(ENV_X)s and ${X} stand for is
// unknown. Only a Procfile's lines are a shell's. What EnvironmentFile brings makes all that Environment says unknown.
#ifndef SPARKVET_LIB_CARRIER_UNIT_FILE_H_
#define SPARKVET_LIB_CARRIER_UNIT_FILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

// Whether a file of that name and text is one.
bool IsUnitFile(const FileName& name, std::string_view text);
bool MayBeUnitFile(const FileName& name);

// Which of them it is, the text tells where the name does not.
std::vector<Fragment> ParseUnitFile(const FileName& name, std::string_view text, text::FileId file, const SubmitOptions& options);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_UNIT_FILE_H_
