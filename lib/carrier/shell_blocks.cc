// The part of ShellReader that reads what separates commands and encloses them: reserved words, operators, parentheses.
#include <utility>

#include "lib/carrier/shell_reader.h"
#include "lib/carrier/shell_scan.h"

namespace sparkvet::carrier {

bool ShellReader::Reserved(List& list, const Word& word, std::string_view written) {
  const std::string_view text = word.text;
  std::vector<Word>& words = list.command.words;
  if (!words.empty()) {
    const std::string_view first = words.front().text;
    if (!IsWrittenAs(written, text)) return false;
    if (first == "case" && text == "in" && words.size() == 2) {
      ++list.open_cases;
      list.open.push_back(Open::kCase);
      words.clear();
      return true;
    }
    odd_case_ |= first == "case" && text == "in";
    if (first == "function" && text == "{") {
      words.clear();
      Enter(list, Open::kGroup, ShellBlock::kFunction);
      return true;
    }
    return false;
  }
  if (!IsWrittenAs(written, text)) return false;
  const auto top = [&] { return list.open.empty() ? Open::kGroup : list.open.back(); };
  if (text == "if") {
    list.open.push_back(Open::kIf);
  } else if (text == "then") {
    CloseAndOr(list);
    if (!list.open.empty() && top() == Open::kIf) {
      list.open.pop_back();
      Enter(list, Open::kThen, ShellBlock::kBranch);
    }
  } else if (text == "elif" || text == "else") {
    CloseAndOr(list);
    if (!list.open.empty() && top() == Open::kThen) sink_->OnNextBranch();
  } else if (text == "while" || text == "until") {
    Enter(list, Open::kWhile, ShellBlock::kLoop);
  } else if (text == "do") {
    CloseAndOr(list);
    // That of `for`, which is no reserved word here, begins with its body.
    if (!list.open.empty() && top() == Open::kWhile) {
      list.open.back() = Open::kLoop;
    } else {
      Enter(list, Open::kLoop, ShellBlock::kLoop);
    }
  } else if (text == "{") {
    Enter(list, Open::kGroup, list.function ? ShellBlock::kFunction : ShellBlock::kGroup);
  } else if (text == "fi" || text == "done" || text == "}" || text == "esac") {
    CloseAndOr(list);
    if (text == "esac" && list.open_cases > 0) --list.open_cases;
    if (!list.open.empty()) Exit(list);
  }
  list.function = false;
  list.started = false;
  return true;
}

void ShellReader::Enter(List& list, Open open, ShellBlock block) {
  list.open.push_back(open);
  sink_->OnEnter(block, at_);
}

void ShellReader::Exit(List& list) {
  const Open open = list.open.back();
  list.open.pop_back();
  if (open != Open::kIf && open != Open::kCase) sink_->OnExit(at_);
}

// Ends what && and || made depend on what came before.
void ShellReader::CloseAndOr(List& list) {
  while (!list.open.empty() && (list.open.back() == Open::kAnd || list.open.back() == Open::kOr)) Exit(list);
}

void ShellReader::Finish(List& list, bool ends_line, bool pipes) {
  ShellCommand& command = list.command;
  if (!command.words.empty() || !command.redirections.empty() || pipes) {
    command.end = at_;
    command.ends_line = ends_line;
    command.pipes = pipes;
    if (captures_at_ == depth_) {
      captured_ += list.open.empty() ? 1 : 2;
      if (captured_ == 1 && !command.words.empty() && command.words[0].text == "echo") captured_echo_ = command;
    }
    sink_->OnCommand(command);
  }
  command.Clear();
  if (depth_ <= assigned_depth_) room_.assigned_now.clear();
  list.started = list.skims = false;
  list.assigns = true;
}

void ShellReader::Operator(List& list) {
  if (peek() == '&' && peek(1) == '>') {  // &> file
    ++at_;
    return Redirection(list);
  }
  const bool and_then = Looking("&&"), or_else = Looking("||");
  const bool pipes = !or_else && peek() == '|';
  const bool ends_case = Looking(";;") || Looking(";&");
  Finish(list, false, pipes);
  while (peek() == ';' || peek() == '|' || (peek() == '&' && peek(1) != '>')) ++at_;
  if (pipes) {
    list.goes_on = true;
    return;
  }
  if (and_then || or_else) {
    const Open kind = and_then ? Open::kAnd : Open::kOr;
    if (list.open.empty() || list.open.back() != Open::kAnd || or_else) {
      CloseAndOr(list);
      Enter(list, kind, and_then ? ShellBlock::kAnd : ShellBlock::kBranch);
    }
    list.goes_on = true;
    return;
  }
  CloseAndOr(list);
  if (ends_case && !list.open.empty() && list.open.back() == Open::kCaseBranch) sink_->OnNextBranch();
}

void ShellReader::NewLine(List& list) {
  const std::vector<Word>& words = list.command.words;
  const bool function = words.size() == 2 && words[0].text == "function";
  Finish(list, true);
  ++at_;
  list.function |= function;
  if (!list.goes_on) CloseAndOr(list);
  if (!here_documents_.empty()) HereDocuments();
}

void ShellReader::OpenParenthesis(List& list) {
  if (const size_t close = ArithmeticEnd(upto_end(), at_); close != at_) {
    sink_->OnExpression(text_.substr(at_, close - at_));
    at_ = close;
    return;
  }
  if (peek(1) == ')') {  // the head of a function
    at_ += 2;
    list.Restart();
    list.function = true;
    return;
  }
  if (list.open_cases > 0 && list.command.words.empty()) {  // the optional one before a pattern
    ++at_;
    return;
  }
  ++at_;
  sink_->OnEnter(std::exchange(list.function, false) ? ShellBlock::kFunction : ShellBlock::kSubshell, at_);
  ReadList(Until::kParenthesis);
  sink_->OnExit(at_);
}

bool ShellReader::CloseParenthesis(List& list, Until until) {
  ++at_;
  if (list.open_cases > 0) {  // behind a pattern
    list.Restart();
    CloseAndOr(list);
    if (!list.open.empty() && list.open.back() == Open::kCase) {
      list.open.pop_back();
      Enter(list, Open::kCaseBranch, ShellBlock::kBranch);
    }
    return true;
  }
  Finish(list, false);
  list.closed = until == Until::kParenthesis;
  return !list.closed;
}

}  // namespace sparkvet::carrier
