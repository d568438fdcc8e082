#include "client/screens/home.h"

#include <array>
#include <string>
#include <vector>

#include "client/screens/demand_show.h"
#include "client/screens/service_words.h"
#include "client/uploads.h"
#include "domain/rules/width.h"
#include "domain/service_categories.h"

namespace emc {
namespace {

constexpr std::size_t cards_in_row = 3;
constexpr std::size_t samples_max = 3;
constexpr std::int64_t newest_max = 6;

struct Step {
    std::string_view title;
    std::string_view words;
};
constexpr std::array steps{
    Step{"一、免费注册",
         "用营业执照上的统一社会信用代码注册企业或服务机构账号，注册后直接进入企业管理中心。"},
    Step{"二、完善资料", "填写企业资料，平台按国家标准自动划分企业规模并说明理由，确定所属窗口。"},
    Step{"三、办理服务", "按类别查找所需的公共服务，由所属窗口跟进办理。"},
};

void draw_category(ui::Ui& ui, const ServiceCategory& category) {
    ui.card([&] {
        ui.link(category.name, services_href(category.name), ui::TextStyle::Strong);
        std::string samples;
        std::size_t count = 0;
        for (const ServiceCategory& sub : service_subcategories(category.code)) {
            if (count++ == samples_max) break;
            if (!samples.empty()) samples += "、";
            samples += sub.name;
        }
        if (count > samples_max) samples += "等";
        ui.text(samples.empty() ? "以上各类之外的服务" : samples, ui::TextStyle::SmallMuted);
    });
}

void draw_categories(ui::Ui& ui) {
    ui.heading("服务类别", 2);
    const std::span<const ServiceCategory> classes = service_classes();
    for (std::size_t first = 0; first < classes.size(); first += cards_in_row) {
        std::vector<ui::Draw> cells;
        for (std::size_t i = first; i < first + cards_in_row; ++i) {
            cells.emplace_back([&ui, classes, i] {
                if (i < classes.size()) draw_category(ui, classes[i]);
            });
        }
        ui.columns({1, 1, 1}, std::span<const ui::Draw>(cells));
    }
}

void draw_service(ui::Ui& ui, const ServiceSummary& item) {
    const auto draw_words = [&] {
        ui.link(item.name, service_href(item.service_id), ui::TextStyle::Strong);
        ui.text(item.institution_name, ui::TextStyle::SmallMuted);
        ui.text(item.price_text, ui::TextStyle::Strong, ui::Tone::Primary);
    };
    ui.card([&] {
        ui.illustrated(picture_words(item.picture, item.name), file_address(item.picture),
                       service_look(item.category, 80, 1), draw_words);
    });
}

void draw_newest(ui::Ui& ui, const HomeScreen& screen) {
    const ServicePage* page = screen.newest.value();
    if (page == nullptr || page->items.empty()) return;
    ui.heading("最新服务", 2);
    const std::vector<ServiceSummary>& items = page->items;
    for (std::size_t first = 0; first < items.size(); first += cards_in_row) {
        std::vector<ui::Draw> cells;
        for (std::size_t i = first; i < first + cards_in_row; ++i) {
            cells.emplace_back([&ui, &items, i] {
                if (i < items.size()) draw_service(ui, items[i]);
            });
        }
        ui.columns({1, 1, 1}, std::span<const ui::Draw>(cells));
    }
}

void draw_demand(ui::Ui& ui, const HallItem& item) {
    ui.card([&] {
        ui.link(item.title, hall_href(item.demand_id), ui::TextStyle::Strong);
        ui.text(item.enterprise_name, ui::TextStyle::SmallMuted);
        ui.text(item.budget_text, ui::TextStyle::Strong, ui::Tone::Primary);
        ui.text("截止 " + item.ends_on, ui::TextStyle::SmallMuted);
    });
}

void draw_demands(ui::Ui& ui, const HomeScreen& screen) {
    const HallPage* page = screen.demands.value();
    if (page == nullptr || page->items.empty()) return;
    ui.line([&] {
        ui.heading("最新需求", 2);
        ui.spacer();
        ui.link("需求大厅", "#/hall");
    });
    const std::vector<HallItem>& items = page->items;
    for (std::size_t first = 0; first < items.size(); first += cards_in_row) {
        std::vector<ui::Draw> cells;
        for (std::size_t i = first; i < first + cards_in_row; ++i) {
            cells.emplace_back([&ui, &items, i] {
                if (i < items.size()) draw_demand(ui, items[i]);
            });
        }
        ui.columns({1, 1, 1}, std::span<const ui::Draw>(cells));
    }
}

void draw_steps(ui::Ui& ui) {
    ui.heading("怎样使用", 2);
    std::vector<ui::Draw> cells;
    cells.reserve(std::size(steps));
    for (const Step& step : steps) {
        cells.emplace_back([&ui, &step] {
            ui.card([&] {
                ui.text(step.title, ui::TextStyle::Strong);
                ui.text(step.words, ui::TextStyle::Muted);
            });
        });
    }
    ui.columns({1, 1, 1}, std::span<const ui::Draw>(cells));
}

}  // namespace

std::string services_href(std::string_view words) {
    Route route{{"services"}, {}};
    const std::string_view query = trimmed(words);
    if (!query.empty()) route.query.emplace_back("q", query);
    return href_of(route);
}

bool draw_service_search(ui::Ui& ui, std::string& words) {
    bool is_pressed = false;
    ui.form("search", "找服务", [&] {
        ui.line([&] {
            ui::FieldLook look{.label = "找服务"};
            look.input.placeholder = "知识产权、银行信贷、员工培训…";
            ui.search_field("words", words, look);
            is_pressed = ui.button("搜索", {.kind = ui::ButtonLook::Kind::Primary,
                                            .icon = ui::Icon::Search,
                                            .is_submit = true});
        });
    });
    return is_pressed;
}

HomeScreen open_home(const Route&, Env& env) {
    HomeScreen screen;
    screen.is_signed_in = env.session != nullptr;
    ServiceQuery query;
    query.sort = ServiceSort::Newest;
    query.limit = newest_max;
    screen.newest = call<SearchServices>(env.transport, query);
    HallQuery latest;
    latest.limit = newest_max;
    screen.demands = call<ListHall>(env.transport, latest);
    return screen;
}

void poll(HomeScreen& screen, Env& env) {
    screen.is_signed_in = env.session != nullptr;
    screen.newest.poll();
    screen.demands.poll();
}

void update(HomeScreen& screen, const HomeScreen::Message&, Env& env) {
    env.commands.push_back(Navigate{services_href(screen.words)});
}

std::optional<HomeScreen::Message> draw(HomeScreen& screen, ui::Ui& ui) {
    bool searches = false;
    ui.card([&] {
        ui.heading("湖南省中小企业公共服务平台");
        ui.text("为全省中小企业提供信息、投融资、创业、人才、技术、管理、市场、法律等公共服务。",
                ui::TextStyle::Muted);
        ui.space();
        ui.narrow(640, [&] { searches = draw_service_search(ui, screen.words); });
        ui.space();
        if (!screen.is_signed_in) {
            ui.text("还没有账号？注册后可以完善企业资料、查看企业规模和所属窗口。",
                    ui::TextStyle::SmallMuted);
        }
    });
    draw_newest(ui, screen);
    draw_demands(ui, screen);
    draw_categories(ui);
    draw_steps(ui);
    if (searches) return HomeScreen::Search{};
    return std::nullopt;
}

}  // namespace emc
