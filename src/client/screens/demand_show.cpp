#include "client/screens/demand_show.h"

#include "client/route.h"
#include "client/screens/service_words.h"
#include "client/uploads.h"
#include "domain/display.h"

namespace emc {

std::string demand_href(std::string_view demand_id) {
    return href_of(Route{{"demands", std::string(demand_id)}, {}});
}

std::string demand_edit_href(std::string_view demand_id) {
    return demand_href(demand_id) + "/edit";
}

std::string hall_href(std::string_view demand_id) {
    return href_of(Route{{"hall", std::string(demand_id)}, {}});
}

ui::Tone tone_of(DemandState state) {
    switch (state) {
        case DemandState::InReview:
        case DemandState::ChangeReview:
            return ui::Tone::Warning;
        case DemandState::Returned:
        case DemandState::Delisted:
            return ui::Tone::Danger;
        case DemandState::Published:
            return ui::Tone::Success;
        case DemandState::Draft:
        case DemandState::Closed:
        case DemandState::Expired:
        case DemandState::Deleted:
            return ui::Tone::Neutral;
    }
    return ui::Tone::Neutral;
}

ui::Icon icon_of(DemandState state) {
    switch (state) {
        case DemandState::Draft:
            return ui::Icon::Edit;
        case DemandState::InReview:
        case DemandState::ChangeReview:
        case DemandState::Expired:
            return ui::Icon::Clock;
        case DemandState::Returned:
        case DemandState::Delisted:
            return ui::Icon::Warning;
        case DemandState::Published:
            return ui::Icon::Check;
        case DemandState::Closed:
        case DemandState::Deleted:
            return ui::Icon::None;
    }
    return ui::Icon::None;
}

void draw_demand_state(ui::Ui& ui, DemandState state) {
    ui.tag(enum_row(state).label.zh, tone_of(state), icon_of(state));
}

void draw_response_state(ui::Ui& ui, ResponseState state) {
    const bool is_chosen = state == ResponseState::Chosen;
    const ui::Tone tone = is_chosen                      ? ui::Tone::Success
                          : state == ResponseState::Open ? ui::Tone::Primary
                                                         : ui::Tone::Neutral;
    ui.tag(enum_row(state).label.zh, tone, is_chosen ? ui::Icon::Check : ui::Icon::None);
}

std::string_view word_of(DemandCommand command) { return enum_row(command).label.zh; }

std::string due_text(std::string_view due_on, bool is_provisional) {
    return std::string(due_on) + (is_provisional ? "（暂定）" : "");
}

std::string next_sentence(const Demand& demand) {
    const std::string due = due_text(demand.review_due_on, demand.is_due_provisional);
    switch (demand.state) {
        case DemandState::Draft:
            return "草稿只有您看得到。填写完整后点“修改”，再点“确认发布”。";
        case DemandState::InReview:
            return "已提交所属窗口审核，窗口将在 " + due + " 前答复。通过后在需求大厅发布。";
        case DemandState::Returned:
            return "没有通过审核。请按审核意见修改后重新提交。";
        case DemandState::Published:
            return demand.responses.empty()
                       ? "已在需求大厅发布，等待服务机构响应。"
                       : "请比较各机构的响应，选定一家后生成订单，由该机构拟定合同。";
        case DemandState::ChangeReview:
            return "修改已提交，窗口将在 " + due + " 前答复。通过前，大厅仍显示原来的版本。";
        case DemandState::Closed:
            return demand.order_id.empty() ? "需求已关闭。" : "需求已对接，请在订单中继续办理。";
        case DemandState::Expired:
            return open_responses(demand) > 0
                       ? "已过截止日期，不再接受响应。可以从已有响应中选定，或续期后重新发布。"
                       : "已过截止日期。可以续期，审核通过后重新发布。";
        case DemandState::Delisted:
            return "需求已被窗口下架。可以按意见修改后重新提交。";
        case DemandState::Deleted:
            return "需求已删除。";
    }
    return {};
}

bool is_editable(DemandState state) {
    switch (state) {
        case DemandState::Draft:
        case DemandState::Returned:
        case DemandState::Published:
        case DemandState::Expired:
        case DemandState::Delisted:
            return true;
        case DemandState::InReview:
        case DemandState::ChangeReview:
        case DemandState::Closed:
        case DemandState::Deleted:
            return false;
    }
    return false;
}

void draw_demand_content(ui::Ui& ui, const DemandDraft& content, bool has_contact) {
    draw_fact(ui, "类别", display_text(content.category, Editor::ServiceCategories));
    draw_fact(ui, "预算", budget_text(content));
    draw_fact(ui, "截止日期", content.ends_on);
    draw_fact(ui, "服务地区", demand_regions_text(content));
    draw_fact(ui, "期望服务方式", display(content.ways, Editor::Choices));
    draw_fact(ui, "描述", content.description);
    if (has_contact) {
        draw_fact(ui, "联系人", content.contact);
        draw_fact(ui, "联系电话", content.phone);
        draw_fact(ui, "邮箱", content.email);
    }
    draw_files(ui, "附件", content.files);
}

void fill_contact(DemandDraft& draft, const Profile& profile) {
    const auto fill = [](std::string& value, const std::string& known) {
        if (value.empty()) value = known;
    };
    fill(draft.contact, profile.contact);
    fill(draft.phone, profile.mobile);
    fill(draft.email, profile.email);
}

void draw_verified(ui::Ui& ui, bool is_verified) {
    if (is_verified) ui.tag("已认证", ui::Tone::Success, ui::Icon::Check);
}

}  // namespace emc
