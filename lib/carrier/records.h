// What rules/carriers/*.toml become in the image: plain rows (lib/image). compile.h writes them, submit_options.h,
// manifest_rules.h and map_rules.h read them; the meaning of each column is told in the TOML files themselves.
#ifndef SPARKVET_LIB_CARRIER_RECORDS_H_
#define SPARKVET_LIB_CARRIER_RECORDS_H_

#include <cstdint>

#include "lib/image/image.h"

namespace sparkvet::carrier {

// ---- spark-submit.toml
inline constexpr image::TagId kOptionTag = image::Tag("copt");      // OptionRecord
inline constexpr image::TagId kOptionNameTag = image::Tag("conm");  // NameRecord, by name
inline constexpr image::TagId kProgramTag = image::Tag("cprg");     // ProgramRecord
inline constexpr image::TagId kMixedClassTag = image::Tag("ccls");  // image::Str
inline constexpr image::TagId kWrapperTag = image::Tag("cwrp");     // WrapperRecord
inline constexpr image::TagId kCarrierWordTag =
    image::Tag("cwrd");  // image::Str, what Ranges below point into

// spark::ReleaseRange in four bytes.
struct ReleasesRecord {
  uint8_t first_major, first_minor, last_major, last_minor;
};

struct OptionRecord {
  image::Str name;
  image::Str property;
  ReleasesRecord releases;
  uint8_t takes_value, telling, launcher, ends, only_launcher, adds_up, unused[2];
};

// A name or an alias.
struct NameRecord {
  image::Str text;
  uint32_t option;
};

struct ProgramRecord {
  image::Str name;
  image::Range arguments;
  image::Range variables;
  uint32_t mixed;
};

struct WrapperRecord {
  image::Str name;
  image::Range values, switches, forgets;
  image::Str word, entrypoint;
  uint8_t finds;  // WrapperFinds
  uint8_t operands;
  uint8_t unused[2];
};

struct ServiceRecord {
  image::Str program;
  image::Range words, kinds;
  image::Str option, prefix;
};

enum class WrapperFinds : uint8_t { kNext, kAny, kScript, kRemote, kEval, kSteps, kExec };

// ---- commands.toml
inline constexpr image::TagId kServiceTag = image::Tag("serv");      // ServiceRecord
inline constexpr image::TagId kCommandsTag = image::Tag("ccmd");     // CommandsRecord, one
inline constexpr image::TagId kCommandPairTag = image::Tag("cmdp");  // CommandPairRecord
inline constexpr image::TagId kCommandStepTag = image::Tag("cmdt");  // CommandStepRecord
inline constexpr image::TagId kCommandSequenceTag = image::Tag("cmds");  // CommandPairRecord

inline constexpr image::TagId kEnvironmentTag = image::Tag("cenv");   // EnvironmentRecord

struct CommandsRecord {
  image::Range scripts, never, variables, parameters, chains, images, interpreters, shells, printers, lines;
  image::Range release_labels, releases;  // "emr-6.5=3.1"
  image::Range environment_hiders, environment_variants, environment_changers;
};

struct EnvironmentRecord {
  image::Str key;
  image::Range handing;  // keys beside it that hand it down
  uint32_t always;       // it is handed down whatever stands beside it
  uint32_t capitals;     // only names in capitals are variables
};

struct CommandPairRecord {
  image::Str first, second;
  uint32_t splits;  // a text is split into words as a shell would
};

struct CommandStepRecord {
  image::Str list, beside, is, under;
  uint32_t adds;  // settings of a service's own come on top
};

// ---- manifests (sparkapplication.toml tells the columns)
inline constexpr image::TagId kManifestTag = image::Tag("mani");          // ManifestRecord
inline constexpr image::TagId kManifestKindTag = image::Tag("mknd");      // ManifestKindRecord
inline constexpr image::TagId kManifestSaysTag = image::Tag("msay");      // ManifestSaysRecord
inline constexpr image::TagId kManifestFieldTag = image::Tag("mfld");     // ManifestFieldRecord
inline constexpr image::TagId kManifestBlockTag = image::Tag("mblk");     // ManifestBlockRecord
inline constexpr image::TagId kManifestDefaultTag = image::Tag("mdef");   // ManifestDefaultRecord
inline constexpr image::TagId kManifestDeniedTag = image::Tag("mden");    // ManifestDeniedRecord

struct ManifestRecord {
  image::Str group;
  image::Str open_annotation;
  image::Range images, kinds, says, fields, blocks, defaults, denied;
};

struct ManifestKindRecord {
  image::Str name;
  image::Str spec;
  image::Range whole;
  uint32_t manager;  // spark::ClusterManager
  uint32_t open;
};

enum class ManifestSays : uint32_t { kRelease, kImage, kDeployMode, kResource, kConfigMap };

struct ManifestSaysRecord {
  image::Str path;
  image::Str otherwise;
  uint32_t what;  // ManifestSays
  uint32_t is_string;
};

// Of an operator, packed as OperatorVersion::packed(): at least `first`, below `before`; 0 = no bound.
struct OperatorRangeRecord {
  uint32_t first, before;
};

// What a map of settings is handed over by.
enum class MapLayer : uint32_t { kConf, kMap, kDefaultsFile, kPropertiesFile };

enum class FieldType : uint8_t { kAny, kString, kInteger, kBoolean };

struct ManifestFieldRecord {
  image::Str path;
  image::Str key;
  image::Str prefix;
  image::Str requires_path;
  image::Str otherwise;
  image::Str fallback;
  image::Str item_name, item_value;
  image::Range except;
  image::Range versions;
  OperatorRangeRecord operators;
  uint8_t map, list, computed, has_minimum;
  FieldType type;
  uint8_t minimum, prefix_once;
  uint8_t layer;  // MapLayer
};

struct ManifestBlockRecord {
  image::Str path;
  image::Str enabled_by;
  image::Range fields, lacks;
  image::Range versions;
  image::Range sets_nothing_without, needed;
  image::Str needed_under;
  uint32_t has_fields;
};

struct ManifestDefaultRecord {
  image::Str path;
  image::Str key;
  image::Str value;
  image::Str unless_true;
  OperatorRangeRecord operators;
};

struct ManifestDeniedRecord {
  image::Str path;
  image::Range keys;
  OperatorRangeRecord operators;
};

// ---- conf-maps.toml
inline constexpr image::TagId kMapRulesTag = image::Tag("mapr");  // MapRulesRecord, one
inline constexpr image::TagId kMapShapeTag = image::Tag("maps");  // MapShapeRecord

struct MapRulesRecord {
  image::Range namespaces, keys, foreign, not_under, nested, types;
};

struct MapShapeRecord {
  image::Str title;
  image::Range holders, beside, fields;
  image::Range but_under;  // names at the root of documents whose reader makes strings of numbers
  image::Range bodies;     // what a map says that is a request with these fields even without a map of settings
  image::Str mark;         // what the text of every such request has
  MapLayer layer;
  uint32_t strings;  // its owner takes strings only
};

// ---- code.toml
inline constexpr image::TagId kCodeTag = image::Tag("code");  // CodeRecord, one

struct CodeRecord {
  image::Range setters, perhaps, puts, changes, rewrites, launchers, foreign, late, constants, lists, named, maps, items, texts, conversions, contexts, sessions, vendors, runtime, runtime_keys;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_RECORDS_H_
