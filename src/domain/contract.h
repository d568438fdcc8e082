// 合同: what both sides agree on. Its canonical text and the SHA-256 of that are what "the
// contract" means once the enterprise has confirmed it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar.h"
#include "domain/payment.h"
#include "domain/profile.h"
#include "domain/service_item.h"

namespace emc {

// 甲方 is the enterprise, 乙方 the institution.
struct ContractParty {
    std::string name;
    std::string uscc;
    std::string address;
    std::string representative;
    std::string contact;
    std::string phone;
    bool operator==(const ContractParty&) const = default;
};

struct ContractStage {
    std::string name;
    std::string content;
    std::optional<std::int64_t> amount_fen;
    std::string starts_on;
    std::string ends_on;
    std::string deliverables;
    bool operator==(const ContractStage&) const = default;
};

// What the institution writes.
struct ContractDraft {
    std::string title;
    ContractParty enterprise;
    ContractParty institution;
    std::string content;
    std::optional<std::int64_t> amount_fen;
    PaymentMethod payment_method = PaymentMethod::Offline;
    PaymentPlan payment_plan = PaymentPlan::Once;
    std::string payment_terms;
    std::string starts_on;
    std::string ends_on;
    std::vector<ContractStage> stages;
    std::string duties;
    std::string breach;
    std::string disputes;
    std::vector<FileRef> files;
    bool operator==(const ContractDraft&) const = default;
};

// One version as it was submitted.
struct Contract {
    std::string number;
    std::int64_t version = 0;  // From 1, of this contract.
    ContractDraft content;
    std::string submitted_by;
    InstantMs submitted_at = 0;
    std::string return_reason;  // Why the enterprise returned it; empty unless it did.
    InstantMs returned_at = 0;
    std::string confirmed_by;
    InstantMs confirmed_at = 0;
    std::string agreement;  // 改约: what both sides agreed on when an appeal was settled.
    std::string sha256;     // Of canonical_text, once confirmed; from then on nothing changes.
    bool operator==(const Contract&) const = default;
    bool is_frozen() const { return !sha256.empty(); }
    bool is_amendment() const { return !agreement.empty(); }
};

ContractDraft normalized(ContractDraft draft);

Problems check(const ContractParty& party);
Problems check(const ContractStage& stage);
// Every rule: at least one stage, stages that add up to the amount, dates in order and inside the
// contract's, no stage before the one in front of it.
Problems check(const ContractDraft& draft);
Problems check(const Contract& contract);

std::int64_t stage_sum_fen(const ContractDraft& draft);
// 人民币大写; empty for an amount that is missing.
std::string amount_in_words(const ContractDraft& draft);

// One line a filled field, "key: value", in the table's order, line ends and backslashes escaped:
// two contracts with the same text are the same contract. Its first line names the form, so that a
// later form leaves old fingerprints valid.
std::string canonical_text(const Contract& contract);
std::string fingerprint(const Contract& contract);  // SHA-256 of it in hex.
// A frozen contract that still is what was confirmed.
bool is_genuine(const Contract& contract);

// What changed from one version to the next, by the labels that a person reads: "甲方 · 地址",
// "第2阶段 · 金额". Equal drafts have no changes.
std::vector<FieldChange> diff(const ContractDraft& before, const ContractDraft& after);

// The stages that a service's template makes of an amount: shares rounded down, the remainder to
// the last; one after the other in working days from `starts_on`.
std::vector<ContractStage> stages_from_template(std::span<const StageTemplate> stages,
                                                std::int64_t amount_fen, CivilDate starts_on,
                                                const WorkCalendar& calendar);

}  // namespace emc

#include "domain/contract_fields.h"  // IWYU pragma: export
