// Strings and here-documents of HCL: where they end, and what they say, byte by byte.
//
//   "a\t$${b} ${var.c}"          ->  `a<TAB>${b} {{var.c}}`, open
//   <<-EOF                       ->  "spark.a 1\n  b\n": the indentation that all lines have is none of the text
//       spark.a 1
//         b
//       EOF
//
// What ${…} becomes, and whether what stands between %{ if … } and %{ endif } is there, is known to nobody before Terraform runs:
// they become signs of a template that every reader of such a text knows, {{ … }} and {% if … %}, in their places. The grammar is
// hclsyntax' (github.com/hashicorp/hcl/v2, recorded in testdata/carrier/hcl.ndjson).
#ifndef SPARKVET_LIB_CARRIER_HCL_TEMPLATE_H_
#define SPARKVET_LIB_CARRIER_HCL_TEMPLATE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lib/carrier/source_map.h"

namespace sparkvet::carrier {

struct HclTemplate {
  size_t begin = 0, end = 0;  // of what is written between its signs
  size_t close = 0;           // behind its closing sign
  bool is_heredoc = false;
  bool is_flush = false;  // <<-
};

// Whether a here-document starts at `at`, with its sign and its line's end.
bool StartsHclHeredoc(std::string_view text, size_t at);

// What starts at `at` with a quote or with the sign of a here-document; nothing if it never ends.
std::optional<HclTemplate> HclTemplateAt(std::string_view text, size_t at);

struct HclText {
  SourceMap map;
  bool is_open = false;  // holds ${…} or %{…}
};
HclText DecodeHcl(std::string_view text, const HclTemplate& written, text::FileId file);

// "{{var.x}}" for an expression; "{{...}}" where it is more than a name of several parts.
std::string HclPlaceholder(std::string_view expression);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_HCL_TEMPLATE_H_
