// Where to point: the places that set the keys a rule is about, and the fight around each of them.
#ifndef SPARKVET_LIB_CHECK_PLACES_H_
#define SPARKVET_LIB_CHECK_PLACES_H_

#include <span>

#include "lib/check/finding.h"
#include "lib/resolve/view.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::check {

// "--conf", "spark-defaults.conf" …: the layer in the words of the one who wrote the setting.
std::string_view LayerName(carrier::Layer layer);

// Fills the finding's span with the first of `keys` that someone set, and its notes with the others and with
// the settings that lost against them.
void PointAtKeys(const resolve::View& view, std::span<const spark::KeyId> keys, Finding& finding);

// One setting that lost: "beaten by --num-executors", at its place.
void AddLosers(const resolve::Resolved& resolved, const resolve::Assignment& winner, Finding& finding);

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_PLACES_H_
