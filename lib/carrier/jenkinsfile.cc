#include "lib/carrier/jenkinsfile.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/batch_file.h"
#include "lib/carrier/exports.h"
#include "lib/carrier/groovy_text.h"
#include "lib/carrier/groovy_tokens.h"
#include "lib/carrier/jenkins_images.h"
#include "lib/carrier/jenkins_names.h"
#include "lib/carrier/pyspark_arguments.h"
#include "lib/carrier/shell_found.h"

namespace sparkvet::carrier {
namespace {

using TokenKind = GroovyToken::Kind;

struct StepKind {
  enum class Reader : uint8_t { kShell, kBatch };

  std::string_view name, argument;
  bool takes_first;  // the text may stand without the argument's name
  bool is_here;      // it finds the environment of the pipeline
  Reader reader;
};

// Of tokens; no step has a longer one beside its text.
constexpr size_t kMostOfArgument = 1000;

constexpr StepKind kSteps[] = {
    {"sh", "script", true, true, StepKind::Reader::kShell},
    {"bat", "script", true, true, StepKind::Reader::kBatch},
    {"sshCommand", "command", false, false, StepKind::Reader::kShell},
    {"sshTransfer", "execCommand", false, false, StepKind::Reader::kShell},
};

class Pipeline {
 public:
  Pipeline(const Word& file, const SubmitOptions& options, const ReadDocument& read_document)
      : text_(file.text), file_(file.span.file), options_(options), read_document_(read_document), tokens_(file.text), expressions_(file, tokens_, arena_), names_(file, tokens_, expressions_, arena_), images_(text_, file_, tokens_) {}

  std::vector<Fragment> Read() {
    for (const GroovyTokens::Comment& comment : tokens_.comments()) {
      found_.AddComment(text_.substr(comment.text.begin, comment.text.end - comment.text.begin), {file_, comment.all.begin, comment.all.end}, true);
    }
    for (const JenkinsNames::Arguments& arguments : names_.PysparkArguments()) {
      Add(ParsePysparkArguments(arguments.value, 0, options_), arguments.begin, arguments.end);
    }
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != TokenKind::kName || i < behind_) continue;
      const std::string_view name = tokens_.Text(i);
      if (name == "stage" || name == "node") found_.ForgetFiles();  // another machine, as it may be
      const auto kind = std::find_if(std::begin(kSteps), std::end(kSteps), [&](const StepKind& k) { return k.name == name; });
      if (kind != std::end(kSteps)) Step(i, *kind);
    }
    return found_.Take();
  }

 private:
  struct Range {
    size_t first, last;
  };

  // sh 'x', sh('x'), sh script: 'x', label: 'y', sh([script: 'x'])
  void Step(size_t name, const StepKind& kind) {
    if (name > 0 && (tokens_.Is(name - 1, "def") || tokens_.Is(name - 1, "void"))) return;
    Range arguments{name + 1, tokens_.size()};
    for (const std::string_view open : {"(", "["}) {
      while (tokens_.Is(arguments.first, TokenKind::kLineEnd) && arguments.first > name + 1) ++arguments.first;
      const uint32_t close = tokens_.Is(arguments.first, open) ? tokens_[arguments.first].partner : GroovyToken::kNone;
      if (close == GroovyToken::kNone || (open == "[" && tokens_.Is(close + 1, "."))) continue;  // [ … ].join(' ')
      arguments = {arguments.first + 1, close};
    }
    if (const std::optional<Range> script = Script(arguments, kind)) {
      behind_ = script->last;
      Run(name, *script, kind);
    }
  }

  std::optional<Range> Script(Range arguments, const StepKind& kind) const {
    for (size_t at = arguments.first; at < arguments.last;) {
      while (at < arguments.last && at > arguments.first && tokens_.Is(at, TokenKind::kLineEnd)) ++at;
      const bool is_named = tokens_.Is(at + 1, ":") && (tokens_.Is(at, TokenKind::kName) || tokens_.Is(at, TokenKind::kString));
      const size_t value = is_named ? at + 2 : at;
      const bool is_text = tokens_.Is(value, TokenKind::kString) || tokens_.Is(value, TokenKind::kName) || tokens_.Is(value, "(") || tokens_.Is(value, "[");
      const bool is_script = is_named ? tokens_.Text(at) == kind.argument : kind.takes_first && at == arguments.first;
      const size_t end = std::min(expressions_.ExpressionEnd(value, is_script ? SIZE_MAX : kMostOfArgument), arguments.last);
      if (is_script) return is_text && value < end ? std::optional(Range{value, end}) : std::nullopt;
      if (!is_named || !tokens_.Is(end, ",")) return std::nullopt;
      at = end + 1;
    }
    return std::nullopt;
  }

  void Run(size_t step, Range script, const StepKind& kind) {
    const Word text = expressions_.Read(script.first, script.last, names_);
    if (text.text.starts_with("#!") && !StartsLikeShell(text.text)) return;
    std::vector<Fragment> found;
    if (kind.reader == StepKind::Reader::kBatch) {
      found = ParseBatchFile(text, options_);
    } else {
      const std::vector<Export> exports = kind.is_here ? names_.Exports(step) : std::vector<Export>();
      found = ParseShell(BehindExports(exports, text, arena_), options_, read_document_);
    }
    const size_t end = tokens_[script.last - 1].end;
    for (Fragment& f : found) {
      f.step = {file_, tokens_[step].begin, static_cast<uint32_t>(end)};
      if (kind.is_here && f.release.value.empty()) {
        const NamedImage image = images_.Of(step);
        f.release = image.version;
        f.release_of = image.name;
      }
      Add(std::move(f), tokens_[step].begin, end);
    }
  }

  void Add(Fragment fragment, size_t begin, size_t end) {
    // Looked for once a line.
    if (end < line_begin_ || end > line_end_) {
      line_begin_ = end;
      line_end_ = std::min(text_.find('\n', end), text_.size());
    }
    found_.AddInTurn(std::move(fragment), static_cast<uint32_t>(begin), static_cast<uint32_t>(line_end_));
  }

  std::string_view text_;
  text::FileId file_;
  const SubmitOptions& options_;
  const ReadDocument& read_document_;
  text::Arena arena_;
  GroovyTokens tokens_;
  GroovyText expressions_;
  JenkinsNames names_;
  JenkinsImages images_;
  ShellFound found_;
  size_t behind_ = 0;  // the text that was read last: what is put into it is no step of its own
  size_t line_begin_ = 1, line_end_ = 0;
};

}  // namespace

std::vector<Fragment> ParseJenkinsfile(std::string_view text, text::FileId file, const SubmitOptions& options, const ReadDocument& read_document) {
  Word whole;
  whole.text = text;
  whole.span = {file, 0, static_cast<uint32_t>(text.size())};
  return Pipeline(whole, options, read_document).Read();
}

bool MayBeJenkinsfile(const FileName& name) {
  return name.plain.starts_with("Jenkinsfile") || base::IsOneOf(name.extension, {".jenkinsfile", ".Jenkinsfile", ".groovy"});
}

bool IsJenkinsfile(const FileName& name, std::string_view text) {
  if (name.plain.starts_with("Jenkinsfile")) return !IsOtherLanguage(name.extension);
  if (name.extension != ".groovy") return true;
  if (name.path.starts_with("vars/") || name.path.contains("/vars/")) return true;
  return text.contains("pipeline {") || text.contains("node {") || text.contains("node(") || text.contains("stage(");
}

}  // namespace sparkvet::carrier
