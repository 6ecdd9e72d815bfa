#include <span>

#include "lib/base/strings.h"
#include "lib/carrier/byte_set.h"
#include "lib/carrier/submit.h"
#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {
namespace {

// NAME=… or NAME+=…
bool IsAssignment(std::string_view text) {
  if (text.empty() || !kNameBytes.Holds(text[0]) || base::IsDigit(text[0])) return false;
  const std::string_view rest = text.substr(kNameBytes.EndOf(text, 1, text.size()));
  return rest.starts_with('=') || rest.starts_with("+=");
}

// "$NAME", "${NAME}", "${NAME:-default}" of a shell, "$(NAME)" of a makefile.
struct Variable {
  std::string_view name;
  std::string_view otherwise;
};

Variable VariableOf(std::string_view text) {
  if (!text.starts_with('$')) return {};
  text.remove_prefix(1);
  if ((text.starts_with('{') && text.ends_with('}')) || (text.starts_with('(') && text.ends_with(')'))) {
    text.remove_prefix(1);
    text.remove_suffix(1);
  }
  const size_t sign = text.find_first_of(":-");
  if (sign == std::string_view::npos) return {text, {}};
  const size_t otherwise = text.find('-', sign);
  return {text.substr(0, sign), otherwise == std::string_view::npos ? std::string_view() : text.substr(otherwise + 1)};
}

std::optional<SubmitProgram> ProgramOf(const Word& word, const SubmitOptions& options) {
  if (const auto program = options.Program(word.text)) return program;
  if (!word.unknown) return std::nullopt;
  const Variable variable = VariableOf(word.text);
  if (!variable.name.empty()) {
    if (const auto program = options.ProgramOfVariable(variable.name)) return program;
  }
  return options.Program(variable.otherwise);
}

}  // namespace

size_t SkipAssignments(const std::vector<Word>& words, size_t at) {
  while (at < words.size() && IsAssignment(words[at].text)) ++at;
  return at;
}

size_t SkipWrapper(const Wrapper& wrapper, const std::vector<Word>& words, size_t at) {
  const bool is_remote = wrapper.finds() == WrapperFinds::kRemote;  // assignments are a part of what is run there
  unsigned operands = wrapper.operands();
  for (; at < words.size(); ++at) {
    const std::string_view text = words[at].text;
    if (text == "--") return at + 1;
    if (text.starts_with('-')) {
      if (wrapper.TakesValue(text)) ++at;
    } else if ((is_remote || !IsAssignment(text)) && operands-- == 0) {
      return at;
    }
  }
  return at;
}

size_t BehindExec(const Wrapper& wrapper, const std::vector<Word>& words, size_t at) {
  while (at < words.size() && !wrapper.TakesValue(words[at].text)) ++at;
  return std::min(at + 1, words.size());
}

void DoubtPlaceholders(std::vector<Word>& words, const FoundProgram& program) {
  for (Word& word : std::span(words).subspan(program.arguments)) {
    if (word.unknown) continue;
    size_t at = FindPlaceholder(word.text);
    if (!program.filled.empty()) at = std::min(at, word.text.find(program.filled));
    if (at == std::string_view::npos) continue;
    word.unknown = true;
    word.known = static_cast<uint32_t>(at);
  }
}

bool IsShell(const Word& word, const SubmitOptions& options) {
  const auto wrapper = options.WrapperNamed(word.text);
  return wrapper && wrapper->finds() == WrapperFinds::kScript;
}

bool IsScriptOption(std::string_view word) {
  if (word == "--command") return true;
  return word.size() >= 2 && word[0] == '-' && word[1] != '-' && word.ends_with('c');
}

