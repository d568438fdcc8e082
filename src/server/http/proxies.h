// Whom to believe about where a request comes from.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "server/http_message.h"

namespace emc::server {

class TrustedProxies {
public:
    // Addresses and networks; Malformed for anything else.
    static Result<TrustedProxies> from(const std::vector<std::string>& texts);

    bool contains(const boost::asio::ip::address& address) const;
    // Sets peer and is_https. A chain of X-Forwarded-For is read from its end, as only the hops
    // that trusted proxies added are true; the first that is none of ours is the peer.
    void resolve(HttpRequest& request, const boost::asio::ip::address& socket_peer) const;

private:
    std::vector<boost::asio::ip::network_v4> networks_v4_;
    std::vector<boost::asio::ip::network_v6> networks_v6_;
};

}  // namespace emc::server
