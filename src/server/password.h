// 密码修改.
#pragma once

#include "api/password.h"
#include "server/call.h"

namespace emc::server {

Result<Nothing> change_password(CallOf<ChangePassword>& call, const PasswordChange& input);
// The same change once more, with the session that it ended: nothing is left to do for whoever
// knows the new password.
Result<Nothing> change_again(CallOf<ChangePassword>& call, const PasswordChange& input);

}  // namespace emc::server
