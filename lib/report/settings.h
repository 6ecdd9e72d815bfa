// Effective settings with their origins, as `sparkvet resolve` prints them.
//
//   spark.dynamicAllocation.maxExecutors = 20     --conf, submit.sh:4:10
//       beats 50                                  the defaults file, conf/spark-defaults.conf:3:38
#ifndef SPARKVET_LIB_REPORT_SETTINGS_H_
#define SPARKVET_LIB_REPORT_SETTINGS_H_

#include <string>
#include <string_view>

#include "lib/report/style.h"
#include "lib/resolve/view.h"
#include "lib/text/source.h"

namespace sparkvet::report {

// "Spark 3.5 (the newest known), yarn (spark.master yarn), deploy mode client"
// Of several releases, `releases` in the place of the one: "2.4–4.3".
std::string ShowContext(const resolve::Context& context, std::string_view releases = {});

// "--conf, submit.sh:4:10": who set it and where.
std::string ShowOrigin(const resolve::Assignment& assignment, const text::SourceSet& sources);

// Everything that was set, by key. With a prefix: only keys that start with it, those that nobody set included,
// as the driver reads them.
std::string ShowSettings(const resolve::View& view, const text::SourceSet& sources, std::string_view prefix,
                         const Style& style);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_SETTINGS_H_
