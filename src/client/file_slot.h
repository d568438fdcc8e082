// Fields of a form that are files: one file, or a few of them. They are sent as soon as they are
// picked; the draft has what has arrived.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "client/form.h"
#include "client/uploads.h"

namespace emc {

// A field for one file: another one that is picked takes its place.
struct FileSlot {
    Uploads uploads;
};
FileSlot slot_of(const std::optional<FileRef>& file, FileUse use = FileUse::Any);

// Belong into the screen's poll; the form notes what has arrived or gone.
void poll(FileSlot& slot, Env& env, FormBase& form, std::string_view key,
          std::optional<FileRef>& value);
void poll_files(Uploads& uploads, Env& env, FormBase& form, std::string_view key,
                std::vector<FileRef>& value);

// With the field's problem beside it.
void draw_file_slot(ui::Ui& ui, FormBase& form, const FieldMeta& meta, Uploads& uploads,
                    std::string_view help);

// By the key of the form's table.
template <Described T>
void draw_file_slot(ui::Ui& ui, Form<T>& form, std::string_view key, Uploads& uploads,
                    std::string_view help) {
    for_each_field<T>([&](const auto& row) {
        if (row.key == key) draw_file_slot(ui, form, meta_of(row), uploads, help);
    });
}

}  // namespace emc
