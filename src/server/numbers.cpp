#include "server/numbers.h"

namespace emc::server {

Result<std::int64_t> next_in_sequence(Transaction& transaction, std::string_view kind,
                                      std::string_view day) {
    const Result<std::int64_t> counted = transaction.run(
        "INSERT INTO counter(kind,day,last) VALUES(?1,?2,1)"
        " ON CONFLICT(kind,day) DO UPDATE SET last=counter.last+1",
        kind, day);
    if (!counted) return counted;
    const auto last = transaction.one(
        "SELECT last FROM counter WHERE kind=?1 AND day=?2",
        [](const Row& row) { return row.integer(0); }, kind, day);
    if (!last) return std::unexpected(last.error());
    return last->value_or(1);
}

Result<std::string> next_business_number(Transaction& transaction, NumberKind kind, InstantMs now) {
    constexpr std::int64_t last_of_day = 999'999;
    const CivilDate day = civil_date_of(now);
    const auto sequence = next_in_sequence(transaction, prefix_of(kind), to_string(day));
    if (!sequence) return std::unexpected(sequence.error());
    if (*sequence > last_of_day) return fail(ErrorKind::Unavailable, "number.exhausted");
    return business_number(kind, day, static_cast<int>(*sequence));
}

}  // namespace emc::server
