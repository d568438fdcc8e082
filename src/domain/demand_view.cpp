#include "domain/demand_view.h"

#include "domain/demand_workflow.h"

namespace emc {
namespace {

constexpr std::size_t excerpt_chars = 80;

void hide_contact(DemandDraft& draft) {
    draft.contact.clear();
    draft.phone.clear();
    draft.email.clear();
}

bool is_chosen(const Demand& demand, std::string_view institution_id) {
    const DemandResponse* own = response_of(demand, institution_id);
    return own != nullptr && own->state == ResponseState::Chosen;
}

bool is_party(const Demand& demand, const CaseContext* reader) {
    if (reader == nullptr || !may_see(demand, *reader)) return false;
    return reader->actor != CaseActor::Institution;
}

}  // namespace

DemandSummary summary_of(const Demand& demand) {
    return {.demand_id = demand.demand_id,
            .number = demand.number,
            .version = demand.version,
            .state = demand.state,
            .title = demand.content.title,
            .category = demand.content.category,
            .ends_on = demand.content.ends_on,
            .review_due_on = demand.review_due_on,
            .is_due_provisional = demand.is_due_provisional,
            .response_count = open_responses(demand),
            .updated_at = demand.updated_at};
}

HallItem hall_item_of(const Demand& demand, std::string_view query,
                      std::string_view institution_id) {
    const DemandResponse* own = response_of(demand, institution_id);
    const DemandEdition* edition = published_edition(demand);
    const DemandDraft& content = edition == nullptr ? demand.content : edition->content;
    return {
        .demand_id = demand.demand_id,
        .number = demand.number,
        .title = content.title,
        .category = content.category,
        .excerpt = excerpt_of(content.description, query, excerpt_chars),
        .budget_text = budget_text(content),
        .regions_text = demand_regions_text(content),
        .enterprise_name = demand.enterprise.name,
        .enterprise_region = demand.enterprise.region,
        .ends_on = content.ends_on,
        .response_count = open_responses(demand),
        .published_at = edition == nullptr ? 0 : edition->decided_at,
        .state = demand.state,
        .own_response = own == nullptr ? std::nullopt : std::optional<ResponseState>(own->state)};
}

std::optional<HallDemand> hall_view(const Demand& demand, const CaseContext* reader) {
    const DemandEdition* edition = published_edition(demand);
    if (edition == nullptr) return std::nullopt;
    const bool is_institution = reader != nullptr && reader->actor == CaseActor::Institution;
    const std::string_view institution_id =
        is_institution ? std::string_view(reader->party_id) : std::string_view();
    const DemandResponse* own = response_of(demand, institution_id);
    const bool is_of_case = is_party(demand, reader);
    if (!is_shown(demand) && own == nullptr && !is_of_case) return std::nullopt;
    HallDemand view{.demand_id = demand.demand_id,
                    .number = demand.number,
                    .version = demand.version,
                    .state = demand.state,
                    .enterprise_name = demand.enterprise.name,
                    .enterprise_region = demand.enterprise.region,
                    .content = edition->content,
                    .is_open = is_shown(demand),
                    .edition = edition->number,
                    .published_at = edition->decided_at,
                    .response_count = open_responses(demand)};
    view.is_own = is_of_case && reader->actor == CaseActor::Enterprise;
    if (own != nullptr) view.own_response = *own;
    const bool was_chosen = is_chosen(demand, institution_id);
    if (view.is_own || was_chosen) view.order_id = demand.order_id;
    view.is_contact_shown = edition->content.is_contact_public || is_of_case || was_chosen;
    if (!view.is_contact_shown) hide_contact(view.content);
    return view;
}

Demand seen_by_institution(const Demand& demand, std::string_view institution_id) {
    Demand seen = demand;
    const DemandEdition* edition = published_edition(demand);
    seen.content = edition == nullptr ? DemandDraft{} : edition->content;
    const bool was_chosen = is_chosen(demand, institution_id);
    if (!was_chosen && !seen.content.is_contact_public) hide_contact(seen.content);
    if (!was_chosen) {
        seen.order_id.clear();
        seen.order_number.clear();
    }
    seen.editions.clear();
    seen.review_due_on.clear();
    seen.log.clear();
    std::erase_if(seen.responses, [&](const DemandResponse& response) {
        return response.institution.party_id != institution_id;
    });
    return seen;
}

}  // namespace emc
