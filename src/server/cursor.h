// Where a list goes on. Opaque and signed: a cursor made for one list or one tenant, or made up, is
// refused by every other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/crypto.h"

namespace emc::server {

// `scope` names the list, its filter and whose it is.
std::string make_cursor(const SecretKey& key, std::string_view scope, std::int64_t position);
std::optional<std::int64_t> read_cursor(const SecretKey& key, std::string_view scope,
                                        std::string_view cursor);

}  // namespace emc::server
