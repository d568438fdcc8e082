// What the demonstration's window has done in the past year and what waits for it now.
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "api/accounts.h"
#include "api/error.h"
#include "api/path.h"
#include "api/services_own.h"
#include "server/audit.h"
#include "server/demo_market.h"
#include "server/review_queue.h"

namespace emc::server {
namespace {

constexpr InstantMs day_ms = 24LL * 3600 * 1000;
constexpr std::string_view reviewer = "岳麓区中小企业服务窗口（王敏）";
// How long ago the services that wait were submitted: overdue, due soon, and today's.
constexpr std::array days_waiting{8, 4, 2, 0};

Registration neighbour(std::string_view password) {
    return {.kind = AccountKind::Institution,
            .user_name = std::string(demo_neighbour),
            .password = std::string(password),
            .confirm_password = std::string(password),
            .name = "长沙麓谷科创服务中心有限公司",
            .uscc = demo_uscc("430100", 901),
            .region = "430104",
            .industry = "L7249",
            .contact = "彭思源",
            .mobile = "15420260003",
            .email = "fuwu@lugu.example",
            .agreed = true};
}

std::unexpected<Error> refused(const HttpReply& reply) {
    Error error = decode_problem(reply.status, reply.body);
    error.detail = reply.body;
    return std::unexpected(std::move(error));
}

template <Endpoint E>
HttpReply post(Platform& platform, InProcessBrowser& browser, const std::string& path,
               const std::string& body) {
    const Context& context = platform.context();
    return browser.send({.method = E::method,
                         .path = path,
                         .body = body,
                         .idempotency_key = new_uuid(context.clock.now(), context.random)});
}

Result<ServiceItem> act(Platform& platform, InProcessBrowser& browser, const ServiceItem& item,
                        ServiceCommand command) {
    const ServiceAction action{
        .service_id = item.service_id, .command = command, .expected_version = item.version};
    const HttpReply reply = post<ActOnService>(
        platform, browser, path_text(ActOnService::path, action), encode_text(action));
    auto after = decode_reply<ServiceItem>(reply.body);
    if (reply.status != ActOnService::success_status || !after) return refused(reply);
    return after;
}

// Off the shelf and submitted again, so many days ago.
Result<void> submit_again(Platform& platform, InProcessBrowser& browser, const std::string& id,
                          int days_ago) {
    const HttpReply read = browser.send({.path = path_text(ReadOwnService::path, ServiceKey{id})});
    const auto item = decode_reply<ServiceItem>(read.body);
    if (read.status != ReadOwnService::success_status || !item) return refused(read);
    const auto withdrawn = act(platform, browser, *item, ServiceCommand::Withdraw);
    if (!withdrawn) return std::unexpected(withdrawn.error());
    const auto again = act(platform, browser, *withdrawn, ServiceCommand::Relist);
    if (!again) return std::unexpected(again.error());
    Context& context = platform.context();
    const InstantMs received_at = context.clock.now() - days_ago * day_ms;
    const Deadline due = context.calendar.deadline(
        civil_date_of(received_at), review_working_days(ReviewKind::Service, ReviewTask::Decide));
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        const Result<std::int64_t> dated = transaction.run(
            "UPDATE review SET received_at=?2,due_on=?3,due_at=?4,is_provisional=?5"
            " WHERE case_id=?1 AND decided_at IS NULL",
            id, received_at, to_string(due.date), end_of(due.date), due.is_provisional);
        if (!dated) return std::unexpected(dated.error());
        return {};
    });
}

struct Listed {
    std::string service_id;
    std::string number;
    std::string name;
    CaseParty party;
};

Result<std::vector<Listed>> services_of(Snapshot& snapshot, const std::string& user_name) {
    return snapshot.all(
        "SELECT s.service_id,s.number,s.content,t.tenant_id,t.name,t.uscc,t.region"
        " FROM service_item s JOIN tenant t ON t.tenant_id=s.tenant_id"
        " JOIN login_name l ON l.tenant_id=t.tenant_id WHERE l.name_key=?1 ORDER BY s.doc",
        [](const Row& row) {
            const auto item = decode_reply<ServiceItem>(row.text(2)).value_or(ServiceItem{});
            return Listed{row.text(0),
                          row.text(1),
                          item.content.name,
                          {row.text(3), row.text(4), row.text(5), row.text(6)}};
        },
        user_name);
}

// One of a year's decisions: most in time, some late, some returned.
Result<void> remember(Transaction& transaction, Context& context, const Listed& service,
                      int number) {
    constexpr int days_between = 8;
    const InstantMs received_at = context.clock.now() -
                                  (15 + days_between * static_cast<InstantMs>(number)) * day_ms -
                                  3600LL * 1000;
    const Deadline due = context.calendar.deadline(civil_date_of(received_at), 3);
    const auto opened = open_review(transaction, context,
                                    {.kind = ReviewKind::Service,
                                     .case_id = service.service_id,
                                     .number = service.number,
                                     .title = service.name,
                                     .party = service.party,
                                     .due = due},
                                    received_at);
    if (!opened) return opened;
    const bool is_late = number % 9 == 4;
    const bool is_returned = number % 5 == 2;
    const InstantMs decided_at =
        is_late ? end_of(due.date) + day_ms / 2 : received_at + (1 + number % 2) * day_ms / 2;
    ReviewClosing closing{.outcome = ReviewOutcome::Approved, .by = std::string(reviewer)};
    if (is_returned) {
        closing.outcome = ReviewOutcome::Returned;
        closing.opinion = "服务流程描述不完整，请补充服务步骤和交付时间。";
    }
    return close_review(transaction, service.service_id, closing, decided_at);
}

Result<void> remember_year(Context& context, const std::vector<Listed>& services) {
    constexpr int decisions = 42;
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        for (int number = 0; number < decisions; ++number) {
            const Listed& service = services[static_cast<std::size_t>(number) % services.size()];
            const auto done = remember(transaction, context, service, number);
            if (!done) return done;
        }
        return append_audit(
            transaction,
            {.at = context.clock.now(), .action = "admin.demo", .entity_kind = "review"});
    });
}

}  // namespace

Result<void> fill_demo_reviews(Platform& platform, std::string_view password) {
    InProcessBrowser browser(platform.handler());
    const Registration owner = neighbour(password);
    const HttpReply made = post<RegisterAccount>(
        platform, browser, std::string(RegisterAccount::path), encode_text(owner));
    if (made.status == 422 && made.body.contains("taken")) return {};
    if (made.status != RegisterAccount::success_status) return refused(made);
    if (const auto filled = fill_services_of(platform, browser, owner); !filled) return filled;
    Context& context = platform.context();
    const auto services = context.database.read(
        [&](Snapshot& snapshot) { return services_of(snapshot, owner.user_name); });
    if (!services) return std::unexpected(services.error());
    if (services->size() < days_waiting.size()) return {};
    if (const auto done = remember_year(context, *services); !done) return done;
    context.options.reviews_services = true;
    for (std::size_t i = 0; i < days_waiting.size(); ++i) {
        const auto done =
            submit_again(platform, browser, (*services)[i].service_id, days_waiting[i]);
        if (!done) return done;
    }
    return {};
}

}  // namespace emc::server
