// 微商城: applications, what the window does with them, and the shops that anybody sees.
#pragma once

#include "api/shops.h"
#include "server/call.h"
#include "server/case_store.h"

namespace emc {

// Found by the entity's own namespace, see server/case_store.h.
// `category` is the name as it is compared with others'.
server::CaseColumns columns_of(const Shop& shop);

}  // namespace emc

namespace emc::server {

Result<Shop> create_shop(CallOf<CreateShop>& call, const ShopApplication& application);
Result<OwnShop> read_own_shop(CallOf<ReadOwnShop>& call, const Nothing& input);
Result<Shop> read_shop(CallOf<ReadShop>& call, const ShopKey& key);
Result<Shop> act_on_shop(CallOf<ActOnShop>& call, const ShopAction& action);

Result<ShopPage> search_shops(CallOf<SearchShops>& call, const ShopQuery& query);
Result<ShopView> read_shop_view(CallOf<ReadShopView>& call, const ShopKey& key);
Result<PartyMarks> read_party_marks(CallOf<ReadPartyMarks>& call, const PartyKey& key);

}  // namespace emc::server
