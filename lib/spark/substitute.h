// ${…} in the value of an entry, as ConfigReader.substitute fills it in.
//
//   "${spark.a}/tmp"  with spark.a = "/data"    -> kText "/data/tmp"
//   "${spark.none}"   nobody knows it           -> kText "${spark.none}", as it stands
//   "${env:HOME}/x"   on a machine not known    -> kUnknown, reference "env:HOME"
//   "${spark.a}"      with spark.a = "${spark.a}" -> kCircular, text "${spark.a}", reference
//   "spark.a"
//
// Only entries are substituted: what a driver reads as a bare string is not, and neither is a key.
// Which names hold what is the caller's to know; this file knows the pattern, the order and the
// loop check.
#ifndef SPARKVET_LIB_SPARK_SUBSTITUTE_H_
#define SPARKVET_LIB_SPARK_SUBSTITUTE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace sparkvet::spark {

// What a source says about one name. `text` need only live until the source is asked again.
struct Binding {
  enum class Kind : uint8_t {
    kAbsent,  // there is no such name
    kText,    // text is its value, itself still to be substituted
    kAlias,   // text is another registered key to ask for instead (an entry that falls back to one)
    kUnknown,  // it may exist, but not before run time or not on this machine
  };
  Kind kind = Kind::kAbsent;
  std::string_view text = {};
};

// Where names are looked up. An empty function knows nothing: absent.
struct References {
  using Source = std::function<Binding(std::string_view name)>;

  // The setting of a key that starts with "spark." (no other is asked for), by its name or by a
  // deprecated one.
  Source setting;
  // ${env:NAME} and ${system:NAME}.
  Source environment;
  Source system;
  // The default of a registered entry, for a key without a setting, as `defaultValueString` prints
  // it ("3s", "1g"): kText, kAlias or, for a default of the machine's, kUnknown; kAbsent where the
  // entry has none. Spark asks it for names of ${env:…} and ${system:…}, too, and finds an entry
  // only once the class that holds it has been loaded.
  Source registered;
};

struct Substituted {
  enum class State : uint8_t {
    kText,      // text is the value
    kUnknown,   // the value depends on `reference`, which a source called unknown
    kCircular,  // Spark throws: `text` is the string it was substituting, `reference` the name it
                // met again
    kGaveUp,  // too deep or too much work; Spark would need long, much memory or more stack than it
              // has
  };
  State state = State::kText;
  std::string text;
  std::string reference;  // "spark.a", "env:HOME"

  bool operator==(const Substituted&) const = default;
};

// A loop that is certain outweighs an unknown: it is reported wherever the known part of the value
// runs into it. Costs at most a fixed amount of work (some tens of milliseconds), whatever the
// settings say.
[[nodiscard]] Substituted Substitute(std::string_view value, const References& references);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_SUBSTITUTE_H_
