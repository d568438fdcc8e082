#include "server/search.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <span>

#include "api/endpoint.h"
#include "domain/segmenter.h"

namespace emc::server {
namespace {

struct Filter {
    std::string category;
    std::string category_end;  // Behind every category that begins like it.
    std::string region;
    std::int64_t way = 0;
    std::int64_t audience = 0;
    std::string charging;
    std::int64_t price_max = -1;
    bool is_open() const { return *this == Filter{}; }
    // Postings know the category.
    bool needs_facets() const {
        Filter rest = *this;
        rest.category.clear();
        rest.category_end.clear();
        return !rest.is_open();
    }
    bool operator==(const Filter&) const = default;
};

template <class Choice>
std::int64_t bit_of(const std::optional<Choice>& choice) {
    return choice ? std::int64_t{1} << static_cast<int>(*choice) : 0;
}

Filter filter_of(const ServiceQuery& query) {
    // Categories are digits, and ':' comes behind them.
    return {.category = query.category,
            .category_end = query.category.empty() ? std::string() : query.category + ":",
            .region = query.region == whole_province ? std::string() : query.region,
            .way = bit_of(query.way),
            .audience = bit_of(query.audience),
            .charging = query.charging ? std::string(enum_row(*query.charging).word) : "",
            .price_max = query.price_max_fen.value_or(-1)};
}

std::string_view rank_column(ServiceSort sort) {
    switch (sort) {
        case ServiceSort::Relevance:
            return "merit";
        case ServiceSort::Rating:
            return "rating_rank";
        case ServiceSort::Orders:
            return "order_count";
        case ServiceSort::Price:
            return "price_rank";
        case ServiceSort::Newest:
            return "listed_at";
    }
    return "merit";
}

// A statement is put together from literals only; what people write stands for a ?N. It borrows
// the values.
struct Question {
    std::string sql;
    std::vector<Parameter> values;

