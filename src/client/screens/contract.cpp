#include "client/screens/contract.h"

#include "client/drafts.h"
#include "client/screens/order_show.h"
#include "domain/order_amendment.h"
#include "domain/rules/money.h"

namespace emc {
namespace {

using Message = ContractScreen::Message;

ContractParty party_of(const CaseParty& party, std::string contact, std::string phone) {
    return {.name = party.name,
            .uscc = party.uscc,
            .address = region_name(party.region),
            .representative = {},
            .contact = std::move(contact),
            .phone = std::move(phone)};
}

// Texts of rows are kept by the row's number, which changes.
void note_rows(FormBase& form) {
    std::erase_if(form.texts, [](const auto& row) { return row.first.starts_with("stages/"); });
    std::erase_if(form.text_problems,
                  [](const Problem& problem) { return problem.field.starts_with("stages/"); });
    form.note_change("stages");
}

void on(ContractScreen& screen, ContractScreen::Retry, Env& env) { retry(screen, env); }

// The files of the draft as it is now.
void take_attachments(ContractScreen& screen) {
    clear(screen.attachments);
    screen.attachments.items = uploads_of(screen.form.draft.files).items;
}

std::string ruling_key(const ContractScreen& screen) { return screen.draft_key + "-ruling"; }

void drop_drafts(ContractScreen& screen, Env& env) {
    drop_draft(screen.form, env, screen.draft_key);
    if (screen.is_amendment) drop_draft(screen.ruling, env, ruling_key(screen));
}

void on(ContractScreen& screen, ContractScreen::Discard, Env& env) {
    drop_drafts(screen, env);
    load(screen.form, ContractDraft(screen.form.original));
    load(screen.ruling, OrderAction(screen.ruling.original));
    take_attachments(screen);
    screen.is_restored = false;
}

void on(ContractScreen& screen, ContractScreen::AddStage, Env&) {
    ContractStage stage;
    stage.amount_fen = 0;
    if (!screen.form.draft.stages.empty()) {
        stage.starts_on = stage.ends_on = screen.form.draft.stages.back().ends_on;
    }
    screen.form.draft.stages.push_back(std::move(stage));
    note_rows(screen.form);
}

void on(ContractScreen& screen, ContractScreen::RemoveStage wish, Env&) {
    auto& stages = screen.form.draft.stages;
    stages.erase(stages.begin() + static_cast<std::ptrdiff_t>(wish.index));
    note_rows(screen.form);
}

void on(ContractScreen& screen, ContractScreen::Distribute, Env&) {
    if (!screen.order) return;
    distribute_amount(screen.form.draft, *screen.order, accepted_stages(screen));
    note_rows(screen.form);
}

void on(ContractScreen& screen, ContractScreen::Submit, Env& env) {
    if (screen.sent.is_pending() || !screen.order) return;
    screen.failure.reset();
    if (!is_settled(screen.attachments)) return;
    std::optional<ContractDraft> contract = submit(screen.form);
    std::optional<OrderAction> words;
    if (screen.is_amendment) words = submit(screen.ruling);
    if (!contract || (screen.is_amendment && !words)) return;
    OrderAction action = words ? *std::move(words) : OrderAction{};
    action.order_id = screen.order_id;
    action.command =
        screen.is_amendment ? OrderCommand::SettleAppeal : OrderCommand::SubmitContract;
    action.expected_version = screen.order->version;
    action.contract = std::move(contract);
    const std::string& key = screen.attempt.key_for(action, env.random);
    screen.sent = call<ActOnOrder>(env.transport, action, {.idempotency_key = key});
}

void begin(ContractScreen& screen, Env& env) {
    load(screen.form, first_contract(*screen.order, screen.today, env.calendar));
    screen.is_restored = restore_draft(screen.form, env, screen.draft_key);
    if (screen.is_amendment) {
        OrderAction ruling;
        ruling.command = OrderCommand::SettleAppeal;
        load(screen.ruling, std::move(ruling));
        screen.is_restored |= restore_draft(screen.ruling, env, ruling_key(screen));
    }
    take_attachments(screen);
}

void take_sent(ContractScreen& screen, Env& env) {
    if (!screen.sent.poll()) return;
    const Error* error = screen.sent.error();
    screen.attempt.note_answer(error);
    if (error != nullptr) {
        take_refusals(screen.attachments, *error, "contract/files");
        const bool is_of_contract = take_problems(screen.form, error_within(*error, "contract"));
        Error words = *error;
        std::erase_if(words.problems,
                      [](const Problem& problem) { return problem.field != "reason"; });
        const bool is_of_words = screen.is_amendment && take_problems(screen.ruling, words);
        if (!is_of_contract && !is_of_words) screen.failure = *error;
        // Perhaps the other side was first: the next try is of the order as it is by then.
        if (error->kind != ErrorKind::Unavailable && error->kind != ErrorKind::Invalid) {
            screen.loaded.renew(call<ReadOrder>(env.transport, {screen.order_id}));
        }
        return;
    }
    drop_drafts(screen, env);
    screen.form.original = screen.form.draft;
    screen.ruling.original = screen.ruling.draft;
    const std::string_view done =
        screen.is_amendment ? "改约已生效，双方会看到处理意见" : "合同已提交，等待企业确认";
    env.commands.push_back(Notify{std::string(done)});
    env.commands.push_back(Navigate{order_href(screen.order_id), true});
}

}  // namespace

ContractDraft first_contract(const Order& order, CivilDate today, const WorkCalendar& calendar) {
    if (!order.contracts.empty()) return order.contracts.back().content;
    const ServiceDraft& service = order.service.content;
    ContractDraft draft;
    draft.title = service.name + "合同";
    draft.enterprise = party_of(order.enterprise, order.request.contact, order.request.phone);
    draft.institution = party_of(order.institution, service.contact, service.phone);
    draft.content = service.description;
    draft.amount_fen = order.price_fen.value_or(0);
    const CivilDate wished = parse_date(order.request.starts_on).value_or(today);
    const CivilDate starts_on = std::max(wished, today);
    draft.stages = stages_from_template(service.stages, *draft.amount_fen, starts_on, calendar);
    if (draft.stages.empty()) {
        draft.stages.push_back({.name = "全部服务",
                                .content = {},
                                .amount_fen = draft.amount_fen,
                                .starts_on = to_string(starts_on),
                                .ends_on = to_string(starts_on),
                                .deliverables = service.deliverables});
    }
    draft.starts_on = draft.stages.front().starts_on;
    draft.ends_on = draft.stages.back().ends_on;
    draft.disputes = "双方协商解决；协商不成的，可在平台提出申诉，由所属窗口调解。";
    return draft;
}

std::size_t accepted_stages(const ContractScreen& screen) {
    if (!screen.is_amendment || !screen.order) return 0;
    return current_stage(*screen.order).value_or(0);
}

void distribute_amount(ContractDraft& draft, const Order& order, std::size_t settled) {
    if (draft.stages.size() <= settled) return;
    const std::vector<StageTemplate>& shares = order.service.content.stages;
    const std::size_t open = draft.stages.size() - settled;
    const bool is_planned = settled == 0 && shares.size() == open;
    std::int64_t rest = draft.amount_fen.value_or(0);
    for (std::size_t i = 0; i < settled; ++i) rest -= draft.stages[i].amount_fen.value_or(0);
    std::vector<int> percents;
    for (std::size_t i = 0; i < open; ++i) {
        const auto even = static_cast<std::int64_t>(100 / open);
        percents.push_back(static_cast<int>(is_planned ? shares[i].percent.value_or(0) : even));
    }
    const auto amounts = split_by_percent(std::max<std::int64_t>(rest, 0), percents);
    for (std::size_t i = 0; i < open; ++i) draft.stages[settled + i].amount_fen = amounts[i];
}

ContractScreen open_contract(const Route& route, Env& env) {
    ContractScreen screen;
    screen.order_id = route.segments[1];
    screen.today = civil_date_of(env.clock.now());
    screen.is_amendment = route.segments.back() == "amend";
    const std::string_view kept_as = screen.is_amendment ? "amendment-" : "contract-";
    screen.draft_key = draft_key(env.session, std::string(kept_as) + screen.order_id);
    retry(screen, env);
    return screen;
}

void retry(ContractScreen& screen, Env& env) {
    if (screen.order) return;  // What is typed stays.
    screen.loaded.renew(call<ReadOrder>(env.transport, {screen.order_id}));
}

void poll(ContractScreen& screen, Env& env) {
    if (screen.loaded.poll() && screen.loaded.error() == nullptr) {
        const bool is_first = !screen.order.has_value();
        screen.order = *screen.loaded.value();
        if (is_first) begin(screen, env);
    }
    take_sent(screen, env);
    if (!screen.order) return;
    poll(screen.attachments, env);
    keep_files(screen.form, "files", screen.attachments, screen.form.draft.files);
    refresh(screen.form);
    keep_draft(screen.form, env, screen.draft_key);
    if (!screen.is_amendment) return;
    refresh(screen.ruling);
    keep_draft(screen.ruling, env, ruling_key(screen));
}

void update(ContractScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

// The host need not keep what was picked.
void leave(ContractScreen& screen, Env& env) {
    clear(screen.attachments);
    poll(screen.attachments, env);
}

bool is_dirty(const ContractScreen& screen) {
    return screen.order.has_value() &&
           (is_changed(screen.form) || !is_settled(screen.attachments) ||
            (screen.is_amendment && is_changed(screen.ruling)));
}

bool is_busy(const ContractScreen& screen) {
    return screen.loaded.is_pending() || screen.sent.is_pending();
}

bool needs_frame(const ContractScreen& screen) {
    return screen.order.has_value() &&
           (screen.form.is_stale || (screen.is_amendment && screen.ruling.is_stale) ||
            needs_frame(screen.attachments));
}

}  // namespace emc
