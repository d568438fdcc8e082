// An enterprise, an institution, their window, and strangers of each kind, at one platform.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "api/files.h"
#include "api/messages.h"
#include "api/orders.h"
#include "api/services_own.h"
#include "domain/rules/uscc.h"
#include "server/windows.h"
#include "support/server/core.h"
#include "unit/order_samples.h"

namespace emc::test {

using Contracts = std::map<std::string_view, std::function<void()>>;
const Contracts& market_contracts();  // Services, orders, messages and files.
const Contracts& review_contracts();
const Contracts& shop_contracts();    // And verifications.
const Contracts& review_contracts();  // The queues of windows.
const Contracts& consultation_contracts();
const Contracts& policy_contracts();
const Contracts& statistics_contracts();
const Contracts& demand_contracts();

// From the zone that is never issued.
inline std::string made_up_uscc(int number) {
    std::string code = "91430100PDY" + std::to_string(100'000 + number);
    return code + uscc_check_character(code);
}

template <class T>
T must(const server::HttpReply& reply) {
    REQUIRE_MESSAGE(reply.status < 300, reply.body);
    Result<T> decoded = decode_text<T>(reply.body);
    REQUIRE_MESSAGE(decoded.has_value(), reply.body);
    return std::move(*decoded);
}

inline std::string encoded(std::string_view bytes) {
    return server::base64url({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

inline FileRef uploaded(Caller& by, std::string name, const std::string& bytes) {
    const UploadStart start{std::move(name), static_cast<std::int64_t>(bytes.size())};
    auto view = must<UploadView>(by.call<CreateUpload>(start));
    view = must<UploadView>(by.call<AddUploadPiece>({view.file.file_id, 0, encoded(bytes)}));
    REQUIRE(view.is_complete);
    return view.file;
}

struct Market {
    // What is submitted is on the shelf at once: most tests are about what happens after it.
    static server::Options unreviewed() { return {.reviews_services = false}; }
    // `now` 0: the turned clock's own beginning.
    explicit Market(server::Options options = unreviewed(), std::string folder = {},
                    InstantMs now = 0)
        : core(std::move(options), std::move(folder)),
          enterprise(core),
          institution(core),
          window(core),
          other_enterprise(core),
          other_institution(core),
          other_window(core) {
        if (now != 0) core.clock.at = now;
        enter(enterprise, AccountKind::Enterprise, "qiye_jia", "湖南甲方机械有限公司", "430104");
        enter(institution, AccountKind::Institution, "jigou_yi", "湖南乙方咨询有限公司", "430104");
        enter(other_enterprise, AccountKind::Enterprise, "qiye_bing", "湖南丙方食品有限公司",
              "430211");
        enter(other_institution, AccountKind::Institution, "jigou_ding", "湖南丁方科技有限公司",
              "430211");
        enter_window(window, "chuangkou_yl", "430104");
        enter_window(other_window, "chuangkou_ty", "430211");
    }

    // A service of the institution's that anybody may apply for.
    ServiceItem listed(Caller& by, ServiceDraft draft = samples::service_draft()) {
        const ServiceItem item = submitted(by, std::move(draft));
        return item.state == ServiceState::InReview ? approved(item) : item;
    }
    ServiceItem submitted(Caller& by, ServiceDraft draft = samples::service_draft()) {
        auto item = must<ServiceItem>(by.call<CreateService>(draft));
        return must<ServiceItem>(by.call<ActOnService>(
            {.service_id = item.service_id, .expected_version = item.version}));
    }
    ServiceItem approved(const ServiceItem& item) {
        Caller& near = item.institution_region == "430104" ? window : other_window;
        return must<ServiceItem>(near.call<ActOnService>({.service_id = item.service_id,
                                                          .command = ServiceCommand::Approve,
                                                          .expected_version = item.version}));
    }
    Order applied(const std::string& service_id) {
        OrderRequest request = samples::request();
        request.service_id = service_id;
        return must<Order>(enterprise.call<CreateOrder>(request));
    }
    Order applied() { return applied(listed(institution).service_id); }

    Caller& at(CaseActor actor) {
        if (actor == CaseActor::Enterprise) return enterprise;
        return actor == CaseActor::Institution ? institution : window;
    }
    server::HttpReply act(const Order& order, CaseActor actor, OrderCommand command) {
        return at(actor).call<ActOnOrder>(samples::action_for(order, command));
    }
    Order step(const Order& order, CaseActor actor, OrderCommand command) {
        return must<Order>(act(order, actor, command));
    }
    // Every stage accepted, paid, rated.
    Order completed() {
        using Actor = CaseActor;
        using Command = OrderCommand;
        Order order = applied();
        order = step(order, Actor::Institution, Command::Accept);
        order = step(order, Actor::Institution, Command::SubmitContract);
        order = step(order, Actor::Enterprise, Command::ConfirmContract);
        while (order.state == OrderState::Running) {
            order = step(order, Actor::Institution, Command::SubmitStage);
            order = step(order, Actor::Enterprise, Command::AcceptStage);
        }
        order = step(order, Actor::Enterprise, Command::PayOffline);
        return step(order, Actor::Enterprise, Command::Rate);
    }
    static FileRef uploaded(Caller& by, std::string name, const std::string& bytes) {
        return test::uploaded(by, std::move(name), bytes);
    }
    static std::string encoded(std::string_view bytes) { return test::encoded(bytes); }
    // Another enterprise of the window's county.
    void settle(Caller& caller, std::string user_name, std::string name) {
        enter(caller, AccountKind::Enterprise, std::move(user_name), std::move(name), "430104");
    }
    // Whoever was away for too long comes back.
    void stay_signed_in() {
        const auto stay = [](Caller& caller, std::string user_name, AccountKind kind) {
            if (caller.is_signed_in()) return;
            REQUIRE(caller.sign_in(good_password, std::move(user_name), kind).status == 200);
        };
        stay(enterprise, "qiye_jia", AccountKind::Enterprise);
        stay(institution, "jigou_yi", AccountKind::Institution);
        stay(window, "chuangkou_yl", AccountKind::Window);
        stay(other_enterprise, "qiye_bing", AccountKind::Enterprise);
        stay(other_institution, "jigou_ding", AccountKind::Institution);
        stay(other_window, "chuangkou_ty", AccountKind::Window);
    }

    Core core;
    Caller enterprise;
    Caller institution;
    Caller window;
    Caller other_enterprise;
    Caller other_institution;
    Caller other_window;

private:
    void enter(Caller& caller, AccountKind kind, std::string user_name, std::string name,
               std::string region) {
        Registration registration =
            good_registration(std::move(user_name), made_up_uscc(++accounts_));
        registration.kind = kind;
        registration.name = std::move(name);
        registration.region = std::move(region);
        REQUIRE(caller.call<RegisterAccount>(registration).status == 201);
    }
    void enter_window(Caller& caller, std::string user_name, std::string region) {
        REQUIRE(
            server::create_window(core.platform->context(), {.user_name = user_name,
                                                             .region = std::move(region),
                                                             .password = std::string(good_password),
                                                             .keeps_password = true}));
        REQUIRE(caller.sign_in(good_password, user_name, AccountKind::Window).status == 200);
    }

    int accounts_ = 0;
};

}  // namespace emc::test
