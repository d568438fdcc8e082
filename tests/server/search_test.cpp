// The catalogue's search against the plain definition: has every word, passes every filter.
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <set>
#include <span>

#include "domain/segmenter.h"
#include "domain/service_categories.h"
#include "server/catalogue_totals.h"
#include "server/search.h"
#include "support/server/market.h"

using namespace emc;
using namespace emc::test;

namespace {

constexpr std::string_view subjects[] = {"融资担保", "专利申请",     "财税代理",
                                         "人才招聘", "技术改造",     "法律咨询",
                                         "市场推广", "ISO9001 认证", "税务筹划"};
constexpr std::string_view acts[] = {"服务", "方案设计", "辅导", "培训"};

struct Shelf {
    Market market;
    std::vector<ServiceItem> items;

    explicit Shelf(int count) {
        std::mt19937 random(7);
        const auto one_of = [&](std::size_t size) { return random() % size; };
        for (int number = 0; number < count; ++number) {
            ServiceDraft draft = samples::service_draft();
            draft.name = std::string(subjects[one_of(std::size(subjects))]) +
                         std::string(acts[one_of(std::size(acts))]) + "之" + std::to_string(number);
            const auto& classes = service_classes();
            std::span<const ServiceCategory> subcategories;
            while (subcategories.empty())
                subcategories = service_subcategories(classes[one_of(classes.size())].code);
            draft.category = subcategories[one_of(subcategories.size())].code;
            draft.regions = {one_of(3) == 0 ? "430000" : one_of(2) == 0 ? "430100" : "430200"};
            draft.charging = charging_rows[one_of(std::size(charging_rows))].value;
            draft.price_fen = static_cast<std::int64_t>(one_of(900) + 1) * 100;
            draft.description =
                "面向中小企业的" + std::string(subjects[one_of(std::size(subjects))]) + "工作。";
            items.push_back(market.listed(market.institution, draft));
            market.core.clock.pass_s(1);
        }
    }

    std::vector<ServiceSummary> all(ServiceQuery query) {
        std::vector<ServiceSummary> found;
        std::int64_t total = -1;
        for (;;) {
            const auto page = must<ServicePage>(market.enterprise.call<SearchServices>(query));
            if (total >= 0) CHECK(page.total == total);
            total = page.total;
            found.insert(found.end(), page.items.begin(), page.items.end());
            if (page.next_cursor.empty()) break;
            query.cursor = page.next_cursor;
        }
        CHECK(std::ssize(found) == total);
        return found;
    }

    std::set<std::string> expected(const ServiceQuery& query) const {
        std::set<std::string> ids;
        for (const ServiceItem& item : items) {
            if (is_wanted(item, query)) ids.insert(item.service_id);
        }
        return ids;
    }

    static bool has_terms(const ServiceItem& item, const std::string& q) {
        std::set<std::string> terms;
        const std::string category(find_service_category(item.content.category)->name);
        const std::string whole(find_service_category(item.content.category.substr(0, 2))->name);
        for (const std::string& text : {item.content.name, item.content.description,
                                        item.institution_name, category, whole}) {
            for (const TermCount& term : index_terms(text)) terms.insert(term.term);
        }
        return std::ranges::all_of(query_terms(q),
                                   [&](const std::string& term) { return terms.contains(term); });
    }

    static bool is_wanted(const ServiceItem& item, const ServiceQuery& query) {
        const ServiceDraft& content = item.content;
        const bool is_near = query.region.empty() ||
                             std::ranges::contains(content.regions, query.region) ||
                             std::ranges::contains(content.regions, whole_province);
        const std::int64_t price =
            content.charging == Charging::Free ? 0 : content.price_fen.value_or(1LL << 60);
        return has_terms(item, query.q) && content.category.starts_with(query.category) &&
               is_near && (!query.charging || content.charging == *query.charging) &&
               (!query.price_max_fen || price <= *query.price_max_fen);
    }
};

}  // namespace

