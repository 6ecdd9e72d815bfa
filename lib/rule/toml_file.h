// One parsed TOML file with exact places: what the schema of rule files stands on. Private to the compiler.
#ifndef SPARKVET_LIB_RULE_TOML_FILE_H_
#define SPARKVET_LIB_RULE_TOML_FILE_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

#include "lib/rule/ast.h"
#include "lib/rule/compile.h"
#include "lib/spark/release.h"
#include "lib/text/source.h"

namespace sparkvet::rule {

class TomlFile {
 public:
  // A syntax error is put into `problems`, and root() is then empty.
  TomlFile(const text::SourceSet& sources, text::FileId file, std::vector<CompileProblem>& problems);

  const toml::table& root() const { return root_; }

  void Report(const toml::node& node, std::string message) const;
  // Points into the text of an expression, if it stands there without escapes.
  void Report(const toml::node& text, const SyntaxError& error) const;

  // The field's text; reports one that is no string.
  std::string Text(const toml::table& table, std::string_view field) const;
  // The same, and reports a field that is missing or empty.
  std::string RequiredText(const toml::table& table, std::string_view field) const;
  std::vector<std::string> Texts(const toml::table& table, std::string_view field) const;
  // ">=R", "<=R", "R..S" or "R"; all where the field is missing.
  spark::ReleaseRange Releases(const toml::table& table, std::string_view field) const;
  // Reports every field that is not in the list.
  void RefuseOthers(const toml::table& table, std::initializer_list<std::string_view> allowed) const;
  // The tables of an array of tables; reports anything else.
  std::vector<const toml::table*> Tables(const toml::table& table, std::string_view field) const;

  text::Span SpanOf(const toml::node& node) const;
  text::Span SpanOf(const toml::key& key) const;

 private:
  uint32_t OffsetOf(const toml::source_position& at) const;

  const text::SourceSet& sources_;
  text::FileId file_;
  std::vector<CompileProblem>& problems_;
  toml::table root_;
};

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_TOML_FILE_H_
