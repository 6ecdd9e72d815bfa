// Functions over spark-submit's command line, and what Spark does with lists of paths. Rows of the table in functions.cc.
#ifndef SPARKVET_LIB_RULE_SUBMIT_FUNCTIONS_H_
#define SPARKVET_LIB_RULE_SUBMIT_FUNCTIONS_H_

#include <span>
#include <string>
#include <string_view>

#include "lib/rule/functions.h"

namespace sparkvet::rule {

// The command line; an error outside spark-submit's own part.
Value Words(CallContext&, std::span<const Value>);
Value WordKind(CallContext&, std::span<const Value>);
Value WordName(CallContext&, std::span<const Value>);
Value WordValue(CallContext&, std::span<const Value>);
Value IgnoredKeys(CallContext&, std::span<const Value>);
Value JvmProperties(CallContext&, std::span<const Value>);
Value SubmitsTo(CallContext&, std::span<const Value>);
Value PrimaryResource(CallContext&, std::span<const Value>);
Value OptionValue(CallContext&, std::span<const Value>);
Value Property(CallContext&, std::span<const Value>);
Value Variable(CallContext&, std::span<const Value>);
Value FileState(CallContext&, std::span<const Value>);
Value FileExists(CallContext&, std::span<const Value>);
Value IsWhole(CallContext&, std::span<const Value>);

// Paths; null stays null.
Value ResolveUri(CallContext&, std::span<const Value>);
Value ResolveUris(CallContext&, std::span<const Value>);
Value GlobPaths(CallContext&, std::span<const Value>);
Value GlobFailure(CallContext&, std::span<const Value>);
Value MergeFileLists(CallContext&, std::span<const Value>);
Value UriPath(CallContext&, std::span<const Value>);
Value UriScheme(CallContext&, std::span<const Value>);
Value FileName(CallContext&, std::span<const Value>);

// Scala's Try over what reads a number; null where it throws.
Value JavaByteString(CallContext&, std::span<const Value>);
Value JavaParseInt(CallContext&, std::span<const Value>);
Value JavaParseBoolean(CallContext&, std::span<const Value>);

// Utils.stringToSeq, joined again: two lists in one.
std::string MergedFileLists(std::string_view a, std::string_view b);

}  // namespace sparkvet::rule

#endif  // SPARKVET_LIB_RULE_SUBMIT_FUNCTIONS_H_
