#include "client/screens/shop_facts_view.h"

#include <span>

#include "client/case_log_view.h"
#include "client/route.h"
#include "client/screens/service_words.h"
#include "client/uploads.h"
#include "domain/display.h"

namespace emc {
namespace {

ui::Tone tone_of(ShopState state) {
    switch (state) {
        case ShopState::Open:
            return ui::Tone::Success;
        case ShopState::ReturnedUntold:
        case ShopState::Returned:
            return ui::Tone::Danger;
        case ShopState::Suspended:
            return ui::Tone::Warning;
        case ShopState::Draft:
            return ui::Tone::Neutral;
        case ShopState::InReview:
        case ShopState::ApprovedUntold:
        case ShopState::Guiding:
            break;
    }
    return ui::Tone::Primary;
}

void draw_file(ui::Ui& ui, std::string_view label, const std::optional<FileRef>& file) {
    if (file) draw_files(ui, label, std::span(&*file, 1));
}

void draw_application(ui::Ui& ui, const Shop& shop) {
    const ShopApplication& application = shop.application;
    ui.card("申请内容", [&] {
        draw_fact(ui, "申请编号", shop.number);
        draw_fact(ui, "企业", shop.enterprise.name);
        draw_fact(ui, "统一社会信用代码", shop.enterprise.uscc);
        draw_fact(ui, "所在区县", display_text(shop.enterprise.region, Editor::County));
        // The files have a place of their own below.
        for_each_field<ShopApplication>([&](const auto& row) {
            using Value = typename std::remove_cvref_t<decltype(row)>::value_type;
            constexpr bool is_file = std::is_same_v<Value, std::optional<FileRef>> ||
                                     std::is_same_v<Value, std::vector<FileRef>>;
            if constexpr (!is_file && !std::is_same_v<Value, bool>) {
                draw_fact(ui, row.label.zh, display(application.*(row.member), row.editor));
            }
        });
        draw_file(ui, "店铺LOGO", application.logo);
        draw_file(ui, "营业执照", application.licence);
        draw_files(ui, "产品图片", application.pictures);
    });
}

void draw_call(ui::Ui& ui, const ShopCall& call) {
    ui.line([&] {
        ui.text(call.called_on + " " + call.called_at, ui::TextStyle::Strong);
        const bool is_told = call.outcome == CallOutcome::Told;
        ui.tag(enum_row(call.outcome).label.zh, is_told ? ui::Tone::Success : ui::Tone::Warning);
    });
    std::string words = "拨打 " + call.number + "，拨打人 " + call.by;
    if (!call.person.empty()) words += "，接听人 " + call.person;
    ui.text(words, ui::TextStyle::Muted);
    if (!call.note.empty()) ui.text(call.note);
}

void draw_calls(ui::Ui& ui, const Shop& shop) {
    if (shop.calls.empty()) return;
    ui.card("电话告知", [&] {
        for (const ShopCall& call : shop.calls) draw_call(ui, call);
    });
}

void draw_product_words(ui::Ui& ui, const ShopProduct& product) {
    ui.text(product.name, ui::TextStyle::Strong);
    ui.text(price_text(product), ui::TextStyle::Strong, ui::Tone::Primary);
    if (!product.description.empty()) ui.text(product.description, ui::TextStyle::Muted);
}

std::string words_of(const ShopProduct& product) {
    return product.picture ? "产品图片：" + product.name : std::string();
}

void draw_product_row(ui::Ui& ui, const ShopProduct& product) {
    ui.illustrated(words_of(product), file_address(product.picture),
                   {.aspect = 4.0F / 3, .width_px = 112, .icon = ui::Icon::Shop},
                   [&] { draw_product_words(ui, product); });
}

void draw_product_tile(ui::Ui& ui, const ShopProduct& product) {
    ui.image(words_of(product), file_address(product.picture),
             {.aspect = 4.0F / 3, .icon = ui::Icon::Shop});
    draw_product_words(ui, product);
}

void draw_cell(ui::Ui& ui, const std::vector<ShopProduct>& products, std::size_t index) {
    if (index >= products.size()) return;
    ui.list_item(std::to_string(index), [&] { draw_product_tile(ui, products[index]); });
}

void draw_product_tiles(ui::Ui& ui, const std::vector<ShopProduct>& products) {
    constexpr std::size_t in_row = 3;
    for (std::size_t first = 0; first < products.size(); first += in_row) {
        ui.columns({1, 1, 1}, {[&] { draw_cell(ui, products, first); },
                               [&] { draw_cell(ui, products, first + 1); },
                               [&] { draw_cell(ui, products, first + 2); }});
    }
}

}  // namespace

std::string shop_href(std::string_view shop_id) {
    return href_of(Route{{"shop", std::string(shop_id)}, {}});
}

void draw_shop_state(ui::Ui& ui, ShopState state) {
    ui.tag(enum_row(state).label.zh, tone_of(state));
}

void draw_shop_facts(ui::Ui& ui, const Shop& shop) {
    if (shop.guide) {
        ui.card("指导专员", [&] {
            draw_fact(ui, "姓名", shop.guide->name);
            draw_fact(ui, "电话", shop.guide->phone);
        });
    }
    draw_calls(ui, shop);
    draw_application(ui, shop);
    if (shop.pages != ShopPages{}) draw_shop_pages(ui, shop.pages, shop.application.name);
}

void draw_shop_progress(ui::Ui& ui, const Shop& shop) {
    draw_case_log<ShopState, ShopCommand>(ui, shop.log);
}

void draw_shop_banner(ui::Ui& ui, const std::optional<FileRef>& banner, std::string_view name) {
    if (!banner) return;
    ui.image("店招图片：" + std::string(name), file_address(banner),
             {.aspect = ui.is_narrow() ? 2.5F : 5.0F, .icon = ui::Icon::Shop});
}

void draw_shop_products(ui::Ui& ui, const std::vector<ShopProduct>& products, bool as_tiles) {
    if (products.empty()) return;
    const auto draw_rows = [&] {
        for (std::size_t i = 0; i < products.size(); ++i) {
            ui.list_item(std::to_string(i), [&] { draw_product_row(ui, products[i]); });
        }
    };
    ui.card("产品", [&] {
        ui.list("产品", [&] { as_tiles ? draw_product_tiles(ui, products) : draw_rows(); });
    });
}

void draw_shop_contact(ui::Ui& ui, const ShopPages& pages) {
    ui.card("联系方式", [&] {
        draw_fact(ui, "联系人", pages.contact);
        draw_fact(ui, "联系电话", pages.phone);
        draw_fact(ui, "地址", pages.address);
        draw_fact(ui, "营业时间", pages.hours);
    });
}

void draw_shop_pages(ui::Ui& ui, const ShopPages& pages, std::string_view name) {
    ui.card("店铺介绍", [&] {
        draw_shop_banner(ui, pages.banner, name);
        if (!pages.introduction.empty()) ui.text(pages.introduction);
    });
    draw_shop_products(ui, pages.products, false);
    draw_shop_contact(ui, pages);
}

}  // namespace emc
