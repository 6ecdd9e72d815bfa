#include "lib/spark/compile_catalogue.h"

#include <toml++/toml.h>

#include <algorithm>

#include "lib/spark/value.h"

namespace sparkvet::spark {
namespace {

std::string Place(std::string_view path, const toml::source_region& where) {
  return std::string(path) + ':' + std::to_string(where.begin.line) + ':' + std::to_string(where.begin.column);
}

}  // namespace

// Reads one file's tables into the compiler. Every method answers with the first error, or nothing.
struct TomlToCatalogue {
  using MaybeError = std::optional<base::Error>;

  CatalogueCompiler& compiler;
  std::string_view path;

  base::Error Wrong(const toml::node& node, const std::string& what) const {
    return {Place(path, node.source()) + ": " + what};
  }

  MaybeError File(const toml::table& file) {
    for (const auto& [name, node] : file) {
      MaybeError error;
      if (name == "releases" && node.is_table()) {
        error = Releases(*node.as_table());
      } else if (name == "keys" && node.is_table()) {
        error = Keys(*node.as_table());
      } else if (name == "family" && node.is_array()) {
        error = Families(*node.as_array());
      } else if (name == "descriptions" && node.is_table()) {
        for (const auto& [key, text] : *node.as_table()) {
          compiler.descriptions_[std::string(key.str())] = {text.value_or(std::string()), Place(path, text.source())};
        }
      } else if (name == "deprecated" && node.is_table()) {
        error = Deprecated(*node.as_table());
      } else {
        error = Wrong(node, "unknown table '" + std::string(name.str()) + "'");
      }
      if (error) return error;
    }
    return std::nullopt;
  }

  MaybeError Releases(const toml::table& table) {
    for (const auto& [line, at] : table) {
      const std::optional<Release> release = ParseRelease(line.str());
      const std::optional<std::string> recorded = at.value<std::string>();
      if (!release || !recorded) return Wrong(at, "a release line and the release it was recorded at are expected");
      compiler.releases_[*release] = *recorded;
    }
    return std::nullopt;
  }

  MaybeError Keys(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      if (node.is_table()) {
        if (MaybeError e = Entry(name, *node.as_table())) return e;
        continue;
      }
      if (!node.is_array()) return Wrong(node, "a table, or a list of tables, is expected");
      for (const toml::node& item : *node.as_array()) {
        if (!item.is_table()) return Wrong(item, "a table is expected");
        if (MaybeError e = Entry(name, *item.as_table())) return e;
      }
    }
    return std::nullopt;
  }

  MaybeError Entry(const std::string& name, const toml::table& table) {
    CatalogueCompiler::Entry entry;
    entry.place = Place(path, table.source());
    for (const auto& [field, node] : table) {
      const std::string text = node.value_or(std::string());
      if (field == "type") {
        const std::optional<ValueType> type = ValueTypeByName(text);
        if (!type) return Wrong(node, "unknown type '" + text + "'");
        entry.type = *type;
      } else if (field == "releases") {
        const std::optional<ReleaseRange> range = ParseReleaseRange(text);
        if (!range) return Wrong(node, "malformed releases '" + text + "'");
        entry.releases = *range;
      } else if (field == "default") {
        entry.default_text = text;
        entry.has_default = true;
      } else if (field == "unit") {
        entry.unit = text;
      } else if (field == "since") {
        entry.since = text;
      } else if (field == "fallback") {
        entry.fallback = text;
      } else if (field == "prepend") {
        entry.prepend = text;
      } else if (field == "check") {
        entry.accepts = text;
      } else if (field == "values" && node.is_array()) {
        for (const toml::node& v : *node.as_array()) entry.accepts += (entry.accepts.empty() ? "one of " : ", ") + v.value_or(std::string());
      } else if (field == "internal") {
        entry.is_internal = node.value_or(false);
      } else if (field == "manager") {
        if (MaybeError e = Manager(node, entry.manager)) return e;
      } else if (field == "read") {
        entry.is_bare = text == "string";
      } else if (field == "alternatives" && node.is_array()) {
        for (const toml::node& a : *node.as_array()) entry.alternatives.push_back(a.value_or(std::string()));
      } else {
        return Wrong(node, "unknown field '" + std::string(field.str()) + "'");
      }
    }
    compiler.keys_[name].push_back(std::move(entry));
    return std::nullopt;
  }

