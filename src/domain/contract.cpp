#include "domain/contract.h"

#include <algorithm>

#include "domain/rules/money.h"
#include "domain/rules/names.h"
#include "domain/rules/rmb.h"
#include "domain/rules/uscc.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr std::int64_t stages_max = 20;

std::string prose(std::string_view text) {
    std::string out(trimmed(text));
    std::erase(out, '\r');
    return out;
}

std::string plain(std::string_view text) { return prose(fold_width(text)); }

ContractParty normalized(ContractParty party) {
    party.name = normalized_name(party.name);
    party.uscc = normalized_uscc(party.uscc);
    party.address = prose(party.address);
    party.representative = normalized_name(party.representative);
    party.contact = normalized_name(party.contact);
    party.phone = plain(party.phone);
    return party;
}

ContractStage normalized(ContractStage stage) {
    stage.name = prose(stage.name);
    stage.content = prose(stage.content);
    stage.starts_on = plain(stage.starts_on);
    stage.ends_on = plain(stage.ends_on);
    stage.deliverables = prose(stage.deliverables);
    return stage;
}

struct Span {
    CivilDate first;
    CivilDate last;
};

// Nothing unless both are real dates in order; what is wrong is noted at the end's key.
std::optional<Span> span_of(Problems& problems, const std::string& end_key,
                            std::string_view starts_on, std::string_view ends_on) {
    const std::optional<CivilDate> first = parse_date(starts_on);
    const std::optional<CivilDate> last = parse_date(ends_on);
    if (!first || !last) return std::nullopt;
    if (*last < *first) {
        problems.push_back({end_key, Rule::DateOrder});
        return std::nullopt;
    }
    return Span{*first, *last};
}

void check_dates(Problems& problems, const ContractDraft& draft) {
    const std::optional<Span> whole = span_of(problems, "ends_on", draft.starts_on, draft.ends_on);
    std::optional<Span> before;
    for (std::size_t i = 0; i < draft.stages.size(); ++i) {
        const ContractStage& stage = draft.stages[i];
        const std::string place = "stages/" + std::to_string(i) + "/";
        const std::optional<Span> span =
            span_of(problems, place + "ends_on", stage.starts_on, stage.ends_on);
        if (!span || !whole) continue;
        const bool starts_outside =
            span->first < whole->first || (before && span->first < before->first);
        const bool ends_outside = span->last > whole->last || (before && span->last < before->last);
        if (starts_outside) problems.push_back({place + "starts_on", Rule::DateOutside});
        if (ends_outside) problems.push_back({place + "ends_on", Rule::DateOutside});
        before = span;
    }
}

void check_amounts(Problems& problems, const ContractDraft& draft) {
    const auto count = static_cast<std::int64_t>(draft.stages.size());
    if (count > stages_max)
        return problems.push_back({"stages", Rule::TooLarge, stages_max, count});
    const bool is_complete = draft.amount_fen && count > 0 &&
                             std::ranges::all_of(draft.stages, [](const ContractStage& stage) {
                                 return stage.amount_fen && *stage.amount_fen >= 0 &&
                                        *stage.amount_fen <= order_amount_max_fen;
                             });
    if (!is_complete) return;
    const std::int64_t sum = stage_sum_fen(draft);
    if (sum != *draft.amount_fen) {
        problems.push_back({"stages", Rule::SumMismatch, *draft.amount_fen, sum});
    }
}

}  // namespace

ContractDraft normalized(ContractDraft draft) {
    draft.title = prose(draft.title);
    draft.enterprise = normalized(std::move(draft.enterprise));
    draft.institution = normalized(std::move(draft.institution));
    draft.content = prose(draft.content);
    draft.payment_terms = prose(draft.payment_terms);
    draft.starts_on = plain(draft.starts_on);
    draft.ends_on = plain(draft.ends_on);
    for (ContractStage& stage : draft.stages) stage = normalized(std::move(stage));
    draft.duties = prose(draft.duties);
    draft.breach = prose(draft.breach);
    draft.disputes = prose(draft.disputes);
    return draft;
}

Problems check(const ContractParty& party) { return check_fields(party); }

Problems check(const ContractStage& stage) { return check_fields(stage); }

Problems check(const ContractDraft& draft) {
    Problems problems = check_fields(draft);
    check_amounts(problems, draft);
    check_dates(problems, draft);
    const auto files = static_cast<std::int64_t>(draft.files.size());
    if (draft.files.size() > files_max) {
        problems.push_back({"files", Rule::TooLarge, files_max, files});
    }
    return problems;
}

Problems check(const Contract& contract) { return check_fields(contract); }

std::int64_t stage_sum_fen(const ContractDraft& draft) {
    std::int64_t sum = 0;
    for (const ContractStage& stage : draft.stages) sum += stage.amount_fen.value_or(0);
    return sum;
}

std::string amount_in_words(const ContractDraft& draft) {
    if (!draft.amount_fen) return {};
    const std::optional<std::string> words = rmb_capitals(*draft.amount_fen);
    return words ? "人民币" + *words : std::string();
}

std::vector<ContractStage> stages_from_template(std::span<const StageTemplate> stages,
                                                std::int64_t amount_fen, CivilDate starts_on,
                                                const WorkCalendar& calendar) {
    std::vector<int> percents;
    for (const StageTemplate& stage : stages) {
        percents.push_back(static_cast<int>(stage.percent.value_or(0)));
    }
    const std::vector<std::int64_t> amounts = split_by_percent(amount_fen, percents);
    std::vector<ContractStage> made;
    CivilDate first = starts_on;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const int days =
            static_cast<int>(std::max<std::int64_t>(1, stages[i].working_days.value_or(1)));
        // The first day may itself be a working day, so the term begins the evening before it.
        const CivilDate last = calendar.deadline(from_days(to_days(first) - 1), days).date;
        made.push_back({.name = stages[i].name,
                        .content = {},
                        .amount_fen = amounts[i],
                        .starts_on = to_string(first),
                        .ends_on = to_string(last),
                        .deliverables = stages[i].deliverables});
        first = from_days(to_days(last) + 1);
    }
    return made;
}

}  // namespace emc
