#include "lib/vet/batch.h"

#include <algorithm>

#include "lib/check/check.h"
#include "lib/report/batch_json.h"
#include "lib/resolve/from_conf.h"
#include "lib/resolve/view.h"
#include "lib/vet/argv_request.h"
#include "lib/vet/batch_request.h"

namespace sparkvet::vet {
namespace {

// The release that the request names, or what is wrong with it.
[[gnu::cold]] base::Result<spark::Release> ReleaseOf(const BatchRequest& request, const spark::Catalogue& catalogue) {
  if (request.release.empty()) return catalogue.newest();
  const std::optional<spark::Release> release = spark::ParseRelease(request.release);
  if (!release) return base::Fail("release '" + std::string(request.release) + "' is no Spark release");
  if (!catalogue.Knows(*release)) return base::Fail("release '" + std::string(request.release) + "' is not known to this sparkvet");
  return *release;
}

// The processor fetches a line while the one before it is answered: they come in another order than they were read in.
void FetchAhead(std::string_view line) {
  constexpr size_t kCacheLine = 64, kMost = 1024;
  for (size_t at = 0; at < std::min(line.size(), kMost); at += kCacheLine) __builtin_prefetch(line.data() + at);
}

}  // namespace

Batch::Batch(const Knowledge& knowledge) : knowledge_(knowledge), memory_(knowledge) { memory_.rehearsals.LeaveOutHelp(); }

void Batch::Answer(std::string_view line, std::string& out) {
  if (line.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos) return;
  if (line.size() > kMaxRequestBytes) return report::AppendBatchError("null", "the line is longer than 64 MiB", out);

  const BatchRequest& request = reader_.Read(line);
  if (!request.error.empty()) return report::AppendBatchError(request.id_json, request.error, out);
  if (request.has_argv == request.has_conf) {
    return report::AppendBatchError(request.id_json, "a request needs conf or argv, and not both", out);
  }
  if (!release_ || request.release != release_text_) {  // requests come sorted by release
    const base::Result<spark::Release> release = ReleaseOf(request, knowledge_.catalogue);
    if (!release) return report::AppendBatchError(request.id_json, release.error().message, out);
    release_ = *release;
    release_text_ = request.release;
  }

  if (request.has_argv) return AnswerArgv(knowledge_, request, *release_, memory_, out);
  resolve::FromConf(*release_, request.conf, resolved_);
  if (!request.driver) return report::AppendBatchAnswer({.id_json = request.id_json, .driver = false, .resolved = &resolved_, .is_plain = request.is_plain}, out);
  resolve::View view(knowledge_.catalogue, resolved_, &memory_.room);
  view.Share(memory_.nearest);
  view.SetMachine({});
  if (!request.env.empty()) view.SetMachine({[&request](std::string_view name) { return request.Variable(name); }});
  const driver::Transcript transcript = memory_.rehearsals.Play(view);
  const std::vector<check::Finding> findings = check::Check(knowledge_.program, view, transcript, nullptr, &memory_.verdicts, check::Detail::kWords);
  report::AppendBatchAnswer({.id_json = request.id_json,
                             .transcript = &transcript,
                             .resolved = &resolved_,
                             .findings = findings,
                             .is_plain = request.is_plain},
                            out);
}

std::span<const std::string_view> Batch::Answers(std::span<const std::string_view> lines) {
  const std::span<const Alike::Line> order = alike_.Order(lines);
  answers_.clear();
  ends_.clear();
  for (size_t i = 0; i < order.size(); ++i) {
    if (i + 1 < order.size()) FetchAhead(lines[order[i + 1].place]);
    Answer(lines[order[i].place], answers_);
    ends_.push_back(answers_.size());
  }
  in_order_.resize(lines.size());
  size_t begin = 0;
  for (size_t i = 0; i < order.size(); begin = ends_[i++]) {
    in_order_[order[i].place] = std::string_view(answers_).substr(begin, ends_[i] - begin);
  }
  return in_order_;
}

}  // namespace sparkvet::vet
