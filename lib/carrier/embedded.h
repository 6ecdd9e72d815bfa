// A text of another format inside a scalar: properties in a ConfigMap, a shell script in a CI file. It is decoded, read by
// its own parser, and what that parser says is then moved to where it stands in the file.
//
//   Embedded inner(document, scalar);
//   std::vector<Fragment> found = ParseShell(inner.text(), document.file(), tables.submit);
//   inner.Settle(found);     // spans are places in the file, and the decoded text lives as long as the fragments
#ifndef SPARKVET_LIB_CARRIER_EMBEDDED_H_
#define SPARKVET_LIB_CARRIER_EMBEDDED_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/formats.h"
#include "lib/carrier/fragment.h"
#include "lib/carrier/source_map.h"
#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

struct Adapter;

class Embedded {
 public:
  Embedded(const Document& document, const Node& scalar);
  // Of a text that was decoded otherwise.
  explicit Embedded(SourceMap map) : map_(std::move(map)), text_(std::make_shared<const std::string>(map_.text())), unknown_(false) {}

  std::string_view text() const { return *text_; }
  const SourceMap& map() const { return map_; }

  // The text as a word of a command line, with the places of its bytes in the file, which `arena` keeps.
  Word AsWord(text::Arena& arena) const;
  // Keeps the text alive for a fragment that was read from such words.
  void Hold(Fragment& fragment) const { fragment.arena.Share(text_); }

  void Settle(Fragment& fragment) const;
  void Settle(std::vector<Fragment>& fragments) const;

 private:
  text::Span Outer(text::Span inner) const;

  SourceMap map_;
  std::shared_ptr<const std::string> text_;
  bool unknown_;  // the scalar stands in a branch of a template
};

// The same of a text that a shell has put together: what was made of an unknown part of it is unknown.
void SettleIn(const Word& text, Fragment& fragment);

// A document of YAML or JSON in such a text, by all adapters or only that one; nothing if it is none.
std::vector<Fragment> ParseDocumentText(const Word& text, const CarrierTables& tables, const Adapter* only = nullptr);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_EMBEDDED_H_
