// YAML as a tree of places: what was written where, duplicate keys included, nothing converted.
//
//   "a: 1\na: 'x'\n"  ->  map{ scalar "a" : scalar "1" (plain), scalar "a" : scalar "x" }, each with its span
//
// Built from yaml-cpp's events, one document at a time, so that nothing is lost or expanded: an alias of a map
// shares the map's node, "<<" is an ordinary key until Entries() is asked. Tags are not interpreted; whether a plain
// scalar is a number is asked of IsYamlString. yaml-cpp and its exceptions stay in yaml.cc.
#ifndef SPARKVET_LIB_CARRIER_YAML_H_
#define SPARKVET_LIB_CARRIER_YAML_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/text/arena.h"
#include "lib/text/source.h"

namespace sparkvet::carrier {

struct YamlNode {
  enum class Kind : uint8_t { kNull, kScalar, kMap, kList };
  Kind kind = Kind::kNull;
  bool plain = false;     // a scalar without quotes
  std::string_view text;  // of a scalar, decoded
  text::Span span;        // of a scalar: its bytes without quotes; of others: their first byte
  std::vector<uint32_t> children;  // of a list: items; of a map: key, value, key, value …
};

struct YamlEntry {
  const YamlNode* key;
  const YamlNode* value;
};

class YamlDocument {
 public:
  // Nothing for an empty document.
  const YamlNode* root() const { return nodes_.empty() ? nullptr : &nodes_[0]; }
  const YamlNode& node(uint32_t index) const { return nodes_[index]; }
  const std::vector<YamlNode>& nodes() const { return nodes_; }  // in the order of the text

  // The entries of a map in order, duplicates included; those that "<<" merges come first, so that the last one
  // of a name is the one that holds. Merging stops after some thousand entries.
  std::vector<YamlEntry> Entries(const YamlNode& map) const;
  // All values of this name in a map.
  std::vector<YamlEntry> Find(const YamlNode& map, std::string_view name) const;

 private:
  friend class YamlBuilder;
  std::vector<YamlNode> nodes_;
};

struct YamlResult {
  YamlDocument document;
  std::optional<Problem> problem;  // and what was read before it
};

// Half-open ranges of the documents of a stream, told by their "---" lines alone.
std::vector<text::Span> YamlDocuments(std::string_view text, text::FileId file);

// Reads text[range), one document. `shown` is the text that scalars are taken from where it differs from `text`
// (a template that was made readable, of the same length); usually it is `text` itself.
YamlResult ParseYaml(std::string_view text, std::string_view shown, text::Span range,
                     text::Arena& arena);

// Whether a plain scalar is a string to Kubernetes' YAML reader (1.1 rules: yes and on are booleans).
bool IsYamlString(std::string_view plain);

// Whether it is true to that reader.
bool IsYamlTrue(std::string_view plain);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_YAML_H_
