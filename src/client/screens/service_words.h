// How services are shown wherever they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/ui.h"

namespace emc {

std::string service_href(std::string_view service_id);
std::string category_text(std::string_view code);  // "" for a code that is in no table.
std::string score_text(std::int64_t hundredths);   // "4.87"
// Stars with the average and how many have rated; 暂无评价 while nobody has.
void draw_rating(ui::Ui& ui, std::int64_t hundredths, std::int64_t count);

// The place of a service's picture; while it has none, its category's own stands there.
ui::ImageLook service_look(std::string_view category, float width_px, float aspect);
// What is said of it; nothing of a category's own.
std::string picture_words(std::string_view picture, std::string_view name);

// Label and value, side by side. Nothing for an empty value.
void draw_fact(ui::Ui& ui, std::string_view label, std::string_view value);

}  // namespace emc
