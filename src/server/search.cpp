#include "server/search.h"

#include <algorithm>

#include "api/endpoint.h"
#include "domain/segmenter.h"

namespace emc::server {
namespace {

// Up to this many services are sorted after they were found; more are walked in the order of an
// index, where what the page needs soon comes by.
constexpr std::int64_t rare_max = 3000;

constexpr std::string_view filters =
    " AND s.on_shelf=1 AND (?1='' OR substr(s.category,1,length(?1))=?1)"
    " AND (?2='' OR s.regions LIKE '%,'||?2||',%' OR s.regions LIKE '%,430000,%')"
    " AND (?3=0 OR (s.ways & ?3)<>0) AND (?4=0 OR (s.audiences & ?4)<>0)"
    " AND (?5='' OR s.charging=?5)"
    " AND (?6<0 OR (s.price_fen IS NOT NULL AND s.price_fen<=?6))";
constexpr int filter_count = 6;

struct Filter {
    std::string category;
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
    return {.category = query.category,
            .region = query.region == whole_province ? std::string() : query.region,
            .way = bit_of(query.way),
            .audience = bit_of(query.audience),
            .charging = query.charging ? std::string(enum_row(*query.charging).word) : "",
            .price_max = query.price_max_fen.value_or(-1)};
}

std::vector<Parameter> parameters_of(const Filter& filter) {
    return {filter.category, filter.region,   filter.way,
            filter.audience, filter.charging, filter.price_max};
}

std::string_view rank_column(ServiceSort sort) {
    switch (sort) {
        case ServiceSort::Relevance:
            return "s.merit";
        case ServiceSort::Rating:
            return "s.rating_rank";
        case ServiceSort::Orders:
            return "s.order_count";
        case ServiceSort::Price:
            return "s.price_rank";
        case ServiceSort::Newest:
            return "s.listed_at";
    }
    return "s.merit";
}

// The statement is put together from literals only; what people write stands for a ?N. `is_driven`:
// the first term's postings lead, each one's service is looked up.
struct Plan {
    bool is_driven = false;
    std::string_view rank;
    std::size_t terms = 0;
    int first_term = 0;  // Its ?N; the others follow.
};

std::string_view doc_of(const Plan& plan) { return plan.is_driven ? "p.doc" : "s.doc"; }

std::string tables_of(const Plan& plan) {
    std::string sql = plan.is_driven
                          ? " FROM search_posting p CROSS JOIN service_item s WHERE p.term=?" +
                                std::to_string(plan.first_term) + " AND s.doc=p.doc"
                          : std::string(" FROM service_item s WHERE 1=1");
    sql += filters;
    for (std::size_t term = plan.is_driven ? 1 : 0; term < plan.terms; ++term) {
        sql += " AND EXISTS(SELECT 1 FROM search_posting t WHERE t.term=?" +
               std::to_string(plan.first_term + static_cast<int>(term)) +
               " AND t.doc=" + std::string(doc_of(plan)) + ")";
    }
    return sql;
}

std::string page_sql(const Plan& plan) {
    const std::string rank(plan.rank);
    const std::string doc(doc_of(plan));
    return "SELECT " + std::string(service_columns) + "," + rank + tables_of(plan) + " AND (" +
           rank + "," + doc + ")<(?7,?8) ORDER BY " + rank + " DESC," + doc + " DESC LIMIT ?9";
}

Result<std::int64_t> frequency(Snapshot& snapshot, std::string_view term) {
    const auto count = snapshot.one(
        "SELECT COUNT(*) FROM (SELECT 1 FROM search_posting WHERE term=?1 LIMIT ?2) found",
        [](const Row& row) { return row.integer(0); }, term, rare_max + 1);
    if (!count) return std::unexpected(count.error());
    return count->value_or(0);
}

// The rarest term first. Its frequency counts no further than rare_max + 1.
Result<std::int64_t> put_rarest_first(Snapshot& snapshot, std::vector<std::string>& terms) {
    std::int64_t rarest = rare_max + 2;
    std::size_t place = 0;
    for (std::size_t index = 0; index < terms.size(); ++index) {
        const Result<std::int64_t> count = frequency(snapshot, terms[index]);
        if (!count) return count;
        if (*count >= rarest) continue;
        rarest = *count;
        place = index;
    }
    if (!terms.empty()) std::swap(terms.front(), terms[place]);
    return rarest;
}

void append(std::vector<Parameter>& parameters, const std::vector<std::string>& terms) {
    for (const std::string& term : terms) parameters.emplace_back(term);
}

Result<std::int64_t> count_all(Snapshot& snapshot, const Filter& filter,
                               const std::vector<std::string>& terms) {
    std::vector<Parameter> parameters;
    std::string sql;
    if (terms.size() == 1 && filter.is_open()) {
        sql = "SELECT COUNT(*) FROM search_posting WHERE term=?1";
    } else {
        const Plan plan{
            .is_driven = !terms.empty(), .terms = terms.size(), .first_term = filter_count + 1};
        sql = "SELECT COUNT(*)" + tables_of(plan);
        parameters = parameters_of(filter);
    }
    append(parameters, terms);
    std::int64_t total = 0;
    const Result<void> done = snapshot.each(sql, parameters, [&](const Row& row) {
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

Result<std::int64_t> total_of(Snapshot& snapshot, CatalogueTotals& totals,
                              const ServiceQuery& query, const std::vector<std::string>& terms) {
    const Result<std::int64_t> revision = catalogue_revision(snapshot);
    if (!revision) return revision;
    const std::string question = question_of(query);
    if (const auto known = totals.find(question, *revision)) return *known;
    const Result<std::int64_t> total = count_all(snapshot, filter_of(query), terms);
    if (total) totals.keep(question, *revision, *total);
    return total;
}

}  // namespace

Result<SearchResult> search(Snapshot& snapshot, CatalogueTotals& totals, const ServiceQuery& query,
                            KeysetPosition after) {
    constexpr int page_parameters = filter_count + 3;
    SearchResult result;
    std::vector<std::string> terms = query_terms(query.q);
    const Result<std::int64_t> rarest = put_rarest_first(snapshot, terms);
    if (!rarest) return std::unexpected(rarest.error());
    if (*rarest == 0) return result;

    const Filter filter = filter_of(query);
    const Result<std::int64_t> total = total_of(snapshot, totals, query, terms);
    if (!total) return std::unexpected(total.error());
    result.total = *total;

    const bool is_weighed = !terms.empty() && query.sort == ServiceSort::Relevance;
    const Plan plan{.is_driven = is_weighed || *rarest <= rare_max,
                    .rank = is_weighed ? "p.weight" : rank_column(query.sort),
                    .terms = terms.size(),
                    .first_term = page_parameters + 1};
    std::vector<Parameter> parameters = parameters_of(filter);
    parameters.insert(parameters.end(), {after.rank, after.row, query.limit + 1});
    append(parameters, terms);
    const Result<void> done = snapshot.each(page_sql(plan), parameters, [&](const Row& row) {
        constexpr int rank_place = 9;
        result.services.push_back({service_of(row), row.integer(rank_place)});
        return true;
    });
    if (!done) return std::unexpected(done.error());
    return result;
}

}  // namespace emc::server
