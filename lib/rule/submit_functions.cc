#include "lib/rule/submit_functions.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "lib/base/strings.h"
#include "lib/rule/command.h"
#include "lib/rule/text_functions.h"
#include "lib/spark/cluster_manager.h"
#include "lib/spark/java_number.h"
#include "lib/spark/java_text.h"
#include "lib/spark/java_uri.h"
#include "lib/spark/value.h"

namespace sparkvet::rule {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

Value Text(CallContext& c, std::string_view s) { return Value::String(Keep(c.memory, s)); }

Value Texts(CallContext& c, const std::vector<std::string_view>& texts) {
  std::vector<Value> list;
  for (const std::string_view text : texts) list.push_back(Value::String(text));
  return Value::List(Keep(c.memory, list));
}

// Asks the command about one text.
template <class Ask>
Value OfCommand(CallContext& c, Arguments a, Ask ask) {
  Command* const command = c.host.TheCommand();
  if (command == nullptr || !a[0].is(Kind::kString)) return Value::Error();
  return ask(*command, a[0].as_string());
}

const CommandWord* WordAt(CallContext& c, const Value& at) {
  Command* const command = c.host.TheCommand();
  if (command == nullptr || !at.is(Kind::kInt)) return nullptr;
  const auto words = command->Words();
  const auto i = static_cast<size_t>(at.as_int());
  return i < words.size() ? &words[i] : nullptr;
}

// String.split(","): no empty parts at the end, but "" is one part.
std::vector<std::string_view> Parts(std::string_view list) {
  std::vector<std::string_view> parts = base::Split(list, ',');
  if (parts.size() == 1) return parts;
  while (!parts.empty() && parts.back().empty()) parts.pop_back();
  return parts;
}

constexpr spark::Release kCanonicalPaths{3, 2};  // from here on without "." and ".."

// Utils.resolveURI. Nothing where it stays as it is written: with a scheme, and a relative path without a known working directory.
std::optional<std::string> Absolute(CallContext& c, std::string_view path) {
  const auto uri = spark::ParseJavaUri(path);
  if (uri && uri->scheme) return std::nullopt;
  const auto directory = c.host.TheCommand()->WorkingDirectory();
  const auto below = [&](std::string_view p) { return p.starts_with('/') || directory; };
  // The working directory and those above it are folders that are there, and their URIs end in a slash.
  const auto to_uri = [&](std::string absolute) {
    if (directory && absolute.size() > 1 && (std::string(*directory) + '/').starts_with(absolute + '/')) absolute += '/';
    return spark::FileUri(absolute);
  };
  if (uri && uri->fragment && uri->path) {
    const std::string decoded = spark::DecodeUriPart(*uri->path);
    if (!below(decoded)) return std::nullopt;
    return to_uri(spark::AbsolutePath(decoded, directory.value_or(""))) + '#' +
           spark::QuoteUriFragment(spark::DecodeUriPart(*uri->fragment));
  }
  if (!below(path)) return std::nullopt;
  const bool canonical = c.host.release() >= kCanonicalPaths;
  return to_uri(canonical ? spark::CanonicalPath(path, directory.value_or("")) : spark::AbsolutePath(path, directory.value_or("")));
}

std::string Resolved(CallContext& c, std::string_view path) { return Absolute(c, path).value_or(std::string(path)); }

constexpr std::string_view kFileScheme = "file:";

// FileSystem.globStatus where no file exists: a pattern finds nothing, and a folder is no file.
bool MayBeAFile(CallContext& c, std::string_view path) {
  for (size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '\\') ++i;
    else if (std::string_view("*[{").contains(path[i])) return false;
  }
  const auto directory = c.host.TheCommand()->WorkingDirectory();
  return !directory || !path.ends_with('/') || !(std::string(*directory) + '/').starts_with(path);
}

// What DependencyUtils.resolveGlobPaths stops at, of a path of the machine.
struct GlobStop {
  std::string_view kind;
  std::string text;
  std::string at;  // UTF-16 code units
};

size_t Utf16Size(std::string_view text) {
  size_t size = 0;
  while (!text.empty()) {
    const size_t bytes = std::max<size_t>(base::Utf8Length(text), 1);
    size += bytes == 4 ? 2 : 1;
    text.remove_prefix(bytes);
  }
  return size;
}

