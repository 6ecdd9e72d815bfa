// A play of spark-submit's own part, written down: every step that was visited, in its order, with what it asked for and what its
// name stands for behind it.
//
//   visit 31   argument executorCores      asked for the option --executor-cores, the key spark.executor.cores
//   visit 88   throw unless it is a number  stands over the slots executorCores and number
//
// Unlike the driver (script.h) spark-submit changes its settings while it runs, and a command's options are all new to it. So
// there is one numbering for all that a step may ask or stand over, its inputs: slots, what kind of value a slot holds (most
// steps ask only whether it is null), and facts. Of each input the script knows who uses it, of a slot only those who find there
// what one definition left (submit_users.h): whoever plays it along (submit_replay.h) visits them where it is something else now.
#ifndef SPARKVET_LIB_DRIVER_SUBMIT_SCRIPT_H_
#define SPARKVET_LIB_DRIVER_SUBMIT_SCRIPT_H_

#include <algorithm>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/driver/lists.h"
#include "lib/driver/marks.h"
#include "lib/rule/program.h"
#include "lib/rule/value.h"
#include "lib/spark/catalogue.h"
#include "lib/text/arena.h"

namespace sparkvet::driver {

struct SubmitScript {
  using Input = uint16_t;
  using Definition = uint32_t;

  // What a slot stands for behind a visit.
  struct Left {
    bool assumed = false;  // it is an assumption
    Definition definition = 0;
    rule::Value value = {};
  };
  struct Visit {
    const rule::StepRecord* step = nullptr;
    const rule::PartRecord* part = nullptr;
    uint32_t end = 0;     // the first visit that is not below this one
    bool held = false;    // it was not skipped
    bool idle = false;    // an `assign` of nothing, or what only says something where it fails
    bool always = false;  // it said something, or asked what is not kept here: it is played whatever has changed
    bool is_words = false;  // a call for each word of the command, of which it asks the kind and the name first
    bool names = false;   // its slot is one that it may name
    bool in_doubt = false, doubts = false;  // it hangs on an assumption that it is asked; a call: that those below it are
    uint32_t first_after = 0, end_of_after = 0;  // in `after`
    Input sets = 0;       // an `assign`: the fact that it changes
    Left left = {};       // of that slot
  };
  // What an input is behind a call, whether that was made or not.
  struct After {
    Input input = 0;
    Left left = {};  // of a slot; settings count as changed whenever the call is made otherwise
  };
  // A visit that does nothing but name, and names the same as long as it is not played.
  struct Name {
    uint32_t at = 0;  // the visit
    uint32_t slot = 0;
    bool assumed = false;
    rule::Value value = {};
  };
  // Of the command or its surroundings, before anything is played.
  struct Fact {
    enum class Kind : uint8_t { kOption, kProperty, kVariable };
    Kind kind = Kind::kOption;
    bool is = false;  // given, set
    bool unknown = false;
    bool is_flag = false;  // a property: of the layer of flags
    std::string name;
    std::string value = {};
  };

  uint32_t slots = 0;
  bool assumes = false;  // what is absent may be set
  std::vector<Visit> visits;
  Marks always;               // visits that are played whatever has changed
  Marks does;                 // those that do something else than name
  std::vector<Name> names;    // in their order
  std::vector<After> after;
  Lists<uint32_t> by_value, by_kind;  // by definition: the visits that stand over what it left, or the kind of that
  Lists<uint32_t> by_other;   // by input behind the slots' and kinds'
  std::vector<Fact> facts;
  std::vector<uint32_t> given;          // places in `facts` of what is
  std::vector<uint32_t> variables;      // of the environment's
  bool had_variables = false;           // some of these were there
  std::vector<Input> fact_of_key;       // by key of the catalogue: its place in `facts` from 1, or 0
  std::vector<uint32_t> other_properties;  // places in `facts`: no keys of the catalogue
  std::vector<uint32_t> options;        // places in `facts` by hash, from 1; 0 = empty; open addressing
  std::vector<std::string> prefixes;    // that were asked for
  bool had_listed = false;              // a key that is deprecated or starts so
  bool had_ignored = false;             // a key that goes no further

  text::Arena texts;
  std::deque<std::vector<rule::Value>> lists;

  Input KindOf(uint32_t slot) const { return static_cast<Input>(slots + slot); }
  Input words() const { return static_cast<Input>(2 * slots); }
  Input ignored() const { return static_cast<Input>(2 * slots + 1); }
  Input listed() const { return static_cast<Input>(2 * slots + 2); }
  Input fact(size_t place) const { return static_cast<Input>(2 * slots + 3 + place); }
  size_t inputs_in_all() const { return 2 * slots + 3 + facts.size(); }
  // Of those that are neither slots nor kinds.
  std::span<const uint32_t> UsersOf(Input input) const { return by_other[input - 2 * slots]; }

  // The option's place in `facts`, or the number of facts.
  size_t Option(std::string_view name) const {
    const size_t mask = options.size() - 1;
    for (size_t i = spark::HashKey(name) & mask; options[i] != 0; i = (i + 1) & mask) {
      if (facts[options[i] - 1].name == name) return options[i] - 1;
    }
    return facts.size();
  }
};

// As far as "is it null?" can tell values apart: error, unknown, null, any other.
inline rule::Value::Kind Rough(const rule::Value& value) { return std::min(value.kind(), rule::Value::Kind::kBool); }

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SUBMIT_SCRIPT_H_
