#include "server/spreadsheet.h"

#include <array>

namespace emc::server {
namespace {

constexpr std::array<std::uint32_t, 256> crc_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) {
            const bool is_odd = (value & 1U) != 0;
            value = (value >> 1U) ^ (is_odd ? 0xEDB88320U : 0U);
        }
        table[i] = value;
    }
    return table;
}();

bool looks_like_formula(std::string_view words) {
    return !words.empty() && std::string_view("=+-@\t\r").contains(words.front());
}

void append_csv(std::string& out, const SheetCell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        out += std::to_string(*number);
        return;
    }
    const auto& words = std::get<std::string>(cell);
    out += '"';
    if (looks_like_formula(words)) out += '\'';
    for (const char c : words) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

// XML 1.0 has no place for most control characters, escaped or not.
void append_xml(std::string& out, std::string_view words) {
    for (const char c : words) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
        if (is_control) continue;
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '"') {
            out += "&quot;";
        } else {
            out += c;
        }
    }
}

constexpr std::string_view xml_head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

void append_cell(std::string& out, const SheetCell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        out += "<c><v>" + std::to_string(*number) + "</v></c>";
        return;
    }
    out += "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">";
    append_xml(out, std::get<std::string>(cell));
    out += "</t></is></c>";
}

std::string sheet_xml(const Sheet& sheet) {
    std::string out(xml_head);
    out +=
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        "<sheetData>";
    for (const auto& row : sheet.rows) {
        out += "<row>";
        for (const SheetCell& cell : row) append_cell(out, cell);
        out += "</row>";
    }
    return out + "</sheetData></worksheet>";
}

std::string workbook_xml(const Sheet& sheet) {
    std::string out(xml_head);
    out +=
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
        "<sheets><sheet name=\"";
    append_xml(out, sheet.name);
    return out + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
}

constexpr std::string_view content_types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\""
    " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType="
    "\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType="
    "\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";

std::string relation_xml(std::string_view type, std::string_view target) {
    std::string out(xml_head);
    out +=
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"rId1\" Type="
        "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    out += type;
    out += "\" Target=\"";
    out += target;
    return out + "\"/></Relationships>";
}

// A zip of stored files, APPNOTE 4.3.
class Zip {
public:
    void add(std::string_view name, std::string_view bytes) {
        const std::size_t offset = out_.size();
        const std::string head = head_of(name, bytes);
        append_u32(out_, 0x04034B50);
        out_ += head;
        append_u16(out_, 0);  // Extra field.
        out_ += name;
        out_ += bytes;

        append_u32(directory_, 0x02014B50);
        append_u16(directory_, version);  // Made by.
        directory_ += head;
        append_u16(directory_, 0);  // Extra field.
        append_u16(directory_, 0);  // Comment.
        append_u16(directory_, 0);  // Disk.
        append_u16(directory_, 0);  // Internal attributes.
        append_u32(directory_, 0);  // External attributes.
        append_u32(directory_, static_cast<std::uint32_t>(offset));
        directory_ += name;
        ++count_;
    }

    std::string finish() && {
        const auto offset = static_cast<std::uint32_t>(out_.size());
        out_ += directory_;
        append_u32(out_, 0x06054B50);
        append_u16(out_, 0);  // This disk.
        append_u16(out_, 0);  // The directory's.
        append_u16(out_, count_);
        append_u16(out_, count_);
        append_u32(out_, static_cast<std::uint32_t>(directory_.size()));
        append_u32(out_, offset);
        append_u16(out_, 0);  // Comment.
        return std::move(out_);
    }

private:
    static constexpr std::uint16_t version = 20;

    static void append_u16(std::string& out, std::uint16_t value) {
        out += static_cast<char>(value & 0xFFU);
        out += static_cast<char>(value >> 8U);
    }
    static void append_u32(std::string& out, std::uint32_t value) {
        append_u16(out, static_cast<std::uint16_t>(value & 0xFFFFU));
        append_u16(out, static_cast<std::uint16_t>(value >> 16U));
    }
    // What the local header and the directory share.
    static std::string head_of(std::string_view name, std::string_view bytes) {
        constexpr std::uint16_t names_are_utf8 = 0x0800;
        constexpr std::uint16_t first_day = 0x0021;  // 1980-01-01: the same bytes every time.
        std::string head;
        append_u16(head, version);
        append_u16(head, names_are_utf8);
        append_u16(head, 0);  // Stored.
        append_u16(head, 0);  // Time.
        append_u16(head, first_day);
        append_u32(head, crc32(bytes));
        append_u32(head, static_cast<std::uint32_t>(bytes.size()));
        append_u32(head, static_cast<std::uint32_t>(bytes.size()));
        append_u16(head, static_cast<std::uint16_t>(name.size()));
        return head;
    }

    std::string out_;
    std::string directory_;
    std::uint16_t count_ = 0;
};

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t value = 0xFFFFFFFFU;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        value = crc_table[(value ^ byte) & 0xFFU] ^ (value >> 8U);
    }
    return value ^ 0xFFFFFFFFU;
}

std::string csv_of(const Sheet& sheet) {
    std::string out = "\xEF\xBB\xBF";
    for (const auto& row : sheet.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i != 0) out += ',';
            append_csv(out, row[i]);
        }
        out += "\r\n";
    }
    return out;
}

std::string xlsx_of(const Sheet& sheet) {
    Zip zip;
    zip.add("[Content_Types].xml", std::string(xml_head) + std::string(content_types));
    zip.add("_rels/.rels", relation_xml("officeDocument", "xl/workbook.xml"));
    zip.add("xl/workbook.xml", workbook_xml(sheet));
    zip.add("xl/_rels/workbook.xml.rels", relation_xml("worksheet", "worksheets/sheet1.xml"));
    zip.add("xl/worksheets/sheet1.xml", sheet_xml(sheet));
    return std::move(zip).finish();
}

}  // namespace emc::server
