// Context and origins in words, as reports and `sparkvet resolve` print them.
#ifndef SPARKVET_LIB_REPORT_SETTINGS_H_
#define SPARKVET_LIB_REPORT_SETTINGS_H_

#include <span>
#include <string>
#include <string_view>
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

// "on yarn and kubernetes"
std::string ShowManagers(std::span<const std::string_view> managers);

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_SETTINGS_H_
