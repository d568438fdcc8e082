#include "client/screens/hall_demand.h"

#include <array>

#include "client/drafts.h"
#include "client/failure.h"
#include "client/screens/demand_show.h"
#include "client/screens/order_show.h"
#include "client/screens/service_words.h"
#include "client/time_words.h"
#include "domain/display.h"

namespace emc {
namespace {

using Message = HallDemandScreen::Message;

void ask(HallDemandScreen& screen, Env& env) {
    screen.loaded.renew(call<ReadHallDemand>(env.transport, {screen.demand_id}));
}

void note_session(HallDemandScreen& screen, Env& env) {
    if (env.session == nullptr) return;
    screen.kind = env.session->kind;
    screen.step.draft_key = draft_key(env.session, "respond") + "/" + screen.demand_id;
}

// What the platform refuses of a price, beside the field before it is sent.
Problems problems_of(const DemandAction& action, const DemandDraft& asked) {
    Problems problems = check(action);
    for (const Problem& problem : check_price(asked, action.price_fen)) problems.push_back(problem);
    return problems;
}

void on(HallDemandScreen& screen, HallDemandScreen::Retry, Env& env) { ask(screen, env); }

void on(HallDemandScreen& screen, HallDemandScreen::Respond, Env& env) {
    if (!screen.kind) {
        env.commands.push_back(Navigate{sign_in_href({{"hall", screen.demand_id}, {}})});
        return;
    }
    const HallDemand* view = screen.loaded.value();
    if (view == nullptr || screen.step.sent.is_pending()) return;
    DemandAction action = action_on(screen.demand_id, view->version, DemandCommand::Respond);
    const std::int64_t version = action.expected_version;
    screen.step.form.rule = [asked = view->content](const DemandAction& draft) {
        return problems_of(draft, asked);
    };
    open_step(screen.step, std::move(action), view->number + " " + view->content.title);
    restore_draft(screen.step.form, env, screen.step.draft_key);
    screen.step.form.draft.expected_version = version;
    screen.step.uploads = uploads_of(screen.step.form.draft.files);
}

void on(HallDemandScreen& screen, HallDemandScreen::Withdraw, Env&) {
    const HallDemand* view = screen.loaded.value();
    if (view == nullptr) return;
    screen.step.form.rule = nullptr;
    open_step(screen.step,
              action_on(screen.demand_id, view->version, DemandCommand::WithdrawResponse),
              view->number + " " + view->content.title);
}

void on(HallDemandScreen& screen, HallDemandScreen::Close, Env&) { close_step(screen.step); }
void on(HallDemandScreen& screen, HallDemandScreen::Send, Env& env) {
    submit_step(screen.step, env);
}

void draw_head(ui::Ui& ui, const HallDemand& view) {
    ui.line([&] {
        ui.text(view.enterprise_name, ui::TextStyle::Strong);
        draw_verified(ui, view.is_verified);
        ui.text(display_text(view.enterprise_region, Editor::County), ui::TextStyle::Muted);
        if (!view.is_open) draw_demand_state(ui, view.state);
    });
}

std::optional<Message> draw_own_response(ui::Ui& ui, const HallDemandScreen& screen,
                                         const HallDemand& view) {
    std::optional<Message> message;
    if (!view.own_response || view.own_response->state == ResponseState::Withdrawn) return message;
    const DemandResponse& own = *view.own_response;
    ui.card("我的响应", [&] {
        ui.line([&] {
            ui.text(own.price_fen ? money_text(*own.price_fen) : "面议", ui::TextStyle::Large,
                    ui::Tone::Primary);
            draw_response_state(ui, own.state);
        });
        ui.text(own.words);
        draw_files(ui, "附件", own.files);
        ui.text(minute_text(own.at), ui::TextStyle::SmallMuted);
        if (own.state == ResponseState::Chosen && !view.order_id.empty()) {
            ui.link_button("查看订单", order_href(view.order_id),
                           {.kind = ui::ButtonLook::Kind::Primary});
        }
        if (own.state != ResponseState::Open) return;
        if (ui.button("撤回响应", {.enabled = !screen.step.sent.is_pending()}))
            message = HallDemandScreen::Withdraw{};
    });
    return message;
}

bool has_responded(const HallDemand& view) {
    return view.own_response && view.own_response->state == ResponseState::Open;
}

std::optional<Message> draw_call(ui::Ui& ui, const HallDemandScreen& screen,
                                 const HallDemand& view) {
    std::optional<Message> message;
    if (has_responded(view)) return message;
    const bool may_respond = !screen.kind || *screen.kind == AccountKind::Institution;
    ui.card([&] {
        ui.text(budget_text(view.content), ui::TextStyle::Large, ui::Tone::Primary);
        ui.text("截止 " + view.content.ends_on + " · " + std::to_string(view.response_count) +
                    " 家响应 · " + std::to_string(view.view_count) + " 次浏览",
                ui::TextStyle::SmallMuted);
        if (view.is_own) {
            ui.link_button("管理我的需求", demand_href(view.demand_id),
                           {.kind = ui::ButtonLook::Kind::Primary});
            return;
        }
        const ui::ButtonLook look{
            .kind = ui::ButtonLook::Kind::Primary,
            .enabled = may_respond && view.is_open && !screen.step.sent.is_pending()};
        if (ui.button("响应需求", look)) message = HallDemandScreen::Respond{};
        if (!view.is_open) {
            ui.text("该需求已不接受响应。", ui::TextStyle::SmallMuted);
        } else if (!may_respond) {
            ui.text("只有服务机构账号可以响应需求。", ui::TextStyle::SmallMuted);
        }
    });
    return message;
}

void draw_content(ui::Ui& ui, const HallDemand& view) {
    ui.card("需求内容", [&] {
        draw_fact(ui, "需求编号", view.number);
        draw_demand_content(ui, view.content, view.is_contact_shown);
        draw_fact(ui, "发布时间", minute_text(view.published_at));
        if (view.is_contact_shown) return;
        ui.text("联系方式不公开，选定后机构可以看到。", ui::TextStyle::SmallMuted);
    });
}

std::optional<Message> draw_loaded(ui::Ui& ui, const HallDemandScreen& screen,
                                   const HallDemand& view) {
    std::optional<Message> message;
    draw_head(ui, view);
    ui.columns({2, 1}, {[&] { draw_content(ui, view); },
                        [&] {
                            message = draw_call(ui, screen, view);
                            if (auto wish = draw_own_response(ui, screen, view)) message = wish;
                        }});
    return message;
}

}  // namespace

HallDemandScreen open_hall_demand(const Route& route, Env& env) {
    HallDemandScreen screen;
    screen.demand_id = route.segments.back();
    screen.news_seen = env.news_serial;
    note_session(screen, env);
    ask(screen, env);
    return screen;
}

void retry(HallDemandScreen& screen, Env& env) {
    if (screen.loaded.value() == nullptr) ask(screen, env);
}

void poll(HallDemandScreen& screen, Env& env) {
    // The first answer of a start may come after the screen has been opened.
    if (!screen.kind && env.session != nullptr) {
        note_session(screen, env);
        ask(screen, env);
    }
    screen.loaded.poll();
    const bool was_pending = screen.step.sent.is_pending();
    const bool is_done = take_step(screen.step, env) != nullptr;
    const bool was_refused = was_pending && !screen.step.sent.is_pending() && !is_done;
    const bool has_news = screen.news_seen != env.news_serial && !screen.step.is_open;
    if (has_news) screen.news_seen = env.news_serial;
    if (is_done || was_refused || has_news) ask(screen, env);
    // After a refusal the next try is for what has been read since.
    const bool is_newer =
        screen.step.is_open && screen.loaded.value() != nullptr && !screen.step.sent.is_pending();
    if (is_newer) screen.step.form.draft.expected_version = screen.loaded.value()->version;
}

void update(HallDemandScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

std::optional<Message> draw(HallDemandScreen& screen, ui::Ui& ui) {
    const HallDemand* view = screen.loaded.value();
    const std::string title = view == nullptr ? std::string("需求详情") : view->content.title;
    const std::array<std::pair<std::string, std::string>, 3> path{
        {{"首页", "#/"}, {"需求大厅", "#/hall"}, {title, ""}}};
    ui.breadcrumb(path);
    ui.heading(title);
    if (screen.step.failure && !screen.step.is_open) draw_send_failure(ui, *screen.step.failure);
    std::optional<Message> message;
    if (view != nullptr) {
        message = draw_loaded(ui, screen, *view);
    } else if (screen.loaded.error() == nullptr || screen.loaded.is_pending()) {
        ui.card([&] { ui.skeleton(8); });
    } else if (draw_load_failure(ui, *screen.loaded.error())) {
        message = HallDemandScreen::Retry{};
    }
    const DemandWish wish = draw_step(ui, screen.step);
    if (wish == DemandWish::Close) return HallDemandScreen::Close{};
    if (wish == DemandWish::Send) return HallDemandScreen::Send{};
    return message;
}

// The host need not keep what was picked.
void leave(HallDemandScreen& screen, Env& env) {
    clear(screen.step.uploads);
    poll(screen.step.uploads, env);
}

bool is_dirty(const HallDemandScreen& screen) {
    const DemandAction& draft = screen.step.form.draft;
    const bool writes = screen.step.is_open && draft.command == DemandCommand::Respond;
    return writes &&
           (!draft.words.empty() || draft.price_fen || !screen.step.uploads.items.empty());
}

bool is_busy(const HallDemandScreen& screen) {
    const bool is_loading = screen.loaded.is_pending() && screen.loaded.value() == nullptr;
    return is_loading || screen.step.sent.is_pending();
}

bool needs_frame(const HallDemandScreen& screen) { return needs_frame(screen.step); }

}  // namespace emc
