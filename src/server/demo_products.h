// What the demonstration's institutions offer. Made up, after the categories' own words.
#pragma once

#include <span>
#include <string_view>

#include "domain/service_item_choices.h"

namespace emc::server {

struct DemoProduct {
    std::string_view category;
    std::string_view name;
    std::string_view work;      // What is done, as the middle of a sentence.
    std::string_view delivers;  // What the enterprise gets.
    Charging charging = Charging::Fixed;
    int price_yuan = 0;
    PriceUnit unit = PriceUnit::Time;
};

std::span<const DemoProduct> demo_products();

}  // namespace emc::server
