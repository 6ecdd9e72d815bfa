// Evaluates compiled expressions against one configuration.
//
//   Evaluator e(program, host);
//   e.Evaluate(node)  ->  true, 3, "yarn", unknown, error     e.Render(message pieces)  ->  "… (10) …"
//
// One evaluator serves one configuration on one thread; values it made live as long as it does. Recursion is
// bounded by the parser's limit on nesting.
#ifndef SPARKVET_LIB_RULE_EVALUATOR_H_
#define SPARKVET_LIB_RULE_EVALUATOR_H_

#include <array>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/rule/functions.h"
#include "lib/rule/host.h"
#include "lib/rule/program.h"
#include "lib/rule/value.h"

namespace sparkvet::rule {

// The values that steps have named, by slot; all are errors at first. May serve one evaluator after the other.
class Slots {
 public:
  explicit Slots(const Program& program) : size_(program.slots()) {}
  Slots(const Slots&) = delete;
  Slots& operator=(const Slots&) = delete;

  Value operator[](uint32_t slot) const {
    const Block* const block = Find(slot);
    return block == nullptr ? Value::Error() : block->values[slot % kBlock];
  }
  void Set(uint32_t slot, Value value, bool is_assumed = false) {
    Block& block = Make(slot);
    const uint32_t place = slot % kBlock;
    block.values[place] = value;
    block.assumed = (block.assumed & ~(uint32_t{1} << place)) | uint32_t{is_assumed} << place;
    any_assumed_ |= is_assumed;
  }

  // Whether a value is an assumption: a default, or a list of the keys that are set, where the configuration is a part of what
  // Spark is given (a map that is handed to it beside whatever else there is). Steps go on with it, and say nothing that does
  // not hold without it.
  bool IsAssumed(uint32_t slot) const {
    const Block* const block = Find(slot);
    return block != nullptr && (block->assumed >> slot % kBlock & 1) != 0;
  }
  bool any_assumed() const { return any_assumed_; }

  // All are errors again.
  void Clear();

 private:
  // A thousand slots, of which most plays fill few, and neighbours together.
  static constexpr size_t kBlock = 32;
  struct Block {
    std::array<Value, kBlock> values;
    uint32_t assumed = 0;  // a bit each
  };

  const Block* Find(uint32_t slot) const { return blocks_ == nullptr ? nullptr : blocks_[slot / kBlock].get(); }
  Block& Make(uint32_t slot) {
    if (blocks_ == nullptr) blocks_ = std::make_unique<std::unique_ptr<Block>[]>(size_ / kBlock + 1);
    std::unique_ptr<Block>& block = blocks_[slot / kBlock];
    if (block == nullptr) block = std::make_unique<Block>();
    return *block;
  }

  size_t size_;
  bool any_assumed_ = false;
  std::unique_ptr<std::unique_ptr<Block>[]> blocks_;  // none until one is set: rules that are no steps have none
};

class Evaluator {
 public:
  Evaluator(const Program& program, Host& host) : Evaluator(program, host, nullptr) {}
  // Takes and leaves values there; null: in slots of its own.
  Evaluator(const Program& program, Host& host, Slots* slots);

  Value Evaluate(NodeId id);
  // What an expression comes to when no assumption is known: of "shuffleService || testing", where the first is one, unknown.
  Value EvaluateWithoutAssumptions(NodeId id);

  // `let` and `read` steps fill them.
  void SetSlot(uint32_t slot, Value value, bool is_assumed = false) { slots_->Set(slot, value, is_assumed); }
  Value Slot(uint32_t slot) const { return hides_assumptions_ && slots_->IsAssumed(slot) ? Value::Unknown() : (*slots_)[slot]; }
  bool IsAssumed(uint32_t slot) const { return slots_->IsAssumed(slot); }
  bool assumes() const { return slots_->any_assumed(); }
  void SetVariable(uint32_t variable, Value value);

  // A message with its expressions filled in as the JVM prints them.
  std::string Render(image::Range pieces);

  // Keeps a text for as long as this evaluator lives.
  std::string_view Keep(std::string_view text);

 private:
  Value* NewValues(size_t count);
  Value Operand(NodeId id);
  Value Call(const Node& node);
  Value List(const Node& node);
  Value Index(const Node& node);
  Value Logical(const Node& node);
  Value Comparison(const Node& node);
  Value Arithmetic(const Node& node);
  std::optional<bool> AmongTexts(std::string_view text, const Node& list) const;
  Value In(const Node& node);
  Value Negate(const Node& node);
  Value Quantified(const Node& node);  // all, exists, exists_one
  Value Mapped(const Node& node);      // filter, map

  const Program& program_;
  Host& host_;
  Slots own_slots_;
  Slots* slots_;
  bool hides_assumptions_ = false;
  Value* variables_ = nullptr;  // in memory_, once one is set
  alignas(8) char first_block_[2048];
  std::pmr::monotonic_buffer_resource memory_{first_block_, sizeof first_block_};
};

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_EVALUATOR_H_