    std::string value(const Parameter& value) {
        values.push_back(value);
        return "?" + std::to_string(values.size());
    }
};

// Only what narrows the search is asked: the rest would be looked at in vain for every hit. The
// columns are all in one narrow index, so that no service is read before it is known to be a hit.
constexpr std::string_view facets = "service_item s INDEXED BY service_item_facets";

void add_category(Question& question, const Filter& filter, std::string_view column) {
    if (filter.category.empty()) return;
    question.sql += " AND " + std::string(column) + ">=" + question.value(filter.category);
    question.sql += " AND " + std::string(column) + "<" + question.value(filter.category_end);
}

void add_filter_but_category(Question& question, const Filter& filter) {
    std::string& sql = question.sql;
    if (!filter.region.empty()) {
        sql += " AND (s.regions LIKE '%,'||" + question.value(filter.region) +
               "||',%' OR s.regions LIKE '%,430000,%')";
    }
    if (filter.way != 0) sql += " AND (s.ways & " + question.value(filter.way) + ")<>0";
    if (filter.audience != 0)
        sql += " AND (s.audiences & " + question.value(filter.audience) + ")<>0";
    if (!filter.charging.empty()) sql += " AND s.charging=" + question.value(filter.charging);
    if (filter.price_max >= 0) sql += " AND s.price_fen<=" + question.value(filter.price_max);
}

void add_filter(Question& question, const Filter& filter) {
    add_category(question, filter, "s.category");
    add_filter_but_category(question, filter);
}

using Terms = std::span<const std::string>;

// By their primary key: the planner would rather go from the doc to its hundreds of terms.
constexpr std::string_view terms_of_doc =
    "search_posting t INDEXED BY sqlite_autoindex_search_posting_1";

void add_terms(Question& question, Terms terms, std::string_view doc) {
    for (const std::string& term : terms) {
        question.sql += " AND EXISTS(SELECT 1 FROM " + std::string(terms_of_doc);
        question.sql += " WHERE t.term=" + question.value(term);
        question.sql += " AND t.doc=" + std::string(doc) + ")";
    }
}

// From the hits of the first term to what filters and sorts them; only services on the shelf have
// hits. Where the postings tell all, nothing else is looked at.
void add_driven(Question& question, Terms terms, const Filter& filter, bool sorts_by_facet) {
    const bool needs_facets = sorts_by_facet || filter.needs_facets();
    question.sql += " FROM search_posting p";
    if (needs_facets) question.sql += " CROSS JOIN " + std::string(facets);
    question.sql += " WHERE p.term=" + question.value(terms.front());
    add_category(question, filter, "p.category");
    add_terms(question, terms.subspan(1), "p.doc");
    if (!needs_facets) return;
    question.sql += " AND s.doc=p.doc";
    add_filter_but_category(question, filter);
}

// Along the services on the shelf, in the order that is asked for.
void add_walked(Question& question, Terms terms, const Filter& filter) {
    question.sql += " FROM service_item w";
    if (!filter.is_open()) question.sql += " CROSS JOIN " + std::string(facets);
    question.sql += " WHERE w.on_shelf=1";
    add_terms(question, terms, "w.doc");
    if (filter.is_open()) return;
    question.sql += " AND s.doc=w.doc";
    add_filter(question, filter);
}

void add_all(Question& question, const Filter& filter) {
    question.sql += " FROM " + (filter.is_open() ? "service_item s" : std::string(facets));
    question.sql += " WHERE s.on_shelf=1";
    add_filter(question, filter);
}

void add_page(Question& question, std::string_view rank, std::string_view doc, KeysetPosition after,
              std::int64_t count) {
    const std::string place = std::string(rank) + "," + std::string(doc);
    question.sql += " AND (" + place + ")<(" + question.value(after.rank);
    question.sql += "," + question.value(after.row) + ")";
    question.sql += " ORDER BY " + std::string(rank) + " DESC," + std::string(doc) + " DESC LIMIT ";
    question.sql += question.value(count);
}

// What the catalogue as it is in this snapshot is asked about.
struct Catalogue {
    Snapshot& snapshot;
    CatalogueTotals& totals;
    std::int64_t revision = 0;
};

// In how many services the term occurs.
Result<std::int64_t> frequency(const Catalogue& catalogue, const std::string& term) {
    const std::string question = "term " + term;
    if (const auto known = catalogue.totals.find(question, catalogue.revision)) return *known;
    const auto count = catalogue.snapshot.one(
        "SELECT COUNT(*) FROM search_posting WHERE term=?1",
        [](const Row& row) { return row.integer(0); }, term);
    if (!count) return std::unexpected(count.error());
    catalogue.totals.keep(question, catalogue.revision, count->value_or(0));
    return count->value_or(0);
}

// The rarest term first. Returns in how many services it occurs, in all without a term.
Result<std::int64_t> put_rarest_first(const Catalogue& catalogue, std::vector<std::string>& terms) {
    std::int64_t rarest = std::numeric_limits<std::int64_t>::max();
    std::size_t place = 0;
    for (std::size_t index = 0; index < terms.size(); ++index) {
        const Result<std::int64_t> count = frequency(catalogue, terms[index]);
        if (!count) return count;
        if (*count >= rarest) continue;
        rarest = *count;
        place = index;
        if (rarest == 0) break;
    }
    if (!terms.empty()) std::swap(terms.front(), terms[place]);
    return rarest;
}

Result<std::int64_t> count_all(const Catalogue& catalogue, const Filter& filter, Terms terms) {
    if (terms.size() == 1 && filter.is_open()) return frequency(catalogue, terms.front());
    Question question{.sql = "SELECT COUNT(*)"};
    if (terms.empty()) {
        add_all(question, filter);
    } else {
        add_driven(question, terms, filter, false);
    }
    std::int64_t total = 0;
    const Result<void> done =
        catalogue.snapshot.each(question.sql, question.values, [&](const Row& row) {
            total = row.integer(0);
            return false;
        });
    if (!done) return std::unexpected(done.error());
    return total;
}

// The same for every order and page of one question.
std::string question_of(ServiceQuery query) {
    query.sort = ServiceSort::Relevance;
    query.limit = 0;
    query.cursor.clear();
    return encode_query(query);
}

Result<std::int64_t> total_of(const Catalogue& catalogue, const ServiceQuery& query, Terms terms) {
    const std::string question = question_of(query);
    if (const auto known = catalogue.totals.find(question, catalogue.revision)) return *known;
    const Result<std::int64_t> total = count_all(catalogue, filter_of(query), terms);
    if (total) catalogue.totals.keep(question, catalogue.revision, *total);
    return total;
}

// One page of a question, and what is known before it is looked for.
struct PageWish {
    ServiceQuery query;
    Filter filter;
    Terms terms;  // The rarest first.
    KeysetPosition after;
    std::int64_t rarest = 0;  // Services that have the rarest term.
    std::int64_t total = 0;   // Services that the question finds.

