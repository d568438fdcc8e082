// What the core is given from outside: storage, time, chance, and how this installation is set up.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/calendar.h"
#include "server/catalogue_totals.h"
#include "server/crypto.h"
#include "server/file_store.h"
#include "server/password_hasher.h"
#include "server/random.h"
#include "server/store/database.h"

namespace emc::server {

// Two bodies of rules that contradict each other on passwords. Asvs: NIST SP 800-63B-4 and
// ASVS 5.0, length before mixture, no expiry. Dengbao3: GB/T 22239-2019 level 3, three of four
// kinds always, 90 days, ten minutes' lock after five failures, idle time-out of 15 minutes.
enum class SecurityProfile : std::uint8_t { Asvs, Dengbao3 };

struct Options {
    SecurityProfile security = SecurityProfile::Asvs;
    bool secure_cookies = false;     // Always Secure, even where the edge sees plain HTTP.
    std::string public_origin = {};  // "https://qy.example.cn"; empty: what Host and scheme say.
    std::vector<std::string> allowed_origins = {};  // Pages elsewhere on the same site.
    InstantMs session_absolute_ms = 12LL * 3600 * 1000;
    int account_free_failures = 5;
    int address_free_failures = 20;  // An office behind one address mistypes more than one person.
    int registrations_per_hour = 300;  // Per address.
    int incidents_per_hour = 60;       // Per address.
    // Off: what an institution submits goes on the shelf at once.
    bool reviews_services = true;
    // The manual lets a newly registered enterprise order at once; a platform may be stricter.
    bool only_verified_order = false;
    bool only_verified_publish = false;  // The same for 发布需求.

    InstantMs session_idle_ms() const {
        return (security == SecurityProfile::Dengbao3 ? 15LL : 30LL) * 60 * 1000;
    }
    // 0: a password does not age.
    InstantMs password_age_max_ms() const {
        return security == SecurityProfile::Dengbao3 ? 90LL * 24 * 3600 * 1000 : 0;
    }
};

struct Context {
    Database& database;
    FileStore& files;
    CatalogueTotals& totals;
    const Clock& clock;
    const WorkCalendar& calendar;
    Random& random;
    PasswordHasher& hasher;
    SecretKey secret = {};  // Signs cursors; from the data folder, never in the database.
    Options options = {};
    // A line for the operator; no personal data. Called from several threads.
    std::function<void(std::string_view line)> log = [](std::string_view) {};
};

// Reads the key from `folder`, or makes it there, readable by the owner alone.
Result<SecretKey> open_secret(const std::string& folder, Random& random);

}  // namespace emc::server
