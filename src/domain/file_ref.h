// A file that belongs to a case: a result, a voucher, evidence. The bytes are kept by their
// SHA-256; only those who may see the case may fetch them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

#include "domain/field.h"

namespace emc {

inline constexpr std::size_t files_max = 5;
inline constexpr std::int64_t file_bytes_max = 10LL * 1024 * 1024;

// By their names; the platform also looks into them (server/file_types.h).
inline constexpr std::string_view file_extensions[] = {".pdf", ".jpg",  ".jpeg", ".png",
                                                       ".doc", ".docx", ".xls",  ".xlsx",
                                                       ".ppt", ".pptx", ".txt",  ".zip"};

constexpr bool has_file_extension(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::any_of(file_extensions, [&](std::string_view extension) {
        return std::ranges::equal(name.substr(dot), extension, {}, lower);
    });
}

constexpr bool ends_with_one_of(std::string_view name,
                                std::span<const std::string_view> extensions) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::any_of(extensions, [&](std::string_view extension) {
        return name.size() > extension.size() &&
               std::ranges::equal(name.substr(name.size() - extension.size()), extension, {},
                                  lower);
    });
}

constexpr bool has_picture_extension(std::string_view name) {
    constexpr std::string_view pictures[] = {".jpg", ".jpeg", ".png"};
    return ends_with_one_of(name, pictures);
}

// 营业执照 (domain.md §1.14).
inline constexpr std::int64_t licence_bytes_max = 5LL * 1024 * 1024;
constexpr bool has_licence_extension(std::string_view name) {
    return has_picture_extension(name) || ends_with_one_of(name, std::span(file_extensions, 1));
}

struct FileRef {
    std::string file_id;
    std::string name;
    std::int64_t bytes = 0;
    std::string sha256;
    bool operator==(const FileRef&) const = default;
};

constexpr auto fields(Tag<FileRef>) {
    using F = FileRef;
    return std::tuple{
        field("file_id", &F::file_id, {"文件编号", "File number"},
              {.required = true, .chars_max = 64}),
        field("name", &F::name, {"文件名", "File name"}, {.required = true, .chars_max = 100}),
        field("bytes", &F::bytes, {"大小", "Size"}, {.min = 0, .max = file_bytes_max}),
        field("sha256", &F::sha256, {"指纹", "Fingerprint"}, {.chars_max = 64}),
    };
}
inline Problems check(const FileRef& file) { return check_fields(file); }

inline void check_licence(Problems& problems, std::string_view key,
                          const std::optional<FileRef>& file) {
    if (!file) return;
    if (!has_licence_extension(file->name) || file->bytes > licence_bytes_max)
        problems.push_back({std::string(key), Rule::Format});
}

}  // namespace emc
