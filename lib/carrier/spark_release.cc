#include "lib/carrier/spark_release.h"

#include <algorithm>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

// Images that hold Spark and are tagged by its version, whoever keeps them.
constexpr std::string_view kImages[] = {"spark", "spark-py", "spark-r", "pyspark", "pyspark-notebook", "all-spark-notebook"};
constexpr std::string_view kImageKeys[] = {"spark.kubernetes.container.image", "spark.kubernetes.driver.container.image",
                                           "spark.kubernetes.executor.container.image"};

// "3.5.1" of "3.5.1-scala2.12", "3.5" of "3.5"; "" of anything that does not start with two numbers.
std::string_view Version(std::string_view text) {
  size_t end = 0, numbers = 0;
  while (numbers < 3) {
    size_t digits = end;
    while (digits < text.size() && base::IsDigit(text[digits])) ++digits;
    if (digits == end) break;
    end = digits;
    ++numbers;
    if (numbers == 3 || end + 1 >= text.size() || text[end] != '.' || !base::IsDigit(text[end + 1])) break;
    ++end;
  }
  const bool whole = end == text.size() || (text[end] != '.' && !base::IsAlpha(text[end]));
  return numbers >= 2 && whole ? text.substr(0, end) : std::string_view();
}

constexpr std::string_view kBefore = "spark-", kBehind = "-bin";

bool IsNameLetter(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '_'; }

// SPARK_VERSION of "${SPARK_VERSION}-bin-hadoop3" and "$SPARK_VERSION-bin"; "" of anything else.
std::string_view Variable(std::string_view text) {
  if (!text.starts_with('$')) return {};
  const bool braced = text.substr(1).starts_with('{');
  const size_t begin = braced ? 2 : 1;
  size_t end = begin;
  while (end < text.size() && IsNameLetter(text[end])) ++end;
  const std::string_view behind = braced ? "}-bin" : "-bin";
  return text.substr(end).starts_with(behind) ? text.substr(begin, end - begin) : std::string_view();
}

// What sets a variable, `ENV NAME=3.5.1`, `ARG NAME="3.5.1"`, `NAME 3.5.1`, up to the version; "" if nothing does, or to something else
// somewhere. Whoever reads the variable has a $ in front of it.
std::string_view Assigned(std::string_view text, std::string_view name) {
  std::string_view found, version;
  for (size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    size_t end = at + name.size();
    if ((at > 0 && (IsNameLetter(text[at - 1]) || text[at - 1] == '$' || text[at - 1] == '{')) || end >= text.size()) continue;
    const bool by_blank = text[end] == ' ' && at > 0 && text[at - 1] == ' ';  // ENV NAME 3.5.1
    if (text[end] != '=' && !by_blank) continue;
    ++end;
    if (end < text.size() && (text[end] == '"' || text[end] == '\'')) ++end;
    const std::string_view set = Version(text.substr(end));
    if (set.empty() && by_blank) continue;
    if (set.empty() || (!version.empty() && set != version)) return {};
    version = set;
    found = text.substr(at, end + set.size() - at);
  }
  return found;
}

// Few words hold a b, and without kBehind none names a distribution.
bool MayName(std::string_view text) {
  for (size_t at = text.find('b'); at != std::string_view::npos; at = text.find('b', at + 1)) {
    if (at > 0 && text[at - 1] == '-' && text.substr(at).starts_with("bin")) return true;
  }
  return false;
}

}  // namespace

std::string_view ReleaseOfImage(std::string_view image) {
  image = image.substr(0, image.find('@'));  // a digest tells nothing
  const size_t slash = image.rfind('/');
  const std::string_view name_and_tag = slash == std::string_view::npos ? image : image.substr(slash + 1);
  const size_t colon = name_and_tag.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view name = name_and_tag.substr(0, colon);
  if (std::find(std::begin(kImages), std::end(kImages), name) == std::end(kImages)) return {};
  std::string_view tag = name_and_tag.substr(colon + 1);
  if (tag.starts_with("spark-")) tag.remove_prefix(6);
  if (tag.starts_with('v')) tag.remove_prefix(1);
  return Version(tag);
}

NamedImage ImageAmong(std::span<const Word> words) {
  for (const Word& word : words) {
    if (word.unknown) continue;
    const size_t begin = word.text.starts_with("--") ? word.text.find('=') + 1 : 0;
    const std::string_view image = word.text.substr(begin);
    const std::string_view version = ReleaseOfImage(image);
    if (version.empty()) continue;
    const size_t at = begin + static_cast<size_t>(version.data() - image.data());
    return {{version, word.Part(at, at + version.size())}, image};
  }
  return {};
}

NamedImage LabelAmong(std::span<const Word> words, const SubmitOptions& options) {
  for (const Word& word : words) {
    if (word.unknown) continue;
    const size_t begin = word.text.starts_with("--") ? word.text.find('=') + 1 : 0;
    const std::string_view label = word.text.substr(begin);
    const std::string_view version = options.ReleaseOfLabel(label);
    if (!version.empty()) return {{version, word.Part(begin, word.text.size())}, label};
  }
  return {};
}

Distribution DistributionNamed(std::string_view text) {
  Distribution found;
  if (!MayName(text)) return found;
  for (size_t at = text.find(kBefore); at != std::string_view::npos; at = text.find(kBefore, at + 1)) {
    const std::string_view rest = text.substr(at + kBefore.size());
    std::string_view version = Version(rest);
    std::string_view words = text.substr(at, kBefore.size() + version.size() + kBehind.size());
    if (!version.empty() && !rest.substr(version.size()).starts_with(kBehind)) continue;
    if (version.empty()) {
      const std::string_view variable = Variable(rest);
      if (variable.empty()) continue;
      words = Assigned(text, variable);
      version = words.substr(words.find_last_of("= \t\"'") + 1);
    }
    if (version.empty() || (!found.version.empty() && found.version != version)) return {};  // nobody can tell
    if (found.version.empty()) found = {version, words};
  }
  return found;
}

void ReleaseFinder::Find(Fragment& fragment) {
  if (!fragment.release.value.empty()) return;
  for (const Setting& s : fragment.settings) {
    const bool is_image = !s.unknown && s.key.ends_with("image") && std::find(std::begin(kImageKeys), std::end(kImageKeys), s.key) != std::end(kImageKeys);
    if (const std::string_view version = is_image ? ReleaseOfImage(s.value) : ""; !version.empty()) {
      fragment.release = {version, s.value_span};
      fragment.release_of = s.value;
      return;
    }
  }
  if (fragment.kind != Kind::kSubmit && fragment.kind != Kind::kProperties) return;
  if (!distribution_) distribution_ = DistributionNamed(file_.text());
  const std::string_view version = distribution_->version;
  if (version.empty()) return;
  const auto begin = static_cast<uint32_t>(version.data() - file_.text().data());
  fragment.release = {version, {fragment.file, begin, begin + static_cast<uint32_t>(version.size())}};
  fragment.release_of = distribution_->words;
}

}  // namespace sparkvet::carrier
