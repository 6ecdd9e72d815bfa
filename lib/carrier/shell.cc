#include "lib/carrier/shell.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "lib/carrier/continued_template.h"
#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/reused.h"
#include "lib/carrier/service_command.h"
#include "lib/carrier/shell_chosen.h"
#include "lib/carrier/shell_environment.h"
#include "lib/carrier/shell_files.h"
#include "lib/carrier/shell_found.h"
#include "lib/carrier/shell_functions.h"
#include "lib/carrier/shell_run.h"
#include "lib/carrier/shell_scripts.h"
#include "lib/carrier/shell_services.h"
#include "lib/carrier/spark_release.h"
#include "lib/carrier/submit.h"
#include "lib/carrier/unknown.h"

namespace sparkvet::carrier {
namespace {

// $NAME, ${NAME…
bool ReadsVariable(std::string_view text, std::string_view name) {
  for (size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    if (at > 0 && (text[at - 1] == '$' || text[at - 1] == '{')) return true;
  }
  return false;
}

// Others may be run by any shell, those of Dockerfiles and makefiles by /bin/sh.
bool IsForBash(std::string_view script) { return script.starts_with("#!") && script.substr(0, script.find('\n')).contains("bash"); }

// Scripts inside scripts: ssh host "bash -c '…'".
constexpr int kMaxNested = 4;

// Bodies of functions are read again for their calls, up to this.
constexpr size_t kMostReplayed = 1 << 20, kMostReplayedPerByte = 64;

class Collector : public ShellRun {
 public:
  Collector(const Word& script, const SubmitOptions& options, const ReadDocument& read_document, ShellFound& found, int nested,
            const ShellVariables* outer, const ShellEnvironment* outer_environment = nullptr)
      : ShellRun(script, outer, nested == 0 ? options.environment : nullptr),
        script_(script),
        options_(options),
        read_document_(read_document),
        found_(found),
        nested_(nested),
        replayed_(std::min(kMostReplayed, script.text.size() * kMostReplayedPerByte)) {
    room_->files.LetEchoReadEscapes(!IsForBash(script.text));
    if (outer_environment != nullptr) room_->environment = *outer_environment;
  }

  void Collect() {
    Run();
    Conclude();
  }

  // The same without a survey; false if one is needed: then what was found is nothing.
  bool TryToCollect() {
    if (!Try()) return false;
    Conclude();
    return true;
  }

  // The script is the body of a function, and this is a call of it.
  void CollectCall(std::span<const Word> arguments) {
    is_call_ = true;
    HandOver(arguments);
    Collect();
  }

  void Conclude() {
    chosen_.AddTo(found_, room_->run);
    for (const size_t i : room_->functions.Replaced()) found_.Drop(i);
    for (const WrittenFile& file : room_->files.Take(script_.span.file)) {
      if (file.is_document) {
        Document(file);
        continue;
      }
      if (IsShellName(file.target.text)) Nested(file.text, nullptr);
      std::optional<Fragment> fragment = ReadWritten(file.text, file.target.text);
      if (!fragment) continue;
      fragment->open_ended |= !file.complete;
      found_.Add(std::move(*fragment), script_.Part(file.begin, file.begin).begin, LineEnd(file.end));
    }
  }

  void Command(ShellCommand& command) override {
    room_->files.OnCommand(command);
    if (command.words.empty()) return;
    room_->environment.Run(command, options_.environment);
    if (branches_ > 0 && !command.arrays.empty()) {
      chosen_.Take(command, options_, script_.Part(command.begin, command.begin), [&] { return LineEnd(command.end); });
    }
    PysparkArguments(command);
    const size_t at = command.assignments == command.words.size() ? command.assignments : SkipAssignments(command.words, command.assignments);
    if (Call(command, at)) return;
    const bool may_run = at < command.words.size() && (MayRunAnything(command.words[at]) || Knows(command.words[at].text));
    if (!may_run) return Stray(command);
    const std::optional<FoundProgram> program = FindProgram(command.words, options_);
    if (!program) {
      Stray(command);
      Scripts(command);
      for (Fragment& fragment : ReadServiceJobs(command, script_.span.file, options_, read_document_, arena())) Add(std::move(fragment), command);
      return;
    }
    text::Arena texts;
    KeepTexts(command.words, texts);
    if (!program->filled.empty() || MayHoldPlaceholders()) DoubtPlaceholders(command.words, *program);
    Fragment fragment = ParseSubmit(command.words, *program, script_.span.file, options_);
    fragment.arena = std::move(texts);
    room_->environment.AddTo(fragment, variables());
    AddGivenTo(fragment, command.words, program->index, options_);
    const bool needs_one = !program->program.mixed() && program->program.arguments().empty();
    lacks_application_ = needs_one && fragment.primary_resource.value.empty() && !fragment.open_ended;
    room_->run.push_back(found_.size());
    Add(std::move(fragment), command);
    cut_ = command.ends_line;
  }

