#include "lib/rule/toml_file.h"

#include <algorithm>

namespace sparkvet::rule {

TomlFile::TomlFile(const text::SourceSet& sources, text::FileId file, std::vector<CompileProblem>& problems)
    : sources_(sources), file_(file), problems_(problems) {
  try {
    root_ = toml::parse(sources[file].text(), sources[file].path());
  } catch (const toml::parse_error& error) {
    const uint32_t begin = OffsetOf(error.source().begin);
    problems_.push_back({{file, begin, begin + 1}, std::string(error.description())});
  }
}

// toml++ counts columns in code points; spans count bytes.
uint32_t TomlFile::OffsetOf(const toml::source_position& at) const {
  const text::SourceFile& source = sources_[file_];
  const std::string_view line = source.Line(at.line);
  if (at.line == 0 || line.data() == nullptr) return 0;
  size_t i = 0;
  for (toml::source_index column = 1; column < at.column && i < line.size(); ++column) {
    ++i;
    while (i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80) ++i;
  }
  return source.LineBegin(at.line) + static_cast<uint32_t>(i);
}

text::Span TomlFile::SpanOf(const toml::node& node) const {
  const uint32_t begin = OffsetOf(node.source().begin);
  return {file_, begin, std::max(begin, OffsetOf(node.source().end))};
}

text::Span TomlFile::SpanOf(const toml::key& key) const {
  const uint32_t begin = OffsetOf(key.source().begin);
  return {file_, begin, std::max(begin, OffsetOf(key.source().end))};
}

void TomlFile::Report(const toml::node& node, std::string message) const {
  problems_.push_back({SpanOf(node), std::move(message)});
}

void TomlFile::Report(const toml::node& text, const SyntaxError& error) const {
  text::Span span = SpanOf(text);
  const std::string_view written = sources_.Text(span);
  const std::string value = text.value_or(std::string());
  if (const size_t at = written.find(value); !value.empty() && at != std::string_view::npos) {
    const uint32_t start = span.begin + static_cast<uint32_t>(at);
    span = {file_, start + error.begin, start + std::max(error.end, error.begin + 1)};
  }
  problems_.push_back({span, error.message});
}

std::string TomlFile::Text(const toml::table& table, std::string_view field) const {
  const toml::node* const node = table.get(field);
  if (node == nullptr) return {};
  if (!node->is_string()) Report(*node, "a string is expected here");
  return node->value_or(std::string());
}

std::string TomlFile::RequiredText(const toml::table& table, std::string_view field) const {
  std::string text = Text(table, field);
  if (text.empty()) Report(table, "'" + std::string(field) + "' is missing");
  return text;
}

std::vector<std::string> TomlFile::Texts(const toml::table& table, std::string_view field) const {
  const toml::node* const node = table.get(field);
  if (node == nullptr) return {};
  std::vector<std::string> texts;
  if (const toml::array* const array = node->as_array()) {
    for (const toml::node& item : *array) {
      if (!item.is_string()) Report(item, "a string is expected here");
      texts.push_back(item.value_or(std::string()));
    }
  } else {
    Report(*node, "a list of strings is expected here");
  }
  return texts;
}

spark::ReleaseRange TomlFile::Releases(const toml::table& table, std::string_view field) const {
  const std::optional<spark::ReleaseRange> range = spark::ParseReleaseRange(Text(table, field));
  if (!range) Report(*table.get(field), "'>=R', '<=R', 'R..S' or 'R' is expected here");
  return range.value_or(spark::ReleaseRange{});
}

void TomlFile::RefuseOthers(const toml::table& table, std::initializer_list<std::string_view> allowed) const {
  for (const auto& [name, node] : table) {
    if (std::find(allowed.begin(), allowed.end(), name.str()) == allowed.end()) {
      Report(node, "unknown field '" + std::string(name.str()) + "'");
    }
  }
}

std::vector<const toml::table*> TomlFile::Tables(const toml::table& table, std::string_view field) const {
  std::vector<const toml::table*> tables;
  const toml::node* const node = table.get(field);
  if (node == nullptr) return tables;
  const toml::array* const array = node->as_array();
  if (array == nullptr) {
    Report(*node, "'[[" + std::string(field) + "]]' is expected here");
    return tables;
  }
  for (const toml::node& item : *array) {
    if (item.is_table()) tables.push_back(item.as_table());
    else Report(item, "a table is expected here");
  }
  return tables;
}

}  // namespace sparkvet::rule
