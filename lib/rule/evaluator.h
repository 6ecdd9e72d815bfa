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
    const Block* const block = blocks_ == nullptr ? nullptr : blocks_[slot / kBlock].get();
    return block == nullptr ? Value::Error() : (*block)[slot % kBlock];
  }
  void Set(uint32_t slot, Value value) {
    if (blocks_ == nullptr) blocks_ = std::make_unique<std::unique_ptr<Block>[]>(size_ / kBlock + 1);
    std::unique_ptr<Block>& block = blocks_[slot / kBlock];
    if (block == nullptr) block = std::make_unique<Block>();
    (*block)[slot % kBlock] = value;
  }
  // All are errors again.
  void Clear();

 private:
  // A thousand slots, of which most plays fill few, and neighbours together.
  static constexpr size_t kBlock = 32;
  using Block = std::array<Value, kBlock>;

  size_t size_;
  std::unique_ptr<std::unique_ptr<Block>[]> blocks_;  // none until one is set: rules that are no steps have none
};

class Evaluator {
 public:
  Evaluator(const Program& program, Host& host) : Evaluator(program, host, nullptr) {}
  // Takes and leaves values there; null: in slots of its own.
  Evaluator(const Program& program, Host& host, Slots* slots);

  Value Evaluate(NodeId id);

  // `let` and `read` steps fill them.
  void SetSlot(uint32_t slot, Value value) { slots_->Set(slot, value); }
  Value Slot(uint32_t slot) const { return (*slots_)[slot]; }
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
  Value* variables_ = nullptr;  // in memory_, once one is set
  alignas(8) char first_block_[2048];
  std::pmr::monotonic_buffer_resource memory_{first_block_, sizeof first_block_};
};

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_EVALUATOR_H_
