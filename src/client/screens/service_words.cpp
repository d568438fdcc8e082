#include "client/screens/service_words.h"

#include "client/route.h"
#include "domain/service_categories.h"

namespace emc {

std::string service_href(std::string_view service_id) {
    return href_of(Route{{"services", std::string(service_id)}, {}});
}

std::string category_text(std::string_view code) {
    const ServiceCategory* category = find_service_category(code);
    return category == nullptr ? std::string() : std::string(category->name);
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
