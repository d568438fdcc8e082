#include "client/uploads.h"

#include <algorithm>
#include <utility>

#include "domain/messages.h"

namespace emc {
namespace {

using State = Upload::State;

constexpr int mismatches_max = 3;

std::string refusal_of(const ui::PickedFile& file, const Uploads& uploads) {
    const auto count = std::ranges::count_if(
        uploads.items, [](const Upload& one) { return one.state != State::Refused; });
    if (uploads.use == FileUse::Picture && !has_picture_extension(file.name))
        return "请上传 JPG 或 PNG 图片";
    const bool is_licence = uploads.use == FileUse::Licence;
    if (is_licence && !has_licence_extension(file.name)) return "请上传 JPG、PNG 或 PDF 文件";
    if (is_licence && file.bytes > licence_bytes_max) return "文件不能超过 5 MB";
    if (static_cast<std::size_t>(count) >= files_max)
        return "最多上传 " + std::to_string(files_max) + " 个文件";
    if (!has_file_extension(file.name)) return "不支持这种类型的文件";
    if (file.bytes > file_bytes_max) return "文件不能超过 10 MB";
    if (file.bytes <= 0) return "文件是空的";
    const Problems problems = check(UploadStart{file.name, file.bytes});
    return problems.empty() ? std::string()
                            : sentence_of<UploadStart>(problems.front(), Language::Zh);
}

void fail_upload(Upload& upload, State state, std::string words) {
    upload.state = state;
    upload.words = std::move(words);
    upload.asked = {};
    upload.piece.reset();
}

void ask_place(Upload& upload, Env& env) {
    upload.asked = call<ReadUpload>(env.transport, {upload.file.file_id});
}

void begin(Upload& upload, Env& env) {
    upload.state = State::Sending;
    upload.words.clear();
    if (!upload.file.file_id.empty()) return ask_place(upload, env);
    const UploadStart start{upload.picked.name, upload.picked.bytes};
    upload.asked = call<CreateUpload>(env.transport, start,
                                      {.idempotency_key = upload.start.key_for(start, env.random)});
}

void take_error(Upload& upload, const Error& error, Env& env) {
    if (error.code == "upload.offset" && upload.mismatches++ < mismatches_max) {
        return ask_place(upload, env);
    }
    if (error.kind == ErrorKind::Unavailable) {
        return fail_upload(upload, State::Failed, "上传中断，已传的部分会保留，可以继续上传");
    }
    if (error.kind == ErrorKind::Invalid && !error.problems.empty()) {
        const Problem& problem = error.problems.front();
        const bool is_other_type = problem.field == "name" && problem.rule == Rule::Format;
        return fail_upload(upload, State::Refused,
                           is_other_type ? std::string("文件内容与扩展名不符")
                                         : sentence_of<UploadStart>(problem, Language::Zh));
    }
    if (error.kind == ErrorKind::NotFound) upload.file = {};  // It is begun anew.
    fail_upload(upload, State::Failed, sentence(error, Language::Zh));
}

void take_place(Upload& upload, const UploadView& view, Env& env) {
    if (view.received > upload.sent) upload.mismatches = 0;
    upload.file = view.file;
    upload.sent = view.received;
    if (view.is_complete) {
        upload.state = State::Done;
        env.files.forget(upload.picked.handle);
        return;
    }
    const std::int64_t count = std::min(chunk_bytes_max, upload.picked.bytes - upload.sent);
    upload.piece = env.files.read(upload.picked.handle, upload.sent, count);
}

void take_answer(Upload& upload, Env& env) {
    const Error* error = upload.asked.error();
    upload.start.note_answer(error);
    if (error != nullptr) {
        const Error failure = *error;
        return take_error(upload, failure, env);
    }
    const UploadView view = *upload.asked.value();
    take_place(upload, view, env);
}

void send_piece(Upload& upload, Env& env) {
    const std::shared_ptr<PieceBox> piece = std::exchange(upload.piece, nullptr);
    if (piece->data->empty()) {
        return fail_upload(upload, State::Refused, "文件已经变动或不能读取，请移除后重新选择");
    }
    upload.asked = call<AddUploadPiece>(env.transport,
                                        {upload.file.file_id, upload.sent, std::move(*piece->data)},
                                        {.idempotency_key = new_uuid(env.random)});
}

ui::FileState shown(State state) {
    switch (state) {
        case State::Failed:
            return ui::FileState::Failed;
        case State::Refused:
            return ui::FileState::Refused;
        case State::Done:
            return ui::FileState::Done;
        case State::Waiting:
        case State::Sending:
            break;
    }
    return ui::FileState::Sending;
}

std::string size_text(std::int64_t bytes) {
    constexpr std::int64_t kib = 1024;
    constexpr std::int64_t mib = kib * kib;
    if (bytes < kib) return std::to_string(bytes) + " B";
    if (bytes < mib) return std::to_string(bytes / kib) + " KB";
    return std::to_string(bytes / mib) + "." + std::to_string(bytes % mib * 10 / mib) + " MB";
}

std::string picture_of(const Upload& upload) {
    const bool is_seen = upload.state == State::Done && has_picture_extension(upload.file.name);
    return is_seen ? file_address(upload.file.file_id) : std::string();
}

constexpr std::string_view accepted_pictures = ".jpg,.jpeg,.png";
constexpr std::string_view accepted_licences = ".jpg,.jpeg,.png,.pdf";

std::string accept_list() {
    std::string list;
    for (const std::string_view extension : file_extensions) {
        if (!list.empty()) list += ',';
        list += extension;
    }
    return list;
}

}  // namespace

Uploads uploads_of(std::span<const FileRef> files) {
    Uploads uploads;
    for (const FileRef& file : files) {
        Upload upload;
        upload.picked = {.bytes = file.bytes, .name = file.name};
        upload.state = State::Done;
        upload.file = file;
        upload.sent = file.bytes;
        uploads.items.push_back(std::move(upload));
    }
    return uploads;
}

void poll(Uploads& uploads, Env& env) {
    for (const std::uint32_t handle : std::exchange(uploads.dropped, {})) env.files.forget(handle);
    for (std::string& file_id : std::exchange(uploads.unwanted, {})) {
        uploads.cancelled.push_back(call<CancelUpload>(env.transport, {std::move(file_id)}));
    }
    // Whatever the answer: a file that the platform keeps in spite of it is in use or goes later.
    std::erase_if(uploads.cancelled, [](Remote<Nothing>& request) { return request.poll(); });
    auto current = std::ranges::find(uploads.items, State::Sending, &Upload::state);
    if (current == uploads.items.end()) {
        current = std::ranges::find(uploads.items, State::Waiting, &Upload::state);
        if (current != uploads.items.end()) begin(*current, env);
        return;
    }
    if (current->piece && current->piece->data) send_piece(*current, env);
    if (current->asked.poll()) take_answer(*current, env);
}

void pick(Uploads& uploads, std::vector<ui::PickedFile> files) {
    for (ui::PickedFile& file : files) {
        Upload upload;
        upload.words = refusal_of(file, uploads);
        if (!upload.words.empty()) {
            upload.state = State::Refused;
            uploads.dropped.push_back(file.handle);
        }
        upload.picked = std::move(file);
        uploads.items.push_back(std::move(upload));
    }
}

void remove(Uploads& uploads, std::size_t index) {
    if (index >= uploads.items.size()) return;
    const auto at = uploads.items.begin() + static_cast<std::ptrdiff_t>(index);
    uploads.dropped.push_back(at->picked.handle);
    // One of an earlier visit is another form's, too.
    const bool is_ours = at->picked.handle != 0 && !at->file.file_id.empty();
    if (is_ours) uploads.unwanted.push_back(at->file.file_id);
    uploads.items.erase(at);
}

void retry(Uploads& uploads, std::size_t index) {
    if (index >= uploads.items.size() || uploads.items[index].state != State::Failed) return;
    uploads.items[index].state = State::Waiting;
    uploads.items[index].mismatches = 0;
}

void take_refusals(Uploads& uploads, const Error& error, std::string_view field) {
    for (std::size_t i = 0; i < uploads.items.size(); ++i) {
        const std::string path = std::string(field) + "/" + std::to_string(i);
        if (std::ranges::contains(error.problems, path, &Problem::field)) {
            fail_upload(uploads.items[i], State::Refused, "平台上已没有这个文件，请移除后重新上传");
        }
    }
}

void clear(Uploads& uploads) {
    for (Upload& upload : uploads.items) {
        uploads.dropped.push_back(upload.picked.handle);
        const bool is_on_its_way = upload.state != State::Done && !upload.file.file_id.empty();
        if (is_on_its_way) uploads.unwanted.push_back(std::move(upload.file.file_id));
    }
    uploads.items.clear();
}

bool is_settled(const Uploads& uploads) {
    return std::ranges::all_of(uploads.items,
                               [](const Upload& one) { return one.state == State::Done; });
}

bool needs_frame(const Uploads& uploads) {
    const auto is_due = [](const Upload& one) {
        return one.state == State::Waiting || (one.piece && one.piece->data);
    };
    const bool is_sending = std::ranges::contains(uploads.items, State::Sending, &Upload::state);
    const bool is_tidying = !uploads.dropped.empty() || !uploads.unwanted.empty();
    return is_tidying || std::ranges::any_of(uploads.items, [&](const Upload& one) {
               return is_due(one) && (one.state == State::Sending || !is_sending);
           });
}

std::vector<FileRef> files_of(const Uploads& uploads) {
    std::vector<FileRef> files;
    for (const Upload& upload : uploads.items) {
        if (upload.state == State::Done) files.push_back(upload.file);
    }
    return files;
}

void draw_uploads(ui::Ui& ui, Uploads& uploads, std::string_view key, const ui::FieldLook& look) {
    std::vector<ui::FileRow> rows;
    for (const Upload& upload : uploads.items) {
        const auto whole = static_cast<float>(std::max<std::int64_t>(upload.picked.bytes, 1));
        rows.push_back({.name = upload.picked.name,
                        .size = size_text(upload.picked.bytes),
                        .words = upload.words,
                        .picture = picture_of(upload),
                        .share = static_cast<float>(upload.sent) / whole,
                        .state = shown(upload.state)});
    }
    static const std::string accept = accept_list();
    ui::FieldLook shown_look = look;
    if (look.help.empty()) {
        shown_look.help = "最多 5 个，每个不超过 10 MB；可传 PDF、图片、Word、Excel、PPT、TXT、ZIP";
    }
    std::string_view accepted = accept;
    if (uploads.use == FileUse::Picture) accepted = accepted_pictures;
    if (uploads.use == FileUse::Licence) accepted = accepted_licences;
    ui::FileAnswer answer = ui.file_field(key, rows, accepted, shown_look);
    pick(uploads, std::move(answer.picked));
    if (answer.retried) retry(uploads, *answer.retried);
    if (answer.removed) remove(uploads, *answer.removed);
}

void draw_form_uploads(ui::Ui& ui, FormBase& form, std::string_view key, Uploads& uploads,
                       Text label) {
    ui::FieldLook look{.label = label.zh};
    std::string error;
    if (const Problem* problem = form.shown_problem(key)) {
        error = sentence(*problem, label, Language::Zh);
        look.error = error;
    }
    if (form.focus_key == key) {
        look.take_focus = true;
        form.focus_key.clear();
    }
    const std::size_t count = uploads.items.size();
    draw_uploads(ui, uploads, key, look);
    if (uploads.items.size() != count) form.note_change(key);
}

void keep_files(FormBase& form, std::string_view key, const Uploads& uploads,
                std::vector<FileRef>& files) {
    std::vector<FileRef> arrived = files_of(uploads);
    if (arrived == files) return;
    files = std::move(arrived);
    form.note_change(key);
}

std::string file_address(const std::string& file_id) {
    return file_id.empty() ? std::string() : path_text(DownloadFile::path, FileKey{file_id});
}

std::string file_address(const std::optional<FileRef>& file) {
    return file ? file_address(file->file_id) : std::string();
}

std::string file_text(const FileRef& file) {
    return file.name + "（" + size_text(file.bytes) + "）";
}

void draw_files(ui::Ui& ui, std::string_view label, std::span<const FileRef> files) {
    if (files.empty()) return;
    ui.text(label, ui::TextStyle::SmallMuted);
    for (const FileRef& file : files) {
        const std::string address = file_address(file.file_id);
        const auto draw_link = [&] { ui.link(file_text(file), address); };
        if (!has_picture_extension(file.name)) {
            draw_link();
        } else {
            ui.illustrated("预览：" + file.name, address, {.width_px = 72, .shows_whole = true},
                           draw_link);
        }
    }
}

}  // namespace emc
