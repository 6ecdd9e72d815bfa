// What rules/carriers/*.toml become in the image: plain rows (lib/image). compile.h writes them, submit_options.h
// and manifest_rules.h read them; the meaning of each column is told in the TOML files themselves.
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
  uint8_t takes_value, telling, launcher, ends, only_launcher, unused[3];
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
  image::Range values;
  uint8_t finds;  // WrapperFinds
  uint8_t operands;
  uint8_t unused[2];
};

enum class WrapperFinds : uint8_t { kNext, kAny, kScript };

// ---- manifests (sparkapplication.toml …)
inline constexpr image::TagId kManifestTag = image::Tag("mani");       // ManifestRecord
inline constexpr image::TagId kManifestKindTag = image::Tag("mknd");   // ManifestKindRecord
inline constexpr image::TagId kManifestSaysTag = image::Tag("msay");   // ManifestSaysRecord
inline constexpr image::TagId kManifestFieldTag = image::Tag("mfld");  // ManifestFieldRecord
inline constexpr image::TagId kManifestBlockTag = image::Tag("mblk");  // ManifestBlockRecord

struct ManifestRecord {
  image::Str group;
  image::Range images, kinds, says, fields, blocks;
  uint32_t manager;  // spark::ClusterManager
};

struct ManifestKindRecord {
  image::Str name;
  image::Str spec;
};

enum class ManifestSays : uint32_t { kRelease, kImage, kDeployMode, kResource };

struct ManifestSaysRecord {
  image::Str path;
  image::Str otherwise;
  uint32_t what;  // ManifestSays
};

struct ManifestFieldRecord {
  image::Str path;
  image::Str key;
  image::Str prefix;
  image::Str requires_path;
  image::Str otherwise;
  image::Str fallback;
  image::Range except;
  uint8_t map, strings, unused[2];
};

struct ManifestBlockRecord {
  image::Str path;
  image::Range fields;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_RECORDS_H_
