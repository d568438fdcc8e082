// Statements inside a transaction. SQL is one portable text for SQLite and PostgreSQL
// (`?1`, `?2`, ...; no function of time or chance), always a literal, never built from input.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"
#include "server/store/value.h"

namespace emc::server {

class Connection;

// A consistent view of the database: nothing that others commit shows while it lives.
// Errors: Unavailable (storage), Conflict "store.constraint", Broken (wrong SQL).
class Snapshot {
public:
    explicit Snapshot(Connection& connection) : connection_(connection) {}
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    // The first row as `make` (T(const Row&)) reads it, or nullopt when there is none.
    template <class Make, class... Values>
    auto one(std::string_view sql, Make make, const Values&... values)
        -> Result<std::optional<std::invoke_result_t<Make, const Row&>>> {
        std::optional<std::invoke_result_t<Make, const Row&>> found;
        const Result<void> done = each(sql, parameters(values...), [&](const Row& row) {
            found.emplace(make(row));
            return false;
        });
        if (!done) return std::unexpected(done.error());
        return found;
    }

    // Every row as `make` reads it; a statement that may answer with many rows carries a LIMIT.
    template <class Make, class... Values>
    auto all(std::string_view sql, Make make, const Values&... values)
        -> Result<std::vector<std::invoke_result_t<Make, const Row&>>> {
        std::vector<std::invoke_result_t<Make, const Row&>> found;
        const Result<void> done = each(sql, parameters(values...), [&](const Row& row) {
            found.push_back(make(row));
            return true;
        });
        if (!done) return std::unexpected(done.error());
        return found;
    }

    // Calls `take` row by row until it returns false.
    Result<void> each(std::string_view sql, std::span<const Parameter> values,
                      const std::function<bool(const Row&)>& take);

protected:
    template <class... Values>
    static std::array<Parameter, sizeof...(Values)> parameters(const Values&... values) {
        return {Parameter(values)...};
    }

    Connection& connection_;
};

// A snapshot that may change things. What it did is undone when its function fails.
class Transaction : public Snapshot {
public:
    using Snapshot::Snapshot;

    // Runs a statement and returns how many rows it inserted, changed or deleted.
    template <class... Values>
    Result<std::int64_t> run(std::string_view sql, const Values&... values) {
        return change(sql, parameters(values...));
    }

    // Runs `part` (Result<T>()) and undoes what it did, and only that, when it fails: for a reply
    // that is stored (Idempotency-Key, audit) though the effect was refused.
    template <class Part>
    auto attempt(Part part) -> std::invoke_result_t<Part> {
        const Result<void> begun = begin_part();
        if (!begun) return std::unexpected(begun.error());
        auto result = part();
        const Result<void> ended = end_part(result.has_value());
        if (!ended) return std::unexpected(ended.error());
        return result;
    }

private:
    Result<std::int64_t> change(std::string_view sql, std::span<const Parameter> values);
    Result<void> begin_part();
    Result<void> end_part(bool keep);
};

}  // namespace emc::server
