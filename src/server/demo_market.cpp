#include "server/demo_market.h"

#include <cstdint>
#include <span>

#include "api/error.h"
#include "api/files.h"
#include "api/path.h"
#include "server/crypto.h"

namespace emc::server {
namespace {

template <Endpoint E>
Result<UploadView> post(Platform& platform, InProcessBrowser& browser, std::string_view path,
                        std::string_view body) {
    const Context& context = platform.context();
    const HttpReply reply =
        browser.send({.method = E::method,
                      .path = std::string(path),
                      .body = std::string(body),
                      .idempotency_key = new_uuid(context.clock.now(), context.random)});
    if (reply.status == E::success_status) return decode_reply<UploadView>(reply.body);
    return std::unexpected(decode_problem(reply.status, reply.body));
}

}  // namespace

Result<FileRef> upload_demo_file(Platform& platform, InProcessBrowser& browser, std::string name,
                                 std::string_view bytes) {
    const UploadStart start{std::move(name), static_cast<std::int64_t>(bytes.size())};
    const auto begun =
        post<CreateUpload>(platform, browser, CreateUpload::path, encode_text(start));
    if (!begun) return std::unexpected(begun.error());
    const std::span data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    const UploadPiece piece{begun->file.file_id, 0, base64url(data)};
    const auto done =
        post<AddUploadPiece>(platform, browser, path_text(AddUploadPiece::path, piece),
                             encode_text(without_places(AddUploadPiece::path, piece)));
    if (!done) return std::unexpected(done.error());
    return done->file;
}

Result<std::string> tenant_of(Snapshot& snapshot, std::string_view user_name) {
    const auto found = snapshot.one(
        "SELECT tenant_id FROM login_name WHERE name_key=?1",
        [](const Row& row) { return row.text(0); }, user_name);
    if (!found) return std::unexpected(found.error());
    if (!*found) return fail(ErrorKind::NotFound);
    return **found;
}

Result<bool> has_cases(Snapshot& snapshot, std::string_view kind,
                       const std::string& enterprise_id) {
    const auto found = snapshot.one(
        "SELECT 1 FROM cases WHERE kind=?1 AND enterprise_id=?2 LIMIT 1",
        [](const Row&) { return true; }, kind, enterprise_id);
    if (!found) return std::unexpected(found.error());
    return found->value_or(false);
}

}  // namespace emc::server
