#include "server/parties.h"

#include "api/codec.h"
#include "domain/profile.h"

namespace emc::server {

CaseActor case_actor_of(AccountKind kind) {
    switch (kind) {
        case AccountKind::Enterprise:
            return CaseActor::Enterprise;
        case AccountKind::Institution:
            return CaseActor::Institution;
        case AccountKind::Window:
            return CaseActor::Window;
    }
    return CaseActor::Enterprise;
}

Result<PartyRow> find_party(Snapshot& snapshot, const std::string& tenant_id) {
    const auto found = snapshot.one(
        "SELECT name,uscc,region,verified_at FROM tenant WHERE tenant_id=?1",
        [&](const Row& row) {
            return PartyRow{{tenant_id, row.text(0), row.text(1), row.text(2)}, !row.is_null(3)};
        },
        tenant_id);
    if (!found) return std::unexpected(found.error());
    if (!*found) return fail(ErrorKind::NotFound);
    return **found;
}

Result<std::string> window_of(Snapshot& snapshot, const std::string& region) {
    const auto found = snapshot.one(
        "SELECT tenant_id FROM tenant WHERE kind='window' AND region IN(?1,?2,?3)"
        " AND status='active' ORDER BY CASE region WHEN ?1 THEN 0 WHEN ?2 THEN 1 ELSE 2 END,"
        "tenant_id LIMIT 1",
        [](const Row& row) { return row.text(0); }, region, region.substr(0, 4) + "00",
        region.substr(0, 2) + "0000");
    if (!found) return std::unexpected(found.error());
    return found->value_or("");
}

CaseContext party_of(const Call& call) {
    return {.actor = case_actor_of(call.actor->kind),
            .party_id = call.actor->tenant_id,
            .region = call.actor->region,
            .now = call.now,
            .calendar = &call.context.calendar};
}

Result<CaseContext> case_context(Snapshot& snapshot, const Call& call) {
    const Actor& actor = *call.actor;
    // The other side reads this; a user name is half of a sign-in and none of its business.
    const auto named = snapshot.one(
        "SELECT t.name,COALESCE(p.content,'{}'),a.person FROM account a"
        " JOIN tenant t ON t.tenant_id=a.tenant_id"
        " LEFT JOIN profile p ON p.tenant_id=t.tenant_id"
        " WHERE a.tenant_id=?1 AND a.account_id=?2",
        [](const Row& row) {
            if (!row.text(2).empty()) return row.text(0) + "（" + row.text(2) + "）";
            const Profile profile = decode_reply<Profile>(row.text(1)).value_or(Profile{});
            return profile.contact.empty() ? row.text(0) : profile.contact;
        },
        actor.tenant_id, actor.account_id);
    if (!named) return std::unexpected(named.error());
    CaseContext context = party_of(call);
    context.by = named->value_or("");
    return context;
}

}  // namespace emc::server
