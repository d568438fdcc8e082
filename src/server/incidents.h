// What pages that broke down report.
#pragma once

#include "api/incidents.h"
#include "server/call.h"

namespace emc::server {

Result<Nothing> report_incident(CallOf<ReportIncident>& call, const Incident& input);

}  // namespace emc::server
