// One family of icons: 18 px grid, strokes of 1.5 px with round joins, each a path in the words of
// SVG: M x y, L x y, C x1 y1 x2 y2 x y, Z; O x y r is a circle, D x y r a dot.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "ui/paint.h"

namespace emc::ui {
namespace {

struct Drawing {
    Icon icon;
    std::string_view path;
};

// In the order of the enumeration, which begins with None.
constexpr Drawing drawings[] = {
    {Icon::Desk,
     "M3 3 L8 3 L8 8 L3 8 Z M10 3 L15 3 L15 8 L10 8 Z M3 10 L8 10 L8 15 L3 15 Z "
     "M10 10 L15 10 L15 15 L10 15 Z"},
    {Icon::Profile,
     "M3 15.5 L3 3.5 C3 3 3.4 2.5 4 2.5 L10 2.5 C10.6 2.5 11 3 11 3.5 L11 15.5 "
     "M11 7.5 L14 7.5 C14.6 7.5 15 8 15 8.5 L15 15.5 M2 15.5 L16 15.5 M6 6 L8 6 M6 9 "
     "L8 9 M6 12 L8 12"},
    {Icon::Password,
     "M4.5 8 L13.5 8 C14.3 8 15 8.7 15 9.5 L15 14 C15 14.8 14.3 15.5 13.5 15.5 "
     "L4.5 15.5 C3.7 15.5 3 14.8 3 14 L3 9.5 C3 8.7 3.7 8 4.5 8 Z M5.5 8 L5.5 6 "
     "C5.5 4 7 2.5 9 2.5 C11 2.5 12.5 4 12.5 6 L12.5 8 M9 11 L9 12.7"},
    {Icon::Orders,
     "M4 2.5 L14 2.5 C14.6 2.5 15 2.9 15 3.5 L15 15.5 L12 14 L9 15.5 L6 14 L3 15.5 "
     "L3 3.5 C3 2.9 3.4 2.5 4 2.5 Z M6 6.3 L12 6.3 M6 9.7 L10 9.7"},
    {Icon::Consultations,
     "M4 3 L14 3 C14.8 3 15.5 3.7 15.5 4.5 L15.5 11 C15.5 11.8 14.8 12.5 14 12.5 "
     "L8.5 12.5 L5 15.5 L5 12.5 L4 12.5 C3.2 12.5 2.5 11.8 2.5 11 L2.5 4.5 "
     "C2.5 3.7 3.2 3 4 3 Z D6 7.8 0.95 D9 7.8 0.95 D12 7.8 0.95"},
    {Icon::DemandNew, "O9 9 6.5 M9 6 L9 12 M6 9 L12 9"},
    {Icon::Demands,
     "M6 3.5 L4.5 3.5 C3.9 3.5 3.5 3.9 3.5 4.5 L3.5 14.5 C3.5 15.1 3.9 15.5 4.5 15.5 "
     "L13.5 15.5 C14.1 15.5 14.5 15.1 14.5 14.5 L14.5 4.5 C14.5 3.9 14.1 3.5 13.5 3.5 "
     "L12 3.5 M6.5 2.5 L11.5 2.5 L11.5 5 L6.5 5 Z M6.5 8.5 L11.5 8.5 M6.5 11.7 "
     "L10 11.7"},
    {Icon::Shop,
     "M4.4 3 L13.6 3 L15 7.8 L3 7.8 Z M7.2 3 L6.8 7.8 M10.8 3 L11.2 7.8 M4.4 7.8 "
     "L4.4 15 L13.6 15 L13.6 7.8 M7.5 15 L7.5 11.2 L10.5 11.2 L10.5 15"},
    {Icon::Star,
     "M9.0 2.4 L10.8 6.9 L15.7 7.2 L11.9 10.4 L13.1 15.1 "
     "L9.0 12.5 L4.9 15.1 L6.1 10.4 L2.3 7.2 L7.2 6.9 Z"},
    {Icon::Messages,
     "M4.5 12.5 L4.5 8 C4.5 5.3 6.4 3.3 9 3.3 C11.6 3.3 13.5 5.3 13.5 8 L13.5 12.5 "
     "L15 13.5 L3 13.5 Z M7.3 15.6 C8.2 16.2 9.8 16.2 10.7 15.6 M9 3.3 L9 2"},
    {Icon::Search, "O8 8 5 M11.7 11.7 L15.5 15.5"},
    {Icon::Menu, "M3 5 L15 5 M3 9 L15 9 M3 13 L15 13"},
    {Icon::Close, "M4.5 4.5 L13.5 13.5 M13.5 4.5 L4.5 13.5"},
    {Icon::Check, "M3.5 9.5 L7.3 13.2 L14.5 5.2"},
    {Icon::Warning, "M9 2.8 L16 15 L2 15 Z M9 7.5 L9 10.8 D9 12.8 1"},
    {Icon::Error, "O9 9 6.75 M6.7 6.7 L11.3 11.3 M11.3 6.7 L6.7 11.3"},
    {Icon::Info, "O9 9 6.75 M9 8.3 L9 12.5 D9 5.7 1"},
    {Icon::Down, "M4.5 7 L9 11.5 L13.5 7"},
    {Icon::Right, "M7 4.5 L11.5 9 L7 13.5"},
    {Icon::Left, "M11 4.5 L6.5 9 L11 13.5"},
    {Icon::SignOut,
     "M7 15 L4 15 C3.4 15 3 14.6 3 14 L3 4 C3 3.4 3.4 3 4 3 L7 3 M11.5 5.5 L15 9 "
     "L11.5 12.5 M15 9 L7 9"},
    {Icon::User, "O9 6 3.2 M2.8 15.5 C3.4 12.6 5.8 11 9 11 C12.2 11 14.6 12.6 15.2 15.5"},
    {Icon::Home,
     "M2.5 8.5 L9 2.8 L15.5 8.5 M4.3 7.3 L4.3 15 L13.7 15 L13.7 7.3 M7.5 15 L7.5 11 "
     "L10.5 11 L10.5 15"},
    {Icon::Edit,
     "M3 15 L3.6 11.8 L11.8 3.6 C12.5 2.9 13.5 2.9 14.2 3.6 L14.4 3.8 "
     "C15.1 4.5 15.1 5.5 14.4 6.2 L6.2 14.4 Z M10.4 5 L13 7.6"},
    {Icon::Clock, "O9 9 6.75 M9 5 L9 9 L11.8 10.8"},
    {Icon::Refresh,
     "M14.8 9 C14.8 12.2 12.2 14.8 9 14.8 C5.8 14.8 3.2 12.2 3.2 9 "
     "C3.2 5.8 5.8 3.2 9 3.2 C11 3.2 12.8 4.2 13.8 5.8 M14.2 2.8 L14 6 L10.8 5.8"},
    {Icon::Offline,
     "M2.5 7 C4.3 5.2 6.6 4.2 9 4.2 C11.4 4.2 13.7 5.2 15.5 7 M5 10 "
     "C6.1 8.9 7.5 8.3 9 8.3 C10.5 8.3 11.9 8.9 13 10 D9 13.2 1 M3.5 15.5 L14.5 2.5"},
    {Icon::Sun,
     "O9 9 3.2 M9 1.8 L9 3.3 M9 14.7 L9 16.2 M1.8 9 L3.3 9 M14.7 9 L16.2 9 M3.9 3.9 "
     "L5 5 M13 13 L14.1 14.1 M3.9 14.1 L5 13 M13 5 L14.1 3.9"},
    {Icon::Moon,
     "M15 10.8 C14.2 13.5 11.8 15.3 9 15.3 C5.5 15.3 2.7 12.5 2.7 9 "
     "C2.7 6.2 4.5 3.8 7.2 3 C6.6 4 6.3 5 6.3 6.2 C6.3 9.3 8.7 11.7 11.8 11.7 "
     "C13 11.7 14 11.4 15 10.8 Z"},
    {Icon::Picture,
     "M3 3.5 L15 3.5 C15.6 3.5 16 3.9 16 4.5 L16 13.5 C16 14.1 15.6 14.5 15 14.5 L3 14.5 "
     "C2.4 14.5 2 14.1 2 13.5 L2 4.5 C2 3.9 2.4 3.5 3 3.5 Z M2.5 12.8 L6.5 8.5 L10 12 "
     "L12 10 L15.5 13.3 O11.8 6.9 1.2"},
    {Icon::Finance,
     "O9 9 6.75 M6.4 5.4 L9 9 L11.6 5.4 M9 9 L9 13 M6.8 9.2 L11.2 9.2 M6.8 11.3 L11.2 11.3"},
    {Icon::Startup, "M4.5 15.5 L4.5 2.8 M4.5 3.5 L14 3.5 L12 6.7 L14 10 L4.5 10"},
    {Icon::Training,
     "M9 3.5 L16.5 7 L9 10.5 L1.5 7 Z M4.8 8.8 L4.8 12.3 C6 13.8 12 13.8 13.2 12.3 L13.2 8.8 "
     "M16.5 7 L16.5 11"},
    {Icon::Technology,
     "M6.8 12.3 C5.2 11.3 4.2 9.6 4.2 7.7 C4.2 5 6.3 2.8 9 2.8 C11.7 2.8 13.8 5 13.8 7.7 "
     "C13.8 9.6 12.8 11.3 11.2 12.3 L11.2 13.3 L6.8 13.3 Z M7.4 15.5 L10.6 15.5"},
    {Icon::Management, "M2.8 15 L15.2 15 M4.8 12 L4.8 9 M9 12 L9 3.5 M13.2 12 L13.2 6.5"},
    {Icon::Market, "M2.5 13.5 L7 9 L10 12 L15.5 5.5 M11.5 5.5 L15.5 5.5 L15.5 9.5"},
    {Icon::Law,
     "M9 2.8 L9 15 M6 15.2 L12 15.2 M4 5 L14 5 M4 5 L2 10 L6 10 Z M14 5 L12 10 L16 10 Z"},
};

static_assert([] {
    std::size_t expected = 1;
    for (const Drawing& drawing : drawings) {
        if (static_cast<std::size_t>(drawing.icon) != expected++) return false;
    }
    return drawings[std::size(drawings) - 1].icon == Icon::Law;
}());

class Pen {
public:
    Pen(Ui::Frame& frame, ImVec2 origin, float scale, ImU32 color)
        : list_(*frame.list),
          origin_(origin),
          scale_(scale),
          color_(color),
          thickness_(std::max(1.2F, 1.5F * scale)) {}

