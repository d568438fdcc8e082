// What each kind of case has to have left behind after the steps that its log tells of, said once
// more and from the log alone.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/consultation_workflow.h"
#include "domain/demand_workflow.h"
#include "domain/shop_workflow.h"
#include "domain/verification.h"

namespace emc::test {

inline std::string_view kind_word(const Consultation&) { return "consultation"; }
inline std::string_view kind_word(const Demand&) { return "demand"; }
inline std::string_view kind_word(const Shop&) { return "shop"; }
inline std::string_view kind_word(const Verification&) { return "verification"; }

// Empty when it does not contradict itself.
std::string_view flaw_of(const Consultation& consultation);
std::string_view flaw_of(const Demand& demand);
std::string_view flaw_of(const Shop& shop);
std::string_view flaw_of(const Verification& verification);

bool is_public(const Consultation& consultation);
bool is_public(const Demand& demand);
bool is_public(const Shop& shop);
bool is_public(const Verification& verification);

// The case after the first `steps` of its log, as far as messages are made from it.
Consultation as_of(Consultation consultation, std::size_t steps);
Demand as_of(Demand demand, std::size_t steps);
Shop as_of(Shop shop, std::size_t steps);
Verification as_of(Verification verification, std::size_t steps);

// Whether the table of the kind has the step, and a platform that acts by itself may take it.
bool may_take(const Consultation& consultation, const CaseLogEntry& step);
bool may_take(const Demand& demand, const CaseLogEntry& step);
bool may_take(const Shop& shop, const CaseLogEntry& step);
bool may_take(const Verification& verification, const CaseLogEntry& step);

// What the audit log must say of why; nothing where the step asks for no reason.
template <class T>
std::optional<std::string> reason_of(const T&, const CaseLogEntry& step) {
    const bool is_asked_why =
        step.command == "return" || step.command == "decline" || step.command == "delist";
    if (!is_asked_why) return std::nullopt;
    return step.remark;
}

// Rows of the windows' queue. What the log does not tell (ids, titles) is taken from `found`.
std::vector<Review> expected_reviews(const Consultation& consultation,
                                     const std::vector<Review>& found);
std::vector<Review> expected_reviews(const Demand& demand, const std::vector<Review>& found);
std::vector<Review> expected_reviews(const Shop& shop, const std::vector<Review>& found);
std::vector<Review> expected_reviews(const Verification& verification,
                                     const std::vector<Review>& found);

std::set<std::string> file_ids_of(const Consultation& consultation);
std::set<std::string> file_ids_of(const Demand& demand);
std::set<std::string> file_ids_of(const Shop& shop);
std::set<std::string> file_ids_of(const Verification& verification);
// Those that anybody may fetch.
std::set<std::string> public_file_ids_of(const Consultation& consultation);
std::set<std::string> public_file_ids_of(const Demand& demand);
std::set<std::string> public_file_ids_of(const Shop& shop);
std::set<std::string> public_file_ids_of(const Verification& verification);

}  // namespace emc::test
