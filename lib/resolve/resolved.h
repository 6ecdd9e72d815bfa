// One configuration, resolved: per key every setting that anyone made, strongest first, and the context in
// which it is judged.
//
//   --conf spark.executor.cores=4 over a spark-defaults.conf with spark.executor.cores 2
//     ->  Find("spark.executor.cores")  ->  {"4", kConf, place}  ->  next: {"2", kDefaultsFile, place}
//
// Values are raw here. What the driver makes of them (types, alternatives, ${…}, defaults) is view.h; who may
// set what is resolve.h.
#ifndef SPARKVET_LIB_RESOLVE_RESOLVED_H_
#define SPARKVET_LIB_RESOLVE_RESOLVED_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/resolve/project_says.h"
#include "lib/rule/platform.h"
#include "lib/spark/cluster_manager.h"
#include "lib/spark/hashed_key.h"
#include "lib/spark/release.h"
#include "lib/text/arena.h"
#include "lib/text/source.h"

namespace sparkvet::resolve {

// One setting of one key, in its layer.
struct Assignment {
  static constexpr uint32_t kLast = UINT32_MAX;

  std::string_view key;
  std::string_view value;
  carrier::Layer layer = carrier::Layer::kConf;
  bool unknown = false;
  bool key_unknown = false;
  bool of_jvm = false;  // a property of the driver's JVM, which others may read as well: a log4j2.properties, the application
  text::Span key_span;
  text::Span value_span;
  std::string_view written_as;  // "--num-executors", "spec.executor.instances"; empty when by its key
  std::string_view unknown_why = {};  // as in carrier::Setting
  uint32_t next = kLast;        // the setting that this one beats
};

// An option of spark-submit that does nothing here, or a key that spark-submit drops.
struct Ignored {
  std::string_view word;
  text::Span span;
};

// A setting that holds on some cluster managers, where nobody knows which it is.
struct OnSome {
  Assignment setting;
  std::vector<std::string_view> managers;
};

// A key that somebody has set and that the platform does not take.
struct Unwanted {
  std::string_view key;
  text::Span span;
  bool refused = false;  // else ignored
  std::string_view instead;  // what to do
  std::string_view source;
};

// In which release, on which cluster manager, and who says so. `why` is for people: "sparkVersion 3.5.6",
// "--master yarn", "the newest release"; empty manager = not known.
struct Context {
  spark::Release release;
  std::string release_why;
  bool release_is_assumed = false;     // nobody says which: the newest
  bool release_is_substitute = false;  // another release was asked for, which is not known here
  std::optional<spark::ClusterManager> manager;
  std::string manager_why;
  bool manager_is_assumed = false;
  bool master_is_known = false;  // spark.master has a value; it may still name no manager
  std::string_view deploy_mode;  // "client", "cluster", or empty
  std::optional<rule::Platform> platform;  // whose Spark it is; none: nothing is assumed

  // Where the driver runs is known, even if it is a master that no Spark understands.
  bool is_decided() const { return manager.has_value() || master_is_known; }
  bool submitted = false;  // the driver runs in the JVM of a spark-submit, behind spark-submit's own part
  bool is_whole = false;         // a SparkConf as it is: nobody will add what is absent, not even a master
  bool class_path_is_sparks = false;  // nobody brings jars of their own
  std::optional<int64_t> heap;   // of the driver, in bytes
  std::optional<int64_t> processors;  // that the driver's JVM sees

  // Whether the same settings come to the same in the other context.
  bool JudgesAs(const Context& other) const {
    const auto what = [](const Context& c) {
      return std::tie(c.release, c.manager, c.master_is_known, c.deploy_mode, c.release_is_assumed, c.submitted, c.is_whole, c.class_path_is_sparks, c.heap, c.processors);
    };
    return what(*this) == what(other);
  }
};

class Resolved {
 public:
  Resolved() = default;
  // A copy's texts would be the original's.
  Resolved(Resolved&&) = default;
  Resolved& operator=(Resolved&&) = default;

