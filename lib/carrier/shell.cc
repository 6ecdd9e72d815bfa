#include "lib/carrier/shell.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/shell_files.h"
#include "lib/carrier/shell_found.h"
#include "lib/carrier/shell_reader.h"
#include "lib/carrier/shell_scripts.h"
#include "lib/carrier/shell_variables.h"
#include "lib/carrier/submit.h"

namespace sparkvet::carrier {
namespace {

// Scripts inside scripts: ssh host "bash -c '…'".
constexpr int kMaxNested = 4;

// The first reading: who assigns what where.
class Survey : public ShellReader::Sink {
 public:
  explicit Survey(ShellVariables& variables) : variables_(variables) {}
  void OnCommand(ShellCommand&& command) override { variables_.SurveyCommand(command); }
  void OnHereDocument(uint32_t, Word&&) override {}
  void OnComment(size_t, size_t) override {}
  void OnUnclosed(size_t, size_t) override {}
  void OnEnter(ShellBlock block, size_t at) override { variables_.SurveyEnter(block, at); }
  void OnNextBranch() override {}
  void OnExit(size_t at) override { variables_.SurveyExit(at); }
  void OnExpression(std::string_view text) override { variables_.SurveyExpression(text); }
  const ShellValue* Find(std::string_view) override { return nullptr; }

 private:
  ShellVariables& variables_;
};

// The second reading.
class Collector : public ShellReader::Sink {
 public:
  // `outer` are the variables of the shell that runs the script by eval; null where it gets a shell of its own.
  Collector(const Word& script, const SubmitOptions& options, ShellFound& found, int nested, const ShellVariables* outer)
      : script_(script), options_(options), found_(found), nested_(nested), outer_(outer), variables_(arena_) {}

  void Run() {
    if (outer_ == nullptr && script_.text.contains('$')) {
      Survey survey(variables_);
      ShellReader(script_, arena_, survey).Read();
      variables_.EndSurvey();
    }
    ShellReader(script_, arena_, *this).Read();
    for (WrittenFile& file : files_.Take(script_.span.file)) {
      const text::Span at = script_.Part(file.begin, file.begin);
      found_.Add(std::move(file.fragment), at.begin, LineEnd(file.end));
    }
  }

  void OnCommand(ShellCommand&& command) override {
    if (outer_ == nullptr) variables_.Run(command);
    files_.OnCommand(command);
    if (command.words.empty()) return;
    PysparkArguments(command);
    const std::optional<FoundProgram> program = FindProgram(command.words, options_);
    if (!program) {
      Stray(command);
      Scripts(command);
      return;
    }
    text::Arena texts;
    KeepTexts(command.words, texts);
    Fragment fragment = ParseSubmit(command.words, *program, script_.span.file, options_);
    fragment.arena = std::move(texts);
    Add(std::move(fragment), command);
    cut_ = command.ends_line;
  }

  void OnHereDocument(uint32_t document, Word&& body) override {
    if (std::find(scripts_.begin(), scripts_.end(), document) != scripts_.end()) Nested(body, nullptr);
    files_.OnHereDocument(document, std::move(body));
  }

  void OnComment(size_t begin, size_t end) override {
    found_.AddComment(script_.text.substr(begin + 1, end - begin - 1), script_.Part(begin, end));
  }
  void OnUnclosed(size_t begin, size_t end) override { found_.AddUnclosed(script_.Part(begin, end)); }
  void OnEnter(ShellBlock block, size_t at) override {
    variables_.Enter(block, at);
    files_.OnEnter(block);
  }
  void OnNextBranch() override {
    variables_.NextBranch();
    files_.OnNextBranch();
  }
  void OnExit(size_t) override {
    variables_.Exit();
    files_.OnExit();
  }
  void OnExpression(std::string_view) override {}
  const ShellValue* Find(std::string_view name) override { return outer_ ? outer_->Find(name) : variables_.Find(name); }

