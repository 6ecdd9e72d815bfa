#include "lib/carrier/dockerfile_lines.h"

#include <algorithm>

#include "lib/base/strings.h"
#include "lib/carrier/java_utf8.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string Upper(std::string_view s) {
  std::string out(s);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

// "<<-'EOF'" -> EOF, literal, tabs stripped. An empty name: no here-document.
DockerInstruction::HereDocument HereDocumentOf(std::string_view word) {
  DockerInstruction::HereDocument out{};
  size_t at = 0;
  while (at < word.size() && base::IsDigit(word[at])) ++at;
  if (!word.substr(at).starts_with("<<")) return out;
  at += 2;
  if (at < word.size() && word[at] == '-') {
    out.strip_tabs = true;
    ++at;
  }
  for (const char c : word.substr(at)) {
    if (c == '<') return {};
    if (c == '"' || c == '\'' || c == '\\') {
      out.literal = true;
    } else {
      out.name += c;
    }
  }
  return out;
}

int HexValue(char c) {
  if (base::IsDigit(c)) return c - '0';
  const char lower = base::ToLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// \uXXXX at text[at]; the code unit, or -1.
int CodeUnit(std::string_view text, size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int value = 0;
  for (size_t i = at + 2; i < at + 6; ++i) {
    if (HexValue(text[i]) < 0) return -1;
    value = value * 16 + HexValue(text[i]);
  }
  return value;
}

}  // namespace

DockerLines::DockerLines(const Word& file, text::Arena& arena) : file_(file), text_(file.text), arena_(arena) { Directives(); }

DockerLines::Line DockerLines::ReadLine() {
  const size_t begin = at_;
  const size_t end = std::min(text_.find('\n', begin), text_.size());
  at_ = std::min(end + 1, text_.size());
  return {begin, end > begin && text_[end - 1] == '\r' ? end - 1 : end};
}

bool DockerLines::IsBlank(Line line) const { return Text(line).find_first_not_of(kBlanks) == std::string_view::npos; }

bool DockerLines::IsComment(Line line) const {
  const size_t first = Text(line).find_first_not_of(kBlanks);
  return first != std::string_view::npos && text_[line.begin + first] == '#';
}

void DockerLines::Comment(Line line) { comments_.push_back(file_.Part(text_.find('#', line.begin), line.end)); }

// # escape=` in the first lines.
void DockerLines::Directives() {
  while (at_ < text_.size()) {
    const size_t before = at_;
    const Line line = ReadLine();
    const std::string_view text = Text(line);
    const size_t equals = text.find('=');
    if (!IsComment(line) || equals == std::string_view::npos) {
      at_ = before;
      return;
    }
    const std::string_view name = base::TrimBlanks(text.substr(text.find('#') + 1, equals - text.find('#') - 1));
    if (name.find(' ') != std::string_view::npos) {
      at_ = before;
      return;
    }
    const std::string_view value = base::TrimBlanks(text.substr(equals + 1));
    if (base::EqualsIgnoreCase(name, "escape") && value == "`") escape_ = '`';
    Comment(line);
  }
}

// Where the sign stands behind which the line goes on; the line's end if it does not.
size_t DockerLines::ContinuedAt(Line line) const {
  const std::string_view text = Text(line);
  const size_t last = text.find_last_not_of(kBlanks);
  if (last == std::string_view::npos || text[last] != escape_) return line.end;
  return last > 0 && text[last - 1] == escape_ ? line.end : line.begin + last;
}

