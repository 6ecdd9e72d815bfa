// What rules that walk over keys say of a key, where they ask for nothing of the configuration but that it is set, and perhaps by
// which layer: many checks share it, since a fleet sets the same keys over and over.
//
//   KeyVerdicts::Table& t = verdicts.Of(view);
//   t.Find(id, "spark.dynamicAllocation.idleTimeout", Layer::kConf)
//     ->  {unknown-key: "Spark 3.5 does not know the key …"}, or null: not known yet
//
// Keys of the catalogue stay; of others so many are kept, then it begins anew.
#ifndef SPARKVET_LIB_CHECK_KEY_VERDICTS_H_
#define SPARKVET_LIB_CHECK_KEY_VERDICTS_H_

#include <array>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/check/rule_list.h"
#include "lib/resolve/view.h"
#include "lib/rule/program.h"

namespace sparkvet::check {

struct Fired {
  const rule::RuleRecord* rule = nullptr;
  std::string message, help, replacement;
};
// What fired, in the order of the rules; nothing for nearly all keys.
using KeyVerdict = std::vector<Fired>;

class KeyVerdicts {
 public:
  // Of one release and cluster manager, of configurations that are known as far as each other, and of a project with keys of its own.
  class Table {
   public:
    // Null where it is not known, of a key that this layer sets. Lives until the next Add.
    const KeyVerdict* Find(spark::KeyId id, std::string_view key, carrier::Layer layer) const;
    void Add(spark::KeyId id, std::string_view key, KeyVerdict verdict);
    // Of what is said only because this layer sets it.
    void AddOfLayer(spark::KeyId id, std::string_view key, carrier::Layer layer, KeyVerdict verdict);
    // Whether it is known that nothing is said of a key of the catalogue: of nearly all.
    bool SaysNothing(spark::KeyId id) const { return id < by_id_.size() && by_id_[id] == kNothing; }

    // As ConvertedTo() says it.
    std::optional<spark::ValueType> TypeOf(spark::KeyId id, const resolve::View& view);

    // All rules but those that walk over keys, as far as they are for this release and manager, in their order.
    RuleList& rules(const rule::Program& program);

   private:
    friend class KeyVerdicts;
    struct Hash {
      using is_transparent = void;
      size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
    };
    bool Suits(const resolve::View& view, std::span<const std::string> known_keys) const;

    static constexpr size_t kMostNames = 1024;
    static constexpr size_t kLongestName = 256;
    static constexpr uint32_t kNotKnown = 0, kNothing = 1, kByLayer = 2, kFirst = 3;
    static constexpr uint8_t kNotAsked = 0, kAsText = 1;
    using ByName = std::unordered_map<std::string, KeyVerdict, Hash, std::equal_to<>>;
    static void AddTo(ByName& verdicts, std::string_view key, KeyVerdict verdict);

    spark::Release release_;
    std::optional<spark::ClusterManager> manager_;
    bool release_is_assumed_ = false;
    bool open_ended_ = false;  // what is absent there may be set, and is not here
    bool is_whole_ = false;
    bool class_path_is_sparks_ = false;
    std::vector<std::string> known_keys_;  // a project's own
    std::optional<RuleList> rules_;
    std::vector<uint32_t> by_id_;      // kNotKnown, kNothing, kByLayer, else the place in fired_, from kFirst
    std::deque<KeyVerdict> fired_;
    ByName by_name_;
    std::vector<uint8_t> types_;       // by id: kNotAsked, kAsText, else the type behind that
    std::array<ByName, static_cast<size_t>(carrier::Layer::kBuiltIn) + 1> by_layer_;
  };

  Table& Of(const resolve::View& view);

 private:
  static constexpr size_t kMostTables = 64;  // then it begins anew

  std::deque<Table> tables_;
  Table* last_ = nullptr;  // that was asked for
};

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_KEY_VERDICTS_H_
