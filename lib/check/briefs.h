// Findings in brief: which rule fires at which place, and nothing else. Of a rule that fires more often than anybody wants to see,
// only the first places are told in full; the others are counted.
//
//   Briefs briefs(50);   Check(…, &briefs);   // 10,000 misspelt keys
//   briefs.all()  ->  {unknown-key: 10,000 of them; the first 50 places}
//
// Only what surely is the same on every cluster manager can be in brief: it is collected by the first check of a
// configuration, and checks of it on other managers leave it out. Telling it is check.h's.
#ifndef SPARKVET_LIB_CHECK_BRIEFS_H_
#define SPARKVET_LIB_CHECK_BRIEFS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lib/rule/program.h"
#include "lib/text/source.h"

namespace sparkvet::check {

// Whether the rule can be in brief: it is for every manager, and what it says is made of the place's word alone.
bool MayBeBrief(const rule::Program& program, const rule::RuleRecord& rule);

class Briefs {
 public:
  // Of each rule so many places are kept, the first in the order of findings.
  explicit Briefs(size_t most) : most_(most) {}

  struct Place {
    text::Span span;
    uint32_t order;  // in which it was added
    uint32_t index;  // of what it is the place of, where that has a number
    std::string_view word;
  };
  struct OfRule {
    const rule::RuleRecord* rule;
    size_t count;
    std::vector<Place> first;
  };

  void Add(const rule::RuleRecord& rule, std::string_view word, text::Span span, uint32_t index = 0);
  // In the order of their places, once everything is collected.
  void Finish();
  bool is_finished() const { return is_finished_; }
  const std::vector<OfRule>& all() const { return all_; }

  // A key about which more is to be asked than its name: that is left to each check.
  void Leave(std::string_view key) { left_.insert(key); }
  bool has_left() const { return !left_.empty(); }
  bool IsLeft(std::string_view key) const { return left_.contains(key); }

 private:
  size_t most_;
  uint32_t added_ = 0;
  bool is_finished_ = false;
  std::vector<OfRule> all_;
  std::unordered_set<std::string_view> left_;
};

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_BRIEFS_H_
