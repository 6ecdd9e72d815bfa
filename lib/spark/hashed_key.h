// The hash by which keys are looked up: of the catalogue's table (catalogue.h) and of a configuration's (lib/resolve/resolved.h).
//
//   static const HashedKey kMaster("spark.master");   resolved.Find(kMaster)     its hash is worked out once
//
// The image of rules holds tables that are built with it: another hash is another format. No defence against keys that are
// chosen to collide.
#ifndef SPARKVET_LIB_SPARK_HASHED_KEY_H_
#define SPARKVET_LIB_SPARK_HASHED_KEY_H_

#include <cstdint>
#include <string_view>

namespace sparkvet::spark {

uint32_t HashKey(std::string_view key);

// A key that is looked up again and again.
struct HashedKey {
  explicit HashedKey(std::string_view key) : name(key), hash(HashKey(key)) {}

  std::string_view name;
  uint32_t hash;
};

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_HASHED_KEY_H_
