// Pipelines of Jenkins, in Groovy: the commands of Spark's in their steps, and what those write.
//
//   environment { MEM = '4g' }
//   …
//   sh "spark-submit --driver-memory \$MEM --queue ${params.QUEUE} app.py"
//     ->  one fragment: {--driver-memory 4g, at its place in line 1}, {--queue unknown}, resource app.py
//
// Each `sh` is a script of its own, with the environment and the image of the blocks around it (jenkins_names.h, jenkins_images.h);
// `bat` is one of Windows', and `sshCommand` and `sshTransfer` run theirs elsewhere. Nothing is concluded from `if`, `when` and
// `parallel`, and what steps of other names do with a text is not known.
#ifndef SPARKVET_LIB_CARRIER_JENKINSFILE_H_
#define SPARKVET_LIB_CARRIER_JENKINSFILE_H_

#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/shell.h"
#include "lib/carrier/submit_options.h"

namespace sparkvet::carrier {

std::vector<Fragment> ParseJenkinsfile(std::string_view text, text::FileId file, const SubmitOptions& options, const ReadDocument& read_document = {});

// Jenkinsfile, Jenkinsfile.prod, etl.jenkinsfile; and those of Groovy's, of which the text tells.
bool MayBeJenkinsfile(const FileName& name);
bool IsJenkinsfile(const FileName& name, std::string_view text);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_JENKINSFILE_H_
