// Directives of a template (Jinja, Helm, ERB, Terraform) among the lines of a command that goes on behind a backslash: nothing is
// left of them when the shell reads it, and what stands in a condition or a loop may be there or not.
//
//   spark-submit \                        spark-submit \      .
//   {% if queue %}                   ->                       .
//     --queue {{ queue }} \                 --queue {{ queue }} \        unknown
//   {% endif %}                                               .
//     app.py                                app.py            .
//
// So is a block that is a word or more of a line by itself: "{% if x %}--queue a{% endif %}". Directives elsewhere stay, as parts of
// words that nobody knows. Line ends go with their directives; all other bytes stay where they are.
#ifndef SPARKVET_LIB_CARRIER_CONTINUED_TEMPLATE_H_
#define SPARKVET_LIB_CARRIER_CONTINUED_TEMPLATE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/word.h"

namespace sparkvet::carrier {

class ContinuedTemplate {
 public:
  // Nothing where the text has no such directives.
  static std::optional<ContinuedTemplate> In(std::string_view text);

  std::string_view text() const { return *text_; }  // as long as the original
  // What was read from the text at the places of `script`: makes unknown what stands in conditions, and keeps the text.
  void Settle(const Word& script, std::vector<Fragment>& fragments) const;

 private:
  struct Range {
    size_t begin, end;
  };
  friend class DirectiveBlanker;

  std::shared_ptr<std::string> text_;
  std::vector<Range> conditional_;  // in order, none within another
};

// What `read` makes of the script, a word, without its directives.
template <class Read>
std::vector<Fragment> ReadBetweenDirectives(const Word& script, const Read& read) {
  const std::optional<ContinuedTemplate> continued = ContinuedTemplate::In(script.text);
  if (!continued) return read(script);
  Word plain = script;
  plain.text = continued->text();
  std::vector<Fragment> found = read(plain);
  continued->Settle(script, found);
  return found;
}

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CONTINUED_TEMPLATE_H_
