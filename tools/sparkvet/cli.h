// From the words of the command line to a verb's options: the only place that knows the options' names.
#ifndef SPARKVET_TOOLS_SPARKVET_CLI_H_
#define SPARKVET_TOOLS_SPARKVET_CLI_H_

namespace sparkvet {

// Runs the command and returns its exit code.
int Main(int argc, char** argv);

}  // namespace sparkvet

#endif  // SPARKVET_TOOLS_SPARKVET_CLI_H_
