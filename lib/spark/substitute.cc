#include "lib/spark/substitute.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "lib/base/strings.h"

namespace sparkvet::spark {
namespace {

// A person's chain is a handful deep. Spark itself ends in a StackOverflowError a few thousand
// levels down.
constexpr size_t kMaxDepth = 500;
// Bytes looked at or produced, over all levels: "${a}${a}" doubled over and over ends here.
constexpr size_t kMaxWork = size_t{8} << 20;
// What a reference costs besides its bytes, so that empty values are not free.
constexpr size_t kReferenceCost = 256;
// Entries that fall back to entries: Spark has two in a row at most.
constexpr int kMaxAliases = 16;

// ${prefix:name} or ${name} in a text.
struct Reference {
  size_t begin;
  size_t end;
  std::optional<std::string_view> prefix;
  std::string_view name;
  std::string_view whole;  // "prefix:name" or "name": what the loop check remembers
};

bool IsWord(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '_'; }

// Finds what the regular expression \$\{(?:(\w+?):)?(\S+?)\} finds, one match after the other, in
// linear time. The reluctant \S+? takes one character at least, whatever it is, and then everything
// up to the next brace: so the name of "${}}" is "}", and a name may hold "${". A blank of \s
// (ASCII only) ends the attempt.
class ReferenceFinder {
 public:
  explicit ReferenceFinder(std::string_view text) : text_(text) {}

  std::optional<Reference> Next() {
    while (true) {
      const size_t begin = text_.find("${", at_);
      if (begin == std::string_view::npos) return std::nullopt;
      const std::optional<Reference> found = MatchAt(begin);
      at_ = found ? found->end : begin + 1;
      if (found) return found;
    }
  }

 private:
  std::optional<Reference> MatchAt(size_t begin) {
    const size_t inner = begin + 2;
    // With a prefix first, as the regular expression does; "${env:}" is then tried again as a plain
    // name.
    size_t colon = inner;
    while (colon < text_.size() && IsWord(text_[colon])) ++colon;
    if (colon > inner && colon < text_.size() && text_[colon] == ':') {
      if (const std::optional<size_t> brace = ClosingBrace(colon + 1)) {
        return Reference{begin, *brace + 1, text_.substr(inner, colon - inner),
                         text_.substr(colon + 1, *brace - colon - 1),
                         text_.substr(inner, *brace - inner)};
      }
    }
    if (const std::optional<size_t> brace = ClosingBrace(inner)) {
      const std::string_view name = text_.substr(inner, *brace - inner);
      return Reference{begin, *brace + 1, std::nullopt, name, name};
    }
    return std::nullopt;
  }

  // The brace that ends a name that starts at `start`, or nothing where a blank or the end comes
  // first.
  std::optional<size_t> ClosingBrace(size_t start) {
    if (start >= text_.size() || kBlanks.find(text_[start]) != std::string_view::npos)
      return std::nullopt;
    const size_t from = start + 1;
    // Remembered, because many attempts in a row ("${${${…") end at the same place.
    if (stop_ < from || !searched_) {
      stop_ = std::min(text_.find_first_of(kStops, from), text_.size());
      searched_ = true;
    }
    if (stop_ == text_.size() || text_[stop_] != '}') return std::nullopt;
    return stop_;
  }

  static constexpr std::string_view kBlanks = " \t\n\v\f\r";
  static constexpr std::string_view kStops = "} \t\n\v\f\r";

  std::string_view text_;
  size_t at_ = 0;
  size_t stop_ = 0;
  bool searched_ = false;
};

// One call of Substitute: the names in use, the work done so far, and what stopped it.
class Substitution {
 public:
  explicit Substitution(const References& references) : references_(references) {}

  Substituted Run(std::string_view value) {
    std::string text = Fill(value);
    if (stopped_) return *stopped_;
    if (unknown_) return {Substituted::State::kUnknown, {}, *unknown_};
    return {Substituted::State::kText, std::move(text), {}};
  }

 private:
  std::string Fill(std::string_view text) {
    std::string out;
    size_t copied = 0;
    Spend(text.size());
    ReferenceFinder finder(text);
    while (!stopped_) {
      const std::optional<Reference> found = finder.Next();
      if (!found) break;
      const std::optional<std::string> replacement = Replace(text, *found);
      if (!replacement) continue;  // it stands as it was written
      out += text.substr(copied, found->begin - copied);
      out += *replacement;
      copied = found->end;
    }
    out += text.substr(copied);
    return out;
  }

  std::optional<std::string> Replace(std::string_view text, const Reference& found) {
    Spend(kReferenceCost);
    if (std::find(in_use_.begin(), in_use_.end(), found.whole) != in_use_.end()) {
      Stop({Substituted::State::kCircular, std::string(text), std::string(found.whole)});
      return std::nullopt;
    }
    const Binding binding = LookUp(found);
    if (binding.kind == Binding::Kind::kUnknown) {
      if (!unknown_) unknown_ = std::string(found.whole);
      return std::nullopt;
    }
    if (binding.kind != Binding::Kind::kText) return std::nullopt;
    if (in_use_.size() >= kMaxDepth) Stop({Substituted::State::kGaveUp, {}, {}});
    if (stopped_) return std::nullopt;
    // Copied: the source may reuse its memory when it is asked again further down.
    const std::string value(binding.text);
    in_use_.emplace_back(found.whole);
    std::string filled = Fill(value);
    in_use_.pop_back();
    Spend(filled.size());
    return filled;
  }

  // ConfigReader.getOrDefault over the source that the prefix names.
  Binding LookUp(const Reference& found) const {
    const References::Source* source = nullptr;
    if (!found.prefix) {
      source = &references_.setting;
    } else if (*found.prefix == "env") {
      source = &references_.environment;
    } else if (*found.prefix == "system") {
      source = &references_.system;
    } else {
      return {};
    }
    std::string name(found.name);
    for (int i = 0; i < kMaxAliases; ++i) {
      const bool asked = found.prefix || name.starts_with("spark.");
      const Binding own = asked && *source ? (*source)(name) : Binding{};
      if (own.kind != Binding::Kind::kAbsent) return own;
      const Binding fallback = references_.registered ? references_.registered(name) : Binding{};
      if (fallback.kind != Binding::Kind::kAlias) return fallback;
      name = std::string(fallback.text);
    }
    return {};
  }

  void Spend(size_t bytes) {
    work_ += bytes;
    if (work_ > kMaxWork) Stop({Substituted::State::kGaveUp, {}, {}});
  }

  // Only the first reason counts: Spark would have thrown there.
  void Stop(Substituted why) {
    if (!stopped_) stopped_ = std::move(why);
  }

  const References& references_;
  std::vector<std::string> in_use_;
  size_t work_ = 0;
  std::optional<Substituted> stopped_;
  std::optional<std::string> unknown_;
};

}  // namespace

Substituted Substitute(std::string_view value, const References& references) {
  if (value.find("${") == std::string_view::npos)
    return {Substituted::State::kText, std::string(value), {}};
  return Substitution(references).Run(value);
}

}  // namespace sparkvet::spark
