// A play of the driver, written down: every step that was visited, in its order, with what it asked for and what it named.
//
//   visit 41   read spark.executor.cores          asked for the key spark.executor.cores;   names "cores"
//   visit 57   when cores < taskCpus, log WARN …  uses "cores" of visit 41, "taskCpus" of visit 44
//
// Every use says which visit named what it uses, as in a compiler's single assignment form: so it can be told, visit by visit,
// what another configuration changes (replay.h). Whoever makes one is the recorder (recorder.h).
#ifndef SPARKVET_LIB_DRIVER_SCRIPT_H_
#define SPARKVET_LIB_DRIVER_SCRIPT_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/driver/lists.h"
#include "lib/rule/program.h"
#include "lib/rule/value.h"
#include "lib/spark/catalogue.h"

namespace sparkvet::driver {

struct Script {
  static constexpr uint32_t kNowhere = UINT32_MAX;

  struct Use {
    uint32_t slot = 0;
    uint32_t name = kNowhere;  // nowhere: nothing had that name
  };
  // One step on its way: the same step comes as often as its part was played. A call with `each` comes once more for
  // every element of its list, and then does nothing but name that. A play along the script comes to few of them, here and
  // there: each is one line of the processor's cache.
  struct alignas(64) Visit {
    const rule::StepRecord* step = nullptr;
    const rule::PartRecord* part = nullptr;
    uint32_t caller = kNowhere;  // the visit of the call that this one is below
    uint32_t end = 0;            // the first visit that is not below this one
    uint32_t name = kNowhere;    // what it named, if it did: a place in `names`
    uint32_t twin = kNowhere;    // a visit before it, of the same step, that stands over the same: both come to the same
    uint32_t list = kNowhere;    // of a call with `each`: a place in `lists`
    bool held = false;           // it was not skipped
    bool is_simple = false;      // a read of which the first key of its sources that is set decides
    bool has_twin = false;       // behind it
    bool in_doubt = false;       // it hangs on an assumption that it is played at all
    bool doubts = false;         // a call: those below it do
    uint32_t asks = 0;           // so many of its uses, the first, are all that its `when` stands over
    Lists<Use>::Place uses = {};             // in `uses`
    Lists<spark::KeyId>::Place sources = {};  // in `sources`
  };
  // What a slot stands for.
  struct Meaning {
    rule::Value value = {};   // at first an error
    bool is_assumed = false;  // rule::Slots

    bool operator==(const Meaning& other) const { return is_assumed == other.is_assumed && Identical(value, other.value); }
  };
  // What a visit gave a name.
  struct Name {
    uint32_t at = 0;  // the visit
    uint32_t slot = 0;
    uint32_t before = kNowhere;  // what the slot stood for until then
    Meaning meaning;
    Lists<uint32_t>::Place users = {};  // in `by_name`
  };
  using Visits = std::vector<uint32_t>;

  std::vector<Visit> visits;
  std::vector<Name> names;     // in their order
  std::vector<rule::Value> lists;  // of calls with `each`
  Lists<Use> uses;             // by visit; of a call that was not made, with all that it would have come to
  Lists<spark::KeyId> sources; // by visit: the keys that a read asks for, in its order
  Lists<uint32_t> on_throw;    // by visit: the slots that a call stands over when something is thrown below it

  // Who does something else when these are something else. What is only said changes nothing that comes behind it.
  Lists<uint32_t> by_name;      // of `names`
  Lists<uint32_t> by_nameless;  // by slot: uses of a slot that nothing was named yet
  Lists<uint32_t> by_key;       // by key of the catalogue that is set or not, and to what
  Lists<uint32_t> by_presence;  // by key of the catalogue that is set or not
  std::map<std::string, Visits, std::less<>> by_other_key;
  std::vector<std::pair<std::string, Visits>> by_prefix;  // which other keys are there that start so
  std::vector<std::pair<std::string, Visits>> by_variable;  // of the environment
  Visits always;                // they said or decided something
  Visits levels;                // of them: they decide what is printed

  Lists<uint32_t> names_of;     // by slot

  // The last name that the slot had before this visit, or nowhere.
  uint32_t LastBefore(uint32_t slot, uint32_t visit) const {
    uint32_t last = kNowhere;
    for (const uint32_t name : names_of[slot]) {
      if (names[name].at >= visit) break;
      last = name;
    }
    return last;
  }
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SCRIPT_H_
