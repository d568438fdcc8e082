#include "server/consultations.h"

#include "api/codec.h"
#include "domain/consultation_messages.h"
#include "server/files.h"
#include "server/numbers.h"
#include "server/parties.h"
#include "server/service_store.h"
#include "server/step_audit.h"
#include "server/step_messages.h"

namespace emc::server {
namespace {

CaseColumns columns_of(const Consultation& consultation) {
    CaseColumns columns{.kind = consultation_kind,
                        .case_id = consultation.consultation_id,
                        .number = consultation.number,
                        .version = consultation.version,
                        .state = enum_row(consultation.state).word,
                        .enterprise_id = consultation.enterprise.party_id,
                        .institution_id = consultation.institution.party_id,
                        .region = consultation.enterprise.region,
                        .category = consultation.service_id,
                        .words = consultation.number + "\n" + consultation.service_name + "\n" +
                                 consultation.enterprise.name + "\n" +
                                 consultation.institution.name,
                        .created_at = consultation.created_at,
                        .updated_at = consultation.updated_at};
    if (const auto actor = waits_for(consultation)) columns.waits_for = enum_row(*actor).word;
    if (consultation.due_at != 0) columns.due_at = consultation.due_at;
    return columns;
}

Result<void> check_whole(const Consultation& consultation) {
    if (const auto contradiction = contradiction_of(consultation)) {
        return fail(ErrorKind::Broken, "consultation.contradiction",
                    consultation.consultation_id + ": " + std::string(*contradiction));
    }
    return {};
}

Result<std::optional<Consultation>> find_consultation(Snapshot& snapshot,
                                                      const std::string& consultation_id) {
    return find_case<Consultation>(snapshot, consultation_kind, consultation_id);
}

Result<ConsultationOpening> opening_of(Transaction& transaction, Call& call,
                                       const std::string& service_id) {
    const auto service = find_service(transaction, service_id);
    if (!service) return std::unexpected(service.error());
    // Only what was once on the shelf can be told of: a draft of somebody else's is not there.
    if (!*service || (*service)->item.listed_at == 0) return fail(ErrorKind::NotFound);
    const ServiceItem& item = (*service)->item;
    const auto enterprise = find_party(transaction, call.actor->tenant_id);
    if (!enterprise) return std::unexpected(enterprise.error());
    const auto institution = find_party(transaction, item.institution_id);
    if (!institution) return std::unexpected(institution.error());
    const auto number = next_business_number(transaction, NumberKind::Consultation, call.now);
    if (!number) return std::unexpected(number.error());
    return ConsultationOpening{.consultation_id = call.new_id(),
                               .number = *number,
                               .enterprise = enterprise->party,
                               .institution = institution->party,
                               .service_number = item.number,
                               .service_name = item.content.name,
                               .service_state = item.state};
}

Result<Consultation> open_in(Transaction& transaction, Call& call, ConsultationRequest request) {
    const auto opening = opening_of(transaction, call, request.service_id);
    if (!opening) return std::unexpected(opening.error());
    const auto context = case_context(transaction, call);
    if (!context) return std::unexpected(context.error());
    // Which is wrong first, the moment or the file? Who may not ask is told that.
    if (const auto allowed = open_consultation(*opening, request, *context); !allowed)
        return allowed;
    if (const auto own = use_own_files(transaction, call, request.files, "files"); !own)
        return std::unexpected(own.error());
    Result<Consultation> made = open_consultation(*opening, request, *context);
    if (!made) return made;
    if (const auto done = insert_consultation(transaction, *made); !done)
        return std::unexpected(done.error());
    if (const auto done = attach_case_files(transaction, made->consultation_id, request.files);
        !done)
        return std::unexpected(done.error());
    return made;
}

// The effects of a step outside the consultation itself.
Result<void> follow_step(Transaction& transaction, Context& context, const Consultation& after,
                         std::span<const FileRef> files) {
    if (const auto whole = check_whole(after); !whole) return whole;
    const auto kept = update_case_row(transaction, columns_of(after), encode_text(after));
    if (!kept) return kept;
    if (const auto done = attach_case_files(transaction, after.consultation_id, files); !done)
        return done;
    return tell_of_step(transaction, context, after);
}

Result<Consultation> act_in(Transaction& transaction, Call& call, const ConsultationAction& sent) {
    const auto before = find_consultation(transaction, sent.consultation_id);
    if (!before) return std::unexpected(before.error());
    const auto context = case_context(transaction, call);
    if (!context) return std::unexpected(context.error());
    if (!*before || !may_see(**before, *context)) return fail(ErrorKind::NotFound);
    if (is_viewed_again(**before, sent, *context)) return **before;
    if (sent.expected_version != (*before)->version) call.current = encode_text(**before);
    if (const auto allowed = apply(**before, sent, *context); !allowed) return allowed;
    ConsultationAction action = sent;
    if (const auto own = use_own_files(transaction, call, action.files, "files"); !own)
        return std::unexpected(own.error());
    Result<Consultation> after = apply(**before, action, *context);
    if (!after) return after;
    if (const auto done = follow_step(transaction, call.context, *after, action.files); !done)
        return std::unexpected(done.error());
    const std::string why =
        action.command == ConsultationCommand::Decline ? after->decline_reason : "";
    const auto noted = call.audit(transaction, audited(consultation_kind, after->consultation_id,
                                                       note_of(after->log.back(), why)));
    if (!noted) return std::unexpected(noted.error());
    return after;
}

Result<void> keep_time(Transaction& transaction, Context& context,
                       const std::string& consultation_id, InstantMs now) {
    const auto before = find_consultation(transaction, consultation_id);
    if (!before) return std::unexpected(before.error());
    if (!*before) return {};
    const auto command = due_command(**before);
    // Somebody was quicker than the platform.
    if (!command || (*before)->due_at == 0 || now < (*before)->due_at) return {};
    const ConsultationAction action{.consultation_id = consultation_id,
                                    .command = *command,
                                    .expected_version = (*before)->version};
    const auto after = apply(
        **before, action,
        {.actor = CaseActor::System, .by = "平台", .now = now, .calendar = &context.calendar});
    if (!after) return std::unexpected(after.error());
    if (const auto done = follow_step(transaction, context, *after, {}); !done) return done;
    AuditEntry noted = audited(consultation_kind, consultation_id, note_of(after->log.back()));
    noted.at = now;
    noted.action = "keepConsultationTime";
    return append_audit(transaction, noted);
}

}  // namespace

Result<void> insert_consultation(Transaction& transaction, const Consultation& consultation) {
    if (const auto whole = check_whole(consultation); !whole) return whole;
    return insert_case_row(transaction, columns_of(consultation), encode_text(consultation));
}

Result<Consultation> create_consultation(CallOf<CreateConsultation>& call,
                                         const ConsultationRequest& request) {
    Result<Consultation> made = call.commit([&](Transaction& transaction) -> Result<Consultation> {
        Result<Consultation> opened = open_in(transaction, call, request);
        if (!opened) return opened;
        if (const auto told = tell_of_step(transaction, call.context, *opened); !told)
            return std::unexpected(told.error());
        const auto noted = call.audit(
            transaction,
            audited(consultation_kind, opened->consultation_id, note_of(opened->log.back())));
        if (!noted) return std::unexpected(noted.error());
        return opened;
    });
    if (!made)
        note_refusal(call, {.entity_kind = std::string(consultation_kind)}, "ask", made.error());
    return made;
}

Result<ConsultationPage> list_consultations(CallOf<ListConsultations>& call,
                                            const ConsultationQuery& query) {
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    const CaseActor actor = case_actor_of(call.actor->kind);
    CaseFilter filter{.kind = consultation_kind, .q = query.q};
    if (actor == CaseActor::Enterprise) filter.enterprise_id = call.actor->tenant_id;
    if (actor == CaseActor::Institution) {
        filter.institution_id = call.actor->tenant_id;
        filter.waiting_first = enum_row(actor).word;
    }
    if (actor == CaseActor::Window) filter.region = call.actor->region;
    if (query.state) filter.state = enum_row(*query.state).word;
    if (query.is_waiting) filter.waits_for = enum_row(actor).word;
    const auto rows = call.context.database.read([&](Snapshot& snapshot) {
        return list_cases(snapshot, call.context.secret, filter, query.cursor, query.limit);
    });
    if (!rows) return std::unexpected(rows.error());
    return page_of<Consultation, ConsultationPage>(
        *rows, [](const Consultation& consultation) { return summary_of(consultation); });
}

Result<Consultation> read_consultation(CallOf<ReadConsultation>& call, const ConsultationKey& key) {
    const auto found = call.context.database.read(
        [&](Snapshot& snapshot) { return find_consultation(snapshot, key.consultation_id); });
    if (!found) return std::unexpected(found.error());
    if (!*found || !may_see(**found, party_of(call))) return fail(ErrorKind::NotFound);
    return **found;
}

Result<Consultation> act_on_consultation(CallOf<ActOnConsultation>& call,
                                         const ConsultationAction& action) {
    Result<Consultation> after =
        call.commit([&](Transaction& transaction) { return act_in(transaction, call, action); });
    if (!after)
        note_refusal(
            call,
            {.entity_kind = std::string(consultation_kind), .entity_id = action.consultation_id},
            enum_row(action.command).word, after.error());
    return after;
}

Result<std::int64_t> count_waiting_consultations(Snapshot& snapshot, const Call& call) {
    const CaseActor actor = case_actor_of(call.actor->kind);
    if (actor == CaseActor::Window) return 0;
    const std::string side = actor == CaseActor::Enterprise ? "enterprise_id" : "institution_id";
    const auto count = snapshot.one(
        "SELECT COUNT(*) FROM cases WHERE kind=?1 AND " + side + "=?2 AND waits_for=?3",
        [](const Row& row) { return row.integer(0); }, consultation_kind, call.actor->tenant_id,
        enum_row(actor).word);
    if (!count) return std::unexpected(count.error());
    return count->value_or(0);
}

Result<std::int64_t> count_consultations_of(Snapshot& snapshot, const std::string& institution_id,
                                            const std::string& service_id) {
    const auto count = snapshot.one(
        "SELECT COUNT(*) FROM cases WHERE kind=?1 AND institution_id=?2 AND category=?3",
        [](const Row& row) { return row.integer(0); }, consultation_kind, institution_id,
        service_id);
    if (!count) return std::unexpected(count.error());
    return count->value_or(0);
}

Result<void> check_consultation_source(Snapshot& snapshot, const Call& call,
                                       const std::string& consultation_id,
                                       const std::string& service_id) {
    const auto found = find_consultation(snapshot, consultation_id);
    if (!found) return std::unexpected(found.error());
    const bool is_own = *found && (*found)->enterprise.party_id == call.actor->tenant_id;
    if (!is_own || (*found)->service_id != service_id) {
        return invalid({{"source_id", Rule::Unknown}});
    }
    return {};
}

Result<std::int64_t> renew_consultation_terms(Transaction& transaction,
                                              const WorkCalendar& calendar) {
    const auto contents = transaction.all(
        "SELECT content FROM cases WHERE kind='consultation' AND due_at IS NOT NULL",
        [](const Row& row) { return std::string(row.text(0)); });
    if (!contents) return std::unexpected(contents.error());
    std::int64_t renewed = 0;
    for (const std::string& content : *contents) {
        Result<Consultation> consultation = decode_reply<Consultation>(content);
        if (!consultation) return fail(ErrorKind::Broken, "case.unreadable");
        const InstantMs due_at = next_due(*consultation, calendar);
        if (due_at == consultation->due_at) continue;
        consultation->due_at = due_at;
        const Result<std::int64_t> kept =
            transaction.run("UPDATE cases SET content=?2,due_at=?3 WHERE case_id=?1",
                            consultation->consultation_id, encode_text(*consultation), due_at);
        if (!kept) return std::unexpected(kept.error());
        ++renewed;
    }
    return renewed;
}

Result<std::int64_t> run_due_consultations(Context& context, std::int64_t at_once) {
    const InstantMs now = context.clock.now();
    const auto due = context.database.read(
        [&](Snapshot& snapshot) { return due_cases(snapshot, now, at_once, consultation_kind); });
    if (!due) return std::unexpected(due.error());
    std::int64_t done = 0;
    for (const DueCase& one : *due) {
        const Result<void> kept = context.database.write([&](Transaction& transaction) {
            return keep_time(transaction, context, one.case_id, now);
        });
        if (kept) {
            ++done;
        } else {
            context.log("consultation " + one.case_id + ": time not kept: " + kept.error().code);
        }
    }
    return done;
}

}  // namespace emc::server
