#include "lib/carrier/shell_variables.h"

#include <algorithm>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/reused.h"
#include "lib/carrier/shell_assignments.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

constexpr size_t kMostKept = 1024;  // of a list that is used again

constexpr Word::Hole kWholly[] = {{0, 3, false}};  // of "…"

// eval "$(…)" and eval "A=…" may assign; what merely runs a command does not.
bool EvalMayAssign(const ShellCommand& command) {
  for (size_t i = 1; i < command.words.size(); ++i) {
    const std::string_view text = command.words[i].text;
    if (text.contains("$(") || text.contains('`') || !AssignedName(text).empty() || text.starts_with("export ")) return true;
  }
  return false;
}

}  // namespace

// ---- the second reading

const ShellValue* ShellVariables::Find(std::string_view name) const {
  if (too_deep_ > 0 || function_sources_ || splits_otherwise_ || copied_ > kMaxCopied) return nullptr;
  const Name* const found = names_.Find(name);
  if (found == nullptr) return nullptr;
  const Name& n = *found;
  if (!IsKnown(n) || n.changed) return nullptr;
  if (open_functions_.empty()) return n.function == kNoFunction ? &n.value : nullptr;
  if (n.function != kNoFunction) {
    const auto here = functions_.find(open_functions_.back().begin);
    return here != functions_.end() && here->second == n.function ? &n.value : nullptr;
  }
  // A function may be called when all of the script has been run through.
  const auto end = ends_.find(open_functions_.front().begin);
  return end != ends_.end() && n.last_at < end->second ? &n.value : nullptr;
}

void ShellVariables::Clear() {
  names_.clear();
  ClearRoom(assigned_, kMostKept);
  if (!ends_.empty()) ends_ = {};
  if (!functions_.empty()) functions_ = {};
  ClearRoom(open_, kMostKept);
  open_loops_ = 0;
  ClearRoom(open_functions_, kMostKept);
  function_sources_ = splits_otherwise_ = false;
  copied_ = 0;
  round_ = merges_ = 0;
  for (Frame& frame : frames_) frame.Begin(ShellBlock::kBranch);
  depth_ = too_deep_ = 0;
}

void ShellVariables::Frame::Begin(ShellBlock b) {
  block = b;
  ClearRoom(before, kMostKept);
  changed.clear();
  ClearRoom(after, kMostKept);
}

bool ShellVariables::IsLeftAlone(std::string_view name) const {
  return too_deep_ == 0 && !function_sources_ && !splits_otherwise_ && round_ == 0 && names_.Find(name) == nullptr;
}

void ShellVariables::Run(const ShellCommand& command) {
  if (command.words.empty()) return;
  const auto [begin, end] = Assignments(command);
  for (size_t i = begin; i < end; ++i) {
    if (command.words[i].assigned > 0) {
      Assign(command, i);
    } else if (command.words[0].text == "local") {
      const std::string_view name = NameAt(command.words[i].text);
      Forget(Of(name), name);
    }
  }
  const std::string_view first = command.words[0].text;
  if (IsSource(first) || (first == "eval" && EvalMayAssign(command))) ++round_;
}

void ShellVariables::Assign(const ShellCommand& command, size_t word) {
  const Word& written = command.words[word];
  const std::string_view name = written.AssignedName();
  const bool appends = written.text[name.size()] == '+';
  const size_t from = name.size() + (appends ? 2 : 1);
  const auto array = std::find_if(command.arrays.begin(), command.arrays.end(),
                                  [&](const ShellCommand::Array& a) { return a.word == word; });
  const bool is_array = array != command.arrays.end();
  Name& n = Of(name);
  if (appends) return Append(n, name, is_array ? ShellValue{FewWords(array->elements), true} : ShellValue{FewWords(Tail(written, from)), false});
  if (is_array) return Set(n, name, {FewWords(array->elements), true});
  if (IsKnown(n) && n.value.is_array) return Forget(n, name);  // the first element
  SetText(n, name, Tail(written, from));
}

