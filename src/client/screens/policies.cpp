#include "client/screens/policies.h"

#include "client/choices.h"
#include "client/failure.h"

namespace emc {
namespace {

using Message = PoliciesScreen::Message;
using Asked = std::optional<Message>;

constexpr float filter_width_max = 320;

ui::Tone tone_of(ConditionVerdict verdict) {
    switch (verdict) {
        case ConditionVerdict::Met:
            return ui::Tone::Success;
        case ConditionVerdict::NotMet:
            return ui::Tone::Danger;
        case ConditionVerdict::Unknown:
            return ui::Tone::Warning;
    }
    return ui::Tone::Neutral;
}

// The same object every time: the mirror compares pointers.
const ui::Options& topic_options() {
    static const ui::Options options = [] {
        auto list = std::make_shared<std::vector<ui::Option>>();
        list->push_back({.value = {}, .label = "全部", .group = {}});
        for (const auto& row : enum_rows(Tag<PolicyTopic>{})) {
            list->push_back(
                {.value = std::string(row.word), .label = std::string(row.label.zh), .group = {}});
        }
        return list;
    }();
    return options;
}

ui::Icon icon_of(ConditionVerdict verdict) {
    switch (verdict) {
        case ConditionVerdict::Met:
            return ui::Icon::Check;
        case ConditionVerdict::NotMet:
            return ui::Icon::Close;
        case ConditionVerdict::Unknown:
            return ui::Icon::Info;
    }
    return ui::Icon::None;
}

std::string_view whole_words(ConditionVerdict verdict) {
    switch (verdict) {
        case ConditionVerdict::Met:
            return "条件都满足";
        case ConditionVerdict::NotMet:
            return "有条件不满足";
        case ConditionVerdict::Unknown:
            return "有条件待填写资料";
    }
    return {};
}

void ask(PoliciesScreen& screen, Env& env) {
    PolicyQuery query = screen.query;
    query.cursor = screen.next_cursor;
    screen.page.renew(call<ListPolicies>(env.transport, query));
}

void match_all(PoliciesScreen& screen) {
    const ProfileView* profile = screen.profile.value();
    screen.is_matched = profile != nullptr;
    if (profile == nullptr) return;
    for (PoliciesScreen::Item& item : screen.items) {
        item.matches = match(item.policy, profile->content, screen.today);
    }
}

std::string term_words(const Policy& policy, CivilDate today) {
    if (!policy.starts_on.empty() && to_string(today) < policy.starts_on) {
        return policy.starts_on + " 开始申报";
    }
    if (policy.ends_on.empty()) return "长期可申报";
    return is_open_on(policy, today) ? "申报截止 " + policy.ends_on
                                     : "已于 " + policy.ends_on + " 截止";
}

void draw_condition(ui::Ui& ui, const ConditionMatch& match) {
    ui.line([&] {
        ui.tag(enum_row(match.verdict).label.zh, tone_of(match.verdict), icon_of(match.verdict));
        ui.text(match.asked);
        if (match.verdict == ConditionVerdict::Unknown) ui.link("去填写", "#/profile");
    });
}

void draw_conditions(ui::Ui& ui, const PoliciesScreen::Item& item) {
    if (item.policy.conditions.empty()) return;
    ui.text("申报条件", ui::TextStyle::Strong);
    if (!item.matches.empty()) {
        for (const ConditionMatch& match : item.matches) draw_condition(ui, match);
        return;
    }
    for (const PolicyCondition& condition : item.policy.conditions) ui.text(words_of(condition));
}

void draw_part(ui::Ui& ui, std::string_view title, const std::string& words) {
    if (words.empty()) return;
    ui.text(title, ui::TextStyle::Strong);
    ui.text(words);
}

void draw_details(ui::Ui& ui, const PoliciesScreen::Item& item) {
    const Policy& policy = item.policy;
    draw_conditions(ui, item);
    draw_part(ui, "支持标准", policy.benefit);
    draw_part(ui, "申报材料", policy.materials);
    draw_part(ui, "申报方式", policy.apply_at);
    if (!policy.url.empty()) ui.link("政策原文", policy.url);
}

void draw_facts(ui::Ui& ui, const PoliciesScreen& screen, const PoliciesScreen::Item& item) {
    const Policy& policy = item.policy;
    ui.line([&] {
        ui.tag(enum_row(policy.topic).label.zh, ui::Tone::Neutral);
        if (!item.matches.empty()) {
            const ConditionVerdict verdict = verdict_of(item.matches);
            ui.tag(whole_words(verdict), tone_of(verdict), icon_of(verdict));
        }
        ui.text(policy.issuer, ui::TextStyle::SmallMuted);
        ui.text(policy.document_number, ui::TextStyle::SmallMuted);
        ui.text(term_words(policy, screen.today), ui::TextStyle::SmallMuted);
    });
}

Asked draw_item(ui::Ui& ui, const PoliciesScreen& screen, const PoliciesScreen::Item& item) {
    Asked asked;
    const bool is_open = screen.unfolded == item.policy.policy_id;
    ui.card(item.policy.title, [&] {
        draw_facts(ui, screen, item);
        ui.text(item.policy.summary);
        if (is_open) draw_details(ui, item);
        const std::string verb = is_open ? "收起" : "查看条件";
        if (ui.button(verb, {.name = verb + " " + item.policy.title})) {
            asked = PoliciesScreen::Unfold{is_open ? "" : item.policy.policy_id};
        }
    });
    return asked;
}

Asked draw_search(ui::Ui& ui, PoliciesScreen& screen) {
    bool is_asked = false;
    ui.form("policies", "搜索政策", [&] {
        ui.line([&] {
            ui::FieldLook look{.label = "搜索政策"};
            look.input.placeholder = "政策名称、发文单位或内容";
            ui.search_field("q", screen.words, look);
            is_asked = ui.button("查询", {.is_submit = true});
        });
    });
    const auto draw_topic = [&] {
        is_asked |= ui.choice("topic", screen.topic, topic_options(), {.label = "政策类别"});
    };
    ui.narrow(filter_width_max, draw_topic);
    is_asked |= ui.checkbox("is_open", "只看可申报的", screen.query.is_open);
    return is_asked ? Asked(PoliciesScreen::Search{}) : Asked();
}

Asked draw_found(ui::Ui& ui, const PoliciesScreen& screen) {
    Asked asked;
    if (!screen.is_loaded) {
        const Error* error = screen.page.error();
        if (error == nullptr || screen.page.is_pending()) {
            ui.skeleton(6);
        } else if (draw_load_failure(ui, *error)) {
            asked = PoliciesScreen::Retry{};
        }
        return asked;
    }
    if (screen.items.empty()) {
        ui.empty_state("没有符合条件的政策", "换一个词，或去掉筛选再试。");
        return asked;
    }
    ui.text("共 " + std::to_string(screen.total) + " 项政策", ui::TextStyle::Muted);
    for (const PoliciesScreen::Item& item : screen.items) {
        ui.push_key(item.policy.policy_id);
        if (Asked wish = draw_item(ui, screen, item)) asked = std::move(wish);
        ui.pop_key();
    }
    const Error* error = screen.page.error();
    if (error != nullptr && !screen.page.is_pending()) draw_send_failure(ui, *error);
    if (!screen.next_cursor.empty() &&
        ui.button("加载更多", {.is_busy = screen.page.is_pending()})) {
        asked = PoliciesScreen::More{};
    }
    return asked;
}

}  // namespace

PoliciesScreen open_policies(const Route& route, Env& env) {
    PoliciesScreen screen;
    screen.query.q = screen.words = route.query_value("q");
    screen.today = civil_date_of(env.clock.now());
    ask(screen, env);
    return screen;
}

void retry(PoliciesScreen& screen, Env& env) {
    if (!screen.is_loaded) ask(screen, env);
}

bool is_busy(const PoliciesScreen& screen) { return screen.page.is_pending(); }

void poll(PoliciesScreen& screen, Env& env) {
    // The screen may be open before it is known who is there.
    const bool is_enterprise =
        env.session != nullptr && env.session->kind == AccountKind::Enterprise;
    if (is_enterprise && !screen.is_profile_asked) {
        screen.is_profile_asked = true;
        screen.profile = call<ReadProfile>(env.transport, {});
    }
    if (screen.profile.poll()) match_all(screen);
    if (!screen.page.poll() || screen.page.error() != nullptr) return;
    PolicyPage& page = *screen.page.value();
    for (Policy& policy : page.items) screen.items.push_back({std::move(policy), {}});
    screen.next_cursor = page.next_cursor;
    screen.total = page.total;
    screen.is_loaded = true;
    match_all(screen);
}

void update(PoliciesScreen& screen, const Message& message, Env& env) {
    if (const auto* unfold = std::get_if<PoliciesScreen::Unfold>(&message)) {
        screen.unfolded = unfold->policy_id;
        return;
    }
    if (!std::holds_alternative<PoliciesScreen::More>(message)) {
        screen.query.q = screen.words;
        screen.query.topic = enum_from_word<PolicyTopic>(screen.topic);
        screen.items.clear();
        screen.next_cursor.clear();
        screen.is_loaded = false;
    }
    ask(screen, env);
}

Asked draw(PoliciesScreen& screen, ui::Ui& ui) {
    ui.heading("惠企政策");
    ui.text(screen.is_matched ? "按企业资料逐条核对申报条件，结果仅供参考，以政策原文为准。"
                              : "以企业账号登录后，可按企业资料逐条核对申报条件。",
            ui::TextStyle::Muted);
    Asked asked = draw_search(ui, screen);
    if (Asked wish = draw_found(ui, screen)) asked = std::move(wish);
    return asked;
}

}  // namespace emc
