#include "lib/vet/fix.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "lib/text/patch.h"
#include "lib/vet/standing.h"

namespace sparkvet::vet {
namespace {

using text::Edit;

// A fix may make room for another: a comment that then leaves nothing out. Rounds end by themselves; this is for our mistakes.
constexpr int kMostRounds = 16;
// Where not all fixes of a file can be made, so many are tried one by one.
constexpr size_t kMostAlone = 64;

// The same edits, whichever findings ask for them.
struct Candidate {
  std::vector<Edit> edits;  // in the order of their places
  std::string rule;
  bool is_safe = true;
};

bool Precedes(const Edit& a, const Edit& b) { return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end); }

bool AreEqual(const std::vector<Edit>& a, const std::vector<Edit>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Edit& x, const Edit& y) { return x.span == y.span && x.replacement == y.replacement; });
}

constexpr std::string_view kWhite = " \t\r\n";

// What stands in columns goes on doing so: blanks behind a word that becomes longer or shorter are fewer or more, one at least.
void KeepColumn(std::string_view text, Edit& edit) {
  uint32_t end = edit.span.end;
  while (end < text.size() && text[end] == ' ') ++end;
  const size_t blanks = end - edit.span.end;
  const bool has_value = end < text.size() && text[end] != '#' && !kWhite.contains(text[end]);
  if (blanks < 2 || !has_value || edit.replacement.empty()) return;
  const size_t room = (edit.span.end - edit.span.begin) + blanks;
  edit.replacement.append(room > edit.replacement.size() ? room - edit.replacement.size() : 1, ' ');
  edit.span.end = end;
}

// The edits of a finding, where all of them are in the file that is vetted and none overlaps another.
std::vector<Edit> EditsIn(const Vetted& vetted, const check::Finding& f) {
  constexpr text::FileId file = 0;
  std::vector<Edit> edits = f.fix.edits;
  for (Edit& e : edits) {
    if (e.span.file == file) KeepColumn(vetted.sources[file].text(), e);
  }
  std::sort(edits.begin(), edits.end(), Precedes);
  edits.erase(std::unique(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span == b.span; }), edits.end());
  for (size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].span.file != file || (i > 0 && edits[i].span.begin < edits[i - 1].span.end)) return {};
  }
  return edits;
}

// What findings of a vetted file ask for, in the order of the places.
std::vector<Candidate> CandidatesOf(const Vetted& vetted) {
  std::vector<Candidate> all;
  for (const Subject& subject : vetted.subjects) {
    for (const check::Finding& f : subject.findings) {
      std::vector<Edit> edits = EditsIn(vetted, f);
      if (!edits.empty()) all.push_back({std::move(edits), f.rule, f.fix.is_safe});
    }
  }
  const auto precedes = [](const Candidate& a, const Candidate& b) { return Precedes(a.edits.front(), b.edits.front()); };
  std::stable_sort(all.begin(), all.end(), precedes);
  std::vector<Candidate> once;
  for (Candidate& c : all) {
    const auto same = std::find_if(once.rbegin(), once.rend(), [&](const Candidate& o) { return precedes(o, c) || AreEqual(o.edits, c.edits); });
    if (same != once.rend() && AreEqual(same->edits, c.edits)) same->is_safe &= c.is_safe;
    else once.push_back(std::move(c));
  }
  return once;
}

// One way in which the file may be judged, and what it comes to there.
struct Scenario {
  const Vetter* vetter;
  Vetted vetted;
  Standing standing;
};

class Fixer {
 public:
  explicit Fixer(const Vetted& vetted)
      : knowledge_(vetted.vetter->knowledge()), memory_(knowledge_), vetter_(*vetted.vetter), original_(vetted.sources[0]), format_(vetted.format), patch_(original_.text()) {
    const bool is_assumed = std::any_of(vetted.subjects.begin(), vetted.subjects.end(), [](const Subject& s) { return s.context().release_is_assumed; });
    if (!is_assumed) return;
    for (const spark::ReleaseRecord& release : knowledge_.catalogue.releases()) {
      Options options = vetter_.options();
      options.said.releases = {release.line};
      options.said.release = release.line;
      options.said.release_why = "every release";
      options.said.is_question = true;
      of_releases_.emplace_back(knowledge_, std::move(options));
    }
  }

  // Makes all fixes of one kind. Whether there were any.
  bool Make(bool safe, Fixed& fixed) {
    const size_t before = fixed.made.size();
    for (int round = 0; round < kMostRounds; ++round) {
      Look(safe);
      std::vector<Candidate> chosen = Choose(safe);
      if (chosen.empty()) break;
      if (Objection(chosen, safe)) chosen = OneByOne(std::move(chosen), safe, fixed);
      if (chosen.empty()) continue;  // those that were refused have made room for others
      for (const Candidate& c : chosen) fixed.made.push_back(NoteOf(c));
      patch_.Apply(EditsOf(chosen));
    }
    return fixed.made.size() > before;
  }

  // What could be made, and was not asked for.
  void TellGuesses(Fixed& fixed) {
    Look(false);
    for (const Candidate& c : Choose(false)) fixed.guesses.push_back(NoteOf(c));
  }

  void Finish(Fixed& fixed) const {
    fixed.edits = patch_.edits();
    fixed.text = patch_.text();
  }

 private:
  // Judges the file as it is now: as it was judged; with `everywhere`, where nobody says the release, on each of them, too.
  void Look(bool everywhere) {
    scenarios_.clear();
    Judge(vetter_);
    if (!everywhere) return;
    for (const Vetter& vetter : of_releases_) Judge(vetter);
  }

