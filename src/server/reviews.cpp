#include "server/reviews.h"

#include <iterator>
#include <limits>

#include "server/cursor.h"
#include "server/like.h"
#include "server/review_queue.h"

namespace emc::server {
namespace {

struct ReviewRow {
    Review review;
    KeysetPosition position;
};

struct ReviewFilter {
    std::string region;
    std::string kind;
    std::string like;
    bool is_decided = false;

    std::string scope() const {
        return "reviews:" + region + ":" + kind + ":" + like + (is_decided ? ":decided" : "");
    }
};

Result<ReviewFilter> filter_of(const Call& call, const ReviewQuery& query) {
    if (call.actor->kind != AccountKind::Window) {
        return fail(ErrorKind::Forbidden, "review.not_window");
    }
    ReviewFilter filter{.region = region_pattern(call.actor->region),
                        .like = like_pattern(query.q),
                        .is_decided = query.is_decided};
    if (query.kind) filter.kind = enum_row(*query.kind).word;
    return filter;
}

constexpr std::string_view condition =
    " FROM review WHERE region LIKE ?1 AND (?2='' OR kind=?2)"
    " AND (?3='' OR number||' '||title||' '||party_name LIKE ?3 ESCAPE '\\') AND decided_at IS ";

std::string listed(const ReviewFilter& filter) {
    return std::string(condition) + (filter.is_decided ? "NOT NULL" : "NULL");
}

Result<std::vector<ReviewRow>> rows_of(Snapshot& snapshot, const ReviewFilter& filter,
                                       KeysetPosition after, std::int64_t limit) {
    const std::string rank = filter.is_decided ? "decided_at" : "due_at";
    const std::string order =
        filter.is_decided ? " AND (decided_at,seq)<(?4,?5) ORDER BY decided_at DESC,seq DESC"
                          : " AND (due_at,seq)>(?4,?5) ORDER BY due_at,seq";
    return snapshot.all(
        "SELECT " + std::string(review_columns) + "," + rank + ",seq" + listed(filter) + order +
            " LIMIT ?6",
        [](const Row& row) {
            constexpr int rank_column = 17;
            return ReviewRow{review_of(row),
                             {row.integer(rank_column), row.integer(rank_column + 1)}};
        },
        filter.region, filter.kind, filter.like, after.rank, after.row, limit + 1);
}

}  // namespace

Result<ReviewPage> list_reviews(CallOf<ListReviews>& call, const ReviewQuery& query) {
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    const auto filter = filter_of(call, query);
    if (!filter) return std::unexpected(filter.error());
    constexpr std::int64_t beyond = std::numeric_limits<std::int64_t>::max();
    KeysetPosition after{0, 0};
    if (query.is_decided) after = {beyond, beyond};
    if (!query.cursor.empty()) {
        const auto position =
            read_keyset_cursor(call.context.secret, filter->scope(), query.cursor);
        if (!position) return invalid({{"cursor", Rule::Format}});
        after = *position;
    }
    return call.context.database.read([&](Snapshot& snapshot) -> Result<ReviewPage> {
        const auto total = snapshot.one(
            "SELECT COUNT(*)" + listed(*filter), [](const Row& row) { return row.integer(0); },
            filter->region, filter->kind, filter->like);
        if (!total) return std::unexpected(total.error());
        const auto rows = rows_of(snapshot, *filter, after, query.limit);
        if (!rows) return std::unexpected(rows.error());
        ReviewPage page{.total = total->value_or(0)};
        for (const ReviewRow& row : *rows) {
            if (std::ssize(page.items) == query.limit) break;
            page.items.push_back(row.review);
        }
        if (std::ssize(*rows) > query.limit) {
            const auto last = static_cast<std::size_t>(query.limit - 1);
            page.next_cursor =
                make_keyset_cursor(call.context.secret, filter->scope(), (*rows)[last].position);
        }
        return page;
    });
}

Result<Review> read_review(CallOf<ReadReview>& call, const ReviewKey& key) {
    const auto filter = filter_of(call, {});
    if (!filter) return std::unexpected(filter.error());
    const auto found = call.context.database.read([&](Snapshot& snapshot) {
        return snapshot.one("SELECT " + std::string(review_columns) +
                                " FROM review WHERE review_id=?1 AND region LIKE ?2",
                            &review_of, key.review_id, filter->region);
    });
    if (!found) return std::unexpected(found.error());
    if (!*found) return fail(ErrorKind::NotFound);
    return **found;
}

Result<ReviewCounts> count_reviews(CallOf<CountReviews>& call, const Nothing&) {
    const auto filter = filter_of(call, {});
    if (!filter) return std::unexpected(filter.error());
    // Due today: the term ends with this day.
    const InstantMs today_ends = end_of(civil_date_of(call.now));
    const auto rows = call.context.database.read([&](Snapshot& snapshot) {
        return snapshot.all(
            "SELECT kind,COUNT(*),SUM(due_at<=?2),SUM(due_at=?3) FROM review"
            " WHERE region LIKE ?1 AND decided_at IS NULL GROUP BY kind",
            [](const Row& row) {
                return std::pair(row.text(0), ReviewKindCount{.open = row.integer(1),
                                                              .overdue = row.integer(2),
                                                              .due_today = row.integer(3)});
            },
            filter->region, call.now, today_ends);
    });
    if (!rows) return std::unexpected(rows.error());
    ReviewCounts counts;
    for (const EnumRow<ReviewKind>& kind : review_kind_rows) {
        ReviewKindCount count;
        for (const auto& [word, found] : *rows) {
            if (word == kind.word) count = found;
        }
        count.kind = kind.value;
        counts.kinds.push_back(count);
    }
    return counts;
}

}  // namespace emc::server
