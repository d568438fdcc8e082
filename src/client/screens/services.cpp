#include "client/screens/services.h"

#include "client/screens/home.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

std::vector<std::string> words_of(std::string_view query) {
    const std::string folded = lower_ascii(fold_width(query));
    std::vector<std::string> words;
    std::string_view rest = trimmed(folded);
    while (!rest.empty()) {
        const std::size_t end = rest.find_first_of(" \t");
        words.emplace_back(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : trimmed(rest.substr(end));
    }
    return words;
}

bool fits(std::string_view name, const std::vector<std::string>& words) {
    const std::string folded = lower_ascii(name);
    for (const std::string& word : words) {
        if (folded.find(word) == std::string::npos) return false;
    }
    return true;
}

void draw_found(ui::Ui& ui, const ServicesScreen::Found& found) {
    ui.card(found.category.name, [&] {
        if (found.subcategories.empty()) ui.text("以上各类之外的服务", ui::TextStyle::Muted);
        ui.line([&] {
            for (const ServiceCategory& sub : found.subcategories) {
                ui.tag(sub.name, ui::Tone::Neutral);
            }
        });
    });
}

}  // namespace

std::vector<ServicesScreen::Found> find_categories(std::string_view query) {
    const std::vector<std::string> words = words_of(query);
    std::vector<ServicesScreen::Found> all;
    for (const ServiceCategory& category : service_classes()) {
        ServicesScreen::Found found{category, {}};
        const bool is_whole = fits(category.name, words);
        for (const ServiceCategory& sub : service_subcategories(category.code)) {
            if (is_whole || fits(sub.name, words)) found.subcategories.push_back(sub);
        }
        if (is_whole || !found.subcategories.empty()) all.push_back(std::move(found));
    }
    return all;
}

ServicesScreen open_services(const Route& route, Env&) {
    ServicesScreen screen;
    screen.query = screen.words = route.query_value("q");
    screen.found = find_categories(screen.query);
    return screen;
}

void update(ServicesScreen& screen, const ServicesScreen::Message&, Env& env) {
    env.commands.push_back(Navigate{services_href(screen.words)});
}

std::optional<ServicesScreen::Message> draw(ServicesScreen& screen, ui::Ui& ui) {
    ui.heading("找服务");
    bool searches = false;
    ui.narrow(640, [&] { searches = draw_service_search(ui, screen.words); });
    ui.space();
    if (screen.found.empty()) {
        ui.card([&] {
            ui.empty_state("没有找到与“" + screen.query + "”有关的服务类别",
                           "换一个说法再试，例如“培训”“贷款”“专利”，或清空后查看全部类别。");
        });
    }
    for (const ServicesScreen::Found& found : screen.found) draw_found(ui, found);
    if (searches) return ServicesScreen::Search{};
    return std::nullopt;
}

}  // namespace emc
