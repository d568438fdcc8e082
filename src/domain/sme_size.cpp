#include "domain/sme_size.h"

#include <algorithm>
#include <array>

#include "domain/display.h"
#include "domain/industries.h"
#include "domain/tables/tables.h"

namespace emc {
namespace {

constexpr std::int64_t fen_in_wan_yuan = 1'000'000;

struct MeasureWords {
    Text name;
    Text unit;
};

constexpr MeasureWords words_of(SizeMeasure measure) {
    switch (measure) {
        case SizeMeasure::Employees:
            return {{"从业人员", "employees"}, {" 人", ""}};
        case SizeMeasure::Revenue:
            return {{"营业收入", "revenue"}, {" 万元", " × 10,000 yuan"}};
        case SizeMeasure::Assets:
            return {{"资产总额", "assets"}, {" 万元", " × 10,000 yuan"}};
    }
    return {};
}

constexpr bool is_money(SizeMeasure measure) { return measure != SizeMeasure::Employees; }

std::optional<std::int64_t> given(const SizeInputs& inputs, SizeMeasure measure) {
    switch (measure) {
        case SizeMeasure::Employees:
            return inputs.employees;
        case SizeMeasure::Revenue:
            return inputs.revenue_fen;
        case SizeMeasure::Assets:
            return inputs.assets_fen;
    }
    return std::nullopt;
}

// One measure of the row with what was given for it and the size that it alone would give.
struct Graded {
    const tables::SizeBounds* bounds;
    std::int64_t value;
    EnterpriseSize size;

    // Of a size above micro, in the value's own unit.
    std::int64_t lower_bound(EnterpriseSize of) const {
        const std::int64_t bound =
            bounds->at_least[static_cast<int>(EnterpriseSize::Large) - static_cast<int>(of)];
        return is_money(bounds->measure) ? bound * fen_in_wan_yuan : bound;
    }
};

Graded grade(const tables::SizeBounds& bounds, std::int64_t value) {
    Graded graded{&bounds, value, EnterpriseSize::Micro};
    for (const EnterpriseSize size :
         {EnterpriseSize::Large, EnterpriseSize::Medium, EnterpriseSize::Small}) {
        if (value < graded.lower_bound(size)) continue;
        graded.size = size;
        break;
    }
    return graded;
}

std::string number_text(SizeMeasure measure, std::int64_t value) {
    return is_money(measure) ? wan_yuan_number(value) : grouped(value);
}

// "营业收入 1,999.99 万元 < 2,000 万元"
std::string comparison(const Graded& graded, bool is_below, EnterpriseSize bound_of,
                       Language language) {
    const SizeMeasure measure = graded.bounds->measure;
    const MeasureWords words = words_of(measure);
    std::string out(words.name.in(language));
    out.append(" ").append(number_text(measure, graded.value)).append(words.unit.in(language));
    out.append(is_below ? " < " : " ≥ ");
    out.append(number_text(measure, graded.lower_bound(bound_of))).append(words.unit.in(language));
    return out;
}

std::string joined(const std::vector<std::string>& parts, Language language) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += Text{"，", ", "}.in(language);
        out += part;
    }
    return out;
}

EnterpriseSize next_above(EnterpriseSize size) {
    return static_cast<EnterpriseSize>(static_cast<int>(size) + 1);
}

constexpr Text steps_down(int steps) {
    constexpr Text words[] = {{"", ""},
                              {"下划一档", "one step down"},
                              {"下划两档", "two steps down"},
                              {"下划三档", "three steps down"}};
    return words[steps];
}

// Which comparison decided: the bound that was missed, or, if all agree, the one that all reach.
std::string reason_of(std::span<const Graded> all, EnterpriseSize size, Language language) {
    const EnterpriseSize best = std::ranges::max(all, {}, &Graded::size).size;
    std::vector<std::string> parts;
    if (best != size) {
        for (const Graded& graded : all) {
            if (graded.size == size)
                parts.push_back(comparison(graded, true, next_above(size), language));
        }
        parts.emplace_back(
            steps_down(static_cast<int>(best) - static_cast<int>(size)).in(language));
        return joined(parts, language);
    }
    const bool is_micro = size == EnterpriseSize::Micro;
    for (const Graded& graded : all) {
        parts.push_back(
            comparison(graded, is_micro, is_micro ? EnterpriseSize::Small : size, language));
    }
    return joined(parts, language);
}

