#include "lib/carrier/shell_files.h"

#include <algorithm>
#include <utility>

#include "lib/carrier/properties.h"
#include "lib/carrier/recognise.h"
#include "lib/carrier/reused.h"
#include "lib/carrier/set_twice.h"
#include "lib/carrier/word_builder.h"

namespace sparkvet::carrier {
namespace {

constexpr std::string_view kTests[] = {"[", "[[", "test", "grep", "egrep", "command", "which", "type", "!"};

bool IsGroup(ShellBlock block) { return block == ShellBlock::kGroup || block == ShellBlock::kSubshell; }

bool IsOut(const ShellRedirection& r) {
  return r.kind == ShellRedirection::Kind::kOut || r.kind == ShellRedirection::Kind::kAppend;
}

bool IsDocumentName(std::string_view path) {
  const std::string_view extension = Extension(PlainName(path));
  return extension == ".yaml" || extension == ".yml" || extension == ".json";
}

// kubectl apply -f -, curl --data @-
bool TakesDocument(const ShellCommand& command) {
  const auto is_input = [](std::string_view path) { return path == "-" || path == "/dev/stdin"; };
  for (size_t i = 1; i < command.words.size(); ++i) {
    const std::string_view text = command.words[i].text;
    if (text == "-f-" || text.ends_with("@-") || (text.starts_with("--filename=") && is_input(text.substr(text.find('=') + 1)))) return true;
    if ((text == "-f" || text == "--filename") && i + 1 < command.words.size() && is_input(command.words[i + 1].text)) return true;
  }
  return false;
}

// A file of properties, a document or a script, or one that may be.
bool IsWanted(std::string_view path) {
  const std::string_view extension = Extension(PlainName(path));
  return IsDefaultsFile(path) || extension == ".conf" || extension == ".properties" || IsShellName(path) || IsDocumentName(path);
}

std::string_view BaseName(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Behind `sudo -u x`.
size_t ProgramAt(const ShellCommand& command) {
  size_t at = 0;
  if (command.words.empty() || BaseName(command.words[0].text) != "sudo") return 0;
  for (++at; at < command.words.size() && command.words[at].text.starts_with('-'); ++at) {
    if (command.words[at].text == "-u" || command.words[at].text == "-g") ++at;
  }
  return at;
}

}  // namespace

void ShellFiles::OnEnter(ShellBlock block) {
  const bool conditional = block == ShellBlock::kBranch || block == ShellBlock::kLoop || block == ShellBlock::kFunction ||
                           (block == ShellBlock::kAnd && Tests());
  open_.push_back({block, conditional, block_, {}});
  open_groups_ += IsGroup(block);
  if (!conditional) return;
  block_ = next_block_++;
  ++depth_;
}

void ShellFiles::OnNextBranch() {
  if (!open_.empty() && open_.back().conditional) block_ = next_block_++;
}

void ShellFiles::OnExit() {
  if (open_.empty()) return;
  Open open = std::move(open_.back());
  open_.pop_back();
  block_ = open.outer_block;
  open_groups_ -= IsGroup(open.block);
  if (open.conditional) --depth_;
  Leave(std::exchange(closed_, {}));
  if (IsGroup(open.block)) {
    closed_ = std::move(open.output);
  } else {
    Leave(std::move(open.output));
  }
}

// Output that goes where that of the block at hand goes.
void ShellFiles::Leave(std::vector<Chunk> chunks) {
  if (open_groups_ == 0 || chunks.empty()) return;
  std::vector<Chunk>& output = open_.back().output;
  if (output.empty()) {
    output = std::move(chunks);
  } else {
    for (Chunk& chunk : chunks) output.push_back(std::move(chunk));
  }
}

void ShellFiles::Clear() {
  constexpr size_t kMost = 1024;
  ClearRoom(files_, kMost);
  if (!last_of_.empty()) last_of_ = {};
  if (!documents_.empty()) documents_ = {};
  ClearRoom(wanted_, kMost);
  ClearRoom(open_, kMost);
  open_groups_ = 0;
  ClearRoom(closed_, kMost);
  ClearRoom(piped_, kMost);
  last_command_ = {};
  block_ = 0;
  next_block_ = 1;
  depth_ = 0;
}

bool ShellFiles::Tests() const { return std::find(std::begin(kTests), std::end(kTests), BaseName(last_command_)) != std::end(kTests); }

void ShellFiles::Note(const ShellCommand& command) {
  std::vector<Chunk> chunks;
  if (command.words.empty()) {
    chunks = std::exchange(closed_, {});
  } else {
    Leave(std::exchange(closed_, {}));
    chunks = Output(command);
  }
  for (const ShellRedirection& r : command.redirections) {
    if (!IsOut(r) || chunks.empty() || !IsWanted(r.target.text)) continue;
    Write(command, r.target, r.kind == ShellRedirection::Kind::kAppend, std::move(chunks));
    chunks.clear();
  }
  const bool elsewhere = std::any_of(command.redirections.begin(), command.redirections.end(), IsOut);
  piped_.clear();
  if (command.pipes) {
    piped_ = std::move(chunks);
  } else if (!elsewhere) {
    Leave(std::move(chunks));
  }
}

// Whether it makes a difference what a command prints.
bool ShellFiles::IsTaken(const ShellCommand& command) const {
  return command.pipes || open_groups_ > 0 || std::any_of(command.redirections.begin(), command.redirections.end(), IsOut);
}

// What a command prints, as far as that can be told.
std::vector<ShellFiles::Chunk> ShellFiles::Output(const ShellCommand& command) {
  std::vector<Chunk> out;
  const size_t at = ProgramAt(command);
  if (at >= command.words.size()) return out;
  const std::string_view program = BaseName(command.words[at].text);
  const auto add = [&](Word text) { out.push_back({std::move(text), kNoDocument, block_, depth_}); };
  if (program == "echo" || program == "printf") {
    if (IsTaken(command)) add(program == "echo" ? Echo(command, at + 1) : Printf(command, at + 1));
  } else if (program == "cat" || program == "tee") {
    const bool reads_itself = program == "tee" || at + 1 == command.words.size() || command.words[at + 1].text == "-";
    if (reads_itself) out = Input(command);
    if (program == "cat") return out;
    bool appends = false;
    for (size_t i = at + 1; i < command.words.size(); ++i) {
      const Word& word = command.words[i];
      if (word.text == "-a" || word.text == "--append") appends = true;
      if (!word.text.starts_with('-') && !out.empty() && IsWanted(word.text)) Write(command, word, appends, out);
    }
    out.clear();
  } else if (HasInput(command) && TakesDocument(command)) {
    if (std::vector<Chunk> input = Input(command); !input.empty()) {
      files_.push_back({command.words[at], std::move(input), command.begin, command.end, true, true, depth_});
    }
  }
  return out;
}

bool ShellFiles::HasInput(const ShellCommand& command) const {
  return !piped_.empty() || std::any_of(command.redirections.begin(), command.redirections.end(), [](const ShellRedirection& r) {
    return r.kind == ShellRedirection::Kind::kHereDocument || r.kind == ShellRedirection::Kind::kHereString;
  });
}

// What a command is given to read.
std::vector<ShellFiles::Chunk> ShellFiles::Input(const ShellCommand& command) {
  std::vector<Chunk> out;
  for (const ShellRedirection& r : command.redirections) {
    if (r.kind == ShellRedirection::Kind::kHereDocument) {
      wanted_.push_back(r.document);
      out.push_back({{}, r.document, block_, depth_});
    } else if (r.kind == ShellRedirection::Kind::kHereString) {
      out.push_back({Line(r.target), kNoDocument, block_, depth_});
    }
  }
  return out.empty() ? std::exchange(piped_, {}) : out;
}

Word ShellFiles::Line(const Word& word) {
  WordBuilder line(word, arena_);
  line.Start(0);
  line.Append(word, 0, word.text.size());
  line.Fill("\n");
  return line.Finish(word.text.size());
}

Word ShellFiles::Echo(const ShellCommand& command, size_t first) {
  bool ends_line = true, escapes = echo_reads_escapes_;
  for (; first < command.words.size(); ++first) {
    const std::string_view text = command.words[first].text;
    if (text.size() < 2 || text[0] != '-' || text.find_first_not_of("neE", 1) != std::string_view::npos) break;
    ends_line &= !text.contains('n');
    if (const size_t last = text.find_last_of("eE"); last != std::string_view::npos) escapes = text[last] == 'e';
  }
  const Word nowhere;
  WordBuilder line(nowhere, arena_);
  line.Start(0);
  for (size_t i = first; i < command.words.size(); ++i) {
    const Word& word = command.words[i];
    if (i > first) line.Fill(" ");
    size_t done = 0;
    for (size_t at = escapes ? word.text.find('\\') : std::string_view::npos; at != std::string_view::npos && at + 1 < word.text.size();
         at = word.text.find('\\', done)) {
      const char c = word.text[at + 1];
      const std::string_view meaning = c == 'n' ? "\n" : c == 't' ? "\t" : c == '\\' ? "\\" : "";
      if (meaning.empty()) {
        line.Append(word, done, at + 2);
      } else {
        line.Append(word, done, at);
        line.Fill(meaning);
      }
      done = at + 2;
    }
    line.Append(word, done, word.text.size());
  }
  if (ends_line) line.Fill("\n");
  return line.Finish(0);
}

// %s takes a word and %% is a percent sign; the format is used again while words are left. Nothing for other formats.
Word ShellFiles::Printf(const ShellCommand& command, size_t first) {
  const Word nowhere;
  WordBuilder line(nowhere, arena_);
  line.Start(0);
  if (first < command.words.size() && command.words[first].text == "--") ++first;
  if (first >= command.words.size()) return line.Finish(0);
  const Word& format = command.words[first];
  size_t next = first + 1;
  do {
    const size_t before = next;
    size_t done = 0;
    for (size_t at = 0; at + 1 < format.text.size(); ++at) {
      const char c = format.text[at], d = format.text[at + 1];
      if (c != '%' && c != '\\') continue;
      line.Append(format, done, at);
      done = at + 2;
      if (c == '\\') {
        line.Fill(d == 'n' ? "\n" : d == 't' ? "\t" : d == '\\' ? "\\" : format.text.substr(at, 2));
      } else if (d == '%') {
        line.Fill("%");
      } else if (d == 's' || d == 'd' || d == 'i') {
        if (next < command.words.size()) line.Append(command.words[next], 0, command.words[next].text.size());
        ++next;
      } else {
        line.Start(0);
        return line.Finish(0);
      }
      ++at;
    }
    line.Append(format, done, format.text.size());
    if (next == before) break;
  } while (next < command.words.size());
  return line.Finish(0);
}

void ShellFiles::Write(const ShellCommand& command, const Word& target, bool appends, std::vector<Chunk> chunks) {
  const auto [known, is_new] = last_of_.emplace(std::string(target.text), files_.size());
  if (is_new || !appends) {
    known->second = files_.size();
    files_.push_back({target, {}, command.begin, command.end, !appends, IsDocumentName(target.text), depth_});
  }
  File& file = files_[known->second];
  file.end = std::max(file.end, command.end);
  for (Chunk& chunk : chunks) file.chunks.push_back(std::move(chunk));
}

void ShellFiles::OnHereDocument(uint32_t document, const Word& body) {
  if (std::find(wanted_.begin(), wanted_.end(), document) == wanted_.end()) return;
  documents_.emplace(document, body);
  std::erase(wanted_, document);
}

// All chunks as one text. What stands in another branch than the least deep ones may be there or not; if that is how the file
// begins, something else may be in it.
Word ShellFiles::Text(const File& file, bool& complete) {
  const auto least = std::min_element(file.chunks.begin(), file.chunks.end(),
                                      [](const Chunk& a, const Chunk& b) { return a.depth < b.depth; });
  if (file.depth > least->depth) complete = false;
  const Word nowhere;
  WordBuilder text(nowhere, arena_);
  text.Start(0);
  std::vector<Word::Hole> optional;
  for (const Chunk& chunk : file.chunks) {
    const auto document = documents_.find(chunk.document);
    if (chunk.document != kNoDocument && document == documents_.end()) complete = false;
    const Word& part = document == documents_.end() ? chunk.text : document->second;
    const size_t begin = text.text().size();
    text.Append(part, 0, part.text.size());
    if (chunk.block != least->block) {
      optional.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(text.text().size()), true});
    }
  }
  Word word = text.Finish(0);
  if (optional.empty()) return word;
  optional.insert(optional.begin(), word.holes.begin(), word.holes.end());
  word.holes = arena_.KeepAll<Word::Hole>(optional);
  return word;
}

std::vector<WrittenFile> ShellFiles::Take(text::FileId id) {
  std::vector<WrittenFile> out;
  for (const File& file : files_) {
    if (file.chunks.empty()) continue;
    bool complete = file.whole;
    Word text = Text(file, complete);
    text.span.file = id;
    out.push_back({std::move(text), file.target, complete, file.is_document, file.begin, file.end});
  }
  return out;
}

std::optional<Fragment> ReadWritten(const Word& text, std::string_view path) {
  const std::string_view extension = Extension(PlainName(path));
  const bool defaults = IsDefaultsFile(path);
  const bool named = defaults || extension == ".conf" || extension == ".properties";
  if (text.text.empty() || !named || (!defaults && !ReadsLikeProperties(text.text))) return std::nullopt;
  Fragment fragment = ParseProperties(text, defaults ? Layer::kDefaultsFile : Layer::kPropertiesFile);
  if (fragment.settings.empty() && fragment.problems.empty()) return std::nullopt;
  NoteSetTwice(fragment);
  fragment.title = std::string(BaseName(path));
  return fragment;
}

}  // namespace sparkvet::carrier
