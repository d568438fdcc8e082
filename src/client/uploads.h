// The files of a form on their way to the platform: one after the other, in pieces. After a failure
// a file goes on from where the platform has it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/files.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "ui/ui.h"

namespace emc {

struct Upload {
    enum class State : std::uint8_t { Waiting, Sending, Failed, Refused, Done };

    ui::PickedFile picked;
    State state = State::Waiting;
    FileRef file;           // Its id is there once the platform knows of it.
    std::int64_t sent = 0;  // Bytes that the platform has.
    std::string words;      // Why it has failed or was refused.

    Remote<UploadView> asked;
    std::shared_ptr<PieceBox> piece;
    Attempt<UploadStart> start;
    int mismatches = 0;  // One after the other: answers that the platform is elsewhere.
};

// What the files are for decides which are taken.
enum class FileUse : std::uint8_t { Any, Picture, Licence };

struct Uploads {
    std::vector<Upload> items;
    FileUse use = FileUse::Any;
    std::vector<std::uint32_t> dropped;  // Handles that the host may forget.
    std::vector<std::string> unwanted;   // Ids of files that the platform may forget.
    std::vector<Remote<Nothing>> cancelled;
};

// Files that the platform has already, from a draft of an earlier visit.
Uploads uploads_of(std::span<const FileRef> files);

// Takes answers and asks for what comes next; belongs into the screen's poll.
void poll(Uploads& uploads, Env& env);
void pick(Uploads& uploads, std::vector<ui::PickedFile> files);
// The person does not want it any more: the platform forgets it, too.
void remove(Uploads& uploads, std::size_t index);
void retry(Uploads& uploads, std::size_t index);
// Marks those that the platform does not have any more: problems of "<field>/<index>".
void take_refusals(Uploads& uploads, const Error& error, std::string_view field);
// Cancels what is on its way; what has arrived stays with the platform. The list is empty.
void clear(Uploads& uploads);

bool is_settled(const Uploads& uploads);  // Every file there is has arrived.
bool needs_frame(const Uploads& uploads);
std::vector<FileRef> files_of(const Uploads& uploads);  // Those that have arrived.

// The field; what the person does to it is done at once.
void draw_uploads(ui::Ui& ui, Uploads& uploads, std::string_view key, const ui::FieldLook& look);
// The same as the field `key` of a form, whose problems show beside it.
void draw_form_uploads(ui::Ui& ui, FormBase& form, std::string_view key, Uploads& uploads,
                       Text label);
// What has arrived is the form's, and is there again at the next visit.
void keep_files(FormBase& form, std::string_view key, const Uploads& uploads,
                std::vector<FileRef>& files);
// Files to save, each a link, a picture with its preview; nothing for none.
void draw_files(ui::Ui& ui, std::string_view label, std::span<const FileRef> files);
std::string file_address(const std::string& file_id);  // At the platform; empty for no id.
std::string file_address(const std::optional<FileRef>& file);
std::string file_text(const FileRef& file);  // "检索报告.pdf（1.2 MB）"

}  // namespace emc
