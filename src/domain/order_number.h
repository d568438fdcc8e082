// Business numbers that people read out on the telephone: a prefix, the day, a sequence of six
// digits, and a Luhn digit that finds a slip.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/civil_date.h"

namespace emc {

enum class NumberKind : std::uint8_t { Service, Order, Contract, Consultation, Demand, Shop };

// FW service, DD order, HT contract, ZX consultation, XQ demand, WS shop.
std::string_view prefix_of(NumberKind kind);

// "DD202611240000176" of the 17th order of that day. `sequence` is 1 to 999,999.
std::string business_number(NumberKind kind, CivilDate day, int sequence);
bool is_business_number(NumberKind kind, std::string_view text);

}  // namespace emc
