// The formats for people: text, short, and the driver's own log.
#include "lib/base/strings.h"
#include "lib/report/driver_log.h"
#include "lib/report/outputs.h"
#include "lib/report/snippet.h"
#include "lib/report/text.h"

namespace sparkvet::report {
namespace {

class TextOutput : public Output {
 public:
  explicit TextOutput(const Surroundings& s) : style_(s.style), shows_suppressed_(s.shows_suppressed) {}

  void Add(const carrier::Problem& problem, const text::SourceSet& sources) override {
    out_ += ShowProblem(problem, sources, style_) + '\n';
  }
  void Add(const Configuration& c) override {
    for (const check::Finding& f : c.findings) out_ += ShowFinding(f, c.sources, c.path, style_) + '\n';
    if (!shows_suppressed_) return;
    for (const check::Suppressed& s : c.suppressed) out_ += ShowSuppressed(s, c.sources, c.path, style_) + '\n';
  }

 private:
  const Style& style_;
  bool shows_suppressed_;
};

class ShortOutput : public EntryOutput {
 public:
  explicit ShortOutput(const Surroundings& s) : shows_suppressed_(s.shows_suppressed) {}

 private:
  void AddSuppressed(const Entry& e) override {
    if (shows_suppressed_) Add(e);
  }
  void Add(const Entry& e) override {
    out_ += e.has_place ? Place(e.sources, e.finding.span) : base::Printable(e.path);
    out_.append(": ").append(rule::Name(e.finding.severity)).append(": ").append(base::Printable(e.finding.message));
    out_.append(" [").append(e.finding.rule).append(e.suppressed != nullptr ? "] (suppressed)\n" : "]\n");
  }

  bool shows_suppressed_;
};

class DriverOutput : public Output {
 public:
  explicit DriverOutput(const Surroundings& s) : timestamp_(s.timestamp) {}

  void Add(const carrier::Problem&, const text::SourceSet&) override {}
  void Add(const Configuration& c) override {
    const LogStyle style{.stamp = timestamp_, .of_submission = true};
    out_ += ShowDriverLog(c.submit, style);
    if (c.submit.starts) {
      out_ += ShowDriverLog(c.transcript, {.stamp = timestamp_, .of_submission = c.context.submitted});
    } else if (c.submit.exception == nullptr && c.transcript.exception != nullptr) {
      out_ += ShowEnd(*c.transcript.exception, style);
    }
  }

 private:
  const std::string& timestamp_;
};

}  // namespace

std::unique_ptr<Output> MakeTextOutput(const Surroundings& s) { return std::make_unique<TextOutput>(s); }
std::unique_ptr<Output> MakeShortOutput(const Surroundings& s) { return std::make_unique<ShortOutput>(s); }
std::unique_ptr<Output> MakeDriverOutput(const Surroundings& s) { return std::make_unique<DriverOutput>(s); }

}  // namespace sparkvet::report
