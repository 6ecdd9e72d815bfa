#include "lib/carrier/shell_scripts.h"

#include "lib/carrier/submit.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

// The words from `first` on as one text, with blanks between them.
Word Joined(const std::vector<Word>& words, size_t first, text::Arena& arena) {
  if (first + 1 == words.size()) return words[first];
  const Word nowhere;
  WordBuilder builder(nowhere, arena);
  builder.Start(0);
  for (size_t i = first; i < words.size(); ++i) {
    if (i > first) builder.Fill(" ");
    builder.Append(words[i], 0, words[i].text.size());
  }
  Word word = builder.Finish(0);
  word.span = {words[first].span.file, words[first].span.begin, words.back().span.end};
  return word;
}

// The one behind -c, -lc or --command, or in the same word; or behind the option that the command has for it.
std::optional<Word> BehindOption(const std::vector<Word>& words, size_t at, std::string_view own, text::Arena& arena) {
  const std::string_view name = own.empty() ? std::string_view("--command") : own;
  for (; at < words.size(); ++at) {
    const std::string_view text = words[at].text;
    if (at + 1 < words.size() && (own.empty() ? IsScriptOption(text) : text == own)) return words[at + 1];
    if (!text.starts_with(name) || !text.substr(name.size()).starts_with('=')) continue;
    const Word nowhere;
    WordBuilder builder(nowhere, arena);
    builder.Start(0);
    builder.Append(words[at], name.size() + 1, text.size());
    Word word = builder.Finish(0);
    word.span = words[at].span;
    return word;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ShellScript> FindScript(const std::vector<Word>& words, const SubmitOptions& options, text::Arena& arena) {
  size_t at = SkipAssignments(words, 0);
  while (at < words.size()) {
    const auto wrapper = options.WrapperNamed(words[at].text);
    if (!wrapper && !MayRunAnything(words[at])) return std::nullopt;
    ++at;
    switch (wrapper ? wrapper->finds() : WrapperFinds::kAny) {  // $EXEC bash -c "…"
      case WrapperFinds::kNext:
        at = SkipWrapper(*wrapper, words, at);
        break;
      case WrapperFinds::kAny:
        while (at < words.size() && !IsShell(words[at], options)) ++at;
        break;
      case WrapperFinds::kScript:
        return ShellScript{BehindOption(words, at, wrapper->entrypoint(), arena), false};
      case WrapperFinds::kExec:
        at = BehindExec(*wrapper, words, at);
        break;
      case WrapperFinds::kRemote:
        at = SkipWrapper(*wrapper, words, at);
        if (at >= words.size()) return ShellScript{};
        if (IsShell(words[at], options) && !BehindOption(words, at, {}, arena)) return ShellScript{};
        return ShellScript{Joined(words, at, arena), false};
      case WrapperFinds::kEval:
        if (at < words.size()) return ShellScript{Joined(words, at, arena), true};
        return std::nullopt;
      case WrapperFinds::kSteps:
        return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace sparkvet::carrier
