#include "domain/service_item.h"

#include <algorithm>

#include "base/utf8.h"
#include "domain/display.h"
#include "domain/regions.h"
#include "domain/rules/money.h"
#include "domain/rules/width.h"
#include "domain/segmenter.h"
#include "domain/service_categories.h"

namespace emc {
namespace {

constexpr std::size_t stages_max = 20;
constexpr std::size_t subcategory_size = 6;
constexpr std::string_view dots = "…";

std::string prose(std::string_view text) { return std::string(trimmed(text)); }

std::string plain(std::string_view text) { return prose(fold_width(text)); }

template <class Value>
void keep_distinct(std::vector<Value>& values) {
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
}

std::optional<Problem> known_category(std::string_view code, bool is_known) {
    if (is_known && find_service_category(code) != nullptr) return std::nullopt;
    return Problem{.rule = Rule::Unknown};
}

void check_price(Problems& problems, const ServiceDraft& draft) {
    if (draft.charging != Charging::Fixed) return;
    if (!draft.price_fen) {
        problems.push_back({"price_fen", Rule::Required});
    } else if (*draft.price_fen == 0) {
        problems.push_back({"price_fen", Rule::TooSmall, 1, 0});
    }
    if (!draft.unit) problems.push_back({"unit", Rule::Required});
}

void check_stages(Problems& problems, const ServiceDraft& draft) {
    constexpr std::int64_t whole = 100;
    const auto count = static_cast<std::int64_t>(draft.stages.size());
    if (count > static_cast<std::int64_t>(stages_max)) {
        problems.push_back({"stages", Rule::TooLarge, stages_max, count});
    }
    std::int64_t sum = 0;
    for (const StageTemplate& stage : draft.stages) sum += stage.percent.value_or(0);
    if (count > 0 && sum != whole) problems.push_back({"stages", Rule::SumMismatch, whole, sum});
}

}  // namespace

std::optional<Problem> check_service_subcategory(std::string_view code) {
    return known_category(code, code.size() == subcategory_size);
}

std::optional<Problem> check_service_category(std::string_view code) {
    return known_category(code, code.size() == subcategory_size || code.size() == 2);
}

std::optional<Problem> check_service_region(std::string_view code) {
    const bool is_prefecture = std::ranges::contains(hunan_prefectures(), code, &Prefecture::code);
    if (is_prefecture || code == whole_province) return std::nullopt;
    return Problem{.rule = Rule::Unknown};
}

std::string service_regions_text(const ServiceDraft& draft) {
    if (std::ranges::contains(draft.regions, whole_province)) return "全省";
    return display(draft.regions, Editor::County);
}

std::string price_text(const ServiceDraft& draft) {
    if (draft.charging != Charging::Fixed) return display(draft.charging, Editor::Choice);
    return cny_text(draft.price_fen.value_or(0)) + " " + display(draft.unit, Editor::Choice);
}

ServiceDraft normalized(ServiceDraft draft) {
    draft.name = normalized_name(draft.name);
    draft.category = plain(draft.category);
    keep_distinct(draft.ways);
    keep_distinct(draft.audiences);
    keep_distinct(draft.regions);
    if (draft.charging != Charging::Fixed) {
        draft.price_fen.reset();
        draft.unit.reset();
    }
    draft.description = prose(draft.description);
    draft.deliverables = prose(draft.deliverables);
    for (StageTemplate& stage : draft.stages) {
        stage.name = normalized_name(stage.name);
        stage.deliverables = prose(stage.deliverables);
    }
    draft.contact = normalized_name(draft.contact);
    draft.phone = plain(draft.phone);
    draft.email = plain(draft.email);
    return draft;
}

Problems check(const StageTemplate& stage) { return check_fields(stage); }

Problems check(const ServiceDraft& draft) {
    Problems problems = check_fields(draft);
    check_price(problems, draft);
    check_stages(problems, draft);
    return problems;
}

Problems check(const ServiceItem& item) { return check_fields(item); }
Problems check(const ServiceView& view) { return check_fields(view); }
Problems check(const ServiceSummary& summary) { return check_fields(summary); }
Problems check(const ServiceQuery& query) { return check_fields(query); }

std::string excerpt_of(std::string_view description, std::string_view query, std::size_t chars) {
    const std::u32string text = to_code_points(description);
    if (text.size() <= chars) return std::string(description);
    const std::vector<TextRange> places = highlight(description, query);
    std::size_t first = 0;
    if (!places.empty()) {
        const std::size_t place = count_code_points(description.substr(0, places.front().begin));
        // A few words before the place make it readable.
        const std::size_t lead = chars / 4;
        first = std::min(place > lead ? place - lead : 0, text.size() - chars);
    }
    std::string out = to_utf8(std::u32string_view(text).substr(first, chars));
    if (first > 0) out.insert(0, dots);
    if (first + chars < text.size()) out += dots;
    return out;
}

}  // namespace emc
