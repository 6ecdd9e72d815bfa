// What the names in a Jenkinsfile hold, where that is certain: variables that are declared with a text and never assigned again, and
// the environment that `environment { … }` and `withEnv([…]) { … }` give to the steps in the same block.
//
//   environment { MEM = '4g' }  …  def queue = "etl"  …  sh "spark-submit --queue ${queue} --driver-memory ${env.MEM} …"
//     ->  Find("queue") = etl, Find("env.MEM") = 4g; Exports(of the step) = {MEM = 4g}
//
// What a parameter, a matrix, credentials or a line of code may set otherwise is not known; nor is a value with a dollar sign,
// which Jenkins looks into itself.
#ifndef SPARKVET_LIB_CARRIER_JENKINS_NAMES_H_
#define SPARKVET_LIB_CARRIER_JENKINS_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/carrier/exports.h"
#include "lib/carrier/groovy_text.h"
#include "lib/carrier/groovy_tokens.h"
#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

class JenkinsNames : public GroovyText::Names {
 public:
  // All must outlive it.
  JenkinsNames(const Word& file, const GroovyTokens& tokens, GroovyText& text, text::Arena& arena);

  const Word* Find(std::string_view name, size_t token) override;
  // The environment of a step that stands there, but for what PySpark splits.
  std::vector<Export> Exports(size_t token);

  // Every PYSPARK_SUBMIT_ARGS of an environment.
  struct Arguments {
    Word value;
    size_t begin, end;
  };
  std::vector<Arguments> PysparkArguments();

 private:
  static constexpr int kMaxDepth = 20;
  static constexpr size_t kMaxExpanded = 4 << 20, kMostLookedAt = 1 << 20, kMostOfList = 64, kMostOfExpression = 1000;

  // NAME = value; of withEnv's "NAME=value" the value stands behind the sign. Without a name: any.
  struct Entry {
    std::string_view name;
    size_t first, last;
    bool is_pair = false;
    bool is_certain = true;
    bool is_busy = false;
    std::optional<Word> value = {};
  };
  struct Variable {
    size_t entry;
    size_t assigned = 0;  // times
    bool is_declared = false;
    uint32_t around = GroovyToken::kNone;
  };

  void Collect();
  void Assignment(size_t name);
  void WithEnv(size_t name);
  bool Binds(size_t open, size_t close) const;
  void DoubtNamesIn(size_t first, size_t last);
  void DoubtClosure(size_t arrow);
  void DoubtNamedElsewhere();
  bool IsAssigned(size_t name) const;
  bool Adjacent(size_t token) const { return tokens_[token].end == tokens_[token + 1].begin; }
  const Word* Value(size_t entry);
  const Entry* Environment(std::string_view name, size_t token);

  const Word& file_;
  std::string_view text_;
  const GroovyTokens& tokens_;
  GroovyText& expressions_;
  text::Arena& arena_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, Variable> variables_;
  std::set<std::string_view> doubted_, doubted_environment_;
  std::unordered_map<uint32_t, std::vector<size_t>> environments_;  // by the bracket that opens their block
  std::vector<uint32_t> nearest_;                                   // of a token: the innermost block with an environment
  std::set<size_t> pairs_;                                          // tokens of withEnv's
  bool all_doubted_ = false;
  int depth_ = 0;
  size_t expanded_ = 0, looked_at_ = 0;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_JENKINS_NAMES_H_
