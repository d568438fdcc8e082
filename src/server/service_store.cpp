#include "server/service_store.h"

#include <algorithm>
#include <limits>
#include <map>

#include "api/codec.h"
#include "domain/segmenter.h"
#include "domain/service_categories.h"
#include "server/numbers.h"

namespace emc::server {
namespace {

constexpr std::size_t excerpt_chars = 90;
constexpr std::string_view catalogue_revision_kind = "catalogue";

// What the catalogue is filtered and sorted by. Every rank grows with what comes first.
struct Facts {
    std::optional<std::int64_t> price_fen;
    std::int64_t price_rank = std::numeric_limits<std::int64_t>::min();
    std::int64_t ways = 0;
    std::int64_t audiences = 0;
    std::string regions = ",";
};

template <class Choice>
std::int64_t mask_of(const std::vector<Choice>& choices) {
    std::int64_t mask = 0;
    for (const Choice choice : choices) mask |= std::int64_t{1} << static_cast<int>(choice);
    return mask;
}

Facts facts_of(const ServiceDraft& content) {
    Facts facts{.ways = mask_of(content.ways), .audiences = mask_of(content.audiences)};
    if (content.charging == Charging::Free) facts.price_fen = 0;
    if (content.charging == Charging::Fixed) facts.price_fen = content.price_fen;
    if (facts.price_fen) facts.price_rank = -*facts.price_fen;
    for (const std::string& region : content.regions) facts.regions += region + ",";
    return facts;
}

std::string category_words(const std::string& code) {
    std::string words;
    for (const std::string& part : {code.substr(0, 2), code}) {
        if (const ServiceCategory* found = find_service_category(part)) {
            words += std::string(found->name) + "\n";
        }
    }
    return words;
}

// A word in the name says more about a service than one in its description.
std::map<std::string, std::int64_t> weights_of(const ServiceItem& item) {
    constexpr std::int64_t name_weight = 100;
    constexpr std::int64_t label_weight = 20;
    constexpr int counted_max = 10;
    std::map<std::string, std::int64_t> weights;
    const auto add = [&](std::string_view text, std::int64_t weight) {
        for (const TermCount& term : index_terms(text)) {
            weights[term.term] += weight * std::min(term.count, counted_max);
        }
    };
    add(item.content.name, name_weight);
    add(category_words(item.content.category), label_weight);
    add(item.institution_name, label_weight);
    add(item.content.description, 1);
    return weights;
}

Result<void> unless_failed(const Result<std::int64_t>& done) {
    if (!done) return std::unexpected(done.error());
    return {};
}

// Whoever remembers what a search found knows by it that the catalogue has changed.
Result<void> begin_revision(Transaction& transaction) {
    return unless_failed(next_in_sequence(transaction, catalogue_revision_kind));
}

Result<void> write_postings(Transaction& transaction, const ServiceItem& item, std::int64_t doc) {
    const Result<std::int64_t> cleared =
        transaction.run("DELETE FROM search_posting WHERE doc=?1", doc);
    if (!cleared) return std::unexpected(cleared.error());
    if (!is_on_shelf(item.state)) return {};
    const std::int64_t price_rank = facts_of(item.content).price_rank;
    for (const auto& [term, weight] : weights_of(item)) {
        const Result<std::int64_t> added = transaction.run(
            "INSERT INTO search_posting(term,doc,weight,category,price_rank)"
            " VALUES(?1,?2,?3,?4,?5)",
            term, doc, weight, item.content.category, price_rank);
        if (!added) return std::unexpected(added.error());
    }
    return {};
}

bool looks_the_same(const ServiceItem& before, const ServiceItem& after) {
    return is_on_shelf(before.state) == is_on_shelf(after.state) &&
           before.content == after.content && before.institution_name == after.institution_name;
}

Result<void> write_ranks(Transaction& transaction, const StoredService& stored) {
    constexpr std::int64_t average_step = 1'000'000;
    const RatingTally& tally = stored.ratings;
    return unless_failed(transaction.run(
        "UPDATE service_item SET ones=?2,twos=?3,threes=?4,fours=?5,fives=?6,order_count=?7,"
        "rating_rank=?8,merit=?9 WHERE service_id=?1",
        stored.item.service_id, tally.ones, tally.twos, tally.threes, tally.fours, tally.fives,
        stored.order_count, tally.average_hundredths() * average_step + tally.count(),
        merit_of(tally, stored.order_count)));
}

template <class Change>
Result<void> change_counts(Transaction& transaction, std::string_view service_id, Change change) {
    auto stored = find_service(transaction, service_id);
    if (!stored) return std::unexpected(stored.error());
    if (!*stored) return fail(ErrorKind::NotFound);
    change(**stored);
    return write_ranks(transaction, **stored);
}

}  // namespace

std::int64_t merit_of(const RatingTally& ratings, std::int64_t order_count) {
    constexpr std::int64_t ratings_counted = 20;
    constexpr std::int64_t order_merit = 50;
    constexpr std::int64_t orders_counted = 200;
    return ratings.average_hundredths() * std::min(ratings.count(), ratings_counted) +
           order_merit * std::min(order_count, orders_counted);
}

StoredService service_of(const Row& row) {
    StoredService stored;
    stored.item = decode_reply<ServiceItem>(row.text(0)).value_or(ServiceItem{});
    stored.doc = row.integer(1);
    stored.ratings = {row.integer(2), row.integer(3), row.integer(4), row.integer(5),
                      row.integer(6)};
    stored.order_count = row.integer(7);
    stored.view_count = row.integer(8);
    return stored;
}

Result<std::int64_t> catalogue_revision(Snapshot& snapshot) {
    const auto last = snapshot.one(
        "SELECT last FROM counter WHERE kind=?1 AND day=''",
        [](const Row& row) { return row.integer(0); }, catalogue_revision_kind);
    if (!last) return std::unexpected(last.error());
    return last->value_or(0);
}

Result<std::optional<StoredService>> find_service(Snapshot& snapshot, std::string_view service_id) {
    static const std::string sql =
        "SELECT " + std::string(service_columns) + " FROM service_item s WHERE s.service_id=?1";
    return snapshot.one(sql, &service_of, service_id);
}

Result<void> insert_service(Transaction& transaction, const ServiceItem& item) {
    const Result<std::int64_t> doc = next_in_sequence(transaction, "service_doc");
    if (!doc) return std::unexpected(doc.error());
    const Facts facts = facts_of(item.content);
    const std::string content = encode_text(item);
    const Result<std::int64_t> inserted = transaction.run(
        "INSERT INTO service_item(service_id,doc,tenant_id,number,version,state,on_shelf,content,"
        "category,charging,price_fen,price_rank,ways,audiences,regions,picture,listed_at,"
        "updated_at) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18)",
        item.service_id, *doc, item.institution_id, item.number, item.version,
        enum_row(item.state).word, is_on_shelf(item.state), content, item.content.category,
        enum_row(item.content.charging).word, facts.price_fen, facts.price_rank, facts.ways,
        facts.audiences, facts.regions, item.content.picture, item.listed_at, item.updated_at);
    if (!inserted) return std::unexpected(inserted.error());
    if (const auto done = begin_revision(transaction); !done) return done;
    return write_postings(transaction, item, *doc);
}

Result<void> update_service_row(Transaction& transaction, const StoredService& before,
                                const ServiceItem& after) {
    const Facts facts = facts_of(after.content);
    const std::string content = encode_text(after);
    const Result<std::int64_t> updated = transaction.run(
        "UPDATE service_item SET version=?2,state=?3,on_shelf=?4,content=?5,category=?6,"
        "charging=?7,price_fen=?8,price_rank=?9,ways=?10,audiences=?11,regions=?12,picture=?13,"
        "listed_at=?14,updated_at=?15 WHERE service_id=?1",
        after.service_id, after.version, enum_row(after.state).word, is_on_shelf(after.state),
        content, after.content.category, enum_row(after.content.charging).word, facts.price_fen,
        facts.price_rank, facts.ways, facts.audiences, facts.regions, after.content.picture,
        after.listed_at, after.updated_at);
    if (!updated) return std::unexpected(updated.error());
    if (looks_the_same(before.item, after)) return {};
    if (const auto done = begin_revision(transaction); !done) return done;
    return write_postings(transaction, after, before.doc);
}

Result<void> count_order(Transaction& transaction, std::string_view service_id) {
    return change_counts(transaction, service_id,
                         [](StoredService& stored) { ++stored.order_count; });
}

Result<void> count_rating(Transaction& transaction, std::string_view service_id,
                          std::int64_t score) {
    return change_counts(transaction, service_id,
                         [&](StoredService& stored) { stored.ratings.add(score); });
}

ServiceSummary summary_of(const StoredService& stored, std::string_view query) {
    const ServiceItem& item = stored.item;
    return {.service_id = item.service_id,
            .name = item.content.name,
            .institution_name = item.institution_name,
            .category = item.content.category,
            .regions_text = service_regions_text(item.content),
            .excerpt = excerpt_of(item.content.description, query, excerpt_chars),
            .price_text = price_text(item.content),
            .picture = item.content.picture,
            .order_count = stored.order_count,
            .rating_count = stored.ratings.count(),
            .rating_hundredths = stored.ratings.average_hundredths(),
            .state = item.state,
            .updated_at = item.updated_at};
}

}  // namespace emc::server
