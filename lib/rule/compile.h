// Compiles rule files (rules/LANGUAGE.md) into the records of an image: the built-in rules at build time
// (tools/rulec), users' policies at run time.
//
//   RuleCompiler c(catalogue, sources, Family…);
//   c.AddFile(sources.Add("rules/advice/x.toml", text));
//   c.Finish(writer)  ->  problems: {span of 'itn' in the expression, "no step reads …"}
//
// All problems of all files are reported, each with its place; a compiler with problems writes nothing.
//
// A policy is a rule file of somebody's own, with nothing in it but rules, compiled on top of an image that has the built-in
// ones. What documents a built-in rule (summary, why, fix, examples) may be missing there.
#ifndef SPARKVET_LIB_RULE_COMPILE_H_
#define SPARKVET_LIB_RULE_COMPILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "lib/image/image.h"
#include "lib/spark/catalogue.h"
#include "lib/text/source.h"

namespace sparkvet::rule {

// The version of the rule language that this compiler reads. A file may say with `language = 1` for which it was written;
// rules/LANGUAGE.md says what a version promises.
inline constexpr int64_t kLanguageVersion = 1;

struct CompileProblem {
  text::Span span;
  std::string message;
};

// Where an example stands, of the rule with that id: its texts, as they are written.
struct ExamplePlace {
  std::string rule;
  text::Span bad, good;
};

class RuleCompiler {
 public:
  RuleCompiler(const spark::Catalogue& catalogue, const text::SourceSet& sources, image::Writer& writer);
  // Of policies: `below` is the image on which the writer stands.
  RuleCompiler(const spark::Catalogue& catalogue, const text::SourceSet& sources, image::Writer& writer, const image::View& below);
  ~RuleCompiler();

  // What the file holds is told by its tables: a driver part, readers, checks, derivations or rules.
  void AddFile(text::FileId file);

  // Compiles everything that was added and puts it into the writer. Call once.
  std::vector<CompileProblem> Finish();

  // Of what was compiled here, in the order of the files.
  const std::vector<ExamplePlace>& examples() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// "path:line:column: message", then the line and a caret under it.
std::string Show(const CompileProblem& problem, const text::SourceSet& sources);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_COMPILE_H_
