#include "api/orders.h"

#include "api/codec.h"
#include "api/path_places.h"

EMC_INSTANTIATE_JSON(emc::OrderRequest)
EMC_INSTANTIATE_JSON(emc::Order)
EMC_INSTANTIATE_QUERY(emc::OrderQuery)
EMC_INSTANTIATE_JSON(emc::OrderPage)
EMC_INSTANTIATE_JSON(emc::OrderCounts)
EMC_INSTANTIATE_QUERY(emc::OrderKey)
EMC_INSTANTIATE_PATH(emc::OrderKey)
EMC_INSTANTIATE_JSON(emc::OrderAction)
EMC_INSTANTIATE_PATH(emc::OrderAction)
// Kept on the device while it is being written.
EMC_INSTANTIATE_JSON(emc::ContractDraft)
