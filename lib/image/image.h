// The read-only image: all rules and catalogues as one block of bytes inside the binary, read where it lies.
// Start-up parses nothing: a table is a span of plain records, a text is a view into the image.
//
//   Writer w;                                   View v(bytes);
//   w.Put(kKeys, std::vector{Key{w.Text("a")}});     v.Table<Key>(kKeys)[0].name  ->  v.Text(…) == "a"
//   std::string bytes = w.Finish();
//
// A writer may stand on an image: what it does not put is there as it was, so that a few rows more cost a copy, not another
// build.
//
// A module declares its records beside its reader (lib/spark/catalogue_records.h …); this file knows none of
// them. Records are trivially copyable, hold no pointers, and refer to texts by Str and to rows of another
// table by Range. Layout: Header, Section[], then each section's bytes, 8-aligned. Host byte order: the image
// is built for the machine it runs on.
#ifndef SPARKVET_LIB_IMAGE_IMAGE_H_
#define SPARKVET_LIB_IMAGE_IMAGE_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "lib/base/result.h"

namespace sparkvet::image {

// Four letters that name a table: Tag("keys").
using TagId = uint32_t;
constexpr TagId Tag(const char (&name)[5]) {
  TagId id = 0;
  for (int i = 0; i < 4; ++i) id |= static_cast<TagId>(static_cast<unsigned char>(name[i])) << (8 * i);
  return id;
}

// A text in the image's pool of texts.
struct Str {
  uint32_t offset = 0;
  uint32_t size = 0;
  bool operator==(const Str&) const = default;
};

// Rows [begin, begin + count) of some table.
struct Range {
  uint32_t begin = 0;
  uint32_t count = 0;
};

class View;

// Collects tables and texts; equal texts are stored once.
class Writer {
 public:
  Writer() = default;
  // What is written comes in place of the base's tables of the same names, beside all others and the base's texts, whose
  // Str stay what they are. The base must outlive this.
  explicit Writer(const View& base);

  Str Text(std::string_view s);

  template <class Record>
  void Put(TagId tag, const std::vector<Record>& rows) {
    static_assert(std::is_trivially_copyable_v<Record> && alignof(Record) <= 8);
    PutBytes(tag, sizeof(Record), {reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Record)});
  }

  // The whole image. Each tag must have been put at most once here.
  std::string Finish() const;

 private:
  struct Pending {
    TagId tag;
    uint32_t record_size;
    std::string bytes;
  };
  void PutBytes(TagId tag, size_t record_size, std::string_view bytes);
  bool HasPut(TagId tag) const;

  const View* base_ = nullptr;
  std::string texts_;
  std::unordered_map<std::string, Str> known_;
  std::vector<Pending> sections_;
};

// Reads an image in place. The bytes must outlive the View and start at an address divisible by 8.
class View {
 public:
  // Aborts on bytes that are no image of this version: an image is always of our own making.
  explicit View(std::string_view bytes);

  std::string_view Text(Str s) const { return texts_.substr(s.offset, s.size); }

  // All rows of a table; empty when the image has none.
  template <class Record>
  std::span<const Record> Table(TagId tag) const {
    const std::string_view bytes = Bytes(tag, sizeof(Record));
    return {reinterpret_cast<const Record*>(bytes.data()), bytes.size() / sizeof(Record)};
  }
  template <class Record>
  std::span<const Record> Rows(TagId tag, Range range) const {
    return Table<Record>(tag).subspan(range.begin, range.count);
  }

 private:
  static constexpr size_t kPlaces = 256;  // a power of two, and more than twice as many as there are tables

  friend Writer;
  static size_t PlaceOf(TagId tag) { return (tag * 0x9E3779B9U) >> 24; }
  std::string_view Bytes(TagId tag, size_t record_size) const;

  std::string_view bytes_;
  std::string_view texts_;
  std::array<uint8_t, kPlaces> sections_{};  // by the hash of their tag, from 1; 0 = none: tables are asked for all the time
};

}  // namespace sparkvet::image

#endif  // SPARKVET_LIB_IMAGE_IMAGE_H_
