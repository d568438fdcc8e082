// One list of links in four shapes: side bar, rail of icons, drawer and bottom bar.
#include "ui/navigation.h"

#include <algorithm>

#include "ui/controls.h"
#include "ui/frame.h"
#include "ui/paint.h"

namespace emc::ui {
namespace {

enum class Shape : std::uint8_t { Wide, Rail, Bottom };

// On the corner of an icon.
void draw_badge(Ui::Frame& f, float x, float y, std::string_view words) {
    if (words.empty()) return;
    const TypeFace type{.size_px = 11, .line_px = 16, .strong = true, .align = Align::Center};
    const float width = std::max(16.0F, text_width(words, advance_of(type)) + 8);
    fill(f, {x, y, width, 16}, f.colors->primary, 8);
    paint_words(f, {x, y, width, 16}, words, type, f.colors->on_primary);
}

void draw_link(Ui::Frame& f, const NavItem& item, const Rect& rect, Shape shape) {
    const NodeId id = f.make_id(Role::Link, item.href, true);
    const Touch touch = follow(f, id, item.href);
    if (touch.is_used && f.drawer_is_open) {
        f.drawer_is_open = false;
        f.wake(0.001F);
    }
    UiNode& node = f.note(id, Role::Link, item.label, rect);
    node.href = item.href;
    node.is_current = item.is_current;
    const Theme& colors = *f.colors;
    const Color color = item.is_current          ? colors.primary
                        : shape == Shape::Bottom ? colors.muted
                                                 : colors.text;
    TypeFace type = type_of(item.is_current ? TextStyle::Strong : TextStyle::Body);
    if (shape != Shape::Bottom) {
        if (item.is_current) fill(f, rect, colors.soft, sizes::radius);
        if (touch.is_hot && !item.is_current) fill(f, rect, colors.hover_wash, sizes::radius);
    }
    if (touch.is_focused) focus_ring(f, inset(rect, 3), sizes::radius);
    if (shape == Shape::Rail) {
        node.type = type;
        paint_icon(f, item.icon, rect.x + (rect.w - sizes::icon) / 2, middle(rect, sizes::icon),
                   color);
        if (touch.is_hot) draw_hint(f, rect, item.label);
        return;
    }
    if (shape == Shape::Bottom) {
        type = {.size_px = 12, .line_px = 18, .strong = item.is_current, .align = Align::Center};
        node.type = type;
        paint_icon(f, item.icon, rect.x + (rect.w - 20) / 2, rect.y + 8, color, 20);
        draw_badge(f, rect.x + rect.w / 2 + 4, rect.y + 3, item.badge);
        const std::string shown = ellipsize(item.label, rect.w - 4, advance_of(type));
        paint_words(f, {rect.x + 2, rect.y + 31, rect.w - 4, 18}, shown, type, color);
        return;
    }
    type.pad_left_px = 40;
    node.type = type;
    paint_icon(f, item.icon, rect.x + 12, middle(rect, sizes::icon),
               item.is_current ? color : colors.muted);
    const Rect box{rect.x + 40, middle(rect, type.line_px), rect.w - 48, type.line_px};
    paint_words(f, box, ellipsize(item.label, box.w, advance_of(type)), type, color);
}

// Links one below the other; less roomy where the window is low.
void draw_links(Ui::Frame& f, const Rect& bar, Shape shape) {
    const auto count = static_cast<float>(f.nav_items.size());
    const float groups = shape == Shape::Rail ? 0 : 6;
    const float room = bar.h - 24 - groups * 36;
    const float height = std::clamp(room / std::max(1.0F, count), 28.0F, 40.0F);
    float y = bar.y + 12;
    std::string_view group;
    for (const NavItem& item : f.nav_items) {
        if (item.group != group) {
            group = item.group;
            if (shape == Shape::Rail) {
                fill(f, {bar.x + 16, y + 6, bar.w - 32, 1}, f.colors->line);
                y += 13;
            } else {
                const TypeFace type = type_of(TextStyle::Small);
                const Rect title{bar.x + 20, y + 12, bar.w - 40, type.line_px};
                paint_words(f, title, group, type, f.colors->muted);
                f.note_words(f.make_id(Role::Text, group, false), Role::Text, group, title, type);
                y += 12 + type.line_px + 4;
            }
        }
        draw_link(f, item, {bar.x + 8, y, bar.w - 16, height}, shape);
        y += height;
    }
}

void draw_bar(Ui::Frame& f, std::string_view name, const Rect& bar, Shape shape) {
    ChannelScope scope(f, Layer::Fixed, channel::fixed + 1);
    f.panels.push_back({bar, Layer::Fixed, channel::fixed, f.colors->surface});
    f.panels.push_back(
        {{bar.x + bar.w - 1, bar.y, 1, bar.h}, Layer::Fixed, channel::fixed, f.colors->line});
    const NodeId id = f.make_id(Role::Navigation, name, false);
    f.note(id, Role::Navigation, f.say(name), bar);
    f.open_scope(id);
    draw_links(f, bar, shape);
    f.close_scope();
}

void draw_bottom_bar(Ui::Frame& f, std::string_view name) {
    const auto count = std::ranges::count_if(f.nav_items, &NavItem::is_bottom);
    f.has_bottom_bar = count > 0;
    if (count == 0) return;
    ChannelScope scope(f, Layer::Fixed, channel::fixed + 1);
    const Rect bar{0, f.input.height - sizes::bottom_bar, f.input.width, sizes::bottom_bar};
    f.panels.push_back({bar, Layer::Fixed, channel::fixed, f.colors->surface});
    f.panels.push_back({{bar.x, bar.y, bar.w, 1}, Layer::Fixed, channel::fixed, f.colors->line});
    const NodeId id = f.make_id(Role::Navigation, "bottom", true);
    f.note(id, Role::Navigation, f.say(name), bar);
    f.open_scope(id);
    const float w = bar.w / static_cast<float>(count);
    float x = 0;
    for (const NavItem& item : f.nav_items) {
        if (!item.is_bottom) continue;
        draw_link(f, item, {x, bar.y, w, bar.h}, Shape::Bottom);
        x += w;
    }
    f.close_scope();
}

std::string current_href(const Ui::Frame& f) {
    const auto found = std::ranges::find_if(f.nav_items, &NavItem::is_current);
    return found == f.nav_items.end() ? std::string() : found->href;
}

void draw_drawer(Ui::Frame& f, std::string_view name) {
    if (f.drawer_route != current_href(f)) f.drawer_is_open = false;  // A link was followed.
    if (!f.drawer_is_open) return;
    const int depth = channel::overlay + 2 * f.overlay_count++;
    ChannelScope scope(f, Layer::Overlay, depth + 1);
    const Rect drawer{0, 0, std::min(280.0F, f.input.width - 56), f.input.height};
    f.panels.push_back(
        {{0, 0, f.input.width, f.input.height}, Layer::Overlay, depth, f.colors->backdrop});
    f.panels.push_back({.rect = drawer,
                        .layer = Layer::Overlay,
                        .channel = depth,
                        .fill = f.colors->raised,
                        .has_shadow = true});
    const NodeId id = f.make_id(Role::Dialog, "drawer", true);
    f.note(id, Role::Dialog, f.say("菜单"), drawer);
    f.top_overlay = id;
    f.modal_depth = depth;
    Memory& memory = f.memory(id);
    if (memory.size == 0) {
        memory.size = 1;
        f.dialog_opened = id;
    }
    f.open_scope(id);
    const NodeId list_id = f.make_id(Role::Navigation, name, false);
    f.note(list_id, Role::Navigation, f.say(name), {drawer.x, 48, drawer.w, drawer.h - 48});
    f.open_scope(list_id);
    draw_links(f, {drawer.x, 48, drawer.w, drawer.h - 48}, Shape::Wide);
    f.close_scope();
    const bool closes = draw_close_button(f, {drawer.w - 44, 8, 36, 36}, "关闭菜单");
    // A tap beside the drawer closes it, in the browser too: there is no element to tap.
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool is_beside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && mouse.x > drawer.w;
    if (closes || is_beside || f.take_escape(id)) {
        f.drawer_is_open = false;
        f.wake(0.001F);
    }
    f.close_scope();
}

}  // namespace

void draw_menu_button(Ui& ui) {
    Ui::Frame& f = ui.frame();
    if (!f.had_nav || !f.is_narrow()) return;
    if (ui.icon_button(Icon::Menu, "菜单")) {
        f.drawer_is_open = true;
        f.drawer_route = current_href(f);
    }
    f.nodes.back().has_popup = true;
    f.nodes.back().is_expanded = f.drawer_is_open;
}

void Ui::navigation(std::string_view name, const Draw& inside) {
    Frame& f = *frame_;
    f.nav_items.clear();
    f.nav_group.clear();
    f.collects_nav = true;
    inside();
    f.collects_nav = false;
    f.has_nav = true;
    const float top = sizes::banner;
    if (!f.is_narrow()) {
        const bool is_rail = f.is_medium();
        const Rect bar{0, top, is_rail ? sizes::rail : sizes::side_bar, f.input.height - top};
        f.has_bottom_bar = f.drawer_is_open = false;
        return draw_bar(f, name, bar, is_rail ? Shape::Rail : Shape::Wide);
    }
    draw_bottom_bar(f, name);
    draw_drawer(f, name);
}

void Ui::nav_link(std::string_view label, std::string_view href, Icon icon, bool is_current,
                  bool is_bottom, std::string_view badge) {
    Frame& f = *frame_;
    if (!f.collects_nav) return;
    f.nav_items.push_back({f.nav_group, std::string(f.say(label)), std::string(href), icon,
                           is_current, is_bottom, std::string(badge)});
}

void Ui::nav_group(std::string_view title) { frame_->nav_group = frame_->say(title); }

}  // namespace emc::ui
