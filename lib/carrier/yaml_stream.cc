#include "lib/carrier/yaml_stream.h"

#include <optional>

#include "lib/carrier/adapters.h"
#include "lib/carrier/unknown.h"
#include "lib/carrier/yaml.h"
#include "lib/carrier/yaml_comments.h"

namespace sparkvet::carrier {
namespace {

Fragment Broken(const Problem& problem, bool is_template) {
  Fragment fragment(Kind::kManifest, problem.span.file);
  fragment.title = "a document of YAML";
  if (is_template) {
    fragment.unread.push_back({problem.span, "a template that only its engine can turn into YAML"});
  } else {
    fragment.problems.push_back(problem);
  }
  return fragment;
}

void ReadDocument(std::string_view text, text::Span range, const CarrierTables& tables, std::vector<Fragment>& out) {
  const std::string_view bytes = text.substr(range.begin, range.end - range.begin);
  std::optional<ReadableTemplate> readable;
  if (HasTemplate(bytes)) readable = MakeReadable(text, range.begin, range.end);
  text::Arena decoded;
  const YamlResult result = ParseYaml(readable ? readable->text : text, text, range, decoded);
  if (result.problem) {
    out.push_back(Broken(*result.problem, readable.has_value()));
    return;
  }
  if (result.tree.root() == nullptr) return;
  Document document(text, range, result.tree);
  if (readable) document.made_readable = &*readable;
  document.comments = YamlComments(text, range, result.tree);
  Adapt(document, tables, out);
}

}  // namespace

std::vector<Fragment> ParseYamlStream(std::string_view text, text::FileId file, const CarrierTables& tables) {
  std::vector<Fragment> out;
  for (const text::Span range : YamlDocuments(text, file)) {
    if (IsMentioned(text.substr(range.begin, range.end - range.begin), tables)) ReadDocument(text, range, tables, out);
  }
  return out;
}

}  // namespace sparkvet::carrier
