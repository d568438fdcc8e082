// Files of orders and services: sent in pieces, so that a broken connection costs one piece, and
// fetched by those who may see what they belong to.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

#include "api/endpoint.h"
#include "domain/file_ref.h"

namespace emc {

inline constexpr std::int64_t chunk_bytes_max = 128LL * 1024;
inline constexpr int chunk_chars_max = 174'768;  // The same in base64url without padding, rounded.

struct UploadStart {
    std::string name;  // With an extension that fits what is in it.
    std::int64_t bytes = 0;
    bool operator==(const UploadStart&) const = default;
};
constexpr auto fields(Tag<UploadStart>) {
    using U = UploadStart;
    return std::tuple{
        field("name", &U::name, {"文件名", "File name"}, {.required = true, .chars_max = 100}),
        field("bytes", &U::bytes, {"大小", "Size"}, {.min = 1, .max = file_bytes_max},
              Editor::Integer),
    };
}
inline Problems check(const UploadStart& start) { return check_fields(start); }

// How far a file has come. `file` may be used in an order once `is_complete`.
struct UploadView {
    FileRef file;
    std::int64_t received = 0;  // Where the next piece begins.
    bool is_complete = false;
    std::string media_type;
    bool operator==(const UploadView&) const = default;
};
constexpr auto fields(Tag<UploadView>) {
    using U = UploadView;
    return std::tuple{
        field("file", &U::file, {"文件", "File"}),
        field("received", &U::received, {"已收到", "Received"}, {.min = 0}),
        field("is_complete", &U::is_complete, {"已完成", "Complete"}),
        field("media_type", &U::media_type, {"类型", "Media type"}),
    };
}
inline Problems check(const UploadView& view) { return check_fields(view); }

struct CreateUpload {
    using Input = UploadStart;
    using Output = UploadView;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/uploads";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "createUpload";
    static constexpr std::string_view tag = "files";
    static constexpr Text summary = {"开始上传", "Begin to send a file"};
    static constexpr int success_status = 201;
};

struct UploadPiece {
    std::string file_id;
    std::int64_t offset = 0;
    std::string data;  // base64url without padding, at most chunk_bytes_max bytes.
    bool operator==(const UploadPiece&) const = default;
};
constexpr auto fields(Tag<UploadPiece>) {
    using U = UploadPiece;
    return std::tuple{
        field("file_id", &U::file_id, {"文件编号", "File number"}, {.chars_max = 64}),
        field("offset", &U::offset, {"位置", "Offset"}, {.min = 0, .max = file_bytes_max},
              Editor::Integer),
        field("data", &U::data, {"内容", "Content"},
              {.required = true, .chars_max = chunk_chars_max}),
    };
}
inline Problems check(const UploadPiece& piece) { return check_fields(piece); }

// Conflict "upload.offset" for a piece that does not follow what was received: read the upload and
// go on from there. Invalid "name" Format for a content of another type than the name says.
struct AddUploadPiece {
    using Input = UploadPiece;
    using Output = UploadView;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/uploads/{file_id}/pieces";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "addUploadPiece";
    static constexpr std::string_view tag = "files";
    static constexpr Text summary = {"上传一段", "Send a piece of a file"};
    static constexpr int success_status = 200;
};

struct FileKey {
    std::string file_id;
    bool operator==(const FileKey&) const = default;
};
constexpr auto fields(Tag<FileKey>) {
    return std::tuple{
        field("file_id", &FileKey::file_id, {"文件编号", "File number"},
              {.required = true, .chars_max = 64}),
    };
}
inline Problems check(const FileKey& key) { return check_fields(key); }

struct ReadUpload {
    using Input = FileKey;
    using Output = UploadView;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/uploads/{file_id}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readUpload";
    static constexpr std::string_view tag = "files";
    static constexpr Text summary = {"查看上传进度", "How far a file has come"};
    static constexpr int success_status = 200;
};

// Takes back a file that nothing uses: what has arrived of it is removed. Conflict "upload.in_use".
struct CancelUpload {
    using Input = FileKey;
    using Output = Nothing;
    static constexpr Method method = Method::Delete;
    static constexpr std::string_view path = "/api/v1/uploads/{file_id}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "cancelUpload";
    static constexpr std::string_view tag = "files";
    static constexpr Text summary = {"取消上传", "Take a file back"};
    static constexpr int success_status = 204;
};

// The bytes of a file, not JSON: a browser saves them under their name.
struct FileContent {
    std::string name;
    std::string media_type;
    std::string bytes;
    bool operator==(const FileContent&) const = default;
};
constexpr auto fields(Tag<FileContent>) {
    using F = FileContent;
    return std::tuple{
        field("name", &F::name, {"文件名", "File name"}),
        field("media_type", &F::media_type, {"类型", "Media type"}),
        field("bytes", &F::bytes, {"内容", "Content"}),
    };
}

// What a service on the shelf, an open shop or a published demand shows is anybody's; other files
// are NotFound for whoever may not see the case. A picture comes to be shown, the rest to be saved.
struct DownloadFile {
    using Input = FileKey;
    using Output = FileContent;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/files/{file_id}";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "downloadFile";
    static constexpr std::string_view tag = "files";
    static constexpr Text summary = {"下载文件", "Fetch a file"};
    static constexpr int success_status = 200;
    static constexpr bool is_raw = true;
};

}  // namespace emc
