// The interface in English: the switch, what is kept of it, and that no Chinese is left on any
// screen but for what people and tables of data have given.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "api/orders.h"
#include "client/phrases.h"
#include "client/screens.h"
#include "domain/service_categories.h"
#include "support/english.h"
#include "support/visitor.h"
#include "unit/order_samples.h"

namespace emc {
namespace {

using test::Visitor;
using ui::Role;

void give_english(Visitor& visitor) {
    REQUIRE(visitor.app.take_english_wish());
    visitor.app.give_english(test::english_json());
    visitor.settle();
}

void choose_english(Visitor& visitor) {
    visitor.click("English");
    give_english(visitor);
}

SessionView latin_session(AccountKind kind) {
    SessionView session = test::enterprise_session();
    session.kind = kind;
    session.name = "Star Ltd";
    session.window_name = "Yuelu Window";
    return session;
}

Profile latin_profile() {
    Profile profile = test::good_profile();
    profile.name = "Star Ltd";
    profile.address = "658 Lugu Avenue";
    profile.legal_person = "Zhang";
    profile.contact = "Li";
    profile.main_business = "Monitoring software";
    return profile;
}

OrderOpening latin_opening() {
    OrderOpening opening = samples::opening();
    opening.enterprise.name = "Star Ltd";
    opening.institution.name = "Xiang Centre";
    ServiceDraft& service = opening.service.content;
    service.name = "Finance plan";
    service.description = "A plan for the bank";
    service.deliverables = "One plan";
    service.stages = {{"Survey", 30, 5, "Report"}, {"Design", 70, 10, ""}};
    service.contact = "Wang";
    return opening;
}

CaseContext latin_context(CaseActor actor) {
    CaseContext context = samples::context(actor);
    context.by = "Clerk";
    return context;
}

OrderAction latin_action(const Order& order, OrderCommand command) {
    OrderAction action = samples::action_for(order, command);
    if (!action.reason.empty()) action.reason = "a reason of some length";
    if (!action.text.empty()) action.text = "done as agreed upon";
    if (action.contract) {
        ContractDraft& draft = *action.contract;
        draft.title = "Contract";
        draft.enterprise.name = "Star Ltd";
        draft.institution.name = "Xiang Centre";
        draft.content = "A plan for the bank, as described.";
        draft.stages = stages_from_template(latin_opening().service.content.stages,
                                            draft.amount_fen.value_or(0), {2026, 12, 1},
                                            WorkCalendar::built_in());
    }
    if (action.rating) {
        action.rating->words = "very good work";
        for (auto& stage : action.rating->stages) stage.words = "good";
    }
    return action;
}

Order latin_order() {
    OrderRequest request = samples::request();
    request.contact = "Li";
    request.needs = "A loan of three million";
    Result<Order> order =
        open_order(latin_opening(), request, latin_context(CaseActor::Enterprise));
    REQUIRE(order.has_value());
    return *order;
}

// From an application to a rating, an order in each state that it passes; and the ways out.
std::vector<Order> orders_of_a_life() {
    using enum OrderCommand;
    struct Step {
        OrderCommand command;
        CaseActor actor;
    };
    constexpr CaseActor buyer = CaseActor::Enterprise;
    constexpr CaseActor seller = CaseActor::Institution;
    constexpr Step steps[] = {{Accept, seller},         {SubmitContract, seller},
                              {ReturnContract, buyer},  {SubmitContract, seller},
                              {ConfirmContract, buyer}, {SubmitStage, seller},
                              {ReturnStage, buyer},     {SubmitStage, seller},
                              {AcceptStage, buyer},     {SubmitStage, seller},
                              {AcceptStage, buyer},     {PayOffline, buyer},
                              {ConfirmReceipt, seller}, {Rate, buyer},
                              {AppendRating, buyer},    {ReplyRating, seller}};
    std::vector<Order> orders{latin_order()};
    for (const auto& [command, actor] : steps) {
        const Order& before = orders.back();
        const Result<Order> next =
            apply(before, latin_action(before, command), latin_context(actor));
        REQUIRE(next.has_value());
        orders.push_back(*next);
    }
    const std::vector<Order> life = orders;
    for (const Order& before : life) {
        for (const OrderTransition& row : order_transitions()) {
            for (const CaseActor actor : {buyer, seller}) {
                const Result<Order> next =
                    apply(before, latin_action(before, row.command), latin_context(actor));
                if (next) orders.push_back(*next);
            }
        }
    }
    return orders;
}

// Names from tables of data, which stay Chinese (docs/english.md).
bool is_data(const ui::UiNode& node) {
    constexpr std::string_view keys[] = {"prefecture", "region",     "industry", "industry_class",
                                         "category",   "categories", "regions"};
    return std::ranges::any_of(keys, [&](std::string_view key) {
        return node.key == key || node.key.ends_with("/" + std::string(key)) ||
               node.key.contains("/" + std::string(key) + "/");
    });
}

void take_out(std::string& words, std::string_view name) {
    for (std::size_t at = words.find(name); at != std::string::npos; at = words.find(name)) {
        words.erase(at, name.size());
    }
}

// A list of them is joined as the table's names are written.
void take_out_categories(std::string& words) {
    const std::string before = words;
    // A class's name may contain that of a sub-category.
    for (const ServiceCategory& each : service_classes()) take_out(words, each.name);
    for (const ServiceCategory& each : service_classes()) {
        for (const ServiceCategory& sub : service_subcategories(each.code))
            take_out(words, sub.name);
    }
    if (words == before) return;
    take_out(words, "、");
    take_out(words, "等");
}

std::string without_data(std::string words) {
    // An amount in capitals is what the law wants on a contract, in Chinese.
    if (words.contains("人民币")) return {};
    take_out_categories(words);
    // The other language's own name, and the tables' names that these tests have on their screens.
    for (const std::string_view name :
         {"中文", "岳麓区中小企业服务窗口", "长沙市岳麓区", "长沙市", "岳麓区", "应用软件开发",
          "软件开发", "软件和信息技术服务业", "信息传输、软件和信息技术服务业"}) {
        take_out(words, name);
    }
    return words;
}

using Found = std::set<std::string>;

void collect(Visitor& visitor, std::string_view where, Found& found) {
    const auto look = [&](const std::string& words) {
        if (has_han(without_data(words))) found.insert(std::string(where) + ": " + words);
    };
    for (const ui::UiNode& node : visitor.person.ui().nodes()) {
        if (is_data(node)) continue;
        look(node.name);
        look(node.input.placeholder);
        for (const ui::Option& option : node.options ? *node.options : std::vector<ui::Option>{}) {
            look(option.label);
            look(option.group);
        }
    }
    look(visitor.app.title());
}

void show(const Found& found) {
    for (const std::string& words : found) MESSAGE(words);
    CHECK(found.empty());
}

void tell_order(Visitor& visitor, const Order& order) {
    for (int i = 0; i < 10 && !visitor.world.transport.waiting.empty(); ++i) {
        const std::string path = visitor.world.transport.waiting.front().request.path;
        if (path.starts_with("/api/v1/orders/")) {
            visitor.world.transport.answer_with(path, order);
        } else {
            visitor.world.transport.refuse(path, {.kind = ErrorKind::NotFound});
        }
        visitor.settle();
    }
}

}  // namespace

TEST_CASE("English is chosen in the footer, kept on the device and shown at once") {
    Visitor visitor("#/login");
    visitor.tell_signed_out();
    CHECK(visitor.app.language() == Language::Zh);
    CHECK_FALSE(visitor.app.take_english_wish());
    visitor.click("English");
    CHECK(visitor.app.language() == Language::Zh);  // Until its words are here.
    give_english(visitor);
    CHECK(visitor.app.language() == Language::En);
    CHECK(visitor.heading() == "Sign in");
    CHECK(visitor.app.title() == "Sign in · Enterprise Management Center");
    CHECK(visitor.world.device.load("language") == "en");
    visitor.type("User name", "xiaoman2026");

    App next(visitor.world.parts());
    CHECK(next.take_english_wish());

    const ui::NodeId place = visitor.person.see("中文").id;
    visitor.click("中文");
    CHECK(visitor.app.language() == Language::Zh);
    CHECK(visitor.heading() == "用户登录");
    CHECK(visitor.person.value_of("用户名") == "xiaoman2026");
    CHECK(visitor.person.see("English").id == place);  // The focus stays on it.
    visitor.click("English");
    CHECK_FALSE(visitor.app.take_english_wish());  // Its words are still here.
    CHECK(visitor.heading() == "Sign in");
}

TEST_CASE("without its words English is not shown, and the page says so") {
    for (const std::string_view words : {"", "not a table"}) {
        Visitor visitor("#/login");
        visitor.tell_signed_out();
        visitor.click("English");
        REQUIRE(visitor.app.take_english_wish());
        visitor.app.give_english(words);
        visitor.settle();
        CHECK(visitor.app.language() == Language::Zh);
        CHECK(visitor.person.sees_words("英文暂时没有载入"));
        visitor.click("English");
        give_english(visitor);
        CHECK(visitor.heading() == "Sign in");
    }
}

TEST_CASE("no screen has Chinese left in English, for nobody") {
    Found found;
    for (const ScreenRow& row : screen_rows()) {
        for (const int who : {0, 1, 2, 3}) {
            constexpr AccountKind kinds[] = {AccountKind::Enterprise, AccountKind::Institution,
                                             AccountKind::Window};
            SessionView session;
            if (who > 0) session = latin_session(kinds[who - 1]);
            if (admit(row, who > 0 ? &session : nullptr) != Admission::Open) continue;
            for (const bool is_phone : {false, true}) {
                Visitor visitor("#" + std::string(row.pattern));
                if (is_phone) visitor.person.input.width = 390;
                visitor.tell_session(session);
                choose_english(visitor);
                collect(visitor, row.pattern, found);
                visitor.tell_profile(latin_profile());
                collect(visitor, row.pattern, found);
                visitor.tell_nothing_else();
                collect(visitor, row.pattern, found);
            }
        }
    }
    show(found);
}

TEST_CASE("no order has Chinese left in English, on either side") {
    Found found;
    for (const Order& order : orders_of_a_life()) {
        for (const AccountKind kind : {AccountKind::Enterprise, AccountKind::Institution}) {
            Visitor visitor("#/orders/order-1");
            visitor.tell_session(latin_session(kind));
            choose_english(visitor);
            tell_order(visitor, order);
            collect(visitor, "order", found);
        }
    }
    show(found);
}

TEST_CASE("what is wrong with a field is said in English") {
    Visitor visitor("#/register");
    visitor.tell_signed_out();
    choose_english(visitor);
    visitor.click("Register");
    Found found;
    collect(visitor, "register", found);
    CHECK(visitor.person.sees_words("Please fill in User name"));
    visitor.type("Password", "short");
    visitor.type("User name", "1");
    visitor.type("Unified social credit code", "91430100PDY00001X0");
    visitor.type("Mobile", "123");
    visitor.click("Register");
    collect(visitor, "register", found);
    show(found);
}

}  // namespace emc
