// The ranks of precedence among those who set keys, strongest first.
//
//   LayerId(Layer::kDefaultsFile)  ->  "defaults-file"
#ifndef SPARKVET_LIB_CARRIER_LAYER_H_
#define SPARKVET_LIB_CARRIER_LAYER_H_

#include <cstdint>
#include <string_view>

namespace sparkvet::carrier {

// Ranks of precedence, strongest first. Within one layer the last setting of a key wins.
enum class Layer : uint8_t {
  kCode,
  kFlag,
  kConf,
  kMap,  // a map that somebody hands to Spark in a way of their own
  kExtraPropertiesFile,
  kPropertiesFile,
  kDefaultsFile,
  kPlatform,  // what a vendor's Spark sets
  kEnvironment,
  kSubmit,  // spark-submit itself
  kBuiltIn,
};

// For machines and for rules, which compare with it; lib/check/places.h has the words for people.
constexpr std::string_view LayerId(Layer layer) {
  switch (layer) {
    case Layer::kCode: return "code";
    case Layer::kFlag: return "flag";
    case Layer::kConf: return "conf";
    case Layer::kMap: return "map";
    case Layer::kExtraPropertiesFile: return "extra-properties-file";
    case Layer::kPropertiesFile: return "properties-file";
    case Layer::kDefaultsFile: return "defaults-file";
    case Layer::kPlatform: return "platform";
    case Layer::kEnvironment: return "environment";
    case Layer::kSubmit: return "spark-submit";
    case Layer::kBuiltIn: return "default";
  }
  return {};
}

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_LAYER_H_