// org.apache.hadoop.fs.GlobExpander: a closing backslash. A group that holds a slash is several paths, and not followed.
enum class Expanded : uint8_t { kOne, kSeveral, kEscape };
Expanded Expand(std::string_view path) {
  size_t open = 0;
  bool seen_slash = false;
  for (size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '\\') {
      if (++i == path.size()) return Expanded::kEscape;
    } else if (path[i] == '{') {
      ++open;
    } else if (path[i] == '}' && open > 0) {
      if (--open == 0 && seen_slash) return Expanded::kSeveral;
    } else if (path[i] == '/' && open > 0) {
      seen_slash = true;
    }
  }
  return Expanded::kOne;
}

// org.apache.hadoop.fs.GlobPattern: whether a part of a path leaves a group open; nothing for a closing backslash.
std::optional<bool> LeavesGroupOpen(std::string_view part) {
  size_t open = 0;
  for (size_t i = 0; i < part.size(); ++i) {
    if (part[i] == '\\') {
      if (++i == part.size()) return std::nullopt;
    } else if (part[i] == '{') {
      ++open;
    } else if (part[i] == '}' && open > 0) {
      --open;
    }
  }
  return open > 0;
}

// org.apache.hadoop.fs.Path of one part of a path that is no pattern: what stands before a colon is a scheme, and what follows is relative. Nothing
// where the part has no colon, and of what is another matter: an escaped letter, and nothing behind what is no scheme.
std::optional<std::string> WithScheme(std::string_view part) {
  std::string name;
  for (size_t i = 0; i < part.size(); ++i) {
    if (part[i] == '\\' && i + 1 < part.size()) ++i;
    if (i > 0 && part[i - 1] == '\\' && (base::IsAlpha(part[i]) || base::IsDigit(part[i]))) return std::nullopt;
    name += part[i];
  }
  const size_t colon = name.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const bool is_empty = colon > 0 && colon + 1 == name.size();
  if (is_empty && !spark::ParseJavaUri(name + '.')) return std::nullopt;
  return name.substr(0, colon + 1) + spark::QuoteUriPath(std::string_view(name).substr(colon + 1));
}

// org.apache.hadoop.fs.Globber, where no file exists: what stands behind the part after a pattern is not looked at.
std::optional<GlobStop> StopOfPattern(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  if (path.contains("//")) return std::nullopt;  // another path, to Hadoop
  const Expanded expanded = Expand(path);
  if (expanded == Expanded::kEscape) return GlobStop{"escape", std::string(path), std::to_string(Utf16Size(path))};
  if (expanded == Expanded::kSeveral) return std::nullopt;
  bool is_behind_pattern = false;
  for (const std::string_view part : base::Split(path, '/')) {
    const std::optional<bool> is_open = LeavesGroupOpen(part);
    if (!is_open) return std::nullopt;
    if (*is_open) return GlobStop{"group", std::string(part), std::to_string(Utf16Size(part))};
    if (is_behind_pattern) return std::nullopt;
    is_behind_pattern = part.find_first_of("*?{") != std::string_view::npos;
    if (is_behind_pattern) continue;
    if (auto made = WithScheme(part)) return GlobStop{"colon", *std::move(made), "0"};
  }
  return std::nullopt;
}

constexpr std::string_view kNoHost = "///";

// The path without its fragment is made a URI once more, of parts that are decoded.
std::optional<GlobStop> StopOf(std::string_view uri) {
  if (!uri.starts_with(kFileScheme)) return std::nullopt;
  const size_t hash = std::min(uri.find('#'), uri.size());
  const std::string name = spark::DecodeUriPart(uri.substr(kFileScheme.size(), hash - kFileScheme.size()));
  std::string_view path = std::string_view(name).substr(0, name.find('?'));
  const bool has_bracket = path.find_first_of("[]") != std::string_view::npos;
  if (path.starts_with(kNoHost) && !has_bracket) path.remove_prefix(kNoHost.size() - 1);
  if (path.starts_with("//")) return std::nullopt;
  if (!has_bracket) return StopOfPattern(path);
  const std::string made = std::string(kFileScheme) + spark::QuoteUriFragment(name);
  return GlobStop{"uri", made, std::to_string(Utf16Size(std::string_view(made).substr(0, made.find_first_of("[]"))))};
}

// The same wherever the command is run: what depends on that is left out.
std::optional<GlobStop> StopWherever(std::string_view path) {
  constexpr std::string_view kLeftOut = "…";
  const auto uri = spark::ParseJavaUri(path);
  if (path.starts_with('/') || (uri && (uri->scheme || uri->fragment))) return std::nullopt;
  std::optional<GlobStop> stop = StopOf(spark::FileUri('/' + std::string(path)));
  if (!stop || stop->kind == "group" || stop->kind == "colon") return stop;
  stop->text = std::string(stop->kind == "uri" ? kFileScheme : "").append(kLeftOut).append("/").append(path);
  stop->at = kLeftOut;
  return stop;
}

