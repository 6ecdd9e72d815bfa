// Properties files and documents that a script writes: by a here-document, by echo, printf and cat, through tee, and by
// groups of these.
//
//   cat > $SPARK_HOME/conf/spark-defaults.conf <<EOF … EOF
//   { echo "spark.master yarn"; echo "spark.executor.cores 4"; } >> conf/spark-defaults.conf
//     ->  one fragment of properties for each file, its settings at their places in the script
//   kubectl apply -f - <<EOF … EOF
//   cat > app.yaml <<EOF … EOF
//     ->  the text, a document of YAML
//
// A file counts by its name (spark-defaults.conf), or as a .conf or .properties whose text is made of Spark's
// keys; scripts (run.sh) are handed out, too. What a branch of the script adds is there, but unknown; a file that is only added to,
// or begun in a branch and added to outside of it, may hold more. One that a branch writes alone is judged as if the branch were taken, as a command is.
#ifndef SPARKVET_LIB_CARRIER_SHELL_FILES_H_
#define SPARKVET_LIB_CARRIER_SHELL_FILES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/carrier/fragment.h"
#include "lib/carrier/shell_reader.h"

namespace sparkvet::carrier {

struct WrittenFile {
  Word text;
  Word target;
  bool complete;      // nothing else can be in it
  bool is_document;   // of YAML or JSON
  size_t begin, end;  // of the commands that write it, in the script
};

// What a text says that is written to a file of that name; nothing if it is no properties file.
std::optional<Fragment> ReadWritten(const Word& text, std::string_view path);

class ShellFiles {
 public:
  // `arena` keeps the texts.
  explicit ShellFiles(text::Arena& arena) : arena_(arena) {}

  // As empty as a new one; its room is used again.
  void Clear();

  // Whether echo takes \n for a line end unasked, as that of Debian's and Ubuntu's /bin/sh does; that of bash does not.
  void LetEchoReadEscapes(bool reads) { echo_reads_escapes_ = reads; }

  void OnCommand(const ShellCommand& command) {
    last_command_ = command.words.empty() ? std::string_view() : command.words[0].text;
    // What nearly all print goes nowhere, and they are given nothing to read.
    if (!command.redirections.empty() || command.pipes || open_groups_ > 0 || !closed_.empty() || !piped_.empty()) Note(command);
  }
  // Whether words of a command may be written to a file that it does not name itself, or tell what it makes of its input.
  bool WantsOperands() const { return open_groups_ > 0 || !piped_.empty(); }
  void OnHereDocument(uint32_t document, const Word& body);
  void OnEnter(ShellBlock block);
  void OnNextBranch();
  void OnExit();

  // When all has been read.
  std::vector<WrittenFile> Take(text::FileId file);

 private:
  static constexpr uint32_t kNoDocument = UINT32_MAX;
  // A piece of output: a text, or a here-document whose body is yet to come.
  struct Chunk {
    Word text;
    uint32_t document = kNoDocument;
    uint32_t block = 0;  // the branch or loop that it stands in
    size_t depth = 0;
  };
  struct File {
    Word target;
    std::vector<Chunk> chunks;
    size_t begin, end;
    bool whole;  // begins with this script: written by >, not by >>
    bool is_document;
    size_t depth;  // of the command that begins it
  };
  struct Open {
    ShellBlock block;
    bool conditional;
    uint32_t outer_block;
    std::vector<Chunk> output;
  };

  void Note(const ShellCommand& command);
  bool IsTaken(const ShellCommand& command) const;
  bool Tests() const;
  std::vector<Chunk> Output(const ShellCommand& command);
  bool HasInput(const ShellCommand& command) const;
  std::vector<Chunk> Input(const ShellCommand& command);
  Word Echo(const ShellCommand& command, size_t first);
  Word Printf(const ShellCommand& command, size_t first);
  Word Line(const Word& word);
  void Write(const ShellCommand& command, const Word& target, bool appends, std::vector<Chunk> chunks);
  void Leave(std::vector<Chunk> chunks);
  Word Text(const File& file, bool& complete);

  text::Arena& arena_;
  std::vector<File> files_;
  std::unordered_map<std::string, size_t> last_of_;  // by target
  std::unordered_map<uint32_t, Word> documents_;
  std::vector<uint32_t> wanted_;
  std::vector<Open> open_;
  size_t open_groups_ = 0;  // those of open_ whose output may go to a file
  std::vector<Chunk> closed_;  // what the group that ended last has printed
  std::vector<Chunk> piped_;
  std::string_view last_command_;  // the first word of the last command: it may ask a question
  uint32_t block_ = 0, next_block_ = 1;
  size_t depth_ = 0;
  bool echo_reads_escapes_ = false;
};

}  // namespace sparkvet::carrier

#endif  // SPARKVET_LIB_CARRIER_SHELL_FILES_H_
