#include "lib/spark/catalogue.h"

#include <algorithm>
#include <cstring>

#include "lib/base/check.h"
#include "lib/base/int128.h"
#include "lib/spark/nearest_key.h"

namespace sparkvet::spark {
namespace {

constexpr std::string_view kTypeNames[] = {"boolean", "int", "long", "double", "decimal", "time", "bytes", "string", "other"};

// What stands before FamilyRecord::letter.
constexpr std::string_view kFamilyStart = "spark.";

// Whether `pattern`, whose '*' stand for one or more characters, covers the whole of `text`. Each piece between two stars is taken
// where it comes first, which leaves most to the others, so hostile texts cost |pattern| * |text| at most.
bool Covers(std::string_view pattern, std::string_view text) {
  size_t star = pattern.find('*');
  if (star == std::string_view::npos) return text == pattern;
  if (!text.starts_with(pattern.substr(0, star))) return false;
  const size_t last = pattern.rfind('*');
  const std::string_view tail = pattern.substr(last + 1);
  if (!text.ends_with(tail)) return false;
  text.remove_suffix(tail.size());
  for (size_t at = star;;) {
    if (++at > text.size()) return false;
    if (star == last) return true;
    const size_t next = pattern.find('*', star + 1);
    const std::string_view piece = pattern.substr(star + 1, next - star - 1);
    at = text.find(piece, at);
    if (at == std::string_view::npos) return false;
    at += piece.size();
    star = next;
  }
}

}  // namespace

std::string_view Name(ValueType type) { return kTypeNames[static_cast<size_t>(type)]; }

std::optional<ValueType> ValueTypeByName(std::string_view name) {
  const auto* const at = std::find(std::begin(kTypeNames), std::end(kTypeNames), name);
  if (at == std::end(kTypeNames)) return std::nullopt;
  return static_cast<ValueType>(at - std::begin(kTypeNames));
}

std::optional<Translation> TranslationByName(std::string_view name) {
  if (name == "thousands of kilobytes") return Translation::kThousandsOfKilobytes;
  if (name == "tens of seconds") return Translation::kTensOfSeconds;
  return std::nullopt;
}

Catalogue::Catalogue(const image::View& image)
    : image_(image),
      keys_(image.Table<KeyRecord>(kKeyTable)),
      entries_(image.Table<EntryRecord>(kEntryTable)),
      alternatives_(image.Table<image::Str>(kAlternativeTable)),
      alternative_keys_(image.Table<KeyId>(kAlternativeKeyTable)),
      families_(image.Table<FamilyRecord>(kFamilyTable)),
      releases_(image.Table<ReleaseRecord>(kReleaseTable)),
      deprecated_(image.Table<DeprecatedRecord>(kDeprecatedTable)),
      old_names_(image.Table<uint32_t>(kOldNameTable)),
      hash_(image.Table<uint32_t>(kKeyHashTable)),
      sized_keys_(image.Table<SizedKeyRecord>(kSizedKeyTable)),
      sized_counts_(image.Table<LetterCounts>(kSizedCountsTable)),
      sizes_(image.Table<uint32_t>(kSizeTable)),
      size_counts_(image.Table<LetterCounts>(kSizeCountsTable)),
      words_(image.Table<KeyWordRecord>(kKeyWordTable)),
      keys_of_words_(image.Table<KeyId>(kKeysOfWordTable)) {
  SV_CHECK(!releases_.empty() && !hash_.empty());
}

bool Catalogue::Knows(Release release) const {
  return std::any_of(releases_.begin(), releases_.end(), [&](const ReleaseRecord& r) { return r.line == release; });
}

std::optional<KeyId> Catalogue::Find(std::string_view key, uint32_t hash) const {
  const size_t mask = hash_.size() - 1;
  for (size_t i = hash & mask; hash_[i] != 0; i = (i + 1) & mask) {
    if (Name(hash_[i] - 1) == key) return hash_[i] - 1;
  }
  return std::nullopt;
}

std::span<const EntryRecord> Catalogue::Entries(KeyId id) const {
  return entries_.subspan(keys_[id].entries.begin, keys_[id].entries.count);
}

const EntryRecord* Catalogue::Entry(KeyId id, Release release) const {
  for (const EntryRecord& entry : Entries(id)) {
    if (entry.releases.Contains(release)) return &entry;
  }
  return nullptr;
}

std::span<const image::Str> Catalogue::Alternatives(const EntryRecord& entry) const {
  return alternatives_.subspan(entry.alternatives.begin, entry.alternatives.count);
}

std::span<const KeyId> Catalogue::AlternativeKeys(const EntryRecord& entry) const {
  return alternative_keys_.subspan(entry.alternatives.begin, entry.alternatives.count);
}

const DeprecatedRecord* Catalogue::Deprecated(KeyId id, Release release) const {
  for (const DeprecatedRecord& row : deprecated_.subspan(keys_[id].deprecated.begin, keys_[id].deprecated.count)) {
    if (row.releases.Contains(release)) return &row;
  }
  return nullptr;
}

template <class Take>
void Catalogue::EachFamilyOf(std::string_view key, Take take) const {
  // Nearly all start alike: the letter behind that rules most of them out.
  const char letter = key.starts_with(kFamilyStart) && key.size() > kFamilyStart.size() ? key[kFamilyStart.size()] : '\0';
  for (const FamilyRecord& family : families_) {
    if (family.letter != letter && family.letter != '\0') continue;
    const std::string_view pattern = image_.Text(family.pattern);
    if (key.starts_with(pattern.substr(0, family.literal)) && Covers(pattern, key) && take(family)) return;
  }
}

const FamilyRecord* Catalogue::Family(std::string_view key, std::optional<Release> release) const {
  const FamilyRecord* found = nullptr;
  EachFamilyOf(key, [&](const FamilyRecord& family) {
    if (!release || family.releases.Contains(*release)) found = &family;
    return found != nullptr;
  });
  return found;
}

Catalogue::Known Catalogue::WhatKnows(std::string_view key) const {
  Known known{Find(key), {}};
  EachFamilyOf(key, [&](const FamilyRecord& family) {
    known.families.push_back(&family);
    return false;
  });
  return known;
}

bool Catalogue::IsKnown(const Known& known, Release release) const {
  return (known.id && Entry(*known.id, release) != nullptr) ||
         std::any_of(known.families.begin(), known.families.end(), [&](const FamilyRecord* f) { return f->releases.Contains(release); });
}

bool Catalogue::IsKnown(std::string_view key, Release release) const {
  const std::optional<KeyId> id = Find(key);
  return (id && Entry(*id, release) != nullptr) || Family(key, release) != nullptr;
}

std::optional<ClusterManager> Catalogue::OnlyOn(std::string_view key, Release release) const {
  const std::optional<KeyId> id = Find(key);
  const EntryRecord* const entry = id ? Entry(*id, release) : nullptr;
  const FamilyRecord* const family = entry == nullptr ? Family(key, release) : nullptr;
  const uint8_t manager = entry != nullptr ? entry->manager : family != nullptr ? family->manager : kAnyManager;
  return manager == kAnyManager ? std::nullopt : std::optional(static_cast<ClusterManager>(manager));
}

std::string Catalogue::ReleasesWhere(const std::function<bool(Release)>& holds) const {
  std::string words;
  for (size_t first = 0; first < releases_.size(); ++first) {
    if (!holds(releases_[first].line)) continue;
    size_t last = first;
    while (last + 1 < releases_.size() && holds(releases_[last + 1].line)) ++last;
    if (!words.empty()) words += ", ";
    if (first == 0 && last + 1 == releases_.size()) return "all";
    words += releases_[first].line.ToString();
    if (last + 1 == releases_.size()) words += last == first ? "" : " and later";
    else if (last != first) words += " to " + releases_[last].line.ToString();
    first = last;
  }
  return words;
}

std::string Catalogue::KnownIn(const Known& known) const {
  if (!known.id && known.families.empty()) return {};
  return ReleasesWhere([&](Release release) { return IsKnown(known, release); });
}

std::span<const KeyId> Catalogue::KeysWithWord(std::string_view word) const {
  const auto at = std::lower_bound(words_.begin(), words_.end(), word,
                                   [&](const KeyWordRecord& r, std::string_view wanted) { return image_.Text(r.word) < wanted; });
  if (at == words_.end() || image_.Text(at->word) != word) return {};
  return keys_of_words_.subspan(at->keys.begin, at->keys.count);
}

std::string_view Catalogue::Nearest(std::string_view key, Release release) const {
  NearestKey nearest(key);
  const auto consider = [&](KeyId id, uint32_t letters) {
    const EntryRecord* const entry = Entry(id, release);
    if (entry != nullptr) nearest.Consider(Name(id), letters, entry->is_bare == 0 && entry->is_internal == 0);
  };
  for (size_t size = nearest.least_size(); size <= nearest.most_size() && size < size_counts_.size(); ++size) {
    if (!nearest.MayBeAmong(size_counts_[size])) continue;
    for (uint32_t i = sizes_[size]; i < sizes_[size + 1]; ++i) {
      if (nearest.MayBeLettersApart(sized_counts_[i])) consider(sized_keys_[i].id, sized_keys_[i].letters);
    }
  }
  // All words must stand in it: those that have the rarest of them are looked at. A word that none has is nearly always the last.
  if (!nearest.MayHoldWords() || KeysWithWord(LastWord(key)).empty()) return nearest.best();
  std::optional<std::span<const KeyId>> rarest;
  for (const std::string& word : nearest.words_to_hold()) {
    const auto keys = KeysWithWord(word);
    if (!rarest || keys.size() < rarest->size()) rarest = keys;
  }
  for (const KeyId id : rarest.value_or(std::span<const KeyId>())) consider(id, LetterSet(Name(id)));
  return nearest.best();
}

}  // namespace sparkvet::spark
