#include "api/policies.h"

#include "api/codec.h"
#include "api/path_places.h"

EMC_INSTANTIATE_JSON(emc::Policy)
EMC_INSTANTIATE_JSON(emc::PolicyPage)
EMC_INSTANTIATE_JSON(emc::PolicyFile)
EMC_INSTANTIATE_QUERY(emc::PolicyQuery)
