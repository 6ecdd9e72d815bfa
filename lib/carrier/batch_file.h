// Scripts of Windows' command processor, run.cmd and run.bat: the commands of Spark's programs in them, and PYSPARK_SUBMIT_ARGS.
//
//   @echo off
//   docker exec master spark-submit ^
//     --master local[2] --conf "spark.app.name=%NAME%" app.py %1
//     ->  one fragment: {--master local[2]}, {spark.app.name, unknown}, resource app.py
//   set PYSPARK_SUBMIT_ARGS=--master local[2] pyspark-shell
//     ->  one fragment: {--master local[2]}
//
// A line goes on behind a caret at its end. Words end at blanks, double quotes keep these, and a backslash in front of one makes
// it a character, as the runtime of Windows' programs has it; & | < > ( and ) end a command. %NAME%, %1, %%i and !NAME! are unknown,
// whatever `set` has said. Nothing is concluded from `if`, `for` and `goto`.
#ifndef SPARKVET_LIB_CARRIER_BATCH_FILE_H_
#define SPARKVET_LIB_CARRIER_BATCH_FILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/submit_options.h"
#include "lib/carrier/word.h"

namespace sparkvet::carrier {

bool IsBatchFileName(const FileName& name);

std::vector<Fragment> ParseBatchFile(std::string_view text, text::FileId file, const SubmitOptions& options);
// The same of a script that stands inside another carrier.
std::vector<Fragment> ParseBatchFile(const Word& script, const SubmitOptions& options);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_BATCH_FILE_H_