  bool WantsPlainOperands(std::string_view first) override {
    return Knows(first) || IsOwnCommand(first) || ShellVariables::ReadsOperands(first) || ShellEnvironment::ReadsOperands(first) ||
           room_->files.WantsOperands() || room_->functions.Find(first) != nullptr;
  }

  void OnHereDocument(uint32_t document, const Word& body) override {
    if (std::erase(scripts_, document) > 0) Nested(body, nullptr);
    room_->files.OnHereDocument(document, body);
  }

  void OnComment(size_t begin, size_t end) override {
    if (is_call_) return;  // it has been told
    // Without pieces a text is part of the source.
    found_.AddComment(script_.text.substr(begin + 1, end - begin - 1), script_.Part(begin, end), script_.pieces.empty());
  }
  void OnUnclosed(size_t begin, size_t end) override { found_.AddUnclosed(script_.Part(begin, end)); }
  void OnEnter(ShellBlock block, size_t at) override {
    ShellRun::OnEnter(block, at);
    room_->files.OnEnter(block);
    room_->environment.Enter();
    room_->functions.Enter(script_.text, block, at, found_.size());
    const bool is_branch = block == ShellBlock::kBranch;
    room_->blocks.push_back(is_branch ? 1 : 0);
    branches_ += is_branch;
  }
  void OnNextBranch() override {
    ShellRun::OnNextBranch();
    room_->files.OnNextBranch();
    room_->environment.NextBranch();
  }
  void OnExit(size_t at) override {
    ShellRun::OnExit(at);
    room_->files.OnExit();
    room_->environment.Exit();
    room_->functions.Exit(script_.text, at, found_.size());
    if (room_->blocks.empty()) return;
    branches_ -= room_->blocks.back();
    room_->blocks.pop_back();
  }

 private:
  // What one script after the other is collected in.
  struct Room {
    text::Arena arena;
    ShellFiles files{arena};
    ShellEnvironment environment;
    ShellFunctions functions;
    std::vector<char> blocks;  // open ones: whether each is a branch
    std::vector<size_t> run;   // which of those found are commands that are run here

    void Clear() {
      constexpr size_t kMost = 4096;
      files.Clear();
      environment.Clear();
      functions.Clear();
      arena = text::Arena();
      ClearRoom(blocks, kMost);
      ClearRoom(run, kMost);
    }
  };

  // Asked twice of most: when the first word is read, and behind the last one.
  bool Knows(std::string_view command) {
    if (command.data() != asked_.data() || command.size() != asked_.size()) {
      asked_ = command;
      known_ = options_.Knows(command);
    }
    return known_;
  }

  // A call of a function of the script's own; words[at] is its name.
  bool Call(const ShellCommand& command, size_t at) {
    if (at == command.words.size() || command.words[at].unknown || nested_ >= kMaxNested) return false;
    if (!script_.pieces.empty() || !script_.holes.empty()) return false;  // a part of it would have to be put together anew
    ShellFunctions::Function* const function = room_->functions.Find(command.words[at].text);
    if (function == nullptr) return false;
    const std::span<const Word> arguments = std::span(command.words).subspan(at + 1);
    const bool may_run = function->holds_command() || std::ranges::any_of(arguments, [&](const Word& w) { return !w.unknown && options_.Program(w.text); });
    const size_t size = function->end - function->begin;
    if (!may_run || size > replayed_) return false;
    replayed_ -= size;
    Word body;
    body.text = script_.text.substr(function->begin, size);
    body.span = script_.Part(function->begin, function->end);
    const size_t before = found_.size();
    Collector(body, options_, read_document_, found_, nested_ + 1, &variables(), &room_->environment).CollectCall(arguments);
    function->is_called |= found_.size() > before;
    cut_ = false;
    return true;
  }

  void Document(const WrittenFile& file) {
    if (!read_document_) return;
    for (Fragment& fragment : read_document_(file.text)) {
      fragment.open_ended |= !file.complete;
      found_.Add(std::move(fragment), script_.Part(file.begin, file.begin).begin, LineEnd(file.end));
    }
  }

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
    if (command.assignments == 0 && !TakesAssignments(command.words[0].text)) return;
    for (const Word& word : command.words) {
      const std::string_view name = word.AssignedName();
      if (name.empty() && &word == &command.words[0] && TakesAssignments(word.text)) continue;
      if (name.empty()) return;
      if (word.text[name.size()] != '=') continue;
      if (name == kZeppelinOptions && command.assignments == 0 && !ReadsVariable(script_.text, name)) {
        if (std::optional<Fragment> f = ParseZeppelinOptions(word, name.size() + 1, options_)) Add(std::move(*f), command);
      }
      if (name != kPysparkArguments) continue;
      Fragment fragment = ParsePysparkArguments(word, name.size() + 1, options_);
      // Put together in several steps, or handed on by the script itself.
      if (ReadsVariable(script_.text, kPysparkArguments)) {
        std::erase_if(fragment.misuses, [](const Misuse& m) { return m.kind == Misuse::Kind::kLacksApplication; });
      }
      Add(std::move(fragment), command);
    }
  }

