// Where a list goes on. Opaque and signed: a cursor made for one list or one tenant, or made up, is
// refused by every other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/crypto.h"

namespace emc::server {

// Rows of a list are ordered by two numbers: what it is sorted by, and what tells equals apart.
struct KeysetPosition {
    std::int64_t rank = 0;
    std::int64_t row = 0;
    bool operator==(const KeysetPosition&) const = default;
};

// `scope` names the list, its filter and whose it is.
std::string make_cursor(const SecretKey& key, std::string_view scope, std::int64_t position);
std::optional<std::int64_t> read_cursor(const SecretKey& key, std::string_view scope,
                                        std::string_view cursor);
std::string make_keyset_cursor(const SecretKey& key, std::string_view scope,
                               KeysetPosition position);
std::optional<KeysetPosition> read_keyset_cursor(const SecretKey& key, std::string_view scope,
                                                 std::string_view cursor);

}  // namespace emc::server
