// Commands of Spark's programs in documents: in the scripts of CI pipelines, in the command lines of compose files and
// of Kubernetes' workloads, in Argo's templates, in steps of EMR. One fragment for each, named by where it stands:
//
//   jobs: {etl: {steps: [{run: "pip install x\nspark-submit --master yarn app.py"}]}}
//     ->  "spark-submit in jobs.etl.steps[0].run": {--master yarn}, primary resource app.py
//   containers: [{image: "apache/spark:3.5.1", command: [spark-submit], args: [--conf, spark.a=1, app.py]}]
//     ->  "spark-submit in containers[0].command": {spark.a 1}; the image names the release
//
// A command is told by its program, not by the kind of document; which keys hold scripts and which hold texts for people is
// data (rules/carriers/commands.toml). Under a key that is neither, a command must have an option or a setting to be one.
// A manifest of an operator that stands in a document as text is read as well.
#ifndef SPARKVET_LIB_CARRIER_TREE_COMMANDS_H_
#define SPARKVET_LIB_CARRIER_TREE_COMMANDS_H_

#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"

namespace sparkvet::carrier {

// Whether the text names a program of Spark's, or a variable or key that holds its arguments.
bool MentionsCommand(std::string_view text, const CarrierTables& tables);

void ReadCommands(Document& document, const CarrierTables& tables, std::vector<Fragment>& out);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TREE_COMMANDS_H_
