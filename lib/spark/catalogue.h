// Every key that a Spark release knows: its type, unit, default, alternatives and fallback; the names that are
// deprecated; and the families of keys with free parts. Read in place from the image; made from rules/releases/ (compile_catalogue.h).
//
//   Catalogue c(view);
//   KeyId id = *c.Find("spark.dynamicAllocation.minExecutors");
//   c.Entry(id, {3, 5})->type  ->  ValueType::kInt        c.Default(…)  ->  "0"
//
// It knows nothing about any one configuration: that is lib/resolve.
#ifndef SPARKVET_LIB_SPARK_CATALOGUE_H_
#define SPARKVET_LIB_SPARK_CATALOGUE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/image/image.h"
#include "lib/spark/cluster_manager.h"
#include "lib/spark/hashed_key.h"
#include "lib/spark/release.h"

namespace sparkvet::spark {

using KeyId = uint32_t;
inline constexpr KeyId kNoKey = UINT32_MAX;

// What an entry's converter makes of a value. kOther: lists, enumerations, patterns; read as text here.
enum class ValueType : uint8_t { kBoolean, kInt, kLong, kDouble, kDecimal, kTime, kBytes, kString, kOther };

// "boolean", "int", … "string", "other"
std::string_view Name(ValueType type);
std::optional<ValueType> ValueTypeByName(std::string_view name);

struct KeyRecord {
  image::Str name;
  image::Range entries;    // by release, oldest first
  image::Range deprecated;  // its own rows in kDeprecatedTable
  image::Str description;   // in sparkvet's own words; most keys have none
  image::Range old_names;   // in kOldNameTable: rows that were renamed to this key, in the order they are tried
};

// What is wanted to find the keys that are like a text, without a look at all of them.
struct SizedKeyRecord {  // by the size of the name, then by id
  KeyId id = kNoKey;
  uint32_t letters = 0;  // LetterSet (nearest_key.h) of the name
};
// How often which letters stand in a text, whatever their case: a bound on how many of them two texts are apart.
struct LetterCounts {
  uint8_t of[32] = {};
};
struct KeyWordRecord {  // by the word; KeyWords (nearest_key.h) of the names
  image::Str word;
  image::Range keys;  // in kKeysOfWordTable, by id
};

// How SparkConf makes the value of the new name from the value of an old one.
enum class Translation : uint8_t { kNone, kThousandsOfKilobytes, kTensOfSeconds };
std::optional<Translation> TranslationByName(std::string_view name);

// A name that SparkConf warns about when it is set, and may still honour for the new one.
struct DeprecatedRecord {
  KeyId key = kNoKey;
  ReleaseRange releases;
  Translation translation = Translation::kNone;
  uint8_t unused[3] = {};
  image::Str since;    // "3.1.0"
  image::Str message;  // what the warning adds; empty for a plain renaming
  KeyId renamed = kNoKey;
};

// What several cluster managers, or none of them, read.
inline constexpr uint8_t kAnyManager = 0xFF;

// One key over a range of releases in which nothing about it changed.
struct EntryRecord {
  ReleaseRange releases;
  ValueType type = ValueType::kString;
  uint8_t is_internal = 0;
  uint8_t is_bare = 0;      // read as a string somewhere, without an entry of its own
  uint8_t has_default = 0;
  uint8_t depends_on_machine = 0;  // the default: default_text says on what, and no value stands for it
  uint8_t manager = kAnyManager;   // the ClusterManager whose module is the only one that reads it
  uint8_t unused[2] = {};
  image::Str unit;          // as the entry names it: SECONDS, MILLISECONDS, BYTE, KiB, MiB; empty otherwise
  image::Str default_text;  // as Spark prints it
  image::Str since;         // the release that its author wrote: "1.2.0"
  image::Str accepts;       // the words of its check, or the values that it takes: "yes, no"
  KeyId fallback = kNoKey;
  KeyId prepend = kNoKey;   // whose value is put in front of its own, with a blank between them
  image::Range alternatives;  // Str in kAlternativeTable and KeyId in kAlternativeKeyTable, in order
  int64_t default_integer = 0;  // the default, converted: boolean, int, long, time and bytes in the entry's unit
  double default_floating = 0;  // or double
};

struct FamilyRecord {
  image::Str pattern;    // '*' stands for one or more characters
  image::Str source;     // the Spark class, or the vendor's project
  ReleaseRange releases;
  uint8_t is_foreign = 0;  // a vendor's
  char letter = 0;         // behind "spark.": keys with another one do not belong to it; 0: that tells nothing
  uint16_t literal = 0;    // bytes in front of the first '*'
  uint8_t manager = kAnyManager;  // as in EntryRecord
  uint8_t unused[3] = {};
};

struct ReleaseRecord {
  Release line;
  uint8_t unused[2] = {};
  image::Str recorded_at;  // "3.5.9"
};

inline constexpr image::TagId kKeyTable = image::Tag("ckey"), kEntryTable = image::Tag("cent"),
                              kAlternativeTable = image::Tag("calt"), kFamilyTable = image::Tag("cfam"),
                              kReleaseTable = image::Tag("crel"), kKeyHashTable = image::Tag("chsh"),
                              kDeprecatedTable = image::Tag("cdep"), kOldNameTable = image::Tag("cold"),
                              kAlternativeKeyTable = image::Tag("calk"),
                              kSizedKeyTable = image::Tag("clks"), kSizeTable = image::Tag("clkz"),
                              kSizedCountsTable = image::Tag("clkl"), kSizeCountsTable = image::Tag("clkm"),
                              kKeyWordTable = image::Tag("clkw"), kKeysOfWordTable = image::Tag("clkk");

class Catalogue {
 public:
  explicit Catalogue(const image::View& image);

