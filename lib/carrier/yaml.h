// YAML as a tree of places (tree.h), one document at a time.
//
//   "a: &x 1\nb: *x\n"  ->  map{ "a" : "1", "b" : "1" (an alias) }
//
// Built from libyaml's events, so that nothing is lost or expanded. libyaml is the parser that PyYAML offers and that
// go-yaml, and with it Kubernetes, was translated from: what it refuses, they refuse. It stays in yaml.cc. Tags are not
// interpreted; whether a plain scalar is a number is asked of IsYamlString.
#ifndef SPARKVET_LIB_CARRIER_YAML_H_
#define SPARKVET_LIB_CARRIER_YAML_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/tree.h"
#include "lib/text/arena.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

struct YamlResult {
  Tree tree;
  std::optional<Problem> problem;  // and what was read before it
  uint32_t end = 0;                // behind the document; in the range there may be another one, after "..."
};

// Half-open ranges of the documents of a stream, told by their "---" lines alone, so that a broken one does not hide
// the next. Directives (%YAML) belong to the document behind them.
std::vector<text::Span> YamlDocuments(std::string_view text, text::FileId file);

// Reads the first document in text[range). `shown` is the text that scalars are taken from where it differs from `text`
// (a template that was made readable, of the same length); usually it is `text` itself.
YamlResult ParseYaml(std::string_view text, std::string_view shown, text::Span range,
                     text::Arena& arena);

// The same with libyaml alone, whatever the text looks like.
YamlResult ParseAnyYaml(std::string_view text, std::string_view shown, text::Span range, text::Arena& arena);

// Whether a plain scalar is a string to Kubernetes' YAML reader (1.1 rules: yes and on are booleans).
bool IsYamlString(std::string_view plain);

// Whether it is true to that reader.
bool IsYamlTrue(std::string_view plain);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_YAML_H_
