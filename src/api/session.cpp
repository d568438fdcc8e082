#include "api/session.h"

#include "api/codec.h"

EMC_INSTANTIATE_JSON(emc::SignIn)
