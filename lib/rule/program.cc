#include "lib/rule/program.h"

#include <algorithm>

#include "lib/base/edit_distance.h"
#include "lib/rule/functions.h"

namespace sparkvet::rule {
namespace {

struct CollectionName {
  std::string_view name;
  Collection collection;
};
constexpr CollectionName kCollections[] = {
    {"keys", Collection::kKeys},
    {"ignoredKeys", Collection::kIgnoredKeys},
    {"droppedOptions", Collection::kDroppedOptions},
    {"unrecognizedOptions", Collection::kUnrecognizedOptions},
    {"optionsWithoutValue", Collection::kOptionsWithoutValue},
    {"confsWithoutEquals", Collection::kConfsWithoutEquals},
    {"optionsAfterResource", Collection::kOptionsAfterResource},
    {"notApplications", Collection::kNotApplications},
    {"strayOptions", Collection::kStrayOptions},
    {"unquotedValues", Collection::kUnquotedValues},
    {"unknownFields", Collection::kUnknownFields},
    {"nonIntegers", Collection::kNonIntegers},
    {"nonBooleans", Collection::kNonBooleans},
    {"belowMinimum", Collection::kBelowMinimum},
    {"overriddenSettings", Collection::kOverriddenSettings},
    {"idleBlocks", Collection::kIdleBlocks},
    {"deniedKeys", Collection::kDeniedKeys},
    {"setTwice", Collection::kSetTwice},
    {"anotherNumbers", Collection::kAnotherNumbers},
    {"twoSettings", Collection::kTwoSettings},
    {"blocksThatSetNothing", Collection::kBlocksThatSetNothing},
    {"keysSetTooLate", Collection::kTooLate},
    {"unreadFiles", Collection::kUnreadFiles},
    {"neededFields", Collection::kNeededFields},
    {"lacksApplication", Collection::kLacksApplication},
    {"notPairs", Collection::kNotPairs},
    {"nonStrings", Collection::kNonStrings},
    {"beatenInCommand", Collection::kBeatenInCommand},
    {"contradicted", Collection::kContradicted},
    {"ignoredByPlatform", Collection::kIgnoredByPlatform},
    {"refusedByPlatform", Collection::kRefusedByPlatform},
    {"unreadableValues", Collection::kUnreadableValues},
    {"malformedSuppressions", Collection::kMalformedSuppressions},
    {"unknownSuppressions", Collection::kUnknownSuppressions},
    {"suppressionsWithoutReason", Collection::kSuppressionsWithoutReason},
    {"expiredSuppressions", Collection::kExpiredSuppressions},
    {"unusedSuppressions", Collection::kUnusedSuppressions},
};

constexpr std::string_view kSeverityNames[] = {"info", "warning", "error"};

}  // namespace

std::string_view Name(Severity severity) { return kSeverityNames[static_cast<size_t>(severity)]; }

std::optional<Collection> CollectionByName(std::string_view name) {
  for (const CollectionName& c : kCollections) {
    if (c.name == name) return c.collection;
  }
  return std::nullopt;
}

std::optional<Severity> SeverityByName(std::string_view name) {
  for (size_t i = 0; i < std::size(kSeverityNames); ++i) {
    if (kSeverityNames[i] == name) return static_cast<Severity>(i);
  }
  return std::nullopt;
}

Program::Program(const image::View& image)
    : image_(image),
      nodes_(image.Table<Node>(kNodes)),
      arguments_(image.Table<uint32_t>(kArguments)),
      pieces_(image.Table<Piece>(kPieces)),
      steps_(image.Table<StepRecord>(kSteps)),
      parts_(image.Table<PartRecord>(kParts)),
      infos_(image.Table<InfoRecord>(kInfos)),
      examples_(image.Table<ExampleRecord>(kExamples)),
      rules_(image.Table<RuleRecord>(kRules)),
      key_lists_(image.Table<spark::KeyId>(kKeyLists)),
      malformed_(image.Table<MalformedRecord>(kMalformed)),
      checks_(image.Table<CheckRecord>(kChecks)),
      derivations_(image.Table<DerivationRecord>(kDerivations)),
      classes_(image.Table<ClassRecord>(kClasses)),
      class_kinds_(image.Table<ClassKindRecord>(kClassKinds)),
      packages_(image.Table<PackageRecord>(kPackages)),
      platforms_(image.Table<PlatformRecord>(kPlatforms)),
      platform_sets_(image.Table<PlatformSetRecord>(kPlatformSets)),
      platform_keys_(image.Table<PlatformKeyRecord>(kPlatformKeys)) {
  const auto counts = image.Table<CountsRecord>(kCounts);
  if (!counts.empty()) counts_ = counts[0];
}

std::span<const CheckRecord> Program::Checks(spark::KeyId key) const {
  const auto [begin, end] = std::ranges::equal_range(checks_, key, {}, &CheckRecord::key);
  return {begin, end};
}

void Program::AddSlots(NodeId id, std::vector<uint32_t>& slots) const {
  const Node& n = node(id);
  const auto arguments = [&](uint32_t begin, uint32_t count) {
    for (const NodeId argument : Arguments(begin, count)) AddSlots(argument, slots);
  };
  switch (n.op) {
    case Op::kConstant:
    case Op::kText:
    case Op::kKey:
    case Op::kVariable:
    case Op::kContext: return;
    case Op::kSlot: slots.push_back(n.a); return;
    case Op::kCall: arguments(n.b, n.c); return;
    case Op::kList: arguments(n.a, n.b); return;
    case Op::kConf:
    case Op::kNot:
    case Op::kNegate: AddSlots(n.a, slots); return;
    case Op::kConditional: AddSlots(n.c, slots); [[fallthrough]];
    default: AddSlots(n.a, slots), AddSlots(n.b, slots); return;
  }
}

bool Program::IsFixed(NodeId id) const {
  const Node& n = node(id);
  const auto are_fixed = [&](std::span<const NodeId> nodes) {
    return std::all_of(nodes.begin(), nodes.end(), [&](NodeId argument) { return IsFixed(argument); });
  };
  switch (n.op) {
    case Op::kConstant:
    case Op::kText:
    case Op::kVariable: return true;
    case Op::kKey:
    case Op::kConf:
    case Op::kSlot: return false;
    case Op::kContext:
      return n.a == static_cast<uint32_t>(ContextField::kRelease) || n.a == static_cast<uint32_t>(ContextField::kReleaseIsAssumed);
    case Op::kCall: return Functions()[n.a].is_fixed && are_fixed(Arguments(n.b, n.c));
    case Op::kList: return are_fixed(Arguments(n.a, n.b));
    case Op::kNot:
    case Op::kNegate: return IsFixed(n.a);
    case Op::kConditional: return IsFixed(n.a) && IsFixed(n.b) && IsFixed(n.c);
    default: return IsFixed(n.a) && IsFixed(n.b);
  }
}

bool Program::IsFixed(image::Range pieces) const {
  const auto all = Pieces(pieces);
  return std::all_of(all.begin(), all.end(), [&](const Piece& p) { return p.node == kNone || IsFixed(p.node); });
}

const PlatformRecord* Program::Platform(std::string_view name) const {
  for (const PlatformRecord& platform : platforms_) {
    if (Text(platform.name) == name) return &platform;
  }
  return nullptr;
}

const PartRecord* Program::Part(std::string_view name) const {
  for (const PartRecord& part : parts_) {
    if (Text(part.name) == name) return &part;
  }
  return nullptr;
}

std::span<const ClassRecord> Program::Classes(std::string_view name) const {
  const auto found = std::ranges::equal_range(classes_, HashClassName(name), {}, &ClassRecord::hash);
  return {found.begin(), found.end()};
}

bool Program::Is(const ClassRecord& row, std::string_view kind) const {
  return std::ranges::any_of(class_kinds_, [&](const ClassKindRecord& k) { return k.set == row.kinds && Text(k.kind) == kind; });
}

const InfoRecord* Program::Info(std::string_view id) const {
  for (const InfoRecord& info : infos_) {
    if (Text(info.id) == id) return &info;
  }
  return nullptr;
}

std::string_view Program::NearestId(std::string_view id) const {
  base::NearestWord nearest(id, 4);
  for (const InfoRecord& info : infos_) nearest.Offer(Text(info.id));
  return nearest.found();
}

}  // namespace sparkvet::rule
