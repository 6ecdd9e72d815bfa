#include "lib/carrier/code_file.h"

#include <algorithm>
#include <iterator>

#include "lib/base/strings.h"
#include "lib/carrier/adapters.h"
#include "lib/carrier/code_expression.h"
#include "lib/carrier/code_tree.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kCommands[] = {"spark-submit", "spark2-submit", "spark3-submit", "spark-sql", "spark-shell", "PYSPARK_SUBMIT_ARGS", "sparkSubmitParameters",
                                          "setMaster(", ".master(", "SparkContext("};
constexpr std::string_view kTestFolders[] = {"test", "tests", "testing", "it"};
constexpr std::string_view kTestEnds[] = {"_test", "_tests", "Test", "Tests", "Suite", "Spec", "TestCase", "IT"};

bool IsPartOfKey(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '.' || c == '_' || c == '-'; }

}  // namespace

std::string_view FirstInCode(std::string_view text, const CarrierTables& tables) {
  for (size_t at = text.find("spark."); at != std::string_view::npos; at = text.find("spark.", at + 6)) {
    if (at == 0 || !std::string_view("\"':").contains(text[at - 1])) continue;
    size_t end = at + 6;
    while (end < text.size() && IsPartOfKey(text[end])) ++end;
    if (const std::string_view key = text.substr(at, end - at); tables.maps.IsCertain(key)) return key;
  }
  const auto named = std::find_if(std::begin(kCommands), std::end(kCommands), [&](std::string_view word) { return text.contains(word); });
  return named == std::end(kCommands) ? std::string_view() : *named;
}

bool IsTestSource(std::string_view path) {
  const std::vector<std::string_view> parts = base::Split(path, '/');
  for (size_t i = 0; i + 1 < parts.size(); ++i) {
    if (std::find(std::begin(kTestFolders), std::end(kTestFolders), parts[i]) != std::end(kTestFolders)) return true;
  }
  std::string_view name = parts.back();
  if (name.starts_with("test_") || name.starts_with("conftest.")) return true;
  name = name.substr(0, name.rfind('.'));
  return std::any_of(std::begin(kTestEnds), std::end(kTestEnds), [&](std::string_view end) { return name.ends_with(end); });
}

std::vector<Fragment> ParseCodeFile(std::string_view text, text::FileId file, Language language, const CarrierTables& tables) {
  const CodeTokens tokens = TokenizeCode(text, file, language);
  const ParsedCode code = ParseCode(text, file, language, tokens);
  CodeTree made = MakeCodeTree(text, file, language, tokens, code, tables.code);
  made.tree.HideRootItems();
  Document document(text, {file, 0, static_cast<uint32_t>(text.size())}, made.tree);
  document.comments = tokens.comments;
  document.code = &made;
  std::vector<Fragment> out;
  Adapt(document, tables, out);
  return out;
}

}  // namespace sparkvet::carrier
