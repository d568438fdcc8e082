#include "api/profile.h"

#include "api/codec.h"

EMC_INSTANTIATE_JSON(emc::Profile)
EMC_INSTANTIATE_JSON(emc::ProfileView)
EMC_INSTANTIATE_JSON(emc::ProfileVersionsPage)
EMC_INSTANTIATE_QUERY(emc::ProfileVersionsInput)
