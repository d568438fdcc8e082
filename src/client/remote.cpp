#include "client/remote.h"

#include "api/error.h"

namespace emc {

Error error_of(const ApiReply& reply) {
    switch (reply.fate) {
        case ApiReply::Fate::Answered:
            break;
        case ApiReply::Fate::Offline:
            return {.kind = ErrorKind::Unavailable, .code = "offline"};
        case ApiReply::Fate::TimedOut:
            return {.kind = ErrorKind::Unavailable, .code = "timed_out"};
        case ApiReply::Fate::Cancelled:
            return {.kind = ErrorKind::Unavailable, .code = "cancelled"};
    }
    // A success that is none: something between us and the platform answered.
    if (reply.status < 400) return {.kind = ErrorKind::Broken, .detail = "unexpected status"};
    Error error = decode_problem(reply.status, reply.body);
    if (error.retry_after_s == 0) error.retry_after_s = reply.retry_after_s;
    return error;
}

}  // namespace emc
