#include "client/app.h"

#include <utility>

#include "client/app_state.h"

namespace emc {

App::State::State(AppParts given) : parts(given), transport(given.transport) {
    const std::optional<std::string> kept = parts.device.load(language_key);
    if (kept == kept_english) choose(Language::En);
    read_session();
}

Env App::State::env() {
    return {.session = signed_in(),
            .clock = parts.clock,
            .calendar = years ? years->calendar() : WorkCalendar::built_in(),
            .random = parts.random,
            .transport = transport,
            .device = parts.device,
            .files = parts.files,
            .commands = commands,
            .language = language(),
            .news_serial = news.serial()};
}

void App::State::request(Route target) {
    if (target == route) return;
    if (has_unsaved()) {
        leaving_to = std::move(target);
        return;
    }
    go(std::move(target), false);
}

void App::State::go(Route target, bool replaces) {
    leaving_to.reset();
    if (target == route && screen) return;
    close_screen();
    route = std::move(target);
    parts.navigator.set_href(href_of(route), replaces);
    show_route();
}

void App::State::close_screen() {
    palette.close();
    if (!screen) return;
    Env world = env();
    screen->close(world);
    screen.reset();
}

void App::State::show_route() {
    Env world = env();
    row = find_screen(route);
    if (row == nullptr) {
        screen = open_not_found();
        return;
    }
    // Until the first answer nobody is turned away: a person who is signed in would see the
    // sign-in.
    if (!is_session_known && row->audience != Audience::Anyone &&
        row->audience != Audience::SignedOutOnly) {
        return;
    }
    switch (admit(*row, signed_in())) {
        case Admission::Open:
            screen = row->open(route, world);
            return;
        case Admission::Forbidden:
            screen = open_forbidden();
            return;
        case Admission::AskSignIn:
            return go(parse_route(sign_in_href(route)), true);
        case Admission::ChangePassword:
            return go(parse_route("#/password"), true);
        case Admission::GoToDesk: {
            const std::optional<std::string> next = safe_next(route.query_value("next"));
            return go(parse_route(next.value_or("#/desk")), true);
        }
    }
}

void App::State::read_session() { session_read.renew(call<ReadSession>(transport, {})); }

void App::State::begin_session(const SessionView& view) {
    session = view;
    years.emplace(session->holidays);
}

void App::State::take_session() {
    if (!session_read.poll() || session_read.error() != nullptr) return;
    const SessionView& answer = *session_read.value();
    const bool was_signed_in = session.has_value();
    const bool was_known = std::exchange(is_session_known, true);
    if (answer.account_id.empty()) {
        if (was_signed_in) return end_session({"登录已过期，请重新登录"});
    } else {
        begin_session(answer);
    }
    const bool fits = screen && row != nullptr && admit(*row, signed_in()) == Admission::Open;
    if (!was_known && (!screen || !fits)) {
        close_screen();
        show_route();
    }
}

void App::State::take_sign_out() {
    if (!signing_out.poll()) return;
    const Error* error = signing_out.error();
    if (error != nullptr && error->kind != ErrorKind::SignedOut) {
        notices.push_back({"退出没有成功，请重试", NoticeTone::Failure});
        return;
    }
    commands.push_back(SignedOut{"已退出", "#/"});
}

void App::State::end_session(const SignedOut& how) {
    close_screen();  // Before the session is gone: its draft belongs to the account.
    session.reset();
    is_session_known = true;
    session_read = {};
    transport.take_signed_out();
    if (!how.words.empty()) notices.push_back({how.words, NoticeTone::Success});
    const bool needs_sign_in = row != nullptr && admit(*row, nullptr) != Admission::Open;
    if (!how.href.empty()) {
        go(parse_route(how.href), false);
    } else if (needs_sign_in) {
        go(parse_route(sign_in_href(route)), false);
    } else {
        show_route();
    }
}

void App::State::run_commands() {
    if (transport.take_signed_out() && session) {
        commands.push_back(SignedOut{"登录已过期，请重新登录"});
    }
    std::vector<Command> due = std::exchange(commands, {});
    for (const Command& command : due) {
        std::visit([this](const auto& alternative) { run(alternative); }, command);
    }
}

void App::State::run(const Navigate& command) { go(parse_route(command.href), command.replaces); }

void App::State::run(const Notify& command) { notices.push_back(command); }

void App::State::run(const SignedIn& command) {
    begin_session(command.session);
    is_session_known = true;
    // The sign-in and the registration are for people who are signed out: the guard leads on.
    close_screen();
    show_route();
}

void App::State::run(const SignedOut& command) {
    if (!session) return;
    end_session(command);
}

void App::State::run(const RefreshSession&) { read_session(); }

void App::State::run(const UnreadCounted& command) { news.set_unread(command.count); }

void App::State::run(const CopyAddress& command) {
    sharing.start(parts.clipboard, parts.navigator.address_of(command.href));
}

void App::State::listen(ui::Ui& ui) {
    if (!session || session->must_change_password) return news.stop();
    const InstantMs now = parts.clock.now();
    news.begin(session->news_position, session->unread_count);
    for (const MessageView& message : news.listen(transport, session->account_id, now)) {
        notices.push_back({message.title, NoticeTone::Success});
    }
    if (const std::optional<InstantMs> at = news.resumes_at(); at && *at > now) {
        ui.wake(static_cast<float>(*at - now) / 1000.0F);
    }
}

void App::State::try_again() {
    read_session();
    Env world = env();
    if (screen) screen->try_again(world);
}

void App::State::grant_wishes() {
    Wishes granted = std::exchange(wishes, {});
    if (granted.signs_out && !signing_out.is_pending()) {
        signing_out = call<DeleteSession>(transport, {});
    }
    if (granted.tries_again) try_again();
    if (granted.stays) leaving_to.reset();
    if (granted.goes_to) request(std::move(*granted.goes_to));
    if (granted.leaves && leaving_to) go(*std::exchange(leaving_to, std::nullopt), false);
}

// What was to be lost may have been sent or given up since the question was asked. Where the screen
// itself wants to go counts more.
void App::State::leave_if_free() {
    if (leaving_to && commands.empty() && !has_unsaved())
        go(*std::exchange(leaving_to, std::nullopt), false);
}

App::App(AppParts parts) : state_(std::make_unique<State>(parts)) {}
App::~App() = default;

void App::open(std::string_view href) {
    Route target = parse_route(href);
    State& app = *state_;
    if (target == app.route && (app.screen || !app.is_session_known)) {
        if (!app.screen && app.row == nullptr) app.show_route();
        return;
    }
    if (app.has_unsaved()) {
        // The address has changed already; it says again where the person still is.
        app.leaving_to = std::move(target);
        app.parts.navigator.set_href(href_of(app.route), false);
        return;
    }
    app.go(std::move(target), true);
}

void App::frame(ui::Ui& ui) {
    State& app = *state_;
    ui.set_phrases(app.language() == Language::En ? &*app.english : nullptr);
    app.transport.pump();
    app.take_session();
    app.take_sign_out();
    app.run_commands();
    if (app.sharing.poll()) app.notices.push_back({"链接已复制"});
    app.listen(ui);
    Env world = app.env();
    if (app.screen) app.screen->take_answers(world);
    app.draw(ui);
    app.grant_wishes();
    app.leave_if_free();
    // What is not a route of ours, such as a file to save, is the host's business.
    const std::optional<std::string> href = ui.take_followed_href();
    if (href && !href->starts_with('/')) app.request(parse_route(*href));
}

std::string App::title() const {
    constexpr std::string_view site = "企业管理中心";
    constexpr std::string_view none = "没有找到页面";
    const State& app = *state_;
    std::string title(app.row != nullptr ? title_of(*app.row, app.signed_in()).zh : none);
    title += " · " + std::string(site);
    if (app.language() == Language::En) title = app.english->say(title);
    const std::int64_t unread = app.session ? app.news.unread() : 0;
    const std::string badge = unread > 0 ? "(" + std::to_string(unread) + ") " : std::string();
    return badge + title;
}

bool App::is_busy() const {
    const State& app = *state_;
    const bool is_starting = app.session_read.is_pending() && !app.is_session_known;
    return is_starting || app.signing_out.is_pending() || (app.screen && app.screen->is_waiting());
}

bool App::has_unsaved() const { return state_->has_unsaved(); }

bool App::wants_frame() const {
    const State& app = *state_;
    return !app.commands.empty() || !app.notices.empty() ||
           (app.screen && app.screen->wants_frame());
}

void App::set_online(bool is_online) {
    State& app = *state_;
    const bool is_back = is_online && !app.is_online;
    app.is_online = is_online;
    if (!is_back) return;
    app.news.try_again();
    app.try_again();
}

void App::announce_new_version() { state_->has_new_version = true; }

bool App::take_print_wish() { return std::exchange(state_->wants_print, false); }

bool App::take_reload_wish() { return std::exchange(state_->wants_reload, false); }

}  // namespace emc
