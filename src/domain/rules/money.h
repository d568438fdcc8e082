// Amounts of yuan in fen. Never a floating-point number.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace emc {

// "1,409.50", "￥107,000.53", "-5.00": at most 14 digits before the point and two behind it, groups
// of three or none. Nothing for anything else: no exponent, no leading zero, no bare point.
std::optional<std::int64_t> parse_cny(std::string_view text);

// An amount of 万元 with at most two decimals, as fen: "1,999.99" is 1,999,990,000. At most 12
// digits before the point.
std::optional<std::int64_t> parse_wan_yuan(std::string_view text);

std::string cny_text(std::int64_t fen);  // "1,409.50"

// Shares of `total_fen` in whole percents: each is rounded down and the last takes what remains, so
// that they always add up to the total.
std::vector<std::int64_t> split_by_percent(std::int64_t total_fen, std::span<const int> percents);

}  // namespace emc
