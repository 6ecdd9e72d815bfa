// The settings that one chain of calls makes.
//
//   SparkSession.builder.master("yarn").config("spark.a", x).getOrCreate()
//     ->  of "builder": {spark.master: "yarn", spark.a: x}
//   conf.setAll([("spark.a", "1")]).setIfMissing("spark.b", "2")
//     ->  of "conf": {spark.a: "1", spark.b: "2" perhaps}
//   spark.conf.set("spark.executor.cores", "4")   ->  nothing: a session that runs takes keys of SQL only
#ifndef SPARKVET_LIB_CARRIER_CODE_CHAIN_H_
#define SPARKVET_LIB_CARRIER_CODE_CHAIN_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/carrier/code_expression.h"
#include "lib/carrier/code_rules.h"

namespace sparkvet::carrier {

struct CodeChain {
  struct Entry {
    uint32_t key = CodeExpression::kNone;  // a text; none where the method says it
    std::string_view key_text;
    uint32_t method_begin = 0, method_end = 0;  // of the name of the method
    uint32_t value = CodeExpression::kNone;
    bool perhaps = false;  // only where nobody has set the key
  };
  std::string_view name;       // of what the calls are made on: "conf" of conf.set(…), "SparkConf" of SparkConf().set(…)
  bool is_of_variable = false; // and that is a variable: it may have settings already
  bool is_conf = true;         // they are set on a SparkConf or a builder, not put into a map
  bool is_foreign = false;     // they are set on an object that is no business of Spark's
  std::string_view given;      // the variable that .config(conf=…) takes more from
  std::vector<Entry> entries;
  std::vector<uint32_t> others;  // the calls that set nothing
};

// `session_counts`: what is set on a session that runs is read.
CodeChain ReadChain(const ParsedCode& code, uint32_t call, const CodeRules& rules, bool session_counts = true);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_CHAIN_H_
