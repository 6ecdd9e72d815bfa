// rulec compiles rules/ into the image that every sparkvet binary carries.
//
//   rulec RULES_DIR OUT_FILE      writes the image; problems go to stderr as "file:line:column: message"
//   rulec --functions             prints the functions of the rule language
//
// It runs at build time only. What it does with each folder is written in rules/LANGUAGE.md.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "lib/carrier/compile.h"
#include "lib/image/image.h"
#include "lib/rule/compile.h"
#include "lib/rule/functions.h"
#include "lib/spark/catalogue.h"
#include "lib/spark/compile_catalogue.h"
#include "lib/text/source.h"

namespace sparkvet {
namespace {

namespace fs = std::filesystem;

struct RuleFile {
  std::string path;  // "rules/driver/driver.toml"
  std::string text;
};

// The TOML files of one folder, by name.
std::vector<RuleFile> FilesOf(const fs::path& rules, const char* folder) {
  std::vector<RuleFile> files;
  if (!fs::exists(rules / folder)) return files;
  for (const fs::directory_entry& entry : fs::directory_iterator(rules / folder)) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    files.push_back({"rules/" + std::string(folder) + '/' + entry.path().filename().string(), text.str()});
  }
  std::sort(files.begin(), files.end(), [](const RuleFile& a, const RuleFile& b) { return a.path < b.path; });
  return files;
}

bool Say(const base::Result<void>& result) {
  if (!result) std::fprintf(stderr, "%s\n", result.error().message.c_str());
  return result.has_value();
}

bool PutCatalogue(const fs::path& rules, image::Writer& writer) {
  spark::CatalogueCompiler compiler;
  for (const RuleFile& file : FilesOf(rules, "releases")) {
    if (!Say(compiler.AddFile(file.path, file.text))) return false;
  }
  return Say(compiler.Finish(writer));
}

bool PutRules(const fs::path& rules, const spark::Catalogue& catalogue, image::Writer& writer) {
  text::SourceSet sources;
  rule::RuleCompiler compiler(catalogue, sources, writer);
  for (const char* folder : {"driver", "submit", "advice", "platforms"}) {
    for (RuleFile& file : FilesOf(rules, folder)) {
      compiler.AddFile(sources.Add(std::move(file.path), std::move(file.text)));
    }
  }
  const std::vector<rule::CompileProblem> problems = compiler.Finish();
  for (const rule::CompileProblem& p : problems) std::fputs(Show(p, sources).c_str(), stderr);
  return problems.empty();
}

bool PutCarriers(const fs::path& rules, image::Writer& writer) {
  const std::vector<RuleFile> files = FilesOf(rules, "carriers");
  std::vector<carrier::TomlFile> views;
  for (const RuleFile& file : files) views.push_back({file.path, file.text});
  return Say(carrier::CompileCarriers(views, writer));
}

int Compile(const fs::path& rules, const fs::path& out) {
  // The rules are compiled against the catalogue, so that comes first, in an image of its own.
  image::Writer catalogue_only;
  if (!PutCatalogue(rules, catalogue_only)) return 1;
  const std::string catalogue_bytes = catalogue_only.Finish();
  const image::View view(catalogue_bytes);
  const spark::Catalogue catalogue(view);

  image::Writer writer;
  if (!PutCatalogue(rules, writer) || !PutRules(rules, catalogue, writer) || !PutCarriers(rules, writer)) return 1;
  const std::string image = writer.Finish();
  std::ofstream file(out, std::ios::binary | std::ios::trunc);
  file.write(image.data(), static_cast<std::streamsize>(image.size()));
  if (!file.flush()) {
    std::fprintf(stderr, "rulec: cannot write %s\n", out.c_str());
    return 2;
  }
  return 0;
}

void PrintFunctions() {
  for (const rule::Function& f : rule::Functions()) {
    for (const rule::Signature& s : f.signatures) {
      std::printf("%s  %.*s\n", Show(f, s).c_str(), static_cast<int>(f.doc.size()), f.doc.data());
    }
  }
}

}  // namespace
}  // namespace sparkvet

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--functions") == 0) {
    sparkvet::PrintFunctions();
    return 0;
  }
  if (argc != 3) {
    std::fputs("usage: rulec RULES_DIR OUT_FILE\n       rulec --functions\n", stderr);
    return 2;
  }
  return sparkvet::Compile(argv[1], argv[2]);
}