TEST_CASE("search finds exactly what has every word and passes every filter, page by page") {
    Shelf shelf(60);
    const char* const words[] = {"",     "融",      "融资",     "融资 服务", "专利申请",
                                 "税",   "ISO9001", "iso9001",  "之7",       "乙方",
                                 "量子", "，。",    "咨询 培训"};
    for (const char* q : words) {
        for (const EnumRow<ServiceSort>& sort : service_sort_rows) {
            for (ServiceQuery query :
                 {ServiceQuery{.q = q}, ServiceQuery{.q = q, .region = "430200"},
                  ServiceQuery{.q = q, .category = "11"},
                  ServiceQuery{.q = q, .charging = Charging::Negotiable},
                  ServiceQuery{.q = q, .price_max_fen = 40'000}}) {
                query.sort = sort.value;
                query.limit = 7;
                CAPTURE(encode_query(query));
                const auto found = shelf.all(query);
                std::set<std::string> ids;
                for (const ServiceSummary& row : found) ids.insert(row.service_id);
                CHECK(ids == shelf.expected(query));
                CHECK(ids.size() == found.size());
            }
        }
    }
}

TEST_CASE("a page is the same whichever way it is looked for") {
    Shelf shelf(60);
    server::Context& context = shelf.market.core.platform->context();
    const auto pages = [&](const ServiceQuery& query, std::int64_t walk_least) {
        std::vector<std::pair<std::int64_t, std::string>> rows;
        constexpr std::int64_t beyond = std::numeric_limits<std::int64_t>::max();
        server::KeysetPosition after{beyond, beyond};
        for (bool goes_on = true; goes_on;) {
            const auto found = context.database.read([&](server::Snapshot& snapshot) {
                return server::search(snapshot, context.totals, query, after, walk_least);
            });
            REQUIRE(found);
            goes_on = std::ssize(found->services) > query.limit;
            for (const server::FoundService& service : found->services) {
                if (goes_on && &service == &found->services.back()) break;
                rows.emplace_back(service.rank, service.stored.item.service_id);
                after = {service.rank, service.stored.doc};
            }
        }
        return rows;
    };
    for (const char* q : {"融资", "融资 服务", "专利", "服务", "之7"}) {
        for (const EnumRow<ServiceSort>& sort : service_sort_rows) {
            for (ServiceQuery query :
                 {ServiceQuery{.q = q}, ServiceQuery{.q = q, .category = "11"},
                  ServiceQuery{.q = q, .category = "13", .price_max_fen = 40'000}}) {
                query.sort = sort.value;
                query.limit = 3;
                CAPTURE(encode_query(query));
                const auto sorted = pages(query, server::search_walk_least);
                for (const std::int64_t walk_least : {1, 5, 20}) {
                    CHECK(pages(query, walk_least) == sorted);
                }
            }
        }
    }
}

TEST_CASE("sorts put first what their name says") {
    Shelf shelf(20);
    const auto newest = shelf.all({.sort = ServiceSort::Newest, .limit = 6});
    CHECK(newest.front().service_id == shelf.items.back().service_id);
    shelf.market.applied(shelf.items[3].service_id);
    const auto wanted = shelf.all({.sort = ServiceSort::Orders, .limit = 6});
    CHECK(wanted.front().service_id == shelf.items[3].service_id);
    std::int64_t last = 0;
    for (const ServiceSummary& row : shelf.all({.sort = ServiceSort::Price, .limit = 6})) {
        const auto item = std::ranges::find(shelf.items, row.service_id, &ServiceItem::service_id);
        const std::int64_t price = item->content.charging == Charging::Free
                                       ? 0
                                       : item->content.price_fen.value_or(1LL << 60);
        CHECK(price >= last);
        last = price;
    }
    // A word in the name counts for more than one in the description.
    const auto about = shelf.all({.q = "专利", .limit = 6});
    for (std::size_t place = 1; place < about.size(); ++place) {
        const bool is_named = about[place].name.contains("专利");
        CHECK((!is_named || about[place - 1].name.contains("专利")));
    }
}

TEST_CASE("a total is forgotten once the catalogue may have changed it by one in a thousand") {
    server::CatalogueTotals totals;
    totals.keep("many", 10, 5000);
    totals.keep("few", 10, 999);
    totals.keep("none", 10, 0);
    CHECK(totals.find("many", 15) == 5000);
    CHECK_FALSE(totals.find("many", 16));
    CHECK(totals.find("few", 10) == 999);
    CHECK_FALSE(totals.find("few", 11));
    CHECK(totals.find("none", 10) == 0);
    CHECK_FALSE(totals.find("none", 11));
    CHECK_FALSE(totals.find("never", 10));
}
