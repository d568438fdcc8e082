// 密码修改.
#pragma once

#include "api/password.h"
#include "server/call.h"

namespace emc::server {

Result<Nothing> change_password(CallOf<ChangePassword>& call, const PasswordChange& input);

}  // namespace emc::server
