#include "lib/carrier/jenkins_images.h"

#include <algorithm>

namespace sparkvet::carrier {
namespace {

using TokenKind = GroovyToken::Kind;

// Of tokens; no description of a container is longer.
constexpr size_t kMostOfBlock = 200;

}  // namespace

JenkinsImages::JenkinsImages(std::string_view text, text::FileId file, const GroovyTokens& tokens) : text_(text), file_(file), tokens_(tokens) {
  for (size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_.Is(i, "agent")) Agent(i);
    if (tokens_.Is(i, "inside") && i > 0 && tokens_.Is(i - 1, ".")) Inside(i);
  }
  if (images_.empty()) return;
  nearest_.resize(tokens_.size(), GroovyToken::kNone);
  for (uint32_t i = 0; i < tokens_.size(); ++i) {
    const uint32_t around = tokens_[i].around;
    if (around != GroovyToken::kNone) nearest_[i] = images_.contains(around) ? around : nearest_[around];
  }
}

NamedImage JenkinsImages::Of(size_t token) const {
  if (nearest_.empty() || nearest_[token] == GroovyToken::kNone) return {};
  return images_.at(nearest_[token]);
}

// agent any, agent { docker { image 'x' } }, agent { docker 'x' }
void JenkinsImages::Agent(size_t name) {
  const uint32_t block = tokens_[name].around;
  if (block == GroovyToken::kNone) return;
  NamedImage& image = images_[block];
  image = {};
  if (!tokens_.Is(name + 1, "{")) return;
  size_t at = name + 2;
  while (tokens_.Is(at, TokenKind::kLineEnd)) ++at;
  if (!tokens_.Is(at, "docker")) return;
  if (tokens_.Is(at + 1, TokenKind::kString)) image = Named(at + 1);
  if (!tokens_.Is(at + 1, "{")) return;
  const size_t end = std::min<size_t>({tokens_[at + 1].partner, at + kMostOfBlock, tokens_.size()});
  for (; at < end; ++at) {
    if (tokens_.Is(at, "image") && tokens_.Is(at + 1, TokenKind::kString)) image = Named(at + 1);
  }
}

// docker.image('x').inside('-u root') { … }
void JenkinsImages::Inside(size_t name) {
  size_t block = name + 1;
  if (tokens_.Is(block, "(") && tokens_[block].partner != GroovyToken::kNone) block = tokens_[block].partner + 1;
  if (!tokens_.Is(block, "{")) return;
  const bool is_named = name > 4 && tokens_.Is(name - 2, ")") && tokens_.Is(name - 3, TokenKind::kString) && tokens_.Is(name - 4, "(") && tokens_.Is(name - 5, "image");
  images_[static_cast<uint32_t>(block)] = is_named ? Named(name - 3) : NamedImage();
}

NamedImage JenkinsImages::Named(size_t string) const {
  const size_t quote = tokens_.QuoteOf(string).size();
  const size_t begin = tokens_[string].begin + quote;
  const std::string_view image = text_.substr(begin, tokens_[string].end - quote - begin);
  const std::string_view version = image.find_first_of("$\\") == std::string_view::npos ? ReleaseOfImage(image) : std::string_view();
  if (version.empty()) return {};
  const auto at = static_cast<uint32_t>(version.data() - text_.data());
  return {{version, {file_, at, at + static_cast<uint32_t>(version.size())}}, image};
}

}  // namespace sparkvet::carrier
