#include "lib/driver/plain_words.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::driver {

TEST_CASE("a word is plain as far as something was asked of it") {
  PlainWords plain;
  CHECK(!plain.Has({"option", "--name", "x"}));
  plain.Add({"option", "--name", "x"}, {.name = true});
  CHECK(plain.Has({"option", "--name", "y"}));
  CHECK(plain.Has({"option", "--name", "$Y", true}));
  CHECK(!plain.Has({"valueless", "--name", ""}));
  CHECK(!plain.Has({"option", "--names", "x"}));

  plain.Add({"option", "--deploy-mode", "client"}, {.name = true, .value = true});
  CHECK(plain.Has({"option", "--deploy-mode", "client"}));
  CHECK(!plain.Has({"option", "--deploy-mode", "Client"}));
  CHECK(!plain.Has({"option", "--deploy-mode", "client", true}));

  plain.Add({"resource", "a.jar", ""}, {});
  CHECK(plain.Has({"resource", "b.jar", ""}));
  CHECK(!plain.Has({"option", "a.jar", ""}));
}

TEST_CASE("more words than there is room for push each other out, and none is taken for another") {
  PlainWords plain;
  const auto name = [](int i) { return "--option-" + std::to_string(i); };
  int kept = 0;
  for (int i = 0; i < 1000; ++i) plain.Add({"option", name(i), ""}, {.name = true});
  for (int i = 0; i < 2000; ++i) kept += plain.Has({"option", name(i), ""}) ? 1 : 0;
  for (int i = 1000; i < 2000; ++i) CHECK(!plain.Has({"option", name(i), ""}));
  CHECK(kept > 0);
  CHECK(kept <= 68);
  const std::string long_name(100, 'x');
  plain.Add({"option", long_name, ""}, {.name = true});
  CHECK(!plain.Has({"option", long_name, ""}));
}

}  // namespace sparkvet::driver
