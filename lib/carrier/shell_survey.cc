// The part of ShellVariables that reads a script for the first time: which names it assigns, where for the last time, and what may
// change them otherwise.
#include <algorithm>

#include "lib/carrier/shell_assignments.h"

namespace sparkvet::carrier {
namespace {

// export -x, declare -ga: what other options of these do to a value is not followed.
bool ChangesValues(std::string_view option) {
  return (option.starts_with('-') || option.starts_with('+')) &&
         option.find_first_not_of("xrgap", 1) != std::string_view::npos;
}

bool ChangesAll(std::string_view command) {
  return command == "read" || command == "mapfile" || command == "readarray" || command == "getopts" || command == "unset" || command == "let";
}

// NAME+=(…), NAME+=" …", NAME="$NAME …"
bool AddsWords(const ShellCommand& command, size_t index) {
  const Word& word = command.words[index];
  const std::string_view name = word.AssignedName();
  std::string_view rest = word.text.substr(name.size());
  const bool is_list = std::ranges::any_of(command.arrays, [index](const ShellCommand::Array& a) { return a.word == index; });
  if (rest.starts_with("+=")) {
    rest.remove_prefix(2);
    if (is_list) return true;
  } else {
    if (is_list || word.holes.empty() || word.holes[0].begin != name.size() + 1) return false;
    const std::string_view held = word.text.substr(word.holes[0].begin, word.holes[0].end - word.holes[0].begin);
    if (held.size() < name.size() || held.find(name) != held.size() - name.size() - (held.ends_with('}') ? 1 : 0)) return false;
    rest = word.text.substr(word.holes[0].end);
  }
  return rest.starts_with(' ') || rest.starts_with('\t') || rest.starts_with('\n');
}

bool ChangesNext(std::string_view command) { return command == "for" || command == "select"; }

}  // namespace

bool ShellVariables::MayChange(std::string_view command) { return ChangesAll(command) || ChangesNext(command) || command == "printf"; }

void ShellVariables::SurveyAssigned(std::string_view name, size_t at, bool adds_words) {
  Name& n = Of(name);
  n.grows_in_loops &= open_loops_ == 0 || adds_words;
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
      SurveyAssigned(name, command.begin, open_loops_ > 0 && AddsWords(command, i));
      if (changes) Change(name);
    } else if (text.starts_with('-') || text.starts_with('+')) {
      changes |= ChangesValues(text);
    } else if (changes) {
      Change(NameAt(text));
    } else if (command.words[0].text == "local") {
      SurveyAssigned(NameAt(text), command.begin, false);
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
  open_loops_ += block == ShellBlock::kLoop;
  if (block != ShellBlock::kFunction) return;
  functions_.emplace(at, static_cast<uint32_t>(functions_.size() + 1));
  open_functions_.push_back({block, at});
}

void ShellVariables::SurveyExit(size_t at) {
  if (open_.empty()) return;
  const Block block = open_.back();
  open_.pop_back();
  open_loops_ -= block.block == ShellBlock::kLoop;
  if (block.block == ShellBlock::kLoop || block.block == ShellBlock::kFunction) ends_[block.begin] = at;
  if (block.block == ShellBlock::kFunction) open_functions_.pop_back();
}

void ShellVariables::EndSurvey() {
  std::stable_sort(assigned_.begin(), assigned_.end(), [](const Assigned& a, const Assigned& b) { return a.at < b.at; });
  open_.clear();
  open_loops_ = 0;
  open_functions_.clear();
}

}  // namespace sparkvet::carrier
