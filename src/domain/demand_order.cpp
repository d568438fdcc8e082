// What a chosen response becomes: an order whose service is the demand as it was answered.
#include <algorithm>

#include "base/utf8.h"
#include "domain/demand_workflow.h"

namespace emc {
namespace {

constexpr std::size_t needs_chars_max = 500;

std::string first_chars(std::string_view text, std::size_t chars) {
    const std::u32string all = to_code_points(text);
    return all.size() <= chars ? std::string(text)
                               : to_utf8(std::u32string_view(all).substr(0, chars - 1)) + "…";
}

ServiceSnapshot snapshot_of(const Demand& demand, const DemandEdition& edition,
                            const DemandResponse& response) {
    const DemandDraft& asked = edition.content;
    ServiceDraft content{.name = asked.title,
                         .category = asked.category,
                         .ways = asked.ways,
                         .regions = asked.regions,
                         .charging = response.price_fen ? Charging::Fixed : Charging::Negotiable,
                         .price_fen = response.price_fen,
                         .description = asked.description + "\n\n" + response.words};
    if (response.price_fen) content.unit = PriceUnit::Time;
    return {.number = demand.number, .version = edition.number, .content = std::move(content)};
}

}  // namespace

Result<Order> order_of(const Demand& chosen, const std::string& window_id,
                       const CaseContext& context) {
    const auto response =
        std::ranges::find(chosen.responses, ResponseState::Chosen, &DemandResponse::state);
    if (response == chosen.responses.end()) {
        return fail(ErrorKind::Conflict, "demand.no_response");
    }
    const DemandEdition* edition = answered_edition(chosen, *response);
    if (edition == nullptr) return fail(ErrorKind::Conflict, "demand.no_response");
    const OrderOpening opening{.order_id = chosen.order_id,
                               .number = chosen.order_number,
                               .enterprise = chosen.enterprise,
                               .institution = response->institution,
                               .window_id = window_id,
                               .service = snapshot_of(chosen, *edition, *response)};
    const DemandDraft& asked = edition->content;
    const OrderRequest request{.contact = asked.contact,
                               .phone = asked.phone,
                               .email = asked.email,
                               .needs = first_chars(asked.description, needs_chars_max),
                               .files = asked.files,
                               .source = OrderSource::Demand,
                               .source_id = chosen.demand_id};
    return open_agreed_order(opening, request, response->price_fen, context);
}

}  // namespace emc
