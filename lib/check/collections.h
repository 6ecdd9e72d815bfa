// What rules walk over beside keys: the places of each collection, in one configuration.
//
//   Collections collections(resolved, fragment);
//   collections.held()  ->  {kSetTwice}: the rules over any other need not be asked
//   collections.Of(Collection::kSetTwice)  ->  {"spark.executor.cores" in line 7}
//
// To add a collection: its name in lib/rule, and where its places come from in collections.cc.
#ifndef SPARKVET_LIB_CHECK_COLLECTIONS_H_
#define SPARKVET_LIB_CHECK_COLLECTIONS_H_

#include <cstdint>
#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/resolve/resolved.h"
#include "lib/rule/program.h"
#include "lib/text/source.h"

namespace sparkvet::check {

// One element of what a rule walks over.
struct Place {
  std::string_view word;
  text::Span span;
  const resolve::Assignment* assignment = nullptr;  // of a key
  std::string_view help = {}, source = {};  // where the place knows better than its rule
  text::Span winner = {};  // what holds in its place
  std::string_view nearest = {};  // what was probably meant
};

// Of what a carrier has noted.
Place PlaceOf(const carrier::Misuse& misuse);
rule::Collection CollectionOf(carrier::Misuse::Kind kind);
// Whether it holds nothing but what a carrier has noted.
bool IsOfMisuses(rule::Collection collection);

class CollectionSet {
 public:
  void Add(rule::Collection collection) { bits_ |= BitOf(collection); }
  bool Has(rule::Collection collection) const { return (bits_ & BitOf(collection)) != 0; }
  bool empty() const { return bits_ == 0; }

 private:
  static_assert(static_cast<unsigned>(rule::Collection::kUnusedSuppressions) < 64, "the last one has a bit");
  static constexpr uint64_t BitOf(rule::Collection collection) { return uint64_t{1} << static_cast<unsigned>(collection); }

  uint64_t bits_ = 0;
};

class Collections {
 public:
  // `subject` is what a carrier has noted; null for a bare SparkConf.
  Collections(const resolve::Resolved& resolved, const carrier::Fragment* subject);

  // Those that hold any place: hardly ever one.
  const CollectionSet& held() const { return held_; }
  // The places live as long as this.
  std::vector<Place> Of(rule::Collection collection) const;

 private:
  void FindBeatenInCommand();

  const resolve::Resolved& resolved_;
  const carrier::Fragment* subject_;
  CollectionSet held_;
  std::vector<Place> beaten_in_command_;
  std::forward_list<std::string> words_;  // of places that are told by more than stands there
};

}  // namespace sparkvet::check

#endif  // SPARKVET_LIB_CHECK_COLLECTIONS_H_
