#include "lib/base/strings.h"
#include "lib/carrier/submit.h"

namespace sparkvet::carrier {
namespace {

// NAME=… or NAME+=…
bool IsAssignment(std::string_view text) {
  size_t n = 0;
  while (n < text.size() &&
         (base::IsAlpha(text[n]) || text[n] == '_' || (n > 0 && base::IsDigit(text[n]))))
    ++n;
  const std::string_view rest = text.substr(n);
  return n > 0 && (rest.starts_with('=') || rest.starts_with("+="));
}

// "$SPARK_SUBMIT" and "${SPARK_SUBMIT}" -> "SPARK_SUBMIT"
std::string_view VariableName(std::string_view text) {
  if (!text.starts_with('$')) return {};
  text.remove_prefix(1);
  if (text.starts_with('{') && text.ends_with('}')) {
    text.remove_prefix(1);
    text.remove_suffix(1);
  }
  return text;
}

std::optional<SubmitProgram> ProgramOf(const Word& word, const SubmitOptions& options) {
  if (const auto program = options.Program(word.text)) return program;
  return word.unknown ? options.ProgramOfVariable(VariableName(word.text)) : std::nullopt;
}

// The first word behind a wrapper's own options, operands and assignments.
size_t SkipWrapper(const Wrapper& wrapper, const std::vector<Word>& words, size_t at) {
  unsigned operands = wrapper.operands();
  for (; at < words.size(); ++at) {
    const std::string_view text = words[at].text;
    if (text == "--") return at + 1;
    if (text.starts_with('-')) {
      if (wrapper.TakesValue(text)) ++at;
    } else if (!IsAssignment(text) && operands-- == 0) {
      return at;
    }
  }
  return at;
}

}  // namespace

std::optional<FoundProgram> FindProgram(const std::vector<Word>& words,
                                        const SubmitOptions& options) {
  size_t at = 0;
  while (at < words.size() && IsAssignment(words[at].text)) ++at;
  while (at < words.size()) {
    if (const auto program = ProgramOf(words[at], options)) return FoundProgram{at, *program};
    const auto wrapper = options.WrapperNamed(words[at].text);
    if (!wrapper) return std::nullopt;
    ++at;
    if (wrapper->finds() == WrapperFinds::kNext) {
      at = SkipWrapper(*wrapper, words, at);
      continue;
    }
    // A container's or host's command: its options are too many to know, so the program is looked for by name,
    // and must have arguments (docker pull spark-submit runs nothing).
    for (; at + 1 < words.size(); ++at) {
      if (const auto program = ProgramOf(words[at], options)) return FoundProgram{at, *program};
    }
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace sparkvet::carrier
