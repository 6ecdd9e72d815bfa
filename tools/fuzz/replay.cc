// Runs a target over files and folders, and over changed copies of them:
//
//   replay shell testdata/carrier tools/fuzz/kept       every file once, as an ordinary test
//   replay --mutate 100000 --seed 7 shell FILES…        and 100000 changed copies; build it with sanitizers
//
// A text that ends in a failed check or a sanitizer report is left in ./crash-<target>; once mended, keep it in
// tools/fuzz/kept.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tools/fuzz/mutate.h"
#include "tools/fuzz/targets.h"

namespace sparkvet::fuzz {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

void Collect(const fs::path& path, std::vector<std::string>& texts) {
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) texts.push_back(ReadFile(entry.path()));
    }
  } else {
    texts.push_back(ReadFile(path));
  }
}

void Keep(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

int Usage() {
  std::fputs("usage: replay [--mutate N] [--seed N] TARGET|all PATH...\n", stderr);
  return 2;
}

int Run(const Target& target, const std::vector<std::string>& texts, uint64_t mutations,
        uint64_t seed) {
  const std::string crash = "crash-" + std::string(target.name);
  const auto run = [&](const std::string& text) {
    if (mutations > 0) Keep(crash, text);
    target.run(text);
  };
  for (const std::string& text : texts) run(text);
  Mutator mutator(seed, target.dictionary);
  for (uint64_t i = 0; i < mutations; ++i) run(mutator.Next(texts));
  if (mutations > 0) fs::remove(crash);
  std::printf("%s: %zu texts, %llu changed copies\n", std::string(target.name).c_str(),
              texts.size(), static_cast<unsigned long long>(mutations));
  return 0;
}

int Main(int argc, char** argv) {
  uint64_t mutations = 0, seed = 1;
  int at = 1;
  for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
    const uint64_t value = std::strtoull(argv[at + 1], nullptr, 10);
    if (std::strcmp(argv[at], "--mutate") == 0)
      mutations = value;
    else if (std::strcmp(argv[at], "--seed") == 0)
      seed = value;
    else
      return Usage();
  }
  if (at + 1 >= argc) return Usage();
  const std::string name = argv[at++];
  std::vector<std::string> texts;
  for (; at < argc; ++at) Collect(argv[at], texts);
  if (texts.empty()) texts.emplace_back();
  bool any = false;
  for (const Target& target : Targets()) {
    if (name != "all" && name != target.name) continue;
    any = true;
    Run(target, texts, mutations, seed);
  }
  return any ? 0 : Usage();
}

}  // namespace
}  // namespace sparkvet::fuzz

int main(int argc, char** argv) { return sparkvet::fuzz::Main(argc, argv); }
