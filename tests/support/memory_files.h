// Picked files of a test: their bytes, given out at once in base64url.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "client/file_source.h"

namespace emc::test {

inline std::string base64url_of(std::string_view bytes) {
    constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bits = bits << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i <= count; ++i) text += digits[bits >> (18 - 6 * i) & 63];
    }
    return text;
}

class MemoryFiles final : public FileSource {
public:
    // The line that a file field is told of this file by.
    std::string add(std::string_view name, std::string bytes) {
        const std::uint32_t handle = ++last_;
        std::string line = std::to_string(handle) + '\t' + std::to_string(bytes.size()) + '\t' +
                           std::string(name) + '\n';
        kept.emplace(handle, std::move(bytes));
        return line;
    }
    std::shared_ptr<PieceBox> read(std::uint32_t handle, std::int64_t offset,
                                   std::int64_t count) override {
        const auto found = kept.find(handle);
        auto box = std::make_shared<PieceBox>(std::string());
        if (found == kept.end()) return box;
        box->data = base64url_of(
            std::string_view(found->second)
                .substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(count)));
        return box;
    }
    void forget(std::uint32_t handle) override { kept.erase(handle); }

    std::map<std::uint32_t, std::string> kept;

private:
    std::uint32_t last_ = 0;
};

}  // namespace emc::test
