// Tables of any length: only rows in sight are asked for, drawn and noted. On a phone a row is a
// card with "title: value" lines.
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/frame.h"
#include "ui/paint.h"

namespace emc::ui {
namespace {

constexpr float header_h = 40;
constexpr float cell_pad = 12;
constexpr float card_line = 28;
constexpr float card_gap = 12;

struct Range {
    int first = 0, end = 0;
};

void place_columns(TableState& table, float x, float w) {
    float weights = 0;
    float least = 0;
    for (const Column& column : table.look->columns) {
        weights += column.weight;
        least += column.min_px;
    }
    const float free = std::max(0.0F, w - least);
    const float squeeze = least > w ? w / least : 1;
    for (const Column& column : table.look->columns) {
        const float own = column.min_px * squeeze + free * column.weight / std::max(weights, 0.01F);
        table.columns.emplace_back(x, own);
        x += own;
    }
}

void draw_header(Ui::Frame& f, const TableState& table, const Rect& place, float table_bottom) {
    const float edge = f.input.scroll_y + (f.has_banner ? sizes::banner : 0);
    const float y = f.layer == Layer::Page
                        ? std::clamp(edge, place.y, std::max(place.y, table_bottom - sizes::row))
                        : place.y;
    ChannelScope scope(f, f.layer,
                       f.layer == Layer::Page ? channel::sticky + 1 : f.current_channel);
    const Rect rect{place.x, y, place.w, header_h};
    if (y > place.y) fill(f, rect, f.colors->surface);
    fill(f, {rect.x, rect.y + header_h - 1, rect.w, 1}, f.colors->line);
    const NodeId row_id = f.make_id(Role::Row, "header", true);
    f.note(row_id, Role::Row, {}, rect);
    f.open_scope(row_id);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.look->columns[i];
        const auto [x, w] = table.columns[i];
        TypeFace type = type_of(TextStyle::Strong);
        type.align = column.align;
        const Rect box{x + cell_pad, middle(rect, type.line_px), w - 2 * cell_pad, type.line_px};
        const std::string_view title = f.say(column.title);
        paint_words(f, box, ellipsize(title, box.w, advance_of(type)), type, f.colors->muted);
        f.note_words(f.make_id(Role::ColumnHeader, column.title, false), Role::ColumnHeader, title,
                     box, type);
    }
    f.close_scope();
}

void draw_row(Ui& ui, TableState& table, int row, const Rect& rect,
              const std::function<void(int)>& cells) {
    Ui::Frame& f = ui.frame();
    table.row_y = rect.y;
    table.row_h = rect.h;
    table.next_column = 0;
    const std::string key = std::to_string(row);
    const NodeId id = f.make_id(Role::Row, key, true);
    f.note(id, Role::Row, {}, rect).row_index = row + 1;
    f.open_scope(id);
    ui.push_key(key);
    cells(row);
    ui.pop_key();
    f.close_scope();
}

}  // namespace

namespace {

float card_line_of(const Ui::Frame& f, const Column& column) {
    return column.has_buttons ? f.control_height() + 8 : card_line;
}

// Width of the titles at the left of a card.
float card_titles_w(Ui::Frame& f, const TableLook& look) {
    float widest = 76;
    for (const Column& column : look.columns) {
        widest = std::max(widest, words_width(f.say(column.title), type_of(TextStyle::Muted)));
    }
    return std::min(widest, 140.0F) + 12;
}

// Height of the first `count` lines of a card.
float card_lines(const Ui::Frame& f, const TableLook& look, std::size_t count, bool is_bare) {
    float height = 0;
    for (const Column& column : look.columns.first(count)) {
        if (!is_bare || !column.has_buttons) height += card_line_of(f, column);
    }
    return height;
}

// Where the rows begin, counted from the first; the last number is where they end.
class RowTops {
public:
    RowTops(const Ui::Frame& f, const TableLook& look) : height_(sizes::row) {
        if (!f.is_narrow()) return;
        const auto card_of = [&](bool is_bare) {
            return card_lines(f, look, look.columns.size(), is_bare) + 16 + card_gap;
        };
        height_ = card_of(false);
        if (!look.is_bare) return;
        const float bare = card_of(true);
        tops_.push_back(0);
        for (int row = 0; row < look.row_count; ++row)
            tops_.push_back(tops_.back() + (look.is_bare(row) ? bare : height_));
    }
    float at(int row) const {
        return tops_.empty() ? height_ * static_cast<float>(row)
                             : tops_[static_cast<std::size_t>(row)];
    }
    // Those that a window shows from `above` to `below`.
    Range between(float above, float below, int count) const {
        if (tops_.empty()) {
            const auto first = static_cast<int>(std::floor(above / height_));
            const auto end = static_cast<int>(std::ceil(below / height_));
            return {std::clamp(first, 0, count), std::clamp(end, 0, count)};
        }
        const auto before = std::ranges::upper_bound(tops_, above) - tops_.begin() - 1;
        const auto end = std::ranges::lower_bound(tops_, below) - tops_.begin();
        return {std::clamp(static_cast<int>(before), 0, count),
                std::clamp(static_cast<int>(end), 0, count)};
    }

private:
    float height_;
    std::vector<float> tops_;  // Empty while all are equally high.
};

Range rows_in_sight(const Ui::Frame& f, float top, const RowTops& tops, int count) {
    const float above = f.layer == Layer::Page ? f.input.scroll_y - top : -top;
    return tops.between(above, above + f.input.height, count);
}

}  // namespace

