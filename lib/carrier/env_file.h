// Files of variables for a process, as compose, docker run and dotenv read them: what PySpark finds in PYSPARK_SUBMIT_ARGS.
//
//   # .env
//   PYSPARK_SUBMIT_ARGS=--master local[2] --conf spark.ui.port=$PORT pyspark-shell
//     ->  one fragment: {--master local[2]}, {spark.ui.port, unknown}
//
// No shell reads them: blanks need no quotes, and those around a value are taken away. Other variables say nothing without
// the program that reads them.
#ifndef SPARKVET_LIB_CARRIER_ENV_FILE_H_
#define SPARKVET_LIB_CARRIER_ENV_FILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

// .env, .env.local, spark.env
bool IsEnvFileName(const FileName& name);

std::vector<Fragment> ParseEnvFile(std::string_view text, text::FileId file, const SubmitOptions& options);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_ENV_FILE_H_
