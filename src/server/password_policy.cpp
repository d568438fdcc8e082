#include "server/password_policy.h"

#include <algorithm>

namespace emc::server {
namespace {

// Capitals, small letters, digits, and everything else (Chinese characters too).
int kinds_in(std::string_view password) {
    bool has[4] = {};
    for (const char c : password) {
        if (c >= 'A' && c <= 'Z') {
            has[0] = true;
        } else if (c >= 'a' && c <= 'z') {
            has[1] = true;
        } else if (c >= '0' && c <= '9') {
            has[2] = true;
        } else {
            has[3] = true;
        }
    }
    return static_cast<int>(std::ranges::count(has, true));
}

}  // namespace

Problems check_policy(std::string_view key, std::string_view password, SecurityProfile profile) {
    if (profile == SecurityProfile::Dengbao3 && kinds_in(password) < 3) {
        return {{std::string(key), Rule::PasswordKinds, 3, kinds_in(password)}};
    }
    return {};
}

Result<std::vector<std::string>> remembered_hashes(Snapshot& snapshot, const std::string& tenant_id,
                                                   const std::string& account_id) {
    return snapshot.all(
        "SELECT password_phc FROM password_history WHERE tenant_id=?1 AND account_id=?2"
        " ORDER BY set_at DESC LIMIT ?3",
        [](const Row& row) { return row.text(0); }, tenant_id, account_id, passwords_remembered);
}

Result<void> remember_hash(Transaction& transaction, const std::string& tenant_id,
                           const std::string& account_id, const std::string& phc, InstantMs now) {
    const Result<std::int64_t> kept = transaction.run(
        "INSERT INTO password_history(tenant_id,account_id,set_at,password_phc) VALUES(?1,?2,"
        " (SELECT MAX(?3,COALESCE(MAX(set_at)+1,0)) FROM password_history WHERE tenant_id=?1 AND "
        "account_id=?2),?4)",
        tenant_id, account_id, now, phc);
    if (!kept) return std::unexpected(kept.error());
    const Result<std::int64_t> dropped = transaction.run(
        "DELETE FROM password_history WHERE tenant_id=?1 AND account_id=?2 AND set_at NOT IN"
        " (SELECT set_at FROM password_history WHERE tenant_id=?1 AND account_id=?2"
        " ORDER BY set_at DESC LIMIT ?3)",
        tenant_id, account_id, passwords_remembered);
    if (!dropped) return std::unexpected(dropped.error());
    return {};
}

}  // namespace emc::server
