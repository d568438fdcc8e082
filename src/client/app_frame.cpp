// What stands around every screen: banner, navigation, announcements, footer, the question before
// something typed is left behind.
#include <utility>

#include "client/app_state.h"
#include "client/failure.h"
#include "client/screens/home.h"

namespace emc {
namespace {

constexpr std::string_view site_name = "湖南省中小企业公共服务平台";
constexpr std::string_view center_name = "企业管理中心";

struct CenterLink {
    std::string_view group;  // Begins a group of this name; empty: goes on.
    std::string_view href;
    std::string_view label;  // Empty: the screen's title.
    ui::Icon icon;
    bool is_bottom = false;           // Also in the phone's bottom bar, which has room for few.
    bool is_for_enterprises = false;  // Others may open it, but have little use for it.
};

constexpr std::string_view messages_href = "#/messages";

constexpr CenterLink center_links[] = {
    {"", "#/desk", "", ui::Icon::Desk, true},
    {"基本信息", "#/profile", "", ui::Icon::Profile, true},
    {"", "#/verification", "", ui::Icon::Check},
    {"", "#/password", "", ui::Icon::Password},
    {"订单与咨询", "#/orders", "", ui::Icon::Orders, true},
    {"", "#/consultations", "", ui::Icon::Consultations},
    {"", "#/favorites", "", ui::Icon::Star, false, true},
    {"", "#/own-services", "", ui::Icon::Shop},
    {"需求与微商城", "#/demands/new", "", ui::Icon::DemandNew},
    {"", "#/demands", "", ui::Icon::Demands},
    {"", "#/hall", "", ui::Icon::Search},
    {"", "#/shop", "", ui::Icon::Shop},
    {"审核", "#/reviews?kind=verification", "企业认证审核", ui::Icon::User},
    {"", "#/reviews?kind=demand", "需求审核", ui::Icon::Demands},
    {"", "#/reviews?kind=shop", "微商城审核", ui::Icon::Shop},
    {"", "#/reviews?kind=service", "服务上架审核", ui::Icon::Check, true},
    {"", "#/reviews?kind=appeal", "申诉调解", ui::Icon::Consultations, true},
    {"", "#/statistics", "", ui::Icon::Info},
    {"", messages_href, "", ui::Icon::Messages, true},
    {"惠企", "#/policies", "", ui::Icon::Info},
    {"", "#/size", "", ui::Icon::Check},
};

// Of a page and of what is opened from it: "/orders" of "/orders/:id".
bool is_within(const ScreenRow& row, const ScreenRow& target) {
    const bool has_place = row.pattern.contains(':');
    return &row == &target ||
           (has_place && row.pattern.starts_with(std::string(target.pattern) + "/"));
}

// As much as fits onto an icon; nothing for none.
std::string count_words(std::int64_t count) {
    constexpr std::int64_t count_max = 99;
    if (count == 0) return {};
    return count > count_max ? std::to_string(count_max) + "+" : std::to_string(count);
}

void draw_waiting(ui::Ui& ui) {
    ui.card([&] { ui.skeleton(6); });
}

}  // namespace

void App::State::draw(ui::Ui& ui) {
    for (const Notify& notice : std::exchange(notices, {})) {
        const bool is_failure = notice.tone == NoticeTone::Failure;
        ui.toast(notice.words, is_failure ? ui::Tone::Danger : ui::Tone::Success);
    }
    ui.banner([&] { draw_banner(ui); });
    const bool is_center = row != nullptr && row->place == Place::Center && session.has_value();
    if (is_center) ui.navigation(center_name, [&] { draw_navigation(ui); });
    ui.main([&] {
        draw_announcements(ui);
        draw_body(ui);
        ui.content_info([&] { draw_footer(ui); });
    });
    draw_palette(ui);
    if (leaving_to) draw_leave_dialog(ui);
    sharing.draw(ui);
}

void App::State::draw_banner(ui::Ui& ui) {
    ui.brand_mark();
    ui.link(site_name, "#/", ui::TextStyle::Strong);
    const bool has_own_search = row != nullptr && row->place == Place::Search;
    if (!has_own_search && !ui.is_narrow()) draw_search(ui);
    ui.spacer();
    draw_account(ui);
}

void App::State::draw_search(ui::Ui& ui) {
    ui.form("find", "找服务", [&] {
        ui.line([&] {
            ui::FieldLook look{.label = "找服务"};
            look.input.placeholder = "找服务：知识产权、银行信贷、员工培训…";
            ui.search_field("words", search_words, look);
            const ui::ButtonLook search{.kind = ui::ButtonLook::Kind::Quiet, .is_submit = true};
            if (!ui.button("搜索", search)) return;
            wishes.goes_to = parse_route(services_href(search_words));
        });
    });
}

void App::State::draw_unread(ui::Ui& ui) {
    if (ui.is_narrow() || news.unread() == 0) return;
    ui.link("消息", messages_href);
    ui.tag(std::to_string(news.unread()), ui::Tone::Accent);
}

void App::State::draw_account(ui::Ui& ui) {
    if (session) {
        draw_unread(ui);
        if (!ui.is_narrow()) ui.text(session->name, ui::TextStyle::Muted);
        const bool is_outside = row == nullptr || row->place != Place::Center;
        if (is_outside) ui.link(center_name, "#/desk");
        // A phone has no room for more; the center has it.
        if (is_outside && ui.is_narrow()) return;
        if (ui.button("退出", {.is_busy = signing_out.is_pending()})) wishes.signs_out = true;
        return;
    }
    if (!is_session_known && session_read.is_pending()) return;
    ui.link("请登录", "#/login");
    if (ui.is_narrow()) return void(ui.link("免费注册", "#/register"));
    ui.link_button("免费注册", "#/register");
}

void App::State::draw_navigation(ui::Ui& ui) {
    for (const CenterLink& link : center_links) {
        const Route to = parse_route(link.href);
        const ScreenRow* target = find_screen(to);
        if (target == nullptr || admit(*target, signed_in()) != Admission::Open) continue;
        const bool is_enterprise = session->kind == AccountKind::Enterprise;
        if (link.is_for_enterprises && !is_enterprise) continue;
        if (!link.group.empty()) ui.nav_group(link.group);
        const std::string_view label =
            link.label.empty() ? title_of(*target, signed_in()).zh : link.label;
        // Several links may lead to one screen, each to another part of it.
        const bool is_part =
            to.query.empty() || route.query_value(to.query[0].first) == to.query[0].second;
        const bool is_current = is_within(*row, *target) && is_part;
        const std::string badge = link.href == messages_href ? count_words(news.unread()) : "";
        ui.nav_link(label, link.href, link.icon, is_current, link.is_bottom, badge);
    }
}

void App::State::draw_announcements(ui::Ui& ui) {
    if (!is_online) {
        if (ui.announcement("网络已断开。已填写的内容会保留，恢复后可继续。", ui::Tone::Warning,
                            "重试")) {
            wishes.tries_again = true;
        }
    } else if (transport.is_silent()) {
        if (ui.announcement("暂时连接不上服务器。已填写的内容会保留，请稍后重试。",
                            ui::Tone::Danger, "重试")) {
            wishes.tries_again = true;
        }
    }
    if (has_new_version &&
        ui.announcement("有新版本。刷新后使用，已填写的内容会保留。", ui::Tone::Primary, "刷新")) {
        wants_reload = true;
    }
}

void App::State::draw_body(ui::Ui& ui) {
    Env world = env();
    if (screen) return screen->show(ui, world);
    // The session is not known yet: asked for, or the question came to nothing.
    ui.heading(row != nullptr ? title_of(*row, nullptr).zh : site_name);
    const Error* error = session_read.error();
    if (error == nullptr || session_read.is_pending()) return draw_waiting(ui);
    if (draw_load_failure(ui, *error)) wishes.tries_again = true;
}

void App::State::draw_footer(ui::Ui& ui) {
    ui.line([&] {
        ui.text(site_name, ui::TextStyle::SmallMuted);
        ui.link("惠企政策", "#/policies", ui::TextStyle::SmallMuted);
        ui.link("企业划型自测", "#/size", ui::TextStyle::SmallMuted);
        const std::string_view quick = ui.is_narrow() ? "快速前往" : "快速前往 Ctrl+K";
        if (ui.button(quick, {.kind = ui::ButtonLook::Kind::Quiet})) palette.open();
        ui.link("用户协议", "#/terms", ui::TextStyle::SmallMuted);
        ui.link("隐私政策", "#/privacy", ui::TextStyle::SmallMuted);
        draw_language(ui);
    });
}

void App::State::draw_palette(ui::Ui& ui) {
    if (ui.shortcut("ctrl+k")) palette.open();
    Env world = env();
    palette.poll(world, ui);
    if (const auto href = palette.draw(ui, signed_in())) wishes.goes_to = parse_route(*href);
}

void App::State::draw_leave_dialog(ui::Ui& ui) {
    const bool is_open = ui.dialog("离开此页？", [&] {
        ui.text("您填写的内容还没有提交。离开后，除密码外的内容会保留为草稿，下次打开时自动恢复。");
        ui.line([&] {
            ui.spacer();
            if (ui.button("离开")) wishes.leaves = true;
            if (ui.button("留在此页", {.kind = ui::ButtonLook::Kind::Primary})) wishes.stays = true;
        });
    });
    if (!is_open) wishes.stays = true;
}

}  // namespace emc
