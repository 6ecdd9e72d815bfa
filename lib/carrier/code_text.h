// What the texts of a program's source say, byte by byte: escapes decoded, with the place of each byte.
//
//   Python  'a\tb' "c"      ->  "a<TAB>bc"
//   Python  f"-n {num}"     ->  "-n ${num}", not all of which is known;  "-n {} -m %s" -> "-n ${value} -m ${value}", likewise
//   Scala   s"$queue-a"     ->  "${queue}-a", likewise;  """a\b""" -> "a\b"
//   Java    """ (a block)   ->  its lines without the indentation that they share
//
// What run time puts in is written as a variable of a shell is, so that whoever reads a command in such a text knows it.
#ifndef SPARKVET_LIB_CARRIER_CODE_TEXT_H_
#define SPARKVET_LIB_CARRIER_CODE_TEXT_H_

#include <string_view>

#include "lib/carrier/code_tokens.h"
#include "lib/carrier/source_map.h"

namespace sparkvet::carrier {

// Adds what a token of kind kText says to `out`; whether all of it is known. `is_filled`: format() or % is certain to fill in its blanks.
bool DecodeCodeText(std::string_view source, const CodeToken& token, Language language, bool is_filled, SourceMap& out);

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_CODE_TEXT_H_
