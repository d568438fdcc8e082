// 服务管理: what an institution does with its own services.
#include <tuple>
#include <utility>

#include "api/codec.h"
#include "domain/regions.h"
#include "server/messages.h"
#include "server/numbers.h"
#include "server/parties.h"
#include "server/service_pages.h"
#include "server/services.h"
#include "server/step_audit.h"
#include "server/window_tasks.h"

namespace emc::server {
namespace {

Result<void> check_institution(const Call& call) {
    if (call.actor->kind == AccountKind::Institution) return {};
    return fail(ErrorKind::Forbidden, "service.not_institution");
}

// The institution's own; or, once it was submitted, one of the window's region.
bool is_within(const Call& call, const ServiceItem& item) {
    if (item.state == ServiceState::Deleted) return false;
    if (call.actor->kind != AccountKind::Window)
        return item.institution_id == call.actor->tenant_id;
    return item.state != ServiceState::Draft && covers(call.actor->region, item.institution_region);
}

Result<void> check_provider_or_window(const Call& call) {
    if (call.actor->kind == AccountKind::Window) return {};
    return check_institution(call);
}

Result<StoredService> own_service(Snapshot& snapshot, const Call& call,
                                  const std::string& service_id) {
    const auto stored = find_service(snapshot, service_id);
    if (!stored) return std::unexpected(stored.error());
    if (!*stored || !is_within(call, (*stored)->item)) return fail(ErrorKind::NotFound);
    return **stored;
}

ServiceContext context_of(const Call& call) {
    const bool is_window = call.actor->kind == AccountKind::Window;
    return {.actor = is_window ? ServiceActor::Window : ServiceActor::Institution,
            .party_id = call.actor->tenant_id,
            .now = call.now,
            .is_review_on = call.context.options.reviews_services};
}

// A draft may be incomplete; what is filled in must fit.
Problems check_draft(const ServiceDraft& draft) {
    Problems problems = check(draft);
    std::erase_if(problems, [](const Problem& problem) { return problem.rule == Rule::Required; });
    return problems;
}

Problems within_content(Problems problems) {
    for (Problem& problem : problems) problem.field = "content/" + problem.field;
    return problems;
}

// The number of the picture must be that of a file of the institution's own.
Result<void> check_picture(Snapshot& snapshot, const Call& call, const ServiceDraft& draft,
                           std::string field) {
    if (draft.picture.empty()) return {};
    const auto found = snapshot.one(
        "SELECT 1 FROM attachment WHERE file_id=?1 AND tenant_id=?2 AND received=bytes"
        " AND media_type IN('image/png','image/jpeg')",
        [](const Row&) { return true; }, draft.picture, call.actor->tenant_id);
    if (!found) return std::unexpected(found.error());
    if (!*found) return invalid({{std::move(field), Rule::Unknown}});
    return {};
}

Result<ServiceItem> write_change(Transaction& transaction, const Call& call,
                                 const StoredService& before, ServiceItem after,
                                 std::string diff = {}) {
    if (const auto done = update_service_row(transaction, before, after); !done)
        return std::unexpected(done.error());
    const auto noted = call.audit(
        transaction,
        {.entity_kind = "service", .entity_id = after.service_id, .diff = std::move(diff)});
    if (!noted) return std::unexpected(noted.error());
    return after;
}

// The effects of a step outside the service itself.
Result<void> follow_step(Transaction& transaction, const Call& call, const ServiceItem& before,
                         const ServiceItem& after, const ServiceAction& action) {
    const auto by = case_context(transaction, call);
    if (!by) return std::unexpected(by.error());
    const ServiceStep step{before, after, action.command, action.reason, by->by};
    if (const auto done = follow_service_review(transaction, call.context, step, call.now); !done)
        return done;
    return send_messages(transaction, call.context, call.now, messages_of(after, action.command));
}

Result<ServiceItem> act_in(Transaction& transaction, Call& call, const ServiceAction& action) {
    const auto before = own_service(transaction, call, action.service_id);
    if (!before) return std::unexpected(before.error());
    Result<ServiceItem> after = apply(before->item, action, context_of(call));
    if (!after) {
        if (after.error().kind == ErrorKind::Stale) call.current = encode_text(before->item);
        return after;
    }
    if (const auto done = follow_step(transaction, call, before->item, *after, action); !done)
        return std::unexpected(done.error());
    const bool is_told_why =
        action.command == ServiceCommand::Return || action.command == ServiceCommand::Delist;
    const StepNote note{.command = std::string(enum_row(action.command).word),
                        .from = std::string(enum_row(before->item.state).word),
                        .to = std::string(enum_row(after->state).word),
                        .role = std::string(enum_row(case_actor_of(call.actor->kind)).word),
                        .reason = is_told_why ? action.reason : "",
                        .version = after->version};
    return write_change(transaction, call, *before, std::move(*after), encode_text(note));
}

Result<std::vector<PlacedService>> own_rows(Snapshot& snapshot, const std::string& tenant_id,
                                            const OwnServiceQuery& query, KeysetPosition after) {
    static const std::string sql =
        "SELECT " + std::string(service_columns) +
        ",s.updated_at FROM service_item s WHERE s.tenant_id=?1 AND s.state<>'deleted'"
        " AND (?2='' OR s.state=?2) AND (s.updated_at,s.doc)<(?3,?4)"
        " ORDER BY s.updated_at DESC,s.doc DESC LIMIT ?5";
    const std::string state = query.state ? std::string(enum_row(*query.state).word) : "";
    return snapshot.all(sql, &placed_service, tenant_id, state, after.rank, after.row,
                        query.limit + 1);
}

Result<std::int64_t> count_own(Snapshot& snapshot, const std::string& tenant_id,
                               const OwnServiceQuery& query) {
    const std::string state = query.state ? std::string(enum_row(*query.state).word) : "";
    const auto total = snapshot.one(
        "SELECT COUNT(*) FROM service_item WHERE tenant_id=?1 AND state<>'deleted'"
        " AND (?2='' OR state=?2)",
        [](const Row& row) { return row.integer(0); }, tenant_id, state);
    if (!total) return std::unexpected(total.error());
    return total->value_or(0);
}

}  // namespace

Result<ServicePage> list_own_services(CallOf<ListOwnServices>& call, const OwnServiceQuery& query) {
    if (const auto allowed = check_institution(call); !allowed)
        return std::unexpected(allowed.error());
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    const std::string& tenant_id = call.actor->tenant_id;
    const std::string scope = "own_services:" + tenant_id + ":" +
                              (query.state ? std::string(enum_row(*query.state).word) : "");
    const auto after = position_of(call.context.secret, scope, query.cursor);
    if (!after) return std::unexpected(after.error());
    return call.context.database.read([&](Snapshot& snapshot) -> Result<ServicePage> {
        const auto rows = own_rows(snapshot, tenant_id, query, *after);
        if (!rows) return std::unexpected(rows.error());
        const auto total = count_own(snapshot, tenant_id, query);
        if (!total) return std::unexpected(total.error());
        ServicePage page = page_of(call, scope, query.limit, *rows);
        page.total = *total;
        return page;
    });
}

Result<ServiceItem> read_own_service(CallOf<ReadOwnService>& call, const ServiceKey& key) {
    if (const auto allowed = check_provider_or_window(call); !allowed)
        return std::unexpected(allowed.error());
    return call.context.database.read([&](Snapshot& snapshot) -> Result<ServiceItem> {
        const auto stored = own_service(snapshot, call, key.service_id);
        if (!stored) return std::unexpected(stored.error());
        return stored->item;
    });
}

Result<ServiceItem> create_service(CallOf<CreateService>& call, const ServiceDraft& sent) {
    if (const auto allowed = check_institution(call); !allowed)
        return std::unexpected(allowed.error());
    const ServiceDraft draft = normalized(sent);
    if (Problems problems = check_draft(draft); !problems.empty())
        return invalid(std::move(problems));
    return call.commit([&](Transaction& transaction) -> Result<ServiceItem> {
        if (const auto fine = check_picture(transaction, call, draft, "picture"); !fine)
            return std::unexpected(fine.error());
        const auto number = next_business_number(transaction, NumberKind::Service, call.now);
        if (!number) return std::unexpected(number.error());
        ServiceItem item{.service_id = call.new_id(),
                         .number = *number,
                         .version = 1,
                         .institution_id = call.actor->tenant_id,
                         .content = draft,
                         .updated_at = call.now};
        const auto named = transaction.one(
            "SELECT name,region FROM tenant WHERE tenant_id=?1",
            [](const Row& row) { return std::pair(row.text(0), row.text(1)); },
            call.actor->tenant_id);
        if (!named) return std::unexpected(named.error());
        if (*named) std::tie(item.institution_name, item.institution_region) = **named;
        if (const auto done = insert_service(transaction, item); !done)
            return std::unexpected(done.error());
        const auto noted =
            call.audit(transaction, {.entity_kind = "service", .entity_id = item.service_id});
        if (!noted) return std::unexpected(noted.error());
        return item;
    });
}

Result<ServiceItem> update_service(CallOf<UpdateService>& call, const ServiceUpdate& update) {
    if (const auto allowed = check_institution(call); !allowed)
        return std::unexpected(allowed.error());
    const ServiceDraft draft = normalized(update.content);
    if (Problems problems = check_draft(draft); !problems.empty())
        return invalid(within_content(std::move(problems)));
    return call.commit([&](Transaction& transaction) -> Result<ServiceItem> {
        const auto before = own_service(transaction, call, update.service_id);
        if (!before) return std::unexpected(before.error());
        if (before->item.version != call.if_match) {
            call.current = encode_text(before->item);
            call.set_header("ETag", etag_of(before->item));
            return fail(ErrorKind::Stale);
        }
        if (const auto fine = check_picture(transaction, call, draft, "content/picture"); !fine)
            return std::unexpected(fine.error());
        Result<ServiceItem> after = edited(before->item, draft, context_of(call));
        if (!after) return after;
        return write_change(transaction, call, *before, std::move(*after));
    });
}

Result<ServiceItem> act_on_service(CallOf<ActOnService>& call, const ServiceAction& action) {
    if (const auto allowed = check_provider_or_window(call); !allowed)
        return std::unexpected(allowed.error());
    Result<ServiceItem> after =
        call.commit([&](Transaction& transaction) { return act_in(transaction, call, action); });
    if (!after)
        note_refusal(call, {.entity_kind = "service", .entity_id = action.service_id},
                     enum_row(action.command).word, after.error());
    return after;
}

}  // namespace emc::server
