// What reads made of settings that many jobs have: the same text is not converted, and checked, again.
//
//   const Reader reader{minExecutors, getter entry, minExecutors};      // who reads, and whose text
//   if (const auto known = reads.Find(reader, "30s")) …                 reads.Keep(reader, "30s", duration 30s)
//
// A fixed number of texts, each in two lines of the processor's cache, of which all but long ones need the first; what comes
// later takes the place of what was there.
#ifndef SPARKVET_LIB_DRIVER_REMEMBERED_READS_H_
#define SPARKVET_LIB_DRIVER_REMEMBERED_READS_H_

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/rule/value.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::driver {

class RememberedReads {
 public:
  static constexpr size_t kLongest = 103;

  struct Reader {
    spark::KeyId key = 0;
    uint8_t getter = 0;
    spark::KeyId source = 0;  // the key that was set: this one, an old name, what it falls back to
  };

  // Nothing where it is not known. A value that is a text is `text` itself.
  std::optional<rule::Value> Find(const Reader& reader, std::string_view text) const {
    if (rows_.empty() || text.size() > kLongest) return std::nullopt;
    const uint64_t who = Who(reader);
    const Row& row = rows_[Place(who, text)];
    if (row.who != who || row.view() != text) return std::nullopt;
    return row.value.is(rule::Value::Kind::kString) ? rule::Value::String(text) : row.value;
  }

  // A value that refers to anything but the text is not kept: that may be gone when it is asked for.
  void Keep(const Reader& reader, std::string_view text, const rule::Value& value) {
    if (text.size() > kLongest || value.is(rule::Value::Kind::kList)) return;
    if (value.is(rule::Value::Kind::kString) && value.as_string() != text) return;
    if (rows_.empty()) rows_.resize(kRows);
    const uint64_t who = Who(reader);
    Row& row = rows_[Place(who, text)];
    row.who = who;
    row.size = static_cast<uint8_t>(text.size());
    if (!text.empty()) std::memcpy(row.text, text.data(), text.size());
    row.value = value.is(rule::Value::Kind::kString) ? rule::Value::String({}) : value;
  }

 private:
  static constexpr size_t kRows = 512;
  static constexpr uint64_t kNobody = UINT64_MAX;

  struct alignas(64) Row {
    uint64_t who = kNobody;
    rule::Value value;
    uint8_t size = 0;
    char text[kLongest] = {};
    std::string_view view() const { return {text, size}; }
  };
  static_assert(sizeof(Row) == 128);

  static uint64_t Who(const Reader& reader) {
    return uint64_t{reader.key} << 36 | uint64_t{reader.getter} << 28 | reader.source;
  }
  static size_t Place(uint64_t who, std::string_view text) {
    return (spark::HashKey(text) ^ who * 0x9E3779B97F4A7C15u >> 40) % kRows;
  }

  std::vector<Row> rows_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_REMEMBERED_READS_H_
