// A TCP connection to the server under test, byte by byte, because a client library would not send
// what these tests send.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace emc::tests {

struct RawReply {
    int status = 0;  // 0: closed without an answer.
    std::string head;
    std::string body;
    // The value of the first header of this name (as the server spells it); empty if there is none.
    std::string header(const std::string& name) const {
        const std::size_t at = head.find("\r\n" + name + ": ");
        if (at == std::string::npos) return {};
        const std::size_t begin = at + name.size() + 4;
        return head.substr(begin, head.find("\r\n", begin) - begin);
    }
};

class RawClient {
public:
    explicit RawClient(std::uint16_t port)
        : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        is_open_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient() { ::close(socket_); }

    bool is_open() const { return is_open_; }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;  // The server may close before it has read everything.
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    // One answer by its Content-Length; `has_body` is false for the answer to HEAD.
    RawReply receive(bool has_body = true) {
        RawReply reply;
        std::size_t end = 0;
        while ((end = pending_.find("\r\n\r\n")) == std::string::npos) {
            if (!read_more()) return reply;
        }
        reply.head = pending_.substr(0, end + 4);
        pending_.erase(0, end + 4);
        reply.status = std::atoi(reply.head.substr(9, 3).c_str());
        const std::string length = reply.header("Content-Length");
        const std::size_t size = has_body ? std::strtoul(length.c_str(), nullptr, 10) : 0;
        while (pending_.size() < size && read_more()) {
        }
        reply.body = pending_.substr(0, size);
        pending_.erase(0, size);
        return reply;
    }

    RawReply ask(std::string_view bytes, bool has_body = true) {
        send(bytes);
        return receive(has_body);
    }

    // True when the server closes within `patience` and sends nothing more.
    bool is_closed(std::chrono::milliseconds patience = std::chrono::seconds(5)) {
        patience_ = patience;
        return pending_.empty() && !read_more() && !is_out_of_patience_;
    }

private:
    bool read_more() {
        pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
        is_out_of_patience_ = ::poll(&waiting, 1, static_cast<int>(patience_.count())) == 0;
        if (is_out_of_patience_) return false;
        char bytes[16384];
        const ssize_t got = ::recv(socket_, bytes, sizeof(bytes), 0);
        if (got <= 0) return false;
        pending_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }

    int socket_;
    bool is_open_ = false;
    bool is_out_of_patience_ = false;
    std::chrono::milliseconds patience_{10'000};
    std::string pending_;
};

}  // namespace emc::tests
