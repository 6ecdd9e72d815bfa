#include "lib/carrier/exports.h"

#include <algorithm>
#include <vector>

#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

// 'a'\''b'
void AppendQuoted(WordBuilder& out, const Word& value) {
  out.Fill("'");
  for (size_t at = 0; at < value.text.size();) {
    const size_t quote = std::min(value.text.find('\'', at), value.text.size());
    out.Append(value, at, quote);
    if (quote < value.text.size()) out.Fill("'\\''");
    at = quote + 1;
  }
  out.Fill("'");
}

}  // namespace

Word BehindExports(std::span<const Export> exports, const Word& script, text::Arena& arena) {
  if (exports.empty()) return script;
  const Word nowhere;
  WordBuilder out(nowhere, arena);
  out.Start(0);
  for (const Export& e : exports) {
    out.Fill("export ");
    out.Fill(e.name);
    out.Fill("=");
    AppendQuoted(out, e.value);
    out.Fill("\n");
  }
  out.Append(script, 0, script.text.size());
  Word word = out.Finish(0);
  word.span = script.span;
  return word;
}

void HandOn(std::span<const Export> exports, Fragment& fragment) {
  std::vector<EnvironmentVariable> all;
  for (const Export& e : exports) {
    all.push_back({.name = fragment.arena.Keep(e.name), .value = fragment.arena.Keep(e.value.text), .unknown = e.value.unknown,
                   .span = e.value.Part(0, e.value.text.size())});
  }
  fragment.environment.insert(fragment.environment.begin(), all.begin(), all.end());
}

}  // namespace sparkvet::carrier
