// Compiled rules, read in place from an image: the driver's parts and steps, the rules, and what is said about
// them. A Program holds nothing but views.
#ifndef SPARKVET_LIB_RULE_PROGRAM_H_
#define SPARKVET_LIB_RULE_PROGRAM_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/image/image.h"
#include "lib/rule/records.h"

namespace sparkvet::rule {

// "error", "warning", "info"
std::string_view Name(Severity severity);
std::optional<Severity> SeverityByName(std::string_view name);
// By the name that rules call it: "keys", "droppedOptions".
std::optional<Collection> CollectionByName(std::string_view name);

class Program {
 public:
  explicit Program(const image::View& image);

  std::string_view Text(image::Str s) const { return image_.Text(s); }
  const Node& node(NodeId id) const { return nodes_[id]; }
  std::span<const uint32_t> Arguments(uint32_t begin, uint32_t count) const { return arguments_.subspan(begin, count); }
  std::span<const Piece> Pieces(image::Range r) const { return pieces_.subspan(r.begin, r.count); }
  std::span<const StepRecord> Steps(const PartRecord& part) const { return steps_.subspan(part.steps.begin, part.steps.count); }
  std::span<const spark::KeyId> Keys(image::Range r) const { return key_lists_.subspan(r.begin, r.count); }
  std::span<const ExampleRecord> Examples(image::Range r) const { return examples_.subspan(r.begin, r.count); }

  std::span<const PartRecord> parts() const { return parts_; }
  std::span<const InfoRecord> infos() const { return infos_; }
  std::span<const RuleRecord> rules() const { return rules_; }
  std::span<const MalformedRecord> malformed() const { return malformed_; }
  // What the key's entry demands of its values.
  std::span<const CheckRecord> Checks(spark::KeyId key) const;
  std::span<const DerivationRecord> derivations() const { return derivations_; }
  std::span<const Node> nodes() const { return nodes_; }
  // The rows of one class, by name; none when it is not listed.
  std::span<const ClassRecord> Classes(std::string_view name) const;
  bool Is(const ClassRecord& row, std::string_view kind) const;
  std::span<const PackageRecord> packages() const { return packages_; }
  // The slots that an expression stands over, some of them maybe more than once.
  void AddSlots(NodeId id, std::vector<uint32_t>& slots) const;
  // Whether what is made of a variable, an expression or a text, surely is the same in all configurations of a release.
  bool IsFixed(NodeId id) const;
  bool IsFixed(image::Range pieces) const;
  uint32_t slots() const { return counts_.slots; }
  uint32_t variables() const { return counts_.variables; }
  // The releases whose driver the parts describe; of others they may say what is not so.
  const spark::ReleaseRange& written() const { return counts_.written; }

  // Vendors' profiles, by name.
  std::span<const PlatformRecord> platforms() const { return platforms_; }
  const PlatformRecord* Platform(std::string_view name) const;
  std::span<const PlatformSetRecord> Sets(const PlatformRecord& p) const { return platform_sets_.subspan(p.sets.begin, p.sets.count); }
  std::span<const PlatformKeyRecord> Keys(const PlatformRecord& p) const { return platform_keys_.subspan(p.keys.begin, p.keys.count); }

  const PartRecord* Part(std::string_view name) const;
  const InfoRecord* Info(std::string_view id) const;
  // The id most like a misspelt one, or "". Looks at all of them.
  std::string_view NearestId(std::string_view id) const;

 private:
  const image::View& image_;
  std::span<const Node> nodes_;
  std::span<const uint32_t> arguments_;
  std::span<const Piece> pieces_;
  std::span<const StepRecord> steps_;
  std::span<const PartRecord> parts_;
  std::span<const InfoRecord> infos_;
  std::span<const ExampleRecord> examples_;
  std::span<const RuleRecord> rules_;
  std::span<const spark::KeyId> key_lists_;
  std::span<const MalformedRecord> malformed_;
  std::span<const CheckRecord> checks_;  // by key
  std::span<const DerivationRecord> derivations_;
  std::span<const ClassRecord> classes_;  // by hash
  std::span<const ClassKindRecord> class_kinds_;
  std::span<const PackageRecord> packages_;
  std::span<const PlatformRecord> platforms_;
  std::span<const PlatformSetRecord> platform_sets_;
  std::span<const PlatformKeyRecord> platform_keys_;
  CountsRecord counts_;
};

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_PROGRAM_H_
