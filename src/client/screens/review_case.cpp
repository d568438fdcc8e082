#include "client/screens/review_case.h"

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/review_kinds.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr std::string_view verification_reasons[] = {
    "营业执照照片不清晰，请重新上传。",
    "企业名称与营业执照不一致，请核对。",
    "统一社会信用代码与营业执照不一致，请核对。",
    "法定代表人与营业执照不一致，请核对。",
};
constexpr std::string_view demand_reasons[] = {
    "需求描述不够具体，请补充要解决的问题和期望的结果。",
    "服务类别选择不当，请重新选择。",
    "内容中含有联系方式或广告，请删除。",
    "预算或截止日期不合理，请核对。",
};
constexpr std::string_view shop_reasons[] = {
    "店铺名称与企业主营业务不符，请修改。",
    "简介内容不完整，请补充。",
    "营业执照或承诺书不清晰，请重新上传。",
    "联系电话无法接通，请核对。",
};
constexpr std::string_view service_reasons[] = {
    "服务流程描述不完整，请补充步骤和交付时间。",
    "服务类别选择不当，请重新选择。",
    "收费标准不明确，请补充价格或计价方式。",
    "内容含有夸大或无法核实的表述，请修改。",
    "联系方式有误，请核对。",
};

}  // namespace

std::unique_ptr<ReviewCase> make_review_case(ReviewKind kind) {
    switch (kind) {
        case ReviewKind::Service:
            return make_service_review();
        case ReviewKind::Appeal:
            return make_appeal_review();
        case ReviewKind::Verification:
            return make_verification_review();
        case ReviewKind::Demand:
            return make_demand_review();
        case ReviewKind::Shop:
            return make_shop_review();
    }
    return nullptr;
}

ReviewOpinion normalized(ReviewOpinion opinion) {
    opinion.reason = trimmed(opinion.reason);
    return opinion;
}

std::vector<std::string_view> return_reasons(ReviewKind kind) {
    const auto list = [](const auto& rows) {
        return std::vector<std::string_view>(std::begin(rows), std::end(rows));
    };
    switch (kind) {
        case ReviewKind::Verification:
            return list(verification_reasons);
        case ReviewKind::Demand:
            return list(demand_reasons);
        case ReviewKind::Shop:
            return list(shop_reasons);
        case ReviewKind::Service:
            return list(service_reasons);
        case ReviewKind::Appeal:
            break;
    }
    return {};
}

bool was_overrun(const Error& error) {
    return error.kind == ErrorKind::Stale || error.kind == ErrorKind::Conflict ||
           error.kind == ErrorKind::NotFound;
}

// Each container of the layout is a level of its own. NOLINTNEXTLINE(readability-function-size)
ReviewWish draw_return_dialog(ui::Ui& ui, ReturnDialog& dialog, ReviewKind kind, bool is_sending,
                              const Error* failure) {
    if (!dialog.is_open) return ReviewWish::None;
    ReviewWish wish = ReviewWish::None;
    const bool is_open = ui.dialog("退回", [&] {
        draw_summary(ui, dialog.form);
        if (failure != nullptr) draw_send_failure(ui, *failure);
        ui.form("return", "退回", [&] {
            draw_field(ui, dialog.form, "reason");
            ui.text("常用意见，点击插入", ui::TextStyle::SmallMuted);
            for (const std::string_view reason : return_reasons(kind)) {
                const std::string name = "插入：" + std::string(reason);
                if (!ui.button(reason, {.kind = ui::ButtonLook::Kind::Quiet, .name = name}))
                    continue;
                dialog.form.draft.reason += reason;
                dialog.form.note_change("reason");
                dialog.form.focus_key = "reason";
            }
            ui.line([&] {
                ui.spacer();
                if (ui.button("取消")) wish = ReviewWish::Close;
                if (ui.button("确认退回", {.kind = ui::ButtonLook::Kind::Danger,
                                           .is_busy = is_sending,
                                           .is_submit = true})) {
                    wish = ReviewWish::Send;
                }
            });
        });
    });
    return is_open ? wish : ReviewWish::Close;
}

}  // namespace emc
