// 企业资料: read, replaced as a whole, and every version kept.
#pragma once

#include <string>

#include "api/profile.h"
#include "server/call.h"

namespace emc::server {

struct ProfileAuthor {
    std::string tenant_id;
    std::string account_id;
    InstantMs now = 0;
};

// The first version; what a registration tells is not yet a complete profile, so it is not checked.
Result<void> insert_profile(Transaction& transaction, const Profile& profile,
                            const ProfileAuthor& author);

Result<ProfileView> read_profile(CallOf<ReadProfile>& call, const Nothing& input);
Result<ProfileView> update_profile(CallOf<UpdateProfile>& call, const Profile& input);
Result<ProfileVersionsPage> list_profile_versions(CallOf<ListProfileVersions>& call,
                                                  const ProfileVersionsInput& input);

}  // namespace emc::server
