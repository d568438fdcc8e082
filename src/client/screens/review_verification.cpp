// 企业认证审核 at the window's desk.
#include <algorithm>

#include "api/verifications.h"
#include "client/screens/decided_case.h"
#include "client/screens/review_kinds.h"
#include "client/screens/verification_facts_view.h"

namespace emc {
namespace {

struct VerificationKind {
    using Read = ReadVerification;
    using Act = ActOnVerification;
    using Entity = Verification;
    using Action = VerificationAction;
    static constexpr ReviewKind kind = ReviewKind::Verification;
    static constexpr VerificationCommand approve = VerificationCommand::Approve;
    static constexpr VerificationCommand turn_down = VerificationCommand::Return;

    static VerificationKey key_of(const std::string& id) { return {id}; }
    static Action action_on(const Entity& verification, VerificationCommand command) {
        Action action;
        action.verification_id = verification.verification_id;
        action.command = command;
        action.expected_version = verification.version;
        return action;
    }
    static bool is_open(const Entity& verification, VerificationCommand command) {
        return std::ranges::contains(open_commands(verification, CaseActor::Window), command);
    }
    static void draw(ui::Ui& ui, const Entity& verification) {
        draw_verification_facts(ui, verification);
        draw_verification_progress(ui, verification);
    }
};

}  // namespace

std::unique_ptr<ReviewCase> make_verification_review() {
    return std::make_unique<DecidedCase<VerificationKind>>();
}

}  // namespace emc
