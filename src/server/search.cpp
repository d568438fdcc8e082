#include "server/search.h"

#include <algorithm>
#include <limits>
#include <span>

#include "api/endpoint.h"
#include "domain/segmenter.h"

namespace emc::server {
namespace {

// A term of no more services than this leads, and what it finds is sorted; services with more
// common terms are walked in the order of an index, where what the page needs soon comes by. Not if
// few have all the terms: then hardly one would come by.
constexpr std::int64_t rare_max = 3000;
constexpr std::int64_t few = 1000;

struct Filter {
    std::string category;
    std::string category_end;  // Behind every category that begins like it.
    std::string region;
    std::int64_t way = 0;
    std::int64_t audience = 0;
    std::string charging;
    std::int64_t price_max = -1;
    bool is_open() const { return *this == Filter{}; }
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

void add_filter(Question& question, const Filter& filter) {
    std::string& sql = question.sql;
    if (!filter.category.empty()) {
        sql += " AND s.category>=" + question.value(filter.category);
        sql += " AND s.category<" + question.value(filter.category_end);
    }
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

using Terms = std::span<const std::string>;

void add_terms(Question& question, Terms terms, std::string_view doc) {
    for (const std::string& term : terms) {
        question.sql +=
            " AND EXISTS(SELECT 1 FROM search_posting t WHERE t.term=" + question.value(term) +
            " AND t.doc=" + std::string(doc) + ")";
    }
}

// From the hits of the first term to what filters and sorts them; only services on the shelf have
// hits. Without `needs_facets` nothing but the postings is looked at.
void add_driven(Question& question, Terms terms, const Filter& filter, bool needs_facets) {
    question.sql += " FROM search_posting p";
    if (needs_facets) question.sql += " CROSS JOIN " + std::string(facets);
    question.sql += " WHERE p.term=" + question.value(terms.front());
    add_terms(question, terms.subspan(1), "p.doc");
    if (!needs_facets) return;
    question.sql += " AND s.doc=p.doc";
    add_filter(question, filter);
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
        add_driven(question, terms, filter, !filter.is_open());
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

}  // namespace

Result<SearchResult> search(Snapshot& snapshot, CatalogueTotals& totals, const ServiceQuery& query,
                            KeysetPosition after) {
    SearchResult result;
    const Result<std::int64_t> revision = catalogue_revision(snapshot);
    if (!revision) return std::unexpected(revision.error());
    const Catalogue catalogue{snapshot, totals, *revision};
    std::vector<std::string> terms = query_terms(query.q);
    const Result<std::int64_t> rarest = put_rarest_first(catalogue, terms);
    if (!rarest) return std::unexpected(rarest.error());
    if (*rarest == 0) return result;

    const Filter filter = filter_of(query);
    const Result<std::int64_t> total = total_of(catalogue, query, terms);
    if (!total) return std::unexpected(total.error());
    result.total = *total;
    if (*total == 0) return result;

    // First which services the page shows, from narrow indexes; then the services themselves.
    const bool is_weighed = !terms.empty() && query.sort == ServiceSort::Relevance;
    const bool is_driven = is_weighed || *rarest <= rare_max || (!terms.empty() && *total <= few);
    const std::string_view table = is_weighed ? "p." : is_driven ? "s." : "w.";
    const std::string rank =
        std::string(table) + std::string(is_weighed ? "weight" : rank_column(query.sort));
    const std::string doc = is_driven ? "p.doc" : "w.doc";
    Question page{.sql = "SELECT " + std::string(service_columns) + ",h.rank FROM (SELECT " + doc +
                         " AS doc," + rank + " AS rank"};
    if (is_driven) {
        add_driven(page, terms, filter, !is_weighed || !filter.is_open());
    } else {
        add_walked(page, terms, filter);
    }
    add_page(page, rank, doc, after, query.limit + 1);
    page.sql += ") h CROSS JOIN service_item s WHERE s.doc=h.doc ORDER BY h.rank DESC,h.doc DESC";
    const Result<void> done = snapshot.each(page.sql, page.values, [&](const Row& row) {
        constexpr int rank_place = 9;
        result.services.push_back({service_of(row), row.integer(rank_place)});
        return true;
    });
    if (!done) return std::unexpected(done.error());
    return result;
}

}  // namespace emc::server
