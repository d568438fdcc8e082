// The pictures of the demonstration, drawn here: even shapes on an even ground, as PNG.
#pragma once

#include <string>
#include <string_view>

namespace emc::server {

// For a service of this category; a few variants are different.
std::string demo_service_picture(std::string_view category, int variant);

// For products: what they are called there ("gift_box"); an empty box for any other word.
std::string demo_product_picture(std::string_view motif, int variant);

std::string demo_banner_picture(int variant);
std::string demo_logo_picture(int variant);
std::string demo_licence_picture();

}  // namespace emc::server
