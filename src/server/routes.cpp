#include "server/accounts.h"
#include "server/consultations.h"
#include "server/demands.h"
#include "server/files.h"
#include "server/incidents.h"
#include "server/messages.h"
#include "server/orders.h"
#include "server/password.h"
#include "server/policies.h"
#include "server/profile.h"
#include "server/review_statistics.h"
#include "server/reviews.h"
#include "server/router.h"
#include "server/services.h"
#include "server/sessions.h"
#include "server/shops.h"
#include "server/verifications.h"

namespace emc::server {
namespace {

Result<SessionView> sign_in_once_more(CallOf<CreateSession>& call, const SignIn& input) {
    return sign_in_again(call, input);
}

void bind_services(Router& router) {
    router.bind<SearchServices>(&search_services);
    router.bind<ReadService>(&read_service);
    router.bind<ListServiceRatings>(&list_service_ratings);
    router.bind<ListFavorites>(&list_favorites);
    router.bind<SetFavorite>(&set_favorite);
    router.bind<ListOwnServices>(&list_own_services);
    router.bind<ReadOwnService>(&read_own_service);
    router.bind<CreateService>(&create_service);
    router.bind<UpdateService>(&update_service);
    router.bind<ActOnService>(&act_on_service);
}

void bind_consultations(Router& router) {
    router.bind<CreateConsultation>(&create_consultation);
    router.bind<ListConsultations>(&list_consultations);
    router.bind<ReadConsultation>(&read_consultation);
    router.bind<ActOnConsultation>(&act_on_consultation);
}

void bind_shops(Router& router) {
    router.bind<CreateShop>(&create_shop);
    router.bind<ReadOwnShop>(&read_own_shop);
    router.bind<ReadShop>(&read_shop);
    router.bind<ActOnShop>(&act_on_shop);
    router.bind<SearchShops>(&search_shops);
    router.bind<ReadShopView>(&read_shop_view);
    router.bind<ReadPartyMarks>(&read_party_marks);
    router.bind<ReadOwnVerification>(&read_own_verification);
    router.bind<CreateVerification>(&create_verification);
    router.bind<ReadVerification>(&read_verification);
    router.bind<ActOnVerification>(&act_on_verification);
}

void bind_demands(Router& router) {
    router.bind<CreateDemand>(&create_demand);
    router.bind<ListDemands>(&list_demands);
    router.bind<ReadDemand>(&read_demand);
    router.bind<ActOnDemand>(&act_on_demand);
    router.bind<ListHall>(&list_hall);
    router.bind<ReadHallDemand>(&read_hall_demand);
}

}  // namespace

Router make_router() {
    Router router;
    router.bind<RegisterAccount>(&register_account, &register_again);
    router.bind<CreateSession>(&sign_in, &sign_in_once_more);
    router.bind<ReadSession>(&read_session);
    router.bind<DeleteSession>(&sign_out);
    router.bind<ChangePassword>(&change_password, &change_again);
    router.bind<ReadProfile>(&read_profile);
    router.bind<UpdateProfile>(&update_profile);
    router.bind<ListProfileVersions>(&list_profile_versions);
    router.bind<ReportIncident>(&report_incident);
    bind_services(router);
    bind_consultations(router);
    bind_demands(router);
    router.bind<CreateOrder>(&create_order);
    router.bind<ListOrders>(&list_orders);
    router.bind<CountOrders>(&count_orders);
    router.bind<ReadOrder>(&read_order);
    router.bind<ActOnOrder>(&act_on_order);
    router.bind<ListMessages>(&list_messages);
    router.bind<MarkMessagesRead>(&mark_messages_read);
    router.bind<AwaitMessages>(&await_messages);
    router.bind<CreateUpload>(&create_upload);
    router.bind<AddUploadPiece>(&add_upload_piece);
    router.bind<ReadUpload>(&read_upload);
    router.bind<CancelUpload>(&cancel_upload);
    router.bind<DownloadFile>(&download_file);
    router.bind<ListPolicies>(&list_policies);
    router.bind<ListReviews>(&list_reviews);
    router.bind<ReadReview>(&read_review);
    router.bind<CountReviews>(&count_reviews);
    bind_shops(router);
    router.bind<ReadReviewStatistics>(&read_review_statistics);
    router.bind<DownloadReviewStatistics>(&download_review_statistics);
    return router;
}

}  // namespace emc::server
