// 实名认证: an enterprise shows its licence, its window says that it is who it says (domain.md
// §5.1). There is one case an enterprise, however often it submits.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "domain/case.h"
#include "domain/file_ref.h"
#include "domain/profile.h"
#include "domain/verification_words.h"
#include "domain/workflow.h"

namespace emc {

// What the enterprise adds to its name, code and county, which are those of its profile.
struct VerificationRequest {
    std::string legal_person;
    std::string registered_on;
    std::string agent;  // 经办人
    std::string agent_phone;
    std::optional<FileRef> licence;
    std::optional<FileRef> authorization;
    bool operator==(const VerificationRequest&) const = default;
};
constexpr auto fields(Tag<VerificationRequest>) {
    using R = VerificationRequest;
    constexpr FieldRules person{
        .required = true, .chars_min = 2, .chars_max = 20, .check = check_person_name};
    return std::tuple{
        field("legal_person", &R::legal_person, {"法定代表人", "Legal representative"}, person,
              Editor::Line, {"与营业执照一致", "As on the licence"}),
        field("registered_on", &R::registered_on, {"登记日期", "Registered on"},
              {.required = true, .check = check_date}, Editor::Date,
              {"营业执照上的成立日期", "The date on the licence"}),
        field("agent", &R::agent, {"经办人", "Agent"}, person, Editor::Line, {}, "name"),
        field("agent_phone", &R::agent_phone, {"经办人电话", "Agent's telephone"},
              {.required = true, .check = check_mobile_or_phone}, Editor::Phone,
              {"审核结果也会以电话告知", "The result is told by telephone too"}, "tel"),
        field("licence", &R::licence, {"营业执照", "Business licence"}, {.required = true}),
        field("authorization", &R::authorization, {"授权书或公函", "Letter of authorization"}),
    };
}

struct Verification {
    std::string verification_id;
    std::int64_t version = 0;
    VerificationState state = VerificationState::None;
    CaseParty enterprise;
    VerificationRequest request;
    std::vector<FieldChange> changes;  // Since it was verified; until it is again.
    std::string opinion;               // Of the last decision.
    std::string review_due_on;         // Empty: the window has nothing to do.
    bool is_due_provisional = false;
    InstantMs submitted_at = 0;
    InstantMs verified_at = 0;  // 0: it is not.
    std::vector<CaseLogEntry> log;
    InstantMs created_at = 0;
    InstantMs updated_at = 0;
    bool operator==(const Verification&) const = default;
};
constexpr auto fields(Tag<Verification>) {
    using V = Verification;
    return std::tuple{
        field("verification_id", &V::verification_id, {"认证标识", "Verification id"}),
        field("version", &V::version, {"版本", "Version"}, {.min = 0}),
        field("state", &V::state, {"认证状态", "State"}),
        field("enterprise", &V::enterprise, {"企业", "Enterprise"}),
        field("request", &V::request, {"认证材料", "What was submitted"}),
        field("changes", &V::changes, {"资料变更", "Changes"}),
        field("opinion", &V::opinion, {"审核意见", "Opinion"}, {}, Editor::Paragraph),
        field("review_due_on", &V::review_due_on, {"办理期限", "Due on"}, {}, Editor::Date),
        field("is_due_provisional", &V::is_due_provisional, {"期限暂定", "Provisional"}),
        field("submitted_at", &V::submitted_at, {"提交时间", "Submitted at"}, {.min = 0}),
        field("verified_at", &V::verified_at, {"认证时间", "Verified at"}, {.min = 0}),
        field("log", &V::log, {"操作日志", "Log"}),
        field("created_at", &V::created_at, {"创建时间", "Created at"}, {.min = 0}),
        field("updated_at", &V::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}

struct VerificationAction {
    std::string verification_id;
    VerificationCommand command = VerificationCommand::Submit;
    std::int64_t expected_version = 0;
    std::string reason;                          // Of Return; of Approve, if any.
    std::optional<VerificationRequest> request;  // Submit.
    bool operator==(const VerificationAction&) const = default;
};
constexpr auto fields(Tag<VerificationAction>) {
    using A = VerificationAction;
    return std::tuple{
        field("verification_id", &A::verification_id, {"认证标识", "Verification id"},
              {.required = true, .chars_max = 64}),
        field("command", &A::command, {"操作", "Command"}, {}, Editor::Choice),
        field("expected_version", &A::expected_version, {"版本", "Version"}, {.min = 0}),
        field("reason", &A::reason, {"审核意见", "Opinion"}, {.chars_min = 2, .chars_max = 500},
              Editor::Paragraph),
        field("request", &A::request, {"认证材料", "What is submitted"}),
    };
}

VerificationRequest normalized(VerificationRequest request);
VerificationAction normalized(VerificationAction action);

Problems check(const VerificationRequest& request);
// A registration is not of a day to come.
Problems check(const VerificationRequest& request, CivilDate today);
Problems check(const Verification& verification);
Problems check(const VerificationAction& action);

using VerificationTransition =
    Transition<Verification, VerificationState, VerificationCommand, CaseActor>;
std::span<const VerificationTransition> verification_transitions();

bool may_see(const Verification& verification, const CaseContext& context);
std::vector<VerificationCommand> open_commands(const Verification& verification, CaseActor actor);
std::optional<CaseActor> waits_for(const Verification& verification);

// Fails like apply() of orders: NotFound, Forbidden "verification.not_yours", Stale "case.stale",
// Conflict "verification.…", Invalid.
Result<Verification> apply(const Verification& verification, const VerificationAction& action,
                           const CaseContext& context);

struct VerificationOpening {
    std::string verification_id;
    CaseParty enterprise;  // As its profile names it now.
};
// The first submission. Forbidden "verification.not_enterprise"; Invalid.
Result<Verification> open_verification(const VerificationOpening& opening,
                                       const VerificationRequest& request,
                                       const CaseContext& context);

// Whether a window has ever confirmed who the enterprise is: what others see of it then changes
// only with the window's word (domain.md §5.1: old data stays public).
bool was_verified(const Verification& verification);

// What the enterprise has become by a change of its profile. A verified one waits for review again,
// one that is in review is looked at as it is now, for the others nothing happens.
struct IdentityChange {
    CaseParty enterprise;
    std::string legal_person;
    std::vector<FieldChange> changes;
};
std::optional<Verification> with_identity(const Verification& verification,
                                          const IdentityChange& change, const CaseContext& context);

}  // namespace emc
