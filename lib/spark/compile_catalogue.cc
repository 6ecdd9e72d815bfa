#include "lib/spark/compile_catalogue.h"

#include <algorithm>
#include <bit>
#include <toml++/toml.h>

#include "lib/spark/nearest_key.h"
#include <tuple>
#include <type_traits>

#include "lib/spark/value.h"

namespace sparkvet::spark {
namespace {

std::string Place(std::string_view path, const toml::source_region& where) {
  return std::string(path) + ':' + std::to_string(where.begin.line) + ':' + std::to_string(where.begin.column);
}

template <class T>
bool Keep(const Value<T>& from, auto& to) {
  if (from) to = static_cast<std::remove_reference_t<decltype(to)>>(*from);
  return from.has_value();
}

// Defaults are the same in every release that has the record, so any release's reader will do.
bool ConvertDefault(std::string_view text, EntryRecord& entry, std::string_view unit) {
  constexpr Release kAny{3, 5};
  switch (entry.type) {
    case ValueType::kBoolean: return Keep(ParseBoolean(text, Reader::kEntry, kAny), entry.default_integer);
    case ValueType::kInt: return Keep(ParseInt(text, Reader::kEntry), entry.default_integer);
    case ValueType::kLong: return Keep(ParseLong(text, Reader::kEntry), entry.default_integer);
    case ValueType::kDouble: return Keep(ParseDouble(text), entry.default_floating);
    case ValueType::kTime:
      return Keep(ParseTime(text, TimeUnitByName(unit).value_or(TimeUnit::kMilliseconds)), entry.default_integer);
    case ValueType::kBytes:
      return Keep(ParseBytes(text, ByteUnitByName(unit).value_or(ByteUnit::kByte), Reader::kEntry, kAny), entry.default_integer);
    case ValueType::kDecimal:
    case ValueType::kString:
    case ValueType::kOther: break;
  }
  return true;
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
      compiler.families_.push_back(
          {pattern, (*table)["source"].value_or(std::string()), *range, (*table)["foreign"].value_or(false)});
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

// By what keys may be like a text: their sizes, letters and words.
void CatalogueCompiler::PutLikeness(image::Writer& writer) const {
  std::map<size_t, std::vector<SizedKeyRecord>> by_size;
  std::map<std::string, std::vector<KeyId>> by_word;
  std::vector<std::string_view> names;
  KeyId id = 0;
  for (const auto& [name, entries] : keys_) {
    names.push_back(name);
    by_size[name.size()].push_back({id, LetterSet(name)});
    for (const std::string& word : KeyWords(name)) {
      std::vector<KeyId>& keys = by_word[word];
      if (keys.empty() || keys.back() != id) keys.push_back(id);
    }
    ++id;
  }
  std::vector<SizedKeyRecord> sized;
  std::vector<LetterCounts> sized_counts, size_counts;
  std::vector<uint32_t> sizes;
  for (const auto& [size, keys] : by_size) {
    sizes.resize(size + 1, static_cast<uint32_t>(sized.size()));
    size_counts.resize(size + 1);
    sized.insert(sized.end(), keys.begin(), keys.end());
    for (const SizedKeyRecord& k : keys) {
      const LetterCounts& counts = sized_counts.emplace_back(CountLetters(names[k.id]));
      for (size_t i = 0; i < std::size(counts.of); ++i) size_counts[size].of[i] = std::max(size_counts[size].of[i], counts.of[i]);
    }
  }
  sizes.push_back(static_cast<uint32_t>(sized.size()));
  std::vector<KeyWordRecord> words;
  std::vector<KeyId> keys_of_words;
  for (const auto& [word, keys] : by_word) {
    words.push_back({writer.Text(word), {static_cast<uint32_t>(keys_of_words.size()), static_cast<uint32_t>(keys.size())}});
    keys_of_words.insert(keys_of_words.end(), keys.begin(), keys.end());
  }
  writer.Put(kSizedKeyTable, sized);
  writer.Put(kSizedCountsTable, sized_counts);
  writer.Put(kSizeTable, sizes);
  writer.Put(kSizeCountsTable, size_counts);
  writer.Put(kKeyWordTable, words);
  writer.Put(kKeysOfWordTable, keys_of_words);
}

base::Result<void> CatalogueCompiler::Finish(image::Writer& writer) {
  std::vector<KeyRecord> keys;
  std::vector<EntryRecord> entries;
  std::vector<image::Str> alternatives;
  std::vector<KeyId> alternative_keys;
  AddNamedKeys();
  const auto id_of = [&](const std::string& name) {
    const auto at = keys_.find(name);
    return at == keys_.end() ? kNoKey : static_cast<KeyId>(std::distance(keys_.begin(), at));
  };

  for (const auto& [name, text] : descriptions_) {
    if (!keys_.contains(name)) return base::Fail(text.second + ": '" + name + "' is no key");
  }
  for (auto& [name, list] : keys_) {
    std::sort(list.begin(), list.end(), [](const Entry& a, const Entry& b) { return a.releases.first < b.releases.first; });
    KeyRecord key;
    key.name = writer.Text(name);
    if (const auto at = descriptions_.find(name); at != descriptions_.end()) key.description = writer.Text(at->second.first);
    key.entries = {static_cast<uint32_t>(entries.size()), static_cast<uint32_t>(list.size())};
    keys.push_back(key);
    for (const Entry& e : list) {
      EntryRecord record;
      record.releases = e.releases;
      record.type = e.type;
      record.is_internal = e.is_internal;
      record.is_bare = e.is_bare;
      record.has_default = e.has_default;
      record.unit = writer.Text(e.unit);
      record.default_text = writer.Text(e.default_text);
      record.since = writer.Text(e.since);
      if (!e.fallback.empty()) {
        record.fallback = id_of(e.fallback);
        if (record.fallback == kNoKey) return base::Fail(e.place + ": the fallback '" + e.fallback + "' is no key");
      }
      if (!e.prepend.empty()) {
        record.prepend = id_of(e.prepend);
        if (record.prepend == kNoKey) return base::Fail(e.place + ": the prepended '" + e.prepend + "' is no key");
      }
      record.accepts = writer.Text(e.accepts);
      record.depends_on_machine = e.default_text.starts_with('<') && e.default_text.ends_with('>');
      record.alternatives = {static_cast<uint32_t>(alternatives.size()), static_cast<uint32_t>(e.alternatives.size())};
      for (const std::string& a : e.alternatives) {
        alternatives.push_back(writer.Text(a));
        alternative_keys.push_back(id_of(a));
      }
      if (e.has_default && record.depends_on_machine == 0 && !ConvertDefault(e.default_text, record, e.unit)) {
        return base::Fail(e.place + ": the default '" + e.default_text + "' is no " + std::string(Name(e.type)));
      }
      entries.push_back(record);
    }
  }

  std::sort(deprecated_.begin(), deprecated_.end(), [](const Deprecation& a, const Deprecation& b) {
    return std::tie(a.key, a.releases.first) < std::tie(b.key, b.releases.first);
  });
  std::vector<DeprecatedRecord> deprecated;
  std::vector<std::vector<std::pair<int64_t, uint32_t>>> ranked(keys.size());
  for (const Deprecation& d : deprecated_) {
    const auto row = static_cast<uint32_t>(deprecated.size());
    DeprecatedRecord record;
    record.key = id_of(d.key);
    record.releases = d.releases;
    record.translation = d.translation;
    record.since = writer.Text(d.since);
    record.message = writer.Text(d.message);
    if (!d.renamed.empty()) {
      record.renamed = id_of(d.renamed);
      if (record.renamed == kNoKey) return base::Fail(d.place + ": the new name '" + d.renamed + "' is no key");
      ranked[record.renamed].emplace_back(d.rank, row);
    }
    image::Range& own = keys[record.key].deprecated;
    if (own.count++ == 0) own.begin = row;
    deprecated.push_back(record);
  }
  std::vector<uint32_t> old_names;
  for (KeyId id = 0; id < keys.size(); ++id) {
    std::stable_sort(ranked[id].begin(), ranked[id].end());
    keys[id].old_names = {static_cast<uint32_t>(old_names.size()), static_cast<uint32_t>(ranked[id].size())};
    for (const auto& [rank, row] : ranked[id]) old_names.push_back(row);
  }

  std::vector<uint32_t> hash(std::bit_ceil(keys.size() * 2 + 1), 0);
  for (const auto& [name, list] : keys_) {
    size_t i = HashKey(name) & (hash.size() - 1);
    while (hash[i] != 0) i = (i + 1) & (hash.size() - 1);
    hash[i] = id_of(name) + 1;
  }

  std::vector<FamilyRecord> families;
  for (const Family& f : families_) {
    constexpr std::string_view kStart = "spark.";
    const bool tells = f.pattern.starts_with(kStart) && f.pattern.size() > kStart.size() && f.pattern[kStart.size()] != '*';
    const char letter = tells ? f.pattern[kStart.size()] : '\0';
    families.push_back({writer.Text(f.pattern), writer.Text(f.source), f.releases, static_cast<uint8_t>(f.is_foreign), letter,
                        static_cast<uint16_t>(std::min(f.pattern.find('*'), f.pattern.size()))});
  }
  std::vector<ReleaseRecord> releases;
  for (const auto& [line, at] : releases_) releases.push_back({line, {}, writer.Text(at)});
  if (releases.empty()) return base::Fail("rules/releases: no release is named");

  writer.Put(kKeyTable, keys);
  writer.Put(kEntryTable, entries);
  writer.Put(kAlternativeTable, alternatives);
  writer.Put(kAlternativeKeyTable, alternative_keys);
  writer.Put(kFamilyTable, families);
  writer.Put(kReleaseTable, releases);
  writer.Put(kKeyHashTable, hash);
  writer.Put(kDeprecatedTable, deprecated);
  writer.Put(kOldNameTable, old_names);
  PutLikeness(writer);
  return {};
}

}  // namespace sparkvet::spark
