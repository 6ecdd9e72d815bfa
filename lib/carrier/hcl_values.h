// Expressions of HCL as nodes of a tree. A literal is what it says; what only Terraform can work out, a reference, a call, a loop, is
// a scalar of which nobody knows what it is, and holds no text of its own.
//
//   { a = 1, b = var.x }                      ->  map{ a: "1", b: "{{var.x}}" (kOwn) }
//   jsonencode({ a = 1 })                     ->  map{ a: 1 (plain) }: what is encoded is read as if it stood there
//   merge(local.base, { a = "x" })            ->  map{ <<: "{{local.base}}" (kOwn), a: "x" }
//   var.big ? { a = "x" } : {}                ->  map{ a: "x" (kOwn) }
//   join(" ", ["a", var.x])                   ->  "a {{var.x}}"
//   concat(["a"], var.more)                   ->  list[ "a", "{{var.more}}" (kSpread) ]
#ifndef SPARKVET_LIB_CARRIER_HCL_VALUES_H_
#define SPARKVET_LIB_CARRIER_HCL_VALUES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/hcl_cursor.h"
#include "lib/carrier/tree.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

// Brackets and blocks in each other.
inline constexpr int kMaxHclDepth = 100;

class HclValues {
 public:
  // All must outlive this.
  HclValues(HclCursor& in, Tree& tree, text::FileId file, text::Arena& arena) : in_(in), tree_(tree), file_(file), arena_(arena) {}

  // The expression of tokens [begin, end).
  NodeIndex Value(uint32_t begin, uint32_t end);
  // A name, or a text in quotes that is one.
  NodeIndex Name(uint32_t token);
  NodeIndex Container(Node::Kind kind, uint32_t token);

  bool failed() const { return problem.has_value() || too_deep; }
  void Fail(uint32_t token, std::string message);

  int depth = 0;
  std::optional<Problem> problem;
  bool too_deep = false;

 private:
  struct Range {
    uint32_t begin, end;
  };
  // Whether line ends count, for as long as it lives.
  class LineEnds {
   public:
    LineEnds(HclCursor& in, bool count) : in_(in), before_(in.line_ends_count) { in.line_ends_count = count; }
    ~LineEnds() { in_.line_ends_count = before_; }
    LineEnds(const LineEnds&) = delete;
    LineEnds& operator=(const LineEnds&) = delete;

   private:
    HclCursor& in_;
    bool before_;
  };
  enum class Function : uint8_t { kNone, kSame, kEncode, kMerge, kPairs, kConcat, kList, kFlatten, kCompact, kJoin };

  bool IsWhole(uint32_t behind, uint32_t end) const { return in_.Next(behind) == end; }
  bool IsFor(uint32_t bracket) const;
  Function FunctionAt(uint32_t token) const;
  std::vector<Range> Items(uint32_t bracket);

  NodeIndex Literal(uint32_t token, uint32_t end);
  NodeIndex Number(uint32_t begin, uint32_t end);
  NodeIndex Text(uint32_t token);
  std::optional<NodeIndex> Unwrapped(uint32_t token);
  NodeIndex Unknown(uint32_t begin, uint32_t end, Node::Tag tag = Node::Tag::kOwn);
  NodeIndex Call(uint32_t begin, uint32_t end);
  NodeIndex Join(uint32_t begin, uint32_t end);
  NodeIndex Known(Node node);

  bool MayBeMap(uint32_t begin, uint32_t end);
  void IntoMap(NodeIndex map, uint32_t begin, uint32_t end);
  bool Choice(NodeIndex map, uint32_t begin, uint32_t end);
  void Object(NodeIndex map, uint32_t brace);
  void Pairs(NodeIndex map, uint32_t bracket);
  void HideOverridden(NodeIndex map);

  void IntoList(NodeIndex list, uint32_t begin, uint32_t end, Function how);
  void IntoListItem(NodeIndex list, Range item, Function how);

  HclCursor& in_;
  Tree& tree_;
  text::FileId file_;
  text::Arena& arena_;
  int conditions_ = 0;  // that what is read depends on
  int encoded_ = 0;     // calls around it that keep numbers what they are
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_HCL_VALUES_H_
