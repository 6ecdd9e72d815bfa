#include "lib/carrier/dockerfile.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/continued_template.h"
#include "lib/carrier/dockerfile_lines.h"
#include "lib/carrier/exports.h"
#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/shell_files.h"
#include "lib/carrier/shell_found.h"
#include "lib/carrier/shell_scan.h"
#include "lib/carrier/spark_release.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

constexpr bool IsBlank(char c) { return c == ' ' || c == '\t'; }

size_t SkipBlanks(std::string_view text, size_t at) {
  while (at < text.size() && IsBlank(text[at])) ++at;
  return at;
}

size_t WordEnd(std::string_view text, size_t at) {
  while (at < text.size() && !IsBlank(text[at])) ++at;
  return at;
}

// Behind --mount=… and --platform=…
size_t SkipFlags(std::string_view text) {
  size_t at = SkipBlanks(text, 0);
  while (text.substr(at).starts_with("--")) at = SkipBlanks(text, WordEnd(text, at));
  return at;
}

// The end of $NAME or ${…} that starts at `at`.
size_t ReferenceEnd(std::string_view text, size_t at) {
  if (at + 1 < text.size() && text[at + 1] == '{') return std::min(text.find('}', at), text.size() - 1) + 1;
  return VariableEnd(text, at);
}

constexpr size_t kMostVariables = 64;  // of one stage

class Parser {
 public:
  Parser(const Word& file, const SubmitOptions& options) : file_(file), options_(options), lines_(file, arena_) {}

  std::vector<Fragment> Run() {
    while (std::optional<DockerInstruction> instruction = lines_.Next()) {
      Comments();
      Take(std::move(*instruction));
    }
    Comments();
    EndStage();
    return found_.Take();
  }

 private:
  // CMD or ENTRYPOINT.
  struct Start {
    Word text;
    std::optional<std::vector<Word>> words;  // of the exec form
    size_t begin, end;
  };
  struct Stage {
    std::string name;  // in small letters
    text::Located<std::string_view> release;
    std::string_view image;
    std::vector<Export> environment;  // what ENV has said so far and is known
  };

  void Comments() {
    for (const text::Span span : lines_.TakeComments()) {
      found_.AddComment(file_.text.substr(span.begin + 1, span.end - span.begin - 1), span);
    }
  }

  void Take(DockerInstruction instruction) {
    if (instruction.keyword == "FROM") {
      From(instruction);
    } else if (instruction.keyword == "SHELL") {
      const std::string lower = base::Lower(instruction.text.text);
      posix_ = !lower.contains("powershell") && !lower.contains("cmd") && !lower.contains("pwsh");
    } else if (instruction.keyword == "ENV") {
      Environment(instruction);
    } else if (instruction.keyword == "RUN") {
      Run(instruction);
    } else if (instruction.keyword == "COPY" || instruction.keyword == "ADD") {
      Copy(instruction);
    } else if (instruction.keyword == "CMD" || instruction.keyword == "ENTRYPOINT") {
      std::optional<Start>& start = instruction.keyword == "CMD" ? command_ : entry_point_;
      start = Start{instruction.text, JsonWords(instruction.text, arena_), instruction.begin, instruction.end};
    }
  }

  // FROM [--platform=p] image [AS name]
  void From(const DockerInstruction& from) {
    EndStage();
    found_.ForgetFiles();
    const std::string_view text = from.text.text;
    const size_t begin = SkipFlags(text);
    const size_t end = WordEnd(text, begin);
    Stage stage;
    const std::string_view image = text.substr(begin, end - begin);
    if (const auto earlier = stages_.find(base::Lower(image)); earlier != stages_.end()) stage = earlier->second;
    if (const std::string_view version = ReleaseOfImage(image); !version.empty() && from.text.pieces.empty()) {
      const size_t at = static_cast<size_t>(version.data() - text.data());
      stage.release = {version, from.text.Part(at, at + version.size())};
      stage.image = image;
    }
    const size_t as = SkipBlanks(text, end);
    const size_t name = std::min(SkipBlanks(text, WordEnd(text, as)), text.size());
    stage.name = base::Lower(text.substr(name, WordEnd(text, name) - name));
    stage_ = std::move(stage);
  }

  // ENV NAME=value OTHER="a b", or ENV NAME all the rest.
  void Environment(const DockerInstruction& env) {
    const std::string_view text = env.text.text;
    const size_t first = WordEnd(text, 0);
    if (text.substr(0, first).find('=') == std::string_view::npos) {
      size_t at = SkipBlanks(text, first);
      const Word value = Value(env.text, at, false);
      if (text.substr(0, first) == kPysparkArguments) AddPyspark(value, env);
      Set(stage_.environment, text.substr(0, first), value);
      return;
    }
    std::vector<Export> environment = stage_.environment;  // the values of one instruction do not see each other
    for (size_t at = SkipBlanks(text, 0); at < text.size(); at = SkipBlanks(text, at)) {
      const size_t equals = std::min(text.find('=', at), text.size());
      const std::string_view name = text.substr(at, equals - at);
      const size_t before = at;
      at = std::min(equals + 1, text.size());
      const Word value = Value(env.text, at, true);
      if (name == kPysparkArguments) AddPyspark(value, env);
      Set(environment, name, value);
      if (at == before) break;
    }
    stage_.environment = std::move(environment);
  }

