#include "server/store/database.h"

#include "server/store/engine.h"

namespace emc::server {

Database::Database(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions& options) {
    Result<std::unique_ptr<Engine>> engine = make_file_engine(options);
    if (!engine) return std::unexpected(engine.error());
    return std::unique_ptr<Database>(new Database(std::move(*engine)));
}

Result<std::unique_ptr<Database>> Database::open_in_memory() {
    Result<std::unique_ptr<Engine>> engine = make_memory_engine();
    if (!engine) return std::unexpected(engine.error());
    return std::unique_ptr<Database>(new Database(std::move(*engine)));
}

bool Database::is_writable() const { return engine_->is_writable(); }

Result<void> Database::run_write(const std::function<bool(Transaction&)>& job) {
    return engine_->write(job);
}

Result<void> Database::run_read(const std::function<void(Snapshot&)>& job) const {
    return engine_->read(job);
}

}  // namespace emc::server
