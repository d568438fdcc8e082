#include "api/demands.h"

#include "api/codec.h"
#include "api/path_places.h"

EMC_INSTANTIATE_JSON(emc::NewDemand)
EMC_INSTANTIATE_JSON(emc::Demand)
EMC_INSTANTIATE_JSON(emc::DemandDraft)
EMC_INSTANTIATE_JSON(emc::DemandAction)
EMC_INSTANTIATE_JSON(emc::DemandPage)
EMC_INSTANTIATE_JSON(emc::HallPage)
EMC_INSTANTIATE_JSON(emc::HallDemand)
EMC_INSTANTIATE_QUERY(emc::DemandQuery)
EMC_INSTANTIATE_QUERY(emc::DemandKey)
EMC_INSTANTIATE_QUERY(emc::HallQuery)
EMC_INSTANTIATE_PATH(emc::DemandKey)
EMC_INSTANTIATE_PATH(emc::DemandAction)
