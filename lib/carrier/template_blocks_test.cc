#include "lib/carrier/template_blocks.h"

#include <doctest/doctest.h>

#include <string>

namespace sparkvet::carrier {

TEST_CASE("a directive ends at its closing sign, over lines if need be") {
  const auto directive = [](std::string_view text) { return text.substr(0, DirectiveEnd(text, 0)); };
  CHECK(directive("{% if x %} a") == "{% if x %}");
  CHECK(directive("{%- if\n  x -%}\na") == "{%- if\n  x -%}");
  CHECK(directive("{{{ x }}} a") == "{{{ x }}}");
  CHECK(directive("<#-- a > b --> c") == "<#-- a > b -->");
  CHECK(directive("%{ if x }a") == "%{ if x }");
  CHECK(directive("{# } % } #}a") == "{# } % } #}");
  CHECK(directive("${#ARRAY[@]}") == "");
  CHECK(directive("{% never") == "");
  CHECK(directive("a {{ x }}") == "");
}

TEST_CASE("a closing sign is found where std::string_view finds it") {
  CHECK(FindClosing("a }} b }}", "}}", 0) == 2);
  CHECK(FindClosing("a }} b }}", "}}", 3) == 7);
  CHECK(FindClosing("}}}", "}}", 0) == 0);
  CHECK(FindClosing("%}", "%}", 1) == std::string_view::npos);
  CHECK(FindClosing("-- -->", "-->", 0) == 3);
  CHECK(FindClosing("", "}}", 0) == std::string_view::npos);
  CHECK(FindClosing("a", ">", 5) == std::string_view::npos);
}

TEST_CASE("and given up for lost behind very many that are none") {
  const auto behind = [](size_t count) {
    std::string text;
    for (size_t i = 0; i < count; ++i) text += "} ";
    return FindClosing(text + "%}", "%}", 0);
  };
  CHECK(behind(100) == 200);
  CHECK(behind(10'000) == std::string_view::npos);
}

}  // namespace sparkvet::carrier
