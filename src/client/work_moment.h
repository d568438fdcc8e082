// Now, among the days on which people work.
#pragma once

#include "base/time.h"
#include "client/env.h"
#include "domain/calendar.h"

namespace emc {

// Lends itself the calendar, which changes with the session: to be taken anew for each frame.
struct WorkMoment {
    InstantMs at = 0;
    const WorkCalendar* calendar = &WorkCalendar::built_in();

    CivilDate today() const { return civil_date_of(at); }
    // Below zero if the day is over.
    int working_days_until(CivilDate day) const {
        return calendar->working_days_between(today(), day);
    }
    int working_days_since(InstantMs moment) const {
        return calendar->working_days_between(civil_date_of(moment), today());
    }
};
inline WorkMoment moment_of(const Env& env) { return {env.clock.now(), &env.calendar}; }

}  // namespace emc
