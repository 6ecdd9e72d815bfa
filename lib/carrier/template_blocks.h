// Template directives that stand on lines of their own (Jinja, Go and Helm, ERB, Terraform, Handlebars, FreeMarker): what lies
// between "if" or "for" and its end may be there or not, once or many times.
//
//   {% if big %}            -> inside() is true from here on
//   spark.executor.cores 8
//   {% endif %}             -> inside() is false again
//
// Conditions are not evaluated. What Go's "define" names is there wherever it is included, and no choice. A block that is never closed lasts to the end of the file.
#ifndef SPARKVET_LIB_CARRIER_TEMPLATE_BLOCKS_H_
#define SPARKVET_LIB_CARRIER_TEMPLATE_BLOCKS_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace sparkvet::carrier {

// "{{", "{%", "{# ", "<%", "%{", "<#" or "</#" at the very beginning.
bool StartsTemplate(std::string_view text);
// Where the first sign stands that closes one, as std::string_view::find has it; but it gives up where very many signs end as this one
// does, so that a text of nothing but openings is not searched again and again for what it lacks.
size_t FindClosing(std::string_view text, std::string_view sign, size_t from);
// The end of the directive that starts at `at`, over lines if need be; `at` if there is none or it never ends.
size_t DirectiveEnd(std::string_view text, size_t at);
// {{ else }}, {% elif x %}: another branch of the block at hand.
bool IsOtherBranch(std::string_view directive);

class TemplateBlocks {
 public:
  // Takes note of a directive. False if it is none of control (if, else, end, a comment, an assignment): what it becomes is text
  // of any kind, {{ toYaml .Values.conf }}.
  bool Read(std::string_view directive);
  bool inside() const { return choices_ > 0; }
  size_t depth() const { return open_.size(); }

 private:
  std::vector<bool> open_;  // whether each of the open blocks is a choice
  size_t choices_ = 0;      // how many of them are
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TEMPLATE_BLOCKS_H_
