#include "lib/carrier/shell.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lib/carrier/shell_reader.h"
#include "lib/carrier/submit.h"

namespace sparkvet::carrier {
namespace {

// Scripts inside scripts: ssh host "bash -c '…'".
constexpr int kMaxNested = 4;

class Collector : public ShellReader::Sink {
 public:
  Collector(std::string_view text, text::FileId file, const SubmitOptions& options)
      : text_(text), file_(file), options_(options), reader_(text, file, arena_, *this) {}

  std::vector<Fragment> Run() {
    reader_.Read(0, text_.size());
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Found& a, const Found& b) { return a.begin < b.begin; });
    // A substitution inside a quoted script has been read twice.
    const auto same = [](const Found& a, const Found& b) { return a.begin == b.begin; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    GiveComments();
    std::vector<Fragment> out;
    for (Found& f : found_) out.push_back(std::move(f.fragment));
    return out;
  }

  void OnCommand(ShellCommand&& command) override {
    const std::optional<FoundProgram> program = FindProgram(command.words, options_);
    if (!program) {
      Stray(command);
      Scripts(command);
      return;
    }
    // Unquoted texts live in the reader's arena, which does not outlive it.
    text::Arena texts;
    for (Word& word : command.words) {
      if (!word.pieces.empty()) word.text = texts.Keep(std::string(word.text));
    }
    Fragment fragment = ParseSubmit(command.words, *program, file_, options_);
    fragment.arena = std::move(texts);
    found_.push_back(
        {std::move(fragment), command.words.front().span.begin, command.words.back().span.end});
    cut_ = command.ends_line;
  }

  void OnComment(text::Span span) override {
    comments_.push_back({text_.substr(span.begin + 1, span.end - span.begin - 1), span});
  }

  void OnUnclosed(text::Span span) override {
    if (!unclosed_.known()) unclosed_ = span;
  }

 private:
  struct Found {
    Fragment fragment;
    uint32_t begin, end;
  };

  // A line that begins with an option and follows a command of Spark's was meant to belong to it.
  void Stray(const ShellCommand& command) {
    const Word& first = command.words.front();
    const std::string_view name = first.text.substr(0, first.text.find('='));
    if (cut_ && options_.Find(name)) {
      Fragment& cut = found_.back().fragment;
      const std::string_view word = cut.arena.Keep(std::string(first.text));
      cut.misuses.push_back({Misuse::Kind::kStrayOption, word, first.span});
    } else {
      cut_ = false;
    }
  }

  // Words that are scripts themselves, where they can be read in place: in quotes, without escapes.
  void Scripts(const ShellCommand& command) {
    const size_t first = ScriptsFrom(command);
    if (first == 0 || nested_ >= kMaxNested) return;
    for (size_t i = first; i < command.words.size(); ++i) {
      const text::Span span = command.words[i].span;
      const std::string_view raw = text_.substr(span.begin, span.end - span.begin);
      if (raw.size() < 2 || raw.front() != raw.back() ||
          (raw.front() != '"' && raw.front() != '\''))
        continue;
      const std::string_view inner = raw.substr(1, raw.size() - 2);
      if (inner.find(raw.front()) != std::string_view::npos || HasEscape(inner)) continue;
      ++nested_;
      reader_.Read(span.begin + 1, span.end - 1);
      --nested_;
    }
    cut_ = false;
  }

  // Where the words behind a command that takes scripts begin, or 0: sudo -u x bash -c "…".
  size_t ScriptsFrom(const ShellCommand& command) const {
    size_t at = 0;
    while (at < command.words.size() && command.words[at].text.find('=') != std::string_view::npos)
      ++at;
    if (at == command.words.size() || !options_.WrapperNamed(command.words[at].text)) return 0;
    for (; at < command.words.size(); ++at) {
      const auto wrapper = options_.WrapperNamed(command.words[at].text);
      if (wrapper && wrapper->finds() == WrapperFinds::kScript) return at + 1;
    }
    return 0;
  }

  static bool HasEscape(std::string_view s) {
    for (size_t at = s.find('\\'); at != std::string_view::npos; at = s.find('\\', at + 1)) {
      if (at + 1 < s.size() && s[at + 1] != '\n') return true;
    }
    return false;
  }

  void GiveComments() {
    size_t to = 0;
    for (const auto& comment : comments_) {
      while (to + 1 < found_.size() && comment.span.begin > LineEnd(found_[to].end)) ++to;
      if (to < found_.size()) found_[to].fragment.comments.push_back(comment);
    }
    if (unclosed_.known() && !found_.empty()) {
      found_.back().fragment.unread.push_back({unclosed_, "a quote or group that is never closed"});
    }
  }

  uint32_t LineEnd(uint32_t at) const {
    return static_cast<uint32_t>(std::min(text_.find('\n', at), text_.size()));
  }

  std::string_view text_;
  text::FileId file_;
  const SubmitOptions& options_;
  text::Arena arena_;
  ShellReader reader_;
  std::vector<Found> found_;
  std::vector<text::Located<std::string_view>> comments_;
  text::Span unclosed_;
  int nested_ = 0;
  bool cut_ = false;  // the last command was Spark's and ended with its line
};

}  // namespace

std::vector<Fragment> ParseShell(std::string_view text, text::FileId file,
                                 const SubmitOptions& options) {
  return Collector(text, file, options).Run();
}

std::optional<Fragment> ParseCommandLine(const std::vector<Word>& words, text::FileId file,
                                         const SubmitOptions& options) {
  const std::optional<FoundProgram> program = FindProgram(words, options);
  if (!program) return std::nullopt;
  return ParseSubmit(words, *program, file, options);
}

}  // namespace sparkvet::carrier