SizeResult missing_result(std::vector<SizeMeasure> missing, Language language) {
    std::string names;
    for (const SizeMeasure measure : missing) {
        if (!names.empty()) names += Text{"和", " and "}.in(language);
        names += words_of(measure).name.in(language);
    }
    const std::string reason = language == Language::Zh ? "填写" + names + "后自动划型"
                                                        : "Fill in " + names + " to see the size";
    return {.size = std::nullopt, .missing = std::move(missing), .reason = reason};
}

SizeResult without_size(Text reason, Language language) {
    return {.size = std::nullopt, .missing = {}, .reason = std::string(reason.in(language))};
}

const tables::SizeRow* find_row(int sector) {
    const auto row = std::ranges::find(tables::size_rows, sector, &tables::SizeRow::number);
    return row == tables::size_rows.end() ? nullptr : &*row;
}

// First and last class under a code; a section reaches from its first division to its last.
std::optional<tables::IndustryRange> classes_under(std::string_view code) {
    if (code.size() == 1) {
        const std::vector<Industry> divisions = industry_children(code);
        if (divisions.empty()) return std::nullopt;
        return tables::IndustryRange{classes_under(divisions.front().code)->first,
                                     classes_under(divisions.back().code)->last};
    }
    if (code.size() > 5 || find_industry(code.substr(0, 3)) == nullptr) return std::nullopt;
    tables::IndustryRange range{0, 0};
    for (std::size_t i = 1; i <= 4; ++i) {
        const bool is_given = i < code.size();
        if (is_given && (code[i] < '0' || code[i] > '9')) return std::nullopt;
        range.first = range.first * 10 + (is_given ? code[i] - '0' : 0);
        range.last = range.last * 10 + (is_given ? code[i] - '0' : 9);
    }
    return range;
}

}  // namespace

std::optional<int> sector_of(std::string_view industry_code) {
    const std::optional<tables::IndustryRange> wanted = classes_under(industry_code);
    if (!wanted) return std::nullopt;
    for (const tables::SizeRow& row : tables::size_rows) {
        for (const tables::IndustryRange& range : row.industries) {
            if (range.first <= wanted->first && wanted->last <= range.last) return row.number;
        }
    }
    return std::nullopt;
}

std::string_view sector_name(int sector) {
    const tables::SizeRow* row = find_row(sector);
    return row == nullptr ? std::string_view() : row->name;
}

SizeResult sme_size(std::optional<int> sector, const SizeInputs& inputs, Language language) {
    const tables::SizeRow* row = sector ? find_row(*sector) : nullptr;
    if (row == nullptr) {
        return without_size({"该行业不适用划型标准，由窗口人工核定",
                             "The rule does not cover this industry; the window decides"},
                            language);
    }
    std::vector<Graded> graded;
    std::vector<SizeMeasure> missing;
    for (const tables::SizeBounds& bounds : row->bounds) {
        if (const std::optional<std::int64_t> value = given(inputs, bounds.measure)) {
            graded.push_back(grade(bounds, *value));
        } else {
            missing.push_back(bounds.measure);
        }
    }
    const bool is_micro = std::ranges::any_of(
        graded, [](const Graded& one) { return one.size == EnterpriseSize::Micro; });
    if (!missing.empty() && !is_micro) return missing_result(std::move(missing), language);
    const EnterpriseSize size = std::ranges::min(graded, {}, &Graded::size).size;
    std::string reason = reason_of(graded, size, language);
    if (language == Language::Zh) reason = std::string(row->name) + "：" + reason;
    return {.size = size, .missing = {}, .reason = std::move(reason)};
}

SizeResult sme_size(std::string_view industry_code, const SizeInputs& inputs, Language language) {
    if (find_industry(industry_code) == nullptr) {
        return without_size({"选择所属行业后自动划型", "Choose the industry to see the size"},
                            language);
    }
    const std::optional<int> sector = sector_of(industry_code);
    const bool is_class = find_industry(industry_code)->level() == 4;
    if (!sector && !is_class) {
        return without_size({"所属行业请选到小类，才能划型",
                             "Choose the industry down to its class to see the size"},
                            language);
    }
    return sme_size(sector, inputs, language);
}

}  // namespace emc
