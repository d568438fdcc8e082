#include "support/server/case_trail.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <tuple>
#include <vector>

#include "api/codec.h"
#include "domain/consultation_messages.h"
#include "domain/demand_messages.h"
#include "domain/regions.h"
#include "domain/shop_messages.h"
#include "server/audit.h"
#include "server/order_store.h"
#include "server/parties.h"
#include "server/review_queue.h"
#include "server/step_audit.h"
#include "support/server/case_story.h"

namespace emc::test {
namespace {

struct AuditedStep {
    server::AuditEntry entry;
    server::StepNote note;
};

struct CaseRow {
    std::string kind;
    std::string case_id;
    std::int64_t version = 0;
    std::string state;
    bool is_public = false;
    std::string content;
};

using Told = std::map<std::tuple<std::string, std::string, std::string>, std::int64_t>;

template <class T>
T must_have(Result<T> result) {
    REQUIRE_MESSAGE(result.has_value(), result.error().detail);
    return std::move(*result);
}

class Inspector {
public:
    explicit Inspector(server::Snapshot& snapshot) : snapshot_(snapshot) {
        read_audit();
        read_reviews();
        read_files();
    }

    Trail inspect() {
        const auto rows = must_have(
            snapshot_.all("SELECT kind,case_id,version,state,is_public,content FROM cases",
                          [](const server::Row& row) {
                              return CaseRow{row.text(0), row.text(1),         row.integer(2),
                                             row.text(3), row.integer(4) != 0, row.text(5)};
                          }));
        for (const CaseRow& row : rows) {
            if (row.kind == "consultation") look_at<Consultation>(row);
            if (row.kind == "demand") look_at<Demand>(row);
            if (row.kind == "shop") look_at<Shop>(row);
            if (row.kind == "verification") look_at<Verification>(row);
        }
        look_at_orders();
        look_at_deleted();
        look_at_messages();
        look_at_escalations();
        return std::move(trail_);
    }

private:
    void read_audit() {
        const auto rows = must_have(snapshot_.all(
            "SELECT entity_kind,entity_id,at,tenant_id,account_id,action,diff FROM audit_log"
            " WHERE outcome='ok' AND entity_kind IN"
            "('consultation','demand','shop','verification','order') ORDER BY seq",
            [](const server::Row& row) {
                return AuditedStep{{.at = row.integer(2),
                                    .tenant_id = row.text(3),
                                    .account_id = row.text(4),
                                    .action = row.text(5),
                                    .entity_kind = row.text(0),
                                    .entity_id = row.text(1),
                                    .diff = row.text(6)},
                                   {}};
            }));
        for (AuditedStep step : rows) {
            step.note = must_have(decode_text<server::StepNote>(step.entry.diff));
            audited_[step.entry.entity_id].push_back(std::move(step));
        }
    }

    void read_reviews() {
        const auto rows = must_have(snapshot_.all(
            "SELECT " + std::string(server::review_columns) + " FROM review ORDER BY seq",
            &server::review_of));
        for (const Review& review : rows) reviews_[review.case_id].push_back(review);
    }

    void read_files() {
        const auto rows = must_have(snapshot_.all(
            "SELECT case_id,file_id,is_public FROM case_file", [](const server::Row& row) {
                return std::tuple{row.text(0), row.text(1), row.integer(2) != 0};
            }));
        for (const auto& [case_id, file_id, is_public] : rows) {
            files_[case_id].insert(file_id);
            if (is_public) public_files_[case_id].insert(file_id);
        }
    }

    template <class T>
    void look_at(const CaseRow& row) {
        const T entity = must_have(decode_reply<T>(row.content));
        CAPTURE(row.kind);
        CAPTURE(row.case_id);
        CHECK(row.version == entity.version);
        CHECK(row.state == enum_row(entity.state).word);
        CHECK(std::string(flaw_of(entity)).empty());
        CHECK(row.is_public == is_public(entity));
        check_log(entity);
        check_audit(entity, row.case_id);
        CHECK(reviews_[row.case_id] == expected_reviews(entity, reviews_[row.case_id]));
        for (const std::string& file_id : file_ids_of(entity)) {
            CHECK(files_[row.case_id].contains(file_id));
        }
        CHECK(public_files_[row.case_id] == public_file_ids_of(entity));
        for (std::size_t step = 1; step <= entity.log.size(); ++step) {
            const std::string window =
                must_have(server::window_of(snapshot_, entity.enterprise.region));
            for (const OutgoingMessage& message : messages_of(as_of(entity, step), window)) {
                if (message.party_id.empty()) continue;
                ++told_[{message.party_id, message.title, message.route}];
            }
        }
        trail_.versions[row.case_id] = entity.version;
        trail_.steps += entity.version;
        if constexpr (std::is_same_v<T, Demand>) look_at_choice(entity);
        if constexpr (std::is_same_v<T, Verification>) look_at_mark(entity);
    }

