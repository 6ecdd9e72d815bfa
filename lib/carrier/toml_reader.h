// Reads the tables of one TOML file with errors that name file, line and column. Only compile*.cc include it.
//
//   TomlReader in(file);  in.Text(table, "name")  ->  "--conf", or throws TomlError{"f.toml:3:8: …"}
//
// Errors are thrown inside the compiler and caught once, in CompileCarriers.
#ifndef SPARKVET_LIB_CARRIER_TOML_READER_H_
#define SPARKVET_LIB_CARRIER_TOML_READER_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "lib/carrier/compile.h"
#include "lib/carrier/records.h"

namespace sparkvet::carrier {

struct TomlError {
  std::string message;
};

class TomlReader {
 public:
  explicit TomlReader(const TomlFile& file);

  const toml::table& root() const { return root_; }

  [[noreturn]] void Fail(const toml::source_region& at, const std::string& what) const;

  // The tables of [[name]], or none.
  std::vector<const toml::table*> Tables(const toml::table& in, std::string_view name) const;
  // Fails on a key that is none of these.
  void Allow(const toml::table& in, std::initializer_list<std::string_view> keys) const;

  std::string Text(const toml::table& in, std::string_view key) const;    // required
  std::string TextOr(const toml::table& in, std::string_view key) const;  // or ""
  bool Flag(const toml::table& in, std::string_view key) const;           // or false
  uint8_t Small(const toml::table& in, std::string_view key) const;       // or 0
  std::vector<std::string> Texts(const toml::table& in, std::string_view key) const;
  ReleasesRecord Releases(const toml::table& in) const;  // of the key "releases"
  // Which of the names the required text is; its position.
  uint32_t OneOf(const toml::table& in, std::string_view key,
                 std::initializer_list<std::string_view> names) const;

 private:
  std::string path_;
  toml::table root_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TOML_READER_H_
