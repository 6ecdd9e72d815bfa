#include "lib/carrier/pyspark_arguments.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lib/carrier/submit.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kResource = "pyspark-shell";

constexpr bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

std::vector<Word> SplitLikePython(const Word& value, size_t from, text::Arena& arena) {
  std::vector<Word> out;
  const std::string_view text = value.text;
  WordBuilder word(value, arena);
  word.Start(from);
  auto hole = value.holes.begin();
  char quote = '\0';
  const auto finish = [&](size_t at) {
    if (!word.empty()) out.push_back(word.Finish(at));
  };
  for (size_t at = from; at < text.size();) {
    while (hole != value.holes.end() && (hole->end <= at || hole->optional)) ++hole;
    if (hole != value.holes.end() && hole->begin <= at) {
      word.Expand(at, hole->end, quote == '\0');
      at = hole->end;
      continue;
    }
    const char c = text[at];
    if (c == '\\' && quote != '\'' && at + 1 < text.size()) {
      const char next = text[at + 1];
      if (quote == '\0' || next == '"' || next == '\\') {
        word.Put(text.substr(at + 1, 1), at, at + 2);
      } else {
        word.Copy(at, at + 2);
      }
      at += 2;
    } else if (quote != '\0' ? c == quote : c == '\'' || c == '"') {
      quote = quote == '\0' ? c : '\0';
      word.Quote();
      ++at;
    } else if (quote == '\0' && IsBlank(c)) {
      finish(at++);
      word.Start(at);
    } else {
      const size_t begin = at++;
      const size_t stop = hole != value.holes.end() ? hole->begin : text.size();
      while (at < stop && text[at] != '\\' && text[at] != '\'' && text[at] != '"' && !IsBlank(text[at])) ++at;
      word.Copy(begin, at);
    }
  }
  finish(text.size());
  return out;
}

namespace {

// Words for spark-submit in the value of a variable, NAME=…; the variable stands for the program.
Fragment ParseVariable(std::string_view name, const Word& value, size_t from, std::vector<Word> words, text::Arena texts, const SubmitOptions& options) {
  for (Word& word : words) word.text = texts.Keep(word.text);
  Fragment out = ParseSubmitArguments(words, value.span.file, options, Reader::kLauncher);
  out.title = name;
  out.program.span = value.Part(0, from > 0 ? from - 1 : 0);
  out.arena = std::move(texts);
  return out;
}

}  // namespace

Fragment ParsePysparkArguments(const Word& value, size_t from, const SubmitOptions& options) {
  text::Arena texts;
  const std::vector<Word> words = SplitLikePython(value, from, texts);
  Fragment out = ParseVariable(kPysparkArguments, value, from, words, std::move(texts), options);
  // A script may put the text together in several steps.
  const bool is_known = std::none_of(words.begin(), words.end(), [](const Word& w) { return w.unknown; });
  if (is_known && !words.empty() && out.primary_resource.value.empty()) {
    out.misuses.push_back({Misuse::Kind::kLacksApplication, kPysparkArguments, value.Part(from, value.text.size())});
  }
  if (out.primary_resource.value != kResource) out.open_ended = true;
  return out;
}

std::optional<Fragment> ParseZeppelinOptions(const Word& value, size_t from, const SubmitOptions& options) {
  const std::string_view text = value.text.substr(from);
  if (!text.starts_with("--") || text.find_first_of("'\"\\") != std::string_view::npos) return std::nullopt;
  text::Arena texts;
  std::vector<Word> words = SplitLikePython(value, from, texts);
  Fragment out = ParseVariable(kZeppelinOptions, value, from, std::move(words), std::move(texts), options);
  out.open_ended = true;
  return out;
}

}  // namespace sparkvet::carrier
