// How 申请微商城 is drawn around its forms.
#include <algorithm>

#include "client/case_log_view.h"
#include "client/failure.h"
#include "client/screens/shop.h"
#include "client/screens/shop_facts_view.h"

namespace emc {
namespace {

using Message = ShopScreen::Message;
using Asked = std::optional<Message>;

std::string due_words(const Shop& shop) {
    return shop.review_due_on + (shop.is_due_provisional ? "（暂定）" : "");
}

std::string guide_words(const Shop& shop) {
    return shop.guide ? "指导专员" + shop.guide->name + "（" + shop.guide->phone + "）" : "";
}

std::string state_words(const Shop& shop) {
    switch (shop.state) {
        case ShopState::Draft:
            return "申请已撤回，可以修改后重新提交。";
        case ShopState::InReview:
            return "申请编号 " + shop.number + "，窗口将在" + due_words(shop) +
                   "前完成审核，结果以电话告知，请保持电话畅通。";
        case ShopState::ApprovedUntold:
            return "审核通过，窗口将在" + due_words(shop) + "前电话告知，并安排专人指导。";
        case ShopState::Guiding:
            return guide_words(shop) + "将协助您完善资料。资料完整后由窗口开通，预计" +
                   due_words(shop) + "前完成。";
        case ShopState::Open:
            return "微商城已开通。修改资料后，公开页面随即更新。" + guide_words(shop);
        case ShopState::ReturnedUntold:
            return "未通过审核：" + shop.opinion + "。窗口将在" + due_words(shop) +
                   "前电话告知，之后可以重新申请。";
        case ShopState::Returned:
            return "未通过审核：" + shop.opinion + "。请修改后重新申请。";
        case ShopState::Suspended:
            break;
    }
    const bool is_own = shop.suspended_by == CaseActor::Enterprise;
    if (is_own) return "微商城已由本企业停用，公开页面暂不显示内容。";
    return "微商城已由窗口停用：" + shop.suspension_reason + "。整改后请联系窗口恢复。";
}

void draw_buttons(ui::Ui& ui, const ShopScreen& screen, Asked& asked) {
    const auto open = open_commands(*screen.shop, CaseActor::Enterprise);
    ui.line([&] {
        if (screen.shop->state == ShopState::Open) {
            ui.link_button("查看公开页面", shop_href(screen.shop->shop_id));
        }
        for (const ShopCommand command :
             {ShopCommand::Revoke, ShopCommand::Suspend, ShopCommand::Resume}) {
            if (!std::ranges::contains(open, command)) continue;
            const ui::ButtonLook look{.is_busy = screen.acted.is_pending()};
            if (ui.button(enum_row(command).label.zh, look)) asked = ShopScreen::Take{command};
        }
    });
}

void draw_state(ui::Ui& ui, const ShopScreen& screen, Asked& asked) {
    ui.card("申请进度", [&] {
        draw_shop_state(ui, screen.shop->state);
        ui.text(state_words(*screen.shop));
        draw_overdue(ui, screen.shop->review_due_on, screen.now);
        draw_buttons(ui, screen, asked);
    });
}

void draw_loaded(ui::Ui& ui, ShopScreen& screen, Asked& asked) {
    if (screen.failure) draw_send_failure(ui, *screen.failure);
    if (!screen.shop) {
        ui.text("开通后，企业有一个公开的微商城页面，可在平台搜索到。", ui::TextStyle::Muted);
        return draw_application_form(ui, screen, asked);
    }
    draw_state(ui, screen, asked);
    if (may_apply(screen)) draw_application_form(ui, screen, asked);
    if (may_edit_pages(screen)) draw_pages_form(ui, screen, asked);
    Shop read = *screen.shop;
    if (may_edit_pages(screen)) read.pages = {};  // They are in the form above.
    ui.columns({2, 1}, {[&] {
                            if (!may_apply(screen)) draw_shop_facts(ui, read);
                        },
                        [&] { draw_shop_progress(ui, *screen.shop); }});
}

}  // namespace

std::string_view done_words(ShopCommand command) {
    switch (command) {
        case ShopCommand::Submit:
            return "提交成功";
        case ShopCommand::Revoke:
            return "申请已撤回";
        case ShopCommand::EditPages:
            return "资料已保存";
        case ShopCommand::Suspend:
            return "微商城已停用";
        case ShopCommand::Resume:
            return "微商城已恢复";
        default:
            return "已办理";
    }
}

std::optional<Message> draw(ShopScreen& screen, ui::Ui& ui) {
    ui.heading("申请微商城");
    Asked asked;
    if (screen.is_loaded) {
        draw_loaded(ui, screen, asked);
        return asked;
    }
    const Error* error = screen.loaded.error();
    if (error == nullptr || screen.loaded.is_pending()) {
        ui.card([&] { ui.skeleton(8); });
    } else if (draw_load_failure(ui, *error)) {
        asked = ShopScreen::Retry{};
    }
    return asked;
}

}  // namespace emc
