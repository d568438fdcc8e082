// The thinnest owner of SQLite's C API: a connection with a cache of prepared statements. Private
// to this folder; everybody else sees Database, Snapshot and Transaction.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "server/store/value.h"

namespace emc::server {

class Connection;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct CachedStatement {
    std::unique_ptr<sqlite3_stmt, Finalize> handle;
    std::uint64_t last_used = 0;
};
using StatementCache = std::unordered_map<std::string, CachedStatement, TextHash, std::equal_to<>>;

// A prepared statement on loan from its connection's cache; goes back, reset, when it dies. The
// same SQL lent twice at once gives two statements.
class Statement {
public:
    Statement(Connection& connection, StatementCache::node_type node)
        : connection_(&connection), node_(std::move(node)) {}
    Statement(Statement&&) = default;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Result<void> bind(
        std::span<const Parameter> values);  // ?1, ?2, ... in order; as many as there are.
    Result<bool> step();                     // True: a row is there to be read.
    Row row() const { return Row(handle()); }

private:
    sqlite3_stmt* handle() const { return node_.mapped().handle.get(); }

    Connection* connection_;
    StatementCache::node_type node_;
};

enum class Access : std::uint8_t { ReadWrite, ReadOnly };

// For one thread at a time.
class Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const std::string& path, Access access,
                                                    const std::string& vfs = {});
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Result<Statement> prepare(std::string_view sql);
    // Runs a statement to its end, its rows unread.
    Result<void> run(std::string_view sql, std::span<const Parameter> values = {});
    // The first column of the first row; 0 when there is none.
    Result<std::int64_t> integer(std::string_view sql, std::span<const Parameter> values = {});
    Result<std::string> text(std::string_view sql);

    std::int64_t changes() const { return sqlite3_changes64(handle_); }
    // False also after SQLite has rolled back by itself, as it does on a full disk.
    bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
    std::unexpected<Error> failure(int code) const;
    sqlite3* handle() const { return handle_; }

private:
    friend class Statement;
    explicit Connection(sqlite3* handle) : handle_(handle) {}
    void give_back(StatementCache::node_type node);

    sqlite3* handle_;
    StatementCache cache_;
    std::uint64_t uses_ = 0;
};

}  // namespace emc::server
