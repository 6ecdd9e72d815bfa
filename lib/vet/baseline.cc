#include "lib/vet/baseline.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "lib/base/strings.h"
#include "lib/carrier/json.h"
#include "lib/report/json_writer.h"
#include "lib/vet/files.h"

namespace sparkvet::vet {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kVersion = "1";
constexpr size_t kMostAlike = 1'000'000'000;  // findings that one entry may stand for

// The word around a place, or its line. Of very long ones a part has to do.
std::string_view Around(const text::SourceFile& file, text::Span span) {
  constexpr std::string_view kWhite = " \t\r\n";
  constexpr size_t kMost = 512;
  const std::string_view text = file.text();
  size_t begin = span.begin, end = span.end;
  while (begin > 0 && span.begin - begin < kMost && !kWhite.contains(text[begin - 1])) --begin;
  while (end < text.size() && end - span.end < kMost && !kWhite.contains(text[end])) ++end;
  if (begin != span.begin || end != span.end) return text.substr(begin, end - begin);
  return base::TrimBlanks(file.Line(file.Locate(span.begin).line).substr(0, kMost));
}

// A reader of one file, that says where it is not as it should be.
class Reader {
 public:
  Reader(const std::string& file, std::string text) : source_(file, std::move(text)) {}

  // Calls take(path, rule, text, count) for each finding.
  template <class Take>
  base::Result<bool> Read(Take take) {
    const auto size = static_cast<uint32_t>(source_.text().size());
    const carrier::JsonResult json = carrier::ParseJson(source_.text(), source_.text(), {0, 0, size}, arena_);
    if (json.problem) return Fail(json.problem->span.begin, json.problem->message);
    const carrier::Tree& tree = json.tree;
    const carrier::Node* const root = tree.root();
    if (root == nullptr || root->kind != carrier::Node::Kind::kMap) return Fail(0, "this is no baseline: an object is wanted");
    const carrier::Node* const version = tree.Get(*root, "version");
    if (version == nullptr || version->text != kVersion) return Fail(root->span.begin, "this is no baseline of version " + std::string(kVersion));
    const carrier::Node* const findings = tree.Get(*root, "findings");
    if (findings == nullptr || findings->kind != carrier::Node::Kind::kList) return Fail(root->span.begin, "\"findings\" is no list");
    for (const carrier::NodeIndex index : findings->children) {
      const carrier::Node& item = tree.node(index);
      const auto text = [&](std::string_view name) {
        const carrier::Node* const value = item.kind == carrier::Node::Kind::kMap ? tree.Get(item, name) : nullptr;
        return value == nullptr || value->kind != carrier::Node::Kind::kScalar ? std::string_view() : value->text;
      };
      size_t count = 0;
      const std::string_view number = text("count");
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), count);
      const bool is_count = error == std::errc() && end == number.data() + number.size() && count > 0 && count <= kMostAlike;
      if (text("path").empty() || text("rule").empty() || !is_count) return Fail(item.span.begin, "a finding has a path, a rule, a text and a count");
      take(text("path"), text("rule"), text("text"), count);
    }
    return true;
  }

 private:
  std::unexpected<base::Error> Fail(uint32_t at, const std::string& what) const {
    return base::Fail(source_.path() + ':' + std::to_string(source_.Locate(at).line) + ": " + what);
  }

  text::SourceFile source_;
  text::Arena arena_;
};

}  // namespace

Baseline::Baseline(const std::string& file) {
  std::error_code error;
  const fs::path absolute = fs::absolute(file, error);
  folder_ = fs::weakly_canonical(error ? fs::path(file) : absolute, error).parent_path().string();
}

base::Result<Baseline> Baseline::Read(const std::string& file) {
  base::Result<std::string> text = ReadFile(file);
  if (!text) return std::unexpected(text.error());
  return Parse(file, std::move(*text));
}

base::Result<Baseline> Baseline::Parse(const std::string& file, std::string text) {
  Baseline out(file);
  const auto take = [&](std::string_view path, std::string_view rule, std::string_view words, size_t count) {
    size_t& known = out.counts_[{std::string(path), std::string(rule), std::string(words)}].known;
    known = std::min(known + count, kMostAlike);
  };
  const base::Result<bool> read = Reader(file, std::move(text)).Read(take);
  if (!read) return std::unexpected(read.error());
  return out;
}

const std::string& Baseline::Relative(const std::string& path) {
  const auto known = relative_.find(path);
  if (known != relative_.end()) return known->second;
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return relative_.emplace(path, (error ? fs::path(path) : real).lexically_relative(folder_).generic_string()).first->second;
}

Baseline::Key Baseline::KeyOf(const check::Finding& f, const carrier::Fragment& subject, const text::SourceSet& sources) {
  if (!f.span.known()) return {Relative(sources[subject.file].path()), f.rule, ""};
  const text::SourceFile& file = sources[f.span.file];
  return {Relative(file.path()), f.rule, base::Fingerprint(Around(file, f.span))};
}

void Baseline::See(const std::string& path) { seen_.insert(Relative(path)); }

size_t Baseline::LeaveNew(Subject& subject, const text::SourceSet& sources) {
  if (counts_.empty()) return 0;
  const auto is_known = [&](const check::Finding& f) {
    const auto at = counts_.find(KeyOf(f, *subject.fragment, sources));
    return at != counts_.end() && at->second.found++ < at->second.known;
  };
  return std::erase_if(subject.findings, is_known);
}

void Baseline::Add(const Subject& subject, const text::SourceSet& sources) {
  for (const check::Finding& f : subject.findings) ++counts_[KeyOf(f, *subject.fragment, sources)].known;
}

size_t Baseline::size() const {
  size_t all = 0;
  for (const auto& [key, count] : counts_) all += count.known;
  return all;
}

size_t Baseline::StaleOf(const Key& key, const Count& count) const {
  if (count.found >= count.known) return 0;
  std::error_code error;
  const bool is_gone = !fs::exists(fs::path(folder_) / key.path, error) && !error;
  return is_gone || seen_.contains(key.path) ? count.known - count.found : 0;
}

size_t Baseline::stale() const {
  size_t all = 0;
  for (const auto& [key, count] : counts_) all += StaleOf(key, count);
  return all;
}

void Baseline::Prune() {
  for (auto& [key, count] : counts_) count.known -= StaleOf(key, count);
  std::erase_if(counts_, [](const auto& item) { return item.second.known == 0; });
}

std::string Baseline::ToText() const {
  std::string out = "{\n\"about\": \"findings that sparkvet check leaves out; sparkvet baseline writes this file\",\n\"version\": " +
                    std::string(kVersion) + ",\n\"findings\": [";
  const char* between = "\n";
  for (const auto& [key, count] : counts_) {
    out += std::exchange(between, ",\n");
    report::JsonWriter w(out);
    w.StartObject();
    w.Member("path", key.path);
    w.Member("rule", key.rule);
    w.Member("text", key.text);
    w.Member("count", static_cast<int64_t>(count.known));
    w.EndObject();
  }
  return out + "\n]\n}\n";
}

}  // namespace sparkvet::vet
