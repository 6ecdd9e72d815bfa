// For tests: one command of a script, on one release, while spark-submit's own part is played.
//
//   const OneCommand one("spark-submit --master yarn --class A a.jar", {3, 5});
//   one.Played([](SubmitView& view, Submission& s) { … })  ->  the settings as they are then, whose texts are the command's
#ifndef SPARKVET_LIB_DRIVER_COMMAND_FIXTURE_H_
#define SPARKVET_LIB_DRIVER_COMMAND_FIXTURE_H_

#include <string>
#include <utility>
#include <vector>

#include "lib/base/check.h"
#include "lib/carrier/shell.h"
#include "lib/driver/builtin_fixture.h"
#include "lib/driver/submission.h"
#include "lib/resolve/resolve.h"
#include "lib/text/source.h"

namespace sparkvet::driver {

class OneCommand {
 public:
  OneCommand(std::string command, spark::Release release) {
    static const carrier::SubmitOptions options(image::BuiltIn());
    const text::FileId script = sources_.Add("job.sh", std::move(command));
    fragments_ = carrier::ParseShell(sources_[script].text(), script, options);
    SV_CHECK(fragments_.size() == 1);
    said_.release = release;
    input_.subject = &fragments_[0];
  }
  OneCommand(const OneCommand&) = delete;
  OneCommand& operator=(const OneCommand&) = delete;

  template <class How>
  resolve::Resolved Played(How how) const& {
    resolve::Resolved resolved = resolve::Resolve(input_, said_, Catalogue());
    Submission submission(resolved, fragments_[0], {.through_launcher = true});
    SubmitView view(Catalogue(), resolved, submission);
    how(view, submission);
    submission.Finish();
    return resolved;
  }
  template <class How>
  resolve::Resolved Played(How how) const&& = delete;  // the settings would outlive their texts

 private:
  text::SourceSet sources_;
  std::vector<carrier::Fragment> fragments_;
  resolve::Said said_;
  resolve::Input input_;
};

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_COMMAND_FIXTURE_H_
