// Everything that the steps of cases leave behind, looked at as a whole: each step is in the log of
// its case, in the audit log with who, for which side, when and why, has told those whom it has to
// tell, and has given the window what it has to do; all of it once.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "server/store/transaction.h"

namespace emc::test {

struct Trail {
    std::map<std::string, std::int64_t> versions;         // By case id.
    std::set<std::string> deleted;                        // Ids of which only the audit log knows.
    std::map<std::string, std::set<std::string>> states;  // By kind, of the cases' logs.
    std::map<std::string, std::set<std::string>> commands;  // Those of deleted ones too.
    std::int64_t steps = 0;                                 // Of the cases that are there.
};

// Consultations, demands, micro-malls, verifications and the orders that came of demands. The
// calendar must be the built-in one, and no enterprise may have moved.
Trail check_trails(server::Snapshot& snapshot);

}  // namespace emc::test
