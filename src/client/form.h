// A form is a draft and what is wrong with it. Widgets edit the draft in place; which widget a
// field gets, its label, help and limits come from the entity's field table.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/field.h"

namespace emc {

// A field's row without its types.
struct FieldMeta {
    std::string_view key;
    Text label;
    FieldRules rules;
    Editor editor = Editor::Line;
    Text help;
    std::string_view autocomplete;
};

template <class T, class Value>
FieldMeta meta_of(const Field<T, Value>& row) {
    return {row.key, row.label, row.rules, row.editor, row.help, row.autocomplete};
}

// What every form has, whatever it edits.
struct FormBase {
    // Numbers as typed, by key, as long as they are not what number_text would show. Also choices
    // that only lead to a field: "prefecture".
    std::map<std::string, std::string, std::less<>> texts;
    Problems text_problems;    // Of `texts` that are no numbers.
    Problems draft_problems;   // Of the draft as it is now.
    Problems server_problems;  // From the platform; each leaves when its field changes.
    std::set<std::string, std::less<>> changed;
    std::set<std::string, std::less<>> touched;  // Changed and left: its problems show.
    bool is_submitted = false;                   // From here on all problems show.
    std::string focus_key;                       // Takes the focus when it is drawn next.
    std::string focused_key;
    bool is_stale = true;         // Changed since draft_problems were made.
    bool is_draft_stale = false;  // Changed since the device kept it; see drafts.h.

    const Problem* shown_problem(std::string_view key) const;
    // Fields with a problem that shows.
    std::size_t shown_count() const;
    void note_change(std::string_view key);
    void note_left(std::string_view key);
    void set_text(std::string_view key, std::string text, std::optional<Rule> problem);
    void drop_text(std::string_view key);
};

template <Described T>
struct Form : FormBase {
    T draft;
    T original;  // As loaded or last saved.
    // The whole rule where check(T) needs to know more: today, who the account belongs to.
    std::function<Problems(const T&)> rule;

    bool operator==(const Form&) const = delete;
};

// Whether leaving would lose something typed.
template <Described T>
bool is_changed(const Form<T>& form) {
    return form.draft != form.original || !form.text_problems.empty();
}

template <class T>
T normal_form(const T& draft) {
    if constexpr (requires { normalized(draft); }) return normalized(draft);
    return draft;
}

// Where the draft still is as it was loaded, it takes what the platform has by now.
template <Described T>
void take_newer(T& draft, const T& base, const T& newer) {
    for_each_field<T>([&](const auto& row) {
        if (draft.*(row.member) == base.*(row.member)) draft.*(row.member) = newer.*(row.member);
    });
}

// The problems of the draft as it is; every frame, cheap while nothing changed.
template <Described T>
void refresh(Form<T>& form) {
    if (!form.is_stale) return;
    const T value = normal_form(form.draft);
    form.draft_problems = form.rule ? form.rule(value) : check(value);
    form.is_stale = false;
}

// Starts again from a value of the platform's.
template <Described T>
void load(Form<T>& form, T value) {
    auto rule = std::move(form.rule);
    form = Form<T>{};
    form.rule = std::move(rule);
    form.original = value;
    form.draft = std::move(value);
}

// The first field of the table with a problem that shows gets the focus.
template <Described T>
void focus_first_problem(Form<T>& form) {
    form.focus_key.clear();
    for_each_field<T>([&](const auto& row) {
        if (form.focus_key.empty() && form.shown_problem(row.key) != nullptr)
            form.focus_key = row.key;
    });
}

// The value to send, in its normal form; or nothing, and every problem is shown beside its field.
template <Described T>
std::optional<T> submit(Form<T>& form) {
    form.is_submitted = true;
    form.is_stale = true;
    form.server_problems.clear();
    refresh(form);
    if (!form.text_problems.empty() || !form.draft_problems.empty()) {
        focus_first_problem(form);
        return std::nullopt;
    }
    return normal_form(form.draft);
}

// Of the field itself or of something inside it: "stages/0/name" of "stages".
inline bool belongs_to(std::string_view path, std::string_view key) {
    return path.starts_with(key) && (path.size() == key.size() || path[key.size()] == '/');
}

// What an error says of the inside of a field, as that part itself would say it: of "payment" the
// problem of "payment/paid_on" is that of "paid_on".
Error error_within(const Error& error, std::string_view key);

// Puts the platform's problems beside their fields. False if none of them belongs to a field, so
// that the error must be told as a whole.
template <Described T>
bool take_problems(Form<T>& form, const Error& error) {
    form.server_problems.clear();
    for (const Problem& problem : error.problems) {
        for_each_field<T>([&](const auto& row) {
            if (belongs_to(problem.field, row.key)) form.server_problems.push_back(problem);
        });
    }
    if (form.server_problems.empty()) return false;
    form.is_submitted = true;
    focus_first_problem(form);
    return true;
}

}  // namespace emc
