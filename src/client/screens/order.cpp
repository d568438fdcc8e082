#include "client/screens/order.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "client/drafts.h"
#include "client/failure.h"
#include "client/screens/order_show.h"
#include "client/screens/verification_facts_view.h"

namespace emc {
namespace {

using Message = OrderScreen::Message;

void ask(OrderScreen& screen, Env& env) {
    screen.loaded.renew(call<ReadOrder>(env.transport, {screen.order_id}));
}

bool is_open_now(const OrderScreen& screen, OrderCommand command) {
    return screen.order &&
           std::ranges::contains(open_commands(*screen.order, screen.actor), command);
}

// Once: a mark seldom changes while an order is looked at.
void ask_marks(OrderScreen& screen, Env& env) {
    if (screen.marks.is_pending() || screen.marks.value() != nullptr) return;
    screen.marks = call<ReadPartyMarks>(env.transport, {screen.order->enterprise.party_id});
}

// What the open dialog sends is of the order as it is now, or every further try would be too late.
void renew_step(OrderScreen& screen) {
    OrderStep& step = screen.step;
    const OrderCommand command = step.form.draft.command;
    if (!step.is_open || step.sent.is_pending() || !is_open_now(screen, command)) return;
    const OrderAction now = action_on(*screen.order, command);
    // Another contract: the person has to read that one.
    if (step.form.draft.contract_sha256 != now.contract_sha256) step.has_read = false;
    for (OrderAction* action : {&step.form.draft, &step.form.original}) {
        action->expected_version = now.expected_version;
        action->contract_sha256 = now.contract_sha256;
    }
    step.form.is_stale = true;
}

void take_rating(OrderScreen& screen, Env& env, bool could_rate) {
    const Order& order = *screen.order;
    const auto accepted = static_cast<std::size_t>(
        std::ranges::count(order.stages, StageState::Accepted, &StageProgress::state));
    if (screen.rating.draft.stages.size() != accepted) {
        RatingDraft rating;
        rating.stages.resize(accepted);
        load(screen.rating, std::move(rating));
    }
    if (order.rating) return drop_draft(screen.rating, env, screen.rating_key);
    if (could_rate || !is_open_now(screen, OrderCommand::Rate)) return;
    const std::optional<std::string> stored = env.device.load(screen.rating_key);
    if (!stored) return;
    const Result<OrderAction> kept = decode_reply<OrderAction>(*stored);
    if (!kept || !kept->rating || kept->rating->stages.size() != accepted) return;
    screen.rating.draft = *kept->rating;
    screen.rating.is_stale = true;
}

// As the action that would send it: the API has no text of a rating alone.
void keep_rating(OrderScreen& screen, Env& env) {
    if (!std::exchange(screen.rating.is_draft_stale, false)) return;
    if (!is_changed(screen.rating)) return env.device.erase(screen.rating_key);
    const OrderAction action{.order_id = screen.order_id, .rating = screen.rating.draft};
    env.device.save(screen.rating_key, encode_text(action));
}

void take_order(OrderScreen& screen, Env& env, const Order& order) {
    const std::int64_t due_before = screen.order ? due_fen(*screen.order) : 0;
    const bool could_rate = is_open_now(screen, OrderCommand::Rate);
    screen.order = order;
    screen.pays = screen.pays && is_open_now(screen, OrderCommand::PayOffline);
    if (screen.pays && due_fen(order) != due_before) {
        screen.payment.draft.amount_fen = screen.payment.original.amount_fen = due_fen(order);
        screen.payment.is_stale = true;
        screen.has_checked = false;  // It was another amount.
    }
    renew_step(screen);
    take_rating(screen, env, could_rate);
}

// What the platform says of a payment or a rating stands beside the fields of its own form.
void take_inner_problems(OrderScreen& screen) {
    const Error& error = *screen.step.failure;
    bool is_shown = false;
    if (screen.pays) {
        take_refusals(screen.vouchers, error, "payment/vouchers");
        is_shown = take_problems(screen.payment, error_within(error, "payment"));
    } else if (is_open_now(screen, OrderCommand::Rate)) {
        is_shown = take_problems(screen.rating, error_within(error, "rating"));
    }
    if (is_shown) screen.step.failure.reset();
}

// After a step that came to nothing.
void take_refusal(OrderScreen& screen, Env& env) {
    if (!screen.step.failure) return;
    const ErrorKind kind = screen.step.failure->kind;
    if (kind == ErrorKind::Invalid) return take_inner_problems(screen);
    if (kind != ErrorKind::Unavailable) ask(screen, env);  // Perhaps the other side was first.
}

void on(OrderScreen& screen, OrderScreen::Retry, Env& env) { ask(screen, env); }

void on(OrderScreen& screen, const OrderScreen::Take& wish, Env& env) {
    if (!is_open_now(screen, wish.command) || screen.step.sent.is_pending()) return;
    OrderAction action = action_on(*screen.order, wish.command);
    if (wish.command == OrderCommand::SubmitContract) {
        env.commands.push_back(Navigate{order_href(screen.order_id) + "/contract"});
    } else if (is_direct(wish.command)) {
        screen.step.form.draft.command = wish.command;
        send_step(screen.step, env, action);
    } else {
        open_step(screen.step, std::move(action), screen.order->number);
    }
}

void on(OrderScreen& screen, OrderScreen::Amend, Env& env) {
    env.commands.push_back(Navigate{order_href(screen.order_id) + "/amend"});
}

void on(OrderScreen& screen, OrderScreen::Close, Env&) {
    screen.step.is_open = screen.pays = false;
    clear(screen.step.uploads);
    clear(screen.vouchers);
}

void on(OrderScreen& screen, OrderScreen::Send, Env& env) { submit_step(screen.step, env); }

void on(OrderScreen& screen, OrderScreen::Pay, Env&) {
    if (!screen.order || screen.step.sent.is_pending()) return;
    PaymentDraft draft;
    draft.amount_fen = due_fen(*screen.order);
    draft.paid_on = to_string(screen.today);
    load(screen.payment, std::move(draft));
    clear(screen.vouchers);
    screen.step.failure.reset();
    screen.has_checked = false;
    screen.pays = true;
}

void on(OrderScreen& screen, OrderScreen::SendPayment, Env& env) {
    if (!screen.order || !screen.has_checked || !is_settled(screen.vouchers)) return;
    screen.payment.draft.vouchers = files_of(screen.vouchers);
    const std::optional<PaymentDraft> payment = submit(screen.payment);
    if (!payment) return;
    OrderAction action = action_on(*screen.order, OrderCommand::PayOffline);
    action.payment = *payment;
    send_step(screen.step, env, action);
}

void on(OrderScreen& screen, OrderScreen::Rate, Env& env) {
    if (!screen.order) return;
    const std::optional<RatingDraft> rating = submit(screen.rating);
    if (!rating) return;
    OrderAction action = action_on(*screen.order, OrderCommand::Rate);
    action.rating = *rating;
    send_step(screen.step, env, action);
}

void draw_head(ui::Ui& ui, const OrderScreen& screen) {
    std::vector<std::pair<std::string, std::string>> path{{"企业管理中心", "#/desk"}};
    path.emplace_back(orders_title(screen.actor), "#/orders");
    path.emplace_back(screen.order ? screen.order->number : "合同详情", "");
    ui.breadcrumb(path);
    ui.heading("合同详情");
    if (!screen.order) return;
    ui.line([&] {
        ui.text(screen.order->service.content.name, ui::TextStyle::Large);
        draw_order_state(ui, screen.order->state);
        if (const PartyMarks* marks = screen.marks.value()) {
            draw_verification_mark(ui, marks->verification);
        }
        if (screen.order->contracts.empty()) return;
        ui.spacer();
        ui.link_button("打印合同", order_href(screen.order_id) + "/print");
    });
}

}  // namespace

OrderScreen open_order_detail(const Route& route, Env& env) {
    OrderScreen screen;
    screen.order_id = route.segments.back();
    screen.actor = actor_of(env.session);
    screen.rating_key = draft_key(env.session, "rating") + "/" + screen.order_id;
    screen.today = civil_date_of(env.clock.now());
    screen.news_seen = env.news_serial;
    ask(screen, env);
    return screen;
}

void retry(OrderScreen& screen, Env& env) {
    if (!screen.order) ask(screen, env);
}

void poll(OrderScreen& screen, Env& env) {
    if (screen.loaded.poll() && screen.loaded.error() == nullptr) {
        take_order(screen, env, *screen.loaded.value());
        ask_marks(screen, env);
    }
    screen.marks.poll();
    const bool was_pending = screen.step.sent.is_pending();
    if (const Order* order = take_step(screen.step, env)) {
        screen.pays = false;
        take_order(screen, env, *order);
    } else if (was_pending && !screen.step.sent.is_pending()) {
        take_refusal(screen, env);
    }
    // The other side may have moved; while the person writes, what they see stays.
    if (screen.news_seen != env.news_serial && !screen.step.is_open && !screen.pays) {
        screen.news_seen = env.news_serial;
        ask(screen, env);
    }
    poll(screen.vouchers, env);
    refresh(screen.payment);
    refresh(screen.rating);
    keep_rating(screen, env);
}

void update(OrderScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

std::optional<Message> draw(OrderScreen& screen, ui::Ui& ui) {
    draw_head(ui, screen);
    std::optional<Message> message;
    if (!screen.order) {
        const Error* error = screen.loaded.error();
        if (error == nullptr || screen.loaded.is_pending()) {
            ui.card([&] { ui.skeleton(8); });
        } else if (draw_load_failure(ui, *error)) {
            message = OrderScreen::Retry{};
        }
        return message;
    }
    ui.columns({2, 1}, {[&] {
                            message = draw_next_step(ui, screen);
                            draw_appeals(ui, *screen.order);
                            draw_order_facts(ui, *screen.order);
                        },
                        [&] { draw_order_progress(ui, *screen.order); }});
    if (screen.pays) {
        if (auto wish = draw_payment_dialog(ui, screen)) message = wish;
    }
    const StepWish wish = draw_step(ui, screen.step);
    if (wish == StepWish::Close) return OrderScreen::Close{};
    if (wish == StepWish::Send) return OrderScreen::Send{};
    return message;
}

// The host need not keep what was picked.
void leave(OrderScreen& screen, Env& env) {
    clear(screen.step.uploads);
    clear(screen.vouchers);
    poll(screen.step.uploads, env);
    poll(screen.vouchers, env);
}

bool is_dirty(const OrderScreen& screen) {
    const bool may_rate = is_open_now(screen, OrderCommand::Rate);
    return (screen.step.is_open &&
            (is_changed(screen.step.form) || !screen.step.uploads.items.empty())) ||
           (screen.pays && (is_changed(screen.payment) || !screen.vouchers.items.empty())) ||
           (may_rate && is_changed(screen.rating));
}

bool is_busy(const OrderScreen& screen) {
    const bool is_loading = screen.loaded.is_pending() && !screen.order;
    return is_loading || screen.step.sent.is_pending();
}

bool needs_frame(const OrderScreen& screen) {
    return screen.step.form.is_stale || screen.payment.is_stale || screen.rating.is_stale ||
           needs_frame(screen.step.uploads) || needs_frame(screen.vouchers);
}

}  // namespace emc
