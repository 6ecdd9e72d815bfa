#include "lib/carrier/hcl_skip.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "lib/base/strings.h"

namespace sparkvet::carrier {
namespace {

constexpr size_t kNowhere = std::string_view::npos;

class Skipper {
 public:
  Skipper(std::string_view text, size_t at) : text_(text), at_(at) {}

  // To the end of what is open when it starts; kNowhere if that never ends.
  size_t String() { return Run({Frame::Kind::kString, {}, 0}); }
  size_t Sequence() { return Run({Frame::Kind::kSequence, {}, 1}); }
  HclHeredocEnd Heredoc(std::string_view marker) {
    const size_t close = Run({Frame::Kind::kHeredoc, marker, 0});
    return close == kNowhere ? HclHeredocEnd() : HclHeredocEnd{marker_line_, close};
  }

 private:
  struct Frame {
    enum class Kind : uint8_t { kString, kHeredoc, kSequence } kind;
    std::string_view marker;  // of a here-document
    size_t braces;            // that are open in a sequence
  };

  size_t Run(Frame first) {
    open_.push_back(first);
    bool is_alive = first.kind != Frame::Kind::kHeredoc || !AtMarker();
    while (is_alive && !open_.empty() && at_ < text_.size()) {
      switch (open_.back().kind) {
        case Frame::Kind::kString: is_alive = StringByte(); break;
        case Frame::Kind::kHeredoc: HeredocByte(); break;
        case Frame::Kind::kSequence: is_alive = SequenceByte(); break;
      }
    }
    return open_.empty() ? at_ : kNowhere;
  }

  // Whether ${ or %{ opens here.
  bool Opens() {
    if (HclEscapedSign(text_, at_)) {
      at_ += 3;
      return true;
    }
    const bool opens = (text_[at_] == '$' || text_[at_] == '%') && text_.substr(at_ + 1).starts_with('{');
    if (!opens) return false;
    at_ += 2;
    open_.push_back({Frame::Kind::kSequence, {}, 1});
    return true;
  }

  bool StringByte() {
    const char c = text_[at_];
    if (c == '\n') return false;
    if (c == '"') {
      open_.pop_back();
      ++at_;
    } else if (c == '\\') {
      at_ += text_.substr(at_ + 1).starts_with('\n') ? 1 : 2;
    } else if (!Opens()) {
      ++at_;
    }
    return true;
  }

  void HeredocByte() {
    if (text_[at_] == '\n') {
      ++at_;
      AtMarker();
    } else if (!Opens()) {
      ++at_;
    }
  }

  // At a line's beginning: the marker alone on it closes the here-document. It stands in front of the line's end then.
  bool AtMarker() {
    const size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view marker = open_.back().marker;
    const std::string_view line = text_.substr(at_, end - at_);
    const size_t first = line.find_first_not_of(" \t\r\v\f");
    if (first == kNowhere || !line.substr(first).starts_with(marker)) return false;
    if (line.find_first_not_of(" \t\r\v\f", first + marker.size()) != kNowhere) return false;
    marker_line_ = at_;
    at_ += first + marker.size();
    open_.pop_back();
    return true;
  }

  bool SequenceByte() {
    const char c = text_[at_];
    if (c == '"') {
      open_.push_back({Frame::Kind::kString, {}, 0});
      ++at_;
    } else if (c == '{') {
      ++open_.back().braces;
      ++at_;
    } else if (c == '}') {
      if (--open_.back().braces == 0) open_.pop_back();
      ++at_;
    } else if (const size_t end = HclCommentEnd(text_, at_); end != at_) {
      at_ = end;
      return end != kNowhere;
    } else if (const HclHeredocSign sign = HclHeredocAt(text_, at_); sign.content != 0) {
      open_.push_back({Frame::Kind::kHeredoc, sign.marker, 0});
      at_ = sign.content;
      AtMarker();
    } else {
      ++at_;
    }
    return true;
  }

  std::string_view text_;
  size_t at_;
  size_t marker_line_ = 0;
  std::vector<Frame> open_;
};

}  // namespace

bool IsHclNameByte(char c) { return base::IsAlpha(c) || base::IsDigit(c) || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80; }

HclHeredocSign HclHeredocAt(std::string_view text, size_t at) {
  HclHeredocSign sign;
  if (!text.substr(at).starts_with("<<")) return sign;
  size_t begin = at + 2;
  sign.is_flush = text.substr(begin).starts_with('-');
  if (sign.is_flush) ++begin;
  size_t end = begin;
  while (end < text.size() && IsHclNameByte(text[end])) ++end;
  if (end == begin || base::IsDigit(text[begin]) || text[begin] == '-') return sign;
  sign.marker = text.substr(begin, end - begin);
  if (text.substr(end).starts_with('\r')) ++end;
  if (text.substr(end).starts_with('\n')) sign.content = end + 1;
  return sign;
}

size_t HclStringEnd(std::string_view text, size_t at) { return Skipper(text, at).String(); }

HclHeredocEnd HclEndOfHeredoc(std::string_view text, const HclHeredocSign& sign) { return Skipper(text, sign.content).Heredoc(sign.marker); }

size_t HclSequenceEnd(std::string_view text, size_t at) {
  if (at + 1 >= text.size() || (text[at] != '$' && text[at] != '%') || text[at + 1] != '{') return at;
  const size_t end = Skipper(text, at + 2).Sequence();
  return end == kNowhere ? at : end;
}

bool HclEscapedSign(std::string_view text, size_t at) {
  const std::string_view three = text.substr(at, 3);
  return three == "$${" || three == "%%{";
}

size_t HclCommentEnd(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at, 2);
  if (rest.starts_with('#') || rest == "//") return std::min(text.find('\n', at), text.size());
  if (rest != "/*") return at;
  const size_t end = text.find("*/", at + 2);
  return end == kNowhere ? kNowhere : end + 2;
}

}  // namespace sparkvet::carrier
