// Tells of a play that was written down (submit_script.h) who uses what: of every input the visits that ask for it.
//
//   visit 9    let name = yarnName    when name == null …     definition 4 of "name"
//   visit 10   let name = mainClass   when name == null       uses the kind of definition 4; definition 5 of "name"
//
// A slot is defined again and again; a visit uses what the last definition before it left, as in a compiler's single assignment
// form. What was not held defines nothing. It does not say what a visit would use that goes another way than it went here:
// whoever plays it otherwise has all slots at hand.
#ifndef SPARKVET_LIB_DRIVER_SUBMIT_USERS_H_
#define SPARKVET_LIB_DRIVER_SUBMIT_USERS_H_

#include "lib/driver/lists.h"
#include "lib/driver/submit_script.h"

namespace sparkvet::driver {

// `inputs`: by visit; of what was skipped only those of its `when`.
void FindUsers(SubmitScript& script, const Lists<SubmitScript::Input>& inputs);

}  // namespace sparkvet::driver

#endif  // SPARKVET_LIB_DRIVER_SUBMIT_USERS_H_
