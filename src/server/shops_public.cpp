// The shops as anybody sees them.
#include "server/shops.h"

#include "server/parties.h"

namespace emc::server {
namespace {

// Services on the shelf of the institution that is the same organization.
Result<std::int64_t> count_services(Snapshot& snapshot, const std::string& uscc) {
    const auto count = snapshot.one(
        "SELECT COUNT(*) FROM service_item s JOIN tenant t ON t.tenant_id=s.tenant_id"
        " WHERE t.kind='institution' AND t.uscc=?1 AND s.on_shelf=1",
        [](const Row& row) { return row.integer(0); }, uscc);
    if (!count) return std::unexpected(count.error());
    return count->value_or(0);
}

// Whether it is in review is nobody else's business.
VerificationState shown_state(std::string_view word) {
    const auto state = enum_from_word<VerificationState>(word).value_or(VerificationState::None);
    const bool is_shown =
        state == VerificationState::Verified || state == VerificationState::Recheck;
    return is_shown ? state : VerificationState::None;
}

}  // namespace

Result<ShopPage> search_shops(CallOf<SearchShops>& call, const ShopQuery& query) {
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    const auto rows = call.context.database.read([&](Snapshot& snapshot) {
        return list_cases(snapshot, call.context.secret,
                          {.kind = "shop", .is_public = true, .q = query.q}, query.cursor,
                          query.limit);
    });
    if (!rows) return std::unexpected(rows.error());
    return page_of<Shop, ShopPage>(*rows, &summary_of);
}

Result<ShopView> read_shop_view(CallOf<ReadShopView>& call, const ShopKey& key) {
    return call.context.database.read([&](Snapshot& snapshot) -> Result<ShopView> {
        const auto shop = find_case<Shop>(snapshot, "shop", key.shop_id);
        if (!shop) return std::unexpected(shop.error());
        const bool is_there =
            *shop && ((*shop)->state == ShopState::Open || (*shop)->state == ShopState::Suspended);
        if (!is_there) return fail(ErrorKind::NotFound);
        ShopView view = view_of(**shop);
        if (view.is_suspended) return view;
        const auto party = find_party(snapshot, (*shop)->enterprise.party_id);
        if (!party) return std::unexpected(party.error());
        view.is_verified = party->is_verified;
        const auto services = count_services(snapshot, party->party.uscc);
        if (!services) return std::unexpected(services.error());
        view.service_count = *services;
        return view;
    });
}

Result<PartyMarks> read_party_marks(CallOf<ReadPartyMarks>& call, const PartyKey& key) {
    return call.context.database.read([&](Snapshot& snapshot) -> Result<PartyMarks> {
        const auto party = find_party(snapshot, key.party_id);
        if (!party) return std::unexpected(party.error());
        PartyMarks marks;
        const auto state = snapshot.one(
            "SELECT state FROM cases WHERE kind='verification' AND enterprise_id=?1",
            [](const Row& row) { return row.text(0); }, key.party_id);
        if (!state) return std::unexpected(state.error());
        marks.verification = shown_state(state->value_or(""));
        const auto shop_id = snapshot.one(
            "SELECT c.case_id FROM cases c JOIN tenant t ON t.tenant_id=c.enterprise_id"
            " WHERE c.kind='shop' AND c.is_public=1 AND t.kind='enterprise' AND t.uscc=?1",
            [](const Row& row) { return row.text(0); }, party->party.uscc);
        if (!shop_id) return std::unexpected(shop_id.error());
        if (!*shop_id) return marks;
        const auto shop = find_case<Shop>(snapshot, "shop", **shop_id);
        if (!shop) return std::unexpected(shop.error());
        if (*shop) {
            marks.shop_id = (*shop)->shop_id;
            marks.shop_name = (*shop)->application.name;
        }
        return marks;
    });
}

}  // namespace emc::server