// The text from there on.
Word ShellVariables::Tail(const Word& word, size_t from) {
  Word tail;
  const bool is_open = !word.holes.empty() && word.holes[0].begin == from && word.holes[0].end == word.text.size() && !word.holes[0].optional;
  if (word.pieces.empty() && (word.holes.empty() || is_open)) {
    tail.text = word.text.substr(from);
    if (is_open) {  // A=$(date), A=${1:-x}
      const Word::Hole whole{0, static_cast<uint32_t>(tail.text.size())};
      tail.holes = arena_.KeepAll(std::span(&whole, 1));
      tail.unknown = true;
      tail.splits = word.splits;
      tail.known = 0;
    }
  } else {
    const Word nowhere;
    WordBuilder builder(nowhere, arena_);
    builder.Start(0);
    builder.Append(word, from, word.text.size());
    tail = builder.Finish(0);
  }
  tail.span = word.Part(from, word.text.size());
  return tail;
}

void ShellVariables::Append(Name& n, std::string_view name, const ShellValue& more) {
  if (copied_ > kMaxCopied) return Forget(n, name);
  if (!IsKnown(n) && more.is_array) {
    // Whatever it holds, these come behind it.
    ShellValue value{FewWords(Word{.text = "…", .span = more.words.empty() ? text::Span{} : more.words[0].span, .unknown = true, .splits = true,
                                   .known = 0, .holes = kWholly}),
                     true};
    value.words.Add(more.words.begin(), more.words.end());
    return Set(n, name, std::move(value));
  }
  if (!IsKnown(n) || n.value.is_array != more.is_array) return Forget(n, name);
  Save(n, name);
  if (more.is_array) {
    n.value.words.Add(more.words.begin(), more.words.end());
  } else {
    n.value.words[0] = Join(n.value.words[0], more.words[0]);
    copied_ += SizeOf(n.value);
  }
  if (n.value.words.size() > kMaxValue / 16 || (!n.value.words.empty() && n.value.words[0].text.size() > kMaxValue)) Forget(n, name);
}

Word ShellVariables::Join(const Word& a, const Word& b) {
  const Word nowhere;
  WordBuilder builder(nowhere, arena_);
  builder.Start(0);
  builder.Append(a, 0, a.text.size());
  builder.Append(b, 0, b.text.size());
  Word word = builder.Finish(0);
  word.span = b.span;
  return word;
}

bool ShellVariables::Copied(size_t size) {
  copied_ += size;
  return copied_ <= kMaxCopied;
}

// Keeps what the name held before the innermost block changes it.
void ShellVariables::Save(const Name& n, std::string_view name) {
  if (depth_ == 0) return;
  Frame& frame = frames_[depth_ - 1];
  if (frame.changed.contains(name)) return;
  frame.changed.insert(name);
  frame.before.push_back({name, n.known && Copied(SizeOf(n.value)) ? n.value : ShellValue(), n.known, n.round});
}

void ShellVariables::Forget(Name& n, std::string_view name) {
  Save(n, name);
  n.known = false;
  n.value = {};
}

void ShellVariables::Set(Name& n, std::string_view name, ShellValue&& value) {
  const bool too_long = value.words.size() > kMaxValue / 16 || (!value.words.empty() && value.words[0].text.size() > kMaxValue);
  if (BeginSet(n, name, too_long, SizeOf(value))) n.value = std::move(value);
}

void ShellVariables::SetText(Name& n, std::string_view name, const Word& text) {
  if (!BeginSet(n, name, text.text.size() > kMaxValue, SizeOf(text))) return;
  n.value.words.Assign(text);
  n.value.is_array = false;
}

bool ShellVariables::BeginSet(Name& n, std::string_view name, bool too_long, size_t size) {
  if (too_deep_ > 0 || too_long || !Copied(size)) {
    Forget(n, name);
    return false;
  }
  Save(n, name);
  n.known = true;
  n.round = round_;
  return true;
}

void ShellVariables::ForgetRange(size_t begin) {
  const auto end = ends_.find(begin);
  auto at = std::lower_bound(assigned_.begin(), assigned_.end(), begin,
                             [](const Assigned& a, size_t b) { return a.at < b; });
  for (; at != assigned_.end() && (end == ends_.end() || at->at < end->second); ++at) {
    if (Name& n = Of(at->name); n.known) Forget(n, at->name);
  }
}

}  // namespace sparkvet::carrier