  bool MayHoldPlaceholders() {
    if (!may_hold_placeholders_) may_hold_placeholders_ = MayHoldPlaceholder(script_.text);
    return *may_hold_placeholders_;
  }

  static bool NamesApplication(const Word& word) {
    return !word.unknown && (word.text.ends_with(".py") || word.text.ends_with(".jar") || word.text.ends_with(".R"));
  }

  // A line that begins with an option and follows a command of Spark's was meant to belong to it; one that begins with an
  // application, if the command has none.
  void Stray(const ShellCommand& command) {
    if (!cut_) return;
    const Word& first = command.words.front();
    const std::string_view name = first.text.substr(0, first.text.find('='));
    if (options_.Find(name) || (lacks_application_ && NamesApplication(first))) {
      Fragment& cut = found_.last();
      const std::string_view word = cut.arena.Keep(first.text);
      cut.misuses.push_back({Misuse::Kind::kStrayOption, word, first.Written()});
    } else {
      cut_ = false;
    }
  }

  // Words that are scripts themselves: bash -c "…", ssh host "…".
  void Scripts(const ShellCommand& command) {
    const std::optional<ShellScript> script = FindScript(command.words, options_, arena());
    if (!script) return;
    cut_ = false;
    if (script->text) {
      const size_t before = found_.size();
      Nested(*script->text, script->same_shell ? &variables() : nullptr);
      Image(command, before);
      return;
    }
    for (const ShellRedirection& r : command.redirections) {
      if (r.kind == ShellRedirection::Kind::kHereDocument) scripts_.push_back(r.document);
      if (r.kind == ShellRedirection::Kind::kHereString) Nested(r.target, nullptr);
    }
  }

  // docker run apache/spark:3.5.1 bash -c "…": what the script runs, from `first` on among what was found.
  void Image(const ShellCommand& command, size_t first) {
    if (first == found_.size()) return;
    const NamedImage image = ImageAmong(command.words);
    for (size_t i = first; i < found_.size(); ++i) SayRelease(image, found_.fragment(i));
  }

  void Nested(const Word& script, const ShellVariables* outer) {
    const ShellEnvironment* const environment = outer == nullptr ? nullptr : &room_->environment;
    if (nested_ < kMaxNested) Collector(script, options_, read_document_, found_, nested_ + 1, outer, environment).Collect();
  }

  const Word& script_;
  const SubmitOptions& options_;
  const ReadDocument& read_document_;
  ShellFound& found_;
  int nested_;
  Reused<Room> room_;
  std::vector<uint32_t> scripts_;  // here-documents that a shell reads
  int branches_ = 0;  // among the open blocks
  std::string_view asked_;  // a command, and whether the tables know it
  bool known_ = false;
  std::optional<bool> may_hold_placeholders_;  // asked once, for the first command
  ShellChosen chosen_;
  size_t line_begin_ = 1, line_end_ = 0;
  bool is_call_ = false;  // of a function, whose body this is
  size_t replayed_;  // bytes of bodies that may be read again
  bool cut_ = false;  // the last command was Spark's and ended with its line
  bool lacks_application_ = false;  // and it has none
};

std::vector<Fragment> Collect(const Word& script, const SubmitOptions& options, const ReadDocument& read_document) {
  if (ShellRun::MayTry(script, options.environment)) {
    ShellFound found;
    if (Collector(script, options, read_document, found, 0, nullptr).TryToCollect()) return found.Take();
  }
  ShellFound found;
  Collector(script, options, read_document, found, 0, nullptr).Collect();
  return found.Take();
}

}  // namespace

std::vector<Fragment> ParseShell(const Word& script, const SubmitOptions& options, const ReadDocument& read_document) {
  return ReadBetweenDirectives(script, [&](const Word& text) { return Collect(text, options, read_document); });
}

std::vector<Fragment> ParseShell(std::string_view text, text::FileId file, const SubmitOptions& options,
                                 const ReadDocument& read_document) {
  Word script;
  script.text = text;
  script.span = {file, 0, static_cast<uint32_t>(text.size())};
  return ParseShell(script, options, read_document);
}

std::vector<Fragment> ParseCommandLine(const std::vector<Word>& words, text::FileId file, const SubmitOptions& options) {
  std::vector<Fragment> out;
  if (const std::optional<FoundProgram> program = FindProgram(words, options)) {
    std::vector<Word> kept = words;
    text::Arena texts;
    KeepTexts(kept, texts);
    DoubtPlaceholders(kept, *program);
    out.push_back(ParseSubmit(kept, *program, file, options));
    out.back().arena = std::move(texts);
    AddGivenTo(out.back(), kept, program->index, options);
    return out;
  }
  text::Arena arena;
  std::vector<Word> kept = words;
  KeepTexts(kept, arena);
  if (std::optional<Fragment> fragment = ReadServiceCommand(kept, 0, file, options)) {
    fragment->arena = std::move(arena);
    out.push_back(std::move(*fragment));
    return out;
  }
  const std::optional<ShellScript> script = FindScript(words, options, arena);
  return script && script->text ? ParseShell(*script->text, options) : std::move(out);
}

}  // namespace sparkvet::carrier