namespace {

// Where such an option stands, with its value in the same word or the next; the number of words where it does not.
size_t PlaceOf(std::string_view option, const std::vector<Word>& words, size_t at) {
  const auto is_here = [&](const Word& w) { return w.text.starts_with(option) && (w.text.size() == option.size() || w.text[option.size()] == '='); };
  while (at < words.size() && !is_here(words[at])) ++at;
  return at;
}

// docker run --entrypoint spark-submit -it IMAGE …: behind the wrapper's own options, of which words[at], if any, names the entry
// point, stands the image, or the service, and behind that the arguments.
std::optional<FoundProgram> FindEntrypoint(const Wrapper& wrapper, const std::vector<Word>& words, size_t at, const SubmitOptions& options) {
  if (at == words.size()) return std::nullopt;
  const std::string_view option = wrapper.entrypoint();
  const bool is_joined = words[at].text.size() > option.size();
  const size_t index = is_joined ? at : at + 1;
  if (index == words.size()) return std::nullopt;
  const auto program = options.Program(is_joined ? words[at].text.substr(option.size() + 1) : words[index].text);
  if (!program) return std::nullopt;
  for (at = index + 1; at < words.size() && words[at].text.starts_with('-');) at += wrapper.WordsOf(words[at].text);
  if (at >= words.size()) return std::nullopt;
  // $OPTIONS may hold the image, or stand before it.
  const std::string_view next = at + 1 < words.size() ? words[at + 1].text : std::string_view();
  const bool is_certain = !words[at].splits || (options.IsOption(next) && !wrapper.TakesValue(next));
  return is_certain ? std::optional(FoundProgram{index, *program, at + 1}) : std::nullopt;
}

// $COMPOSE exec spark-master spark-submit --master …, ./in-container.sh spark-submit --master …: whatever it is that runs it, a program with
// an option of its own behind it is one. ./build.sh --image pyspark --name x runs none, but who knows what $RUN -it is.
std::optional<FoundProgram> FindBehindUnknown(const std::vector<Word>& words, size_t command, const SubmitOptions& options) {
  for (size_t at = command + 1; at + 1 < words.size(); ++at) {
    if (!options.IsOption(words[at + 1].text)) continue;
    const std::string_view before = words[at - 1].text;
    if (!words[command].unknown && before.starts_with('-') && before != "--") continue;
    if (const auto program = options.Program(words[at].text)) return FoundProgram{at, *program, at + 1};
  }
  return std::nullopt;
}

// xargs -I % …, parallel …: what words[from..to) say that it puts something in for.
std::string_view FilledIn(const std::vector<Word>& words, size_t from, size_t to) {
  for (; from < to; ++from) {
    const std::string_view text = words[from].text;
    if (text.starts_with("-I")) return text.size() > 2 ? text.substr(2) : words[from + 1].text;
  }
  return "{";
}

// A shell, or a program of Spark's.
bool Runs(const Word& word, const SubmitOptions& options) { return IsShell(word, options) || ProgramOf(word, options).has_value(); }

}  // namespace

std::optional<FoundProgram> FindProgram(const std::vector<Word>& words,
                                        const SubmitOptions& options) {
  size_t at = SkipAssignments(words, 0);
  size_t filler = 0;      // behind the last wrapper that puts something in
  size_t entrypoint = 0;  // the next one, which has been looked at: wrappers may be many, and their option has one name
  while (at < words.size()) {
    if (const auto program = ProgramOf(words[at], options)) {
      return FoundProgram{at, *program, at + 1, filler > 0 ? FilledIn(words, filler, at) : std::string_view()};
    }
    const auto wrapper = options.WrapperNamed(words[at].text);
    if (!wrapper) return MayRunAnything(words[at]) ? FindBehindUnknown(words, at, options) : std::nullopt;
    ++at;
    if (wrapper->TakesValue("-I")) filler = at;
    switch (wrapper->finds()) {
      case WrapperFinds::kNext:
        at = SkipWrapper(*wrapper, words, at);
        break;
      case WrapperFinds::kExec:
        at = filler = BehindExec(*wrapper, words, at);
        break;
      case WrapperFinds::kScript:
        // A shell runs the file that its first operand names.
        for (; at < words.size() && words[at].text.starts_with('-'); at += wrapper->TakesValue(words[at].text) ? 2 : 1) {
          if (IsScriptOption(words[at].text)) return std::nullopt;
        }
        break;
      case WrapperFinds::kAny:
        // A container's command: its options are too many to know, so the program is looked for by name, and must
        // have arguments (docker pull spark-submit runs nothing). A container may have the program's name itself, and an
        // option a path to it.
        if (!wrapper->entrypoint().empty() && entrypoint < at) {
          entrypoint = PlaceOf(wrapper->entrypoint(), words, at);
          if (auto found = FindEntrypoint(*wrapper, words, entrypoint, options)) return found;
        }
        while (at < words.size() && !IsShell(words[at], options) &&
               (at + 1 == words.size() || words[at].text.starts_with('-') || !ProgramOf(words[at], options) || Runs(words[at + 1], options))) {
          at += wrapper->TakesValue(words[at].text) ? 2 : 1;
        }
        break;
      case WrapperFinds::kRemote:
      case WrapperFinds::kEval:
      case WrapperFinds::kSteps:
        return std::nullopt;  // what they run is a text that is split once more
    }
  }
  return std::nullopt;
}

}  // namespace sparkvet::carrier