  void Judge(const Vetter& vetter) {
    Vetted vetted = vetter.Vet(original_.path(), patch_.text(), format_, &memory_);
    Standing standing(vetted);
    scenarios_.push_back({&vetter, std::move(vetted), std::move(standing)});
  }

  const Vetted& now() const { return scenarios_.front().vetted; }

  // Those of which none overlaps another, and none was refused.
  std::vector<Candidate> Choose(bool safe) const {
    std::vector<Candidate> chosen;
    uint32_t end = 0;
    for (Candidate& c : CandidatesOf(now())) {
      if (c.is_safe != safe || refused_.contains(Name(c))) continue;
      if (!chosen.empty() && c.edits.front().span.begin < end) continue;
      end = c.edits.back().span.end;
      chosen.push_back(std::move(c));
    }
    return chosen;
  }

  std::vector<Candidate> OneByOne(std::vector<Candidate> candidates, bool safe, Fixed& fixed) {
    std::vector<Candidate> proved;
    size_t tries = 0;
    for (Candidate& c : candidates) {
      proved.push_back(std::move(c));
      const std::optional<std::string> why = ++tries > kMostAlone ? "too many fixes of this file cannot be made" : Objection(proved, safe);
      if (!why) continue;
      refused_.insert(Name(proved.back()));
      fixed.unproved.push_back(NoteOf(proved.back()));
      fixed.unproved.back().why = *why;
      proved.pop_back();
    }
    return proved;
  }

  // What speaks against making these fixes, if anything does.
  std::optional<std::string> Objection(std::span<const Candidate> candidates, bool safe) const {
    const std::vector<Edit> edits = EditsOf(candidates);
    const std::string text = text::Edited(patch_.text(), edits);
    for (const Scenario& before : scenarios_) {
      const Vetted after = before.vetter->Vet(original_.path(), text, format_, &memory_);
      const Standing standing(after);
      if (!after.recognised || !standing.HasJobsOf(before.standing)) return "the file would be read as something else";
      // A setting that counts at last may make the driver say something; as long as it starts, that is what was meant.
      const auto matters = [&](const Standing::Said& said) {
        return safe || said.severity == check::Severity::kError || (said.severity == check::Severity::kWarning && !said.by_driver);
      };
      if (const auto said = standing.NewBeside(before.standing, GoneBy(candidates, before.vetted), matters)) {
        return "then there would be: " + std::string(rule::Name(said->severity)) + ": " + said->message + " [" + said->rule + ']';
      }
      if (safe && (!standing.EndsLike(before.standing) || !AreReadAlike(knowledge_.catalogue, before.vetted, after))) {
        return "Spark would not do the same";
      }
    }
    return std::nullopt;
  }

  // The findings that ask for them. The candidates are in the order of their places.
  static Standing::Counts GoneBy(std::span<const Candidate> candidates, const Vetted& vetted) {
    Standing::Counts gone;
    for (const Subject& subject : vetted.subjects) {
      for (const check::Finding& f : subject.findings) {
        const std::vector<Edit> edits = EditsIn(vetted, f);
        if (edits.empty()) continue;
        const auto first = std::lower_bound(candidates.begin(), candidates.end(), edits.front(), [](const Candidate& c, const Edit& e) { return Precedes(c.edits.front(), e); });
        if (first != candidates.end() && AreEqual(first->edits, edits)) ++gone[Standing::Of(f)];
      }
    }
    return gone;
  }

  static std::vector<Edit> EditsOf(std::span<const Candidate> candidates) {
    std::vector<Edit> edits;
    for (const Candidate& c : candidates) edits.insert(edits.end(), c.edits.begin(), c.edits.end());
    return edits;
  }

  // The same from round to round, wherever it has gone.
  std::string Name(const Candidate& c) const {
    return c.rule + ' ' + std::to_string(patch_.OriginOf(c.edits.front().span.begin)) + ' ' + c.edits.front().replacement;
  }

  FixNote NoteOf(const Candidate& c) const {
    const Edit& first = c.edits.front();
    const auto trimmed = [](std::string_view s) {
      s = s.substr(std::min(s.find_first_not_of(kWhite), s.size()));
      return std::string(s.substr(0, s.find_last_not_of(kWhite) + 1));
    };
    return {original_.Locate(patch_.OriginOf(first.span.begin)), c.rule, trimmed(now().sources.Text(first.span)), trimmed(first.replacement), {}};
  }

  const Knowledge& knowledge_;
  mutable Memory memory_;  // saves time and nothing else
  const Vetter& vetter_;
  const text::SourceFile& original_;
  const carrier::Format* format_;
  text::Patch patch_;
  std::deque<Vetter> of_releases_;
  std::vector<Scenario> scenarios_;  // the first is as the file was judged
  std::set<std::string> refused_;
};

}  // namespace

Fixed Fix(const Vetted& vetted, Guesses guesses) {
  Fixed fixed;
  if (CandidatesOf(vetted).empty()) {
    fixed.text = vetted.sources[0].text();
    return fixed;
  }
  Fixer fixer(vetted);
  fixer.Make(true, fixed);
  if (guesses == Guesses::kLeave) fixer.TellGuesses(fixed);
  // What a guess comes to may be an old name.
  for (int round = 0; guesses == Guesses::kMake && round < kMostRounds; ++round) {
    if (!fixer.Make(false, fixed) || !fixer.Make(true, fixed)) break;
  }
  fixer.Finish(fixed);
  return fixed;
}

}  // namespace sparkvet::vet
