#include "domain/industries.h"

#include <algorithm>

#include "domain/tables/tables.h"

namespace emc {
namespace {

constexpr std::size_t parent_length(std::size_t length) { return length == 3 ? 1 : length - 1; }

// The texts are taken apart once, on first use; a name that was left out is that of the level
// above.
std::vector<Industry> unpacked() {
    std::vector<Industry> rows;
    rows.reserve(2000);
    std::string_view names[6];  // By the length of the code.
    for (std::string_view text : tables::industry_sections) {
        while (!text.empty()) {
            const std::size_t tab = text.find('\t');
            const std::size_t end = text.find('\n');
            const std::string_view code = text.substr(0, tab);
            const std::string_view name = text.substr(tab + 1, end - tab - 1);
            names[code.size()] = name.empty() ? names[parent_length(code.size())] : name;
            rows.push_back({code, names[code.size()]});
            text.remove_prefix(end + 1);
        }
    }
    return rows;
}

bool is_child(std::string_view code, std::string_view parent) {
    if (parent.empty()) return code.size() == 1;
    return parent_length(code.size()) == parent.size() && code.starts_with(parent);
}

}  // namespace

std::span<const Industry> all_industries() {
    static const std::vector<Industry> rows = unpacked();
    return rows;
}

const Industry* find_industry(std::string_view code) {
    const auto row = std::ranges::lower_bound(all_industries(), code, {}, &Industry::code);
    return row != all_industries().end() && row->code == code ? &*row : nullptr;
}

std::vector<Industry> industry_children(std::string_view code) {
    std::vector<Industry> children;
    for (const Industry& row : all_industries()) {
        if (is_child(row.code, code)) children.push_back(row);
    }
    return children;
}

std::vector<Industry> industry_path(std::string_view code) {
    std::vector<Industry> path;
    if (find_industry(code) == nullptr) return path;
    for (const std::size_t length : {1U, 3U, 4U, 5U}) {
        if (length <= code.size()) path.push_back(*find_industry(code.substr(0, length)));
    }
    return path;
}

std::string industry_name(std::string_view code) {
    const Industry* row = find_industry(code);
    return row == nullptr ? std::string() : std::string(row->name) + " " + std::string(row->code);
}

std::optional<Problem> check_industry(std::string_view code) {
    const Industry* row = find_industry(code);
    if (row != nullptr && row->level() >= 2) return std::nullopt;
    return Problem{.rule = Rule::IndustryNotClass, .limit = 2};
}

std::optional<Problem> check_industry_class(std::string_view code) {
    const Industry* row = find_industry(code);
    if (row != nullptr && row->level() == 4) return std::nullopt;
    return Problem{.rule = Rule::IndustryNotClass, .limit = 4};
}

}  // namespace emc