 private:
  void Add(Fragment&& fragment, const ShellCommand& command) {
    found_.Add(std::move(fragment), script_.Part(command.begin, command.begin).begin, LineEnd(command.end));
  }

  // Where in the source the line ends in which text[end] stands. Looked for once a line.
  uint32_t LineEnd(size_t end) {
    if (end > line_end_ || end < line_begin_) {
      line_begin_ = end;
      line_end_ = std::min(script_.text.find('\n', end), script_.text.size());
    }
    return script_.Part(line_end_, line_end_).begin;
  }

  // export PYSPARK_SUBMIT_ARGS="…", or in front of a command.
  void PysparkArguments(const ShellCommand& command) {
    for (const Word& word : command.words) {
      const std::string_view name = AssignedName(word.text);
      if (name.empty() && &word == &command.words[0] && TakesAssignments(word.text)) continue;
      if (name.empty()) return;
      if (name != kPysparkArguments || word.text[name.size()] != '=') continue;
      Add(ParsePysparkArguments(word, name.size() + 1, options_), command);
    }
  }

  // A line that begins with an option and follows a command of Spark's was meant to belong to it.
  void Stray(const ShellCommand& command) {
    const Word& first = command.words.front();
    const std::string_view name = first.text.substr(0, first.text.find('='));
    if (cut_ && options_.Find(name)) {
      Fragment& cut = found_.last();
      const std::string_view word = cut.arena.Keep(std::string(first.text));
      cut.misuses.push_back({Misuse::Kind::kStrayOption, word, first.Written()});
    } else {
      cut_ = false;
    }
  }

  // Words that are scripts themselves: bash -c "…", ssh host "…".
  void Scripts(const ShellCommand& command) {
    const std::optional<ShellScript> script = FindScript(command.words, options_, arena_);
    if (!script) return;
    cut_ = false;
    if (script->text) return Nested(*script->text, script->same_shell ? (outer_ ? outer_ : &variables_) : nullptr);
    for (const ShellRedirection& r : command.redirections) {
      if (r.kind == ShellRedirection::Kind::kHereDocument) scripts_.push_back(r.document);
      if (r.kind == ShellRedirection::Kind::kHereString) Nested(r.target, nullptr);
    }
  }

  void Nested(const Word& script, const ShellVariables* outer) {
    if (nested_ < kMaxNested) Collector(script, options_, found_, nested_ + 1, outer).Run();
  }

  const Word& script_;
  const SubmitOptions& options_;
  ShellFound& found_;
  int nested_;
  const ShellVariables* outer_;
  text::Arena arena_;
  ShellVariables variables_;
  ShellFiles files_{arena_};
  std::vector<uint32_t> scripts_;  // here-documents that a shell reads
  size_t line_begin_ = 1, line_end_ = 0;
  bool cut_ = false;  // the last command was Spark's and ended with its line
};

}  // namespace

std::vector<Fragment> ParseShell(const Word& script, const SubmitOptions& options) {
  ShellFound found;
  Collector(script, options, found, 0, nullptr).Run();
  return found.Take();
}

std::vector<Fragment> ParseShell(std::string_view text, text::FileId file, const SubmitOptions& options) {
  Word script;
  script.text = text;
  script.span = {file, 0, static_cast<uint32_t>(text.size())};
  return ParseShell(script, options);
}

std::vector<Fragment> ParseCommandLine(const std::vector<Word>& words, text::FileId file, const SubmitOptions& options) {
  std::vector<Fragment> out;
  if (const std::optional<FoundProgram> program = FindProgram(words, options)) {
    out.push_back(ParseSubmit(words, *program, file, options));
    return out;
  }
  text::Arena arena;
  const std::optional<ShellScript> script = FindScript(words, options, arena);
  return script && script->text ? ParseShell(*script->text, options) : std::move(out);
}

}  // namespace sparkvet::carrier
