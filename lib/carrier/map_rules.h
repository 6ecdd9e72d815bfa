// Which maps hold settings of Spark's, read from the image (rules/carriers/conf-maps.toml tells the columns).
//
//   rules.IsCertain("spark.sql.shuffle.partitions")   ->  true
//   rules.IsKey("spark.acme.flag")                    ->  true, beside a certain one
//   rules.IsKey("spark.apache.org/app-name")          ->  false
#ifndef SPARKVET_LIB_CARRIER_MAP_RULES_H_
#define SPARKVET_LIB_CARRIER_MAP_RULES_H_

#include <span>
#include <string_view>

#include "lib/carrier/fragment.h"
#include "lib/carrier/records.h"
#include "lib/image/image.h"

namespace sparkvet::carrier {

Layer LayerOf(MapLayer layer);

class MapRules {
 public:
  // `view` must outlive this.
  explicit MapRules(const image::View& view)
      : view_(&view), words_(view.Table<image::Str>(kCarrierWordTag)), rules_(view.Table<MapRulesRecord>(kMapRulesTag)) {}

  // A key that only Spark, or a library of its surroundings, has a use for.
  bool IsCertain(std::string_view key) const;
  // A key under "spark." that may be anybody's.
  bool IsKey(std::string_view key) const;
  // A key that may be spelt part by part.
  bool IsNested(std::string_view key) const;
  bool NeverUnder(std::string_view name) const { return Holds(rules().not_under, name); }
  // A word that tells a value's type in a schema.
  bool IsType(std::string_view value) const { return Holds(rules().types, value); }

  std::span<const MapShapeRecord> shapes() const { return view_->Table<MapShapeRecord>(kMapShapeTag); }
  std::string_view Text(image::Str s) const { return view_->Text(s); }
  std::span<const image::Str> Words(image::Range range) const { return words_.subspan(range.begin, range.count); }
  bool Holds(image::Range range, std::string_view word) const;

 private:
  const MapRulesRecord& rules() const { return rules_[0]; }

  const image::View* view_;
  std::span<const image::Str> words_;
  std::span<const MapRulesRecord> rules_;  // one, or none in an image without carriers
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_MAP_RULES_H_