void Ui::table(const TableLook& look, const std::function<void(int row)>& cells) {
    Frame& f = *frame_;
    const bool is_cards = f.is_narrow();
    const RowTops tops(f, look);
    const float head = is_cards ? 0 : header_h;
    const float y = f.open_block(8);
    const float h = head + tops.at(look.row_count);
    const Rect place{f.flow->x, y, f.flow->w, h};
    TableState table{.look = &look};
    place_columns(table, place.x, place.w);
    const NodeId id = f.make_id(Role::Table, look.name, false);
    f.note(id, Role::Table, f.say(look.name), place).row_count = look.row_count;
    f.open_scope(id);
    TableState* before = std::exchange(f.table, &table);
    if (!is_cards) draw_header(f, table, {place.x, y, place.w, header_h}, y + h);
    const Range range = rows_in_sight(f, y + head, tops, look.row_count);
    for (int row = range.first; row < range.end; ++row) {
        const float gap = is_cards ? card_gap : 0;
        const Rect rect{place.x, y + head + tops.at(row), place.w,
                        tops.at(row + 1) - tops.at(row) - gap};
        if (is_cards) {
            fill(f, rect, f.colors->surface, sizes::card_radius);
            outline(f, rect, f.colors->line, sizes::card_radius);
        } else {
            fill(f, {rect.x, rect.y + rect.h - 1, rect.w, 1}, f.colors->line);
        }
        table.is_bare = is_cards && look.is_bare && look.is_bare(row);
        draw_row(*this, table, row, rect, cells);
    }
    f.table = before;
    f.close_scope();
    f.close_block(y + h, 8);
}

void Ui::cell(const Draw& inside) {
    Frame& f = *frame_;
    TableState* table = f.table;
    if (!table || table->next_column >= table->columns.size()) return;
    const std::size_t index = table->next_column++;
    const Column& column = table->look->columns[index];
    const bool is_card = f.is_narrow();
    if (table->is_bare && column.has_buttons) return;
    const auto [column_x, column_w] = table->columns[index];
    Rect box{column_x + cell_pad, table->row_y, column_w - 2 * cell_pad, table->row_h};
    Align align = column.align;
    const NodeId id = f.make_id(Role::Cell, column.title, false);
    if (is_card) {
        const float y = table->row_y + 8 + card_lines(f, *table->look, index, table->is_bare);
        box = {f.flow->x + 16, y, f.flow->w - 32, card_line_of(f, column)};
        const TypeFace type = type_of(TextStyle::Muted);
        const float w = column.title.empty() ? 0 : card_titles_w(f, *table->look);
        paint_words(f, {box.x, middle(box, type.line_px), w, type.line_px}, f.say(column.title),
                    type, f.colors->muted);
        box.x += w;
        box.w -= w;
        align = Align::End;
    }
    f.note(id, Role::Cell, {}, box);
    f.open_scope(id);
    {
        FlowScope scope(f, {.x = box.x, .w = box.w, .y = box.y});
        Row row{.x = box.x,
                .w = box.w,
                .y = box.y,
                .gap = 8,
                .height_min = box.h,
                .wraps = false,
                .clips = true,
                .align = align};
        f.open_row(row);
        inside();
        f.close_row(row);
    }
    f.close_scope();
}

}  // namespace emc::ui