template <class Change>
Value EachPart(CallContext& c, Arguments a, Change change) {
  if (a[0].is(Kind::kNull)) return Value::Null();
  if (!a[0].is(Kind::kString) || c.host.TheCommand() == nullptr) return Value::Error();
  std::string out;
  bool first = true;
  for (const std::string_view part : Parts(a[0].as_string())) {
    const auto changed = change(part);
    if (!changed) continue;
    if (!first) out += ',';
    first = false;
    out += *changed;
  }
  return Text(c, out);
}

}  // namespace

Value Words(CallContext& c, Arguments) {
  Command* const command = c.host.TheCommand();
  if (command == nullptr) return Value::Error();
  const size_t count = command->Words().size();
  auto* const places = static_cast<Value*>(c.memory.allocate(count * sizeof(Value), alignof(Value)));
  for (size_t i = 0; i < count; ++i) std::construct_at(places + i, Value::Int(static_cast<int64_t>(i)));
  return Value::List({places, count});
}

Value WordKind(CallContext& c, Arguments a) {
  const CommandWord* const word = WordAt(c, a[0]);
  return word == nullptr ? Value::Error() : Value::String(word->kind);
}

Value WordName(CallContext& c, Arguments a) {
  const CommandWord* const word = WordAt(c, a[0]);
  return word == nullptr ? Value::Error() : c.host.TheCommand()->NameOf(*word);
}

Value WordValue(CallContext& c, Arguments a) {
  const CommandWord* const word = WordAt(c, a[0]);
  return word == nullptr ? Value::Error() : c.host.TheCommand()->ValueOf(*word);
}

Value PrimaryResource(CallContext& c, Arguments) {
  Command* const command = c.host.TheCommand();
  if (command == nullptr) return Value::Error();
  for (const CommandWord& word : command->Words()) {
    if (word.kind == "resource") return Value::String(word.name);
  }
  return Value::Null();
}

Value IgnoredKeys(CallContext& c, Arguments) {
  Command* const command = c.host.TheCommand();
  return command == nullptr ? Value::Error() : Texts(c, command->IgnoredKeys());
}

Value JvmProperties(CallContext& c, Arguments) {
  Command* const command = c.host.TheCommand();
  return command == nullptr ? Value::Error() : Texts(c, command->JvmProperties());
}

Value SubmitsTo(CallContext& c, Arguments a) {
  if (!a[0].is(Kind::kString)) return a[0].is(Kind::kNull) ? a[0] : Value::Error();
  const auto manager = spark::ClusterManagerOfSubmit(a[0].as_string(), c.host.release());
  return manager ? Value::String(spark::Name(*manager)) : Value::Null();
}

Value OptionValue(CallContext& c, Arguments a) {
  return OfCommand(c, a, [](Command& command, std::string_view name) { return command.Option(name); });
}

Value Property(CallContext& c, Arguments a) {
  return OfCommand(c, a, [](Command& command, std::string_view key) { return command.Property(key); });
}

Value Variable(CallContext& c, Arguments a) {
  return OfCommand(c, a, [](Command& command, std::string_view name) { return command.Variable(name); });
}

Value FileState(CallContext& c, Arguments a) {
  return OfCommand(c, a, [](Command& command, std::string_view path) { return command.FileState(path); });
}

Value FileExists(CallContext& c, Arguments a) {
  return OfCommand(c, a, [](Command& command, std::string_view path) { return command.FileExists(path); });
}

Value IsWhole(CallContext& c, Arguments) {
  Command* const command = c.host.TheCommand();
  return command == nullptr ? Value::Error() : command->IsWhole();
}

Value ResolveUri(CallContext& c, Arguments a) {
  if (a[0].is(Kind::kNull)) return a[0];
  if (!a[0].is(Kind::kString) || c.host.TheCommand() == nullptr) return Value::Error();
  const std::optional<std::string> absolute = Absolute(c, a[0].as_string());
  return absolute ? Text(c, *absolute) : a[0];
}

Value ResolveUris(CallContext& c, Arguments a) {
  if (a[0].is(Kind::kString) && spark::JavaTrim(a[0].as_string()).empty()) return Value::String("");
  return EachPart(c, a, [&](std::string_view part) -> std::optional<std::string> {
    if (spark::JavaTrim(part).empty()) return std::nullopt;
    return Resolved(c, part);
  });
}

