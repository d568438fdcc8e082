#include "api/password.h"

#include "api/codec.h"

EMC_INSTANTIATE_JSON(emc::PasswordChange)
