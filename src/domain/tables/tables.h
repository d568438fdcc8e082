// The code tables that scripts/generate_tables.py makes. Only the .cpp files of domain include
// this; everybody else asks regions.h, industries.h, service_categories.h, sme_size.h, calendar.h.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "domain/regions.h"
#include "domain/service_categories.h"
#include "domain/sme_size.h"

namespace emc::tables {

extern const std::span<const Prefecture> prefectures;
extern const std::span<const std::uint16_t> china_prefectures;  // First four digits, ascending.

// One text a section, "code TAB name LF"; an empty name is that of the level above.
extern const std::span<const std::string_view> industry_sections;

extern const std::span<const ServiceCategory> service_classes;
extern const std::span<const ServiceCategory> service_subcategories;  // By code.

struct IndustryRange {  // First and last four-digit class, without the section's letter.
    int first;
    int last;
};
struct SizeBounds {
    SizeMeasure measure;
    std::int64_t at_least[3];  // Of large, medium, small: persons or 万元.
};
struct SizeRow {
    int number;
    std::string_view name;
    std::span<const IndustryRange> industries;
    std::span<const SizeBounds> bounds;
};
extern const std::span<const SizeRow> size_rows;

extern const std::span<const std::string_view> common_passwords;  // Small letters, ascending.

// Days since 1970 on which people work although it is a weekend, or rest although it is not;
// ascending.
extern const std::span<const std::uint16_t> calendar_exceptions;
extern const std::int64_t calendar_from_days;
extern const std::int64_t calendar_until_days;

}  // namespace emc::tables
