#include "server/shops.h"

#include "domain/rules/names.h"
#include "domain/rules/width.h"
#include "domain/shop_messages.h"
#include "server/files.h"
#include "server/numbers.h"
#include "server/parties.h"
#include "server/review_queue.h"
#include "server/step_audit.h"
#include "server/step_messages.h"

namespace emc {
namespace {

constexpr std::string_view shop_kind = "shop";

std::string name_key(std::string_view name) { return upper_ascii(normalized_name(name)); }

std::string words_of(const Shop& shop) {
    std::string words = shop.application.name + "\n" + shop.number + "\n" + shop.enterprise.name +
                        "\n" + shop.application.introduction;
    if (shop.application.trade) {
        words += "\n" + std::string(enum_row(*shop.application.trade).label.zh);
    }
    if (shop.state != ShopState::Open) return words;
    words += "\n" + shop.pages.introduction;
    for (const ShopProduct& product : shop.pages.products) words += "\n" + product.name;
    return words;
}

}  // namespace

server::CaseColumns columns_of(const Shop& shop) {
    const std::optional<CaseActor> waited = waits_for(shop);
    return {.kind = shop_kind,
            .case_id = shop.shop_id,
            .number = shop.number,
            .version = shop.version,
            .state = enum_row(shop.state).word,
            .waits_for = waited ? enum_row(*waited).word : std::string_view(),
            .enterprise_id = shop.enterprise.party_id,
            .region = shop.enterprise.region,
            .category = name_key(shop.application.name),
            .words = words_of(shop),
            .is_public = shop.state == ShopState::Open,
            .created_at = shop.created_at,
            .updated_at = shop.updated_at};
}

}  // namespace emc

