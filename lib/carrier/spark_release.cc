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

std::string_view ReleaseOfDistribution(std::string_view text) {
  constexpr std::string_view kBefore = "spark-", kBehind = "-bin";
  std::string_view found;
  for (size_t at = text.find(kBefore); at != std::string_view::npos; at = text.find(kBefore, at + 1)) {
    const std::string_view version = Version(text.substr(at + kBefore.size()));
    if (version.empty() || !text.substr(at + kBefore.size() + version.size()).starts_with(kBehind)) continue;
    if (!found.empty() && found != version) return {};
    found = version;
  }
  return found;
}

void ReleaseFinder::Find(Fragment& fragment) {
  if (!fragment.release.value.empty()) return;
  for (const Setting& s : fragment.settings) {
    const bool is_image = !s.unknown && std::find(std::begin(kImageKeys), std::end(kImageKeys), s.key) != std::end(kImageKeys);
    if (const std::string_view version = is_image ? ReleaseOfImage(s.value) : ""; !version.empty()) {
      fragment.release = {version, s.value_span};
      fragment.release_of = s.value;
      return;
    }
  }
  if (fragment.kind != Kind::kSubmit) return;
  if (!distribution_) distribution_ = ReleaseOfDistribution(file_.text());
  const std::string_view version = *distribution_;
  if (version.empty()) return;
  const auto begin = static_cast<uint32_t>(version.data() - file_.text().data());
  fragment.release = {version, {fragment.file, begin, begin + static_cast<uint32_t>(version.size())}};
  fragment.release_of = file_.text().substr(begin - 6, version.size() + 10);  // spark-…-bin
}

}  // namespace sparkvet::carrier
