#include "server/verifications.h"

#include "domain/regions.h"
#include "domain/shop_messages.h"
#include "server/files.h"
#include "server/parties.h"
#include "server/review_queue.h"
#include "server/step_audit.h"
#include "server/step_messages.h"

namespace emc {
namespace {
constexpr std::string_view verification_kind = "verification";
}  // namespace

server::CaseColumns columns_of(const Verification& verification) {
    const std::optional<CaseActor> waited = waits_for(verification);
    return {.kind = verification_kind,
            .case_id = verification.verification_id,
            .version = verification.version,
            .state = enum_row(verification.state).word,
            .waits_for = waited ? enum_row(*waited).word : std::string_view(),
            .enterprise_id = verification.enterprise.party_id,
            .region = verification.enterprise.region,
            .words = verification.enterprise.name + "\n" + verification.enterprise.uscc,
            .created_at = verification.created_at,
            .updated_at = verification.updated_at};
}

}  // namespace emc

namespace emc::server {
namespace {

using State = VerificationState;
using Command = VerificationCommand;

Result<std::optional<Verification>> find_verification(Snapshot& snapshot,
                                                      const std::string& verification_id) {
    return find_case<Verification>(snapshot, verification_kind, verification_id);
}

Result<std::optional<Verification>> verification_of(Snapshot& snapshot,
                                                    const std::string& tenant_id) {
    const auto case_id = snapshot.one(
        "SELECT case_id FROM cases WHERE kind='verification' AND enterprise_id=?1",
        [](const Row& row) { return row.text(0); }, tenant_id);
    if (!case_id) return std::unexpected(case_id.error());
    if (!*case_id) return std::nullopt;
    return find_verification(snapshot, **case_id);
}

Result<void> attach_request_files(Transaction& transaction, const Verification& verification) {
    std::vector<FileRef> files;
    if (verification.request.licence) files.push_back(*verification.request.licence);
    if (verification.request.authorization) files.push_back(*verification.request.authorization);
    return attach_case_files(transaction, verification.verification_id, files);
}

Result<void> use_request_files(Snapshot& snapshot, const Call& call, VerificationRequest& request,
                               const std::string& prefix) {
    if (request.licence) {
        const auto own = use_own_file(snapshot, call, *request.licence, prefix + "licence");
        if (!own) return own;
    }
    if (!request.authorization) return {};
    return use_own_file(snapshot, call, *request.authorization, prefix + "authorization");
}

// Who the enterprise says it is; others see that only once the window has confirmed it.
Result<CaseParty> identity_of(Snapshot& snapshot, const std::string& tenant_id) {
    const auto profile = snapshot.one(
        "SELECT content FROM profile WHERE tenant_id=?1",
        [](const Row& row) { return decode_reply<Profile>(row.text(0)).value_or(Profile{}); },
        tenant_id);
    if (!profile) return std::unexpected(profile.error());
    if (!*profile) return fail(ErrorKind::NotFound);
    return CaseParty{tenant_id, (*profile)->name, (*profile)->uscc, (*profile)->region};
}

// What the window has confirmed is what others see.
Result<void> publish_identity(Transaction& transaction, const CaseParty& enterprise,
                              InstantMs now) {
    const auto other = transaction.one(
        "SELECT 1 FROM tenant WHERE kind='enterprise' AND uscc=?1 AND tenant_id<>?2",
        [](const Row&) { return true; }, enterprise.uscc, enterprise.party_id);
    if (!other) return std::unexpected(other.error());
    if (*other) return fail(ErrorKind::Conflict, "verification.uscc_taken");
    const auto published = transaction.run(
        "UPDATE tenant SET name=?2,uscc=?3,region=?4,updated_at=?5 WHERE tenant_id=?1",
        enterprise.party_id, enterprise.name, enterprise.uscc, enterprise.region, now);
    if (!published) return std::unexpected(published.error());
    return {};
}

// The mark beside the tenant's name.
Result<void> note_mark(Transaction& transaction, const Verification& verification) {
    std::optional<InstantMs> verified_at;
    if (verification.state == State::Verified) verified_at = verification.verified_at;
    const Result<std::int64_t> marked =
        transaction.run("UPDATE tenant SET verified_at=?2 WHERE tenant_id=?1",
                        verification.enterprise.party_id, verified_at);
    if (!marked) return std::unexpected(marked.error());
    if (!verified_at) return {};
    const auto published =
        publish_identity(transaction, verification.enterprise, verification.updated_at);
    if (!published) return published;
    const Result<std::int64_t> settled = transaction.run(
        "UPDATE profile SET needs_review=0 WHERE tenant_id=?1", verification.enterprise.party_id);
    if (!settled) return std::unexpected(settled.error());
    return {};
}

ReviewOutcome outcome_of(Command command) {
    if (command == Command::Approve) return ReviewOutcome::Approved;
    return command == Command::Return ? ReviewOutcome::Returned : ReviewOutcome::Revoked;
}

// One row as long as the window has something to decide. A submission while one is open takes its
// place, as does a change of who the enterprise is: it may be another window's now.
Result<void> follow_reviews(Transaction& transaction, Context& context, const Verification& after,
                            const VerificationAction& action) {
    const ReviewClosing closing{
        .outcome = outcome_of(action.command), .by = after.log.back().by, .opinion = action.reason};
    const auto closed = close_review(transaction, after.verification_id, closing, after.updated_at);
    if (!closed) return closed;
    const std::optional<CivilDate> due = parse_date(after.review_due_on);
    if (!due) return {};
    return open_review(transaction, context,
                       {.kind = ReviewKind::Verification,
                        .case_id = after.verification_id,
                        .title = after.state == State::Recheck ? "企业认证复核" : "企业认证",
                        .party = after.enterprise,
                        .due = {*due, after.is_due_provisional}},
                       after.updated_at);
}

Result<void> follow_step(Transaction& transaction, Call& call, const Verification& after,
                         const VerificationAction& action) {
    if (const auto done = attach_request_files(transaction, after); !done) return done;
    if (const auto done = note_mark(transaction, after); !done) return done;
    const auto reviewed = follow_reviews(transaction, call.context, after, action);
    if (!reviewed) return reviewed;
    if (const auto told = tell_of_step(transaction, call.context, after); !told) return told;
    return call.audit(transaction, audited(verification_kind, after.verification_id,
                                           note_of(after.log.back(), action.reason)));
}

Result<Verification> create_in(Transaction& transaction, Call& call, VerificationRequest request) {
    const auto context = case_context(transaction, call);
    if (!context) return std::unexpected(context.error());
    const auto before = verification_of(transaction, call.actor->tenant_id);
    if (!before) return std::unexpected(before.error());
    if (*before) {
        const bool is_verified = (*before)->state == State::Verified;
        return fail(ErrorKind::Conflict,
                    is_verified ? "verification.already_verified" : "verification.in_review");
    }
    if (const auto used = use_request_files(transaction, call, request, ""); !used)
        return std::unexpected(used.error());
    const auto enterprise = identity_of(transaction, call.actor->tenant_id);
    if (!enterprise) return std::unexpected(enterprise.error());
    Result<Verification> verification =
        open_verification({call.new_id(), *enterprise}, request, *context);
    if (!verification) return verification;
    if (const auto done = insert_case(transaction, *verification); !done)
        return std::unexpected(done.error());
    const auto done = follow_step(transaction, call, *verification, {.command = Command::Submit});
    if (!done) return std::unexpected(done.error());
    return verification;
}

Result<Verification> act_in(Transaction& transaction, Call& call, VerificationAction action) {
    const auto before = find_verification(transaction, action.verification_id);
    if (!before) return std::unexpected(before.error());
    const auto context = case_context(transaction, call);
    if (!context) return std::unexpected(context.error());
    if (!*before || !may_see(**before, *context)) return fail(ErrorKind::NotFound);
    if (action.expected_version != (*before)->version) call.current = encode_text(**before);
    // A stale page is told that it is stale before its files are looked at.
    const Result<Verification> allowed = apply(**before, action, *context);
    if (!allowed) return allowed;
    if (action.request) {
        const auto used = use_request_files(transaction, call, *action.request, "request/");
        if (!used) return std::unexpected(used.error());
    }
    Verification now = **before;
    if (action.command == Command::Submit) {
        // Who it is about is who the enterprise is now.
        const auto enterprise = identity_of(transaction, now.enterprise.party_id);
        if (!enterprise) return std::unexpected(enterprise.error());
        now.enterprise = *enterprise;
    }
    Result<Verification> after = apply(now, action, *context);
    if (!after) return after;
    if (const auto done = update_case(transaction, *after); !done)
        return std::unexpected(done.error());
    if (const auto done = follow_step(transaction, call, *after, action); !done)
        return std::unexpected(done.error());
    return after;
}

void note_change(std::vector<FieldChange>& changes, std::string_view key, Text label,
                 const std::string& before, const std::string& after) {
    if (before == after) return;
    changes.push_back({std::string(key), std::string(label.zh), before, after});
}

std::vector<FieldChange> changes_since(const Verification& verification, const Profile& profile) {
    std::vector<FieldChange> changes;
    const CaseParty& before = verification.enterprise;
    note_change(changes, "name", {"企业名称", "Enterprise name"}, before.name, profile.name);
    note_change(changes, "uscc", {"统一社会信用代码", "Unified social credit code"}, before.uscc,
                profile.uscc);
    // A registration does not ask for the legal person; to leave it open is no change of it.
    if (!profile.legal_person.empty()) {
        note_change(changes, "legal_person", {"法定代表人", "Legal representative"},
                    verification.request.legal_person, profile.legal_person);
    }
    note_change(changes, "region", {"注册地", "County"}, region_name(before.region),
                region_name(profile.region));
    return changes;
}

}  // namespace

Result<OwnVerification> read_own_verification(CallOf<ReadOwnVerification>& call, const Nothing&) {
    if (call.actor->kind != AccountKind::Enterprise)
        return fail(ErrorKind::Forbidden, "verification.not_enterprise");
    return call.context.database.read([&](Snapshot& snapshot) -> Result<OwnVerification> {
        const auto identity = identity_of(snapshot, call.actor->tenant_id);
        if (!identity) return std::unexpected(identity.error());
        auto verification = verification_of(snapshot, call.actor->tenant_id);
        if (!verification) return std::unexpected(verification.error());
        const auto profile = snapshot.one(
            "SELECT content FROM profile WHERE tenant_id=?1",
            [](const Row& row) {
                return decode_reply<Profile>(row.text(0)).value_or(Profile{}).legal_person;
            },
            call.actor->tenant_id);
        if (!profile) return std::unexpected(profile.error());
        return OwnVerification{*identity, profile->value_or(""), std::move(*verification)};
    });
}

Result<Verification> create_verification(CallOf<CreateVerification>& call,
                                         const VerificationRequest& request) {
    Result<Verification> verification = call.commit(
        [&](Transaction& transaction) { return create_in(transaction, call, request); });
    if (!verification)
        note_refusal(call, {.entity_kind = "verification"}, "submit", verification.error());
    return verification;
}

Result<Verification> read_verification(CallOf<ReadVerification>& call, const VerificationKey& key) {
    const auto verification = call.context.database.read(
        [&](Snapshot& snapshot) { return find_verification(snapshot, key.verification_id); });
    if (!verification) return std::unexpected(verification.error());
    if (!*verification || !may_see(**verification, party_of(call)))
        return fail(ErrorKind::NotFound);
    return **verification;
}

Result<Verification> act_on_verification(CallOf<ActOnVerification>& call,
                                         const VerificationAction& action) {
    Result<Verification> after =
        call.commit([&](Transaction& transaction) { return act_in(transaction, call, action); });
    if (!after)
        note_refusal(call, {.entity_kind = "verification", .entity_id = action.verification_id},
                     enum_row(action.command).word, after.error());
    return after;
}

Result<bool> follow_identity(Transaction& transaction, Call& call, const Profile& profile) {
    const auto before = verification_of(transaction, call.actor->tenant_id);
    if (!before) return std::unexpected(before.error());
    if (!*before) return false;
    const auto is_held = [](const Verification& verification) {
        return was_verified(verification) && verification.state != State::Verified;
    };
    IdentityChange change{.legal_person = profile.legal_person,
                          .changes = changes_since(**before, profile)};
    if (change.changes.empty()) return is_held(**before);
    change.enterprise = {call.actor->tenant_id, profile.name, profile.uscc, profile.region};
    const CaseContext platform{.actor = CaseActor::System,
                               .by = "平台",
                               .now = call.now,
                               .calendar = &call.context.calendar};
    const std::optional<Verification> after = with_identity(**before, change, platform);
    if (!after) return is_held(**before);
    if (const auto done = update_case(transaction, *after); !done)
        return std::unexpected(done.error());
    const VerificationAction step{.command = Command::Recheck, .reason = after->log.back().remark};
    if (const auto done = follow_step(transaction, call, *after, step); !done)
        return std::unexpected(done.error());
    return is_held(*after);
}

}  // namespace emc::server
