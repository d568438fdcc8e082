#include "api/shops.h"

#include "api/codec.h"
#include "api/path_places.h"

EMC_INSTANTIATE_JSON(emc::ShopApplication)
EMC_INSTANTIATE_JSON(emc::ShopPages)
EMC_INSTANTIATE_JSON(emc::Shop)
EMC_INSTANTIATE_JSON(emc::OwnShop)
EMC_INSTANTIATE_JSON(emc::ShopAction)
EMC_INSTANTIATE_PATH(emc::ShopAction)
EMC_INSTANTIATE_QUERY(emc::ShopKey)
EMC_INSTANTIATE_PATH(emc::ShopKey)
EMC_INSTANTIATE_QUERY(emc::ShopQuery)
EMC_INSTANTIATE_JSON(emc::ShopPage)
EMC_INSTANTIATE_JSON(emc::ShopView)
EMC_INSTANTIATE_QUERY(emc::PartyKey)
EMC_INSTANTIATE_PATH(emc::PartyKey)
EMC_INSTANTIATE_JSON(emc::PartyMarks)
