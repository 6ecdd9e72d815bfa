// Commands in the steps that `aws emr add-steps` and `create-cluster` are given, in the shorthand of the AWS command
// line.
//
//   Type=CUSTOM_JAR,Jar=command-runner.jar,Args=[spark-submit,--deploy-mode,cluster,s3://b/a.py]
//     ->  the words spark-submit --deploy-mode cluster s3://b/a.py
//   Type=Spark,Args=[--deploy-mode,cluster,s3://b/a.py]
//     ->  the words --deploy-mode cluster s3://b/a.py, of spark-submit itself
//
// A list ends a word where a comma stands, unless that is quoted or escaped. Steps in JSON are not read here.
#ifndef SPARKVET_LIB_CARRIER_EMR_STEPS_H_
#define SPARKVET_LIB_CARRIER_EMR_STEPS_H_

#include <vector>

#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

struct EmrStep {
  std::vector<Word> words;
  bool is_spark = false;  // of type Spark: the words are spark-submit's own
};

// Those of one word of the command, in order. `arena` keeps the texts.
std::vector<EmrStep> EmrSteps(const Word& word, text::Arena& arena);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_EMR_STEPS_H_
