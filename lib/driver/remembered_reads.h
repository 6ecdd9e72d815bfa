// What `read` steps made of settings that many jobs have: the same text is not converted, and checked, again.
//
//   if (Value* known = reads.Find(step, "30s")) …      reads.Add(step, "30s", duration 30s)
//
// A fixed number of short texts, each in one line of the processor's cache; when it is full, nothing more is added until it is
// cleared. Values that are texts live in it.
#ifndef SPARKVET_LIB_DRIVER_REMEMBERED_READS_H_
#define SPARKVET_LIB_DRIVER_REMEMBERED_READS_H_

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "lib/rule/records.h"
#include "lib/rule/value.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::driver {

class RememberedReads {
 public:
  static constexpr size_t kLongest = 27;

  bool is_full() const { return size_ >= kMost; }
  void Clear() {
    rows_.clear();
    size_ = 0;
  }

  // Null where it is not known; `text` is no longer than kLongest.
  const rule::Value* Find(const rule::StepRecord& step, std::string_view text) const {
    if (rows_.empty()) return nullptr;
    for (size_t at = Start(step, text); rows_[at].step != nullptr; at = (at + 1) % kRows) {
      if (rows_[at].step == &step && rows_[at].view() == text) return &rows_[at].value;
    }
    return nullptr;
  }

  // A value that is a text is the setting's own. Must not be full.
  void Add(const rule::StepRecord& step, std::string_view text, const rule::Value& value) {
    rows_.resize(kRows);
    size_t at = Start(step, text);
    while (rows_[at].step != nullptr) at = (at + 1) % kRows;
    Row& row = rows_[at];
    row.step = &step;
    row.size = static_cast<uint8_t>(text.size());
    std::memcpy(row.text, text.data(), text.size());
    row.value = value.is(rule::Value::Kind::kString) ? rule::Value::String(row.view()) : value;
    ++size_;
  }

 private:
  static constexpr size_t kRows = 1024, kMost = kRows / 2;

  struct Row {
    const rule::StepRecord* step = nullptr;
    rule::Value value;
    uint8_t size = 0;
    char text[kLongest] = {};
    std::string_view view() const { return {text, size}; }
  };

  static size_t Start(const rule::StepRecord& step, std::string_view text) {
    return (spark::HashKey(text) ^ reinterpret_cast<uintptr_t>(&step) / sizeof(step)) % kRows;
  }

  std::vector<Row> rows_;
  size_t size_ = 0;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_REMEMBERED_READS_H_
