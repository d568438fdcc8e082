#include "server/file_sweep.h"

#include <optional>
#include <vector>

#include "server/audit.h"

namespace emc::server {
namespace {

// A used file may be let go later: a draft is changed, a service deleted.
constexpr InstantMs used_again_after_ms = 30 * unfinished_kept_ms;

struct LookedAt {
    RemovedFile file;
    std::string tenant_id;
    InstantMs kept_until = 0;
};

Result<std::optional<LookedAt>> look(Snapshot& snapshot, const std::string& file_id) {
    return snapshot.one(
        "SELECT sha256,tenant_id,created_at,updated_at FROM attachment WHERE file_id=?1",
        [&](const Row& row) {
            LookedAt looked{{file_id, row.text(0)}, row.text(1)};
            looked.kept_until = looked.file.sha256.empty() ? row.integer(2) + unfinished_kept_ms
                                                           : row.integer(3) + unused_kept_ms;
            return looked;
        },
        file_id);
}

Result<void> look_again(Transaction& transaction, const std::string& file_id, InstantMs at) {
    const Result<std::int64_t> noted =
        transaction.run("UPDATE attachment SET look_at=?2 WHERE file_id=?1", file_id, at);
    if (!noted) return std::unexpected(noted.error());
    return {};
}

// The file, if it is to go.
Result<std::optional<RemovedFile>> sweep_one(Transaction& transaction, const std::string& file_id,
                                             InstantMs now) {
    const auto looked = look(transaction, file_id);
    if (!looked) return std::unexpected(looked.error());
    if (!*looked) return std::nullopt;
    const auto is_used = is_file_used(transaction, file_id);
    if (!is_used) return std::unexpected(is_used.error());
    const LookedAt& found = **looked;
    if (*is_used || found.kept_until > now) {
        const InstantMs next = *is_used ? now + used_again_after_ms : found.kept_until;
        if (const auto noted = look_again(transaction, file_id, next); !noted)
            return std::unexpected(noted.error());
        return std::nullopt;
    }
    if (const auto removed = remove_file_row(transaction, found.file); !removed)
        return std::unexpected(removed.error());
    const auto noted = append_audit(transaction, {.at = now,
                                                  .tenant_id = found.tenant_id,
                                                  .action = "removeUnusedFile",
                                                  .entity_kind = "file",
                                                  .entity_id = file_id});
    if (!noted) return std::unexpected(noted.error());
    return found.file;
}

Result<std::vector<std::string>> overdue(Snapshot& snapshot, InstantMs now, std::int64_t max) {
    return snapshot.all(
        "SELECT file_id FROM attachment WHERE look_at<=?1 ORDER BY look_at LIMIT ?2",
        [](const Row& row) { return row.text(0); }, now, max);
}

Result<std::vector<RemovedFile>> left_behind(Snapshot& snapshot, std::int64_t max) {
    return snapshot.all(
        "SELECT file_id,sha256 FROM file_removal LIMIT ?1",
        [](const Row& row) { return RemovedFile{row.text(0), row.text(1)}; }, max);
}

}  // namespace

Result<bool> is_file_used(Snapshot& snapshot, const std::string& file_id) {
    // What refers to a file by a table is asked first; the texts of the tenant's own come last.
    const auto used = snapshot.one(
        "SELECT 1 FROM attachment a WHERE a.file_id=?1 AND ("
        " EXISTS(SELECT 1 FROM order_file f WHERE f.file_id=a.file_id)"
        " OR EXISTS(SELECT 1 FROM case_file f WHERE f.file_id=a.file_id)"
        " OR EXISTS(SELECT 1 FROM profile p WHERE p.tenant_id=a.tenant_id AND p.content LIKE ?2)"
        " OR EXISTS(SELECT 1 FROM service_item s WHERE s.tenant_id=a.tenant_id"
        " AND s.content LIKE ?2))",
        [](const Row&) { return true; }, file_id, "%" + file_id + "%");
    if (!used) return std::unexpected(used.error());
    return used->value_or(false);
}

Result<void> remove_file_row(Transaction& transaction, const RemovedFile& file) {
    const Result<std::int64_t> removed =
        transaction.run("DELETE FROM attachment WHERE file_id=?1", file.file_id);
    if (!removed) return std::unexpected(removed.error());
    const Result<std::int64_t> noted = transaction.run(
        "INSERT INTO file_removal(file_id,sha256) VALUES(?1,?2)", file.file_id, file.sha256);
    if (!noted) return std::unexpected(noted.error());
    return {};
}

void remove_bytes(Context& context, const RemovedFile& file) {
    // In a write, so that no other upload of the same bytes becomes known in the middle of it.
    const auto removed = context.database.write([&](Transaction& transaction) -> Result<void> {
        const auto same = transaction.one(
            "SELECT 1 FROM attachment WHERE sha256=?1 AND sha256<>'' LIMIT 1",
            [](const Row&) { return true; }, file.sha256);
        if (!same) return std::unexpected(same.error());
        context.files.forget_unfinished(file.file_id);
        if (!*same && !file.sha256.empty()) context.files.discard(file.sha256);
        const Result<std::int64_t> done =
            transaction.run("DELETE FROM file_removal WHERE file_id=?1", file.file_id);
        if (!done) return std::unexpected(done.error());
        return {};
    });
    if (!removed) context.log("files: bytes not removed: " + removed.error().detail);
}

Result<std::int64_t> sweep_files(Context& context, std::int64_t files_max) {
    const InstantMs now = context.clock.now();
    const auto files = context.database.read(
        [&](Snapshot& snapshot) { return overdue(snapshot, now, files_max); });
    if (!files) return std::unexpected(files.error());
    std::int64_t removed = 0;
    for (const std::string& file_id : *files) {
        const auto swept = context.database.write(
            [&](Transaction& transaction) { return sweep_one(transaction, file_id, now); });
        if (!swept) {
            context.log("files: " + file_id + " not swept: " + swept.error().detail);
        } else if (*swept) {
            ++removed;
        }
    }
    const auto behind =
        context.database.read([&](Snapshot& snapshot) { return left_behind(snapshot, files_max); });
    if (!behind) return std::unexpected(behind.error());
    for (const RemovedFile& file : *behind) remove_bytes(context, file);
    return removed;
}

}  // namespace emc::server
