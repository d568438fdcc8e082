#include "client/screens/service.h"

#include "client/drafts.h"
#include "client/screens/service_words.h"

namespace emc {
namespace {

using Message = ServiceScreen::Message;

constexpr std::int64_t reviews_in_page = 10;
constexpr std::string_view applies_word = "apply";
constexpr std::string_view asks_word = "consult";
// 按此咨询申请服务: the consultation that the order comes from.
constexpr std::string_view consultation_word = "consultation";

// The page again, with the dialog open; where the sign-in comes back to.
Route application_route(const ServiceScreen& screen) {
    Route route{{"services", screen.service_id}, {{std::string(applies_word), "1"}}};
    const OrderRequest& request = screen.form.draft;
    if (request.source == OrderSource::Consultation) {
        route.query.emplace_back(consultation_word, request.source_id);
    }
    return route;
}

// No draft of an earlier visit says where this application comes from.
void set_source(ServiceScreen& screen, std::string_view consultation_id) {
    for (OrderRequest* request : {&screen.form.draft, &screen.form.original}) {
        request->source =
            consultation_id.empty() ? OrderSource::Service : OrderSource::Consultation;
        request->source_id = consultation_id;
    }
}

void open_application(ServiceScreen& screen) {
    screen.applies = true;
    screen.failure.reset();
    screen.form.is_stale = true;
}

void note_session(ServiceScreen& screen, Env& env) {
    if (env.session != nullptr) screen.kind = env.session->kind;
    screen.draft_key = draft_key(env.session, "apply-" + screen.service_id);
    // Asked before the dialog is open, so that nothing changes under the person's hands.
    if (screen.kind == AccountKind::Enterprise) {
        screen.profile = call<ReadProfile>(env.transport, {});
    }
}

// What was filled in before the sign-in is the draft of nobody; it is used once.
void bring_draft(ServiceScreen& screen, Env& env) {
    const std::string before = draft_key(nullptr, "apply-" + screen.service_id);
    if (!restore_draft(screen.form, env, before)) return;
    env.device.erase(before);
    screen.form.is_draft_stale = true;
}

// The first answer of a start may come after the screen has been opened.
void take_late_session(ServiceScreen& screen, Env& env) {
    if (screen.kind || env.session == nullptr) return;
    note_session(screen, env);
    // What was typed in this visit is newer than what the account has kept.
    const bool is_typed = is_changed(screen.form) && !screen.form.changed.empty();
    if (!is_typed && restore_draft(screen.form, env, screen.draft_key)) {
        screen.attachments = uploads_of(screen.form.draft.files);
    } else if (screen.applies) {
        bring_draft(screen, env);
    }
    take_sign_in(screen.question, env);
}

void take_contact(ServiceScreen& screen) {
    if (!screen.profile.poll() || screen.profile.error() != nullptr) return;
    const Profile& profile = screen.profile.value()->content;
    const auto fill = [&](std::string OrderRequest::* member, const std::string& known) {
        std::string& value = screen.form.draft.*member;
        if (!value.empty() || known.empty()) return;
        value = known;
        screen.form.original.*member = known;
    };
    fill(&OrderRequest::contact, profile.contact);
    fill(&OrderRequest::phone, profile.mobile);
    fill(&OrderRequest::email, profile.email);
    screen.form.is_stale = true;
}

void take_order(ServiceScreen& screen, Env& env) {
    if (!screen.ordered.poll()) return;
    const Error* error = screen.ordered.error();
    screen.attempt.note_answer(error);
    if (error == nullptr) {
        drop_draft(screen.form, env, screen.draft_key);
        screen.form.draft = screen.form.original;
        screen.attachments.items.clear();
        screen.applies = false;
        env.commands.push_back(Notify{"申请已提交，订单编号 " + screen.ordered.value()->number});
        env.commands.push_back(Navigate{"#/orders"});
        return;
    }
    take_refusals(screen.attachments, *error, "files");
    if (!take_problems(screen.form, *error)) screen.failure = *error;
}

void on(ServiceScreen& screen, ServiceScreen::Retry, Env& env) { retry(screen, env); }

void on(ServiceScreen& screen, ServiceScreen::MoreReviews, Env& env) {
    if (screen.rated.is_pending()) return;
    screen.rated.renew(call<ListServiceRatings>(
        env.transport, {screen.service_id, reviews_in_page, screen.reviews_cursor}));
}

void on(ServiceScreen& screen, ServiceScreen::OpenApplication, Env&) { open_application(screen); }

void on(ServiceScreen& screen, ServiceScreen::CloseApplication, Env&) { screen.applies = false; }

void on(ServiceScreen& screen, ServiceScreen::Apply, Env& env) {
    if (screen.ordered.is_pending()) return;
    screen.failure.reset();
    if (!is_settled(screen.attachments)) return;
    const std::optional<OrderRequest> request = submit(screen.form);
    if (!request) return;
    if (!screen.kind) {
        env.commands.push_back(Navigate{sign_in_href(application_route(screen))});
        return;
    }
    const std::string& key = screen.attempt.key_for(*request, env.random);
    screen.ordered = call<CreateOrder>(env.transport, *request, {.idempotency_key = key});
}

void on(ServiceScreen& screen, ServiceScreen::ToggleFavorite, Env& env) {
    if (!screen.kind) {
        env.commands.push_back(Navigate{sign_in_href({{"services", screen.service_id}, {}})});
        return;
    }
    if (screen.kept.is_pending()) return;
    const FavoriteInput wish{.service_id = screen.service_id, .is_favorite = !screen.is_favorite};
    const std::string& key = screen.keeping.key_for(wish, env.random);
    screen.kept = call<SetFavorite>(env.transport, wish, {.idempotency_key = key});
}

void on(ServiceScreen& screen, ServiceScreen::Share, Env& env) {
    env.commands.push_back(CopyAddress{service_href(screen.service_id)});
}

void on(ServiceScreen& screen, ServiceScreen::OpenQuestion, Env&) {
    show_question(screen.question);
}

void on(ServiceScreen& screen, ServiceScreen::CloseQuestion, Env&) {
    screen.question.is_open = false;
}

void on(ServiceScreen& screen, ServiceScreen::Ask, Env& env) { ask_question(screen.question, env); }

void take_favorite(ServiceScreen& screen, Env& env) {
    if (!screen.kept.poll()) return;
    screen.keeping.note_answer(screen.kept.error());
    if (screen.kept.error() != nullptr) {
        env.commands.push_back(Notify{"收藏没有成功，请重试", NoticeTone::Failure});
        return;
    }
    screen.is_favorite = !screen.is_favorite;
    env.commands.push_back(Notify{screen.is_favorite ? "已收藏" : "已取消收藏"});
}

}  // namespace

ServiceScreen open_service(const Route& route, Env& env) {
    ServiceScreen screen;
    screen.service_id = route.segments.back();
    note_session(screen, env);
    screen.form.draft.service_id = screen.form.original.service_id = screen.service_id;
    const bool is_restored = restore_draft(screen.form, env, screen.draft_key);
    screen.attachments = uploads_of(screen.form.draft.files);
    open_question(screen.question, env, screen.service_id);
    if (!route.query_value(applies_word).empty()) {
        if (screen.kind && !is_restored) bring_draft(screen, env);
        open_application(screen);
    } else if (!route.query_value(asks_word).empty()) {
        resume_question(screen.question, env);
    }
    set_source(screen, route.query_value(consultation_word));
    retry(screen, env);
    return screen;
}

void retry(ServiceScreen& screen, Env& env) {
    if (screen.loaded.value() == nullptr) {
        screen.loaded.renew(call<ReadService>(env.transport, {screen.service_id}));
    }
    if (screen.rated.value() == nullptr) {
        screen.rated.renew(
            call<ListServiceRatings>(env.transport, {screen.service_id, reviews_in_page, {}}));
    }
}

void poll(ServiceScreen& screen, Env& env) {
    take_late_session(screen, env);
    if (screen.loaded.poll() && screen.loaded.error() == nullptr) {
        screen.is_favorite = screen.loaded.value()->is_favorite;
        screen.marks = call<ReadPartyMarks>(env.transport, {screen.loaded.value()->institution_id});
    }
    screen.marks.poll();
    if (screen.rated.poll() && screen.rated.error() == nullptr) {
        for (PublicRating& row : screen.rated.value()->items)
            screen.reviews.push_back(std::move(row));
        screen.reviews_cursor = screen.rated.value()->next_cursor;
    }
    poll(screen.attachments, env);
    keep_files(screen.form, "files", screen.attachments, screen.form.draft.files);
    take_contact(screen);
    take_order(screen, env);
    take_favorite(screen, env);
    poll(screen.question, env);
    refresh(screen.form);
    keep_draft(screen.form, env, screen.draft_key);
}

void update(ServiceScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

// The host need not keep what was picked.
void leave(ServiceScreen& screen, Env& env) {
    for (Uploads* files : {&screen.attachments, &screen.question.attachments}) {
        clear(*files);
        poll(*files, env);
    }
}

bool is_dirty(const ServiceScreen& screen) {
    const bool is_applying =
        screen.applies && (is_changed(screen.form) || !screen.attachments.items.empty());
    return is_applying || is_dirty(screen.question);
}

bool is_busy(const ServiceScreen& screen) {
    const bool is_loading = screen.loaded.is_pending() && screen.loaded.value() == nullptr;
    return is_loading || screen.ordered.is_pending() || screen.kept.is_pending() ||
           screen.question.sent.is_pending();
}

bool needs_frame(const ServiceScreen& screen) {
    return screen.form.is_stale || needs_frame(screen.attachments) ||
           screen.question.form.is_stale || needs_frame(screen.question.attachments);
}

}  // namespace emc
