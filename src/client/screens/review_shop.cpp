// 微商城审核 at the window's desk: the decision, the telephone call that tells it, the guide and
// the opening.
#include <algorithm>

#include "api/shops.h"
#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/decided_case.h"
#include "client/screens/review_kinds.h"
#include "client/screens/shop_facts_view.h"

namespace emc {
namespace {

struct ShopKind {
    using Read = ReadShop;
    using Act = ActOnShop;
    using Entity = Shop;
    using Action = ShopAction;
    static constexpr ReviewKind kind = ReviewKind::Shop;
    static constexpr ShopCommand approve = ShopCommand::Approve;
    static constexpr ShopCommand turn_down = ShopCommand::Return;

    static ShopKey key_of(const std::string& id) { return {id}; }
    static Action action_on(const Entity& shop, ShopCommand command) {
        Action action;
        action.shop_id = shop.shop_id;
        action.command = command;
        action.expected_version = shop.version;
        return action;
    }
    static bool is_open(const Entity& shop, ShopCommand command) {
        return std::ranges::contains(open_commands(shop, CaseActor::Window), command);
    }
    static void draw(ui::Ui& ui, const Entity& shop) {
        draw_shop_facts(ui, shop);
        draw_shop_progress(ui, shop);
    }
};

class ShopCase final : public DecidedCase<ShopKind> {
public:
    ReviewNews poll(Env& env) override {
        refresh(call_);
        refresh(guide_);
        const ReviewNews news = DecidedCase::poll(env);
        if (news == ReviewNews::Taken) kept_.reset();
        if (news == ReviewNews::Overrun && writing_) kept_ = writing_;
        if (news == ReviewNews::Taken || news == ReviewNews::Overrun) writing_.reset();
        return news;
    }
    bool is_writing() const override { return writing_ || DecidedCase::is_writing(); }
    bool is_dirty() const override {
        return (writing_ && (is_changed(call_) || is_changed(guide_))) || DecidedCase::is_dirty();
    }
    bool needs_frame() const override {
        return (writing_ && (call_.is_stale || guide_.is_stale)) || DecidedCase::needs_frame();
    }

    std::vector<ReviewStep> steps() const override {
        std::vector<ReviewStep> steps = DecidedCase::steps();
        using enum ui::ButtonLook::Kind;
        add(steps, ShopCommand::RecordCall, {"record_call", "登记电话", "a", Primary});
        add(steps, ShopCommand::Open, {"open", "开通", "a", Primary});
        add(steps, ShopCommand::AssignGuide, {"assign_guide", "更换指导专员", "", Normal});
        return steps;
    }

    void begin(std::string_view word, Env& env) override {
        const auto command = enum_from_word<ShopCommand>(word);
        if (!entity() || is_sending()) return;
        if (command == ShopCommand::Open) {
            return give(ShopKind::action_on(*entity(), *command), "微商城已开通", env);
        }
        const bool is_own_dialog =
            command == ShopCommand::RecordCall || command == ShopCommand::AssignGuide;
        if (!is_own_dialog) return DecidedCase::begin(word, env);
        forget_failure();
        if (kept_ != command) {
            load(call_, first_call(env.clock.now()));
            load(guide_, entity()->guide.value_or(ShopGuide{}));
        }
        kept_.reset();
        writing_ = command;
    }

    void send(Env& env) override {
        if (!writing_) return DecidedCase::send(env);
        if (!entity() || is_sending()) return;
        ShopAction action = ShopKind::action_on(*entity(), *writing_);
        const bool is_call = *writing_ == ShopCommand::RecordCall;
        if (is_call) action.call = submit(call_);
        if (names_guide()) action.guide = submit(guide_);
        // What is wrong stands beside its field.
        if ((is_call && !action.call) || (names_guide() && !action.guide)) return;
        give(action, is_call ? "电话告知已登记" : "已更换指导专员", env);
    }
    void close() override {
        writing_.reset();
        kept_.reset();
        DecidedCase::close();
    }

