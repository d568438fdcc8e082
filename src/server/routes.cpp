#include "server/accounts.h"
#include "server/incidents.h"
#include "server/password.h"
#include "server/profile.h"
#include "server/router.h"
#include "server/sessions.h"

namespace emc::server {
namespace {

Result<SessionView> sign_in_once_more(CallOf<CreateSession>& call, const SignIn& input) {
    return sign_in_again(call, input);
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
    return router;
}

}  // namespace emc::server
