#include "server/file_types.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>

#include "base/utf8.h"

namespace emc::server {
namespace {

using namespace std::string_view_literals;

enum class Shape : std::uint8_t { Pdf, Jpeg, Png, Ole, Zip, Text };

struct Row {
    FileType type;
    Shape shape;
    std::string_view inside;  // A name that an archive of this type has in it.
};

constexpr std::string_view word_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view sheet_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view slides_type =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation";

constexpr Row rows[] = {
    {{"pdf", "application/pdf"}, Shape::Pdf, {}},
    {{"jpg", "image/jpeg"}, Shape::Jpeg, {}},
    {{"jpeg", "image/jpeg"}, Shape::Jpeg, {}},
    {{"png", "image/png"}, Shape::Png, {}},
    {{"doc", "application/msword"}, Shape::Ole, {}},
    {{"xls", "application/vnd.ms-excel"}, Shape::Ole, {}},
    {{"ppt", "application/vnd.ms-powerpoint"}, Shape::Ole, {}},
    {{"docx", word_type}, Shape::Zip, "word/"},
    {{"xlsx", sheet_type}, Shape::Zip, "xl/"},
    {{"pptx", slides_type}, Shape::Zip, "ppt/"},
    {{"zip", "application/zip"}, Shape::Zip, {}},
    {{"txt", "text/plain; charset=utf-8"}, Shape::Text, {}},
};

const Row* row_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return nullptr;
    std::string extension(name.substr(dot + 1));
    for (char& c : extension) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const auto found =
        std::ranges::find_if(rows, [&](const Row& row) { return row.type.extension == extension; });
    return found == std::end(rows) ? nullptr : found;
}

bool is_text(std::string_view bytes) {
    return is_valid_utf8(bytes) && std::ranges::none_of(bytes, [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte == 0x7f || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r');
           });
}

bool has_shape(Shape shape, std::string_view bytes) {
    switch (shape) {
        case Shape::Pdf:
            return bytes.starts_with("%PDF-");
        case Shape::Jpeg:
            return bytes.starts_with("\xff\xd8\xff"sv);
        case Shape::Png:
            return bytes.starts_with("\x89PNG\r\n\x1a\n"sv);
        case Shape::Ole:
            return bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv);
        case Shape::Zip:
            return bytes.starts_with("PK\x03\x04"sv);
        case Shape::Text:
            return is_text(bytes);
    }
    return false;
}

}  // namespace

std::optional<FileType> file_type_of(std::string_view name, std::string_view bytes) {
    const Row* row = row_of(name);
    if (row == nullptr || !has_shape(row->shape, bytes)) return std::nullopt;
    // Every entry's name stands in the archive as it is.
    if (!row->inside.empty() && !bytes.contains(row->inside)) return std::nullopt;
    return row->type;
}

bool may_be_attached(std::string_view name) { return row_of(name) != nullptr; }

bool is_safe_file_name(std::string_view name) {
    if (name.empty() || name.front() == '.' || name.back() == '.' || name.back() == ' ')
        return false;
    return std::ranges::none_of(name, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f || "/\\:*?\"<>|"sv.contains(c);
    });
}

}  // namespace emc::server
