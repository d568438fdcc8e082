// Draws a field by its row: the editor says which widget, the table its label, help and limits.
// Screens that want another order, label or widget pass FieldOptions or draw it by hand. What is
// wrong is told as of the last refresh(form), which belongs into the screen's poll.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/choices.h"
#include "client/form.h"
#include "ui/ui.h"

namespace emc {

struct FieldOptions {
    std::string_view label = {};    // Instead of the table's.
    std::string_view help = {};     // Instead of the table's.
    std::string_view warning = {};  // What is odd but allowed.
    bool enabled = true;
    bool required = false;  // Where the table cannot know: it depends on the command.
};

// The widgets, without the entity's type. Each edits `value` in place.
void draw_text(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
               std::string& value);
void draw_number(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                 std::optional<std::int64_t>& value);
void draw_choice(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                 std::string& word, const ui::Options& choices);
void draw_county(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                 std::string& code);
// A division; where the row asks for a class, a second field 行业小类 narrows it down.
void draw_industry(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                   std::string& code);
void draw_toggle(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                 bool& value);
void draw_choices(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                  std::vector<std::string>& words, const ui::Options& choices);

// A mark from the row's least to its greatest number, as stars.
void draw_score(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                std::int64_t& value);

// A field inside a field ("stages/0/name"), whose problems have the whole path as their key.
template <class T, class Value>
FieldMeta inner_meta(const std::string& path, const Field<T, Value>& row) {
    FieldMeta meta = meta_of(row);
    meta.key = path;
    return meta;
}

// "有 2 处需要修改" while problems show; nothing otherwise.
void draw_summary(ui::Ui& ui, const FormBase& form);
// Of all the forms that are sent together.
void draw_summary(ui::Ui& ui, std::initializer_list<const FormBase*> forms);

// Says that a draft of an earlier visit is in the form. True when the person presses 放弃.
bool draw_restored_note(ui::Ui& ui);

namespace form_detail {

inline void draw_string(ui::Ui& ui, FormBase& form, const FieldMeta& meta,
                        const FieldOptions& options, std::string& value) {
    if (meta.editor == Editor::County) return draw_county(ui, form, meta, options, value);
    if (meta.editor == Editor::Industry) return draw_industry(ui, form, meta, options, value);
    draw_text(ui, form, meta, options, value);
}

template <Enumerated Enum, EmptyOption empty>
void draw_enum(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
               std::optional<Enum>& value) {
    std::string word(value ? enum_row(*value).word : std::string_view{});
    draw_choice(ui, form, meta, options, word, enum_options<Enum, empty>());
    value = enum_from_word<Enum>(word);
}

template <Enumerated Enum>
void draw_enums(ui::Ui& ui, FormBase& form, const FieldMeta& meta, const FieldOptions& options,
                std::vector<Enum>& values) {
    std::vector<std::string> words;
    words.reserve(values.size());
    for (const Enum value : values) words.emplace_back(enum_row(value).word);
    draw_choices(ui, form, meta, options, words, enum_options<Enum, EmptyOption::No>());
    values.clear();
    for (const std::string& word : words) {
        if (const std::optional<Enum> value = enum_from_word<Enum>(word)) values.push_back(*value);
    }
}

}  // namespace form_detail

template <class Value>
inline constexpr bool is_optional_enum = false;
template <Enumerated Enum>
inline constexpr bool is_optional_enum<std::optional<Enum>> = true;
template <class Value>
inline constexpr bool is_enum_list = false;
template <Enumerated Enum>
inline constexpr bool is_enum_list<std::vector<Enum>> = true;

template <Described T, class Value>
void draw_field(ui::Ui& ui, Form<T>& form, const Field<T, Value>& row,
                const FieldOptions& options = {}) {
    using namespace form_detail;
    const FieldMeta meta = meta_of(row);
    Value& value = form.draft.*(row.member);
    if constexpr (std::is_same_v<Value, std::string>) {
        draw_string(ui, form, meta, options, value);
    } else if constexpr (std::is_same_v<Value, bool>) {
        draw_toggle(ui, form, meta, options, value);
    } else if constexpr (Enumerated<Value>) {
        std::optional<Value> chosen = value;
        draw_enum<Value, EmptyOption::No>(ui, form, meta, options, chosen);
        if (chosen) value = *chosen;
    } else if constexpr (std::is_same_v<Value, std::optional<std::int64_t>>) {
        draw_number(ui, form, meta, options, value);
    } else if constexpr (std::is_same_v<Value, std::int64_t>) {
        draw_score(ui, form, meta, options, value);
    } else if constexpr (is_enum_list<Value>) {
        draw_enums(ui, form, meta, options, value);
    } else if constexpr (is_optional_enum<Value>) {
        draw_enum<typename Value::value_type, EmptyOption::Yes>(ui, form, meta, options, value);
    } else if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
        draw_choices(ui, form, meta, options, value, service_class_options());
    }
    // What has fields of its own is laid out by its screen.
}

// The same by the row's key, for forms laid out by a list of keys.
template <Described T>
void draw_field(ui::Ui& ui, Form<T>& form, std::string_view key, const FieldOptions& options = {}) {
    for_each_field<T>([&](const auto& row) {
        if (row.key == key) draw_field(ui, form, row, options);
    });
}

}  // namespace emc
