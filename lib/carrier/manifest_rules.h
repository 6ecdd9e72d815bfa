// The operators' field tables, read from the image (rules/carriers/sparkapplication.toml tells their columns).
//
//   for (const ManifestRecord& operator_ : rules.operators()) …  rules.Fields(operator_)[0].path
#ifndef SPARKVET_LIB_CARRIER_MANIFEST_RULES_H_
#define SPARKVET_LIB_CARRIER_MANIFEST_RULES_H_

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "lib/base/word_finder.h"
#include "lib/carrier/operator_version.h"
#include "lib/carrier/records.h"
#include "lib/image/image.h"

namespace sparkvet::carrier {

class ManifestRules {
 public:
  // `view` must outlive this.
  explicit ManifestRules(const image::View& view);

  // Which version of the operator reads the manifests, where the user says so (a manifest's annotation
  // sparkvet.io/operator-version says it for that manifest). Without it only what holds for all
  // versions is said: a value that some of them take otherwise is unknown.
  std::optional<OperatorVersion> operator_version;

  std::string_view Text(image::Str s) const { return view_->Text(s); }
  std::span<const ManifestRecord> operators() const {
    return view_->Table<ManifestRecord>(kManifestTag);
  }
  // Whether a text names the group of some operator's objects: a test that looks at bytes only.
  bool MentionsGroup(std::string_view text) const { return groups_->AnyIn(text); }
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
  std::span<const ManifestDefaultRecord> Defaults(const ManifestRecord& m) const {
    return view_->Rows<ManifestDefaultRecord>(kManifestDefaultTag, m.defaults);
  }
  std::span<const ManifestDeniedRecord> Denied(const ManifestRecord& m) const {
    return view_->Rows<ManifestDeniedRecord>(kManifestDeniedTag, m.denied);
  }
  std::span<const image::Str> Words(image::Range words) const { return view_->Rows<image::Str>(kCarrierWordTag, words); }
  bool Holds(image::Range words, std::string_view word) const {
    for (const image::Str& s : Words(words)) {
      if (Text(s) == word) return true;
    }
    return false;
  }

  // Whether rows of this range are for the operator at hand; nothing where its version would decide and is unknown.
  std::optional<bool> For(const OperatorRangeRecord& range) const {
    if (range.first == 0 && range.before == 0) return true;
    if (!operator_version) return std::nullopt;
    const uint32_t version = operator_version->packed();
    return version >= range.first && (range.before == 0 || version < range.before);
  }

 private:
  const image::View* view_;
  std::shared_ptr<const base::WordFinder> groups_;  // of all copies
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_MANIFEST_RULES_H_
