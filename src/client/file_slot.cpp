#include "client/file_slot.h"

#include <span>
#include <string>

#include "domain/messages.h"

namespace emc {
namespace {

// "pictures" has the problems of "pictures/0" beside it too.
const Problem* problem_of(const FormBase& form, std::string_view key) {
    if (const Problem* problem = form.shown_problem(key)) return problem;
    for (const Problems* problems : {&form.server_problems, &form.draft_problems}) {
        for (const Problem& problem : *problems) {
            if (form.is_submitted && belongs_to(problem.field, key)) return &problem;
        }
    }
    return nullptr;
}

}  // namespace

FileSlot slot_of(const std::optional<FileRef>& file, FileUse use) {
    FileSlot slot;
    if (file) slot.uploads = uploads_of(std::span(&*file, 1));
    slot.uploads.use = use;
    return slot;
}

void poll(FileSlot& slot, Env& env, FormBase& form, std::string_view key,
          std::optional<FileRef>& value) {
    while (slot.uploads.items.size() > 1) remove(slot.uploads, 0);
    poll(slot.uploads, env);
    const std::vector<FileRef> files = files_of(slot.uploads);
    const std::optional<FileRef> arrived =
        files.empty() ? std::nullopt : std::optional(files.front());
    if (arrived == value) return;
    value = arrived;
    form.note_change(key);
    form.note_left(key);
}

void poll_files(Uploads& uploads, Env& env, FormBase& form, std::string_view key,
                std::vector<FileRef>& value) {
    poll(uploads, env);
    std::vector<FileRef> files = files_of(uploads);
    if (files == value) return;
    value = std::move(files);
    form.note_change(key);
    form.note_left(key);
}

void draw_file_slot(ui::Ui& ui, FormBase& form, const FieldMeta& meta, Uploads& uploads,
                    std::string_view help) {
    ui::FieldLook look{.label = meta.label.zh, .help = help};
    std::string error;
    if (const Problem* problem = problem_of(form, meta.key)) {
        error = sentence(*problem, FieldName{meta.label, meta.editor}, Language::Zh);
        // A file is not written.
        if (problem->rule == Rule::Required) error = "请上传" + std::string(meta.label.zh);
        if (problem->rule == Rule::Format) error = "请上传 JPG 或 PNG 图片";
    }
    look.error = error;
    look.required = meta.rules.required;
    if (form.focus_key == meta.key) {
        look.take_focus = true;
        form.focus_key.clear();
    }
    draw_uploads(ui, uploads, meta.key, look);
}

}  // namespace emc
