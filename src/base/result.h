// Value or reason. Every function that can fail for a reason outside the program returns one of
// these; no exception crosses a folder.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "base/rule.h"

namespace emc {

// One broken rule of one field. The sentence a person reads is made at the edge, see
// domain/messages.h, so that both sides say the same in every language.
struct Problem {
    std::string field;  // JSON key; of a nested value the keys joined with '/': "contact/mobile".
    Rule rule = Rule::Format;
    std::int64_t limit =
        0;  // What the rule allows, in the rule's own unit (code points, fen, ...).
    std::int64_t actual = 0;  // What was given, in the same unit.
    bool operator==(const Problem&) const = default;
};
using Problems = std::vector<Problem>;

// Each kind is one HTTP status; see status_of in api/error.h.
enum class ErrorKind : std::uint8_t {
    Invalid,      // 422: fields are wrong, see problems.
    Malformed,    // 400: not even the shape is right.
    SignedOut,    // 401
    Forbidden,    // 403
    NotFound,     // 404: also what belongs to somebody else.
    Conflict,     // 409: the state does not allow it.
    Stale,        // 412: somebody changed it first.
    NeedsMatch,   // 428: If-Match or Idempotency-Key is missing.
    TooLarge,     // 413
    TooMany,      // 429: see retry_after_s.
    Unavailable,  // 503, and what a client says when nothing answered.
    Broken,       // 500, and an answer that makes no sense.
};

struct Error {
    ErrorKind kind = ErrorKind::Broken;
    Problems problems = {};
    std::string code =
        {};  // Stable word of the reason ("session.expired"); empty: the kind says it all.
    std::string detail = {};  // For the log only; never shown to a person.
    int retry_after_s = 0;
    bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string code = {}, std::string detail = {}) {
    return std::unexpected(
        Error{.kind = kind, .code = std::move(code), .detail = std::move(detail)});
}
inline std::unexpected<Error> invalid(Problems problems) {
    return std::unexpected(Error{.kind = ErrorKind::Invalid, .problems = std::move(problems)});
}

}  // namespace emc
