// The frame: what begins and ends it, and the nodes that widgets note.
#include "ui/ui.h"

#include <algorithm>
#include <cmath>

#include "ui/backend.h"
#include "ui/frame.h"
#include "ui/hash.h"
#include "ui/overlay.h"
#include "ui/paint.h"

namespace emc::ui {

Ui::Ui() : frame_(std::make_unique<Frame>()) {}
Ui::~Ui() = default;

namespace {

void begin_canvas(Ui::Frame& frame) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({frame.input.width, frame.input.height});
    constexpr ImGuiWindowFlags flags =
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
        ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus |
        ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin("canvas", nullptr, flags);
    frame.list = ImGui::GetWindowDrawList();
    frame.list->PushClipRectFullScreen();
    // ImGui tells the density only to the font in use.
    for (ImFont* font : {fonts().regular, fonts().semibold}) {
        if (font) font->CurrentRasterizerDensity = ImGui::GetIO().DisplayFramebufferScale.x;
    }
    frame.splitter.Split(frame.list, channel::count);
}

void paint_panel(Ui::Frame& frame, const Panel& panel) {
    ChannelScope scope(frame, panel.layer, panel.channel);
    if (!frame.is_in_sight(panel.rect)) return;
    if (panel.has_shadow) shadow(frame, panel.rect, panel.radius);
    fill(frame, panel.rect, panel.fill, panel.radius);
    outline(frame, panel.rect, panel.line, panel.radius);
}

void end_canvas(Ui::Frame& frame) {
    for (const Panel& panel : frame.panels) paint_panel(frame, panel);
    frame.splitter.Merge(frame.list);
    frame.list->PopClipRect();
    ImGui::End();
}

}  // namespace

void Ui::begin_frame(const FrameInput& input) {
    Frame& f = *frame_;
    f.input = input;
    f.colors = &theme(input.is_dark);
    ++f.number;
    f.wake_after_s = 0;
    f.last_nodes.swap(f.nodes);
    f.last_asked_keys.swap(f.asked_keys);
    f.asked_keys.clear();
    f.last_depths.swap(f.depths);
    f.said.begin_frame();
    if (f.pictures) f.pictures->begin_frame();
    f.nodes.clear();
    f.depths.clear();
    f.panels.clear();
    f.occurrences.clear();
    f.scopes.clear();
    f.key_seeds.clear();
    f.path_sizes.clear();
    f.path.clear();
    f.had_nav = f.has_nav;
    f.has_nav = f.has_banner = false;
    f.main_id = 0;
    f.page_top = 0;
    f.flow_end = 0;
    f.card_depth = 0;
    f.overlay_count = 0;
    f.last_top_overlay = f.top_overlay;
    f.last_modal_depth = f.modal_depth;
    f.top_overlay = 0;
    f.modal_depth = 0;
    f.root = {.x = 0, .w = input.width};
    f.flow = &f.root;
    f.layer = Layer::Page;
    f.current_channel = channel::page;
    begin_canvas(f);
    f.use_channel(Layer::Page, channel::page + 1);
    f.read_person();
    const Color page = f.colors->page;
    f.panels.push_back({.rect = {0, input.scroll_y, input.width, input.height}, .fill = page});
}

void Ui::end_frame() {
    Frame& f = *frame_;
    draw_choice_list(f);
    draw_toasts(f);
    if (f.had_nav != f.has_nav) f.wake(0.001F);
    if (!f.has_nav) f.drawer_is_open = f.has_bottom_bar = false;
    end_canvas(f);
    if (f.pictures) f.pictures->end_frame();
    f.flow = nullptr;
    std::erase_if(f.memories,
                  [&](const auto& entry) { return entry.second.seen_frame != f.number; });
    f.page_height = std::max(f.flow_end, f.root.y) + f.bottom_inset();
    f.events.clear();
    if (!f.queue.empty()) f.wake(0.001F);
}

