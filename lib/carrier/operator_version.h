// The version of a Spark operator, which decides what becomes of some fields of a manifest. No manifest says it, so
// it is unknown unless the user tells.
//
//   OperatorVersion::Parse("2.1")                   ->  2.1.0
//   OperatorVersion::Parse("v1beta2-1.3.8-3.1.1")   ->  1.3.8, the form of tags before 2.0
#ifndef SPARKVET_LIB_CARRIER_OPERATOR_VERSION_H_
#define SPARKVET_LIB_CARRIER_OPERATOR_VERSION_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace sparkvet::carrier {

class OperatorVersion {
 public:
  static std::optional<OperatorVersion> Parse(std::string_view text);

  // In order of versions.
  uint32_t packed() const { return packed_; }

 private:
  explicit OperatorVersion(uint32_t packed) : packed_(packed) {}
  uint32_t packed_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_OPERATOR_VERSION_H_
