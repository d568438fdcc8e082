#include "server/demo_market.h"

namespace emc::server {

Result<std::string> tenant_of(Snapshot& snapshot, std::string_view user_name) {
    const auto found = snapshot.one(
        "SELECT tenant_id FROM login_name WHERE name_key=?1",
        [](const Row& row) { return row.text(0); }, user_name);
    if (!found) return std::unexpected(found.error());
    if (!*found) return fail(ErrorKind::NotFound);
    return **found;
}

Result<bool> has_cases(Snapshot& snapshot, std::string_view kind,
                       const std::string& enterprise_id) {
    const auto found = snapshot.one(
        "SELECT 1 FROM cases WHERE kind=?1 AND enterprise_id=?2 LIMIT 1",
        [](const Row&) { return true; }, kind, enterprise_id);
    if (!found) return std::unexpected(found.error());
    return found->value_or(false);
}

}  // namespace emc::server
