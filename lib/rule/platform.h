// A vendor's profile, read in place (rules/platforms/).
//
//   const PlatformRecord* r = program.Platform("emr");   Platform p(program, *r);   p.manager()  ->  yarn
#ifndef SPARKVET_LIB_RULE_PLATFORM_H_
#define SPARKVET_LIB_RULE_PLATFORM_H_

#include <optional>
#include <span>
#include <string_view>

#include "lib/rule/program.h"
#include "lib/spark/cluster_manager.h"

namespace sparkvet::rule {

class Platform {
 public:
  // Both must outlive it.
  Platform(const Program& program, const PlatformRecord& record) : program_(&program), record_(&record) {}

  std::string_view name() const { return program_->Text(record_->name); }
  std::string_view title() const { return program_->Text(record_->title); }
  std::optional<spark::ClusterManager> manager() const {
    if (record_->manager == kNoManager) return std::nullopt;
    return static_cast<spark::ClusterManager>(record_->manager);
  }
  std::span<const PlatformSetRecord> sets() const { return program_->Sets(*record_); }
  std::span<const PlatformKeyRecord> keys() const { return program_->Keys(*record_); }
  std::string_view Text(image::Str s) const { return program_->Text(s); }

 private:
  const Program* program_;
  const PlatformRecord* record_;
};

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_PLATFORM_H_
