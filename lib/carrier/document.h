// One document of a file as its adapters see it (adapters.h): the tree, the text it was read from, and which of its
// nodes some adapter has read already, so that no other reads them a second time.
//
//   for (const Entry& e : d.tree.Entries(*d.tree.root())) if (!d.IsTaken(*e.value)) …
//
// A document lives no longer than its adapters run: what a fragment keeps is given to Own() first.
#ifndef SPARKVET_LIB_CARRIER_DOCUMENT_H_
#define SPARKVET_LIB_CARRIER_DOCUMENT_H_

#include <optional>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/template_text.h"
#include "lib/carrier/tree.h"

namespace sparkvet::carrier {

struct CodeTree;

struct Document {
  Document(std::string_view whole, text::Span where, const Tree& read) : text(whole), range(where), tree(read) {}

  std::string_view text;  // of the whole file
  text::Span range;       // of the document in it
  const Tree& tree;
  const ReadableTemplate* made_readable = nullptr;  // null if it is no template
  bool splits_keys = false;                         // dots in keys make maps (TOML)
  const CodeTree* code = nullptr;                   // what is known beyond the tree where it was made of a program's source
  std::vector<text::Located<std::string_view>> comments;  // without their sign, in order

  text::FileId file() const { return range.file; }

  // A node, or one above it, that an adapter has read.
  bool IsTaken(const Node& node) const;
  void Take(const Node& node);

  // The scalar holds a variable or a template, has a tag of some program (!Sub) or is an expression, or the node stands in a branch of a
  // template.
  bool IsUnknown(const Node& node) const;

  // The node stands in a branch of a template. (What is in a block scalar may begin with a branch of its own.)
  bool IsConditional(const Node& node) const;

  // A directive of a template stands in the document that becomes lines of unknown content.
  bool IsOpenEnded() const { return made_readable != nullptr && made_readable->IsOpenEnded(range.begin, range.end); }

  // The text at an address that lives as long as the source and the fragment do.
  std::string_view Own(Fragment& fragment, std::string_view scalar) const;

  // Hands on what an annotation of this manifest asks to leave out: metadata.annotations: {sparkvet.io/ignore: "a-rule"}.
  void Annotate(Fragment& fragment, const Node& manifest) const;

 private:
  // Whether the document has a sign of something unknown anywhere; most have none.
  bool MayHoldUnknown() const;

  std::vector<bool> taken_;
  mutable std::optional<bool> may_hold_unknown_;  // asked for once
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_DOCUMENT_H_
