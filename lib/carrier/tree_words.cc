#include "lib/carrier/tree_words.h"

#include <algorithm>
#include <optional>

#include "lib/carrier/exports.h"
#include "lib/carrier/shell_scripts.h"
#include "lib/carrier/submit.h"
#include "lib/carrier/tree_arguments.h"

namespace sparkvet::carrier {
namespace {

// "{{ spark_home }}/bin/spark-submit" is one word.
bool HasBlankOutsideTemplates(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const OpenPart open = NextOpenPart(text, at);
    if (HasBlank(text.substr(at, open.begin - at))) return true;
    at = open.end;
  }
  return false;
}

// [sh, -c, "spark-submit …"]: a script with the environment around it, as others; nothing where that says nothing.
std::vector<Fragment> BehindShell(const CommandWords& words, const Node& object, TreeAround& around, const CarrierTables& tables, const ReadDocument& read_document) {
  text::Arena arena;
  const std::vector<Export> exports = KnownOf(around.EnvironmentOf(object), around.document(), around.rules(), arena);
  const bool is_of_compose = around.IsOfCompose(object);
  if ((exports.empty() && !is_of_compose) || FindProgram(words.words(), tables.submit)) return {};
  const std::optional<ShellScript> script = FindScript(words.words(), tables.submit, arena);
  if (!script || !script->text) return {};
  const Word text = is_of_compose ? BehindCompose(*script->text, arena) : *script->text;
  return ParseShell(BehindExports(exports, text, arena), tables.submit, read_document);
}

// A program of Spark's behind one that is not known to run others: ["/entrypoint.sh", "spark-submit", "--master", …].
std::vector<Fragment> BehindAnother(const std::vector<Word>& words, text::FileId file, const CarrierTables& tables) {
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    const std::string_view before = words[i - 1].text;
    if (tables.commands.IsPrinter(before)) return {};
    const auto program = HasBlank(words[i].text) ? std::nullopt : tables.submit.Program(words[i].text);
    if (!program || program->mixed()) continue;
    if (!tables.submit.IsOption(words[i + 1].text)) continue;
    return ParseCommandLine({words.begin() + static_cast<ptrdiff_t>(i), words.end()}, file, tables.submit);
  }
  return {};
}

// "cd x && ./spark-submit" ends like the path of a program.
bool IsInsideLine(const CommandWords& words, text::Span program) {
  for (const Word& w : words.words()) {
    if (w.span == program) return HasBlankOutsideTemplates(w.text);
  }
  return false;
}

// [/entrypoint.sh, echo, spark-submit, …]
bool IsPrinted(const CommandWords& words, text::Span program, const CommandRules& rules) {
  for (size_t i = 1; i < words.words().size(); ++i) {
    if (words.words()[i].span == program) return rules.IsPrinter(words.words()[i - 1].text);
  }
  return false;
}

}  // namespace

bool HasBlank(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

bool IsPlainCommand(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text.find_first_of("&|;<>`\n") == std::string_view::npos && !text.contains("$(");
}

std::vector<Fragment> ReadCommandWords(const CommandWords& words, const Node& object, bool is_script, TreeAround& around, const CarrierTables& tables,
                                       const ReadDocument& read_document) {
  std::vector<Fragment> found = BehindShell(words, object, around, tables, read_document);
  if (found.empty()) {
    found = ParseCommandLine(words.words(), around.document().file(), tables.submit);
    if (found.empty()) found = BehindAnother(words.words(), around.document().file(), tables);
    for (Fragment& f : found) words.HandOn(f);
  }
  std::erase_if(found, [&](const Fragment& f) {
    // The items of a script may each be a command line of their own.
    const text::Span program = f.program.span;
    if (f.kind == Kind::kSubmit && (IsInsideLine(words, program) || IsPrinted(words, program, tables.commands))) return true;
    return !HasArguments(f) && !(is_script && !f.primary_resource.value.empty());
  });
  for (Fragment& f : found) words.Hold(f);
  return found;
}

}  // namespace sparkvet::carrier