    template <class T>
    void check_log(const T& entity) {
        const auto& log = entity.log;
        REQUIRE(std::ssize(log) == entity.version);
        CHECK(log.back().to == enum_row(entity.state).word);
        for (std::size_t index = 0; index < log.size(); ++index) {
            const CaseLogEntry& step = log[index];
            CAPTURE(step.command);
            CHECK(step.seq == static_cast<std::int64_t>(index) + 1);
            CHECK(step.version == step.seq);
            CHECK_FALSE(step.by.empty());
            if (index > 0) CHECK(step.from == log[index - 1].to);
            if (index > 0) CHECK(step.at >= log[index - 1].at);
            // A timer reminds, reports and ends; what is granted is granted by a window.
            CHECK(may_take(entity, step));
            trail_.states[std::string(kind_word(entity))].insert(step.to);
            trail_.commands[std::string(kind_word(entity))].insert(step.command);
        }
    }

    template <class T>
    void check_audit(const T& entity, const std::string& case_id) {
        const std::vector<AuditedStep>& audited = audited_[case_id];
        REQUIRE(audited.size() == entity.log.size());
        for (std::size_t index = 0; index < audited.size(); ++index) {
            const CaseLogEntry& step = entity.log[index];
            const auto& [entry, note] = audited[index];
            CAPTURE(step.command);
            CHECK(note == server::note_of(step, note.reason));
            CHECK(entry.at == step.at);
            CHECK(entry.entity_kind == kind_word(entity));
            CHECK(is_side(entity, step, entry.tenant_id));
            if (const auto reason = reason_of(entity, step)) {
                CHECK(note.reason == *reason);
                CHECK_FALSE(note.reason.empty());
            }
        }
    }

    // Whether the account that the audit log names acts for the side that the log names.
    template <class T>
    bool is_side(const T& entity, const CaseLogEntry& step, const std::string& tenant_id) {
        if (step.actor == CaseActor::System) {
            // A change of the profile has its author, a timer has none.
            return step.command == "recheck" ? tenant_id == entity.enterprise.party_id
                                             : tenant_id.empty();
        }
        if (step.actor == CaseActor::Enterprise) return tenant_id == entity.enterprise.party_id;
        if constexpr (std::is_same_v<T, Consultation>) {
            if (step.actor == CaseActor::Institution) {
                return tenant_id == entity.institution.party_id;
            }
        }
        const auto found = must_have(snapshot_.one(
            "SELECT kind,region FROM tenant WHERE tenant_id=?1",
            [](const server::Row& row) { return std::pair{row.text(0), row.text(1)}; }, tenant_id));
        if (!found || found->first != enum_row(step.actor).word) return false;
        return step.actor == CaseActor::Institution ||
               covers(found->second, entity.enterprise.region);
    }

    void look_at_choice(const Demand& demand) {
        if (demand.order_id.empty()) return;
        const auto order = must_have(server::find_order(snapshot_, demand.order_id));
        REQUIRE(order);
        CHECK(order->number == demand.order_number);
        CHECK(order->request.source_id == demand.demand_id);
        ++chosen_;
    }

    void look_at_mark(const Verification& verification) {
        const auto marked_at = must_have(snapshot_.one(
            "SELECT COALESCE(verified_at,0) FROM tenant WHERE tenant_id=?1",
            [](const server::Row& row) { return row.integer(0); },
            verification.enterprise.party_id));
        CHECK(marked_at == verification.verified_at);
        CHECK((verification.verified_at != 0) ==
              (verification.state == VerificationState::Verified));
    }

    void look_at_orders() {
        const auto ids = must_have(snapshot_.all(
            "SELECT order_id FROM orders", [](const server::Row& row) { return row.text(0); }));
        std::int64_t of_demands = 0;
        for (const std::string& id : ids) {
            CAPTURE(id);
            const auto order = must_have(server::find_order(snapshot_, id));
            REQUIRE(order);
            CHECK_FALSE(contradiction_of(*order));
            if (order->request.source == OrderSource::Demand) ++of_demands;
            const std::vector<AuditedStep>& audited = audited_[id];
            REQUIRE(audited.size() == order->log.size());
            REQUIRE(std::ssize(audited) == order->version);
            for (std::size_t index = 0; index < audited.size(); ++index) {
                const server::StepNote& note = audited[index].note;
                CHECK(note == server::note_of(order->log[index], note.reason));
                CHECK(audited[index].entry.at == order->log[index].at);
            }
        }
        CHECK(of_demands == chosen_);
    }

