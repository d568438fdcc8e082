#include "server/accounts.h"
#include "server/consultations.h"
#include "server/files.h"
#include "server/incidents.h"
#include "server/messages.h"
#include "server/orders.h"
#include "server/password.h"
#include "server/policies.h"
#include "server/profile.h"
#include "server/reviews.h"
#include "server/router.h"
#include "server/services.h"
#include "server/sessions.h"

namespace emc::server {
namespace {

Result<SessionView> sign_in_once_more(CallOf<CreateSession>& call, const SignIn& input) {
    return sign_in_again(call, input);
}

void bind_services(Router& router) {
    router.bind<SearchServices>(&search_services);
    router.bind<ReadService>(&read_service);
    router.bind<ListServiceRatings>(&list_service_ratings);
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
    return router;
}

}  // namespace emc::server