  // What an image is built or started with may be another value where this one is empty.
  static void Set(std::vector<Export>& environment, std::string_view name, const Word& value) {
    std::erase_if(environment, [&](const Export& e) { return e.name == name; });
    if (!value.unknown && !value.text.empty() && name != kPysparkArguments && environment.size() < kMostVariables) environment.push_back({name, value});
  }

  // What $NAME or ${NAME} stands for; null where ENV has not said it.
  const Word* Held(std::string_view reference) const {
    const bool braces = reference.starts_with("${");
    const std::string_view name = braces ? reference.substr(2, reference.size() - 3) : reference.substr(1);
    const auto at = std::find_if(stage_.environment.begin(), stage_.environment.end(), [&](const Export& e) { return e.name == name; });
    return at == stage_.environment.end() ? nullptr : &at->value;
  }

  // Most scripts have nothing of Spark's, and then it makes no difference what they find.
  std::vector<Fragment> Script(const Word& script) {
    const bool may_matter = FindTrace(script.text) != std::string_view::npos;
    return ParseShell(may_matter ? BehindExports(stage_.environment, script, arena_) : script, options_);
  }
  std::vector<Fragment> CommandLine(const std::vector<Word>& words) {
    std::vector<Fragment> found = ParseCommandLine(words, file_.span.file, options_);
    for (Fragment& f : found) {
      if (f.kind == Kind::kSubmit) HandOn(stage_.environment, f);
    }
    return found;
  }

  void AddPyspark(const Word& value, const DockerInstruction& env) {
    Add(ParsePysparkArguments(value, 0, options_), env.begin, env.end);
  }

  // As Docker reads a value from `at` on: quotes, the escape sign, and variables of the build.
  Word Value(const Word& text, size_t& at, bool ends_at_blank) {
    WordBuilder value(text, arena_);
    value.Start(at);
    value.Quote();
    char quote = '\0';
    const std::string_view s = text.text;
    while (at < s.size() && (quote != '\0' || !ends_at_blank || !IsBlank(s[at]))) {
      const char c = s[at];
      if (c == lines_.escape() && quote != '\'' && at + 1 < s.size()) {
        const char next = s[at + 1];
        const bool escapes = quote == '\0' || next == '"' || next == '$' || next == lines_.escape();
        if (escapes) {
          value.Put(s.substr(at + 1, 1), at, at + 2);
        } else {
          value.Copy(at, at + 2);
        }
        at += 2;
      } else if (quote != '\0' ? c == quote : c == '"' || c == '\'') {
        quote = quote == '\0' ? c : '\0';
        ++at;
      } else if (const size_t end = c == '$' && quote != '\'' ? ReferenceEnd(s, at) : at; end != at) {
        if (const Word* const held = Held(s.substr(at, end - at))) value.Insert(*held, 0, held->text.size(), at, end, false);
        else value.Expand(at, end, false);
        at = end;
      } else {
        value.Copy(at, at + 1);
        ++at;
      }
    }
    return value.Finish(at);
  }

  void Run(const DockerInstruction& run) {
    const Word text = Rest(run.text, SkipFlags(run.text.text));
    if (auto words = JsonWords(text, arena_)) return AddAll(CommandLine(*words), run.begin, run.end);
    if (!posix_) return;
    if (run.documents.empty()) return AddAll(Script(text), run.begin, run.end);
    const std::string_view alone = base::TrimBlanks(text.text);
    const auto& first = run.documents.front();
    if (run.documents.size() == 1 && alone.starts_with("<<") && WordEnd(alone, 0) == alone.size()) {
      const std::string_view body = file_.text.substr(first.begin, first.end - first.begin);
      if (body.starts_with("#!") && !StartsLikeShell(body)) return;
      return AddAll(Script(Body(first)), run.begin, run.end);
    }
    // The shell sees the line and the documents behind it.
    WordBuilder script(file_, arena_);
    script.Start(run.begin);
    script.Append(text, 0, text.text.size());
    script.Fill("\n");
    const size_t end = std::min(run.end + 1, file_.text.size());
    script.Copy(first.begin, std::max(first.begin, end));
    AddAll(Script(script.Finish(end)), run.begin, run.end);
  }

  Word Rest(const Word& text, size_t from) {
    WordBuilder rest(text, arena_);
    rest.Start(from);
    rest.Copy(from, text.text.size());
    return rest.Finish(text.text.size());
  }

  // As it stands, but for tabs.
  Word Body(const DockerInstruction::HereDocument& document) {
    WordBuilder body(file_, arena_);
    body.Start(document.begin);
    for (size_t at = document.begin; at < document.end;) {
      while (document.strip_tabs && at < document.end && file_.text[at] == '\t') ++at;
      const size_t line_end = document.strip_tabs ? std::min(file_.text.find('\n', at), document.end) : document.end;
      const size_t end = std::min(line_end + 1, document.end);  // the last line may have none
      body.Copy(at, end);
      at = end;
    }
    return body.Finish(document.end);
  }

