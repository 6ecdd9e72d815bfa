// Values that the types of their keys do not take: whoever reads the key fails, be it long after the driver has started.
//
//   ConvertedTo(view, id of "spark.sql.adaptive.enabled")                       ->  kBoolean; of a key that is read as a text, nothing
//   IsUnreadable(view, id of "spark.sql.adaptive.enabled", kBoolean, {"treu"})  ->  true; of {"$FLAG"}, false
//
// What an entry's own check refuses (a number below the least) is not looked at.
#ifndef SPARKVET_LIB_CHECK_UNREADABLE_H_
#define SPARKVET_LIB_CHECK_UNREADABLE_H_

#include <optional>

#include "lib/resolve/resolved.h"
#include "lib/resolve/view.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::check {

// To what the release converts the key's values, if to anything.
std::optional<spark::ValueType> ConvertedTo(const resolve::View& view, spark::KeyId key);

// `setting` is what holds for the key, which is converted to that.
bool IsUnreadable(const resolve::View& view, spark::KeyId key, spark::ValueType type, const resolve::Assignment& setting);

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_UNREADABLE_H_
