// Writes JSON into a text, token by token; commas come by themselves.
//
//   JsonWriter w(out);
//   w.StartObject();  w.Name("a");  w.Int(1);  w.Member("b", "x\n");  w.EndObject();     ->  {"a":1,"b":"x\n"}
//
// The caller keeps names and values in turn. Bytes that are no UTF-8 become U+FFFD: what is read may be anything, what
// is written is JSON. Texts are copied in runs, which is what a batch spends its time on; a library's writer goes
// character by character.
#ifndef SPARKVET_LIB_REPORT_JSON_WRITER_H_
#define SPARKVET_LIB_REPORT_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sparkvet::report {

// A text with its quotes, escaped.
void AppendJsonText(std::string_view text, std::string& out);
// Whether a text stands between its quotes as it is; some that do are not told.
bool IsPlainJsonText(std::string_view text);
// Copies a text of that kind; false for any other, or where it cannot be told. Up to kJsonSlack bytes more may be written.
inline constexpr size_t kJsonSlack = 16;
bool CopyPlainJsonText(std::string_view text, char* to);

class JsonWriter {
 public:
  // `indent` blanks a level on lines of their own; 0 = all on one line.
  explicit JsonWriter(std::string& out, int indent = 0) : out_(out), indent_(indent) {}

  void StartObject() { Start('{'); }
  void EndObject() { End('}'); }
  void StartArray() { Start('['); }
  void EndArray() { End(']'); }

  void Name(std::string_view name);
  void Text(std::string_view text) {
    Separate();
    AppendJsonText(text, out_);
  }
  void Int(int64_t value) { Raw(std::to_string(value)); }
  void Bool(bool value) { Raw(value ? "true" : "false"); }
  void Null() { Raw("null"); }
  // A value that is JSON already.
  void Raw(std::string_view json) {
    Separate();
    out_ += json;
  }

  void Member(std::string_view name, std::string_view text) {
    Name(name);
    Text(text);
  }
  // Null for an empty text.
  void MemberOrNull(std::string_view name, std::string_view text) {
    Name(name);
    if (text.empty()) Null();
    else Text(text);
  }
  void Member(std::string_view name, int64_t value) {
    Name(name);
    Int(value);
  }

 private:
  void Start(char bracket);
  void End(char bracket);
  void Separate();
  void NewLine();

  std::string& out_;
  int indent_;
  int depth_ = 0;
  bool first_ = true;  // no comma before what comes next
  bool named_ = false;  // what comes next stands behind its name
};

}  // namespace sparkvet::report

#endif  // SPARKVET_LIB_REPORT_JSON_WRITER_H_
