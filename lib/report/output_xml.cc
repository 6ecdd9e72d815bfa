// The formats in XML: JUnit's test reports, Checkstyle's findings.
#include "lib/base/strings.h"
#include "lib/report/outputs.h"

namespace sparkvet::report {
namespace {

// For texts and attributes alike. What XML 1.0 cannot hold is shown as the terminal shows it.
std::string Xml(std::string_view text) {
  std::string out;
  for (const char c : base::Printable(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// A configuration without findings is a test that passes; a finding is one that fails.
class JunitOutput : public EntryOutput {
 public:
  void End(const Totals&) override {
    const std::string counts = "tests=\"" + std::to_string(tests_) + "\" failures=\"" + std::to_string(failures_) + "\" errors=\"0\"";
    out_.append(kHead).append("<testsuites name=\"sparkvet\" " + counts + ">\n");
    out_ += "  <testsuite name=\"sparkvet\" " + counts + " skipped=\"0\" time=\"0\">\n" + cases_ + "  </testsuite>\n</testsuites>\n";
  }

 private:
  void Begin(const Configuration& c) override {
    if (!c.findings.empty()) return;
    ++tests_;
    cases_ += "    <testcase name=\"no findings\" classname=\"" + Xml(c.path) + "\" time=\"0\"/>\n";
  }

  void Add(const Entry& e) override {
    const check::Finding& f = e.finding;
    ++tests_;
    ++failures_;
    std::string place(e.path);
    if (e.has_place) place += ':' + std::to_string(e.begin.line) + ':' + std::to_string(e.begin.column);
    cases_ += "    <testcase name=\"" + Xml(f.rule + " at " + place) + "\" classname=\"" + Xml(e.path) + "\" time=\"0\">\n";
    cases_ += "      <failure type=\"" + std::string(rule::Name(f.severity)) + "\" message=\"" + Xml(f.message) + "\">" +
              Xml(place + ": " + f.message + (f.help.empty() ? "" : " (" + f.help + ')')) + "</failure>\n    </testcase>\n";
  }

  size_t tests_ = 0, failures_ = 0;
  std::string cases_;
};

class CheckstyleOutput : public EntryOutput {
 public:
  CheckstyleOutput() { out_.append(kHead).append("<checkstyle version=\"4.3\">\n"); }
  void End(const Totals&) override {
    CloseFile();
    out_ += "</checkstyle>\n";
  }

 private:
  void CloseFile() {
    if (open_) out_ += "  </file>\n";
    open_ = false;
  }

  void Add(const Entry& e) override {
    if (!open_ || file_ != e.path) {
      CloseFile();
      out_ += "  <file name=\"" + Xml(e.path) + "\">\n";
      file_ = e.path;
      open_ = true;
    }
    out_ += "    <error line=\"" + std::to_string(e.begin.line) + "\" column=\"" + std::to_string(e.begin.column) + "\" severity=\"" +
            std::string(rule::Name(e.finding.severity)) + "\" message=\"" + Xml(e.finding.message) + "\" source=\"sparkvet." +
            Xml(e.finding.rule) + "\"/>\n";
  }

  std::string file_;
  bool open_ = false;
};

}  // namespace

std::unique_ptr<Output> MakeJunitOutput(const Surroundings&) { return std::make_unique<JunitOutput>(); }
std::unique_ptr<Output> MakeCheckstyleOutput(const Surroundings&) { return std::make_unique<CheckstyleOutput>(); }

}  // namespace sparkvet::report
