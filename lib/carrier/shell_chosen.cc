#include "lib/carrier/shell_chosen.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "lib/carrier/submit.h"

namespace sparkvet::carrier {

bool ShellChosen::Take(const ShellCommand::Array& array, const SubmitOptions& options, text::Span place) {
  const std::optional<FoundProgram> program = FindProgram(array.elements, options);
  if (!program) return false;
  std::vector<Word> words = array.elements;
  text::Arena texts;
  KeepTexts(words, texts);
  Fragment fragment = ParseSubmit(words, *program, place.file, options);
  if (fragment.settings.empty() && fragment.options.empty()) return false;
  fragment.arena = std::move(texts);
  fragment.open_ended = true;
  chosen_.push_back({std::move(fragment), place.begin, place.begin});
  return true;
}

void ShellChosen::AddTo(ShellFound& found, const std::vector<size_t>& run) {
  if (chosen_.empty()) return;
  std::vector<uint32_t> used;  // where settings and options of commands stand
  for (const size_t i : run) {
    for (const Setting& s : found.fragment(i).settings) used.push_back(s.key_span.begin);
    for (const Option& o : found.fragment(i).options) used.push_back(o.name_span.begin);
  }
  std::sort(used.begin(), used.end());
  const auto is_used = [&](uint32_t at) { return std::binary_search(used.begin(), used.end(), at); };
  for (Chosen& c : chosen_) {
    const auto& [settings, options] = std::tie(c.fragment.settings, c.fragment.options);
    if (std::any_of(settings.begin(), settings.end(), [&](const Setting& s) { return is_used(s.key_span.begin); })) continue;
    if (std::any_of(options.begin(), options.end(), [&](const Option& o) { return is_used(o.name_span.begin); })) continue;
    found.Add(std::move(c.fragment), c.begin, c.line_end);
  }
}

}  // namespace sparkvet::carrier
