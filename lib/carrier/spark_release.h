// The Spark release that a carrier names without saying so: by an image, or by the folder of a distribution.
//
//   "apache/spark:3.5.1-scala2.12-java11-ubuntu"     ->  "3.5.1"     "myjob:3.5.1", "spark-operator:1.3.8"  ->  ""
//   "/opt/spark-3.5.1-bin-hadoop3/bin/spark-submit"  ->  "3.5.1"
//   "ARG SPARK_VERSION=3.5.1 … /spark-${SPARK_VERSION}-bin-hadoop3.tgz"  ->  "3.5.1"
#ifndef SPARKVET_LIB_CARRIER_SPARK_RELEASE_H_
#define SPARKVET_LIB_CARRIER_SPARK_RELEASE_H_

#include <optional>
#include <span>
#include <string_view>

#include "lib/carrier/fragment.h"
#include "lib/carrier/submit_options.h"
#include "lib/carrier/word.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

// The version in the tag of an image of Spark's, or "". Other images have versions of their own.
std::string_view ReleaseOfImage(std::string_view image);

// The image of Spark's that stands among a command's words, and the version in its tag: docker run apache/spark:3.5.1 …, kubectl run
// --image=apache/spark:3.5.1 …. Empty where none does.
struct NamedImage {
  text::Located<std::string_view> version;
  std::string_view name;
};
NamedImage ImageAmong(std::span<const Word> words);
// The same of a vendor's release: aws emr create-cluster --release-label emr-6.5.0 …
NamedImage LabelAmong(std::span<const Word> words, const SubmitOptions& options);

// The version of a binary distribution whose folder or archive a text names, and the words that say so: "spark-3.5.1-bin",
// "SPARK_VERSION=3.5.1". Both are empty where nothing does, and where it names several that differ.
struct Distribution {
  std::string_view version, words;
};
Distribution DistributionNamed(std::string_view text);

// Fills in the releases of a file's fragments where the carrier itself says nothing: from the image that it sets, else
// from a distribution that the file names. The file is looked through once.
class ReleaseFinder {
 public:
  explicit ReleaseFinder(const text::SourceFile& file) : file_(file) {}
  void Find(Fragment& fragment);

 private:
  const text::SourceFile& file_;
  std::optional<Distribution> distribution_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SPARK_RELEASE_H_
