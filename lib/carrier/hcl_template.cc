#include "lib/carrier/hcl_template.h"

#include <algorithm>
#include <vector>

#include "lib/base/strings.h"
#include "lib/carrier/code_points.h"
#include "lib/carrier/hcl_skip.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kSpaces = " \t\n\v\f\r";
bool IsSpace(char c) { return kSpaces.contains(c); }

// One part of a template, as hclsyntax has it: a literal of a here-document ends with its line.
struct Part {
  size_t begin, end;
  bool is_literal;
};

class Parts {
 public:
  Parts(std::string_view text, const HclTemplate& written) : text_(text), end_(written.end), is_heredoc_(written.is_heredoc) {
    size_t at = written.begin;
    while (at < end_) {
      const size_t next = text[at] == '$' || text[at] == '%' ? HclSequenceEnd(text, at) : at;
      if (next == at) at = Literal(at);
      else at = Sequence(at, next);
    }
    if (written.is_flush) Flush();
  }

  const std::vector<Part>& parts() const { return parts_; }

 private:
  size_t Literal(size_t begin) {
    size_t at = begin;
    while (at < end_) {
      const char c = text_[at];
      if (c == '\\' && !is_heredoc_) {
        at += 2;
      } else if (c == '$' || c == '%') {
        if (HclSequenceEnd(text_, at) != at) break;
        at += HclEscapedSign(text_, at) ? 3 : 1;
      } else {
        ++at;
        if (c == '\n' && is_heredoc_) break;
      }
    }
    at = std::min(at, end_);
    Part part{begin, at, true};
    if (trims_next_) {
      while (const size_t length = SpaceAt(part.begin, part.end)) part.begin += length;
    }
    trims_next_ = false;
    parts_.push_back(part);
    return at;
  }

  size_t Sequence(size_t begin, size_t end) {
    // Directives stand on lines of their own, and are told by that.
    const bool trims = text_[begin] == '$';
    if (trims && text_[begin + 2] == '~' && !parts_.empty() && parts_.back().is_literal) {
      Part& before = parts_.back();
      size_t last = before.begin;  // behind what is no space
      for (size_t at = before.begin; at < before.end;) {
        const size_t length = SpaceAt(at, before.end);
        at += length > 0 ? length : text_[at] == '\\' && !is_heredoc_ ? 2 : 1;
        if (length == 0) last = std::min(at, before.end);
      }
      before.end = last;
    }
    trims_next_ = trims && text_[end - 2] == '~';
    parts_.push_back({begin, end, false});
    return end;
  }

  // How many bytes a space takes, be it written as \n.
  size_t SpaceAt(size_t at, size_t end) const {
    if (at >= end) return 0;
    if (IsSpace(text_[at])) return 1;
    const std::string_view two = text_.substr(at, std::min<size_t>(2, end - at));
    return !is_heredoc_ && (two == "\\n" || two == "\\t" || two == "\\r") ? 2 : 0;
  }

  // Takes off the indentation that all lines have. A line of blanks has none.
  void Flush() {
    size_t least = std::string_view::npos;
    std::vector<size_t> first_of_lines;
    bool is_first = true;
    for (size_t i = 0; i < parts_.size(); ++i) {
      const Part& part = parts_[i];
      const std::string_view bytes = text_.substr(part.begin, part.end - part.begin);
      if (is_first) {
        const size_t indent = part.is_literal ? std::min(bytes.find_first_not_of(kSpaces), bytes.size()) : 0;
        const bool is_blank = part.is_literal && indent == bytes.size() && bytes.ends_with('\n');
        if (!is_blank) least = std::min(least, indent);
        if (!is_blank && part.is_literal) first_of_lines.push_back(i);
      }
      if (part.is_literal) is_first = bytes.ends_with('\n');
      else is_first = false;
    }
    for (const size_t i : first_of_lines) parts_[i].begin += std::min(least, parts_[i].end - parts_[i].begin);
  }

  std::string_view text_;
  size_t end_;
  bool is_heredoc_, trims_next_ = false;
  std::vector<Part> parts_;
};

