// The tables that a catalogue is in the image.
#include <algorithm>
#include <bit>
#include <tuple>
#include <type_traits>

#include "lib/spark/compile_catalogue.h"
#include "lib/spark/nearest_key.h"
#include "lib/spark/value.h"

namespace sparkvet::spark {
namespace {

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
      record.manager = e.manager;
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
                        static_cast<uint16_t>(std::min(f.pattern.find('*'), f.pattern.size())), f.manager, {}});
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
