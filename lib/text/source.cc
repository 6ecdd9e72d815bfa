#include "lib/text/source.h"

#include <algorithm>

namespace sparkvet::text {
namespace {

constexpr size_t kUsualLine = 32;  // bytes of many a file's

}  // namespace

const std::vector<uint32_t>& SourceFile::line_begins() const {
  if (!line_begins_.empty()) return line_begins_;
  line_begins_.reserve(text_.size() / kUsualLine + 2);
  line_begins_.push_back(0);
  if (!text_.contains('\r')) {  // nearly all files
    for (size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
      line_begins_.push_back(static_cast<uint32_t>(at + 1));
    }
    return line_begins_;
  }
  for (size_t i = 0; i < text_.size(); ++i) {
    const bool lone_cr = text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n');
    if (text_[i] == '\n' || lone_cr) line_begins_.push_back(static_cast<uint32_t>(i + 1));
  }
  return line_begins_;
}

Position SourceFile::Locate(uint32_t offset) const {
  const auto& begins = line_begins();
  offset = std::min(offset, static_cast<uint32_t>(text_.size()));
  const auto after = std::upper_bound(begins.begin(), begins.end(), offset);
  const auto line = static_cast<uint32_t>(after - begins.begin());
  return {line, offset - begins[line - 1] + 1};
}

std::string_view SourceFile::Line(uint32_t line) const {
  const auto& begins = line_begins();
  if (line == 0 || line > begins.size()) return {};
  const size_t begin = begins[line - 1];
  const size_t end = line < begins.size() ? begins[line] : text_.size();
  std::string_view out = text().substr(begin, end - begin);
  while (!out.empty() && (out.back() == '\n' || out.back() == '\r')) out.remove_suffix(1);
  return out;
}

uint32_t SourceFile::LineBegin(uint32_t line) const { return line_begins()[line - 1]; }

FileId SourceSet::Add(std::string path, std::string text) {
  files_.push_back(std::make_unique<SourceFile>(std::move(path), std::move(text)));
  return static_cast<FileId>(files_.size() - 1);
}

std::string_view SourceSet::Text(Span span) const {
  if (!span.known()) return {};
  return files_[span.file]->text().substr(span.begin, span.end - span.begin);
}

}  // namespace sparkvet::text
