#include "lib/carrier/shell_quote.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "lib/carrier/formats.h"
#include "lib/carrier/shell.h"
#include "lib/image/builtin.h"

namespace sparkvet::carrier {

TEST_CASE("words are quoted where they must be") {
  CHECK(QuoteWord("k8s://https://h:6443") == "k8s://https://h:6443");
  CHECK(QuoteWord("").size() == 2);
  CHECK(QuoteWord("a b") == "'a b'");
  CHECK(QuoteWord("it's") == "'it'\\''s'");
  CHECK(QuoteWord("~/x") == "'~/x'");
  CHECK(QuoteWord("$HOME") == "'$HOME'");
  CHECK(QuoteWord("a{b,c}") == "'a{b,c}'");
}

}  // namespace sparkvet::carrier