namespace emc::server {
namespace {

Result<std::optional<Shop>> find_shop(Snapshot& snapshot, const std::string& shop_id) {
    return find_case<Shop>(snapshot, shop_kind, shop_id);
}

Result<std::optional<std::string>> shop_id_of(Snapshot& snapshot, const std::string& tenant_id) {
    return snapshot.one(
        "SELECT case_id FROM cases WHERE kind='shop' AND enterprise_id=?1",
        [](const Row& row) { return row.text(0); }, tenant_id);
}

Result<void> refuse_taken_name(Snapshot& snapshot, const std::string& shop_id,
                               const std::string& name, const std::string& field) {
    const auto other = snapshot.one(
        "SELECT 1 FROM cases WHERE kind='shop' AND category=?1 AND case_id<>?2",
        [](const Row&) { return true; }, name_key(name), shop_id);
    if (!other) return std::unexpected(other.error());
    if (*other) return invalid({{field, Rule::Taken}});
    return {};
}

struct FilePlace {
    FileRef* file;
    std::string field;
};
std::vector<FilePlace> places_of(ShopApplication& application, const std::string& prefix) {
    std::vector<FilePlace> places;
    if (application.logo) places.push_back({&*application.logo, prefix + "logo"});
    if (application.licence) places.push_back({&*application.licence, prefix + "licence"});
    for (std::size_t index = 0; index < application.pictures.size(); ++index) {
        places.push_back(
            {&application.pictures[index], prefix + "pictures/" + std::to_string(index)});
    }
    return places;
}
std::vector<FilePlace> places_of(ShopPages& pages) {
    std::vector<FilePlace> places;
    if (pages.banner) places.push_back({&*pages.banner, "pages/banner"});
    for (std::size_t index = 0; index < pages.products.size(); ++index) {
        ShopProduct& product = pages.products[index];
        if (!product.picture) continue;
        places.push_back(
            {&*product.picture, "pages/products/" + std::to_string(index) + "/picture"});
    }
    return places;
}

Result<void> use_files(Snapshot& snapshot, const Call& call, const std::vector<FilePlace>& places) {
    for (const FilePlace& place : places) {
        if (const auto own = use_own_file(snapshot, call, *place.file, place.field); !own)
            return own;
    }
    return {};
}

std::vector<FileRef> shown_files(const Shop& shop) {
    std::vector<FileRef> files = shop.application.pictures;
    if (shop.application.logo) files.push_back(*shop.application.logo);
    if (shop.pages.banner) files.push_back(*shop.pages.banner);
    for (const ShopProduct& product : shop.pages.products) {
        if (product.picture) files.push_back(*product.picture);
    }
    return files;
}

// Everybody fetches what an open shop shows, and nothing else of it.
Result<void> attach_shop_files(Transaction& transaction, const Shop& shop) {
    const Result<std::int64_t> hidden =
        transaction.run("UPDATE case_file SET is_public=0 WHERE case_id=?1", shop.shop_id);
    if (!hidden) return std::unexpected(hidden.error());
    if (shop.application.licence) {
        const auto attached =
            attach_case_files(transaction, shop.shop_id, std::span(&*shop.application.licence, 1));
        if (!attached) return attached;
    }
    return attach_case_files(transaction, shop.shop_id, shown_files(shop),
                             shop.state == ShopState::Open);
}

ReviewOutcome outcome_of(ShopCommand command) {
    if (command == ShopCommand::Approve) return ReviewOutcome::Approved;
    if (command == ShopCommand::Return) return ReviewOutcome::Returned;
    return command == ShopCommand::Revoke ? ReviewOutcome::Revoked : ReviewOutcome::Done;
}

// What the window was asked for is done, and the next is asked for.
Result<void> follow_reviews(Transaction& transaction, Context& context, ShopState before,
                            const Shop& after, const ShopAction& action) {
    if (before == after.state) return {};
    if (review_task_of(before)) {
        const ReviewClosing closing{.outcome = outcome_of(action.command),
                                    .by = after.log.back().by,
                                    .opinion = action.reason};
        const auto closed = close_review(transaction, after.shop_id, closing, after.updated_at);
        if (!closed) return closed;
    }
    const std::optional<ReviewTask> task = review_task_of(after.state);
    const std::optional<CivilDate> due = parse_date(after.review_due_on);
    if (!task || !due) return {};
    return open_review(transaction, context,
                       {.kind = ReviewKind::Shop,
                        .task = *task,
                        .case_id = after.shop_id,
                        .number = after.number,
                        .title = "微商城“" + after.application.name + "”",
                        .party = after.enterprise,
                        .due = {*due, after.is_due_provisional}},
                       after.updated_at);
}

// Everything of a step outside the shop itself.
Result<void> follow_step(Transaction& transaction, Call& call, ShopState before, const Shop& after,
                         const ShopAction& action) {
    if (const auto done = attach_shop_files(transaction, after); !done) return done;
    const auto reviewed = follow_reviews(transaction, call.context, before, after, action);
    if (!reviewed) return reviewed;
    if (const auto told = tell_of_step(transaction, call.context, after); !told) return told;
    return call.audit(transaction,
                      audited(shop_kind, after.shop_id, note_of(after.log.back(), action.reason)));
}

Result<Shop> create_in(Transaction& transaction, Call& call, ShopApplication application) {
    const auto context = case_context(transaction, call);
    if (!context) return std::unexpected(context.error());
    if (context->actor != CaseActor::Enterprise)
        return fail(ErrorKind::Forbidden, "shop.not_enterprise");
    const auto own = shop_id_of(transaction, call.actor->tenant_id);
    if (!own) return std::unexpected(own.error());
    if (*own) return fail(ErrorKind::Conflict, "shop.already_applied");
    if (const auto used = use_files(transaction, call, places_of(application, "")); !used)
        return std::unexpected(used.error());
    const auto enterprise = find_party(transaction, call.actor->tenant_id);
    if (!enterprise) return std::unexpected(enterprise.error());
    ShopOpening opening{.shop_id = call.new_id(), .enterprise = enterprise->party};
    // Before a number is given out.
    if (const auto allowed = open_shop(opening, application, *context); !allowed) return allowed;
    const auto free = refuse_taken_name(transaction, opening.shop_id, application.name, "name");
    if (!free) return std::unexpected(free.error());
    const auto number = next_business_number(transaction, NumberKind::Shop, call.now);
    if (!number) return std::unexpected(number.error());
    opening.number = *number;
    Result<Shop> shop = open_shop(opening, application, *context);
    if (!shop) return shop;
    if (const auto done = insert_case(transaction, *shop); !done)
        return std::unexpected(done.error());
    const ShopAction action{.command = ShopCommand::Submit};
    const auto done = follow_step(transaction, call, ShopState::Draft, *shop, action);
    if (!done) return std::unexpected(done.error());
    return shop;
}

Result<ShopAction> with_own_files(Transaction& transaction, const Call& call, ShopAction action) {
    if (action.application) {
        const auto used =
            use_files(transaction, call, places_of(*action.application, "application/"));
        if (!used) return std::unexpected(used.error());
        const auto free = refuse_taken_name(transaction, action.shop_id, action.application->name,
                                            "application/name");
        if (!free) return std::unexpected(free.error());
    }
    if (action.pages) {
        const auto used = use_files(transaction, call, places_of(*action.pages));
        if (!used) return std::unexpected(used.error());
    }
    return action;
}

Result<Shop> act_in(Transaction& transaction, Call& call, const ShopAction& sent) {
    const auto before = find_shop(transaction, sent.shop_id);
    if (!before) return std::unexpected(before.error());
    const auto context = case_context(transaction, call);
    if (!context) return std::unexpected(context.error());
    if (!*before || !may_see(**before, *context)) return fail(ErrorKind::NotFound);
    if (sent.expected_version != (*before)->version) call.current = encode_text(**before);
    // A stale page is told that it is stale before its files are looked at.
    const Result<Shop> allowed = apply(**before, sent, *context);
    if (!allowed) return allowed;
    const auto action = with_own_files(transaction, call, sent);
    if (!action) return std::unexpected(action.error());
    Result<Shop> after = apply(**before, *action, *context);
    if (!after) return after;
    if (const auto done = update_case(transaction, *after); !done)
        return std::unexpected(done.error());
    const auto done = follow_step(transaction, call, (*before)->state, *after, *action);
    if (!done) return std::unexpected(done.error());
    return after;
}

}  // namespace

Result<Shop> create_shop(CallOf<CreateShop>& call, const ShopApplication& application) {
    Result<Shop> shop = call.commit(
        [&](Transaction& transaction) { return create_in(transaction, call, application); });
    if (!shop) note_refusal(call, {.entity_kind = "shop"}, "submit", shop.error());
    return shop;
}

Result<OwnShop> read_own_shop(CallOf<ReadOwnShop>& call, const Nothing&) {
    return call.context.database.read([&](Snapshot& snapshot) -> Result<OwnShop> {
        const auto shop_id = shop_id_of(snapshot, call.actor->tenant_id);
        if (!shop_id) return std::unexpected(shop_id.error());
        if (!*shop_id) return OwnShop{};
        auto shop = find_shop(snapshot, **shop_id);
        if (!shop) return std::unexpected(shop.error());
        return OwnShop{std::move(*shop)};
    });
}

Result<Shop> read_shop(CallOf<ReadShop>& call, const ShopKey& key) {
    const auto shop = call.context.database.read(
        [&](Snapshot& snapshot) { return find_shop(snapshot, key.shop_id); });
    if (!shop) return std::unexpected(shop.error());
    if (!*shop || !may_see(**shop, party_of(call))) return fail(ErrorKind::NotFound);
    return **shop;
}

Result<Shop> act_on_shop(CallOf<ActOnShop>& call, const ShopAction& action) {
    Result<Shop> after =
        call.commit([&](Transaction& transaction) { return act_in(transaction, call, action); });
    if (!after)
        note_refusal(call, {.entity_kind = "shop", .entity_id = action.shop_id},
                     enum_row(action.command).word, after.error());
    return after;
}

}  // namespace emc::server
