// 找服务 and 服务管理.
#pragma once

#include "api/services_own.h"
#include "server/call.h"

namespace emc::server {

Result<ServicePage> search_services(CallOf<SearchServices>& call, const ServiceQuery& query);
Result<ServiceView> read_service(CallOf<ReadService>& call, const ServiceKey& key);
Result<PublicRatingPage> list_service_ratings(CallOf<ListServiceRatings>& call,
                                              const ServiceRatingsInput& input);
Result<ServicePage> list_favorites(CallOf<ListFavorites>& call, const FavoriteQuery& query);
Result<Nothing> set_favorite(CallOf<SetFavorite>& call, const FavoriteInput& input);

Result<ServicePage> list_own_services(CallOf<ListOwnServices>& call, const OwnServiceQuery& query);
Result<ServiceItem> read_own_service(CallOf<ReadOwnService>& call, const ServiceKey& key);
Result<ServiceItem> create_service(CallOf<CreateService>& call, const ServiceDraft& draft);
Result<ServiceItem> update_service(CallOf<UpdateService>& call, const ServiceUpdate& update);
Result<ServiceItem> act_on_service(CallOf<ActOnService>& call, const ServiceAction& action);

}  // namespace emc::server
