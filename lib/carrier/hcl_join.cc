#include "lib/carrier/hcl_join.h"

#include <string>
#include <utility>
#include <vector>

#include "lib/carrier/hcl_cursor.h"
#include "lib/carrier/hcl_template.h"
#include "lib/carrier/hcl_tokens.h"

namespace sparkvet::carrier {
namespace {

void Append(const SourceMap& part, SourceMap& out) {
  const std::vector<Word::Piece> pieces = part.Pieces();
  for (size_t i = 0; i < pieces.size(); ++i) {
    const size_t end = i + 1 < pieces.size() ? pieces[i + 1].text_at : part.text().size();
    const std::string_view bytes = std::string_view(part.text()).substr(pieces[i].text_at, end - pieces[i].text_at);
    if (pieces[i].escape == 0) out.Copy(bytes, pieces[i].source_at);
    else out.Insert(bytes, pieces[i].source_at, pieces[i].source_at + pieces[i].escape);
  }
}

}  // namespace

std::optional<SourceMap> DecodeHclJoin(std::string_view text, text::Span call) {
  const HclTokens read = ReadHclTokens(text.substr(0, call.end), call.file, call.begin);
  HclCursor in(text, read.tokens);
  in.line_ends_count = false;
  // join ( "…" , [
  std::vector<uint32_t> head;
  for (uint32_t at = in.Next(0); head.size() < 5 && at < in.last(); at = in.Next(at + 1)) head.push_back(at);
  if (read.problem || head.size() < 5 || in.TextOf(head[0]) != "join" || !in[head[1]].Is('(') || in[head[2]].kind != HclToken::Kind::kText || !in[head[3]].Is(',') || !in[head[4]].Is('[')) {
    return std::nullopt;
  }
  const auto decode = [&](uint32_t token) { return DecodeHcl(text, *HclTemplateAt(text, in[token].begin), call.file); };
  const HclText separator = decode(head[2]);
  uint32_t at = in.SkipLineEnds(head[4] + 1);
  const bool is_loop = in.TextOf(at) == "for";
  const uint32_t close = in[head[4]].partner;
  uint32_t behind = in.Next(close + 1);
  if (in[behind].Is(',')) behind = in.Next(behind + 1);
  if (separator.is_open || is_loop || behind != in[head[1]].partner) return std::nullopt;
  SourceMap out(call.file);
  for (bool is_first = true; at != close; is_first = false) {
    const uint32_t end = in.EndOf(at);
    if (end == at) return std::nullopt;
    if (!is_first) out.Insert(separator.map.text(), in[at].begin, in[at].begin);
    if (in[at].kind == HclToken::Kind::kText && in.Next(at + 1) == end) {
      Append(decode(at).map, out);
    } else {
      out.Insert(HclPlaceholder(text.substr(in[at].begin, in[end - 1].end - in[at].begin)), in[at].begin, in[end - 1].end);
    }
    at = in.SkipLineEnds(end + (in[end].Is(',') ? 1 : 0));
  }
  return out;
}

}  // namespace sparkvet::carrier
