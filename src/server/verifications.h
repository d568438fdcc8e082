// 企业认证.
#pragma once

#include <string>

#include "api/verifications.h"
#include "server/call.h"
#include "server/case_store.h"

namespace emc {

// Found by the entity's own namespace, see server/case_store.h.
server::CaseColumns columns_of(const Verification& verification);

}  // namespace emc

namespace emc::server {

Result<OwnVerification> read_own_verification(CallOf<ReadOwnVerification>& call,
                                              const Nothing& input);
Result<Verification> create_verification(CallOf<CreateVerification>& call,
                                         const VerificationRequest& request);
Result<Verification> read_verification(CallOf<ReadVerification>& call, const VerificationKey& key);
Result<Verification> act_on_verification(CallOf<ActOnVerification>& call,
                                         const VerificationAction& action);

// In the transaction that changes the profile: whether who the enterprise is has changed since it
// was submitted for verification, and if so, what follows. True if others see it as it was until
// the window has confirmed the change.
Result<bool> follow_identity(Transaction& transaction, Call& call, const Profile& profile);

}  // namespace emc::server