Value GlobFailure(CallContext& c, Arguments a) {
  if (a[0].is(Kind::kNull)) return Value::List({});
  if (!a[0].is(Kind::kString) || c.host.TheCommand() == nullptr) return Value::Error();
  for (std::string_view part : Parts(a[0].as_string())) {
    part = spark::JavaTrim(part);
    if (part.empty()) continue;
    const bool is_placed = c.host.TheCommand()->WorkingDirectory().has_value();
    std::optional<GlobStop> stop = StopOf(Resolved(c, part));
    if (!stop && !is_placed) stop = StopWherever(part);
    if (!stop) continue;
    auto* const items = static_cast<Value*>(c.memory.allocate(3 * sizeof(Value), alignof(Value)));
    const Value values[] = {Text(c, stop->kind), Text(c, stop->text), Text(c, stop->at)};
    std::uninitialized_copy(std::begin(values), std::end(values), items);
    return Value::List({items, 3});
  }
  return Value::List({});
}

Value GlobPaths(CallContext& c, Arguments a) {
  return EachPart(c, a, [&](std::string_view part) -> std::optional<std::string> {
    part = spark::JavaTrim(part);
    if (part.empty()) return std::nullopt;
    const std::string uri = Resolved(c, part);
    if (!uri.starts_with(kFileScheme)) return uri;
    const size_t hash = std::min(uri.find('#'), uri.size());
    const std::string name = spark::DecodeUriPart(std::string_view(uri).substr(kFileScheme.size(), hash - kFileScheme.size()));
    if (!MayBeAFile(c, std::string_view(name).substr(0, name.find('?')))) return std::nullopt;
    std::string made = std::string(kFileScheme) + spark::QuoteUriFragment(name);
    if (hash < uri.size()) made += '#' + spark::DecodeUriPart(std::string_view(uri).substr(hash + 1));
    return made;
  });
}

std::string MergedFileLists(std::string_view a, std::string_view b) {
  std::string out;
  for (const std::string_view list : {a, b}) {
    for (const std::string_view part : Parts(list)) {
      const std::string_view trimmed = spark::JavaTrim(part);
      if (trimmed.empty()) continue;
      if (!out.empty()) out += ',';
      out += trimmed;
    }
  }
  return out;
}

Value MergeFileLists(CallContext& c, Arguments a) {
  std::string_view lists[2];
  for (size_t i = 0; i < 2; ++i) {
    if (a[i].is(Kind::kString)) lists[i] = a[i].as_string();
    else if (!a[i].is(Kind::kNull)) return Value::Error();
  }
  const std::string merged = MergedFileLists(lists[0], lists[1]);
  return merged.empty() ? Value::Null() : Text(c, merged);
}

// URI.getPath of what resolveURI makes; null for an opaque one.
Value UriPath(CallContext& c, Arguments a) {
  if (!a[0].is(Kind::kString)) return a[0].is(Kind::kNull) ? a[0] : Value::Error();
  const auto uri = spark::ParseJavaUri(a[0].as_string());
  if (!uri || !uri->path) return Value::Null();
  return uri->path->contains('%') ? Text(c, spark::DecodeUriPart(*uri->path)) : Value::String(*uri->path);
}

Value UriScheme(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kString)) return Value::Error();
  const auto uri = spark::ParseJavaUri(a[0].as_string());
  return uri && uri->scheme ? Value::String(*uri->scheme) : Value::Null();
}

// File.getName.
Value FileName(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kString)) return Value::Error();
  std::string_view path = a[0].as_string();
  while (path.ends_with('/')) path.remove_suffix(1);
  return Value::String(path.substr(path.rfind('/') + 1));
}

Value JavaByteString(CallContext& c, Arguments a) {
  if (!a[0].is(Kind::kString)) return a[0].is(Kind::kNull) ? a[0] : Value::Error();
  const auto bytes = spark::ParseBytes(a[0].as_string(), spark::ByteUnit::kByte, spark::Reader::kGetter, c.host.release());
  return bytes ? Value::Int(*bytes) : Value::Null();
}

Value JavaParseInt(CallContext&, Arguments a) {
  if (!a[0].is(Kind::kString)) return a[0].is(Kind::kNull) ? a[0] : Value::Error();
  const auto number = spark::ParseJavaInt(a[0].as_string());
  return number ? Value::Int(*number) : Value::Null();
}

Value JavaParseBoolean(CallContext& c, Arguments a) {
  if (!a[0].is(Kind::kString)) return a[0].is(Kind::kNull) ? a[0] : Value::Error();
  const auto truth = spark::ParseBoolean(a[0].as_string(), spark::Reader::kGetter, c.host.release());
  return truth ? Value::Bool(*truth) : Value::Null();
}

}  // namespace sparkvet::rule
