// The ReviewCase of kinds that a window approves or returns as a whole. `Kind` says how:
//   Read, Act                     the endpoints, Entity and Action their outputs and inputs
//   kind                          of ReviewKind
//   approve, turn_down            commands of the Action
//   Read::Input key_of(id)        and Action action_on(entity, command)
//   bool is_open(entity, command) whether the window may give it now
//   void draw(ui, entity)         the facts
#pragma once

#include "client/screens/review_case.h"

namespace emc {

template <class Kind>
class DecidedCase : public ReviewCase {
public:
    using Entity = typename Kind::Entity;
    using Action = typename Kind::Action;

    void ask(const std::string& case_id, Env& env) override {
        loaded_.renew(call<typename Kind::Read>(env.transport, Kind::key_of(case_id)));
    }

    ReviewNews poll(Env& env) override {
        refresh(dialog_.form);
        const bool is_news = loaded_.poll() && loaded_.error() == nullptr;
        if (is_news) entity_ = *loaded_.value();
        if (!acted_.poll()) return is_news ? ReviewNews::Loaded : ReviewNews::None;
        attempt_.note_answer(acted_.error());
        if (const Error* error = acted_.error()) return take_failure(*error);
        entity_ = *acted_.value();
        dialog_.is_open = false;
        static_cast<void>(env);
        return ReviewNews::Taken;
    }

    bool is_loaded() const override { return entity_.has_value(); }
    const Error* load_error() const override {
        return loaded_.is_pending() ? nullptr : loaded_.error();
    }
    bool is_sending() const override { return acted_.is_pending(); }
    bool is_writing() const override { return dialog_.is_open; }
    bool is_dirty() const override { return dialog_.is_open && is_changed(dialog_.form); }
    bool needs_frame() const override { return dialog_.is_open && dialog_.form.is_stale; }
    const Error* failure() const override { return failure_ ? &*failure_ : nullptr; }
    std::string_view taken_words() const override { return sent_approval_ ? "已通过" : "已退回"; }

    std::vector<ReviewStep> steps() const override {
        using enum ui::ButtonLook::Kind;
        std::vector<ReviewStep> steps;
        if (!entity_) return steps;
        if (Kind::is_open(*entity_, Kind::approve))
            steps.push_back({"approve", "通过", "a", Primary});
        if (Kind::is_open(*entity_, Kind::turn_down))
            steps.push_back({"return", "退回", "r", Normal});
        return steps;
    }

    void begin(std::string_view word, Env& env) override {
        if (!entity_ || acted_.is_pending()) return;
        failure_.reset();
        if (word == "return") {
            load(dialog_.form, ReviewOpinion{});
            dialog_.is_open = true;
        } else if (word == "approve") {
            give(Kind::approve, {}, env);
        }
    }
    void send(Env& env) override {
        if (!entity_ || acted_.is_pending()) return;
        failure_.reset();
        if (const std::optional<ReviewOpinion> opinion = submit(dialog_.form))
            give(Kind::turn_down, opinion->reason, env);
    }
    void close() override { dialog_.is_open = false; }

    void draw_facts(ui::Ui& ui) override {
        if (entity_) Kind::draw(ui, *entity_);
    }
    ReviewWish draw_dialog(ui::Ui& ui) override {
        return draw_return_dialog(ui, dialog_, Kind::kind, acted_.is_pending(), failure());
    }

protected:
    const std::optional<Entity>& entity() const { return entity_; }

private:
    void give(decltype(Kind::approve) command, std::string reason, Env& env) {
        Action action = Kind::action_on(*entity_, command);
        action.reason = std::move(reason);
        sent_approval_ = command == Kind::approve;
        const std::string& key = attempt_.key_for(action, env.random);
        acted_ = call<typename Kind::Act>(env.transport, action, {.idempotency_key = key});
    }
    ReviewNews take_failure(const Error& error) {
        if (was_overrun(error)) {
            dialog_.is_open = false;
            return ReviewNews::Overrun;
        }
        if (!dialog_.is_open || !take_problems(dialog_.form, error)) failure_ = error;
        return ReviewNews::None;
    }

    Remote<Entity> loaded_;
    std::optional<Entity> entity_;
    Remote<Entity> acted_;
    Attempt<Action> attempt_;
    std::optional<Error> failure_;
    ReturnDialog dialog_;
    bool sent_approval_ = false;
};

}  // namespace emc
