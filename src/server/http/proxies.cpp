#include "server/http/proxies.h"

#include <algorithm>
#include <boost/asio/ip/address_v4_range.hpp>
#include <boost/asio/ip/address_v6_range.hpp>
#include <ranges>
#include <string_view>

namespace emc::server {
namespace {

namespace ip = boost::asio::ip;

ip::address plain(const ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    }
    return address;
}

std::vector<ip::address> hops_of(const HttpRequest& request) {
    std::vector<ip::address> hops;
    for (const auto& [name, value] : request.headers) {
        if (name != "x-forwarded-for") continue;
        for (const auto part : std::views::split(std::string_view(value), ',')) {
            std::string_view text(part.begin(), part.end());
            while (text.starts_with(' ')) text.remove_prefix(1);
            while (text.ends_with(' ')) text.remove_suffix(1);
            boost::system::error_code error;
            const ip::address hop = ip::make_address(text, error);
            // What stands before something unreadable is not to be believed either.
            if (error) hops.clear();
            if (!error) hops.push_back(plain(hop));
        }
    }
    return hops;
}

}  // namespace

Result<TrustedProxies> TrustedProxies::from(const std::vector<std::string>& texts) {
    TrustedProxies proxies;
    for (const std::string& text : texts) {
        const bool is_v6 = text.contains(':');
        const std::string network = text.contains('/') ? text : text + (is_v6 ? "/128" : "/32");
        boost::system::error_code error;
        if (is_v6) {
            proxies.networks_v6_.push_back(ip::make_network_v6(network, error));
        } else {
            proxies.networks_v4_.push_back(ip::make_network_v4(network, error));
        }
        if (error)
            return fail(ErrorKind::Malformed, "http.proxies",
                        text + " is neither address nor network");
    }
    return proxies;
}

bool TrustedProxies::contains(const ip::address& given) const {
    const ip::address address = plain(given);
    if (address.is_v4()) {
        return std::ranges::any_of(networks_v4_, [&](const ip::network_v4& network) {
            return ip::network_v4(address.to_v4(), network.prefix_length()).canonical() ==
                   network.canonical();
        });
    }
    return std::ranges::any_of(networks_v6_, [&](const ip::network_v6& network) {
        return ip::network_v6(address.to_v6(), network.prefix_length()).canonical() ==
               network.canonical();
    });
}

void TrustedProxies::resolve(HttpRequest& request, const ip::address& socket_peer) const {
    ip::address peer = plain(socket_peer);
    if (contains(peer)) {
        request.is_https = request.header("x-forwarded-proto") == "https";
        for (const ip::address& hop : hops_of(request) | std::views::reverse) {
            peer = hop;
            if (!contains(hop)) break;
        }
    }
    request.peer = peer.to_string();
}

}  // namespace emc::server
