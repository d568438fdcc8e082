#include "server/files.h"

#include "server/like.h"

#include "server/file_store.h"
#include "server/file_sweep.h"
#include "server/file_types.h"

namespace emc::server {
namespace {

// Enough for an order with five files a stage; more in a day is no work for an order.
constexpr std::int64_t uploads_a_day_max = 300;
constexpr InstantMs day_ms = 24LL * 3600 * 1000;

struct FileRow {
    UploadView view;
    std::string tenant_id;
};

FileRow file_row(const Row& row) {
    FileRow file;
    file.view.file = {row.text(0), row.text(1), row.integer(2), row.text(5)};
    file.view.received = row.integer(3);
    file.view.media_type = row.text(4);
    file.view.is_complete = !file.view.file.sha256.empty();
    file.tenant_id = row.text(6);
    return file;
}

Result<std::optional<FileRow>> find_file(Snapshot& snapshot, const std::string& file_id) {
    return snapshot.one(
        "SELECT file_id,name,bytes,received,media_type,sha256,tenant_id FROM attachment"
        " WHERE file_id=?1",
        &file_row, file_id);
}

Result<FileRow> own_file(Snapshot& snapshot, const Call& call, const std::string& file_id) {
    const auto file = find_file(snapshot, file_id);
    if (!file) return std::unexpected(file.error());
    if (!*file || (*file)->tenant_id != call.actor->tenant_id) return fail(ErrorKind::NotFound);
    return **file;
}

std::string hex_of(const Digest& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : digest) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

Result<void> admit_upload(Snapshot& snapshot, const Call& call) {
    const auto count = snapshot.one(
        "SELECT COUNT(*) FROM attachment WHERE tenant_id=?1 AND created_at>?2",
        [](const Row& row) { return row.integer(0); }, call.actor->tenant_id, call.now - day_ms);
    if (!count) return std::unexpected(count.error());
    if (count->value_or(0) < uploads_a_day_max) return {};
    return std::unexpected(Error{.kind = ErrorKind::TooMany, .retry_after_s = 3600});
}

Result<std::string> bytes_of(const UploadPiece& piece, const FileRow& file) {
    const std::optional<Bytes> bytes = from_base64url(piece.data);
    if (!bytes || bytes->empty()) return invalid({{"data", Rule::Format}});
    const auto size = static_cast<std::int64_t>(bytes->size());
    if (size > chunk_bytes_max) return invalid({{"data", Rule::TooLarge, chunk_bytes_max, size}});
    if (piece.offset != file.view.received) return fail(ErrorKind::Conflict, "upload.offset");
    if (piece.offset + size > file.view.file.bytes)
        return invalid({{"data", Rule::TooLarge, file.view.file.bytes, piece.offset + size}});
    return std::string(bytes->begin(), bytes->end());
}

// The last piece is there: what is it? A file that is not what its name says is not kept.
Result<void> complete(Context& context, FileRow& file) {
    const auto bytes = context.files.read_unfinished(file.view.file.file_id);
    if (!bytes) return std::unexpected(bytes.error());
    const auto type = file_type_of(file.view.file.name, *bytes);
    if (!type) return invalid({{"name", Rule::Format}});
    file.view.media_type = type->media_type;
    file.view.file.sha256 = hex_of(sha256(*bytes));
    file.view.is_complete = true;
    return context.files.finish(file.view.file.file_id, file.view.file.sha256, *bytes);
}

Result<void> note_progress(Transaction& transaction, const FileRow& file, std::int64_t before,
                           InstantMs now) {
    const Result<std::int64_t> noted = transaction.run(
        "UPDATE attachment SET received=?3,media_type=?4,sha256=?5,updated_at=?6"
        " WHERE file_id=?1 AND received=?2",
        file.view.file.file_id, before, file.view.received, file.view.media_type,
        file.view.file.sha256, now);
    if (!noted) return std::unexpected(noted.error());
    if (*noted == 0) return fail(ErrorKind::Conflict, "upload.offset");
    return {};
}

// What an open case or a service on the shelf shows now to everybody, also to who is not signed in.
// A picture that was taken from there is nobody else's any more.
Result<bool> is_shown(Snapshot& snapshot, const std::string& file_id) {
    const auto shown = snapshot.one(
        "SELECT 1 FROM case_file f JOIN cases c ON c.case_id=f.case_id"
        " WHERE f.file_id=?1 AND f.is_public=1 AND c.is_public=1"
        " UNION SELECT 1 FROM service_item s JOIN attachment a ON a.tenant_id=s.tenant_id"
        " WHERE s.picture=?1 AND s.picture<>'' AND s.on_shelf=1 AND a.file_id=?1",
        [](const Row&) { return true; }, file_id);
    if (!shown) return std::unexpected(shown.error());
    return shown->value_or(false);
}

Result<bool> may_fetch(Snapshot& snapshot, const Call& call, const FileRow& file) {
    if (!call.actor) return false;
    if (file.tenant_id == call.actor->tenant_id) return true;
    // What a window's region matches; nothing does for others.
    const std::string regions =
        call.actor->kind == AccountKind::Window ? region_pattern(call.actor->region) : "";
    const auto seen = snapshot.one(
        "SELECT 1 FROM order_file f JOIN orders o ON o.order_id=f.order_id WHERE f.file_id=?1"
        " AND (?2 IN(o.enterprise_id,o.institution_id) OR o.region LIKE ?3)"
        " UNION SELECT 1 FROM case_file f JOIN cases c ON c.case_id=f.case_id WHERE f.file_id=?1"
        " AND (?2 IN(c.enterprise_id,c.institution_id) OR c.region LIKE ?3)"
        // Who has responded goes on seeing what the demand has published.
        " UNION SELECT 1 FROM case_file f JOIN demand_response r ON r.demand_id=f.case_id"
        " WHERE f.file_id=?1 AND f.is_public=1 AND r.institution_id=?2"
        // A picture that waits for its window with the service that shows it.
        " UNION SELECT 1 FROM review r JOIN service_item s ON s.service_id=r.case_id"
        " WHERE r.kind='service' AND r.decided_at IS NULL AND r.region LIKE ?3"
        " AND s.tenant_id=?4 AND s.content LIKE '%\"'||?1||'\"%'",
        [](const Row&) { return true; }, file.view.file.file_id, call.actor->tenant_id, regions,
        file.tenant_id);
    if (!seen) return std::unexpected(seen.error());
    return seen->value_or(false);
}

bool is_gone(const Call& call, const std::string& file_id) {
    const auto file = call.context.database.read(
        [&](Snapshot& snapshot) { return find_file(snapshot, file_id); });
    return file && !*file;
}

}  // namespace

Result<UploadView> create_upload(CallOf<CreateUpload>& call, const UploadStart& start) {
    Problems problems = check(start);
    const bool is_name_good = is_safe_file_name(start.name) && may_be_attached(start.name);
    if (problems.empty() && !is_name_good) problems.push_back({"name", Rule::Format});
    if (!problems.empty()) return invalid(std::move(problems));
    return call.commit([&](Transaction& transaction) -> Result<UploadView> {
        if (const auto admitted = admit_upload(transaction, call); !admitted)
            return std::unexpected(admitted.error());
        UploadView view{
            .file = {.file_id = call.new_id(), .name = start.name, .bytes = start.bytes}};
        const Result<std::int64_t> begun = transaction.run(
            "INSERT INTO attachment(file_id,tenant_id,account_id,name,bytes,received,media_type,"
            "sha256,created_at,updated_at,look_at) VALUES(?1,?2,?3,?4,?5,0,'','',?6,?6,?7)",
            view.file.file_id, call.actor->tenant_id, call.actor->account_id, start.name,
            start.bytes, call.now, call.now + unfinished_kept_ms);
        if (!begun) return std::unexpected(begun.error());
        const auto noted =
            call.audit(transaction, {.entity_kind = "file", .entity_id = view.file.file_id});
        if (!noted) return std::unexpected(noted.error());
        return view;
    });
}

Result<UploadView> add_upload_piece(CallOf<AddUploadPiece>& call, const UploadPiece& piece) {
    if (Problems problems = check(piece); !problems.empty()) return invalid(std::move(problems));
    auto file = call.context.database.read(
        [&](Snapshot& snapshot) { return own_file(snapshot, call, piece.file_id); });
    if (!file) return std::unexpected(file.error());
    const auto bytes = bytes_of(piece, *file);
    if (!bytes) return std::unexpected(bytes.error());
    // The bytes first, then the row that says they are there: what is half written is written over.
    const auto written =
        call.context.files.write_piece(file->view.file.file_id, piece.offset, *bytes);
    if (!written) return std::unexpected(written.error());
    file->view.received += static_cast<std::int64_t>(bytes->size());
    if (file->view.received == file->view.file.bytes) {
        if (const auto done = complete(call.context, *file); !done)
            return std::unexpected(done.error());
    }
    Result<UploadView> view = call.commit([&](Transaction& transaction) -> Result<UploadView> {
        const auto noted = note_progress(transaction, *file, piece.offset, call.now);
        if (!noted) return std::unexpected(noted.error());
        return file->view;
    });
    if (view && view->is_complete) call.context.files.forget_unfinished(piece.file_id);
    if (view || !is_gone(call, piece.file_id)) return view;
    // Cancelled while this piece came: what it has written goes too.
    remove_bytes(call.context, {piece.file_id, file->view.file.sha256});
    return fail(ErrorKind::NotFound);
}

Result<UploadView> read_upload(CallOf<ReadUpload>& call, const FileKey& key) {
    const auto file = call.context.database.read(
        [&](Snapshot& snapshot) { return own_file(snapshot, call, key.file_id); });
    if (!file) return std::unexpected(file.error());
    return file->view;
}

Result<Nothing> cancel_upload(CallOf<CancelUpload>& call, const FileKey& key) {
    RemovedFile removed;
    Result<Nothing> done = call.commit([&](Transaction& transaction) -> Result<Nothing> {
        const auto file = own_file(transaction, call, key.file_id);
        if (!file) return std::unexpected(file.error());
        removed = {file->view.file.file_id, file->view.file.sha256};
        const auto is_used = is_file_used(transaction, removed.file_id);
        if (!is_used) return std::unexpected(is_used.error());
        if (*is_used) return fail(ErrorKind::Conflict, "upload.in_use");
        if (const auto gone = remove_file_row(transaction, removed); !gone)
            return std::unexpected(gone.error());
        const auto noted =
            call.audit(transaction, {.entity_kind = "file", .entity_id = removed.file_id});
        if (!noted) return std::unexpected(noted.error());
        return Nothing{};
    });
    if (done) remove_bytes(call.context, removed);
    return done;
}

Result<FileContent> download_file(CallOf<DownloadFile>& call, const FileKey& key) {
    bool is_anybodys = false;
    const auto file = call.context.database.read([&](Snapshot& snapshot) -> Result<FileRow> {
        const auto found = find_file(snapshot, key.file_id);
        if (!found) return std::unexpected(found.error());
        if (!*found || !(*found)->view.is_complete) return fail(ErrorKind::NotFound);
        const auto shown = is_shown(snapshot, key.file_id);
        if (!shown) return std::unexpected(shown.error());
        is_anybodys = *shown;
        if (is_anybodys) return **found;
        const auto allowed = may_fetch(snapshot, call, **found);
        if (!allowed) return std::unexpected(allowed.error());
        if (!*allowed) return fail(ErrorKind::NotFound);
        return **found;
    });
    if (!file) return std::unexpected(file.error());
    auto bytes = call.context.files.read(file->view.file.sha256);
    if (!bytes) return std::unexpected(bytes.error());
    // What lies under an id never changes; but whether it is shown does, so not for long.
    if (is_anybodys) call.set_header("Cache-Control", "private, max-age=3600");
    return FileContent{file->view.file.name, file->view.media_type, std::move(*bytes)};
}

Result<void> use_own_files(Snapshot& snapshot, const Call& call, std::vector<FileRef>& files,
                           const std::string& field) {
    for (std::size_t index = 0; index < files.size(); ++index) {
        const auto file = find_file(snapshot, files[index].file_id);
        if (!file) return std::unexpected(file.error());
        const bool is_usable =
            *file && (*file)->tenant_id == call.actor->tenant_id && (*file)->view.is_complete;
        if (!is_usable) return invalid({{field + "/" + std::to_string(index), Rule::Unknown}});
        files[index] = (*file)->view.file;
    }
    return {};
}

Result<void> use_own_file(Snapshot& snapshot, const Call& call, FileRef& file,
                          const std::string& field) {
    std::vector<FileRef> one{file};
    const Result<void> own = use_own_files(snapshot, call, one, field);
    if (!own && own.error().kind != ErrorKind::Invalid) return own;
    if (!own) return invalid({{field, Rule::Unknown}});
    file = std::move(one.front());
    return {};
}

Result<void> attach_files(Transaction& transaction, const std::string& order_id,
                          std::span<const FileRef> files) {
    for (const FileRef& file : files) {
        const Result<std::int64_t> attached = transaction.run(
            "INSERT INTO order_file(file_id,order_id) VALUES(?1,?2) ON CONFLICT DO NOTHING",
            file.file_id, order_id);
        if (!attached) return std::unexpected(attached.error());
    }
    return {};
}

Result<void> attach_case_files(Transaction& transaction, const std::string& case_id,
                               std::span<const FileRef> files, bool is_public) {
    for (const FileRef& file : files) {
        const Result<std::int64_t> attached = transaction.run(
            "INSERT INTO case_file(file_id,case_id,is_public) VALUES(?1,?2,?3)"
            " ON CONFLICT(file_id,case_id) DO UPDATE SET is_public=excluded.is_public",
            file.file_id, case_id, is_public);
        if (!attached) return std::unexpected(attached.error());
    }
    return {};
}

}  // namespace emc::server
