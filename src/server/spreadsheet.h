// Tables as files that a spreadsheet opens: CSV and XLSX. docs/adr/0008-spreadsheets.md
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace emc::server {

using SheetCell = std::variant<std::string, std::int64_t>;
struct Sheet {
    std::string name;
    std::vector<std::vector<SheetCell>> rows;  // The first has the headings.
};

// UTF-8 with its mark, so that Excel reads Chinese. Words that a spreadsheet would take for a
// formula get an apostrophe before them.
std::string csv_of(const Sheet& sheet);
// SpreadsheetML in a zip without compression; words are words there, never formulas.
std::string xlsx_of(const Sheet& sheet);

std::uint32_t crc32(std::string_view bytes);  // Of ISO 3309, as zip has it.

}  // namespace emc::server
