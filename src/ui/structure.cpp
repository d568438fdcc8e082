// The page's landmarks: the bar at the top, main, the footer, and announcements above main.
#include <algorithm>

#include "ui/controls.h"
#include "ui/frame.h"
#include "ui/hash.h"
#include "ui/navigation.h"
#include "ui/paint.h"

namespace emc::ui {
namespace {

// Left and right of what scrolls, beside the navigation.
std::pair<float, float> page_sides(const Ui::Frame& frame) {
    if (!(frame.has_nav || frame.had_nav) || frame.is_narrow()) return {0, frame.input.width};
    const float left = frame.is_medium() ? sizes::rail : sizes::side_bar;
    return {left, frame.input.width};
}

// An announcement may come before main is drawn and still belongs to it.
void note_main(Ui::Frame& frame) {
    if (frame.main_id != 0) return;
    frame.main_id = hash(0, "main");
    frame.main_index = frame.nodes.size();
    frame.note(frame.main_id, Role::Main, {}, {});
}

}  // namespace

void Ui::banner(const Draw& inside) {
    Frame& f = *frame_;
    ChannelScope channel_scope(f, Layer::Fixed, channel::fixed + 1);
    const Rect bar{0, 0, f.input.width, sizes::banner};
    f.has_banner = true;
    f.panels.push_back({bar, Layer::Fixed, channel::fixed, f.colors->surface});
    f.panels.push_back({{0, bar.h - 1, bar.w, 1}, Layer::Fixed, channel::fixed, f.colors->line});
    const NodeId id = f.make_id(Role::Banner, {}, true);
    f.note(id, Role::Banner, {}, bar);
    f.open_scope(id);
    Memory& memory = f.memory(id);
    const float shrink = memory.size;
    {
        // The menu's icon, not its button, is level with the page's edge.
        const float lead = f.had_nav && f.is_narrow() ? 12 : 0;
        const float pad = f.page_pad();
        FlowScope scope(f, {.x = pad - lead, .w = bar.w - 2 * pad + lead});
        Row row{.x = scope.flow().x,
                .w = scope.flow().w,
                .gap = f.is_narrow() ? 8.0F : 12.0F,
                .height_min = bar.h - 1,
                .wraps = false,
                .shrink = shrink};
        f.open_row(row);
        draw_menu_button(*this);
        inside();
        const float used = row.cursor - row.x + (shrink - row.shrink);
        f.close_row(row);
        memory.size = std::max(0.0F, used - row.w);
    }
    if (memory.size != shrink) f.wake(0.001F);
    f.close_scope();
}

void Ui::main(const Draw& inside) {
    Frame& f = *frame_;
    note_main(f);
    f.scopes.push_back({f.main_id, f.main_index});
    const auto [left, right] = page_sides(f);
    const float pad = f.page_pad();
    const float room = right - left - 2 * pad;
    const float w = std::min(room, sizes::content_max);
    const float top = (f.has_banner ? sizes::banner : 0) + f.page_top;
    {
        FlowScope scope(f, {.x = f.snap(left + pad + (room - w) / 2), .w = w, .y = top + pad});
        inside();
        f.flow_end = std::max(f.flow_end, scope.flow().y + pad);
    }
    f.close_scope({left, top, right - left, f.flow_end - top});
}

void Ui::content_info(const Draw& inside) {
    Frame& f = *frame_;
    // A landmark of the page, wherever in main it was asked for.
    const NodeId id = hash(0, "content_info");
    Memory& memory = f.memory(id);
    const float bottom_free = f.input.height - f.bottom_inset() - f.page_pad() - memory.size;
    const float y = std::max(f.open_block(24), bottom_free);
    std::vector<Frame::Scope> outside;
    outside.swap(f.scopes);
    f.note(id, Role::ContentInfo, {}, {});
    f.open_scope(id);
    float bottom = y;
    {
        FlowScope scope(f, {.x = f.flow->x, .w = f.flow->w, .y = y});
        inside();
        bottom = scope.flow().y;
    }
    f.close_scope({f.flow->x, y, f.flow->w, bottom - y});
    outside.swap(f.scopes);
    if (memory.size != bottom - y) {
        memory.size = bottom - y;
        f.wake(0.001F);
    }
    f.close_block(bottom, 0);
}

bool Ui::announcement(std::string_view given, Tone tone, std::string_view action) {
    Frame& f = *frame_;
    const std::string_view words = f.say(given);
    note_main(f);
    const auto [left, right] = page_sides(f);
    const bool is_inside = f.parent() == f.main_id;
    const float top = (f.has_banner ? sizes::banner : 0) + f.page_top;
    if (!is_inside) f.scopes.push_back({f.main_id, f.main_index});
    const ToneColors tones = f.colors->of(tone);
    const float y = is_inside ? f.open_block(8) : top;
    const float x = is_inside ? f.flow->x : left;
    const float w = is_inside ? f.flow->w : right - left;
    const float pad = is_inside ? 12 : f.page_pad();
    const std::size_t panel = f.panels.size();
    f.panels.push_back(
        {{}, Layer::Page, channel::page, tones.soft, {0, 0, 0, 0}, is_inside ? sizes::radius : 0});
    bool is_used = false;
    float bottom = y;
    {
        FlowScope scope(f, {.x = x + pad, .w = w - 2 * pad, .y = y});
        Row row{.x = x + pad, .w = w - 2 * pad, .y = y, .height_min = 48};
        f.open_row(row);
        const Rect mark = f.place(sizes::icon, sizes::icon, {});
        paint_icon(f, icon_of(tone), mark.x, mark.y, tones.strong);
        const TypeFace type = type_of(TextStyle::Body);
        const float room = std::max(120.0F, row.w - 160);
        const float natural = std::min(words_width(words, type), room);
        const auto lines = wrap_text(words, natural, advance_of(type));
        const Rect box = f.place(natural, type.line_px * static_cast<float>(lines.size()), {});
        paint_paragraph(f, box, words, lines, type, f.colors->text);
        const Role role = tone == Tone::Danger ? Role::Alert : Role::Status;
        f.note_words(f.make_id(role, words, false), role, words, box, type);
        if (!action.empty()) {
            spacer();
            is_used = button(action, {.kind = ButtonLook::Kind::Normal});
        }
        f.close_row(row);
        bottom = row.y - 8;
    }
    f.panels[panel].rect = {x, y, w, bottom - y};
    if (is_inside) {
        f.close_block(bottom, 16);
    } else {
        f.scopes.pop_back();
        f.page_top += bottom - y;
    }
    return is_used;
}

}  // namespace emc::ui
