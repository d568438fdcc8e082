#include "api/accounts.h"

#include "api/codec.h"

EMC_INSTANTIATE_JSON(emc::Registration)
EMC_INSTANTIATE_JSON(emc::SessionView)
EMC_INSTANTIATE_JSON(emc::Nothing)
EMC_INSTANTIATE_QUERY(emc::Nothing)
