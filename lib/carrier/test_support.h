// For this module's tests only: rules from the source tree, places marked in a text, and short dumps.
#ifndef SPARKVET_LIB_CARRIER_TEST_SUPPORT_H_
#define SPARKVET_LIB_CARRIER_TEST_SUPPORT_H_

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/check.h"
#include "lib/base/strings.h"
#include "lib/carrier/compile.h"
#include "lib/carrier/formats.h"
#include "lib/text/arena.h"

namespace sparkvet::carrier {

inline std::string ReadTestFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  SV_CHECK(in.good());
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The tables made from rules/carriers/, compiled once.
inline const CarrierTables& TestTables() {
  static const std::string image = [] {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(SPARKVET_TESTDATA "/../rules/carriers")) {
      paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> texts;
    for (const std::string& path : paths) texts.push_back(ReadTestFile(path));
    std::vector<TomlFile> files;
    for (size_t i = 0; i < paths.size(); ++i) files.push_back({paths[i], texts[i]});
    image::Writer writer;
    SV_CHECK(CompileCarriers(files, writer).has_value());
    return writer.Finish();
  }();
  static const image::View view(image);
  static const CarrierTables tables(view);
  return tables;
}

// Keeps a text for the rest of the run, so that a test may look into fragments of a temporary one.
inline std::string_view Kept(std::string_view text) {
  static text::Arena arena;
  return arena.Keep(std::string(text));
}

// "spark.x [[10]]" -> the text "spark.x 10" and the range of "10".
struct Marked {
  explicit Marked(std::string_view in) {
    while (!in.empty()) {
      if (in.starts_with("[[")) {
        spans.push_back({0, static_cast<uint32_t>(text.size()), 0});
        in.remove_prefix(2);
      } else if (in.starts_with("]]")) {
        spans.back().end = static_cast<uint32_t>(text.size());
        in.remove_prefix(2);
      } else {
        text += in.front();
        in.remove_prefix(1);
      }
    }
  }
  std::string text;
  std::vector<text::Span> spans;
};

// Whether the value of some setting stands there.
inline bool HasValueAt(const Fragment& f, const text::Span& span) {
  return std::any_of(f.settings.begin(), f.settings.end(), [&](const Setting& s) { return s.value_span == span; });
}
inline bool HasValueAt(const std::vector<Fragment>& fragments, const text::Span& span) {
  return std::any_of(fragments.begin(), fragments.end(), [&](const Fragment& f) { return HasValueAt(f, span); });
}

// One line each: "spark.a=1", "spark.b=$X ?" for an unknown value, "?k=v" for an unknown key, "--master=yarn",
// "misuse 0 --foo", "open", "resource app.py".
inline std::string Dump(const Fragment& f) {
  std::string out;
  const auto add = [&](const std::string& line) { out += line + '\n'; };
  for (const Option& o : f.options) {
    add(std::string(o.name) + '=' + base::Printable(o.value) + (o.unknown ? " ?" : ""));
  }
  for (const Setting& s : f.settings) {
    add((s.key_unknown ? "?" : "") + base::Printable(s.key) + '=' + base::Printable(s.value) +
        (s.unknown ? " ?" : ""));
  }
  for (const Misuse& m : f.misuses) {
    constexpr std::string_view kNames[] = {"unrecognized",           "no value", "no equals",
                                           "behind the application", "no application", "stray", "no string",
                                           "no such field", "no integer", "no boolean", "below minimum",
                                           "overridden", "idle", "denied", "twice",
                                           "another number", "two settings", "sets nothing", "unread file", "lacks application",
                                           "no pair", "no text", "too late", "needed"};
    add(std::string(kNames[static_cast<size_t>(m.kind)]) + ": " + base::Printable(m.word));
  }
  for (const Problem& p : f.problems) add("problem: " + p.message);
  for (const Unread& u : f.unread) add("unread: " + u.why);
  if (!f.primary_resource.value.empty())
    add("resource " + base::Printable(f.primary_resource.value));
  if (f.open_ended) add("open");
  return out;
}

// "A=1 B?": in its order, a question mark where nobody knows.
inline std::string ShowEnvironment(const Fragment& f) {
  std::string out;
  for (const EnvironmentVariable& v : f.environment) {
    out += (out.empty() ? "" : " ") + std::string(v.name) + (v.unknown ? "?" : "=" + std::string(v.value));
  }
  return out;
}

inline std::string Dump(const std::vector<Fragment>& fragments) {
  std::string out;
  for (const Fragment& f : fragments) out += (out.empty() ? "" : "--\n") + Dump(f);
  return out;
}

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_TEST_SUPPORT_H_