    void draw(std::string_view path) {
        while (!path.empty()) {
            const char verb = path.front();
            path.remove_prefix(1);
            step(verb, path);
        }
        stroke(0);
    }

private:
    void step(char verb, std::string_view& path) {
        switch (verb) {
            case 'M':
                stroke(0);
                list_.PathLineTo(point(path));
                break;
            case 'L':
                list_.PathLineTo(point(path));
                break;
            case 'C': {
                const ImVec2 a = point(path);
                const ImVec2 b = point(path);
                list_.PathBezierCubicCurveTo(a, b, point(path), 8);
                break;
            }
            case 'Z':
                stroke(ImDrawFlags_Closed);
                break;
            case 'O': {
                stroke(0);
                const ImVec2 middle = point(path);
                list_.AddCircle(middle, number(path) * scale_, color_, 32, thickness_);
                break;
            }
            default:
                break;  // Spaces between the words.
        }
    }
    void stroke(ImDrawFlags flags) {
        // A curve that ends where the outline began must not be closed with a line of no length.
        const ImVector<ImVec2>& points = list_._Path;
        if (flags == ImDrawFlags_Closed && points.Size > 2) {
            const ImVec2 apart(points.back().x - points[0].x, points.back().y - points[0].y);
            if (std::abs(apart.x) + std::abs(apart.y) < 0.1F) list_._Path.pop_back();
        }
        if (list_._Path.Size > 1) list_.PathStroke(color_, flags, thickness_);
        list_.PathClear();
    }
    ImVec2 point(std::string_view& path) {
        const float x = number(path);
        const float y = number(path);
        return {origin_.x + x * scale_, origin_.y + y * scale_};
    }
    // The browser's library has no from_chars for float; ours are short and plain.
    static float number(std::string_view& path) {
        while (!path.empty() && path.front() == ' ') path.remove_prefix(1);
        float value = 0;
        float unit = 0;
        while (!path.empty() &&
               (path.front() == '.' || (path.front() >= '0' && path.front() <= '9'))) {
            if (path.front() == '.') {
                unit = 1;
            } else {
                unit /= 10;
                const auto digit = static_cast<float>(path.front() - '0');
                value = unit > 0 ? value + digit * unit : value * 10 + digit;
            }
            path.remove_prefix(1);
        }
        return value;
    }

    ImDrawList& list_;
    ImVec2 origin_;
    float scale_;
    ImU32 color_;
    float thickness_;
};

}  // namespace

void paint_icon(Ui::Frame& frame, Icon icon, float x, float y, Color color, float size) {
    const Rect box{x, y, size, size};
    if (icon == Icon::None || !frame.is_in_sight(box)) return;
    const std::string_view path = drawings[static_cast<std::size_t>(icon) - 1].path;
    const ImVec2 origin = frame.at(frame.snap(x), 0);
    const float top = frame.snap(y + frame.offset_y());
    Pen(frame, {origin.x, top}, size / 18, packed(color)).draw(path);
}

}  // namespace emc::ui
