// The application for a micro-mall and the pages that it shows, as forms.
#include "client/form_fields.h"
#include "client/screens/shop.h"

namespace emc {
namespace {

using Asked = std::optional<ShopScreen::Message>;

constexpr std::string_view picture_help = "JPG 或 PNG，不超过 10 MB";

void draw_pair(ui::Ui& ui, Form<ShopApplication>& form, std::string_view first,
               std::string_view second) {
    ui.columns({1, 1},
               {[&] { draw_field(ui, form, first); }, [&] { draw_field(ui, form, second); }});
}

void draw_shop_card(ui::Ui& ui, ShopScreen& screen) {
    Form<ShopApplication>& form = screen.form;
    ui.card("店铺信息", [&] {
        draw_field(ui, form, "name");
        draw_pair(ui, form, "kind", "trade");
        draw_field(ui, form, "introduction");
        draw_file_slot(ui, form, "logo", screen.logo.uploads, picture_help);
        draw_file_slot(ui, form, "pictures", screen.pictures, "JPG 或 PNG，最多 5 张");
    });
}

void draw_contact_card(ui::Ui& ui, ShopScreen& screen) {
    Form<ShopApplication>& form = screen.form;
    ui.card("负责人与资质", [&] {
        draw_pair(ui, form, "manager", "phone");
        draw_field(ui, form, "call_time");
        draw_pair(ui, form, "wechat", "official_account");
        draw_file_slot(ui, form, "licence", screen.licence.uploads,
                       "JPG、PNG 或 PDF，不超过 5 MB；只有本企业和所属窗口可以查看");
        draw_field(ui, form, "has_pledged");
    });
}

// A field of one product: its name says which one.
template <class Row>
void draw_product_field(ui::Ui& ui, ShopScreen& screen, std::size_t index, const Row& row) {
    Form<ShopPages>& form = screen.pages;
    const std::string path = "products/" + std::to_string(index) + "/" + std::string(row.key);
    const std::string label = "第" + std::to_string(index + 1) + "项" + std::string(row.label.zh);
    FieldMeta meta = inner_meta(path, row);
    auto& value = form.draft.products[index].*(row.member);
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, std::string>) {
        draw_text(ui, form, meta, {.label = label}, value);
    } else if constexpr (std::is_same_v<Value, std::optional<std::int64_t>>) {
        draw_number(ui, form, meta, {.label = label}, value);
    } else {
        meta.label.zh = label;
        draw_file_slot(ui, form, meta, screen.product_pictures[index].uploads, picture_help);
    }
}

bool draw_product(ui::Ui& ui, ShopScreen& screen, std::size_t index) {
    const std::string number = "第" + std::to_string(index + 1) + "项";
    bool removes = false;
    ui.line([&] {
        ui.text(number, ui::TextStyle::Strong);
        ui.spacer();
        const std::string name = "删除" + number;
        removes = ui.button("删除", {.kind = ui::ButtonLook::Kind::Quiet, .name = name});
    });
    for_each_field<ShopProduct>(
        [&](const auto& row) { draw_product_field(ui, screen, index, row); });
    ui.rule();
    return removes;
}

void draw_products(ui::Ui& ui, ShopScreen& screen, Asked& asked) {
    ui.card("产品", [&] {
        ui.text("最多 20 项，至少 1 项；价格不填显示“面议”。", ui::TextStyle::Muted);
        if (const Problem* problem = screen.pages.shown_problem("products")) {
            const bool is_missing = problem->rule == Rule::Required;
            ui.text(is_missing ? "请至少添加一项产品" : "产品最多 20 项", ui::TextStyle::Small,
                    ui::Tone::Danger);
        }
        for (std::size_t i = 0; i < screen.pages.draft.products.size(); ++i) {
            ui.push_key(std::to_string(i));
            if (draw_product(ui, screen, i)) asked = ShopScreen::RemoveProduct{i};
            ui.pop_key();
        }
        const bool has_room = screen.pages.draft.products.size() < shop_products_max;
        if (ui.button("添加产品", {.enabled = has_room})) asked = ShopScreen::AddProduct{};
    });
}

void draw_pages_cards(ui::Ui& ui, ShopScreen& screen, Asked& asked) {
    Form<ShopPages>& form = screen.pages;
    ui.card("店铺页面", [&] {
        draw_file_slot(ui, form, "banner", screen.banner.uploads, "页面顶部的横幅，JPG 或 PNG");
        draw_field(ui, form, "introduction");
    });
    draw_products(ui, screen, asked);
    ui.card("对外联系方式", [&] {
        ui.columns({1, 1}, {[&] { draw_field(ui, form, "contact"); },
                            [&] { draw_field(ui, form, "phone"); }});
        draw_field(ui, form, "address");
        draw_field(ui, form, "hours");
    });
}

ui::ButtonLook send_look(const ShopScreen& screen) {
    return {.kind = ui::ButtonLook::Kind::Primary,
            .enabled = are_files_settled(screen),
            .is_busy = screen.created.is_pending() || screen.acted.is_pending(),
            .is_submit = true};
}

}  // namespace

void draw_application_form(ui::Ui& ui, ShopScreen& screen, Asked& asked) {
    if (screen.is_restored && draw_restored_note(ui)) asked = ShopScreen::Discard{};
    ui.form("shop", "申请微商城", [&] {
        draw_shop_card(ui, screen);
        draw_contact_card(ui, screen);
        ui.submit_bar([&] {
            draw_summary(ui, screen.form);
            ui.line([&] {
                ui.text("窗口在7个工作日内审核，结果以电话告知", ui::TextStyle::SmallMuted);
                ui.spacer();
                if (ui.button("确认", send_look(screen))) asked = ShopScreen::Submit{};
            });
        });
    });
}

void draw_pages_form(ui::Ui& ui, ShopScreen& screen, Asked& asked) {
    ui.heading("资料完善", 2);
    if (screen.is_restored && draw_restored_note(ui)) asked = ShopScreen::Discard{};
    ui.form("pages", "资料完善", [&] {
        draw_pages_cards(ui, screen, asked);
        ui.submit_bar([&] {
            draw_summary(ui, screen.pages);
            ui.line([&] {
                const bool is_guided = screen.shop->state == ShopState::Guiding;
                ui.text(is_guided ? "可以分次保存；补齐后由窗口开通" : "保存后公开页面随即更新",
                        ui::TextStyle::SmallMuted);
                ui.spacer();
                if (ui.button("保存资料", send_look(screen))) asked = ShopScreen::SavePages{};
            });
        });
    });
}

}  // namespace emc
