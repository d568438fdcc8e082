// Where a person is: the part of the address after '#'. Pure: no browser, no table of screens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace emc {

// "#/orders/DD1?tab=open" is {{"orders", "DD1"}, {{"tab", "open"}}}. Segments are never empty.
struct Route {
    std::vector<std::string> segments;
    std::vector<std::pair<std::string, std::string>> query;

    // The first value of this name; empty when there is none.
    std::string_view query_value(std::string_view name) const;
    bool operator==(const Route&) const = default;
};

// Never fails: whatever is no route ("", "#top", "https://...") is a route that no screen has, or
// the home route when it is empty. parse_route(href_of(route)) == route for every route.
Route parse_route(std::string_view href);
std::string href_of(const Route& route);

// Pattern: "/orders/:id". A parameter takes one segment, in order.
std::optional<std::vector<std::string>> match_route(std::string_view pattern, const Route& route);

// The target of "next=", only if it is a route of our own: no other site, no script, no control
// characters. In canonical form.
std::optional<std::string> safe_next(std::string_view next);

// "#/login?next=..." that comes back to `route` after the sign-in.
std::string sign_in_href(const Route& route);

// The percent encoding of RFC 3986; everything but its unreserved characters is escaped.
std::string percent_encode(std::string_view text);
std::string percent_decode(std::string_view text);  // A '%' without two hex digits stays as it is.

}  // namespace emc
