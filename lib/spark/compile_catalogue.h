// Writes the catalogue into an image, from the TOML files of rules/releases/ (rules/LANGUAGE.md, section 4).
//
//   CatalogueCompiler c;
//   c.AddFile("rules/releases/core.toml", text);   // [releases], [keys], [deprecated], [descriptions], [[family]] in any file
//   c.Finish(writer);                              // errors: "rules/releases/core.toml:12:3: unknown type 'itn'"
//
// Only tools/rulec and tests use it: the command reads the finished image.
#ifndef SPARKVET_LIB_SPARK_COMPILE_CATALOGUE_H_
#define SPARKVET_LIB_SPARK_COMPILE_CATALOGUE_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/image/image.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::spark {

class CatalogueCompiler {
 public:
  base::Result<void> AddFile(std::string_view path, std::string_view toml);
  base::Result<void> Finish(image::Writer& writer);

 private:
  void PutLikeness(image::Writer& writer) const;
  struct Entry {
    ReleaseRange releases;
    ValueType type = ValueType::kString;
    bool is_internal = false;
    bool is_bare = false;
    uint8_t manager = kAnyManager;
    std::string unit;
    std::string default_text;
    bool has_default = false;
    std::string since;
    std::string fallback;
    std::string prepend;
    std::string accepts;
    std::vector<std::string> alternatives;
    std::string place;  // "file:line:column", for errors found later
  };
  struct Deprecation {
    std::string key;
    ReleaseRange releases;
    std::string since;
    std::string message;
    std::string renamed;
    int64_t rank = 0;  // among the old names of one key: which is tried first
    Translation translation = Translation::kNone;
    std::string place;
  };
  struct Family {
    std::string pattern;
    std::string source;
    ReleaseRange releases;
    bool is_foreign;
    uint8_t manager;
  };
  void AddNamedKeys();

  friend struct TomlToCatalogue;

  std::map<std::string, std::vector<Entry>> keys_;
  std::vector<Family> families_;
  std::vector<Deprecation> deprecated_;
  std::map<std::string, std::pair<std::string, std::string>> descriptions_;  // of a key: text, place
  std::map<Release, std::string> releases_;
};

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_COMPILE_CATALOGUE_H_
