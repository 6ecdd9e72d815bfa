#include "lib/image/image.h"

#include <doctest/doctest.h>

namespace sparkvet::image {
namespace {

struct Key {
  Str name;
  uint32_t type;
};
struct Wide {
  uint64_t value;
};

constexpr TagId kKeys = Tag("keys");
constexpr TagId kWide = Tag("wide");

}  // namespace

TEST_CASE("what was written is read back where it lies") {
  Writer w;
  const std::vector<Key> keys = {{w.Text("spark.master"), 1}, {w.Text("spark.app.name"), 2}, {w.Text(""), 3}};
  w.Put(kKeys, keys);
  w.Put(kWide, std::vector<Wide>{{uint64_t{1} << 40}});
  const std::string bytes = w.Finish();

  const View v(bytes);
  REQUIRE(v.Table<Key>(kKeys).size() == 3);
  CHECK(v.Text(v.Table<Key>(kKeys)[1].name) == "spark.app.name");
  CHECK(v.Text(v.Table<Key>(kKeys)[2].name) == "");
  CHECK(v.Table<Wide>(kWide)[0].value == uint64_t{1} << 40);
  CHECK(v.Rows<Key>(kKeys, {1, 2})[1].type == 3);
}

TEST_CASE("equal texts are stored once") {
  Writer w;
  CHECK(w.Text("spark.master") == w.Text("spark.master"));
}

TEST_CASE("a table that was never written is empty") {
  const std::string bytes = Writer().Finish();
  CHECK(View(bytes).Table<Key>(kKeys).empty());
}

TEST_CASE("a writer on an image has its tables and texts but for those that it puts itself") {
  Writer below;
  below.Put(kKeys, std::vector<Key>{{below.Text("spark.master"), 1}});
  below.Put(kWide, std::vector<Wide>{{7}});
  const std::string bytes_below = below.Finish();
  const View base(bytes_below);

  Writer w(base);
  const Key old = base.Table<Key>(kKeys)[0];
  w.Put(kKeys, std::vector<Key>{old, {w.Text("acme.queue"), 2}});
  const std::string bytes = w.Finish();
  const View v(bytes);
  REQUIRE(v.Table<Key>(kKeys).size() == 2);
  CHECK(v.Text(v.Table<Key>(kKeys)[0].name) == "spark.master");
  CHECK(v.Text(v.Table<Key>(kKeys)[1].name) == "acme.queue");
  CHECK(v.Table<Wide>(kWide)[0].value == 7);
}

}  // namespace sparkvet::image
