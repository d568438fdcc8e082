// 咨询, for both sides and the window that looks on.
#pragma once

#include <string>

#include "api/consultations.h"
#include "server/call.h"
#include "server/case_store.h"

namespace emc::server {

inline constexpr std::string_view consultation_kind = "consultation";

Result<Consultation> create_consultation(CallOf<CreateConsultation>& call,
                                         const ConsultationRequest& request);
Result<ConsultationPage> list_consultations(CallOf<ListConsultations>& call,
                                            const ConsultationQuery& query);
Result<Consultation> read_consultation(CallOf<ReadConsultation>& call, const ConsultationKey& key);
Result<Consultation> act_on_consultation(CallOf<ActOnConsultation>& call,
                                         const ConsultationAction& action);

// What may be kept as it is found; also for the demo data.
Result<void> insert_consultation(Transaction& transaction, const Consultation& consultation);

// How many wait for the caller: an answer to read, or a question to answer. 0 for a window.
Result<std::int64_t> count_waiting_consultations(Snapshot& snapshot, const Call& call);
// How many were ever asked about a service.
Result<std::int64_t> count_consultations_of(Snapshot& snapshot, const std::string& institution_id,
                                            const std::string& service_id);
// Invalid "source_id" Unknown unless the caller has asked about this very service there.
Result<void> check_consultation_source(Snapshot& snapshot, const Call& call,
                                       const std::string& consultation_id,
                                       const std::string& service_id);

// When the platform looks at each consultation next, by another calendar; returns for how many that
// is another moment. No step was taken: the version stays.
Result<std::int64_t> renew_consultation_terms(Transaction& transaction,
                                              const WorkCalendar& calendar);

// 催办 after 2 working days, 督办 after 5, 关闭 30 days after the answer was read. Returns how many
// took a step.
Result<std::int64_t> run_due_consultations(Context& context, std::int64_t at_once);

}  // namespace emc::server
