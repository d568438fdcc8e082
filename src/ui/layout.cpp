// Columns, rows and the space between things. Margins join as in CSS: between two widgets lies the
// larger of the one's bottom and the other's top margin.
#include <algorithm>
#include <cmath>

#include "ui/frame.h"
#include "ui/paint.h"

namespace emc::ui {

float Ui::Frame::snap(float value) const {
    return std::round(value * input.pixel_ratio) / input.pixel_ratio;
}

bool Ui::Frame::is_in_sight(const Rect& rect) const {
    if (!culls) return true;
    // What stands in a row may still move, by less than this.
    constexpr float reach = 120;
    const float y = rect.y + offset_y();
    return y < input.height + reach && y + rect.h > -reach;
}

void Ui::Frame::use_channel(Layer new_layer, int new_channel) {
    layer = new_layer;
    current_channel = new_channel;
    splitter.SetCurrentChannel(list, new_channel);
}

Mark Ui::Frame::mark() const { return {list->VtxBuffer.Size, nodes.size(), panels.size()}; }

void Ui::Frame::shift(const Mark& from, const Mark& to, float dx, float dy) {
    if (dx == 0 && dy == 0) return;
    for (int i = from.vertex; i < to.vertex; ++i) {
        list->VtxBuffer[i].pos.x += dx;
        list->VtxBuffer[i].pos.y += dy;
    }
    for (std::size_t i = from.node; i < to.node; ++i) {
        nodes[i].rect.x += dx;
        nodes[i].rect.y += dy;
    }
    for (std::size_t i = from.panel; i < to.panel; ++i) {
        panels[i].rect.x += dx;
        panels[i].rect.y += dy;
    }
}

float Ui::Frame::available() const {
    const Row* row = flow->row;
    if (!row) return flow->w;
    const float used = row->cursor - row->x + (row->items.empty() ? 0 : row->gap);
    return std::max(0.0F, row->w - used);
}

float Ui::Frame::words_room(float natural) {
    Row* row = flow->row;
    if (!row) return std::min(natural, flow->w);
    if (row->clips) return std::min(natural, available());
    if (row->wraps) {
        return std::min(natural, available() >= std::min(natural, 200.0F) ? available() : row->w);
    }
    if (row->shrink <= 0) return natural;
    const float w = std::min(natural, std::max(40.0F, natural - row->shrink));
    row->shrink -= natural - w;
    return w;
}

Rect Ui::Frame::place(float w, float h, Margins margins, float anchor) {
    if (!flow->row) {
        if (!flow->is_fresh) flow->y += std::max(flow->gap, margins.top);
        const Rect rect{flow->x, flow->y, w <= 0 ? flow->w : std::min(w, flow->w), h};
        flow->is_fresh = false;
        flow->gap = margins.bottom;
        flow->y += h;
        return rect;
    }
    Row& row = *flow->row;
    const float width = w <= 0 ? available() : w;
    if (row.wraps && !row.items.empty() && width > available() + 0.5F) finish_row(row);
    const float x = row.items.empty() ? row.x : row.cursor + row.gap;
    row.items.push_back({mark(), x, width, h, anchor < 0 ? h / 2 : anchor});
    row.cursor = x + width;
    return {x, row.y, width, h};
}

float Ui::Frame::open_block(float margin_top) {
    if (flow->row) {
        finish_row(*flow->row);
        return flow->row->y;
    }
    if (!flow->is_fresh) flow->y += std::max(flow->gap, margin_top);
    flow->is_fresh = false;
    return flow->y;
}

void Ui::Frame::close_block(float bottom, float margin_bottom) {
    if (flow->row) {
        flow->row->y = bottom + 8;
        flow->row->cursor = flow->row->x;
        return;
    }
    flow->y = bottom;
    flow->gap = margin_bottom;
}

void Ui::Frame::open_row(Row& row) {
    row.cursor = row.x;
    flow->row = &row;
}

void Ui::Frame::finish_row(Row& row) {
    if (row.items.empty()) return;
    float above = 0;
    float below = 0;
    for (const Row::Item& item : row.items) {
        above = std::max(above, item.anchor);
        below = std::max(below, item.h - item.anchor);
    }
    const float height = std::max(row.height_min, above + below);
    const float lead = (height - above - below) / 2;
    row.natural = std::max(row.natural, row.cursor - row.x);
    const float free = std::max(0.0F, row.x + row.w - row.cursor);
    const float per_spacer =
        row.spacers.empty() ? 0 : free / static_cast<float>(row.spacers.size());
    const float aligned = row.align == Align::End      ? free
                          : row.align == Align::Center ? free / 2
                                                       : 0;
    for (std::size_t i = 0; i < row.items.size(); ++i) {
        const auto spacers =
            std::ranges::count_if(row.spacers, [&](std::size_t at) { return at <= i; });
        const float dx = row.spacers.empty() ? aligned : per_spacer * static_cast<float>(spacers);
        const Row::Item& item = row.items[i];
        const Mark end = i + 1 < row.items.size() ? row.items[i + 1].mark : mark();
        shift(item.mark, end, snap(dx), snap(lead + above - item.anchor));
    }
    row.items.clear();
    row.spacers.clear();
    row.cursor = row.x;
    row.y += height + 8;
}

void Ui::Frame::close_row(Row& row) {
    finish_row(row);
    flow->row = nullptr;
}

void Ui::line(const Draw& inside) {
    Frame& f = *frame_;
    if (f.flow->row) return inside();  // A line in a line is the same line.
    const float y = f.open_block(8);
    Row row{.x = f.flow->x, .w = f.flow->w, .y = y};
    f.open_row(row);
    inside();
    f.close_row(row);
    f.close_block(std::max(y, row.y - 8), 8);
}

void Ui::spacer() {
    if (Row* row = frame_->flow->row) row->spacers.push_back(row->items.size());
}

void Ui::space(int steps) {
    Frame& f = *frame_;
    const float gap = 8.0F * static_cast<float>(steps);
    if (Row* row = f.flow->row) {
        row->cursor += gap;
    } else if (f.flow->is_fresh) {
        f.flow->y += gap;
    } else {
        f.flow->gap = std::max(f.flow->gap, gap);
    }
}

void Ui::rule() {
    Frame& f = *frame_;
    const Rect rect = f.place(0, 1, {12, 12});
    fill(f, rect, f.colors->line);
}

void Ui::center(float width_px, const Draw& inside) {
    Frame& f = *frame_;
    const float y = f.open_block(8);
    const float w = std::min(width_px, f.flow->w);
    const bool was_centered = std::exchange(f.is_centered, true);
    float bottom = y;
    float gap = 0;
    {
        FlowScope scope(f, {.x = f.snap(f.flow->x + (f.flow->w - w) / 2), .w = w, .y = y});
        inside();
        bottom = scope.flow().y;
        gap = scope.flow().gap;
    }
    f.is_centered = was_centered;
    f.close_block(bottom, gap);
}

void Ui::narrow(float width_max_px, const Draw& inside) {
    Frame& f = *frame_;
    const float y = f.open_block(0);
    float bottom = y;
    float gap = 0;
    {
        FlowScope scope(f, {.x = f.flow->x, .w = std::min(width_max_px, f.flow->w), .y = y});
        inside();
        bottom = scope.flow().y;
        gap = scope.flow().gap;
    }
    f.close_block(bottom, gap);
}

namespace {

// Cells of one row of columns; cards that fill their cell become equally high.
struct Cell {
    float bottom = 0, gap = 0;
    std::size_t first_panel = 0, end_panel = 0;
};

Cell draw_cell(Ui::Frame& frame, const Rect& place, const Draw& inside) {
    const std::size_t first_panel = frame.panels.size();
    FlowScope scope(frame, {.x = place.x, .w = place.w, .y = place.y});
    inside();
    return {scope.flow().y, scope.flow().gap, first_panel, frame.panels.size()};
}

void stretch_cards(Ui::Frame& frame, std::span<const Cell> cells, float bottom) {
    for (const Cell& cell : cells) {
        for (std::size_t i = cell.first_panel; i < cell.end_panel; ++i) {
            Rect& rect = frame.panels[i].rect;
            if (rect.y + rect.h == cell.bottom) rect.h = bottom - rect.y;
        }
    }
}

}  // namespace

void Ui::columns(std::initializer_list<float> weights, std::span<const Draw> cells) {
    Frame& f = *frame_;
    constexpr float gap = 16;
    const std::span<const float> shares(weights.begin(), weights.size());
    // Four figures side by side become two by two on a phone, anything else one below the other.
    std::size_t per_row = cells.size();
    if (f.is_narrow()) per_row = cells.size() >= 4 ? 2 : 1;
    const bool is_even = per_row != cells.size();
    float margin = 16;
    for (std::size_t first = 0; first < cells.size(); first += per_row) {
        const std::size_t count = std::min(per_row, cells.size() - first);
        float sum = 0;
        for (std::size_t i = 0; i < per_row; ++i)
            sum += is_even ? 1 : shares[std::min(i, shares.size() - 1)];
        const float y = f.open_block(margin);
        const float room = f.flow->w - gap * static_cast<float>(per_row - 1);
        std::vector<Cell> drawn;
        float x = f.flow->x;
        float bottom = y;
        float last_gap = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const float share = is_even ? 1 : shares[std::min(i, shares.size() - 1)];
            const float w = std::floor(room * share / sum);
            drawn.push_back(draw_cell(f, {x, y, w, 0}, cells[first + i]));
            x += w + gap;
            bottom = std::max(bottom, drawn.back().bottom);
            last_gap = std::max(last_gap, drawn.back().gap);
        }
        stretch_cards(f, drawn, bottom);
        f.close_block(bottom, last_gap);
        margin = last_gap;
    }
}

void Ui::columns(std::initializer_list<float> weights, std::initializer_list<Draw> cells) {
    columns(weights, std::span<const Draw>(cells.begin(), cells.size()));
}

}  // namespace emc::ui
