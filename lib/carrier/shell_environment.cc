#include "lib/carrier/shell_environment.h"

#include <algorithm>
#include <string>

namespace sparkvet::carrier {
namespace {

// declare -gx, and the short options of set.
bool HasLetter(std::string_view option, char sign, char letter) {
  return option.size() > 1 && option[0] == sign && option[1] != sign && option.contains(letter);
}

// What an exported variable holds; null: nobody knows.
EnvironmentVariable Holding(std::string_view name, const ShellValue* value, Fragment& fragment) {
  EnvironmentVariable v{.name = fragment.arena.Keep(name), .value = {}, .unknown = value == nullptr || value->words.size() > 1, .span = {}};
  if (v.unknown || value->words.empty()) return v;
  const Word& word = value->words[0];
  v.value = fragment.arena.Keep(word.text);
  v.unknown = word.unknown;
  v.span = word.Part(0, word.text.size());
  return v;
}

// NAME=… in front of a command, or among the words of one that runs another.
EnvironmentVariable Given(const Word& word, std::string_view name, Fragment& fragment) {
  const size_t begin = name.size() + 1;
  return {fragment.arena.Keep(name), fragment.arena.Keep(word.text.substr(begin)), !word.KnownUntil(word.text.size()),
          word.Part(begin, word.text.size())};
}

}  // namespace

void ShellEnvironment::Export(std::string_view name) {
  const auto at = std::ranges::find(exported_, name, &Exported::name);
  if (at != exported_.end()) *at = {name, std::min(at->depth, depth_), at->is_certain || depth_ <= at->depth};
  else if (exported_.size() < kMostExported) exported_.push_back({name, depth_});
}

void ShellEnvironment::TakeBack(std::string_view name) {
  const auto at = std::ranges::find(exported_, name, &Exported::name);
  if (at == exported_.end()) return;
  if (depth_ == 0) exported_.erase(at);
  else at->is_certain = false;
}

void ShellEnvironment::Doubt(size_t depth) {
  for (Exported& e : exported_) {
    if (e.depth < depth || depth == 0) continue;
    e.is_certain = false;
    e.depth = depth - 1;
  }
}

void ShellEnvironment::Run(const ShellCommand& command, const SubmitOptions::Environment* started_with) {
  const size_t at = command.assignments;
  if (at == command.words.size()) {
    for (const Word& word : command.words) {
      const std::string_view name = word.AssignedName();
      if (exports_all_ || (started_with != nullptr && started_with->contains(name))) Export(name);
    }
    return;
  }
  const std::string_view first = command.words[at].text;
  if (first == "set") RunSet(command);
  else if (TakesAssignments(first)) RunDeclaration(command, exports_all_ || first == "export");
  else if (first == "unset") {
    for (size_t i = at + 1; i < command.words.size(); ++i) TakeBack(command.words[i].text);
  }
}

// export A=1 B, declare -x A=1, export -n A
void ShellEnvironment::RunDeclaration(const ShellCommand& command, bool exports) {
  const bool is_export = command.words[command.assignments].text == "export";
  bool takes_back = false;
  for (size_t i = command.assignments + 1; i < command.words.size(); ++i) {
    const Word& word = command.words[i];
    if (HasLetter(word.text, '-', 'f')) return;  // functions
    if (HasLetter(word.text, '-', is_export ? 'n' : 'x') || HasLetter(word.text, '+', 'x')) {
      takes_back = is_export || word.text[0] == '+';
      exports = !takes_back;
      continue;
    }
    const std::string_view name = word.assigned != 0 ? word.AssignedName() : word.text;
    if (takes_back) TakeBack(name);
    else if (exports && !name.empty() && name[0] != '-' && (word.assigned != 0 || !word.unknown)) Export(name);
  }
}

void ShellEnvironment::RunSet(const ShellCommand& command) {
  for (size_t i = command.assignments + 1; i < command.words.size(); ++i) {
    const std::string_view word = command.words[i].text, before = command.words[i - 1].text;
    const auto says = [&](char sign) { return HasLetter(word, sign, 'a') || (word == "allexport" && before == std::string{sign, 'o'}); };
    if (says('-')) exports_all_ = true;
    if (says('+')) exports_all_ = false;
  }
}

void ShellEnvironment::AddTo(Fragment& fragment, const ShellVariables& variables) {
  for (const Exported& e : exported_) {
    if (told_ > kMostTold) return;
    const ShellValue* const value = e.is_certain ? variables.Find(e.name) : nullptr;
    if (value != nullptr && value->is_array) continue;  // none reaches a command
    fragment.environment.push_back(Holding(e.name, value, fragment));
    told_ += sizeof(EnvironmentVariable) + e.name.size() + fragment.environment.back().value.size();
  }
}

void AddGivenTo(Fragment& fragment, const std::vector<Word>& words, size_t program, const SubmitOptions& options) {
  std::vector<EnvironmentVariable>& all = fragment.environment;
  std::optional<Wrapper> wrapper;
  size_t doubted = 0;  // of them, all that are unknown by what stands in front
  for (size_t i = 0; i < program; ++i) {
    const Word& word = words[i];
    const std::string_view name = AssignedName(word.text);
    if (!name.empty()) {
      all.push_back(Given(word, name, fragment));
      continue;
    }
    if (const auto next = options.WrapperNamed(word.text)) wrapper = next;
    if (wrapper && wrapper->Forgets(word.text)) all.clear();
    // $SUDO, $DOCKER_RUN: whatever it is, it may hand nothing on.
    for (; !wrapper && word.unknown && doubted < all.size(); ++doubted) all[doubted].unknown = true;
  }
}

}  // namespace sparkvet::carrier
