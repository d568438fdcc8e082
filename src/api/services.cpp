#include "api/services.h"

#include "api/codec.h"
#include "api/path_places.h"
#include "api/services_own.h"

EMC_INSTANTIATE_QUERY(emc::ServiceQuery)
EMC_INSTANTIATE_JSON(emc::ServicePage)
EMC_INSTANTIATE_QUERY(emc::ServiceKey)
EMC_INSTANTIATE_PATH(emc::ServiceKey)
EMC_INSTANTIATE_JSON(emc::ServiceView)
EMC_INSTANTIATE_QUERY(emc::ServiceRatingsInput)
EMC_INSTANTIATE_PATH(emc::ServiceRatingsInput)
EMC_INSTANTIATE_JSON(emc::PublicRatingPage)
EMC_INSTANTIATE_QUERY(emc::FavoriteQuery)
EMC_INSTANTIATE_JSON(emc::FavoriteInput)
EMC_INSTANTIATE_PATH(emc::FavoriteInput)

EMC_INSTANTIATE_QUERY(emc::OwnServiceQuery)
EMC_INSTANTIATE_JSON(emc::ServiceDraft)
EMC_INSTANTIATE_JSON(emc::ServiceItem)
EMC_INSTANTIATE_JSON(emc::ServiceUpdate)
EMC_INSTANTIATE_PATH(emc::ServiceUpdate)
EMC_INSTANTIATE_JSON(emc::ServiceAction)
EMC_INSTANTIATE_PATH(emc::ServiceAction)