  MaybeError Manager(const toml::node& node, uint8_t& manager) {
    const std::optional<ClusterManager> named = ClusterManagerByName(node.value_or(std::string()));
    if (!named) return Wrong(node, "no such cluster manager");
    manager = static_cast<uint8_t>(*named);
    return std::nullopt;
  }

  MaybeError Deprecated(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      if (node.is_table()) {
        if (MaybeError e = DeprecatedName(name, *node.as_table())) return e;
        continue;
      }
      if (!node.is_array()) return Wrong(node, "a table, or a list of tables, is expected");
      for (const toml::node& item : *node.as_array()) {
        if (!item.is_table()) return Wrong(item, "a table is expected");
        if (MaybeError e = DeprecatedName(name, *item.as_table())) return e;
      }
    }
    return std::nullopt;
  }

  MaybeError DeprecatedName(const std::string& name, const toml::table& table) {
    CatalogueCompiler::Deprecation row;
    row.key = name;
    row.place = Place(path, table.source());
    for (const auto& [field, node] : table) {
      const std::string text = node.value_or(std::string());
      if (field == "since") {
        row.since = text;
      } else if (field == "message") {
        row.message = text;
      } else if (field == "renamed") {
        row.renamed = text;
      } else if (field == "rank") {
        row.rank = node.value_or(int64_t{0});
      } else if (field == "releases") {
        const std::optional<ReleaseRange> range = ParseReleaseRange(text);
        if (!range) return Wrong(node, "malformed releases '" + text + "'");
        row.releases = *range;
      } else if (field == "translation") {
        const std::optional<Translation> translation = TranslationByName(text);
        if (!translation) return Wrong(node, "unknown translation '" + text + "'");
        row.translation = *translation;
      } else {
        return Wrong(node, "unknown field '" + std::string(field.str()) + "'");
      }
    }
    if (row.message.empty() && row.renamed.empty()) return Wrong(table, "a message or the new name is expected");
    compiler.deprecated_.push_back(std::move(row));
    return std::nullopt;
  }

  MaybeError Families(const toml::array& array) {
    for (const toml::node& item : array) {
      const toml::table* const table = item.as_table();
      const std::string pattern = table ? (*table)["pattern"].value_or(std::string()) : std::string();
      if (pattern.empty()) return Wrong(item, "a family needs a pattern");
      const std::optional<ReleaseRange> range = ParseReleaseRange((*table)["releases"].value_or(std::string()));
      if (!range) return Wrong(item, "malformed releases");
      uint8_t manager = kAnyManager;
      if (const toml::node* const named = table->get("manager")) {
        if (MaybeError e = Manager(*named, manager)) return e;
      }
      compiler.families_.push_back(
          {pattern, (*table)["source"].value_or(std::string()), *range, (*table)["foreign"].value_or(false), manager});
    }
    return std::nullopt;
  }
};

base::Result<void> CatalogueCompiler::AddFile(std::string_view path, std::string_view toml) {
  try {
    const toml::table file = toml::parse(toml, path);
    if (const std::optional<base::Error> error = TomlToCatalogue{*this, path}.File(file)) {
      return std::unexpected(*error);
    }
  } catch (const toml::parse_error& error) {
    return base::Fail(Place(path, error.source()) + ": " + std::string(error.description()));
  }
  return {};
}

// An old name is a key as well: someone may still write it. Each release knows those that it names itself.
void CatalogueCompiler::AddNamedKeys() {
  std::vector<std::pair<std::string, Entry>> named;
  const auto add = [&](const std::string& name, const ReleaseRange& releases, const std::string& place) {
    Entry entry;
    entry.is_bare = true;
    entry.releases = releases;
    entry.place = place;
    named.emplace_back(name, std::move(entry));
  };
  for (const auto& [name, list] : keys_) {
    for (const Entry& e : list) {
      for (const std::string& a : e.alternatives) add(a, e.releases, e.place);
    }
  }
  for (const Deprecation& d : deprecated_) add(d.key, d.releases, d.place);

  for (const auto& [name, entry] : named) {
    std::vector<Entry>& list = keys_[name];
    const auto knows = [&](Release r) {
      return std::any_of(list.begin(), list.end(), [&](const Entry& e) { return e.releases.Contains(r); });
    };
    for (const auto& [line, recorded_at] : releases_) {
      if (!entry.releases.Contains(line) || knows(line)) continue;
      list.push_back(entry);
      list.back().releases = {line, line};
    }
  }
  std::erase_if(keys_, [](const auto& key) { return key.second.empty(); });
}

}  // namespace sparkvet::spark
