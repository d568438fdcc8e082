#include "server/order_parties.h"

#include "api/codec.h"
#include "domain/profile.h"

namespace emc::server {

OrderActor order_actor_of(AccountKind kind) {
    switch (kind) {
        case AccountKind::Enterprise:
            return OrderActor::Enterprise;
        case AccountKind::Institution:
            return OrderActor::Institution;
        case AccountKind::Window:
            return OrderActor::Window;
    }
    return OrderActor::Enterprise;
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
        "SELECT tenant_id FROM tenant WHERE kind='window' AND region=?1 AND status='active'"
        " ORDER BY tenant_id LIMIT 1",
        [](const Row& row) { return row.text(0); }, region);
    if (!found) return std::unexpected(found.error());
    return found->value_or("");
}

Result<OrderContext> order_context(Snapshot& snapshot, const Call& call) {
    const Actor& actor = *call.actor;
    // The other side reads this; a user name is half of a sign-in and none of its business.
    const auto named = snapshot.one(
        "SELECT t.name,COALESCE(p.content,'{}') FROM tenant t"
        " LEFT JOIN profile p ON p.tenant_id=t.tenant_id WHERE t.tenant_id=?1",
        [](const Row& row) {
            const Profile profile = decode_reply<Profile>(row.text(1)).value_or(Profile{});
            return profile.contact.empty() ? row.text(0) : profile.contact;
        },
        actor.tenant_id);
    if (!named) return std::unexpected(named.error());
    return OrderContext{.actor = order_actor_of(actor.kind),
                        .party_id = actor.tenant_id,
                        .by = named->value_or(""),
                        .now = call.now};
}

}  // namespace emc::server
