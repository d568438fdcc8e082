// 工作日: which days people work, and by when a term of working days ends (domain.md §4).
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/time.h"
#include "domain/civil_date.h"

namespace emc {

struct Deadline {
    CivilDate date;
    // 暂定: the term reaches into a year whose holidays are not published yet (or lies before the
    // table), so there Monday to Friday were counted as working days.
    bool is_provisional = false;
    bool operator==(const Deadline&) const = default;
};

// The first moment after the day: a term that ends with the day is over then.
InstantMs end_of(CivilDate day);

class WorkCalendar {
public:
    // `exceptions` are days since 1970, ascending, on which the weekday's answer is wrong.
    constexpr WorkCalendar(std::span<const std::uint16_t> exceptions, std::int64_t from_days,
                           std::int64_t until_days)
        : exceptions_(exceptions), from_days_(from_days), until_days_(until_days) {}

    // The State Council's yearly lists from 2004 on, as far as they are published.
    static const WorkCalendar& built_in();

    CivilDate covered_from() const { return from_days(from_days_); }
    CivilDate covered_until() const { return from_days(until_days_); }

    // Nothing outside the table: nobody knows yet.
    std::optional<bool> is_working_day(CivilDate date) const;

    // The n-th working day after `start`, which is itself not counted (民法典 201). The term ends
    // with that day. `working_days` is 1 or more.
    Deadline deadline(CivilDate start, int working_days) const;

    // Working days after `from` up to and with `until`; below zero if `until` is earlier.
    int working_days_between(CivilDate from, CivilDate until) const;

private:
    bool is_covered(std::int64_t days) const { return days >= from_days_ && days <= until_days_; }
    bool works_on(std::int64_t days) const;

    std::span<const std::uint16_t> exceptions_;
    std::int64_t from_days_;
    std::int64_t until_days_;
};

}  // namespace emc
