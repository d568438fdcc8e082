// What the window's desk shows and does of one review, whatever it is of: each kind of case has one
// of these. A new kind is a class and a line in make_review_case().
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "domain/review.h"
#include "ui/ui.h"

namespace emc {

// One button of the desk; its shortcut is a letter.
struct ReviewStep {
    std::string_view word;  // Stable: "approve"
    std::string_view label;
    std::string_view key = {};
    ui::ButtonLook::Kind kind = ui::ButtonLook::Kind::Normal;
};

enum class ReviewNews : std::uint8_t {
    None,
    Loaded,
    Taken,    // The step was taken; what it is called stands in taken_words().
    Overrun,  // Somebody else was first, or what was looked at has changed since.
};

enum class ReviewWish : std::uint8_t { None, Close, Send };

class ReviewCase {
public:
    virtual ~ReviewCase() = default;

    virtual void ask(const std::string& case_id, Env& env) = 0;
    virtual ReviewNews poll(Env& env) = 0;
    virtual bool is_loaded() const = 0;
    virtual const Error* load_error() const = 0;
    virtual bool is_sending() const = 0;
    virtual bool is_writing() const = 0;  // A dialog is open: what is shown stays.
    virtual bool is_dirty() const = 0;
    virtual bool needs_frame() const = 0;
    virtual const Error* failure() const = 0;  // Of a step, as a whole.
    virtual std::string_view taken_words() const = 0;

    // What may be done now.
    virtual std::vector<ReviewStep> steps() const = 0;
    // Takes it at once or opens its dialog.
    virtual void begin(std::string_view word, Env& env) = 0;
    virtual void send(Env& env) = 0;  // What the open dialog says.
    virtual void close() = 0;

    virtual void draw_facts(ui::Ui& ui) = 0;
    virtual ReviewWish draw_dialog(ui::Ui& ui) = 0;
};

// Null for a kind that has no screen of its own yet.
std::unique_ptr<ReviewCase> make_review_case(ReviewKind kind);

// 审核意见, as the dialog 退回 asks for it.
struct ReviewOpinion {
    std::string reason;
    bool operator==(const ReviewOpinion&) const = default;
};
constexpr auto fields(Tag<ReviewOpinion>) {
    return std::tuple{
        field("reason", &ReviewOpinion::reason, {"审核意见", "Opinion"},
              {.required = true, .chars_min = 2, .chars_max = 500}, Editor::Paragraph,
              {"会原样告诉申请方，请写明需要修改的内容", "Told to the applicant as it is"}),
    };
}
inline Problems check(const ReviewOpinion& opinion) { return check_fields(opinion); }
ReviewOpinion normalized(ReviewOpinion opinion);

// The usual reasons of a kind, to be inserted and completed.
std::vector<std::string_view> return_reasons(ReviewKind kind);

// The dialog 退回 of kinds that are approved or returned.
struct ReturnDialog {
    bool is_open = false;
    Form<ReviewOpinion> form;
};
ReviewWish draw_return_dialog(ui::Ui& ui, ReturnDialog& dialog, ReviewKind kind, bool is_sending,
                              const Error* failure);

bool was_overrun(const Error& error);

}  // namespace emc
