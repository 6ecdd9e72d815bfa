// What reads of keys that nobody set come to: worked out once per release, for all configurations.
//
//   Defaults d;   d.Of({3, 5})[id of "spark.dynamicAllocation.initialExecutors"]
//     ->  {asks: initialExecutors, minExecutors; value: 0}: the value of a read while none of these keys is set
//
// Filled by the views that share it (view.h), key by key. For one thread at a time.
#ifndef SPARKVET_LIB_RESOLVE_DEFAULTS_H_
#define SPARKVET_LIB_RESOLVE_DEFAULTS_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "lib/rule/value.h"
#include "lib/spark/catalogue.h"
#include "lib/spark/release.h"

namespace sparkvet::resolve {

class Defaults {
 public:
  struct Default {
    static constexpr size_t kMost = 6;  // keys; one that needs more is worked out each time

    rule::Value value;
    std::array<spark::KeyId, kMost> keys{};
    uint32_t count = 0;  // of keys; 0: not worked out

    std::span<const spark::KeyId> asks() const { return std::span(keys).first(count); }
    void Keep(const rule::Value& v, const std::vector<spark::KeyId>& asked) {
      uint32_t n = 0;
      for (const spark::KeyId key : asked) {
        const auto end = keys.begin() + n;
        if (std::find(keys.begin(), end, key) != end) continue;
        if (n == kMost) return;
        keys[n++] = key;
      }
      value = v;
      count = n;
    }
  };
  using Table = std::vector<Default>;  // by key

  // The table of a release, of as many keys as there are; stays where it is. Null for the first that asks: where one
  // configuration is all there is, as in most runs, making the table costs more than it saves.
  Table* Of(spark::Release release, size_t keys) {
    for (OfRelease& known : tables_) {
      if (known.release != release) continue;
      if (known.table.empty()) known.table.resize(keys);
      return &known.table;
    }
    tables_.emplace_back(OfRelease{release, {}});
    return nullptr;
  }

 private:
  struct OfRelease {
    spark::Release release;
    Table table;
  };
  std::deque<OfRelease> tables_;
};

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_DEFAULTS_H_
