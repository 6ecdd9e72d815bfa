#include "lib/carrier/template_blocks.h"

#include <algorithm>
#include <span>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

constexpr size_t kMaxDirective = 16384;
constexpr size_t kMostMisses = 512;  // more braces than a directive holds

// What a directive begins and ends with.
struct Signs {
  std::string_view open, close;
};
// Those of comments before those that they begin with.
constexpr Signs kSigns[] = {{"<#--", "-->"}, {"{{", "}}"}, {"{%", "%}"}, {"{#", "#}"}, {"<%", "%>"}, {"%{", "}"}, {"<#", ">"}, {"</#", ">"}};

constexpr std::string_view kOpeners[] = {"if",    "for",  "range", "with",   "define", "block", "raw",   "filter",
                                         "macro", "list", "items", "switch", "unless", "while", "each", "call"};
// That become nothing: of Jinja and of FreeMarker.
constexpr std::string_view kSilent[] = {"set", "assign", "global", "local", "import", "setting", "ftl"};

// Jinja's {# … #}, but not ${#ARRAY[@]} of a shell.
bool IsJinjaComment(std::string_view text) { return text.size() > 2 && text.starts_with("{#") && std::string_view(" -+\t\r\n").contains(text[2]); }

const Signs* SignsOf(std::string_view text) {
  if (text.empty() || !std::string_view("{<%").contains(text.front())) return nullptr;  // as nearly all are
  const auto signs = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const Signs& s) { return text.starts_with(s.open); });
  if (signs == std::end(kSigns) || (signs->open == "{#" && !IsJinjaComment(text))) return nullptr;
  return signs;
}

// What stands behind the opening sign and its marks for blanks: "{{- if .x }}" -> "if .x }}"
std::string_view Body(std::string_view directive, const Signs& signs) {
  directive.remove_prefix(signs.open.size());
  directive.remove_prefix(std::min(directive.find_first_not_of("-~+= \t\r\n"), directive.size()));
  return directive;
}

// The word that a body begins with, where no name goes on behind it: "if", but nothing of "if.x" or "$if".
std::string_view FirstWord(std::string_view body) {
  size_t n = 0;
  while (n < body.size() && base::IsAlpha(body[n])) ++n;
  const bool goes_on = n < body.size() && (base::IsDigit(body[n]) || body[n] == '_' || body[n] == '.');
  return goes_on ? std::string_view() : body.substr(0, n);
}

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }

bool EndsInDo(std::string_view line) {
  const size_t end = line.rfind("%>");
  if (end == std::string_view::npos) return false;
  std::string_view body = base::TrimBlanks(line.substr(0, end));
  if (body.ends_with('-')) body = base::TrimBlanks(body.substr(0, body.size() - 1));
  if (body.ends_with('|')) {  // do |item|
    const size_t bar = body.rfind('|', body.size() - 2);
    if (bar == std::string_view::npos) return false;
    body = base::TrimBlanks(body.substr(0, bar));
  }
  return body.ends_with(" do");
}

// {{/* … */}}, {{! … }}, {# … #}, <%# … %>, <#-- … -->
bool IsComment(std::string_view body, const Signs& signs) {
  return signs.open == "{#" || signs.open == "<#--" || (signs.open == "<%" && body.starts_with('#')) ||
         (signs.open == "{{" && (body.starts_with("/*") || body.starts_with('!')));
}

// {{- $name := … }}
bool IsAssignment(std::string_view body, const Signs& signs) { return body.starts_with('$') && body.substr(0, body.find(signs.close)).contains('='); }

// {{ end }}, {% endif %}, <% end %>, {{/each}}, </#if>
bool IsEnd(std::string_view body, const Signs& signs) {
  if (signs.open == "</#" || (signs.open == "{{" && body.starts_with('/'))) return true;
  const std::string_view word = FirstWord(body);
  return signs.open == "{%" || signs.open == "%{" ? word.starts_with("end") : word == "end";
}

// {{#each x}}, {{^name}} and all that begins with a word for it.
bool IsOpener(std::string_view directive, std::string_view body, const Signs& signs) {
  if (signs.open == "{{" && (body.starts_with('#') || body.starts_with('^'))) return true;
  return IsOneOf(FirstWord(body), kOpeners) || (signs.open == "<%" && EndsInDo(directive));
}

}  // namespace

bool StartsTemplate(std::string_view text) { return SignsOf(text) != nullptr; }

size_t FindClosing(std::string_view text, std::string_view sign, size_t from) {
  const size_t before = sign.size() - 1;
  size_t at = text.find(sign.back(), from + before);
  for (size_t misses = 0; at != std::string_view::npos && misses < kMostMisses; ++misses) {
    if (text.substr(at - before, sign.size()) == sign) return at - before;
    at = text.find(sign.back(), at + 1);
  }
  return std::string_view::npos;
}

size_t DirectiveEnd(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at, kMaxDirective);
  const Signs* const signs = SignsOf(rest);
  if (signs == nullptr) return at;
  const size_t found = FindClosing(rest, signs->close, signs->open.size());
  if (found == std::string_view::npos) return at;
  size_t end = found + signs->close.size();
  if (rest.starts_with("{{{") && rest.substr(end).starts_with('}')) ++end;
  return at + end;
}

bool IsOtherBranch(std::string_view directive) {
  const Signs* const signs = SignsOf(directive);
  if (signs == nullptr) return false;
  const std::string_view word = FirstWord(Body(directive, *signs));
  return word.starts_with("els") || word.starts_with("elif");
}

bool TemplateBlocks::Read(std::string_view directive) {
  const Signs* const signs = SignsOf(directive);
  if (signs == nullptr) return true;
  const std::string_view body = Body(directive, *signs);
  if (IsComment(body, *signs)) return true;
  if (IsEnd(body, *signs)) {
    if (open_.empty()) return true;
    choices_ -= open_.back() ? 1 : 0;
    open_.pop_back();
  } else if (IsOpener(directive, body, *signs)) {
    const bool is_choice = FirstWord(body) != "define";
    open_.push_back(is_choice);
    choices_ += is_choice ? 1 : 0;
  } else {
    return IsOtherBranch(directive) || IsOneOf(FirstWord(body), kSilent) || IsAssignment(body, *signs);
  }
  return true;
}

}  // namespace sparkvet::carrier