  // Variables of the build are put in where the delimiter has no quotes.
  void MarkVariables(Word& body) {
    const std::string_view text = body.text;
    std::vector<Word::Hole> holes(body.holes.begin(), body.holes.end());
    for (size_t at = text.find_first_of("$\\"); at != std::string_view::npos; at = text.find_first_of("$\\", at)) {
      const size_t end = text[at] == '$' ? ReferenceEnd(text, at) : at;
      if (end == at) {
        at += text[at] == '\\' ? 2 : 1;
        continue;
      }
      holes.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
      body.unknown = true;
      at = end;
    }
    body.holes = arena_.KeepAll<Word::Hole>(holes);
  }

  // COPY <<EOF /opt/spark/conf/spark-defaults.conf, COPY <<run.sh <<spark-defaults.conf /opt/
  void Copy(const DockerInstruction& copy) {
    const std::string_view text = base::TrimBlanks(copy.text.text);
    std::string_view target = text.substr(text.find_last_of(" \t") + 1);
    while (target.ends_with('"') || target.ends_with(']')) target.remove_suffix(1);
    target.remove_prefix(std::min(target.find_last_of('"') + 1, target.size()));
    for (const auto& document : copy.documents) {
      const std::string_view path = target.ends_with('/') ? std::string_view(document.name) : target;
      Word body = Body(document);
      if (IsShellName(path)) {
        AddAll(ParseShell(body, options_), copy.begin, copy.end);
        continue;
      }
      if (!document.literal) MarkVariables(body);
      if (std::optional<Fragment> fragment = ReadWritten(body, path)) Add(std::move(*fragment), copy.begin, copy.end);
    }
  }

  // What the image starts: ENTRYPOINT with CMD behind it.
  void EndStage() {
    const std::optional<Start> entry_point = std::exchange(entry_point_, std::nullopt);
    const std::optional<Start> command = std::exchange(command_, std::nullopt);
    posix_ = true;
    if (!stage_.name.empty()) stages_[stage_.name] = stage_;
    if (entry_point && entry_point->words) {
      std::vector<Word> words = *entry_point->words;
      if (command && command->words) {
        words.insert(words.end(), command->words->begin(), command->words->end());
      } else if (command) {
        words.push_back({.text = "/bin/sh", .span = command->text.span});
        words.push_back({.text = "-c", .span = command->text.span});
        words.push_back(command->text);
      }
      std::vector<Fragment> found = CommandLine(words);
      // What is said when the container is started comes behind it.
      for (Fragment& f : found) {
        if (!command && f.primary_resource.value.empty()) f.open_ended = true;
      }
      const bool none = found.empty();
      AddAll(std::move(found), entry_point->begin, entry_point->end);
      if (!none) return;
    } else if (entry_point) {
      AddAll(Script(entry_point->text), entry_point->begin, entry_point->end);
      return;
    }
    if (!command) return;
    AddAll(command->words ? CommandLine(*command->words) : Script(command->text), command->begin, command->end);
  }

  void AddAll(std::vector<Fragment> fragments, size_t begin, size_t end) {
    for (Fragment& f : fragments) Add(std::move(f), begin, end);
  }

  void Add(Fragment fragment, size_t begin, size_t end) {
    if (fragment.release.value.empty()) {
      fragment.release = stage_.release;
      fragment.release_of = stage_.image;
    }
    found_.AddInTurn(std::move(fragment), static_cast<uint32_t>(begin), static_cast<uint32_t>(end));
  }

  const Word& file_;
  const SubmitOptions& options_;
  text::Arena arena_;
  DockerLines lines_;
  ShellFound found_;
  Stage stage_;
  std::unordered_map<std::string, Stage> stages_;  // by name
  std::optional<Start> entry_point_, command_;
  bool posix_ = true;
};

}  // namespace

std::vector<Fragment> ParseDockerfile(std::string_view text, text::FileId file, const SubmitOptions& options) {
  Word whole;
  whole.text = text;
  whole.span = {file, 0, static_cast<uint32_t>(text.size())};
  return ReadBetweenDirectives(whole, [&](const Word& file_text) { return Parser(file_text, options).Run(); });
}

bool IsDockerfileName(const FileName& name) {
  constexpr std::string_view kShortest = "dockerfile";
  if (name.plain.size() < kShortest.size()) return false;
  const char first = base::ToLower(name.plain.front());
  if (first != 'd' && first != 'c' && base::ToLower(name.plain.back()) != 'e') return false;  // most files
  const std::string lower = base::Lower(name.plain);
  if (IsOtherLanguage(name.extension)) return false;
  return lower == "dockerfile" || lower == "containerfile" || lower.starts_with("dockerfile.") || lower.starts_with("containerfile.") ||
         lower.ends_with(".dockerfile") || lower.ends_with(".containerfile");
}

}  // namespace sparkvet::carrier
