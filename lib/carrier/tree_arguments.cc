#include "lib/carrier/tree_arguments.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/set_twice.h"
#include "lib/carrier/submit.h"

namespace sparkvet::carrier {
namespace {

// `texts` keeps what the words were split into.
Fragment Parse(std::vector<Word> words, text::Arena texts, text::FileId file, const SubmitOptions& options) {
  for (Word& word : words) word.text = texts.Keep(word.text);
  Fragment f = ParseSubmitArguments(words, file, options, Reader::kLauncher);
  f.arena = std::move(texts);
  return f;
}

bool SaysNothing(const Fragment& f) { return !HasArguments(f) && f.misuses.empty(); }

}  // namespace

bool HasArguments(const Fragment& f) {
  return !f.settings.empty() || std::any_of(f.options.begin(), f.options.end(), [&](const Option& o) {
    // What a program's script puts in front has the program's place; arguments alone have none.
    return f.program.span.begin == f.program.span.end || o.name_span.begin != f.program.span.begin;
  });
}

std::optional<Fragment> ReadArgumentList(const Document& d, const Node& list, const Environment& env, const SubmitOptions& options) {
  CommandWords words(d, env);
  if (!words.Add(list)) return std::nullopt;
  Fragment f = Parse(words.words(), {}, d.file(), options);
  if (SaysNothing(f)) return std::nullopt;
  words.Hold(f);
  return f;
}

std::optional<Fragment> ReadArgumentText(const Document& d, const Node& scalar, std::string_view title, std::string_view option,
                                         const Environment& env, const SubmitOptions& options) {
  CommandWords words(d, env);
  if (!words.Add(scalar)) return std::nullopt;
  text::Arena texts;
  std::vector<Word> split = SplitLikePython(words.words()[0], 0, texts);
  if (!option.empty()) {
    Word first;
    first.text = option;
    first.span = {d.file(), scalar.span.begin, scalar.span.begin};
    split.insert(split.begin(), first);
  }
  Fragment f = Parse(std::move(split), std::move(texts), d.file(), options);
  f.title = std::string(title);
  f.open_ended = true;  // the service adds settings of its own, and those of the request around
  if (SaysNothing(f) || (!option.empty() && !f.primary_resource.value.empty())) return std::nullopt;
  if (!option.empty()) NoteLost(d, scalar, f);
  words.Hold(f);
  return f;
}

std::optional<Fragment> ReadPysparkText(const Document& d, const Node& scalar, size_t from, const Environment& env, const SubmitOptions& options) {
  CommandWords words(d, env);
  if (!words.Add(scalar)) return std::nullopt;
  Fragment f = ParsePysparkArguments(words.words()[0], from, options);
  if (!HasArguments(f)) return std::nullopt;
  words.Hold(f);
  return f;
}

}  // namespace sparkvet::carrier
