// In which image of Spark's the steps of a Jenkinsfile run, as far as it says so:
//
//   agent { docker { image 'apache/spark:3.5.1' } }   agent { docker 'apache/spark:3.5.1' }   docker.image('apache/spark:3.5.1').inside { … }
//     ->  Of(a step in that pipeline, stage or block) = apache/spark:3.5.1, release 3.5.1 at its place
//
// The nearest agent counts, also one that names no such image.
#ifndef SPARKVET_LIB_CARRIER_JENKINS_IMAGES_H_
#define SPARKVET_LIB_CARRIER_JENKINS_IMAGES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/carrier/groovy_tokens.h"
#include "lib/carrier/spark_release.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

class JenkinsImages {
 public:
  // `text` and `tokens` must outlive it.
  JenkinsImages(std::string_view text, text::FileId file, const GroovyTokens& tokens);

  // Empty where no image of Spark's is named.
  NamedImage Of(size_t token) const;

 private:
  void Agent(size_t name);
  void Inside(size_t name);
  NamedImage Named(size_t string) const;

  std::string_view text_;
  text::FileId file_;
  const GroovyTokens& tokens_;
  std::unordered_map<uint32_t, NamedImage> images_;  // by the bracket that opens their block
  std::vector<uint32_t> nearest_;                    // of a token: the innermost block that says one
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_JENKINS_IMAGES_H_
