// The formats "python", "scala", "java" and "kotlin": what a program's source says of settings and commands, given to the adapters
// (adapters.h) as documents of YAML are.
//
//   spark = SparkSession.builder.config("spark.executor.memory", "4g").getOrCreate()
//     ->  "conf map spark": {spark.executor.memory 4g}, set by the application
//   subprocess.run(["spark-submit", "--master", "yarn", "app.py"])      ->  "spark-submit in run.args"
//   DataprocSubmitJobOperator(job={"pyspark_job": {"properties": {…}}}) ->  "Dataproc job properties …"
//
// Nothing is run and no other file is looked at: what is not written down where it is used is unknown, but for constants.
#ifndef SPARKVET_LIB_CARRIER_CODE_FILE_H_
#define SPARKVET_LIB_CARRIER_CODE_FILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/code_tokens.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

// Whether a key of Spark's stands in quotes, or a command of Spark's is named: the first such word, or nothing.
std::string_view FirstInCode(std::string_view text, const CarrierTables& tables);

// A program that tests others: test_jobs.py, src/test/…, JobSuite.scala. What it sets is often wrong on purpose.
bool IsTestSource(std::string_view path);

std::vector<Fragment> ParseCodeFile(std::string_view text, text::FileId file, Language language, const CarrierTables& tables);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_FILE_H_
