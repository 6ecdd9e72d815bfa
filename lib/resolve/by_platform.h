// What a vendor's profile adds to a configuration: the settings that the platform makes, and which of the others it does
// not take.
//
//   platform emr, on YARN, nothing said about it  ->  spark.dynamicAllocation.enabled = true (the platform emr)
#ifndef SPARKVET_LIB_RESOLVE_BY_PLATFORM_H_
#define SPARKVET_LIB_RESOLVE_BY_PLATFORM_H_

#include "lib/carrier/fragment.h"
#include "lib/resolve/resolve.h"
#include "lib/resolve/resolved.h"
#include "lib/rule/platform.h"

namespace sparkvet::resolve {

// Below the defaults file, of which the platform's settings are a part. The manager must be decided.
void AddPlatform(const rule::Platform& platform, const Input& input, Resolved& resolved);

// Once spark-submit has had its say: what of that the platform ignores or refuses.
void AddUnwanted(const carrier::Fragment& subject, Resolved& resolved);

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_BY_PLATFORM_H_
