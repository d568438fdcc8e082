// File fields. The browser's own picker lies over the box; what is below it are ordinary widgets.
#include <charconv>

#include "ui/fields.h"
#include "ui/paint.h"

namespace emc::ui {
namespace {

// Up to the next `end`, which is taken away with it.
std::string_view take_part(std::string_view& rest, char end) {
    const std::size_t at = std::min(rest.find(end), rest.size());
    const std::string_view part = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return part;
}

template <class Number>
void read_number(std::string_view digits, Number& number) {
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
}

std::vector<PickedFile> picked_files(std::string_view lines) {
    std::vector<PickedFile> files;
    while (!lines.empty()) {
        std::string_view line = take_part(lines, '\n');
        PickedFile file;
        read_number(take_part(line, '\t'), file.handle);
        read_number(take_part(line, '\t'), file.bytes);
        file.name = line;
        if (file.handle != 0) files.push_back(std::move(file));
    }
    return files;
}

void draw_picker(Ui::Frame& f, const Field& field, const FieldLook& look, bool is_focused) {
    const std::string_view words = f.say("选择文件");
    paint_field_box(f, field, look, is_focused);
    const TypeFace type = type_of(TextStyle::Body);
    const float w = words_width(words, type);
    const Rect inner{field.box.x + sizes::field_pad, middle(field.box, type.line_px), w,
                     type.line_px};
    paint_words(f, inner, words, type, look.enabled ? f.colors->primary : f.colors->faint);
}

void draw_file(Ui& ui, std::size_t index, const FileRow& row, FileAnswer& answer) {
    ui.line([&] {
        ui.text(row.name);
        ui.text(row.size, TextStyle::SmallMuted);
        if (row.state == FileState::Done) ui.tag("已上传", Tone::Success, Icon::Check);
        ui.spacer();
        if (row.state == FileState::Failed) {
            const std::string name = "重试 " + row.name;
            if (ui.button("重试", {.name = name})) answer.retried = index;
        }
        const bool is_sending = row.state == FileState::Sending;
        const std::string_view label = is_sending ? "取消上传" : "移除";
        const std::string name = std::string(label) + " " + row.name;
        if (ui.button(label, {.kind = ButtonLook::Kind::Quiet, .name = name})) {
            answer.removed = index;
        }
    });
    if (row.state == FileState::Sending || row.state == FileState::Failed) {
        const int percent = static_cast<int>(row.share * 100);
        ui.progress("上传进度 " + row.name, row.share, std::to_string(percent) + "%");
    }
    if (!row.words.empty()) ui.text(row.words, TextStyle::Small, Tone::Danger);
}

void draw_row(Ui& ui, std::size_t index, const FileRow& row, FileAnswer& answer) {
    if (row.picture.empty()) return draw_file(ui, index, row, answer);
    const std::string name = "预览：" + row.name;
    ui.illustrated(name, row.picture, {.width_px = 72, .shows_whole = true},
                   [&] { draw_file(ui, index, row, answer); });
}

}  // namespace

FileAnswer Ui::file_field(std::string_view key, std::span<const FileRow> files,
                          std::string_view accept, const FieldLook& look) {
    Frame& f = *frame_;
    FieldLook own = look;
    if (!f.input.uses_mirror) {
        own.enabled = false;
        own.help = "请在浏览器里打开本页上传文件";
    }
    FieldLook room;
    const FieldLook& shown = *f.said.say(&own, room);
    const Field field = open_field(f, Role::FileField, key, shown, f.control_height());
    const Touch touch = f.touch(field.id, shown.enabled);
    draw_picker(f, field, shown, touch.is_focused);
    UiNode& node = note_field(f, field, Role::FileField, key, shown);
    node.value = accept;
    close_field(f, field, shown);

    FileAnswer answer;
    std::string lines;
    if (f.take_event(field.id, UiEvent::Kind::Change, &lines)) answer.picked = picked_files(lines);
    if (files.empty()) return answer;
    const std::string name = "已选文件：" + std::string(look.label);
    list(name, [&] {
        for (std::size_t i = 0; i < files.size(); ++i) {
            const std::string item = std::to_string(i);
            list_item(item, [&] { draw_row(*this, i, files[i], answer); });
        }
    });
    return answer;
}

}  // namespace emc::ui
