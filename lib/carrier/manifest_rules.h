// The operators' field tables, read from the image (rules/carriers/sparkapplication.toml tells their columns).
//
//   for (const ManifestRecord& operator_ : rules.operators()) …  rules.Fields(operator_)[0].path
#ifndef SPARKVET_LIB_CARRIER_MANIFEST_RULES_H_
#define SPARKVET_LIB_CARRIER_MANIFEST_RULES_H_

#include <span>
#include <string_view>

#include "lib/carrier/records.h"
#include "lib/image/image.h"

namespace sparkvet::carrier {

class ManifestRules {
 public:
  // `view` must outlive this.
  explicit ManifestRules(const image::View& view) : view_(&view) {}

  std::string_view Text(image::Str s) const { return view_->Text(s); }
  std::span<const ManifestRecord> operators() const {
    return view_->Table<ManifestRecord>(kManifestTag);
  }
  std::span<const ManifestKindRecord> Kinds(const ManifestRecord& m) const {
    return view_->Rows<ManifestKindRecord>(kManifestKindTag, m.kinds);
  }
  std::span<const ManifestSaysRecord> Says(const ManifestRecord& m) const {
    return view_->Rows<ManifestSaysRecord>(kManifestSaysTag, m.says);
  }
  std::span<const ManifestFieldRecord> Fields(const ManifestRecord& m) const {
    return view_->Rows<ManifestFieldRecord>(kManifestFieldTag, m.fields);
  }
  std::span<const ManifestBlockRecord> Blocks(const ManifestRecord& m) const {
    return view_->Rows<ManifestBlockRecord>(kManifestBlockTag, m.blocks);
  }
  bool Holds(image::Range words, std::string_view word) const {
    for (const image::Str& s : view_->Rows<image::Str>(kCarrierWordTag, words)) {
      if (Text(s) == word) return true;
    }
    return false;
  }

 private:
  const image::View* view_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_MANIFEST_RULES_H_
