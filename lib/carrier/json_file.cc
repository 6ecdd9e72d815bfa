#include "lib/carrier/json_file.h"

#include <algorithm>
#include <optional>
#include <string>

#include "lib/carrier/adapters.h"
#include "lib/carrier/json.h"
#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {

std::vector<Fragment> ParseJsonFile(std::string_view text, text::FileId file, const CarrierTables& tables) {
  std::vector<Fragment> out;
  std::optional<ReadableTemplate> readable;
  text::Span rest{file, 0, static_cast<uint32_t>(text.size())};
  while (rest.begin < rest.end) {
    text::Arena decoded;
    const bool as_it_is = !readable;
    JsonResult result = ParseJson(as_it_is ? text : std::string_view(readable->text), text, rest, decoded);
    // Marks of a template inside of strings do no harm, elsewhere they do.
    if (result.problem && as_it_is && (HasTemplate(text.substr(rest.begin)) || text.substr(result.problem->span.begin).starts_with("${"))) {
      readable = MakeReadable(text, '1', true);
      result = ParseJson(readable->text, text, rest, decoded);
    }
    if (result.problem) {
      Fragment fragment(Kind::kMap, file);
      fragment.title = "a document of JSON";
      if (readable) fragment.unread.push_back({result.problem->span, "a template that only its engine can turn into JSON"});
      else fragment.problems.push_back(*result.problem);
      out.push_back(std::move(fragment));
      return out;
    }
    if (result.tree.root() != nullptr) {
      Document document(text, {file, rest.begin, result.end}, result.tree);
      if (readable) document.made_readable = &*readable;
      document.comments = std::move(result.comments);
      Adapt(document, tables, out);
    }
    rest.begin = std::max(result.end, rest.begin + 1);
  }
  return out;
}

}  // namespace sparkvet::carrier