std::optional<DockerInstruction> DockerLines::Next() {
  DockerInstruction out;
  Line line{};
  do {
    if (at_ >= text_.size()) return std::nullopt;
    line = ReadLine();
    if (IsComment(line)) Comment(line);
  } while (IsComment(line) || IsBlank(line));
  out.begin = line.begin + Text(line).find_first_not_of(kBlanks);

  // The keyword stands on the first line; its operands may begin on the next one.
  const size_t stop = ContinuedAt(line);
  const size_t keyword_end = std::min(text_.find_first_of(" \t\r\n", out.begin), stop);
  out.keyword = Upper(text_.substr(out.begin, keyword_end - out.begin));
  WordBuilder text(file_, arena_);
  size_t from = std::min(text_.find_first_not_of(kBlanks, keyword_end), stop);
  text.Start(from);
  bool goes_on = stop < line.end;
  text.Copy(from, stop);
  while (goes_on && at_ < text_.size()) {
    line = ReadLine();
    if (IsComment(line)) {
      Comment(line);
      continue;
    }
    if (IsBlank(line)) continue;
    const size_t end = ContinuedAt(line);
    goes_on = end < line.end;
    text.Copy(line.begin, end);
  }
  out.end = line.end;
  out.text = text.Finish(line.end);
  if (out.keyword == "RUN" || out.keyword == "COPY" || out.keyword == "ADD") HereDocuments(out);
  return out;
}

void DockerLines::HereDocuments(DockerInstruction& instruction) {
  const std::string_view text = instruction.text.text;
  for (size_t at = text.contains("<<") ? 0 : text.size(); at < text.size(); ++at) {
    const size_t begin = at;
    for (char quote = '\0'; at < text.size() && (quote != '\0' || (text[at] != ' ' && text[at] != '\t')); ++at) {
      if (quote != '\0' ? text[at] == quote : text[at] == '"' || text[at] == '\'') {
        quote = quote == '\0' ? text[at] : '\0';
      } else if (text[at] == '\\' && quote != '\'') {
        ++at;
      }
    }
    const size_t end = std::min(at, text.size());
    DockerInstruction::HereDocument document = HereDocumentOf(text.substr(begin, end - begin));
    if (!document.name.empty()) {
      document.begin = at_;
      document.end = text_.size();
      while (at_ < text_.size()) {
        const Line line = ReadLine();
        std::string_view name = Text(line);
        while (document.strip_tabs && name.starts_with('\t')) name.remove_prefix(1);
        instruction.end = line.end;
        if (name == document.name) {
          document.end = line.begin;
          break;
        }
      }
      instruction.documents.push_back(document);
    }
  }
}

std::optional<std::vector<Word>> JsonWords(const Word& source, text::Arena& arena) {
  const std::string_view text = source.text;
  size_t at = 0;
  const auto skip = [&] {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) ++at;
    return at < text.size() ? text[at] : '\0';
  };
  std::vector<Word> out;
  if (skip() != '[') return std::nullopt;
  ++at;
  bool more = skip() != ']';
  while (more) {
    if (skip() != '"') return std::nullopt;
    WordBuilder word(source, arena);
    word.Start(at++);
    word.Quote();
    while (at < text.size() && text[at] != '"') {
      const size_t begin = at;
      if (text[at] != '\\') {
        while (at < text.size() && text[at] != '"' && text[at] != '\\') {
          if (static_cast<unsigned char>(text[at++]) < ' ') return std::nullopt;
        }
        word.Copy(begin, at);
        continue;
      }
      constexpr std::string_view kNames = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
      const size_t index = at + 1 < text.size() ? kNames.find(text[at + 1]) : std::string_view::npos;
      if (index != std::string_view::npos) {
        at += 2;
        word.Put(kMeanings.substr(index, 1), begin, at);
        continue;
      }
      int code = CodeUnit(text, at);
      if (code < 0) return std::nullopt;
      at += 6;
      if (const int low = CodeUnit(text, at); code >= 0xD800 && code < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00);
        at += 6;
      }
      std::string meaning;
      AppendCodePoint(static_cast<uint32_t>(code), meaning);
      word.Put(meaning, begin, at);
    }
    if (at >= text.size()) return std::nullopt;
    out.push_back(word.Finish(++at));
    const char next = skip();
    if (next != ',' && next != ']') return std::nullopt;
    more = next == ',';
    at += more ? 1 : 0;
  }
  ++at;
  if (skip() != '\0' || at < text.size()) return std::nullopt;
  return out;
}

}  // namespace sparkvet::carrier
