#include "lib/check/places.h"

#include <algorithm>

#include "lib/base/strings.h"

namespace sparkvet::check {

std::string_view LayerName(carrier::Layer layer) {
  switch (layer) {
    case carrier::Layer::kCode: return "the application's SparkConf";
    case carrier::Layer::kFlag: return "a flag";
    case carrier::Layer::kConf: return "--conf";
    case carrier::Layer::kMap: return "the conf map";
    case carrier::Layer::kExtraPropertiesFile: return "the extra properties file";
    case carrier::Layer::kPropertiesFile: return "the properties file";
    case carrier::Layer::kDefaultsFile: return "the defaults file";
    case carrier::Layer::kPlatform: return "the platform";
    case carrier::Layer::kEnvironment: return "the environment";
    case carrier::Layer::kSubmit: return "spark-submit";
    case carrier::Layer::kBuiltIn: return "the built-in default";
  }
  return {};
}

namespace {

// "--num-executors" when written so, else the layer.
std::string Writer(const resolve::Assignment& a) {
  return std::string(a.written_as.empty() ? LayerName(a.layer) : a.written_as);
}

}  // namespace

void AddLosers(const resolve::Resolved& resolved, const resolve::Assignment& winner, Finding& finding) {
  for (const resolve::Assignment* loser = resolved.Next(winner); loser != nullptr; loser = resolved.Next(*loser)) {
    if (!loser->key_span.known()) continue;
    const bool same_layer = loser->layer == winner.layer;
    finding.notes.push_back(
        {loser->value_span, base::Printable(loser->key) + " is set here, too; " +
                                (same_layer ? "the last one wins" : Writer(winner) + " wins over " + Writer(*loser))});
  }
}

void PointAtKeys(const resolve::View& view, std::span<const spark::KeyId> keys, Finding& finding) {
  std::vector<const resolve::Assignment*> seen;
  for (const spark::KeyId key : keys) {
    const resolve::Assignment* const setter = view.Setter(key);
    if (setter != nullptr && setter->layer == carrier::Layer::kPlatform) {
      finding.notes.push_back({{}, base::Printable(setter->key) + " is set by " + Writer(*setter)});
    }
    if (setter == nullptr || !setter->key_span.known()) continue;
    if (std::find(seen.begin(), seen.end(), setter) != seen.end()) continue;
    seen.push_back(setter);
    if (!finding.span.known()) {
      finding.span = setter->value_span;
    } else {
      finding.notes.push_back({setter->value_span, base::Printable(setter->key) + " is set here"});
    }
    AddLosers(view.resolved(), *setter, finding);
  }
}

}  // namespace sparkvet::check
