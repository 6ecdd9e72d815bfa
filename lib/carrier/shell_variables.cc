#include "lib/carrier/shell_variables.h"

#include <algorithm>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/reused.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

constexpr size_t kMostKept = 1024;  // of a list that is used again

bool IsNameByte(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '_'; }

// The name at the start of a text.
std::string_view NameAt(std::string_view text) {
  size_t n = 0;
  while (n < text.size() && IsNameByte(text[n])) ++n;
  return n > 0 && !base::IsDigit(text[0]) ? text.substr(0, n) : std::string_view();
}

constexpr Word::Hole kWholly[] = {{0, 3, false}};  // of "…"

constexpr bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

size_t SizeOf(const Word& word) { return word.text.size() + sizeof(Word); }

size_t SizeOf(const ShellValue& value) {
  size_t size = 0;
  for (const Word& word : value.words) size += SizeOf(word);
  return size;
}

// What a branch adds may be there or not: an option's name counts, a value does not.
// `holes` become those of the word.
void MarkMaybe(Word& word, std::vector<Word::Hole>& holes, size_t from, size_t to) {
  const std::string_view text = word.text.substr(from, to - from);
  const size_t equals = text.find('=');
  if (text.starts_with('-') && equals == std::string_view::npos) {
    // Within a longer text it is told from what is sure to be there; a word of its own is not.
    if (to - from < word.text.size()) holes.push_back({static_cast<uint32_t>(from), static_cast<uint32_t>(to), true});
    return;
  }
  const size_t begin = equals == std::string_view::npos ? from : from + equals + 1;
  word.known = std::min(word.known, static_cast<uint32_t>(begin));
  word.unknown = true;
  while (!holes.empty() && holes.back().end > begin) holes.pop_back();
  if (begin < to) holes.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(to), false});
}

// Where the assignments of a simple command begin and end among its words; both 0 if it makes none for the shell.
std::pair<size_t, size_t> Assignments(const ShellCommand& command) {
  const size_t n = command.assignments;
  if (n == command.words.size()) return {0, n};
  if (n == 0 && TakesAssignments(command.words[0].text)) return {1, command.words.size()};
  return {0, 0};
}

// export -x, declare -ga: what other options of these do to a value is not followed.
bool ChangesValues(std::string_view option) {
  return (option.starts_with('-') || option.starts_with('+')) &&
         option.find_first_not_of("xrgap", 1) != std::string_view::npos;
}

bool ChangesAll(std::string_view command) {
  return command == "read" || command == "mapfile" || command == "readarray" || command == "getopts" || command == "unset" || command == "let";
}

bool ChangesNext(std::string_view command) { return command == "for" || command == "select"; }

bool IsSource(std::string_view command) { return command == "source" || command == "."; }

// eval "$(…)" and eval "A=…" may assign; what merely runs a command does not.
bool EvalMayAssign(const ShellCommand& command) {
  for (size_t i = 1; i < command.words.size(); ++i) {
    const std::string_view text = command.words[i].text;
    if (text.contains("$(") || text.contains('`') || !AssignedName(text).empty() || text.starts_with("export ")) return true;
  }
  return false;
}

}  // namespace

// ---- the first reading

bool ShellVariables::MayChange(std::string_view command) { return ChangesAll(command) || ChangesNext(command) || command == "printf"; }

void ShellVariables::SurveyAssigned(std::string_view name, size_t at) {
  Name& n = Of(name);
  n.last_at = std::max(n.last_at, at);
  assigned_.push_back({at, name});
  if (name == "IFS") splits_otherwise_ = true;
  if (open_functions_.empty()) return;
  const uint32_t id = functions_[open_functions_.back().begin];
  n.function = n.function == kNoFunction || n.function == id ? id : kManyFunctions;
}

void ShellVariables::SurveyCommand(const ShellCommand& command) {
  if (command.words.empty()) return;
  const auto [begin, end] = Assignments(command);
  bool changes = false;
  for (size_t i = begin; i < end; ++i) {
    const std::string_view text = command.words[i].text;
    if (const std::string_view name = command.words[i].AssignedName(); !name.empty()) {
      SurveyAssigned(name, command.begin);
      if (changes) Change(name);
    } else if (text.starts_with('-') || text.starts_with('+')) {
      changes |= ChangesValues(text);
    } else if (changes) {
      Change(NameAt(text));
    } else if (command.words[0].text == "local") {
      SurveyAssigned(NameAt(text), command.begin);
    }
  }
  const size_t at = command.assignments;
  if (at == command.words.size()) return;
  const std::string_view first = command.words[at].text;
  if (first.contains('[')) Change(NameAt(first));  // LIST[3]=x
  const bool all = ChangesAll(first), next = ChangesNext(first);
  for (size_t i = at + 1; i < command.words.size() && MayChange(first); ++i) {
    const bool variable_of_printf = first == "printf" && command.words[i - 1].text == "-v";
    if (all || (next && i == at + 1) || variable_of_printf) Change(NameAt(command.words[i].text));
  }
  if (IsSource(first) && !open_functions_.empty()) function_sources_ = true;
}

bool ShellVariables::MayAssign(std::string_view expression) {
  return expression.contains('=') || expression.contains("++") || expression.contains("--");
}

bool ShellVariables::ReadsOperands(std::string_view command) {
  return MayChange(command) || TakesAssignments(command) || IsSource(command) || command == "eval";
}

bool ShellVariables::NeedsSurvey(const ShellCommand& command) {
  const auto [begin, end] = Assignments(command);
  for (size_t i = begin; i < end; ++i) {
    const Word& word = command.words[i];
    if (word.assigned == 0 ? ChangesValues(word.text) : word.AssignedName() == "IFS") return true;
  }
  if (command.assignments == command.words.size()) return false;
  const std::string_view first = command.words[command.assignments].text;
  if (first == "printf") return std::any_of(command.words.begin(), command.words.end(), [](const Word& word) { return word.text == "-v"; });
  return MayChange(first) || (first.contains('[') && !NameAt(first).empty());
}

