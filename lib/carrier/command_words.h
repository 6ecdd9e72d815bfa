// A list of a document as the words of a command line: `command` and `args` of a container, an exec form of a compose
// file. No shell sees them; what stands in them for something else is filled in by Kubernetes, compose or a template
// engine, and is unknown, unless the container itself says what $(NAME) is. Only behind `sh -c` the rest is for that shell.
//
//   env: [{name: MEM, value: 4g}]   command: [spark-submit, --conf, spark.executor.memory=$(MEM), "{{ app }}"]
//     ->  words "spark-submit", "--conf", "spark.executor.memory=4g" (4g stands in env), "{{ app }}" (unknown)
#ifndef SPARKVET_LIB_CARRIER_COMMAND_WORDS_H_
#define SPARKVET_LIB_CARRIER_COMMAND_WORDS_H_

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/carrier/document.h"
#include "lib/carrier/embedded.h"
#include "lib/carrier/tree_environment.h"
#include "lib/carrier/word.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

class CommandWords {
 public:
  // All must outlive this. Without `rules` no word is a script.
  CommandWords(const Document& document, const Environment& environment, const CommandRules* rules = nullptr)
      : document_(document), env_(environment), rules_(rules) {}

  // Adds the items of a list, or a scalar; false if it is no list of words.
  bool Add(const Node& node);
  // Adds the words of a text, as compose splits it.
  bool AddSplit(const Node& scalar);
  const std::vector<Word>& words() const { return words_; }

  // What `env` says is in the environment of what was read from the words, beside what that says itself.
  void HandOn(Fragment& fragment) const;
  // Keeps the texts alive for what was read from the words.
  void Hold(Fragment& fragment) const;

 private:
  bool AddScalar(const Node& scalar);
  bool IsScriptNext() const;
  Word Expand(const Word& word, bool is_script);

  const Document& document_;
  const Environment& env_;
  const CommandRules* rules_;
  std::deque<Embedded> texts_;
  std::vector<std::shared_ptr<const std::string>> expanded_;
  text::Arena places_;
  std::vector<Word> words_;
};

// The first part of text[from, …) that something else fills in before the program runs: {{ x }}, ${X}, $(X), $X. At the
// text's end if there is none. Spark's own ${spark.x} is none.
struct OpenPart {
  size_t begin, end;
};
OpenPart NextOpenPart(std::string_view text, size_t from);
// The end of one that starts at `at`; `at` if none does.
size_t OpenPartEnd(std::string_view text, size_t at);

// A script as compose hands it on: $$X is the shell's $X, and $X is compose's own, from where compose is started.
Word BehindCompose(const Word& script, text::Arena& arena);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_COMMAND_WORDS_H_
