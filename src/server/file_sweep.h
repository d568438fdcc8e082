// Files that nobody uses: never sent to their end, taken back, or sent and then left alone.
#pragma once

#include <cstdint>
#include <string>

#include "server/context.h"
#include "server/store/transaction.h"

namespace emc::server {

// An upload may be gone on with for a day; a file that was sent waits a week to be used.
inline constexpr InstantMs unfinished_kept_ms = 24LL * 3600 * 1000;
inline constexpr InstantMs unused_kept_ms = 7 * unfinished_kept_ms;

struct RemovedFile {
    std::string file_id;
    std::string sha256;  // Empty for one that was not sent to its end.
};

// Whether a case, a service, a profile or the catalogue refers to it.
Result<bool> is_file_used(Snapshot& snapshot, const std::string& file_id);

// In two steps, so that a row never stands for bytes that are gone: first the row, and a note that
// the bytes have to follow; then, once that is durable, the bytes, unless another row has the same.
Result<void> remove_file_row(Transaction& transaction, const RemovedFile& file);
void remove_bytes(Context& context, const RemovedFile& file);

// Removes what is over its time, also bytes that a stop of the platform has left behind. Looks at
// no more than `files_max` at once; returns how many files it removed. For the timekeeper.
Result<std::int64_t> sweep_files(Context& context, std::int64_t files_max);

}  // namespace emc::server
