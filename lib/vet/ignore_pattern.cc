#include "lib/vet/ignore_pattern.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace sparkvet::vet {
namespace {

constexpr std::string_view kWildcards = "*?[\\";

// Spaces at the end do not count, unless a backslash protects the first of them.
std::string_view WithoutTrailingSpaces(std::string_view line) {
  size_t end = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ' ') continue;
    if (line[i] == '\\') ++i;
    end = std::min(i + 1, line.size());
  }
  return line.substr(0, end);
}

struct NamedClass {
  std::string_view name;
  int (*holds)(int);
};
constexpr NamedClass kClasses[] = {
    {"alnum", std::isalnum}, {"alpha", std::isalpha}, {"blank", std::isblank}, {"cntrl", std::iscntrl},
    {"digit", std::isdigit}, {"graph", std::isgraph}, {"lower", std::islower}, {"print", std::isprint},
    {"punct", std::ispunct}, {"space", std::isspace}, {"upper", std::isupper}, {"xdigit", std::isxdigit},
};

}  // namespace

std::optional<IgnorePattern> IgnorePattern::Parse(std::string_view line) {
  line = line.substr(0, line.find('\0'));
  if (line.empty() || line.front() == '#') return std::nullopt;
  line = WithoutTrailingSpaces(line);
  IgnorePattern p;
  if (line.starts_with('!')) {
    p.negated_ = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    p.only_directories_ = true;
    line.remove_suffix(1);
  }
  if (line.empty()) return std::nullopt;  // matches nothing
  p.by_name_ = !line.contains('/');
  if (p.by_name_ && line.front() == '*' && line.find_first_of(kWildcards, 1) == std::string_view::npos) {
    p.is_suffix_ = true;
    p.literal_ = line.substr(1);
    return p;
  }
  if (line.front() == '/') line.remove_prefix(1);
  const size_t wild = std::min(line.find_first_of(kWildcards), line.size());
  p.literal_ = line.substr(0, wild);
  p.Compile(line.substr(wild));
  return p;
}

void IgnorePattern::Compile(std::string_view wild) {
  for (size_t i = 0; i < wild.size(); ++i) {
    const char c = wild[i];
    if (c == '?') {
      wild_.push_back({Step::kAny});
    } else if (c == '[') {
      Set set;
      const bool is_set = ReadSet(wild, i, set);
      wild_.push_back({is_set ? Step::kOneOf : Step::kNever, 0, static_cast<uint32_t>(sets_.size())});
      sets_.push_back(set);
    } else if (c == '\\') {
      if (++i < wild.size()) wild_.push_back({Step::kByte, static_cast<unsigned char>(wild[i])});
      else wild_.push_back({Step::kNever});
    } else if (c == '*') {
      const size_t first = i;
      while (i + 1 < wild.size() && wild[i + 1] == '*') ++i;
      const std::string_view rest = wild.substr(i + 1);
      // Two stars cross slashes where they stand for whole folders: at the start of the wildcard part or behind a slash, and
      // before a slash or the end.
      const bool crosses = i > first && !by_name_ && (first == 0 || wild[first - 1] == '/');
      if (crosses && rest.starts_with('/')) {
        wild_.push_back({Step::kFolders});
        wild_.push_back({Step::kFoldersOn});
        ++i;
      } else if (crosses && (rest.empty() || rest.starts_with("\\/"))) {
        wild_.push_back({Step::kAnything});
      } else {
        wild_.push_back({Step::kRun});
      }
    } else {
      wild_.push_back({Step::kByte, static_cast<unsigned char>(c)});
    }
  }
}

bool IgnorePattern::ReadSet(std::string_view wild, size_t& at, Set& set) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(i < wild.size() ? wild[i] : 0); };
  size_t i = at + 1;
  const bool inverted = byte(i) == '!' || byte(i) == '^';
  if (inverted) ++i;
  unsigned char before = 0;  // where a range may start
  bool is_first = true;      // a ']' in front is a member
  for (;; ++i, is_first = false) {
    unsigned char c = byte(i);
    if (c == 0) return false;
    if (c == ']' && !is_first) break;
    if (c == '\\') {
      c = byte(++i);
      if (c == 0) return false;
      set.set(c);
      before = c;
    } else if (c == '-' && before != 0 && byte(i + 1) != 0 && byte(i + 1) != ']') {
      c = byte(++i);
      if (c == '\\') c = byte(++i);
      if (c == 0) return false;
      for (unsigned member = before; member <= c; ++member) set.set(member);
      before = 0;
    } else if (c == '[' && byte(i + 1) == ':') {
      const size_t end = wild.find(']', i + 2);
      if (end == std::string_view::npos) return false;
      if (end < i + 3 || wild[end - 1] != ':') {  // no [:name:] after all
        set.set('[');
        before = '[';
        continue;
      }
      const std::string_view name = wild.substr(i + 2, end - i - 3);
      const auto known = std::find_if(std::begin(kClasses), std::end(kClasses), [&](const NamedClass& k) { return k.name == name; });
      if (known == std::end(kClasses)) return false;
      for (int member = 0; member < 128; ++member) {
        if (known->holds(member) != 0) set.set(static_cast<size_t>(member));
      }
      i = end;
      before = 0;
    } else {
      set.set(c);
      before = c;
    }
  }
  if (inverted) set.flip();
  set.reset('/');
  at = i;
  return true;
}

bool IgnorePattern::Matches(std::string_view path, bool is_directory) const {
  if (only_directories_ && !is_directory) return false;
  if (by_name_) path.remove_prefix(path.rfind('/') + 1);
  if (is_suffix_) return path.ends_with(literal_);
  if (!path.starts_with(literal_)) return false;
  path.remove_prefix(literal_.size());
  return wild_.empty() ? path.empty() : MatchesWild(path);
}

// All ways at once, byte by byte: `now` holds the tokens that may come next.
bool IgnorePattern::MatchesWild(std::string_view text) const {
  const size_t end = wild_.size();
  std::vector<bool> now(end + 1), next(end + 1);
  // Token i may come next; so may those behind it where it can stand for nothing.
  const auto reach = [&](std::vector<bool>& states, size_t i) {
    while (!states[i]) {
      states[i] = true;
      if (i == end) return;
      if (wild_[i].step == Step::kRun || wild_[i].step == Step::kAnything) ++i;
      else if (wild_[i].step == Step::kFolders) i += 2;
      else return;
    }
  };
  reach(now, 0);
  for (const char raw : text) {
    const auto c = static_cast<unsigned char>(raw);
    std::fill(next.begin(), next.end(), false);
    bool alive = false;
    const auto go = [&](size_t i) {
      reach(next, i);
      alive = true;
    };
    for (size_t i = 0; i < end; ++i) {
      if (!now[i]) continue;
      const Token& t = wild_[i];
      switch (t.step) {
        case Step::kByte: if (c == t.byte) go(i + 1); break;
        case Step::kAny: if (c != '/') go(i + 1); break;
        case Step::kOneOf: if (sets_[t.set][c]) go(i + 1); break;
        case Step::kRun: if (c != '/') go(i); break;
        case Step::kAnything: go(i); break;
        case Step::kFolders: go(i + 1); if (c == '/') go(i + 2); break;
        case Step::kFoldersOn: go(i); if (c == '/') go(i + 1); break;
        case Step::kNever: break;
      }
    }
    if (!alive) return false;
    std::swap(now, next);
  }
  return now[end];
}

}  // namespace sparkvet::vet
