// 窗口工作台's queue by keyboard, with a scripted platform.
#include <doctest/doctest.h>

#include "api/reviews.h"
#include "api/services_own.h"
#include "support/visitor.h"

namespace emc {
namespace {

using test::Mode;
using test::Visitor;
using ui::Role;

Review review_of(int number) {
    const std::string text = std::to_string(number);
    return {.review_id = "r" + text,
            .kind = ReviewKind::Service,
            .task = ReviewTask::Decide,
            .case_id = "s" + text,
            .title = "第" + text + "项服务",
            .party_name = "长沙示例机构",
            .region = "430104",
            .due_on = "2026-11-27"};
}

// Three services wait, the first one is open.
struct Queue {
    explicit Queue(Mode mode, std::vector<Holidays> holidays = {}, InstantMs at = {})
        : visitor("#/reviews?kind=service", mode) {
        SessionView session = test::enterprise_session();
        session.kind = AccountKind::Window;
        session.holidays = std::move(holidays);
        if (at != 0) {
            visitor.world.clock.at = at;
            due_on = "2027-01-05";
        }
        visitor.tell_session(session);
        tell();
    }
    void tell() {
        for (int i = 0; i < 60 && !visitor.world.transport.waiting.empty(); ++i) {
            answer(visitor.world.transport.waiting.front().request);
            visitor.settle();
        }
    }
    void answer(const ApiRequest& request) {
        auto& transport = visitor.world.transport;
        const std::string& path = request.path;
        if (path.starts_with("/api/v1/reviews/")) {
            return transport.answer_with(path, review_of(path.back() - '0'));
        }
        if (path.starts_with("/api/v1/reviews")) {
            return transport.answer_with(
                path, ReviewPage{.items = {waiting(1), waiting(2), waiting(3)}, .total = 3});
        }
        if (is_overrun && path.ends_with("/actions"))
            return transport.refuse(path, {.kind = ErrorKind::Stale});
        if (path.starts_with("/api/v1/own-services/")) {
            return transport.answer_with(path, service_of(path.back() - '0'));
        }
        transport.refuse(path, {.kind = ErrorKind::NotFound});
    }
    Review waiting(int number) const {
        Review review = review_of(number);
        review.due_on = due_on;
        return review;
    }
    static ServiceItem service_of(int number) {
        ServiceItem item;
        item.service_id = "s" + std::to_string(number);
        item.content.name = "第" + std::to_string(number) + "项服务";
        item.state = ServiceState::InReview;
        item.version = 1;
        return item;
    }
    std::vector<std::string> actions() const {
        std::vector<std::string> paths;
        for (const ApiRequest& request : visitor.world.transport.sent) {
            if (request.path.ends_with("/actions")) paths.push_back(request.path);
        }
        return paths;
    }
    bool shows(std::string_view title) const {
        return visitor.person.find(Role::Heading, title) != nullptr;
    }

    // Wide enough for the item beside the queue; the first one opens.
    void widen() {
        visitor.person.input.width = 1280;
        tell();
        visitor.settle();
        tell();
    }
    void strike(std::string_view key) {
        visitor.person.strike(key);
        visitor.settle();
    }

    Visitor visitor;
    bool is_overrun = false;  // Somebody else is always first.
    std::string due_on = "2026-11-27";
};

}  // namespace

TEST_CASE("the page counts working days by the holidays that the operator has imported") {
    constexpr InstantMs new_years_eve = 1'798'680'000'000;  // 2026-12-31 09:20 in Changsha
    const auto due_in = [](std::vector<Holidays> holidays) {
        Queue queue(Mode::Mirror, std::move(holidays), new_years_eve);
        for (const int days : {0, 1, 2, 3, 4}) {
            const std::string words = "还剩 " + std::to_string(days) + " 个工作日";
            if (queue.visitor.person.sees_words(words)) return days;
        }
        return -1;
    };
    CHECK(due_in({}) == 3);  // Friday, Monday, Tuesday.
    CHECK(due_in({{.covered_from = "2027-01-01",
                   .covered_until = "2027-12-31",
                   .holidays = {"2027-01-01"}}}) == 2);
}

TEST_CASE("the window's queue: a letter is for the item that is shown, never for one that loads") {
    for (const Mode mode : {Mode::Pointer, Mode::Mirror}) {
        CAPTURE(static_cast<int>(mode));
        Queue queue(mode);
        Visitor& visitor = queue.visitor;
        visitor.person.input.width = 1280;
        queue.tell();
        visitor.settle();
        queue.tell();
        REQUIRE(queue.shows("第1项服务"));
        REQUIRE(visitor.person.find(Role::Button, "通过") != nullptr);

        // Both keys before a frame is drawn: the second is not for the first item, nor for the
        // next.
        for (const char* key : {"j", "a"})
            visitor.person.ui().push_event({.kind = ui::UiEvent::Kind::Key, .value = key});
        visitor.settle();
        CHECK(queue.actions().empty());
        visitor.person.strike("a");
        visitor.settle();
        queue.tell();
        CHECK(queue.actions().empty());
        CHECK(queue.shows("第2项服务"));

        visitor.person.strike("a");
        visitor.settle();
        CHECK(queue.actions() == std::vector<std::string>{"/api/v1/own-services/s2/actions"});
    }
}

TEST_CASE("the window's queue: nothing else opens while a decision is under way") {
    Queue queue(Mode::Mirror);
    queue.widen();
    REQUIRE(queue.shows("第1项服务"));
    queue.strike("a");
    queue.strike("j");
    CHECK(queue.shows("第1项服务"));
    queue.tell();
    CHECK(queue.visitor.person.sees_words("已通过：第1项服务"));
    CHECK(queue.shows("第2项服务"));
}

TEST_CASE("the window's queue: an opinion outlives a change of its case, but not 取消") {
    Queue queue(Mode::Mirror);
    queue.widen();
    queue.strike("r");
    queue.visitor.type("审核意见", "收费标准不明确");
    queue.is_overrun = true;
    queue.visitor.click("确认退回");
    queue.tell();
    REQUIRE(queue.visitor.person.find(Role::Button, "确认退回") == nullptr);
    queue.strike("r");
    CHECK(queue.visitor.person.value_of("审核意见") == "收费标准不明确");
    queue.visitor.click("取消");
    queue.strike("r");
    CHECK(queue.visitor.person.value_of("审核意见").empty());
}

}  // namespace emc
