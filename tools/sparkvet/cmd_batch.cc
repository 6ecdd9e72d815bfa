#include <unistd.h>

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "lib/vet/batch.h"
#include "lib/vet/line_reader.h"
#include "tools/sparkvet/commands.h"

namespace sparkvet {
namespace {

constexpr size_t kAtOnce = 3072;  // requests: the more, the more of them are alike

}  // namespace

int RunBatch(const vet::Knowledge& knowledge, Console& console) {
  vet::Batch batch(knowledge);
  vet::LineReader requests(STDIN_FILENO, vet::kMaxRequestBytes);
  std::vector<std::string_view> lines;
  while (requests.NextSome(kAtOnce, lines)) console.Out(batch.Answers(lines));
  if (requests.error() == 0) return kClean;
  console.Say(std::string("cannot read standard input: ") + std::strerror(requests.error()));
  return kUsage;
}

}  // namespace sparkvet
