#include "lib/carrier/shell_services.h"

#include <optional>
#include <utility>

#include "lib/carrier/emr_steps.h"
#include "lib/carrier/service_command.h"
#include "lib/carrier/shell_found.h"
#include "lib/carrier/submit.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

class Jobs {
 public:
  Jobs(const ShellCommand& command, text::FileId file, const SubmitOptions& options, const ReadDocument& read_document, text::Arena& arena)
      : command_(command), file_(file), options_(options), read_document_(read_document), arena_(arena) {}

  std::vector<Fragment> Read() {
    Steps();
    if (!out_.empty()) {
      const NamedImage release = LabelAmong(command_.words, options_);
      for (Fragment& f : out_) SayRelease(release, f);
    }
    Service();
    return std::move(out_);
  }

 private:
  // aws emr add-steps --steps Type=Spark,Args=[…]
  void Steps() {
    const size_t at = SkipAssignments(command_.words, 0);
    if (at == command_.words.size()) return;
    const auto wrapper = options_.WrapperNamed(command_.words[at].text);
    if (!wrapper || wrapper->finds() != WrapperFinds::kSteps) return;
    for (const Word& word : command_.words) {
      if (Json(word)) continue;
      for (EmrStep& step : EmrSteps(word, arena_)) {
        text::Arena texts;
        KeepTexts(step.words, texts);
        const std::optional<FoundProgram> program = FindProgram(step.words, options_);
        if (!program && !step.is_spark) continue;
        Fragment fragment = program ? ParseSubmit(step.words, *program, file_, options_) : ParseSubmitArguments(step.words, file_, options_, Reader::kLauncher);
        if (!program) fragment.program.span = step.words.front().span;
        fragment.arena = std::move(texts);
        out_.push_back(std::move(fragment));
      }
    }
  }

  // --steps '[{"Type": "Spark", "Args": […]}]', --job-driver='{"sparkSubmit": {…}}'
  bool Json(const Word& word) {
    if (!read_document_) return false;
    size_t begin = 0;
    if (word.text.starts_with("--") && word.text.contains('=')) begin = word.text.find('=') + 1;
    if (!word.text.substr(begin).starts_with('{') && !word.text.substr(begin).starts_with('[')) return false;
    const Word nowhere;
    WordBuilder part(nowhere, arena_);
    part.Start(0);
    part.Append(word, begin, word.text.size());
    Word text = part.Finish(0);
    text.span.file = file_;
    std::vector<Fragment> found = read_document_(text);
    for (Fragment& fragment : found) out_.push_back(std::move(fragment));
    return !found.empty();
  }

  // gcloud dataproc jobs submit spark --properties=…
  void Service() {
    const size_t at = SkipAssignments(command_.words, 0);
    std::vector<Word> words(command_.words.begin() + static_cast<ptrdiff_t>(at), command_.words.end());
    if (words.empty() || options_.ServiceCommands(words.front().text).empty()) return;
    text::Arena texts;
    KeepTexts(words, texts);
    std::optional<Fragment> fragment = ReadServiceCommand(words, 0, file_, options_);
    if (!fragment) return;
    fragment->arena = std::move(texts);
    out_.push_back(std::move(*fragment));
  }

  const ShellCommand& command_;
  text::FileId file_;
  const SubmitOptions& options_;
  const ReadDocument& read_document_;
  text::Arena& arena_;
  std::vector<Fragment> out_;
};

}  // namespace

std::vector<Fragment> ReadServiceJobs(const ShellCommand& command, text::FileId file, const SubmitOptions& options, const ReadDocument& read_document,
                                      text::Arena& arena) {
  return Jobs(command, file, options, read_document, arena).Read();
}

void SayRelease(const NamedImage& image, Fragment& fragment) {
  if (image.version.value.empty() || !fragment.release.value.empty()) return;
  fragment.release = {fragment.arena.Keep(image.version.value), image.version.span};
  fragment.release_of = fragment.arena.Keep(image.name);
}

}  // namespace sparkvet::carrier
