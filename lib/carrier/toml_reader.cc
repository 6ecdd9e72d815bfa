#include "lib/carrier/toml_reader.h"

#include <algorithm>

#include "lib/spark/release.h"

namespace sparkvet::carrier {
namespace {

std::string At(std::string_view path, const toml::source_region& at, std::string_view what) {
  return std::string(path) + ':' + std::to_string(at.begin.line) + ':' +
         std::to_string(at.begin.column) + ": " + std::string(what);
}

std::string Quoted(std::string_view s) { return '\'' + std::string(s) + '\''; }

}  // namespace

TomlReader::TomlReader(const TomlFile& file) : path_(file.path) {
  try {
    root_ = toml::parse(file.text, file.path);
  } catch (const toml::parse_error& e) {
    throw TomlError{At(path_, e.source(), e.description())};
  }
}

void TomlReader::Fail(const toml::source_region& at, const std::string& what) const {
  throw TomlError{At(path_, at, what)};
}

std::vector<const toml::table*> TomlReader::Tables(const toml::table& in,
                                                   std::string_view name) const {
  std::vector<const toml::table*> out;
  const toml::node* node = in.get(name);
  if (!node) return out;
  const toml::array* array = node->as_array();
  if (!array) Fail(node->source(), Quoted(name) + " must be a list of tables");
  for (const toml::node& item : *array) {
    if (!item.is_table()) Fail(item.source(), Quoted(name) + " must hold tables only");
    out.push_back(item.as_table());
  }
  return out;
}

void TomlReader::Allow(const toml::table& in, std::initializer_list<std::string_view> keys) const {
  for (const auto& [key, value] : in) {
    if (std::find(keys.begin(), keys.end(), key.str()) == keys.end()) {
      Fail(key.source(), "unknown key " + Quoted(key.str()));
    }
  }
}

std::string TomlReader::Text(const toml::table& in, std::string_view key) const {
  const toml::node* node = in.get(key);
  if (!node) Fail(in.source(), "the key " + Quoted(key) + " is missing");
  if (!node->is_string()) Fail(node->source(), Quoted(key) + " must be a string");
  return node->as_string()->get();
}

std::string TomlReader::TextOr(const toml::table& in, std::string_view key) const {
  return in.contains(key) ? Text(in, key) : std::string();
}

bool TomlReader::Flag(const toml::table& in, std::string_view key) const {
  const toml::node* node = in.get(key);
  if (!node) return false;
  if (!node->is_boolean()) Fail(node->source(), Quoted(key) + " must be true or false");
  return node->as_boolean()->get();
}

uint8_t TomlReader::Small(const toml::table& in, std::string_view key) const {
  const toml::node* node = in.get(key);
  if (!node) return 0;
  const auto value = node->value<int64_t>();
  if (!value || *value < 0 || *value > 255) {
    Fail(node->source(), Quoted(key) + " must be a number from 0 to 255");
  }
  return static_cast<uint8_t>(*value);
}

std::vector<std::string> TomlReader::Texts(const toml::table& in, std::string_view key) const {
  std::vector<std::string> out;
  const toml::node* node = in.get(key);
  if (!node) return out;
  const toml::array* array = node->as_array();
  if (!array) Fail(node->source(), Quoted(key) + " must be a list of strings");
  for (const toml::node& item : *array) {
    if (!item.is_string()) Fail(item.source(), Quoted(key) + " must hold strings only");
    out.push_back(item.as_string()->get());
  }
  return out;
}

ReleasesRecord TomlReader::Releases(const toml::table& in) const {
  const auto range = spark::ParseReleaseRange(TextOr(in, "releases"));
  if (!range)
    Fail(in.get("releases")->source(), "'releases' must look like \">=3.4\" or \"3.1..3.3\"");
  return {range->first.major, range->first.minor, range->last.major, range->last.minor};
}

uint32_t TomlReader::OneOf(const toml::table& in, std::string_view key,
                           std::initializer_list<std::string_view> names) const {
  const std::string text = Text(in, key);
  const auto at = std::find(names.begin(), names.end(), text);
  if (at == names.end()) Fail(in.get(key)->source(), Quoted(key) + " cannot be " + Quoted(text));
  return static_cast<uint32_t>(at - names.begin());
}

}  // namespace sparkvet::carrier
