#include "client/form_fields.h"

#include <algorithm>
#include <utility>

#include "client/number_text.h"
#include "domain/industries.h"
#include "domain/messages.h"
#include "domain/regions.h"

namespace emc {
namespace {

constexpr int paragraph_rows = 4;

// The words of one field in this frame; FieldLook only points to them.
struct FieldWords {
    std::string error;
    std::string_view label;
    std::string_view help;
};

FieldWords words_of(const FormBase& form, const FieldMeta& meta, const FieldOptions& options) {
    FieldWords words;
    words.label = options.label.empty() ? meta.label.zh : options.label;
    words.help = options.help.empty() ? meta.help.zh : options.help;
    if (const Problem* problem = form.shown_problem(meta.key)) {
        const Text label{words.label, meta.label.en};
        words.error = sentence(*problem, FieldName{label, meta.editor}, Language::Zh);
    }
    return words;
}

// FieldLook for this frame. Taking the focus happens once.
ui::FieldLook look_of(FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                      const FieldWords& words) {
    ui::FieldLook look{.label = words.label, .help = words.help, .error = words.error};
    look.warning = options.warning;
    look.required = meta.rules.required || options.required;
    look.enabled = options.enabled;
    if (form.focus_key == meta.key) {
        look.take_focus = true;
        form.focus_key.clear();
    }
    return look;
}

ui::InputTraits traits_of(const FieldMeta& meta) {
    ui::InputTraits traits;
    traits.autocomplete = std::string(meta.autocomplete);
    // No `chars_max`: a text that is too long is told so; cutting what was pasted is worse.
    switch (meta.editor) {
        case Editor::NewPassword:
        case Editor::CurrentPassword:
            traits.type = ui::InputType::Password;
            break;
        case Editor::Email:
            traits.type = ui::InputType::Email;
            break;
        case Editor::Mobile:
        case Editor::Phone:
            traits.type = ui::InputType::Tel;
            break;
        case Editor::Url:
            traits.type = ui::InputType::Url;
            break;
        case Editor::Paragraph:
            traits.rows = paragraph_rows;
            break;
        case Editor::Digits:
        case Editor::Integer:
        case Editor::Year:
            traits.input_mode = "numeric";
            break;
        case Editor::Yuan:
        case Editor::WanYuan:
            traits.input_mode = "decimal";
            break;
        case Editor::Date:
            traits.placeholder = "年-月-日";
            break;
        case Editor::Line:
        case Editor::Code:
        case Editor::UserName:
        case Editor::Choice:
        case Editor::Choices:
        case Editor::County:
        case Editor::Industry:
        case Editor::ServiceCategories:
        case Editor::Toggle:
            break;
    }
    return traits;
}

// A field's problems show once the focus has left it. True in the frame in which it left, or in
// which it changed without having it, as a password manager fills a form.
bool watch_focus(ui::Ui& ui, FormBase& form, std::string_view key, bool is_changed) {
    if (ui.is_focused(key)) {
        form.focused_key = key;
        return false;
    }
    if (form.focused_key != key) {
        if (is_changed) form.note_left(key);
        return is_changed;
    }
    form.focused_key.clear();
    form.note_left(key);
    return true;
}

// A choice is made at once: there is nothing half typed.
void note_chosen(FormBase& form, std::string_view key) {
    form.note_change(key);
    form.note_left(key);
}

std::string& text_of(FormBase& form, std::string_view key, std::string_view initial) {
    return form.texts.try_emplace(std::string(key), initial).first->second;
}

}  // namespace

void draw_text(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
               std::string& value) {
    const FieldWords words = words_of(form, meta, options);
    ui::FieldLook look = look_of(form, meta, options, words);
    look.input = traits_of(meta);
    const bool is_changed = ui.text_field(meta.key, value, look);
    if (is_changed) form.note_change(meta.key);
    if (!watch_focus(ui, form, meta.key, is_changed) || meta.editor != Editor::Date) return;
    const std::string date = tidy_date(value);
    if (date == value) return;
    value = date;
    form.note_change(meta.key);
}

void draw_number(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                 std::optional<std::int64_t>& value) {
    const FieldWords words = words_of(form, meta, options);
    ui::FieldLook look = look_of(form, meta, options, words);
    look.input = traits_of(meta);
    if (meta.editor == Editor::WanYuan) look.suffix = "万元";
    if (meta.editor == Editor::Yuan) look.suffix = "元";
    const auto typed = form.texts.find(meta.key);
    std::string text = typed != form.texts.end() ? typed->second
                       : value                   ? number_text(*value, meta.editor)
                                                 : std::string();
    const bool is_changed = ui.text_field(meta.key, text, look);
    if (is_changed) {
        enter_number(form, meta.editor, meta.key, text, value);
        form.note_change(meta.key);
    }
    // What was understood is shown in its plain form once the person has gone on.
    if (watch_focus(ui, form, meta.key, is_changed) && value) form.drop_text(meta.key);
}

void draw_choice(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                 std::string& word, const ui::Options& choices) {
    const FieldWords words = words_of(form, meta, options);
    if (ui.choice(meta.key, word, choices, look_of(form, meta, options, words))) {
        note_chosen(form, meta.key);
    }
}

void draw_county(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                 std::string& code) {
    constexpr std::string_view prefecture_key = "prefecture";
    const Prefecture* owner = find_prefecture_of(code);
    std::string& prefecture =
        text_of(form, prefecture_key, owner != nullptr ? std::string(owner->code) : std::string());
    if (owner != nullptr) prefecture = owner->code;

    FieldMeta first = meta;
    first.key = prefecture_key;
    first.label = {"所在市州", "Prefecture"};
    first.help = {};
    if (prefecture.empty() && form.focus_key == meta.key) form.focus_key = prefecture_key;
    const auto draw_prefecture = [&] {
        const FieldWords words = words_of(form, first, {});
        ui::FieldLook look = look_of(form, first, {.enabled = options.enabled}, words);
        const bool misses = prefecture.empty() && form.shown_problem(meta.key) != nullptr;
        if (misses) look.error = "请选择所在市州";
        if (!ui.choice(first.key, prefecture, prefecture_options(), look)) return;
        code.clear();
        form.note_change(meta.key);
    };
    const auto draw_itself = [&] {
        const FieldWords words = words_of(form, meta, options);
        const ui::FieldLook look = look_of(form, meta, options, words);
        if (ui.choice(meta.key, code, county_options(prefecture), look))
            note_chosen(form, meta.key);
    };
    ui.columns({1, 1}, {draw_prefecture, draw_itself});
}

namespace {

// Where a class is asked for, too, help and message stand beside the field that is to be changed.
void draw_division(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                   bool asks_class, std::string& code) {
    const FieldWords words = words_of(form, meta, options);
    std::string division(division_of(code));
    ui::FieldLook look{.label = words.label};
    look.required = meta.rules.required;
    look.enabled = options.enabled;
    const bool is_right = asks_class && !division.empty();
    if (!is_right) look = look_of(form, meta, options, words);
    if (asks_class) look.help = {};
    if (!ui.choice(meta.key, division, division_options(), look)) return;
    code = division;
    note_chosen(form, meta.key);
}

void draw_class(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                std::string& code) {
    const std::string division(division_of(code));
    FieldWords words = words_of(form, meta, options);
    words.label = "行业小类";
    if (division.empty()) words.error.clear();
    const ui::FieldLook look = look_of(form, meta, options, words);
    std::string leaf = code.size() > division.size() ? code : std::string();
    const std::string key = std::string(meta.key) + "_class";
    if (!ui.choice(key, leaf, class_options(division), look)) return;
    code = leaf.empty() ? division : leaf;
    note_chosen(form, meta.key);
}

}  // namespace

void draw_industry(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                   std::string& code) {
    const bool asks_class = meta.rules.check == check_industry_class;
    if (!asks_class) return draw_division(ui, form, meta, options, false, code);
    ui.columns({1, 1}, {[&] { draw_division(ui, form, meta, options, true, code); },
                        [&] { draw_class(ui, form, meta, options, code); }});
}

void draw_toggle(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                 bool& value) {
    const FieldWords words = words_of(form, meta, options);
    if (ui.checkbox(meta.key, words.label, value, words.error)) note_chosen(form, meta.key);
    if (form.focus_key == meta.key) form.focus_key.clear();
}

void draw_score(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                std::int64_t& value) {
    const FieldWords words = words_of(form, meta, options);
    const ui::ScoreRange range{meta.rules.min, meta.rules.max};
    if (ui.slider(meta.key, value, range, look_of(form, meta, options, words))) {
        note_chosen(form, meta.key);
    }
}

void draw_choices(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                  std::vector<std::string>& words, const ui::Options& choices) {
    const FieldWords shown = words_of(form, meta, options);
    ui.space(2);
    ui.line([&] {
        ui.text(shown.label, ui::TextStyle::Strong);
        if (meta.rules.required) ui.text("*", ui::TextStyle::Strong, ui::Tone::Danger);
    });
    ui.push_key(meta.key);
    ui.line([&] {
        for (const ui::Option& choice : *choices) {
            const auto found = std::ranges::find(words, choice.value);
            bool is_chosen = found != words.end();
            if (!ui.checkbox(choice.value, choice.label, is_chosen)) continue;
            if (is_chosen) {
                words.push_back(choice.value);
            } else {
                words.erase(found);
            }
            note_chosen(form, meta.key);
        }
    });
    ui.pop_key();
    if (!shown.error.empty()) ui.text(shown.error, ui::TextStyle::Small, ui::Tone::Danger);
}

void draw_summary(ui::Ui& ui, const FormBase& form) { draw_summary(ui, {&form}); }

void draw_summary(ui::Ui& ui, std::initializer_list<const FormBase*> forms) {
    std::size_t count = 0;
    for (const FormBase* form : forms) count += form->is_submitted ? form->shown_count() : 0;
    if (count == 0) return;
    ui.notice("有 " + std::to_string(count) + " 处需要修改", ui::Tone::Danger);
}

bool draw_restored_note(ui::Ui& ui) {
    bool is_pressed = false;
    ui.notice("已恢复您上次未提交的内容", ui::Tone::Primary);
    ui.line([&] { is_pressed = ui.button("放弃", {.kind = ui::ButtonLook::Kind::Quiet}); });
    return is_pressed;
}

}  // namespace emc
