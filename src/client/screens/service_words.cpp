#include "client/screens/service_words.h"

#include "client/route.h"
#include "domain/service_categories.h"

namespace emc {
namespace {

struct CategoryLook {
    std::string_view class_code;
    ui::Icon icon;
    ui::Tone tone;
};
constexpr CategoryLook category_looks[] = {
    {"10", ui::Icon::Info, ui::Tone::Primary},
    {"11", ui::Icon::Finance, ui::Tone::Warning},
    {"12", ui::Icon::Startup, ui::Tone::Accent},
    {"13", ui::Icon::Training, ui::Tone::Success},
    {"14", ui::Icon::Technology, ui::Tone::Primary},
    {"15", ui::Icon::Management, ui::Tone::Success},
    {"16", ui::Icon::Market, ui::Tone::Accent},
    {"17", ui::Icon::Law, ui::Tone::Warning},
};

}  // namespace

std::string service_href(std::string_view service_id) {
    return href_of(Route{{"services", std::string(service_id)}, {}});
}

std::string category_text(std::string_view code) {
    const ServiceCategory* category = find_service_category(code);
    return category == nullptr ? std::string() : std::string(category->name);
}

ui::ImageLook service_look(std::string_view category, float width_px, float aspect) {
    ui::ImageLook look{.aspect = aspect, .width_px = width_px, .icon = ui::Icon::Desk};
    for (const CategoryLook& row : category_looks) {
        if (!category.starts_with(row.class_code)) continue;
        look.icon = row.icon;
        look.tone = row.tone;
    }
    return look;
}

std::string picture_words(std::string_view picture, std::string_view name) {
    return picture.empty() ? std::string() : "图片：" + std::string(name);
}

std::string score_text(std::int64_t hundredths) {
    const std::string decimals = std::to_string(100 + hundredths % 100).substr(1);
    return std::to_string(hundredths / 100) + "." + decimals;
}

void draw_rating(ui::Ui& ui, std::int64_t hundredths, std::int64_t count) {
    if (count == 0) return ui.text("暂无评价", ui::TextStyle::SmallMuted);
    const std::string score = score_text(hundredths);
    ui.stars("评分 " + score, static_cast<float>(hundredths) / 100);
    ui.text(score + " 分 · " + std::to_string(count) + " 条评价", ui::TextStyle::SmallMuted);
}

void draw_fact(ui::Ui& ui, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    ui.columns({1, 3}, {[&] { ui.text(label, ui::TextStyle::Muted); }, [&] { ui.text(value); }});
}

}  // namespace emc
