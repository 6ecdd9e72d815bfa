// URIs as java.net.URI and java.io.File read and write them, as far as spark-submit asks.
//
//   ParseJavaUri("local:///a.jar#b")  -> scheme "local", path "/a.jar", fragment "b"
//   ParseJavaUri("a b.jar")           -> nothing: a URI has no blanks
//   FileUri("/job/a b.jar")          -> "file:/job/a%20b.jar"
//
// Nothing here looks at a file system: a path that is a folder is only known to be one where it says so.
#ifndef SPARKVET_LIB_SPARK_JAVA_URI_H_
#define SPARKVET_LIB_SPARK_JAVA_URI_H_

#include <optional>
#include <string>
#include <string_view>

namespace sparkvet::spark {

struct JavaUri {
  std::optional<std::string_view> scheme;
  std::string_view rest;                 // behind the scheme's colon, up to the fragment
  std::optional<std::string_view> path;  // raw; none where the rest is opaque ("mailto:a")
  std::optional<std::string_view> fragment;
};

// Nothing where URI's constructor throws.
std::optional<JavaUri> ParseJavaUri(std::string_view text);

// A raw part with its escapes decoded, as getPath and getFragment give it.
std::string DecodeUriPart(std::string_view raw);

// An absolute path without doubled or closing slashes: `path` below `directory`.
std::string AbsolutePath(std::string_view path, std::string_view directory);
// The same without "." and "..".
std::string CanonicalPath(std::string_view path, std::string_view directory);

// File.toURI of an absolute path.
std::string FileUri(std::string_view path);
// A text as a constructor of URI quotes it for a path or a fragment.
std::string QuoteUriPath(std::string_view text);
std::string QuoteUriFragment(std::string_view text);

}  // namespace sparkvet::spark

#endif  // SPARKVET_LIB_SPARK_JAVA_URI_H_
