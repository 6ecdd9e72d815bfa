// For this module's tests only.
#ifndef SPARKVET_LIB_VET_TEST_SUPPORT_H_
#define SPARKVET_LIB_VET_TEST_SUPPORT_H_

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "lib/base/check.h"
#include "lib/image/builtin.h"
#include "lib/vet/knowledge.h"
#include "lib/vet/policies.h"

namespace sparkvet::vet {

inline const Knowledge& TestKnowledge() {
  static const Knowledge knowledge(image::BuiltIn());
  return knowledge;
}

inline Policies& TestPolicies() {
  static Policies policies(TestKnowledge());
  return policies;
}

// A folder for one test, gone with it.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "sparkvet-XXXXXX").string();
    SV_CHECK(mkdtemp(name.data()) != nullptr);
    top_ = std::filesystem::canonical(name);
  }
  ~Scratch() { std::filesystem::remove_all(top_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string Path(const std::string& path = "") const { return path.empty() ? top_.string() : (top_ / path).string(); }
  void Write(const std::string& path, std::string_view text = "spark.a 1\n") const {
    std::filesystem::create_directories((top_ / path).parent_path());
    std::ofstream(top_ / path, std::ios::binary) << text;
  }
  void Link(const std::string& target, const std::string& path) const {
    std::filesystem::create_directories((top_ / path).parent_path());
    SV_CHECK(symlink(target.c_str(), Path(path).c_str()) == 0);
  }

 private:
  std::filesystem::path top_;
};

}  // namespace sparkvet::vet

#endif  // SPARKVET_LIB_VET_TEST_SUPPORT_H_