// How many bytes a backslash and what follows it take, and what they stand for.
size_t Escape(std::string_view text, size_t at, size_t end, std::string& out) {
  constexpr std::string_view kLetters = "nrt\"\\", kMeans = "\n\r\t\"\\";
  if (at + 1 >= end) return 1;
  const char c = text[at + 1];
  if (const size_t known = kLetters.find(c); known != std::string_view::npos) {
    out = kMeans[known];
    return 2;
  }
  const size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits > 0 && at + 2 + digits <= end) {
    const auto code = HexOf(text.substr(at + 2, digits));
    constexpr uint32_t kSurrogates = 0xD800, kBehindSurrogates = 0xE000, kLast = 0x10FFFF;
    if (code && *code <= kLast && (*code < kSurrogates || *code >= kBehindSurrogates)) {
      out = Utf8Of(*code);
      return 2 + digits;
    }
  }
  out = c;
  return 2;
}

// {% if x %} for %{ if x }
std::string Directive(std::string_view sequence) {
  const size_t word = sequence.find_first_not_of("~ \t\r\n", 2);
  size_t end = word;
  while (end < sequence.size() && base::IsAlpha(sequence[end])) ++end;
  const std::string name(sequence.substr(word, end - word));
  return "{% " + name + (name == "if" || name == "for" ? " ... %}" : " %}");
}

std::string Sign(std::string_view sequence) {
  if (sequence.starts_with('%')) return Directive(sequence);
  std::string_view inner = sequence.substr(2, sequence.size() - 3);
  if (inner.starts_with('~')) inner.remove_prefix(1);
  if (inner.ends_with('~')) inner.remove_suffix(1);
  return HclPlaceholder(inner);
}

}  // namespace

bool StartsHclHeredoc(std::string_view text, size_t at) { return HclHeredocAt(text, at).content != 0; }

std::optional<HclTemplate> HclTemplateAt(std::string_view text, size_t at) {
  HclTemplate out;
  if (text.substr(at).starts_with('"')) {
    out.begin = at + 1;
    out.close = HclStringEnd(text, at + 1);
    out.end = out.close - 1;
  } else {
    const HclHeredocSign sign = HclHeredocAt(text, at);
    const HclHeredocEnd end = HclEndOfHeredoc(text, sign);
    out = {sign.content, end.line, end.close, true, sign.is_flush};
  }
  return out.close == std::string_view::npos ? std::nullopt : std::optional(out);
}

std::string HclPlaceholder(std::string_view expression) {
  constexpr size_t kLongest = 80;
  const std::string_view bare = base::TrimBlanks(expression);
  const bool is_name = bare.size() <= kLongest && bare.contains('.') && !bare.contains("...") && std::all_of(bare.begin(), bare.end(), [](char c) {
    return base::IsAlpha(c) || base::IsDigit(c) || std::string_view("._-[]*").contains(c);
  });
  return is_name ? "{{" + std::string(bare) + "}}" : "{{...}}";
}

HclText DecodeHcl(std::string_view text, const HclTemplate& written, text::FileId file) {
  HclText out{SourceMap(file)};
  const Parts parts(text, written);
  for (const Part& part : parts.parts()) {
    if (!part.is_literal) {
      out.map.Insert(Sign(text.substr(part.begin, part.end - part.begin)), part.begin, part.end);
      out.is_open = true;
      continue;
    }
    for (size_t at = part.begin; at < part.end;) {
      const char c = text[at];
      if (c == '\\' && !written.is_heredoc) {
        std::string meant;
        const size_t length = Escape(text, at, part.end, meant);
        out.map.Insert(meant, at, at + length);
        at += length;
      } else if (HclEscapedSign(text, at)) {
        out.map.Insert(text.substr(at + 1, 2), at, at + 3);
        at += 3;
      } else {
        const size_t next = std::min(text.substr(0, part.end).find_first_of("\\$%", at + 1), part.end);
        out.map.Copy(text.substr(at, next - at), at);
        at = next;
      }
    }
  }
  return out;
}

}  // namespace sparkvet::carrier
