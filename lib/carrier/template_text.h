// Makes a template (Helm, Jinja, ERB, Terraform) readable to a YAML parser without moving a byte: a directive on lines of its own
// becomes blanks, any other {{ … }} becomes letters of the same length.
//
//   "{{- if .x }}\nimage: {{ .image }}:1\n"  ->  "            \nimage: xxxxxxxxxxxx:1\n"
//
// A block around whole documents of YAML is none: what is read is what there is if they are there.
//
// Whether a value was a template is seen in the original text at the same place. Nothing is evaluated.
#ifndef SPARKVET_LIB_CARRIER_TEMPLATE_TEXT_H_
#define SPARKVET_LIB_CARRIER_TEMPLATE_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sparkvet::carrier {

struct ReadableTemplate {
  struct Range {
    size_t begin, end;
  };
  std::string text;                // as long as the original
  std::vector<Range> conditional;  // inside "if", "range" …, in order
  std::vector<size_t> open_ended;  // where a directive becomes lines of unknown content, in order

  bool IsConditional(size_t at) const;
  bool IsOpenEnded(size_t begin, size_t end) const;
};

// `letter` stands for a value: 'x', or '1' where a bare word is no value (JSON). With `fills_variables` it stands for ${…} and what is
// between its braces, too, and %{…} is nothing: of Terraform's templatefile, and of envsubst.
ReadableTemplate MakeReadable(std::string_view text, char letter = 'x', bool fills_variables = false);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TEMPLATE_TEXT_H_
