#include "server/store/sqlite.h"

#include <algorithm>
#include <format>

namespace emc::server {
namespace {

constexpr std::size_t cached_statements_max = 128;

Error error_of(int code, std::string detail) {
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            return {.kind = ErrorKind::Conflict,
                    .code = "store.constraint",
                    .detail = std::move(detail)};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_NOMEM:
            return {.kind = ErrorKind::Unavailable,
                    .code = "store.busy",
                    .detail = std::move(detail),
                    .retry_after_s = 1};
        case SQLITE_FULL:
            return {.kind = ErrorKind::Unavailable,
                    .code = "store.full",
                    .detail = std::move(detail),
                    .retry_after_s = 30};
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return {.kind = ErrorKind::Unavailable,
                    .code = "store.failed",
                    .detail = std::move(detail),
                    .retry_after_s = 30};
        default:  // SQLite's numbers, not an enum of ours: the rest are mistakes in the SQL.
            return {.kind = ErrorKind::Broken, .code = "store.sql", .detail = std::move(detail)};
    }
}

struct Binder {
    sqlite3_stmt* statement;
    int index;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, index, value); }
    int operator()(std::string_view value) const {
        // A null pointer would bind NULL instead of the empty text.
        const char* data = value.data() == nullptr ? "" : value.data();
        return sqlite3_bind_text64(statement, index, data, value.size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    }
    int operator()(std::span<const std::uint8_t> value) const {
        if (value.empty()) return sqlite3_bind_zeroblob(statement, index, 0);
        return sqlite3_bind_blob64(statement, index, value.data(), value.size(), SQLITE_STATIC);
    }
};

sqlite3_stmt* as_statement(void* statement) { return static_cast<sqlite3_stmt*>(statement); }

}  // namespace

std::int64_t Row::integer(int column) const {
    return sqlite3_column_int64(as_statement(statement_), column);
}

std::string Row::text(int column) const {
    const auto* data = sqlite3_column_text(as_statement(statement_), column);
    const int size = sqlite3_column_bytes(as_statement(statement_), column);
    if (data == nullptr) return {};
    return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)};
}

Bytes Row::bytes(int column) const {
    const auto* data =
        static_cast<const std::uint8_t*>(sqlite3_column_blob(as_statement(statement_), column));
    const int size = sqlite3_column_bytes(as_statement(statement_), column);
    if (data == nullptr) return {};
    return {data, data + size};
}

bool Row::is_null(int column) const {
    return sqlite3_column_type(as_statement(statement_), column) == SQLITE_NULL;
}

std::optional<std::int64_t> Row::maybe_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<std::string> Row::maybe_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

Statement::~Statement() {
    if (!node_.empty()) connection_->give_back(std::move(node_));
}

Result<void> Statement::bind(std::span<const Parameter> values) {
    const auto wanted = static_cast<std::size_t>(sqlite3_bind_parameter_count(handle()));
    if (wanted != values.size()) {
        return fail(
            ErrorKind::Broken, "store.sql",
            std::format("{} values for {} parameters: {}", values.size(), wanted, node_.key()));
    }
    int index = 0;
    for (const Parameter& value : values) {
        const int code = std::visit(Binder{handle(), ++index}, value.stored());
        if (code != SQLITE_OK) return connection_->failure(code);
    }
    return {};
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(handle());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return connection_->failure(code);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, Access access,
                                                     const std::string& vfs) {
    sqlite3* handle = nullptr;
    const int mode = access == Access::ReadOnly ? SQLITE_OPEN_READONLY
                                                : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(path.c_str(), &handle, mode | SQLITE_OPEN_NOMUTEX,
                                     vfs.empty() ? nullptr : vfs.c_str());
    std::unique_ptr<Connection> connection(new Connection(handle));  // Closes it on failure, too.
    if (code != SQLITE_OK) return connection->failure(code);
    sqlite3_extended_result_codes(handle, 1);
    return connection;
}

Connection::~Connection() {
    cache_.clear();
    sqlite3_close_v2(handle_);
}

Result<Statement> Connection::prepare(std::string_view sql) {
    if (const auto cached = cache_.find(sql); cached != cache_.end()) {
        return Statement(*this, cache_.extract(cached));
    }
    sqlite3_stmt* raw = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, &rest);
    std::unique_ptr<sqlite3_stmt, Finalize> prepared(raw);
    if (code != SQLITE_OK) return failure(code);
    if (!prepared || rest != sql.data() + sql.size()) {
        return fail(ErrorKind::Broken, "store.sql", std::format("not one statement: {}", sql));
    }
    StatementCache fresh;  // Only a map can make the node that the loan is carried in.
    const auto entry = fresh.emplace(std::string(sql), CachedStatement{std::move(prepared)}).first;
    return Statement(*this, fresh.extract(entry));
}

void Connection::give_back(StatementCache::node_type node) {
    sqlite3_reset(node.mapped().handle.get());
    sqlite3_clear_bindings(node.mapped().handle.get());
    node.mapped().last_used = ++uses_;
    cache_.insert(std::move(node));
    if (cache_.size() <= cached_statements_max) return;
    cache_.erase(std::ranges::min_element(
        cache_, {}, [](const auto& entry) { return entry.second.last_used; }));
}

Result<void> Connection::run(std::string_view sql, std::span<const Parameter> values) {
    Result<Statement> statement = prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    if (const Result<void> bound = statement->bind(values); !bound) return bound;
    for (;;) {
        const Result<bool> row = statement->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return {};
    }
}

Result<std::int64_t> Connection::integer(std::string_view sql, std::span<const Parameter> values) {
    Result<Statement> statement = prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    if (const Result<void> bound = statement->bind(values); !bound)
        return std::unexpected(bound.error());
    const Result<bool> row = statement->step();
    if (!row) return std::unexpected(row.error());
    return *row ? statement->row().integer(0) : 0;
}

Result<std::string> Connection::text(std::string_view sql) {
    Result<Statement> statement = prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    const Result<bool> row = statement->step();
    if (!row) return std::unexpected(row.error());
    return *row ? statement->row().text(0) : std::string();
}

std::unexpected<Error> Connection::failure(int code) const {
    const char* words = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
    return std::unexpected(error_of(code, std::format("sqlite {}: {}", code, words)));
}

}  // namespace emc::server
