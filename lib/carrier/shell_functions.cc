#include "lib/carrier/shell_functions.h"

#include <algorithm>

#include "lib/carrier/byte_set.h"

namespace sparkvet::carrier {
namespace {

constexpr ByteSet kWithinName = kNameBytes | ByteSet("-.:");

size_t SkipBack(std::string_view text, size_t end, std::string_view bytes) {
  while (end > 0 && bytes.contains(text[end - 1])) --end;
  return end;
}

// "submit" of "submit() {" and of "function submit {", where the body begins at text[at].
std::string_view NameBefore(std::string_view text, size_t at) {
  constexpr std::string_view kBlanks = " \t\r\n";
  size_t end = std::min(at, text.size());
  if (end > 0 && (text[end - 1] == '{' || text[end - 1] == '(')) --end;
  end = SkipBack(text, end, kBlanks);
  if (end > 0 && text[end - 1] == ')') {
    end = SkipBack(text, end - 1, kBlanks);
    if (end == 0 || text[end - 1] != '(') return {};
    end = SkipBack(text, end - 1, kBlanks);
  }
  size_t begin = end;
  while (begin > 0 && kWithinName.Holds(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

// Whether a body does to what is handed over nothing but handing it on.
bool HandsOn(std::string_view body) {
  constexpr std::string_view kOthers[] = {"shift", "set --", "getopts", "export", "${!", "${@:", "${*:", "$#"};
  if (std::ranges::any_of(kOthers, [&](std::string_view other) { return body.contains(other); })) return false;
  return body.contains("$@") || body.contains("$*") || body.contains("${@}") || body.contains("$1") || body.contains("${1}");
}

}  // namespace

void ShellFunctions::Clear() {
  functions_.clear();
  names_.clear();
  open_.clear();
}

void ShellFunctions::Enter(std::string_view text, ShellBlock block, size_t at, size_t found) {
  if (block != ShellBlock::kFunction) return open_.push_back(kNone);
  open_.push_back(functions_.size());
  functions_.push_back({.begin = at, .first_found = found});
  const std::string_view name = NameBefore(text, at);
  if (name.empty()) return;
  const bool is_new = names_.Find(name) == nullptr;
  names_[name] = is_new ? functions_.size() : 0;
}

void ShellFunctions::Exit(std::string_view text, size_t at, size_t found) {
  if (open_.empty()) return;
  const size_t place = open_.back();
  open_.pop_back();
  if (place == kNone) return;
  Function& f = functions_[place];
  f.end = std::max(f.begin, at > 0 && at <= text.size() && (text[at - 1] == '}' || text[at - 1] == ')') ? at - 1 : at);
  f.last_found = found;
  f.is_read = true;
  f.is_simple = found - f.first_found <= 1 && HandsOn(text.substr(f.begin, f.end - f.begin));
}

ShellFunctions::Function* ShellFunctions::Find(std::string_view name) {
  if (functions_.empty()) return nullptr;
  const size_t* const place = names_.Find(name);
  if (place == nullptr || *place == 0) return nullptr;
  Function& f = functions_[*place - 1];
  return f.is_read && f.is_simple ? &f : nullptr;
}

std::vector<size_t> ShellFunctions::Replaced() const {
  std::vector<size_t> out;
  for (const Function& f : functions_) {
    for (size_t i = f.first_found; f.is_called && i < f.last_found; ++i) out.push_back(i);
  }
  return out;
}

}  // namespace sparkvet::carrier