  Context context;
  const ProjectSays* project = nullptr;
  // Settings may be hidden behind an unknown word: a key's absence proves nothing.
  bool open_ended = false;
  std::vector<Ignored> ignored_keys;
  std::vector<Ignored> dropped_options;
  std::vector<Ignored> absent_options;  // that other releases have
  std::vector<Unwanted> unwanted;  // by the platform
  std::vector<OnSome> on_some;     // what options set; see by_option.h
  std::vector<Ignored> contradicted;  // what the input says of its context, where the user says otherwise

  // As new, for another configuration; keeps its room.
  void Clear();
  // Makes room for so many settings.
  void Reserve(size_t settings);
  // Later additions win within a layer.
  void Add(const Assignment& assignment) { Add(assignment, 0); }
  // Where spark::HashKey of its key is known; 0 = it is not.
  void Add(const Assignment& assignment, uint32_t hash);
  // Wins whatever its layer is.
  void Put(Assignment assignment);
  // The winner's value is another one from here on: spark-submit has changed what was written.
  void Rewrite(std::string_view key, std::string_view value);
  // The winner's value is not known before run time after all. `place` is one of keys().
  void Doubt(size_t place) {
    mark_.stamp = 0;
    all_[heads_[place]].unknown = true;
  }
  // Nobody has set the key.
  void Remove(std::string_view key);
  // Keeps a text for as long as this lives.
  std::string_view Keep(std::string_view text) { return arena_.Keep(text); }
  // What Spark or its launcher sets where nobody else does, so that the driver finds it (layer `built-in default`).
  void Supply(std::string_view key, std::string_view value) { Supply(spark::HashedKey(key), value); }
  void Supply(const spark::HashedKey& key, std::string_view value);

  // What was added so far is the same in every context. `Rewind` takes away what is added beyond it, and the context.
  void Mark();
  // Whether nothing but further keys has come to it since then.
  bool CanRewind() const { return mark_.stamp != 0; }
  void Rewind();
  // Of the keys at the mark: another number for any others, 0 where there is no mark.
  uint64_t stamp() const { return mark_.stamp; }
  size_t marked_keys() const { return mark_.keys; }

  // The winner, or null when nobody set the key.
  const Assignment* Find(std::string_view key) const { return Find(spark::HashedKey(key)); }
  const Assignment* Find(const spark::HashedKey& key) const;
  // The setting that `a` beats, or null.
  const Assignment* Next(const Assignment& a) const { return a.next == Assignment::kLast ? nullptr : &all_[a.next]; }
  // The winner of keys()[place].
  const Assignment& Winner(size_t place) const { return all_[heads_[place]]; }
  // All keys, once each, in the order in which they were first added.
  const std::vector<std::string_view>& keys() const { return keys_; }
  // spark::HashKey of keys()[place].
  uint32_t hash(size_t place) const { return hashes_[place]; }

 private:
  // Where the table names the key, or would; it must not be empty.
  size_t EntryOf(std::string_view key, uint32_t hash) const;
  // The place of the key in keys_, or its size.
  size_t PlaceOf(std::string_view key, uint32_t hash) const;
  void Insert(size_t place);

  std::vector<Assignment> all_;
  std::vector<std::string_view> keys_;
  std::vector<uint32_t> hashes_;
  std::vector<uint32_t> heads_;  // the winner in all_, for each of keys_
  std::vector<uint32_t> table_;  // places in keys_ by hash, from 1; 0 = empty
  text::Arena arena_;

  // What is moved has none any more.
  struct MarkedHere {
    uint64_t stamp = 0;
    size_t all = 0, keys = 0;

    MarkedHere() = default;
    MarkedHere(MarkedHere&& other) noexcept : stamp(std::exchange(other.stamp, 0)), all(other.all), keys(other.keys) {}
    MarkedHere& operator=(MarkedHere&& other) noexcept {
      stamp = std::exchange(other.stamp, 0);
      all = other.all;
      keys = other.keys;
      return *this;
    }
  };
  MarkedHere mark_;
};

}  // namespace sparkvet::resolve

#endif  // SPARKVET_LIB_RESOLVE_RESOLVED_H_
