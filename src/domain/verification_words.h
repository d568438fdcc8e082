// The closed lists of enterprise verification (实名认证).
#pragma once

#include <cstdint>
#include <span>

#include "domain/enumeration.h"

namespace emc {

// None is an enterprise that never asked for it, or took that back. Recheck: it was verified,
// and has changed what it was verified by.
enum class VerificationState : std::uint8_t { None, InReview, Verified, Returned, Recheck };
inline constexpr EnumRow<VerificationState> verification_state_rows[] = {
    {VerificationState::None, "none", {"未认证", "Not verified"}},
    {VerificationState::InReview, "in_review", {"认证审核中", "Verification in review"}},
    {VerificationState::Verified, "verified", {"已认证", "Verified"}},
    {VerificationState::Returned, "returned", {"认证未通过", "Verification returned"}},
    {VerificationState::Recheck, "recheck", {"待复核", "To be checked again"}},
};
constexpr std::span<const EnumRow<VerificationState>> enum_rows(Tag<VerificationState>) {
    return verification_state_rows;
}

enum class VerificationCommand : std::uint8_t { Submit, Revoke, Approve, Return, Recheck };
inline constexpr EnumRow<VerificationCommand> verification_command_rows[] = {
    {VerificationCommand::Submit, "submit", {"提交认证", "Submit"}},
    {VerificationCommand::Revoke, "revoke", {"撤回认证", "Take back"}},
    {VerificationCommand::Approve, "approve", {"通过", "Approve"}},
    {VerificationCommand::Return, "return", {"退回", "Return"}},
    {VerificationCommand::Recheck, "recheck", {"资料变更，提请复核", "Changed, to be checked"}},
};
constexpr std::span<const EnumRow<VerificationCommand>> enum_rows(Tag<VerificationCommand>) {
    return verification_command_rows;
}

}  // namespace emc