    ReviewWish draw_dialog(ui::Ui& ui) override {
        if (!writing_) return DecidedCase::draw_dialog(ui);
        const bool is_call = *writing_ == ShopCommand::RecordCall;
        const std::string_view name = is_call ? "登记电话" : "更换指导专员";
        ReviewWish wish = ReviewWish::None;
        const bool is_open = ui.dialog(name, [&] { wish = draw_own(ui, name, is_call); });
        return is_open ? wish : ReviewWish::Close;
    }

protected:
    bool take_own_problems(const Error& error) override {
        if (!writing_) return false;
        const bool is_of_call = take_inner(call_, "call/", error);
        return take_inner(guide_, "guide/", error) || is_of_call;
    }

private:
    void add(std::vector<ReviewStep>& steps, ShopCommand command, const ReviewStep& step) const {
        if (entity() && ShopKind::is_open(*entity(), command)) steps.push_back(step);
    }

    // The platform's paths begin with the part of the action.
    template <class T>
    static bool take_inner(Form<T>& form, std::string_view prefix, const Error& error) {
        Error own = error;
        own.problems.clear();
        for (Problem problem : error.problems) {
            if (!problem.field.starts_with(prefix)) continue;
            problem.field.erase(0, prefix.size());
            own.problems.push_back(std::move(problem));
        }
        return !own.problems.empty() && take_problems(form, own);
    }

    ShopCall first_call(InstantMs now) const {
        constexpr InstantMs minute_ms = 60'000;
        constexpr InstantMs day_minutes = 24LL * 60;
        const InstantMs minute = (now + shanghai_offset_ms) / minute_ms % day_minutes;
        const auto two = [](InstantMs number) {
            return (number < 10 ? "0" : "") + std::to_string(number);
        };
        ShopCall call;
        call.called_on = to_string(civil_date_of(now));
        call.called_at = two(minute / 60) + ":" + two(minute % 60);
        call.person = entity()->application.manager;
        call.number = entity()->application.phone;
        return call;
    }

    // After an approval the call that reaches somebody also names who helps from now on.
    bool names_guide() const {
        if (!writing_ || !entity()) return false;
        if (*writing_ == ShopCommand::AssignGuide) return true;
        return entity()->state == ShopState::ApprovedUntold &&
               call_.draft.outcome == CallOutcome::Told;
    }

    template <class T>
    static void draw_pair(ui::Ui& ui, Form<T>& form, std::string_view first,
                          std::string_view second) {
        ui.columns({1, 1},
                   {[&] { draw_field(ui, form, first); }, [&] { draw_field(ui, form, second); }});
    }

    ReviewWish draw_own(ui::Ui& ui, std::string_view name, bool is_call) {
        if (const Error* error = failure()) draw_send_failure(ui, *error);
        ReviewWish wish = ReviewWish::None;
        ui.form("shop_step", name, [&] {
            if (is_call) {
                draw_summary(ui, call_);
                draw_pair(ui, call_, "called_on", "called_at");
                draw_pair(ui, call_, "person", "number");
                draw_field(ui, call_, "outcome");
                draw_field(ui, call_, "note");
            }
            if (names_guide()) {
                draw_summary(ui, guide_);
                draw_pair(ui, guide_, "name", "phone");
            }
            wish = draw_buttons(ui);
        });
        return wish;
    }

    ReviewWish draw_buttons(ui::Ui& ui) const {
        ReviewWish wish = ReviewWish::None;
        ui.line([&] {
            ui.spacer();
            if (ui.button("取消")) wish = ReviewWish::Close;
            if (ui.button("保存", {.kind = ui::ButtonLook::Kind::Primary,
                                   .is_busy = is_sending(),
                                   .is_submit = true})) {
                wish = ReviewWish::Send;
            }
        });
        return wish;
    }

    std::optional<ShopCommand> writing_;
    std::optional<ShopCommand> kept_;  // Whose forms were typed for a shop that has changed since.
    Form<ShopCall> call_;
    Form<ShopGuide> guide_;
};

}  // namespace

std::unique_ptr<ReviewCase> make_shop_review() { return std::make_unique<ShopCase>(); }

}  // namespace emc