void Ui::push_event(UiEvent event) { frame_->queue.push_back(std::move(event)); }
const std::vector<UiNode>& Ui::nodes() const { return frame_->nodes; }
float Ui::page_height() const { return frame_->page_height; }
std::optional<float> Ui::take_wanted_scroll() {
    return std::exchange(frame_->wanted_scroll, std::nullopt);
}
float Ui::animates_until_s() const { return frame_->wake_after_s; }
std::optional<std::string> Ui::take_followed_href() {
    return std::exchange(frame_->followed_href, std::nullopt);
}
NodeId Ui::focused() const { return frame_->focused; }
bool Ui::is_narrow() const { return frame_->is_narrow(); }
bool Ui::is_medium() const { return frame_->is_medium(); }
void Ui::set_pictures(Pictures* pictures) { frame_->pictures = pictures; }
void Ui::set_phrases(const Phrases* phrases) { frame_->said.use(phrases); }
void Ui::as_written(const Draw& inside) {
    ++frame_->as_written;
    inside();
    --frame_->as_written;
}
void Ui::wake(float after_s) { frame_->wake(after_s); }
float Ui::width() const { return frame_->input.width; }
std::int64_t Ui::now_ms() const { return frame_->input.now_ms; }

bool Ui::is_focused(std::string_view key) const {
    const Frame& f = *frame_;
    const auto found = std::ranges::find(f.last_nodes, f.focused, &UiNode::id);
    return f.focused != 0 && found != f.last_nodes.end() && found->key == f.path_of(key);
}

bool Ui::pointer_over_control() const { return frame_->hot != 0; }

bool Ui::shortcut(std::string_view keys) { return frame_->take_shortcut(keys); }

bool Ui::listens_to(std::string_view keys) const {
    return frame_->modal_depth == 0 && std::ranges::contains(frame_->asked_keys, keys);
}

void Ui::push_key(std::string_view key) {
    Frame& f = *frame_;
    f.key_seeds.push_back(hash(f.key_seeds.empty() ? 0 : f.key_seeds.back(), key));
    f.path_sizes.push_back(f.path.size());
    f.path = f.path_of(key);
}

void Ui::pop_key() {
    Frame& f = *frame_;
    f.path.resize(f.path_sizes.back());
    f.path_sizes.pop_back();
    f.key_seeds.pop_back();
}

// Nodes.

std::string Ui::Frame::path_of(std::string_view key) const {
    std::string whole = path;
    if (!whole.empty()) whole += '/';
    return whole += key;
}

NodeId Ui::Frame::make_id(Role role, std::string_view key, bool is_explicit) {
    NodeId id = hash(parent(), static_cast<std::uint32_t>(role) * 2 + (is_explicit ? 1 : 0));
    if (!key_seeds.empty()) id = hash(id, key_seeds.back());
    id = hash(id, key);
    const std::uint32_t before = occurrences[id]++;
    return before == 0 ? id : hash(id, before);
}

UiNode& Ui::Frame::note(NodeId id, Role role, std::string_view name, const Rect& rect) {
    UiNode& node = nodes.emplace_back();
    depths.push_back(current_channel);
    node.id = id;
    node.parent = parent();
    node.role = role;
    node.layer = layer;
    node.rect = rect;
    node.name = name;
    if (id == focus_wanted) {
        node.wants_focus = true;
        focus_wanted = 0;
        if (!input.uses_mirror) focus(id, true);
    }
    if (dialog_opened != 0 && is_control(role) && layer == Layer::Overlay) {
        dialog_opened = 0;
        node.wants_focus = true;
        if (!input.uses_mirror) focus(id, false);
    }
    return node;
}

UiNode& Ui::Frame::note(Role role, std::string_view name, const Rect& rect) {
    return note(make_id(role, name, false), role, name, rect);
}

void Ui::Frame::note_words(NodeId id, Role role, std::string_view words, const Rect& rect,
                           const TypeFace& type) {
    note(id, role, words, rect).type = type;
}

void Ui::Frame::close_scope(const Rect& rect) {
    nodes[scopes.back().index].rect = rect;
    scopes.pop_back();
}

Memory& Ui::Frame::memory(NodeId id) {
    Memory& found = memories[id];
    if (found.seen_frame == 0) found.since_ms = input.now_ms;
    found.seen_frame = number;
    return found;
}

void Ui::Frame::wake(float after_s) {
    const float soon = std::max(after_s, 0.001F);
    wake_after_s = wake_after_s == 0 ? soon : std::min(wake_after_s, soon);
}

bool is_control(Role role) {
    switch (role) {
        case Role::Link:
        case Role::Button:
        case Role::TextBox:
        case Role::SearchBox:
        case Role::ComboBox:
        case Role::Radio:
        case Role::CheckBox:
        case Role::FileField:
        case Role::Slider:
            return true;
        default:
            return false;
    }
}

}  // namespace emc::ui
