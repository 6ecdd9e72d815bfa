#include "lib/carrier/emr_steps.h"

#include <algorithm>
#include <string_view>

#include "lib/base/strings.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kList = "Args=[";

// The words of the list whose first one begins at `at`; `at` moves behind its bracket. Nothing if it never ends.
std::vector<Word> ReadList(const Word& word, size_t& at, text::Arena& arena) {
  std::vector<Word> out;
  const std::string_view text = word.text;
  WordBuilder element(word, arena);
  element.Start(at);
  auto hole = word.holes.begin();
  char quote = '\0';
  while (at < text.size()) {
    while (hole != word.holes.end() && (hole->end <= at || hole->optional)) ++hole;
    if (hole != word.holes.end() && hole->begin <= at) {
      element.Expand(at, hole->end, false);
      at = hole->end;
      continue;
    }
    const char c = text[at];
    if (quote != '\0' ? c == quote : c == '\'' || c == '"') {
      quote = quote == '\0' ? c : '\0';
      element.Quote();
      ++at;
    } else if (c == '\\' && at + 1 < text.size()) {
      element.Put(text.substr(at + 1, 1), at, at + 2);
      at += 2;
    } else if (quote == '\0' && (c == ',' || c == ']')) {
      if (!element.empty()) out.push_back(element.Finish(at));
      ++at;
      if (c == ']') return out;
      element.Start(at);
    } else {
      element.Copy(at, at + 1);
      ++at;
    }
  }
  return {};
}

}  // namespace

std::vector<EmrStep> EmrSteps(const Word& word, text::Arena& arena) {
  std::vector<EmrStep> out;
  size_t from = 0;
  for (size_t at = word.text.find(kList); at != std::string_view::npos; at = word.text.find(kList, at)) {
    const std::string before = base::Lower(word.text.substr(from, at - from));
    at += kList.size();
    EmrStep step{ReadList(word, at, arena), before.contains("type=spark,")};
    from = at;
    if (!step.words.empty()) out.push_back(std::move(step));
  }
  return out;
}

}  // namespace sparkvet::carrier
