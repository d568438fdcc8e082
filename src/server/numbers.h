// Numbers that are given out once: business numbers that people read, and sequences of our own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "domain/order_number.h"
#include "server/store/transaction.h"

namespace emc::server {

// The next of 1, 2, 3, ... In the transaction of what it is given to, so none is lost and none is
// given twice.
Result<std::int64_t> next_in_sequence(Transaction& transaction, std::string_view kind,
                                      std::string_view day = {});
// "DD202611240000176". Unavailable "number.exhausted" after 999,999 of one day.
Result<std::string> next_business_number(Transaction& transaction, NumberKind kind, InstantMs now);

}  // namespace emc::server
