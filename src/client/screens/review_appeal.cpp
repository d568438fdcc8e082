// 申诉调解 at the window's desk: the order with its steps for a window.
#include "client/failure.h"
#include "client/screens/order.h"
#include "client/screens/order_show.h"
#include "client/screens/order_step.h"
#include "client/screens/review_kinds.h"
#include "client/screens/service_words.h"
#include "client/time_words.h"
#include "domain/order_amendment.h"

namespace emc {
namespace {

constexpr std::string_view amend_word = "amend";

constexpr std::string_view letter_of(OrderCommand command) {
    if (command == OrderCommand::SettleAppeal) return "a";
    return command == OrderCommand::RuleTerminated ? "r" : "";
}

void draw_appeal(ui::Ui& ui, const Appeal& appeal) {
    draw_fact(ui, "申诉方", enum_row(appeal.by).label.zh);
    draw_fact(ui, "申诉类型", enum_row(appeal.kind).label.zh);
    draw_fact(ui, "申诉时间", minute_text(appeal.at));
    draw_fact(ui, "申诉理由", appeal.reason);
    draw_files(ui, "证据", appeal.files);
    draw_fact(ui, "处理结果", appeal.ruling);
}

class AppealCase final : public ReviewCase {
public:
    void ask(const std::string& case_id, Env& env) override {
        loaded_.renew(call<ReadOrder>(env.transport, {case_id}));
    }

    ReviewNews poll(Env& env) override {
        const bool is_news = loaded_.poll() && loaded_.error() == nullptr;
        if (is_news) order_ = *loaded_.value();
        const bool was_sending = step_.sent.is_pending();
        if (const Order* order = take_step(step_, env)) {
            order_ = *order;
            kept_.reset();
            return ReviewNews::Taken;
        }
        if (was_sending && !step_.sent.is_pending() && step_.failure &&
            was_overrun(*step_.failure)) {
            if (step_.is_open) kept_ = step_.form.draft;
            step_.is_open = false;
            step_.failure.reset();
            return ReviewNews::Overrun;
        }
        return is_news ? ReviewNews::Loaded : ReviewNews::None;
    }

    bool is_loaded() const override { return order_.has_value(); }
    const Error* load_error() const override {
        return loaded_.is_pending() ? nullptr : loaded_.error();
    }
    bool is_sending() const override { return step_.sent.is_pending(); }
    bool is_writing() const override { return step_.is_open; }
    bool is_dirty() const override { return step_.is_open && is_changed(step_.form); }
    bool needs_frame() const override { return step_.is_open && step_.form.is_stale; }
    const Error* failure() const override {
        return step_.failure && !step_.is_open ? &*step_.failure : nullptr;
    }
    std::string_view taken_words() const override { return {}; }  // Told by the step itself.

    std::vector<ReviewStep> steps() const override {
        std::vector<ReviewStep> steps;
        if (!order_ || order_->state != OrderState::Appealing) return steps;
        using enum ui::ButtonLook::Kind;
        for (const OrderCommand command : open_commands(*order_, CaseActor::Window)) {
            const bool is_first = steps.empty();
            steps.push_back({enum_row(command).word, word_of(command), letter_of(command),
                             is_first ? Primary : Normal});
        }
        if (may_amend(*order_)) steps.push_back({amend_word, "改约", "m"});
        return steps;
    }

    void begin(std::string_view word, Env& env) override {
        if (!order_ || step_.sent.is_pending()) return;
        if (word == amend_word) {
            env.commands.push_back(Navigate{order_href(order_->order_id) + "/amend"});
            return;
        }
        const auto command = enum_from_word<OrderCommand>(word);
        if (!command) return;
        open_step(step_, action_on(*order_, *command), order_->number);
        if (kept_ && kept_->command == *command) step_.form.draft.reason = kept_->reason;
    }
    void send(Env& env) override { submit_step(step_, env); }
    void close() override {
        step_.is_open = false;
        kept_.reset();
        clear(step_.uploads);
    }

    void draw_facts(ui::Ui& ui) override {
        if (!order_) return;
        ui.card("申诉", [&] {
            ui.line([&] {
                draw_order_state(ui, order_->state);
                ui.text(order_->service.content.name, ui::TextStyle::Strong);
            });
            if (!order_->appeals.empty()) draw_appeal(ui, order_->appeals.back());
        });
        draw_order_facts(ui, *order_);
        draw_order_progress(ui, *order_);
    }
    ReviewWish draw_dialog(ui::Ui& ui) override {
        const StepWish wish = draw_step(ui, step_);
        if (wish == StepWish::Send) return ReviewWish::Send;
        return wish == StepWish::Close ? ReviewWish::Close : ReviewWish::None;
    }

private:
    Remote<Order> loaded_;
    std::optional<Order> order_;
    OrderStep step_;
    std::optional<OrderAction> kept_;  // Typed for an order that has changed since.
};

}  // namespace

std::unique_ptr<ReviewCase> make_appeal_review() { return std::make_unique<AppealCase>(); }

}  // namespace emc