    // A draft that was deleted is gone with all that hung on it.
    void look_at_deleted() {
        for (const auto& [id, steps] : audited_) {
            if (steps.empty() || steps.front().entry.entity_kind != "demand") continue;
            if (trail_.versions.contains(id)) continue;
            CAPTURE(id);
            CHECK(steps.back().note.command == "delete");
            CHECK(steps.back().note.version == std::ssize(steps));
            CHECK(files_[id].empty());
            trail_.deleted.insert(id);
            note_told_of_deleted(steps);
            for (const AuditedStep& step : steps) {
                trail_.states["demand"].insert(step.note.to);
                trail_.commands["demand"].insert(step.note.command);
            }
            CHECK(std::ranges::none_of(
                reviews_[id], [](const Review& review) { return review.decided_at == 0; }));
        }
        for (const auto& [id, reviews] : reviews_) {
            const bool is_known = trail_.versions.contains(id) || trail_.deleted.contains(id);
            const bool is_of_case = !reviews.empty() &&
                                    reviews.front().kind != ReviewKind::Service &&
                                    reviews.front().kind != ReviewKind::Appeal;
            if (is_of_case) CHECK(is_known);
        }
    }

    // What the window was told leads to its queue, not to the draft.
    void note_told_of_deleted(const std::vector<AuditedStep>& steps) {
        const auto enterprise =
            must_have(server::find_party(snapshot_, steps.front().entry.tenant_id));
        const std::string window = must_have(server::window_of(snapshot_, enterprise.party.region));
        for (const AuditedStep& step : steps) {
            const Demand then{.log = {{.command = step.note.command}}};
            for (const OutgoingMessage& message : messages_of(then, window)) {
                if (message.party_id != window) continue;
                ++told_[{message.party_id, message.title, message.route}];
            }
        }
    }

    void look_at_messages() {
        Told found;
        const auto rows = must_have(snapshot_.all(
            "SELECT tenant_id,title,route,COUNT(*) FROM message"
            " WHERE kind IN('consultation','demand','shop','verification') GROUP BY 1,2,3",
            [](const server::Row& row) {
                return std::pair{std::tuple{row.text(0), row.text(1), row.text(2)}, row.integer(3)};
            }));
        for (const auto& [key, count] : rows) {
            const std::string& route = std::get<2>(key);
            const std::size_t slash = route.rfind('/');
            if (trail_.deleted.contains(route.substr(slash + 1))) continue;
            found[key] = count;
        }
        CHECK(found.size() == told_.size());
        for (const auto& [key, count] : told_) {
            CAPTURE(std::get<0>(key));
            CAPTURE(std::get<1>(key));
            CAPTURE(std::get<2>(key));
            CHECK(found[key] == count);
        }
    }

    // 催办 and 督办 of the windows' queue, each once for what is reminded of and reported.
    void look_at_escalations() {
        const auto number = [&](std::string_view sql) {
            return must_have(
                       snapshot_.one(sql, [](const server::Row& row) { return row.integer(0); }))
                .value_or(0);
        };
        CHECK(number("SELECT COUNT(*) FROM review WHERE escalated_at IS NOT NULL") ==
              number("SELECT COUNT(*) FROM audit_log WHERE action='escalateReview'"));
        CHECK(number("SELECT COUNT(DISTINCT entity_id) FROM audit_log"
                     " WHERE action='escalateReview'") ==
              number("SELECT COUNT(*) FROM audit_log WHERE action='escalateReview'"));
        CHECK(number("SELECT COUNT(*) FROM review WHERE reminded_at IS NOT NULL") ==
              number("SELECT COUNT(*) FROM message WHERE title='办理期限将到'"));
    }

    server::Snapshot& snapshot_;
    std::map<std::string, std::vector<AuditedStep>> audited_;
    std::map<std::string, std::vector<Review>> reviews_;
    std::map<std::string, std::set<std::string>> files_;
    std::map<std::string, std::set<std::string>> public_files_;
    Told told_;
    std::int64_t chosen_ = 0;
    Trail trail_;
};

}  // namespace

Trail check_trails(server::Snapshot& snapshot) { return Inspector(snapshot).inspect(); }

}  // namespace emc::test
