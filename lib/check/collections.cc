#include "lib/check/collections.h"

namespace sparkvet::check {
namespace {

using rule::Collection;

// "--executor-cores", "--conf spark.executor.cores": how the command says it.
std::string InCommand(const resolve::Assignment& a) {
  return a.written_as.empty() ? "--conf " + std::string(a.key) : std::string(a.written_as);
}

}  // namespace

Place PlaceOf(const carrier::Misuse& m) { return {.word = m.word, .span = m.span, .winner = m.winner, .nearest = m.nearest}; }

Collection CollectionOf(carrier::Misuse::Kind kind) {
  using Kind = carrier::Misuse::Kind;
  switch (kind) {
    case Kind::kUnrecognizedOption: return Collection::kUnrecognizedOptions;
    case Kind::kMissingOptionValue: return Collection::kOptionsWithoutValue;
    case Kind::kConfWithoutEquals: return Collection::kConfsWithoutEquals;
    case Kind::kOptionAfterResource: return Collection::kOptionsAfterResource;
    case Kind::kNotAnApplication: return Collection::kNotApplications;
    case Kind::kStrayOption: return Collection::kStrayOptions;
    case Kind::kNotAString: return Collection::kUnquotedValues;
    case Kind::kUnknownField: return Collection::kUnknownFields;
    case Kind::kNotAnInteger: return Collection::kNonIntegers;
    case Kind::kNotABoolean: return Collection::kNonBooleans;
    case Kind::kBelowMinimum: return Collection::kBelowMinimum;
    case Kind::kOverridden: return Collection::kOverriddenSettings;
    case Kind::kIdleBlock: return Collection::kIdleBlocks;
    case Kind::kDeniedKey: return Collection::kDeniedKeys;
    case Kind::kSetTwice: return Collection::kSetTwice;
    case Kind::kAnotherNumber: return Collection::kAnotherNumbers;
    case Kind::kTwoSettings: return Collection::kTwoSettings;
    case Kind::kSetsNothing: return Collection::kBlocksThatSetNothing;
    case Kind::kUnreadFile: return Collection::kUnreadFiles;
    case Kind::kLacksApplication: return Collection::kLacksApplication;
    case Kind::kNotAPair: return Collection::kNotPairs;
    case Kind::kNotText: return Collection::kNonStrings;
    case Kind::kTooLate: return Collection::kTooLate;
    case Kind::kNeededAbove: return Collection::kNeededFields;
  }
  return Collection::kWhole;
}

bool IsOfMisuses(Collection collection) {
  switch (collection) {
    case Collection::kWhole:
    case Collection::kKeys:
    case Collection::kIgnoredKeys:
    case Collection::kDroppedOptions:
    case Collection::kUnrecognizedOptions:  // some are of another release only
    case Collection::kBeatenInCommand:
    case Collection::kContradicted:
    case Collection::kIgnoredByPlatform:
    case Collection::kRefusedByPlatform:
    case Collection::kUnreadableValues: return false;  // of which check.cc makes the places
    default: return collection < Collection::kMalformedSuppressions;
  }
}

Collections::Collections(const resolve::Resolved& resolved, const carrier::Fragment* subject) : resolved_(resolved), subject_(subject) {
  const auto add = [&](Collection collection, const auto& places) {
    if (!places.empty()) held_.Add(collection);
  };
  add(Collection::kIgnoredKeys, resolved.ignored_keys);
  add(Collection::kContradicted, resolved.contradicted);
  add(Collection::kDroppedOptions, resolved.dropped_options);
  add(Collection::kUnrecognizedOptions, resolved.absent_options);
  for (const resolve::Unwanted& u : resolved.unwanted) held_.Add(u.refused ? Collection::kRefusedByPlatform : Collection::kIgnoredByPlatform);
  if (subject == nullptr) return;
  for (const carrier::Misuse& m : subject->misuses) held_.Add(CollectionOf(m.kind));
  if (subject->kind == carrier::Kind::kSubmit) FindBeatenInCommand();
  add(Collection::kBeatenInCommand, beaten_in_command_);
}

std::vector<Place> Collections::Of(Collection collection) const {
  std::vector<Place> places;
  if (!held_.Has(collection)) return places;
  const auto ignored = [&](const std::vector<resolve::Ignored>& all) {
    for (const resolve::Ignored& i : all) places.push_back({i.word, i.span});
  };
  const auto unwanted = [&](bool refused) {
    for (const resolve::Unwanted& u : resolved_.unwanted) {
      if (u.refused == refused) places.push_back({u.key, u.span, nullptr, u.instead, u.source});
    }
  };
  const auto misuses = [&] {
    if (subject_ == nullptr) return;
    for (const carrier::Misuse& m : subject_->misuses) {
      if (CollectionOf(m.kind) == collection) places.push_back(PlaceOf(m));
    }
  };
  switch (collection) {
    case Collection::kIgnoredByPlatform: unwanted(false); break;
    case Collection::kRefusedByPlatform: unwanted(true); break;
    case Collection::kIgnoredKeys: ignored(resolved_.ignored_keys); break;
    case Collection::kBeatenInCommand: return beaten_in_command_;
    case Collection::kContradicted: ignored(resolved_.contradicted); break;
    case Collection::kDroppedOptions: ignored(resolved_.dropped_options); break;
    case Collection::kUnrecognizedOptions:
      misuses();
      ignored(resolved_.absent_options);
      break;
    default: misuses();
  }
  return places;
}

// An option and a --conf of one command that set the same key: one of them does nothing. What stands in front of the program
// was brought in by a variable, on purpose.
void Collections::FindBeatenInCommand() {
  const auto is_here = [&](const resolve::Assignment& a) {
    const bool is_of_command = a.layer == carrier::Layer::kFlag || a.layer == carrier::Layer::kConf;
    return is_of_command && !a.unknown && a.key_span.known() && a.key_span.file == subject_->file && a.key_span.begin >= subject_->program.span.begin &&
           a.value_span.begin >= a.key_span.begin;
  };
  for (size_t i = 0; i < resolved_.keys().size(); ++i) {
    const resolve::Assignment& winner = resolved_.Winner(i);
    const resolve::Assignment* const loser = resolved_.Next(winner);
    if (loser == nullptr || !is_here(winner) || !is_here(*loser)) continue;
    if (winner.value == loser->value || winner.written_as == loser->written_as) continue;
    words_.push_front(InCommand(*loser) + " by " + InCommand(winner));
    beaten_in_command_.push_back({.word = words_.front(), .span = loser->value_span, .winner = winner.value_span});
  }
}

}  // namespace sparkvet::check