  // The releases that rules/ knows, oldest first; never empty.
  std::span<const ReleaseRecord> releases() const { return releases_; }
  Release newest() const { return releases_.back().line; }
  bool Knows(Release release) const;

  size_t size() const { return keys_.size(); }  // KeyIds are 0 … size() - 1, in the order of names
  std::string_view Name(KeyId id) const { return image_.Text(keys_[id].name); }
  std::string_view Description(KeyId id) const { return image_.Text(keys_[id].description); }
  std::optional<KeyId> Find(std::string_view key) const { return Find(key, HashKey(key)); }
  // The same for whoever has the hash already.
  std::optional<KeyId> Find(std::string_view key, uint32_t hash) const;

  // What the release makes of the key; null when it does not know it.
  const EntryRecord* Entry(KeyId id, Release release) const;
  std::span<const EntryRecord> Entries(KeyId id) const;
  std::string_view Text(image::Str s) const { return image_.Text(s); }
  std::span<const image::Str> Alternatives(const EntryRecord& entry) const;
  std::span<const KeyId> AlternativeKeys(const EntryRecord& entry) const;

  // What the release's SparkConf says of the name when it is set, or null.
  const DeprecatedRecord* Deprecated(KeyId id, Release release) const;
  // Rows of DeprecatedRecord that name what the key was called before, of all releases.
  std::span<const uint32_t> OldNames(KeyId id) const { return old_names_.subspan(keys_[id].old_names.begin, keys_[id].old_names.count); }
  const DeprecatedRecord& OldName(uint32_t row) const { return deprecated_[row]; }

  // The family that the key belongs to in the release (in any: without one), or null.
  const FamilyRecord* Family(std::string_view key, std::optional<Release> release = std::nullopt) const;

  // What knows a key, in whatever release.
  struct Known {
    std::optional<KeyId> id;
    std::vector<const FamilyRecord*> families;
  };
  Known WhatKnows(std::string_view key) const;

  // The release has the key, or a family of it does. Without a release: some release has it.
  bool IsKnown(const Known& known, Release release) const;
  bool IsKnown(std::string_view key, Release release) const;
  bool IsKnown(std::string_view key) const { return Find(key).has_value() || Family(key) != nullptr; }

  // The one cluster manager whose part of Spark reads the key in that release.
  std::optional<ClusterManager> OnlyOn(std::string_view key, Release release) const;

  // The releases that know the key, in words: "3.1 and later", "2.4 to 3.3", "2.4, 4.1 and later", "all"; empty: none.
  std::string KnownIn(const Known& known) const;
  std::string KnownIn(std::string_view key) const { return KnownIn(WhatKnows(key)); }
  // Likewise, where something else holds.
  std::string ReleasesWhere(const std::function<bool(Release)>& holds) const;

  // The key of the release most like this one, for "did you mean"; empty when none is near enough.
  std::string_view Nearest(std::string_view key, Release release) const;

 private:
  // Calls take(family) for each that covers the key, in their order, until it says that this was enough.
  template <class Take>
  void EachFamilyOf(std::string_view key, Take take) const;
  std::span<const KeyId> KeysWithWord(std::string_view word) const;

  const image::View& image_;
  std::span<const KeyRecord> keys_;
  std::span<const EntryRecord> entries_;
  std::span<const image::Str> alternatives_;
  std::span<const KeyId> alternative_keys_;
  std::span<const FamilyRecord> families_;
  std::span<const ReleaseRecord> releases_;
  std::span<const DeprecatedRecord> deprecated_;
  std::span<const uint32_t> old_names_;
  std::span<const uint32_t> hash_;  // open addressing; KeyId + 1, 0 = empty
  std::span<const SizedKeyRecord> sized_keys_;
  std::span<const LetterCounts> sized_counts_;  // of their names
  std::span<const uint32_t> sizes_;  // where the keys of a size begin; one more than there are sizes
  std::span<const LetterCounts> size_counts_;  // the most of each letter that a key of a size has
  std::span<const KeyWordRecord> words_;
  std::span<const KeyId> keys_of_words_;
};

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_CATALOGUE_H_
