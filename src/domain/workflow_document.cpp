#include "domain/workflow_document.h"

#include <set>
#include <span>
#include <string_view>

#include "domain/consultation_workflow.h"
#include "domain/demand_workflow.h"
#include "domain/messages.h"
#include "domain/order_workflow.h"
#include "domain/service_item_workflow.h"
#include "domain/shop_workflow.h"
#include "domain/verification.h"

namespace emc {
namespace {

constexpr std::string_view head =
    "# Workflows\n\n"
    "Made from the transition tables by `emc-check --workflows`; do not edit. A unit test "
    "compares\n"
    "this file with the tables. A row that needs more than its state names the code and the\n"
    "sentence of the refusal.\n";

std::string_view zh_of(CaseActor actor) { return enum_row(actor).label.zh; }

std::string_view zh_of(ServiceActor actor) {
    switch (actor) {
        case ServiceActor::Institution:
            return zh_of(CaseActor::Institution);
        case ServiceActor::Window:
            return zh_of(CaseActor::Window);
        case ServiceActor::System:
            return zh_of(CaseActor::System);
    }
    return {};
}

template <Enumerated Enum>
std::string_view zh_of(Enum value) {
    return enum_row(value).label.zh;
}

void append_line(std::string& text, std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) text += part;
    text += '\n';
}

// Several actors and guards of one command make one arrow.
template <class Row>
void append_diagram(std::string& text, std::span<const Row> rows, typename Row::state_type first) {
    text += "\n```mermaid\nstateDiagram-v2\n";
    for (const auto& state : enum_rows(Tag<typename Row::state_type>{})) {
        append_line(text, {"    ", state.word, ": ", state.label.zh});
    }
    append_line(text, {"    [*] --> ", enum_row(first).word});
    std::set<std::string> arrows;
    for (const Row& row : rows) {
        std::string arrow = std::string(enum_row(row.from).word) + " --> " +
                            std::string(enum_row(row.to).word) + ": " +
                            std::string(zh_of(row.command));
        if (arrows.insert(arrow).second) append_line(text, {"    ", arrow});
    }
    for (const auto& state : enum_rows(Tag<typename Row::state_type>{})) {
        if (workflow::is_final(rows, state.value)) {
            append_line(text, {"    ", state.word, " --> [*]"});
        }
    }
    text += "```\n";
}

template <class Row>
void append_table(std::string& text, std::span<const Row> rows) {
    text += "\n| From | Command | By | To | Needs |\n|---|---|---|---|---|\n";
    for (const Row& row : rows) {
        std::string needs;
        if (!row.guard.code.empty()) {
            const Error refusal{.kind = ErrorKind::Conflict, .code = std::string(row.guard.code)};
            needs = "`" + refusal.code + "` " + sentence(refusal, Language::Zh);
        }
        append_line(text, {"| ", zh_of(row.from), " | ", zh_of(row.command), " | ",
                           zh_of(row.actor), " | ", zh_of(row.to), " | ", needs, " |"});
    }
}

template <class Row>
void append_workflow(std::string& text, std::string_view title, std::span<const Row> rows,
                     typename Row::state_type first) {
    append_line(text, {"\n## ", title});
    append_diagram(text, rows, first);
    append_table(text, rows);
}

}  // namespace

std::string workflow_document() {
    std::string text(head);
    append_workflow(text, "服务 Service", service_transitions(), ServiceState::Draft);
    append_workflow(text, "订单 Order", order_transitions(), OrderState::Applied);
    append_workflow(text, "咨询 Consultation", consultation_transitions(),
                    ConsultationState::Waiting);
    append_workflow(text, "需求 Demand", demand_transitions(), DemandState::Draft);
    append_workflow(text, "微商城 Shop", shop_transitions(), ShopState::Draft);
    append_workflow(text, "企业认证 Verification", verification_transitions(),
                    VerificationState::None);
    return text;
}

}  // namespace emc
