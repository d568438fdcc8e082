#include "server/platform.h"

#include <utility>

#include "server/calendar_store.h"

namespace emc::server {

Result<std::unique_ptr<Platform>> Platform::open(PlatformOptions options) {
    std::unique_ptr<Platform> made(new Platform());
    const Clock& clock = options.clock != nullptr ? *options.clock : made->system_clock_;
    Random& random = options.random != nullptr ? *options.random : made->system_random_;
    auto database = options.folder.empty()
                        ? Database::open_in_memory()
                        : Database::open({.folder = options.folder, .opened_at = clock.now()});
    if (!database) return std::unexpected(database.error());
    made->database_ = std::move(*database);

    const auto imported = made->database_->read(&imported_holidays);
    if (!imported) return std::unexpected(imported.error());
    made->calendar_ = std::make_unique<YearlyCalendar>(*imported);

    SecretKey secret{};
    random.fill(secret);
    if (!options.folder.empty()) {
        const Result<SecretKey> kept = open_secret(options.folder, random);
        if (!kept) return std::unexpected(kept.error());
        secret = *kept;
    }
    if (options.hasher == nullptr) made->argon_ = std::make_unique<ArgonHasher>(options.argon);
    PasswordHasher& hasher = options.hasher != nullptr ? *options.hasher : *made->argon_;
    made->files_ = std::make_unique<FileStore>(options.folder);
    made->context_ = std::make_unique<Context>(Context{.database = *made->database_,
                                                       .files = *made->files_,
                                                       .totals = made->totals_,
                                                       .clock = clock,
                                                       .calendar = made->calendar_->calendar(),
                                                       .random = random,
                                                       .hasher = hasher,
                                                       .secret = secret,
                                                       .options = std::move(options.options),
                                                       .log = std::move(options.log)});
    return made;
}

}  // namespace emc::server
