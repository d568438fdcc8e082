// Dialogs and toasts.
#include "ui/overlay.h"

#include <algorithm>
#include <utility>

#include "ui/controls.h"
#include "ui/frame.h"
#include "ui/hash.h"
#include "ui/paint.h"

namespace emc::ui {
namespace {

constexpr std::int64_t fade_ms = 150;

// How far something has come into sight since then, 0 to 1.
float appeared(Ui::Frame& f, std::int64_t since_ms) {
    const std::int64_t age = f.input.now_ms - since_ms;
    if (f.input.reduces_motion || age >= fade_ms) return 1;
    f.wake(0.016F);
    return std::max(0.15F, static_cast<float>(age) / static_cast<float>(fade_ms));
}

void fade_since(Ui::Frame& f, const Mark& from, float share) {
    if (share >= 1) return;
    for (int i = from.vertex; i < f.list->VtxBuffer.Size; ++i) {
        ImU32& color = f.list->VtxBuffer[i].col;
        const auto alpha = static_cast<float>(color >> IM_COL32_A_SHIFT) * share;
        color = (color & ~static_cast<ImU32>(IM_COL32_A_MASK)) |
                (static_cast<ImU32>(alpha) << IM_COL32_A_SHIFT);
    }
}

std::int64_t lifetime_ms(const Toast& toast) {
    return toast.tone == Tone::Danger || toast.tone == Tone::Warning ? 8000 : 4000;
}

// Returns the height it takes.
float draw_toast(Ui::Frame& f, const Toast& toast, float y) {
    const TypeFace type = type_of(TextStyle::Body);
    const float room = std::min(480.0F, f.input.width - 32) - 16 - sizes::icon - 10 - 16;
    const std::string_view words = f.say(toast.words);
    const float natural = std::min(room, words_width(words, type));
    const auto lines = wrap_text(words, natural, advance_of(type));
    const float words_h = type.line_px * static_cast<float>(lines.size());
    const float w = natural + 16 + sizes::icon + 10 + 16;
    const Rect rect{f.snap((f.input.width - w) / 2), y, w, words_h + 20};
    const Mark before = f.mark();
    shadow(f, rect, sizes::card_radius);
    fill(f, rect, f.colors->raised, sizes::card_radius);
    outline(f, rect, f.colors->line, sizes::card_radius);
    paint_icon(f, icon_of(toast.tone), rect.x + 16, rect.y + 12, f.colors->of(toast.tone).strong);
    const Rect box{rect.x + 16 + sizes::icon + 10, rect.y + 10, natural, words_h};
    paint_paragraph(f, box, words, lines, type, f.colors->text);
    fade_since(f, before, appeared(f, toast.born_ms));
    const Role role = toast.tone == Tone::Danger ? Role::Alert : Role::Status;
    f.note_words(hash(hash(0, "toast"), toast.serial), role, words, box, type);
    return rect.h;
}

}  // namespace

void Ui::toast(std::string_view words, Tone tone) {
    Frame& f = *frame_;
    constexpr std::size_t most = 3;
    if (f.toasts.size() == most) f.toasts.erase(f.toasts.begin());
    f.toasts.push_back({std::string(words), tone, 0, ++f.toast_serial});
}

void draw_toasts(Ui::Frame& f) {
    if (f.toasts.empty()) return;
    f.scopes.clear();
    ChannelScope scope(f, Layer::Overlay, channel::toast + 1);
    float y = sizes::banner + 12;
    for (Toast& toast : f.toasts) {
        if (toast.born_ms == 0) toast.born_ms = f.input.now_ms;
        y += draw_toast(f, toast, y) + 8;
        const std::int64_t left = toast.born_ms + lifetime_ms(toast) - f.input.now_ms;
        f.wake(static_cast<float>(std::max<std::int64_t>(left, 0)) / 1000.0F);
    }
    std::erase_if(f.toasts, [&](const Toast& toast) {
        return f.input.now_ms >= toast.born_ms + lifetime_ms(toast);
    });
}

namespace {

constexpr float dialog_edge = 16;

// What is higher than the window is moved by the wheel, a finger, and by what gets the focus.
void scroll_dialog(Ui::Frame& f, Memory& memory, std::size_t first_node, int depth) {
    constexpr float wheel_step = 100;
    const float most = std::max(0.0F, memory.size + 2 * dialog_edge - f.input.height);
    float wanted = memory.scroll;
    const bool has_wheel = f.last_modal_depth == depth && f.open_choice == 0;
    if (has_wheel) wanted -= ImGui::GetIO().MouseWheel * wheel_step;
    if (memory.focus_seen != f.focused) {
        memory.focus_seen = f.focused;
        for (std::size_t i = first_node; i < f.nodes.size(); ++i) {
            const Rect& rect = f.nodes[i].rect;
            if (f.nodes[i].id != f.focused) continue;
            const float over = rect.y + rect.h + 2 * dialog_edge - f.input.height;
            if (over > 0) wanted += over;
            if (rect.y < 3 * dialog_edge) wanted -= 3 * dialog_edge - rect.y;
        }
    }
    wanted = std::clamp(wanted, 0.0F, most);
    if (wanted == memory.scroll) return;
    memory.scroll = wanted;
    f.wake(0.001F);
}

}  // namespace

bool Ui::dialog(std::string_view name, const Draw& inside) {
    Frame& f = *frame_;
    const int depth = channel::overlay + 2 * std::min(f.overlay_count++, 3);
    ChannelScope channel_scope(f, Layer::Overlay, depth + 1);
    const bool culled = std::exchange(f.culls, false);
    const auto outside = std::exchange(f.scopes, {});
    const NodeId id = f.make_id(Role::Dialog, name, false);
    Memory& memory = f.memory(id);
    const bool is_new = memory.size == 0;
    const Rect window{0, 0, f.input.width, f.input.height};
    const float w = std::min(480.0F, window.w - 32);
    const float pad = f.is_narrow() ? 20 : 24;
    const float x = f.snap((window.w - w) / 2);
    const auto top_for = [&](float height) {
        return f.snap(std::max(dialog_edge, (window.h - height) * 0.42F));
    };
    const float y = top_for(is_new ? 240 : memory.size);
    f.panels.push_back({window, Layer::Overlay, depth, f.colors->backdrop});
    const Mark before = f.mark();
    f.panels.push_back({.rect = {x, y, w, 0},
                        .layer = Layer::Overlay,
                        .channel = depth,
                        .fill = f.colors->raised,
                        .line = f.colors->line,
                        .radius = sizes::card_radius,
                        .has_shadow = true});
    f.top_overlay = id;
    f.modal_depth = depth;
    f.note(id, Role::Dialog, f.say_verb(name), {x, y, w, 0});
    f.open_scope(id);
    if (is_new) {
        f.dialog_opened = id;
        memory.focus_before = f.focused;
    }
    ++f.card_depth;
    float bottom = y;
    bool closes = false;
    {
        FlowScope scope(f, {.x = x + pad, .w = w - 2 * pad, .y = y + pad});
        heading(f.say_verb(name), 2);
        f.nodes.back().rect.w -= 36;
        f.flow->gap = 12;
        inside();
        bottom = scope.flow().y + pad;
        closes = draw_close_button(f, {x + w - 48, y + pad - 5, 36, 36}, "关闭");
    }
    --f.card_depth;
    const float height = bottom - y;
    f.panels[before.panel].rect.h = height;
    f.close_scope({x, y, w, height});
    f.shift_since(before, 0, top_for(height) - y - f.snap(f.memory(id).scroll));
    fade_since(f, before, appeared(f, memory.since_ms));
    f.memory(id).size = height;
    scroll_dialog(f, f.memory(id), before.node, depth);
    f.culls = culled;
    f.scopes = outside;
    if (!closes && !f.take_escape(id)) return true;
    f.focus_wanted = f.memory(id).focus_before;
    f.wake(0.001F);
    return false;
}

}  // namespace emc::ui
