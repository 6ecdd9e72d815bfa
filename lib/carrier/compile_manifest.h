// The part of the compiler of rules/carriers/ that reads operators' files. Only compile*.cc include it.
//
//   ManifestCompiler manifests(writer, words);
//   manifests.Read(in);  …  manifests.Put();   ->  the tables of manifest_rules.h
#ifndef SPARKVET_LIB_CARRIER_COMPILE_MANIFEST_H_
#define SPARKVET_LIB_CARRIER_COMPILE_MANIFEST_H_

#include <string>
#include <vector>

#include "lib/carrier/carrier_words.h"
#include "lib/carrier/records.h"
#include "lib/carrier/toml_reader.h"

namespace sparkvet::carrier {

class ManifestCompiler {
 public:
  ManifestCompiler(image::Writer& writer, CarrierWords& words) : writer_(writer), words_(words) {}

  // One operator: a file that has a [manifest].
  void Read(const TomlReader& in);
  void Put();

 private:
  void ReadHead(const TomlReader& in, ManifestRecord& record);
  void ReadKind(const TomlReader& in, const toml::table& t);
  void ReadField(const TomlReader& in, const toml::table& t);
  void ReadBlock(const TomlReader& in, const toml::table& t);
  void ReadDefault(const TomlReader& in, const toml::table& t);
  OperatorRangeRecord Operators(const TomlReader& in, const toml::table& t) const;
  image::Str Optional(const TomlReader& in, const toml::table& t, std::string_view key) { return writer_.Text(in.TextOr(t, key)); }
  image::Str Required(const TomlReader& in, const toml::table& t, std::string_view key) { return writer_.Text(in.Text(t, key)); }

  image::Writer& writer_;
  CarrierWords& words_;
  uint32_t manager_ = 0;  // of the file at hand
  std::vector<ManifestRecord> manifests_;
  std::vector<ManifestKindRecord> kinds_;
  std::vector<ManifestSaysRecord> says_;
  std::vector<ManifestFieldRecord> fields_;
  std::vector<ManifestBlockRecord> blocks_;
  std::vector<ManifestDefaultRecord> defaults_;
  std::vector<ManifestDeniedRecord> denied_;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_COMPILE_MANIFEST_H_
