// A screen is a value and three functions found by its State's type:
//   void poll(State&, Env&)                           takes answers
//   void update(State&, const Message&, Env&)         decides; no drawing
//   std::optional<Message> draw(State&, ui::Ui&)      draws; changes only its own draft
// and optional ones: bool is_dirty(const State&), leaving would lose something typed;
// bool is_busy(const State&), the person waits for a request; void leave(State&, Env&), the screen
// is closed; void retry(State&, Env&), the platform may be back: what failed to load is asked
// again; bool needs_frame(const State&), what is drawn next will differ.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "client/env.h"
#include "ui/ui.h"

namespace emc {

class Screen {
public:
    virtual ~Screen() = default;
    virtual void take_answers(Env& env) = 0;
    virtual void show(ui::Ui& ui, Env& env) = 0;
    virtual bool has_unsaved() const = 0;
    virtual bool is_waiting() const = 0;  // A request that the person is waiting for is under way.
    virtual void close(Env& env) = 0;
    virtual void try_again(Env& env) = 0;
    virtual bool wants_frame() const = 0;
};

// Erases the State. The free functions are found by argument-dependent look-up, hence the other
// names of the members here.
template <class State>
class ScreenOf final : public Screen {
public:
    explicit ScreenOf(State state) : state_(std::move(state)) {}
    void take_answers(Env& env) override { poll(state_, env); }
    void show(ui::Ui& ui, Env& env) override {
        if (const auto message = draw(state_, ui)) update(state_, *message, env);
    }
    bool has_unsaved() const override {
        if constexpr (requires { is_dirty(state_); }) return is_dirty(state_);
        return false;
    }
    bool is_waiting() const override {
        if constexpr (requires { is_busy(state_); }) return is_busy(state_);
        return false;
    }
    void close(Env& env) override {
        if constexpr (requires { leave(state_, env); }) leave(state_, env);
    }
    void try_again(Env& env) override {
        if constexpr (requires { retry(state_, env); }) retry(state_, env);
    }
    bool wants_frame() const override {
        if constexpr (requires { needs_frame(state_); }) return needs_frame(state_);
        return false;
    }
    State& state() { return state_; }

private:
    State state_;
};

}  // namespace emc
