// Files that a person has picked stay with the host, under a small handle. The client asks for them
// piece by piece, so that none is ever in memory as a whole.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace emc {

struct PieceBox {
    std::optional<std::string> data;  // base64url without padding; empty: it cannot be read.
};

class FileSource {
public:
    virtual ~FileSource() = default;
    // Fills the box in a later frame. Who drops it does not want the piece any more.
    virtual std::shared_ptr<PieceBox> read(std::uint32_t handle, std::int64_t offset,
                                           std::int64_t count) = 0;
    virtual void forget(std::uint32_t handle) = 0;
};

// Of a host without a picker.
class NoFiles final : public FileSource {
public:
    std::shared_ptr<PieceBox> read(std::uint32_t, std::int64_t, std::int64_t) override {
        return std::make_shared<PieceBox>(std::string());
    }
    void forget(std::uint32_t) override {}
};

}  // namespace emc
