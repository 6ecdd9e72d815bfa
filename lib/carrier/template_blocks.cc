#include "lib/carrier/template_blocks.h"

#include <algorithm>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kOpeners[] = {"if",    "for",  "range",  "with",  "define",
                                         "block", "raw",  "filter", "macro", "unless",
                                         "while", "each", "call"};

// The first word behind the directive's opening sign, and whether the directive ends in "do" (ERB).
std::string_view FirstWord(std::string_view line) {
  line.remove_prefix(2);
  while (!line.empty() && !base::IsAlpha(line.front())) {
    if (line.front() == '}' || line.front() == '>') return {};
    line.remove_prefix(1);
  }
  size_t n = 0;
  while (n < line.size() && base::IsAlpha(line[n])) ++n;
  return line.substr(0, n);
}

bool EndsInDo(std::string_view line) {
  const size_t end = line.rfind("%>");
  if (end == std::string_view::npos) return false;
  std::string_view body = base::TrimBlanks(line.substr(0, end));
  if (body.ends_with('|')) {  // do |item|
    const size_t bar = body.rfind('|', body.size() - 2);
    if (bar == std::string_view::npos) return false;
    body = base::TrimBlanks(body.substr(0, bar));
  }
  return body.ends_with(" do");
}

// {{/* … */}}, {{- /* … */ -}}, {# is no opener here, <%# … %>
bool IsComment(std::string_view line) {
  line.remove_prefix(2);
  while (!line.empty() && (line.front() == '-' || line.front() == ' ')) line.remove_prefix(1);
  return line.starts_with("/*") || line.starts_with('#');
}

// {{- $name := … }}
bool IsAssignment(std::string_view line) {
  const size_t dollar = line.find('$');
  return dollar != std::string_view::npos && dollar <= 4 &&
         line.find('=') != std::string_view::npos;
}

}  // namespace

bool StartsTemplate(std::string_view text) {
  return text.starts_with("{{") || text.starts_with("{%") || text.starts_with("<%") || text.starts_with("%{");
}

bool IsOtherBranch(std::string_view directive) {
  const std::string_view word = FirstWord(directive);
  return word.starts_with("els") || word.starts_with("elif");
}

bool TemplateBlocks::Read(std::string_view line) {
  if (!StartsTemplate(line)) return true;
  const std::string_view word = FirstWord(line);
  if (word.starts_with("end")) {
    if (open_.empty()) return true;
    choices_ -= open_.back() ? 1 : 0;
    open_.pop_back();
  } else if (std::find(std::begin(kOpeners), std::end(kOpeners), word) != std::end(kOpeners) ||
             EndsInDo(line)) {
    const bool is_choice = word != "define";
    open_.push_back(is_choice);
    choices_ += is_choice ? 1 : 0;
  } else {
    return IsOtherBranch(line) || word == "set" || IsComment(line) || IsAssignment(line);
  }
  return true;
}

}  // namespace sparkvet::carrier
