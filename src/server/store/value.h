// Values on their way into and out of a statement, without showing which database it is.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/id.h"

namespace emc::server {

using Bytes = std::vector<std::uint8_t>;

// What a `?N` stands for. Borrows text and bytes: they must outlive the call it is passed to.
class Parameter {
public:
    using Stored =
        std::variant<std::monostate, std::int64_t, std::string_view, std::span<const std::uint8_t>>;

    Parameter(std::nullptr_t) {}
    Parameter(std::integral auto value) : stored_(static_cast<std::int64_t>(value)) {}
    Parameter(std::string_view value) : stored_(value) {}
    Parameter(const std::string& value) : stored_(std::string_view(value)) {}
    Parameter(const char* value) : stored_(std::string_view(value)) {}
    Parameter(std::span<const std::uint8_t> value) : stored_(value) {}
    Parameter(const Bytes& value) : stored_(std::span<const std::uint8_t>(value)) {}
    template <class Entity>
    Parameter(const Id<Entity>& id) : stored_(std::string_view(id.value)) {}
    template <class T>
    Parameter(const std::optional<T>& value) {
        if (value) stored_ = Parameter(*value).stored_;
    }

    const Stored& stored() const { return stored_; }

private:
    Stored stored_;
};

// One row of an answer; valid only inside the function it is passed to. Columns count from 0. NULL
// reads as 0 or empty; ask is_null or the maybe_ forms where that matters.
class Row {
public:
    explicit Row(void* statement) : statement_(statement) {}
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    Bytes bytes(int column) const;
    bool is_null(int column) const;
    std::optional<std::int64_t> maybe_integer(int column) const;
    std::optional<std::string> maybe_text(int column) const;

private:
    void* statement_;
};

}  // namespace emc::server
