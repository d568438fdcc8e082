// What every case (办件) has: the sides of it, who acts on it, and its log. Orders, consultations,
// demands, shops and verifications are cases.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

#include "base/time.h"
#include "domain/calendar.h"
#include "domain/civil_date.h"
#include "domain/field.h"

namespace emc {

enum class CaseActor : std::uint8_t { Enterprise, Institution, Window, System };
inline constexpr EnumRow<CaseActor> case_actor_rows[] = {
    {CaseActor::Enterprise, "enterprise", {"企业", "Enterprise"}},
    {CaseActor::Institution, "institution", {"服务机构", "Institution"}},
    {CaseActor::Window, "window", {"窗口", "Window"}},
    {CaseActor::System, "system", {"平台", "Platform"}},
};
constexpr std::span<const EnumRow<CaseActor>> enum_rows(Tag<CaseActor>) { return case_actor_rows; }

struct CaseParty {
    std::string party_id;
    std::string name;
    std::string uscc;
    std::string region;
    bool operator==(const CaseParty&) const = default;
};

constexpr auto fields(Tag<CaseParty>) {
    using P = CaseParty;
    return std::tuple{
        field("party_id", &P::party_id, {"标识", "Id"}),
        field("name", &P::name, {"名称", "Name"}),
        field("uscc", &P::uscc, {"统一社会信用代码", "Unified social credit code"}, {},
              Editor::Code),
        field("region", &P::region, {"所在区县", "County"}, {}, Editor::County),
    };
}

inline Problems check(const CaseParty& party) { return check_fields(party); }

// Who acts, when.
struct CaseContext {
    CaseActor actor = CaseActor::Enterprise;
    std::string party_id;  // Of the enterprise, institution or window that the person acts for.
    std::string region;    // Of that party; for a window the region that it serves.
    std::string by;        // How the log calls the person.
    InstantMs now = 0;
    const WorkCalendar* calendar = &WorkCalendar::built_in();
    CivilDate today() const { return civil_date_of(now); }
};

// 操作日志 of a case: one row a step, never changed. States and commands are their words; each kind
// of case has its own lists of them.
struct CaseLogEntry {
    std::int64_t seq = 0;
    InstantMs at = 0;
    std::string from;
    std::string command;
    std::string to;
    CaseActor actor = CaseActor::Enterprise;
    std::string by;
    std::string remark;
    std::int64_t version = 0;  // Of the case after the step.
    bool operator==(const CaseLogEntry&) const = default;
};
constexpr auto fields(Tag<CaseLogEntry>) {
    using E = CaseLogEntry;
    return std::tuple{
        field("seq", &E::seq, {"序号", "Number"}, {.min = 0}),
        field("at", &E::at, {"时间", "At"}, {.min = 0}),
        field("from", &E::from, {"原状态", "From"}),
        field("command", &E::command, {"操作", "Command"}),
        field("to", &E::to, {"新状态", "To"}),
        field("actor", &E::actor, {"操作方", "Actor"}),
        field("by", &E::by, {"操作人", "By"}),
        field("remark", &E::remark, {"备注", "Remark"}),
        field("version", &E::version, {"版本", "Version"}, {.min = 0}),
    };
}
inline Problems check(const CaseLogEntry& entry) { return check_fields(entry); }

}  // namespace emc
