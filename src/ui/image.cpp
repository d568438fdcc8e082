// A picture in its box.
#include <algorithm>
#include <cmath>

#include "ui/frame.h"
#include "ui/paint.h"

namespace emc::ui {
namespace {

void paint_stand_in(Ui::Frame& f, const Rect& box, const ImageLook& look) {
    const ToneColors colors = f.colors->of(look.tone);
    fill(f, box, colors.soft, sizes::radius);
    constexpr float icon_max = 40;
    const float size = std::min(icon_max, std::min(box.w, box.h) * 0.45F);
    paint_icon(f, look.icon, box.x + (box.w - size) / 2, middle(box, size), colors.strong, size);
}

// The largest box of the picture's shape within `box`.
Rect fitted(const Rect& box, PixelSize size) {
    const float share =
        std::min(box.w / static_cast<float>(size.w), box.h / static_cast<float>(size.h));
    const float w = static_cast<float>(size.w) * share;
    const float h = static_cast<float>(size.h) * share;
    return {box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h};
}

// The part of the picture that fills `box`, its middle, as shares.
Rect cut(const Rect& box, PixelSize size) {
    const float w = static_cast<float>(size.w);
    const float h = static_cast<float>(size.h);
    const float share = std::max(box.w / w, box.h / h);
    const float part_w = box.w / share / w;
    const float part_h = box.h / share / h;
    return {(1 - part_w) / 2, (1 - part_h) / 2, part_w, part_h};
}

void paint_picture(Ui::Frame& f, const Rect& box, const PictureView& view, bool shows_whole) {
    // Behind what is not opaque lies white, as on the paper that most of it was drawn for; not up
    // to the edge, where it would shine through in the dark.
    constexpr Color paper{255, 255, 255};
    fill(f, inset(box, 1), paper, sizes::radius - 1);
    const Rect place = shows_whole ? fitted(box, view.size) : box;
    const Rect part = shows_whole ? Rect{0, 0, 1, 1} : cut(box, view.size);
    f.list->AddImageRounded(ImTextureRef(static_cast<ImTextureID>(view.texture)),
                            f.at(place.x, place.y), f.at(place.x + place.w, place.y + place.h),
                            {part.x, part.y}, {part.x + part.w, part.y + part.h}, IM_COL32_WHITE,
                            sizes::radius);
}

void draw_image(Ui::Frame& f, const Rect& box, std::string_view alternative,
                std::string_view address, const ImageLook& look) {
    if (!alternative.empty()) {
        const NodeId id = f.make_id(Role::Image, alternative, false);
        f.note(id, Role::Image, f.say(alternative), box).href = address;
    }
    if (!f.is_in_sight(box)) return;
    PictureView view;
    if (f.pictures && !address.empty()) {
        const auto pixels = [&](float side) {
            return static_cast<int>(std::lround(side * f.input.pixel_ratio));
        };
        view = f.pictures->look(address, {pixels(box.w), pixels(box.h)});
    }
    if (view.state != PictureView::State::Ready) return paint_stand_in(f, box, look);
    paint_picture(f, box, view, look.shows_whole);
    outline(f, box, f.colors->line, sizes::radius);
}

}  // namespace

void Ui::image(std::string_view alternative, std::string_view address, const ImageLook& look) {
    Frame& f = *frame_;
    const float room = f.flow->row ? f.available() : f.flow->w;
    const float w = f.snap(look.width_px > 0 ? std::min(look.width_px, room) : room);
    const Rect box = f.place(w, f.snap(w / look.aspect), {4, 8});
    draw_image(f, box, alternative, address, look);
}

void Ui::illustrated(std::string_view alternative, std::string_view address, const ImageLook& look,
                     const Draw& inside) {
    Frame& f = *frame_;
    constexpr float gap = 16;
    const float y = f.open_block(4);
    const float w = std::min(look.width_px, f.flow->w / 2);
    const Rect box{f.flow->x, y, w, f.snap(w / look.aspect)};
    draw_image(f, box, alternative, address, look);
    float bottom = y;
    {
        FlowScope scope(f, {.x = box.x + w + gap, .w = f.flow->w - w - gap, .y = y});
        inside();
        bottom = scope.flow().y;
    }
    f.close_block(std::max(bottom, box.y + box.h), 8);
}

}  // namespace emc::ui
