#include "client/screens/desk.h"

#include "client/failure.h"
#include "client/screens/verification_facts_view.h"
#include "client/time_words.h"
#include "domain/civil_date.h"
#include "domain/messages.h"

namespace emc {
namespace {

constexpr std::size_t named_fields_max = 4;

std::string_view title_of(AccountKind kind) {
    switch (kind) {
        case AccountKind::Enterprise:
            return "企业管理中心";
        case AccountKind::Institution:
            return "机构工作台";
        case AccountKind::Window:
            return "窗口工作台";
    }
    return {};
}

bool has_profile(const DeskScreen& screen) { return screen.session.kind != AccountKind::Window; }

// "还缺3项必填内容：从业人员数、上年营业收入、资产总额", or empty.
std::string missing_words(const Profile& profile) {
    std::string names;
    std::size_t count = 0;
    for (const Problem& problem : check(profile)) {
        if (problem.rule != Rule::Required) continue;
        if (count++ >= named_fields_max) continue;
        if (!names.empty()) names += "、";
        names += label_of<Profile>(problem.field).zh;
    }
    if (count == 0) return {};
    return "还缺" + std::to_string(count) + "项必填内容：" + names +
           (count > named_fields_max ? "等" : "") + "。";
}

void draw_completeness(ui::Ui& ui, int percent) {
    const std::string words = std::to_string(percent) + "%";
    ui.progress("资料完整度", static_cast<float>(percent) / 100, words);
}

bool draw_next_step(ui::Ui& ui, const ProfileView& view) {
    const std::string missing = missing_words(view.content);
    const int percent = completeness_percent(view.content);
    bool is_pressed = false;
    ui.card("资料完整度", [&] {
        draw_completeness(ui, percent);
        if (!missing.empty()) {
            ui.text(missing + "补齐后才能划分企业规模。", ui::TextStyle::Muted);
        } else if (percent < 100) {
            ui.text("必填内容已齐。补充选填内容，窗口推荐服务时会更准确。", ui::TextStyle::Muted);
        } else {
            ui.text("资料已全部填写。内容有变化时请及时修改。", ui::TextStyle::Muted);
        }
        ui.space();
        const bool is_primary = !missing.empty();
        const auto kind = is_primary ? ui::ButtonLook::Kind::Primary : ui::ButtonLook::Kind::Normal;
        is_pressed = ui.button(is_primary ? "去完善资料" : "查看资料", {.kind = kind});
    });
    return is_pressed;
}

void draw_size(ui::Ui& ui, const ProfileView& view) {
    ui.card("企业规模", [&] {
        const std::string word = view.size_word.empty() ? "待划分" : view.size_word + "企业";
        ui.text(word, ui::TextStyle::Figure);
        ui.text(view.size_reason, ui::TextStyle::Muted);
    });
}

void draw_window(ui::Ui& ui, const ProfileView& view) {
    ui.card("所属窗口", [&] {
        ui.text(view.window_name, ui::TextStyle::Large);
        ui.text("按所在区县确定。业务办理和账号问题都可以联系窗口。", ui::TextStyle::Muted);
    });
}

void draw_reminders(ui::Ui& ui, const ProfileView& view, InstantMs now) {
    const std::vector<std::string> reminders = reminders_of(view, now);
    ui.card("提醒", [&] {
        if (reminders.empty()) return ui.text("没有需要处理的事项", ui::TextStyle::Muted);
        for (const std::string& words : reminders) ui.notice(words, ui::Tone::Warning);
    });
}

}  // namespace

std::vector<std::string> reminders_of(const ProfileView& view, InstantMs now) {
    std::vector<std::string> reminders;
    if (const std::string missing = missing_words(view.content); !missing.empty()) {
        reminders.push_back("企业资料" + missing);
    }
    if (view.needs_review)
        reminders.emplace_back(
            "关键信息的修改尚未通过所属窗口复核，通过前其他人看到的仍是原来的信息，不影响使用。");
    const std::int64_t last_year = civil_date_of(now).year - 1;
    const std::optional<std::int64_t> year = view.content.statistics_year;
    if (year && *year < last_year) {
        reminders.push_back("从业人员、营业收入和资产总额仍是" + std::to_string(*year) +
                            "年度的，请更新为" + std::to_string(last_year) + "年度。");
    }
    return reminders;
}

DeskScreen open_desk(const Route&, Env& env) {
    DeskScreen screen;
    if (env.session != nullptr) screen.session = *env.session;
    screen.now = moment_of(env);
    screen.news_seen = env.news_serial;
    retry(screen, env);
    return screen;
}

void retry(DeskScreen& screen, Env& env) {
    if (!has_profile(screen)) return ask_for_reviews(screen, env);
    screen.profile.renew(call<ReadProfile>(env.transport, {}));
    ask_for_orders(screen, env);
    ask_for_messages(screen, env);
}

void poll(DeskScreen& screen, Env& env) {
    screen.now = moment_of(env);
    if (env.session != nullptr) screen.session = *env.session;
    screen.profile.poll();
    screen.counts.poll();
    poll_reviews(screen);
    if (screen.news_seen == env.news_serial) return;
    screen.news_seen = env.news_serial;
    if (!has_profile(screen)) return ask_for_reviews(screen, env);
    ask_for_orders(screen, env);
    ask_for_messages(screen, env);
}

void update(DeskScreen& screen, const DeskScreen::Message& message, Env& env) {
    if (std::holds_alternative<DeskScreen::Retry>(message)) return retry(screen, env);
    env.commands.push_back(Navigate{"#/profile"});
}

std::optional<DeskScreen::Message> draw(DeskScreen& screen, ui::Ui& ui) {
    ui.heading(title_of(screen.session.kind));
    ui.line([&] {
        ui.text(std::string(greeting_at(screen.now.at)) + "，" + screen.session.name,
                ui::TextStyle::Muted);
        draw_verification_mark(ui, screen.session.verification);
    });
    ui.space();
    std::optional<DeskScreen::Message> message;
    if (!has_profile(screen)) {
        if (draw_desk_reviews(ui, screen)) message = DeskScreen::Retry{};
        return message;
    }
    draw_desk_orders(ui, screen);
    const ProfileView* view = screen.profile.value();
    if (view == nullptr) {
        if (screen.profile.error() == nullptr || screen.profile.is_pending()) {
            ui.card([&] { ui.skeleton(6); });
        } else if (draw_load_failure(ui, *screen.profile.error())) {
            message = DeskScreen::Retry{};
        }
        return message;
    }
    ui.columns({1, 1, 1}, {[&] {
                               if (draw_next_step(ui, *view)) message = DeskScreen::OpenProfile{};
                           },
                           [&] { draw_size(ui, *view); }, [&] { draw_window(ui, *view); }});
    draw_reminders(ui, *view, screen.now.at);
    draw_desk_messages(ui, screen);
    return message;
}

}  // namespace emc