    // By the weight of the words, which only postings know.
    bool is_weighed() const { return !terms.empty() && query.sort == ServiceSort::Relevance; }
    bool sorts_by_posting() const { return is_weighed() || query.sort == ServiceSort::Price; }
};

// A walk goes along an index in the order of the page and is soon done if what is wanted comes by
// often. Else the services of the rarest term are all looked at and sorted.
enum class Way : std::uint8_t { Walk, Term };

struct Places {
    std::string rank;
    std::string doc;
};
Places places_of(const PageWish& wish, Way way) {
    if (wish.is_weighed()) return {"p.weight", "p.doc"};
    const std::string column(rank_column(wish.query.sort));
    if (way == Way::Walk) return {"w." + column, "w.doc"};
    return {(wish.sorts_by_posting() ? "p." : "s.") + column, "p.doc"};
}

// Where a walk of so many rows ends; nothing if the index ends before.
Result<std::optional<KeysetPosition>> end_of_walk(const Catalogue& catalogue, const PageWish& wish,
                                                  std::int64_t rows) {
    const Places places = places_of(wish, Way::Walk);
    Question question{.sql = "SELECT " + places.rank + "," + places.doc};
    add_walked(question, {}, {});
    add_page(question, places.rank, places.doc, wish.after, 1);
    question.sql += " OFFSET " + question.value(rows - 1);
    std::optional<KeysetPosition> end;
    const auto done = catalogue.snapshot.each(question.sql, question.values, [&](const Row& row) {
        end = KeysetPosition{row.integer(0), row.integer(1)};
        return false;
    });
    if (!done) return std::unexpected(done.error());
    return end;
}

// First which services the page shows, from narrow indexes; then the services themselves.
Result<std::vector<FoundService>> page_by(const Catalogue& catalogue, const PageWish& wish, Way way,
                                          const std::optional<KeysetPosition>& end = {}) {
    const auto [rank, doc] = places_of(wish, way);
    Question page{.sql = "SELECT " + std::string(service_columns) + ",h.rank FROM (SELECT " + doc +
                         " AS doc," + rank + " AS rank"};
    if (way == Way::Term || wish.is_weighed()) {
        add_driven(page, wish.terms, wish.filter, !wish.sorts_by_posting());
    } else {
        add_walked(page, wish.terms, wish.filter);
    }
    if (end) {
        page.sql += " AND (" + rank + "," + doc + ")>=(" + page.value(end->rank);
        page.sql += "," + page.value(end->row) + ")";
    }
    add_page(page, rank, doc, wish.after, wish.query.limit + 1);
    page.sql += ") h CROSS JOIN service_item s WHERE s.doc=h.doc ORDER BY h.rank DESC,h.doc DESC";
    std::vector<FoundService> services;
    const auto done = catalogue.snapshot.each(page.sql, page.values, [&](const Row& row) {
        constexpr int rank_place = 9;
        services.push_back({service_of(row), row.integer(rank_place)});
        return true;
    });
    if (!done) return std::unexpected(done.error());
    return services;
}

// How many rows a walk passes until the page is full, if what is wanted comes by evenly.
Result<std::int64_t> expected_walk(const Catalogue& catalogue, const PageWish& wish) {
    const auto all = total_of(catalogue, {}, {});
    if (!all) return all;
    return (wish.query.limit + 1) * *all / wish.total;
}

Result<std::vector<FoundService>> find_page(const Catalogue& catalogue, const PageWish& wish,
                                            std::int64_t walk_least) {
    // By weight, the walk along all postings of the rarest term is that very way.
    if (wish.terms.empty() || wish.is_weighed()) return page_by(catalogue, wish, Way::Walk);
    const auto expected = expected_walk(catalogue, wish);
    if (!expected) return std::unexpected(expected.error());
    constexpr std::int64_t slack = 8;  // Nothing comes by evenly: words and prices hang together.
    const std::int64_t rows = std::max(walk_least, slack * *expected);
    if (rows < wish.rarest) {
        const auto end = end_of_walk(catalogue, wish, rows);
        if (!end) return std::unexpected(end.error());
        auto page = page_by(catalogue, wish, Way::Walk, *end);
        if (!page || !*end || std::ssize(*page) > wish.query.limit) return page;
    }
    return page_by(catalogue, wish, Way::Term);
}

}  // namespace

Result<SearchResult> search(Snapshot& snapshot, CatalogueTotals& totals, const ServiceQuery& query,
                            KeysetPosition after, std::int64_t walk_least) {
    SearchResult result;
    const Result<std::int64_t> revision = catalogue_revision(snapshot);
    if (!revision) return std::unexpected(revision.error());
    const Catalogue catalogue{snapshot, totals, *revision};
    std::vector<std::string> terms = query_terms(query.q);
    const Result<std::int64_t> rarest = put_rarest_first(catalogue, terms);
    if (!rarest) return std::unexpected(rarest.error());
    if (*rarest == 0) return result;

    const Result<std::int64_t> total = total_of(catalogue, query, terms);
    if (!total) return std::unexpected(total.error());
    result.total = *total;
    if (*total == 0) return result;
    auto services =
        find_page(catalogue, {query, filter_of(query), terms, after, *rarest, *total}, walk_least);
    if (!services) return std::unexpected(services.error());
    result.services = std::move(*services);
    return result;
}

}  // namespace emc::server
