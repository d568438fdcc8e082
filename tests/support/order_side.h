// One side of an order at its screens. The platform behind them is the workflow itself: every step
// that a screen sends is applied to the order.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/files.h"
#include "api/orders.h"
#include "support/visitor.h"

namespace emc::test {

inline SessionView session_of(CaseActor actor) {
    SessionView session = test::enterprise_session();
    if (actor == CaseActor::Institution) {
        session.kind = AccountKind::Institution;
        session.name = "湘江知识产权服务中心";
    }
    if (actor == CaseActor::Window) {
        session.kind = AccountKind::Window;
        session.name = "岳麓区中小企业服务窗口";
    }
    return session;
}

inline CaseContext context_of(CaseActor actor) {
    CaseContext context;
    context.actor = actor;
    context.party_id = actor == CaseActor::Enterprise    ? "e1"
                       : actor == CaseActor::Institution ? "i1"
                                                         : "w1";
    context.by = "张小满";
    context.now = test::FixedClock().at;
    if (actor == CaseActor::Window) context.region = "430104";
    return context;
}

inline Order fresh_order() {
    OrderOpening opening;
    opening.order_id = "o1";
    opening.number = "DD202611240000176";
    opening.enterprise = {"e1", "湖南星辰科技有限公司", "91430100PDY00001XL", "430104"};
    opening.institution = {"i1", "湘江知识产权服务中心", "91430100PDY00002XJ", "430104"};
    opening.window_id = "w1";
    ServiceDraft& service = opening.service.content;
    service.name = "知识产权代理服务";
    service.charging = Charging::Fixed;
    service.price_fen = 1'680'001;
    service.description = "专利检索、申请与代理";
    service.stages = {{"检索", 33, 5, "检索报告"}, {"申请", 67, 10, "受理通知"}};
    service.contact = "王立夏";
    service.phone = "13800138001";
    const OrderRequest request{.service_id = "s1",
                               .contact = "李谷雨",
                               .phone = "13800138000",
                               .email = {},
                               .starts_on = {},
                               .needs = "需要申请三项发明专利",
                               .files = {},
                               .source_id = {}};
    const Result<Order> order = open_order(opening, request, context_of(CaseActor::Enterprise));
    REQUIRE(order.has_value());
    return *order;
}

// One side at its screen; the order is shared.
struct Side {
    Side(CaseActor side, Order& shared, Mode mode)
        : actor(side), order(shared), visitor("#/orders/o1", mode) {
        visitor.tell_session(session_of(actor));
        tell();
    }
    // Answers what is asked until nothing is.
    void tell() {
        for (int i = 0; i < 10 && !visitor.world.transport.waiting.empty(); ++i) {
            const ApiRequest request = visitor.world.transport.waiting.front().request;
            if (request.path == "/api/v1/orders/o1/actions") {
                act(request);
            } else if (request.path.starts_with("/api/v1/uploads")) {
                take_upload(request);
            } else if (request.path == "/api/v1/orders/o1") {
                visitor.world.transport.answer_with(request.path, order);
            } else {
                visitor.world.transport.refuse(request.path, {.kind = ErrorKind::NotFound});
            }
            visitor.settle();
        }
    }
    void act(const ApiRequest& request) {
        Result<OrderAction> action = decode_text<OrderAction>(request.body);
        REQUIRE(action.has_value());
        action->order_id = "o1";
        if (refusal)
            return visitor.world.transport.refuse(request.path, *std::exchange(refusal, {}));
        const Result<Order> next = apply(order, *action, context_of(actor));
        if (!next) return visitor.world.transport.refuse(request.path, next.error());
        order = *next;
        visitor.world.transport.answer_with(request.path, order);
    }
    // A platform that takes every file at once.
    void take_upload(const ApiRequest& request) {
        if (request.path == CreateUpload::path) {
            const auto start = decode_text<UploadStart>(request.body);
            REQUIRE(start.has_value());
            upload.file = {"f" + std::to_string(++uploads), start->name, start->bytes, ""};
        } else {
            upload.file.sha256 = std::string(64, 'a');
            upload.received = upload.file.bytes;
        }
        upload.is_complete = !upload.file.sha256.empty();
        visitor.world.transport.answer_with(request.path, upload);
        if (upload.is_complete) upload = {};
    }
    void pick(std::string_view field, std::string_view name) {
        visitor.person.pick(field, visitor.world.files.add(name, "%PDF-1.7 内容"));
        visitor.settle();
        tell();
    }
    void look_again() {
        visitor.open("#/desk");
        tell();
        visitor.open("#/orders/o1");
        tell();
    }
    void click(std::string_view name) {
        visitor.click(name);
        tell();
    }

    CaseActor actor;
    Order& order;
    std::optional<Error> refusal;  // Of the next step, in place of what the workflow says.
    UploadView upload;
    int uploads = 0;
    Visitor visitor;
};

}  // namespace emc::test
