#include "server/case_store.h"

#include <iterator>
#include <limits>

#include "server/like.h"
#include "server/numbers.h"

namespace emc::server {
namespace {

// Each list has the index of whose it is.
std::string_view owner_of(const CaseFilter& filter) {
    if (!filter.enterprise_id.empty()) {
        return "enterprise_id=?2 AND (?3='' OR institution_id=?3) AND is_public>=?4";
    }
    if (filter.by_response) {
        return "?2='' AND is_public>=?4 AND case_id IN"
               " (SELECT demand_id FROM demand_response WHERE institution_id=?3)";
    }
    if (!filter.institution_id.empty()) return "?2='' AND institution_id=?3 AND is_public>=?4";
    if (filter.is_public) return "?2='' AND ?3='' AND is_public=?4";
    return "?2='' AND ?3='' AND is_public>=?4";
}

std::string listed(const CaseFilter& filter) {
    return " FROM cases WHERE kind=?1 AND " + std::string(owner_of(filter)) +
           " AND (?5='' OR state=?5) AND (?6='' OR waits_for=?6)"
           " AND (?7='' OR substr(category,1,length(?7))=?7)"
           " AND (?8='' OR words LIKE ?8 ESCAPE '\\')"
           " AND (?9='' OR region LIKE ?9)";
}

// Instants count up from 1970, so what waits is turned round and put above them all.
constexpr std::string_view rank =
    "(CASE WHEN ?10<>'' AND waits_for=?10 THEN 9000000000000000-updated_at ELSE updated_at END)";

struct CaseRow {
    std::string content;
    KeysetPosition position;
};

std::string scope_of(const CaseFilter& filter) {
    std::string scope = "cases";
    const std::string_view parts[] = {
        filter.kind,         filter.enterprise_id, filter.institution_id, filter.state,
        filter.waits_for,    filter.category,      filter.region,         filter.q,
        filter.waiting_first};
    for (const std::string_view part : parts) {
        scope += ':';
        scope += part;
    }
    return scope + (filter.is_public ? ":public" : "") + (filter.by_response ? ":response" : "");
}

}  // namespace

Result<std::optional<std::string>> find_case_content(Snapshot& snapshot, std::string_view kind,
                                                     std::string_view case_id) {
    return snapshot.one(
        "SELECT content FROM cases WHERE case_id=?1 AND kind=?2",
        [](const Row& row) { return row.text(0); }, case_id, kind);
}

Result<void> insert_case_row(Transaction& transaction, const CaseColumns& columns,
                             std::string_view content) {
    const auto seq = next_in_sequence(transaction, "case_row");
    if (!seq) return std::unexpected(seq.error());
    const Result<std::int64_t> inserted = transaction.run(
        "INSERT INTO cases(case_id,kind,number,version,state,waits_for,enterprise_id,"
        "institution_id,region,category,words,is_public,content,due_at,created_at,updated_at,seq)"
        " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)",
        columns.case_id, columns.kind, columns.number, columns.version, columns.state,
        columns.waits_for, columns.enterprise_id, columns.institution_id, columns.region,
        columns.category, columns.words, columns.is_public, content, columns.due_at,
        columns.created_at, columns.updated_at, *seq);
    if (!inserted) return std::unexpected(inserted.error());
    return {};
}

Result<void> update_case_row(Transaction& transaction, const CaseColumns& columns,
                             std::string_view content) {
    const Result<std::int64_t> updated = transaction.run(
        "UPDATE cases SET version=?3,state=?4,waits_for=?5,institution_id=?6,category=?7,words=?8,"
        "is_public=?9,content=?10,due_at=?11,updated_at=?12,region=?13 WHERE case_id=?1 AND "
        "version=?2",
        columns.case_id, columns.version - 1, columns.version, columns.state, columns.waits_for,
        columns.institution_id, columns.category, columns.words, columns.is_public, content,
        columns.due_at, columns.updated_at, columns.region);
    if (!updated) return std::unexpected(updated.error());
    if (*updated == 0) return fail(ErrorKind::Stale, "case.stale");
    return {};
}

Result<std::int64_t> count_cases(Snapshot& snapshot, const CaseFilter& filter) {
    const auto total = snapshot.one(
        "SELECT COUNT(*)" + listed(filter), [](const Row& row) { return row.integer(0); },
        filter.kind, filter.enterprise_id, filter.institution_id, filter.is_public, filter.state,
        filter.waits_for, filter.category, like_pattern(filter.q), region_pattern(filter.region));
    if (!total) return std::unexpected(total.error());
    return total->value_or(0);
}

Result<CaseRows> list_cases(Snapshot& snapshot, const SecretKey& secret, const CaseFilter& filter,
                            const std::string& cursor, std::int64_t limit) {
    constexpr std::int64_t beyond = std::numeric_limits<std::int64_t>::max();
    KeysetPosition after{beyond, beyond};
    if (!cursor.empty()) {
        const auto position = read_keyset_cursor(secret, scope_of(filter), cursor);
        if (!position) return invalid({{"cursor", Rule::Format}});
        after = *position;
    }
    // The plain column keeps the index of the list in use.
    const std::string_view order = filter.waiting_first.empty() ? "updated_at" : rank;
    const auto rows = snapshot.all(
        "SELECT content," + std::string(order) + ",seq" + listed(filter) + " AND (" +
            std::string(order) + ",seq)<(?11,?12) ORDER BY " + std::string(order) +
            " DESC,seq DESC LIMIT ?13",
        [](const Row& row) { return CaseRow{row.text(0), {row.integer(1), row.integer(2)}}; },
        filter.kind, filter.enterprise_id, filter.institution_id, filter.is_public, filter.state,
        filter.waits_for, filter.category, like_pattern(filter.q), region_pattern(filter.region),
        filter.waiting_first, after.rank, after.row, limit + 1);
    if (!rows) return std::unexpected(rows.error());
    const auto total = count_cases(snapshot, filter);
    if (!total) return std::unexpected(total.error());
    CaseRows found{.total = *total};
    for (const CaseRow& row : *rows) {
        if (std::ssize(found.contents) == limit) break;
        found.contents.push_back(row.content);
    }
    if (std::ssize(*rows) > limit) {
        const KeysetPosition last = (*rows)[static_cast<std::size_t>(limit - 1)].position;
        found.next_cursor = make_keyset_cursor(secret, scope_of(filter), last);
    }
    return found;
}

Result<std::vector<DueCase>> due_cases(Snapshot& snapshot, InstantMs now, std::int64_t limit,
                                       std::string_view kind) {
    return snapshot.all(
        "SELECT kind,case_id FROM cases WHERE due_at<=?1 AND (?3='' OR kind=?3)"
        " ORDER BY due_at LIMIT ?2",
        [](const Row& row) { return DueCase{row.text(0), row.text(1)}; }, now, limit, kind);
}

}  // namespace emc::server
