// The part of ShellReader that reads redirections and here-documents.
#include <algorithm>
#include <utility>

#include "lib/carrier/shell_reader.h"
#include "lib/carrier/shell_scan.h"

namespace sparkvet::carrier {

void ShellReader::Redirection(List& list) {
  if (!list.started) {
    list.command.begin = at_;
    list.started = true;
  }
  if (peek(1) == '(') {  // <( … ) is a word
    const Borrowed r(*this);
    const size_t begin = at_;
    at_ += 2;
    sink_->OnEnter(ShellBlock::kSubshell, at_);
    ReadList(Until::kParenthesis);
    sink_->OnExit(at_);
    r->word.Expand(begin, at_, false);
    AddWord(list, r->word.Finish(at_), {});
    return;
  }
  using Kind = ShellRedirection::Kind;
  const bool here_string = Looking("<<<");
  const bool here_document = !here_string && Looking("<<");
  const bool strip_tabs = here_document && peek(2) == '-';
  const std::string_view descriptor = std::exchange(list.descriptor, {});
  const bool other = !descriptor.empty() && descriptor != "0" && descriptor != "1" && !here_document;
  const Kind kind = other           ? Kind::kOther
                    : here_string   ? Kind::kHereString
                    : here_document ? Kind::kHereDocument
                    : peek() == '<' ? Kind::kIn
                    : peek(1) == '>' ? Kind::kAppend
                                     : Kind::kOut;
  while (peek() == '<' || peek() == '>' || peek() == '&' || peek() == '|') ++at_;
  if (strip_tabs) ++at_;
  SkipBlanksOfLine();
  follows_ = !here_document;
  const size_t target = at_;
  ShellRedirection redirection{kind, ReadSingleWord()};
  follows_ = true;
  if (here_document) {
    redirection.document = next_document_++;
    const bool quoted = text_.substr(target, at_ - target).find_first_of("'\"\\") != std::string_view::npos;
    here_documents_.push_back({redirection.target.text, strip_tabs, quoted, redirection.document});
  }
  list.command.redirections.push_back(redirection);
}

// Reads the bodies of the here-documents announced on the line that has just ended.
void ShellReader::HereDocuments() {
  for (const HereDocument& document : std::exchange(here_documents_, {})) {
    const size_t begin = at_;
    size_t body_end = end_, next = end_;
    bool continued = false;
    for (size_t at = begin; at < end_;) {
      const size_t line_end = std::min(upto_end().find('\n', at), end_);
      std::string_view line = text_.substr(at, line_end - at);
      const size_t line_begin = at;
      at = std::min(line_end + 1, end_);
      const bool whole = !continued;
      continued = !document.literal && EndsInBackslash(line);
      while (document.strip_tabs && line.starts_with('\t')) line.remove_prefix(1);
      if (whole && line == document.delimiter) {
        body_end = line_begin;
        next = at;
        break;
      }
    }
    const Word body = Body(document, body_end);
    at_ = next;
    sink_->OnHereDocument(document.id, body);
  }
}

// What the program reads: as it stands, or expanded as between double quotes, where the delimiter has no quotes.
Word ShellReader::Body(const HereDocument& document, size_t end) {
  const size_t outer_end = std::exchange(end_, end);
  const Borrowed own(*this);
  Reading& r = *own;
  bool line_begins = true;
  while (!done()) {
    if (line_begins && document.strip_tabs) {
      while (peek() == '\t') ++at_;
      if (done()) break;
    }
    if (document.literal || NextHole() == at_ || (peek() != '\\' && peek() != '$' && peek() != '`')) {
      if (TakeHole(r, true)) {
        line_begins = false;
        continue;
      }
      const size_t line_end = std::min({upto_end().find('\n', at_), end_ - 1, NextHole() - 1});
      size_t stop = line_end + 1;
      if (!document.literal) {
        const size_t special = text_.substr(at_, stop - at_).find_first_of("\\$`");
        if (special != std::string_view::npos) stop = at_ + special;
      }
      r.word.Copy(at_, stop);
      at_ = stop;
      line_begins = text_[at_ - 1] == '\n';
    } else {
      line_begins = peek() == '\\' && peek(1) == '\n';
      DoubleQuotedPart(r, '\0');
    }
  }
  end_ = outer_end;
  r.word.Quote();
  return r.word.Finish(end);
}

}  // namespace sparkvet::carrier
