#include "lib/carrier/tree_places.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/carrier/recognise.h"

namespace sparkvet::carrier {
namespace {

// "The" and "I", but neither "EOF" nor "A=1".
bool IsCapitalised(std::string_view word) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !word.empty() && base::IsAlpha(word.front()) && !is_small(word.front()) && std::all_of(word.begin() + 1, word.end(), is_small);
}

// Has a sentence on a line of its own, or is Markdown: what stands in it is shown, not run.
bool IsProse(std::string_view text) {
  if (text.contains("```")) return true;
  for (const std::string_view line : base::Split(text, '\n')) {
    const std::string_view bare = base::TrimBlanks(line);
    const std::string_view word = bare.substr(0, bare.find_first_of(" :,"));
    if (word.size() < bare.size() && IsCapitalised(word)) return true;
  }
  return false;
}

// Beside a text may stand whose it is: {shell: python, run: …}, {command: [python], source: …}.
bool IsForShell(TreeAround& around, const Node& object, std::string_view key) {
  const CommandRules& rules = around.rules();
  const Document& document = around.document();
  for (const image::Str& name : rules.interpreters()) {
    if (rules.Text(name) == key || key == "args") continue;
    const Node* interpreter = around.Get(object, rules.Text(name));
    if (interpreter != nullptr && interpreter->kind == Node::Kind::kList && !interpreter->children.empty()) {
      interpreter = &document.tree.node(interpreter->children.front());
    }
    if (interpreter == nullptr || interpreter->kind != Node::Kind::kScalar || document.IsUnknown(*interpreter)) continue;
    std::string_view program = interpreter->text.substr(0, interpreter->text.find_first_of(" \t\n"));
    program = program.substr(program.rfind('/') + 1);
    if (!program.empty() && !rules.IsShell(program)) return false;
  }
  return true;
}

}  // namespace

Place PlaceOf(TreeAround& around, std::string_view key, const Node& object, std::string_view text) {
  const CommandRules& rules = around.rules();
  if (rules.IsNever(key)) return Place::kNever;
  // Of a ConfigMap: a file.
  if (key.contains('.') && !IsShellName(key) && !Extension(key).empty() && !rules.IsScript(key)) return Place::kNever;
  if (text.starts_with("#!")) return StartsLikeShell(text) ? Place::kScript : Place::kNever;
  if (!rules.IsScript(key)) return IsShellName(key) ? Place::kScript : IsProse(text) ? Place::kNever : Place::kAnywhere;
  return IsForShell(around, object, key) ? Place::kScript : Place::kNever;
}

}  // namespace sparkvet::carrier
