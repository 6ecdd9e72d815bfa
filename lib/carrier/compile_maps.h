// The part of the compiler of rules/carriers/ that reads conf-maps.toml. Only compile*.cc include it.
//
//   MapCompiler maps(writer, words);
//   maps.Read(in);  maps.Put();   ->  the tables of map_rules.h
#ifndef SPARKVET_LIB_CARRIER_COMPILE_MAPS_H_
#define SPARKVET_LIB_CARRIER_COMPILE_MAPS_H_

#include <vector>

#include "lib/carrier/compile_manifest.h"
#include "lib/carrier/records.h"
#include "lib/carrier/toml_reader.h"

namespace sparkvet::carrier {

class MapCompiler {
 public:
  MapCompiler(image::Writer& writer, CarrierWords& words) : writer_(writer), words_(words) {}

  void Read(const TomlReader& in);
  void Put();

 private:
  image::Writer& writer_;
  CarrierWords& words_;
  std::vector<MapRulesRecord> rules_;
  std::vector<MapShapeRecord> shapes_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_COMPILE_MAPS_H_
