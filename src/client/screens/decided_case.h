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

    ReviewNews poll(Env&) override {
        refresh(dialog_.form);
        const bool is_news = loaded_.poll() && loaded_.error() == nullptr;
        if (is_news) entity_ = *loaded_.value();
        if (!acted_.poll()) return is_news ? ReviewNews::Loaded : ReviewNews::None;
        attempt_.note_answer(acted_.error());
        if (const Error* error = acted_.error()) return take_failure(*error);
        entity_ = *acted_.value();
        close_dialog();
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
    std::string_view taken_words() const override { return words_; }

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
            dialog_.is_open = true;
        } else if (word == "approve") {
            give(Kind::action_on(*entity_, Kind::approve), "已通过", env);
        }
    }
    void send(Env& env) override {
        if (!entity_ || acted_.is_pending()) return;
        failure_.reset();
        const std::optional<ReviewOpinion> opinion = submit(dialog_.form);
        if (!opinion) return;
        Action action = Kind::action_on(*entity_, Kind::turn_down);
        action.reason = opinion->reason;
        give(action, "已退回", env);
    }
    void close() override { close_dialog(); }

    void draw_facts(ui::Ui& ui) override {
        if (entity_) Kind::draw(ui, *entity_);
    }
    ReviewWish draw_dialog(ui::Ui& ui) override {
        return draw_return_dialog(ui, dialog_, Kind::kind, acted_.is_pending(), failure());
    }

protected:
    const std::optional<Entity>& entity() const { return entity_; }
    // `words` tell of it once it is taken: "已通过".
    void give(const Action& action, std::string_view words, Env& env) {
        if (acted_.is_pending()) return;
        failure_.reset();
        words_ = words;
        const std::string& key = attempt_.key_for(action, env.random);
        acted_ = call<typename Kind::Act>(env.transport, action, {.idempotency_key = key});
    }
    // Puts what is wrong beside the fields of a dialog of the kind's own; true if it belongs there.
    virtual bool take_own_problems(const Error&) { return false; }
    void forget_failure() { failure_.reset(); }

private:
    void close_dialog() {
        dialog_.is_open = false;
        load(dialog_.form, ReviewOpinion{});
    }
    ReviewNews take_failure(const Error& error) {
        if (was_overrun(error)) {
            // What was typed is there again when the dialog opens for what there is now.
            dialog_.is_open = false;
            return ReviewNews::Overrun;
        }
        const bool is_shown =
            (dialog_.is_open && take_problems(dialog_.form, error)) || take_own_problems(error);
        if (!is_shown) failure_ = error;
        return ReviewNews::None;
    }

    Remote<Entity> loaded_;
    std::optional<Entity> entity_;
    Remote<Entity> acted_;
    Attempt<Action> attempt_;
    std::optional<Error> failure_;
    ReturnDialog dialog_;
    std::string_view words_;
};

}  // namespace emc
