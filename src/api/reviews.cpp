#include "api/reviews.h"

#include "api/codec.h"
#include "api/path_places.h"

EMC_INSTANTIATE_JSON(emc::Review)
EMC_INSTANTIATE_JSON(emc::ReviewPage)
EMC_INSTANTIATE_JSON(emc::ReviewCounts)
EMC_INSTANTIATE_QUERY(emc::ReviewQuery)
EMC_INSTANTIATE_QUERY(emc::ReviewKey)
EMC_INSTANTIATE_PATH(emc::ReviewKey)
