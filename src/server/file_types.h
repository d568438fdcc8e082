// What a file is by its content, for the types that may be attached (domain.md §1.14). See
// docs/adr/0006-types-by-content.md for why this is not libmagic.
#pragma once

#include <optional>
#include <string_view>

namespace emc::server {

struct FileType {
    std::string_view extension;   // "pdf"
    std::string_view media_type;  // "application/pdf"
};

// The type that the extension of `name` promises and `bytes` keeps; nothing for any other file.
std::optional<FileType> file_type_of(std::string_view name, std::string_view bytes);
// Whether the name has an extension that may be attached at all.
bool may_be_attached(std::string_view name);
// One path segment without control characters, not hidden: what a disk may be offered.
bool is_safe_file_name(std::string_view name);

}  // namespace emc::server
