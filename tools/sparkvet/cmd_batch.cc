#include <unistd.h>

#include <cstring>

#include "lib/vet/batch.h"
#include "lib/vet/line_reader.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {

int RunBatch(const vet::Knowledge& knowledge, Console& console) {
  vet::Batch batch(knowledge);
  vet::LineReader requests(STDIN_FILENO, vet::kMaxRequestBytes);
  std::string answer;
  while (requests.Next()) {
    answer.clear();
    batch.Answer(requests.line(), answer);
    console.Out(answer);
  }
  if (requests.error() == 0) return kClean;
  console.Say(std::string("cannot read standard input: ") + std::strerror(requests.error()));
  return kUsage;
}

}  // namespace sparkvet