void ShellVariables::SurveyExpression(std::string_view text) {
  if (!MayAssign(text)) return;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && IsNameByte(text[end])) ++end;
    if (end > at) Change(NameAt(text.substr(at, end - at)));
    at = end + 1;
  }
}

void ShellVariables::SurveyEnter(ShellBlock block, size_t at) {
  open_.push_back({block, at});
  if (block != ShellBlock::kFunction) return;
  functions_.emplace(at, static_cast<uint32_t>(functions_.size() + 1));
  open_functions_.push_back({block, at});
}

void ShellVariables::SurveyExit(size_t at) {
  if (open_.empty()) return;
  const Block block = open_.back();
  open_.pop_back();
  if (block.block == ShellBlock::kLoop || block.block == ShellBlock::kFunction) ends_[block.begin] = at;
  if (block.block == ShellBlock::kFunction) open_functions_.pop_back();
}

void ShellVariables::EndSurvey() {
  std::stable_sort(assigned_.begin(), assigned_.end(), [](const Assigned& a, const Assigned& b) { return a.at < b.at; });
  open_.clear();
  open_functions_.clear();
}

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

void ShellVariables::Enter(ShellBlock block, size_t at) {
  if (depth_ >= kMaxFrames) {
    ++too_deep_;
    return;
  }
  if (frames_.size() == depth_) frames_.emplace_back();
  frames_[depth_++].Begin(block);
  if (block == ShellBlock::kFunction) open_functions_.push_back({block, at});
  if (block == ShellBlock::kLoop || block == ShellBlock::kFunction) ForgetRange(at);
}

// Puts back what the branch has changed, and keeps what it came to.
void ShellVariables::LeaveBranch(Frame& frame) {
  for (Saved& s : frame.before) {
    Name& n = Of(s.name);
    frame.after.push_back({s.name, std::move(n.value), IsKnown(n), n.round});
    n.value = std::move(s.value);
    n.known = s.known;
    n.round = s.round;
  }
  frame.before.clear();
  frame.changed.clear();
}

void ShellVariables::NextBranch() {
  if (too_deep_ == 0 && depth_ > 0) LeaveBranch(frames_[depth_ - 1]);
}

void ShellVariables::Exit() {
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  if (depth_ == 0) return;
  Frame& frame = frames_[--depth_];  // none is made before the next block is entered
  LeaveBranch(frame);
  if (frame.block == ShellBlock::kFunction) open_functions_.pop_back();
  // A subshell changes nothing for those outside; what a function assigns nobody sees outside.
  if (frame.block != ShellBlock::kSubshell && frame.block != ShellBlock::kFunction) Merge(frame);
}

// Behind a choice: unknown is what one of its branches has changed, but what only grew keeps its beginning.
void ShellVariables::Merge(const Frame& frame) {
  ++merges_;
  for (const Saved& s : frame.after) {
    Name& n = Of(s.name);
    if (!IsKnown(n)) continue;
    const bool chosen = frame.block == ShellBlock::kBranch || frame.block == ShellBlock::kAnd;
    const bool branch = chosen && s.known && s.value.is_array == n.value.is_array;
    if (!branch || n.value.words.empty() || copied_ > kMaxCopied) {
      Forget(n, s.name);
      continue;
    }
    if (std::exchange(n.merge, merges_) != merges_) n.base = n.value.is_array ? n.value.words.size() : n.value.words[0].text.size();
    const size_t size = n.base;
    if (n.value.is_array) {
      bool grows = s.value.words.size() >= size;
      for (size_t i = 0; grows && i < size; ++i) grows = s.value.words[i].text == n.value.words[i].text;
      if (!grows) {
        Forget(n, s.name);
        continue;
      }
      Save(n, s.name);
      for (size_t i = size; i < s.value.words.size(); ++i) {
        Word word = s.value.words[i];
        std::vector<Word::Hole> holes(word.holes.begin(), word.holes.end());
        MarkMaybe(word, holes, 0, word.text.size());
        word.holes = arena_.KeepAll<Word::Hole>(holes);
        n.value.words.Add(&word, &word + 1);
      }
    } else {
      const Word& after = s.value.words[0];
      const std::string_view before = n.value.words[0].text.substr(0, size);
      const bool grows = after.text.size() >= size && after.text.starts_with(before);
      const bool whole_words = grows && (before.empty() || after.text.size() == size || IsBlank(before.back()) || IsBlank(after.text[size]));
      if (!whole_words) {
        Forget(n, s.name);
        continue;
      }
      Save(n, s.name);
      n.value.words[0] = Join(n.value.words[0], MaybeText(after, size));
    }
    copied_ += SizeOf(n.value);
  }
}

// The text from there on, each of its words marked.
Word ShellVariables::MaybeText(const Word& after, size_t from) {
  const Word nowhere;
  WordBuilder builder(nowhere, arena_);
  builder.Start(0);
  builder.Append(after, from, after.text.size());
  Word word = builder.Finish(0);
  word.span = after.span;
  const std::string_view text = word.text;
  std::vector<Word::Hole> holes(word.holes.begin(), word.holes.end());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = text.find_first_not_of(" \t\n", at);
    if (begin == std::string_view::npos) break;
    const size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    MarkMaybe(word, holes, begin, end);
    at = end;
  }
  word.holes = arena_.KeepAll<Word::Hole>(holes);
  return word;
}

}  // namespace sparkvet::carrier
