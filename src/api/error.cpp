#include "api/error.h"

#include <array>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "api/codec.h"

namespace emc {
namespace {

struct ErrorRow {
    ErrorKind kind;
    int status;
    std::string_view code;
};

constexpr std::array error_rows{
    ErrorRow{ErrorKind::Invalid, 422, "validation"},
    ErrorRow{ErrorKind::Malformed, 400, "malformed"},
    ErrorRow{ErrorKind::SignedOut, 401, "signed_out"},
    ErrorRow{ErrorKind::Forbidden, 403, "forbidden"},
    ErrorRow{ErrorKind::NotFound, 404, "not_found"},
    ErrorRow{ErrorKind::Conflict, 409, "conflict"},
    ErrorRow{ErrorKind::Stale, 412, "stale"},
    ErrorRow{ErrorKind::NeedsMatch, 428, "precondition_required"},
    ErrorRow{ErrorKind::TooLarge, 413, "too_large"},
    ErrorRow{ErrorKind::TooMany, 429, "too_many"},
    ErrorRow{ErrorKind::Unavailable, 503, "unavailable"},
    ErrorRow{ErrorKind::Broken, 500, "broken"},
};

const ErrorRow& row_of(ErrorKind kind) {
    for (const ErrorRow& row : error_rows) {
        if (row.kind == kind) return row;
    }
    return error_rows.back();
}

}  // namespace

// The document as it is on the wire. Keys that have nothing to say are empty or null.
struct ProblemParams {
    std::int64_t limit = 0;
    std::int64_t actual = 0;
};
constexpr auto fields(Tag<ProblemParams>) {
    return std::tuple{field("limit", &ProblemParams::limit, {"限值", "Limit"}),
                      field("actual", &ProblemParams::actual, {"实际", "Actual"})};
}

struct ProblemEntry {
    std::string pointer;
    std::string code;
    std::string detail;
    ProblemParams params;
};
constexpr auto fields(Tag<ProblemEntry>) {
    using P = ProblemEntry;
    return std::tuple{field("pointer", &P::pointer, {"位置", "Pointer"}),
                      field("code", &P::code, {"代码", "Code"}),
                      field("detail", &P::detail, {"说明", "Detail"}),
                      field("params", &P::params, {"参数", "Params"})};
}

struct ProblemBody {
    std::string type;
    std::string title;
    std::int64_t status = 0;
    std::string code;
    std::string detail;
    std::string instance;
    std::int64_t retry_after_s = 0;
    std::vector<ProblemEntry> errors;
};
constexpr auto fields(Tag<ProblemBody>) {
    using P = ProblemBody;
    return std::tuple{
        field("type", &P::type, {"类型", "Type"}),
        field("title", &P::title, {"标题", "Title"}),
        field("status", &P::status, {"状态", "Status"}),
        field("code", &P::code, {"代码", "Code"}),
        field("detail", &P::detail, {"说明", "Detail"}),
        field("instance", &P::instance, {"请求", "Instance"}),
        field("retry_after_s", &P::retry_after_s, {"几秒后重试", "Retry after seconds"}),
        field("errors", &P::errors, {"各处错误", "Errors"})};
}

int status_of(ErrorKind kind) { return row_of(kind).status; }
std::string_view code_of(ErrorKind kind) { return row_of(kind).code; }

ErrorKind kind_of_status(int status) {
    for (const ErrorRow& row : error_rows) {
        if (row.status == status) return row.kind;
    }
    if (status == 415 || status == 405) return ErrorKind::Malformed;
    if (status == 502 || status == 504) return ErrorKind::Unavailable;
    return ErrorKind::Broken;
}

std::string encode_problem(const Error& error, const ProblemDocument& document) {
    const std::string_view kind_code = code_of(error.kind);
    ProblemBody body;
    body.type = "/problems/" + std::string(kind_code);
    body.title = sentence(Error{.kind = error.kind}, document.language);
    body.status = document.status != 0 ? document.status : status_of(error.kind);
    body.code = error.code.empty() ? std::string(kind_code) : error.code;
    body.detail = sentence(error, document.language);
    body.instance = document.instance;
    body.retry_after_s = error.retry_after_s;
    for (const Problem& problem : error.problems) {
        const FieldName name = document.field_name != nullptr
                                   ? document.field_name(problem.field)
                                   : FieldName{{problem.field, problem.field}};
        body.errors.push_back({.pointer = "/" + problem.field,
                               .code = std::string(code_of(problem.rule)),
                               .detail = sentence(problem, name, document.language),
                               .params = {problem.limit, problem.actual}});
    }
    std::string text = encode_text(body);
    if (!document.current.empty()) {
        text.pop_back();
        text += ",\"current\":" + document.current + "}";
    }
    return text;
}

Error decode_problem(int status, std::string_view body) {
    Error error{.kind = kind_of_status(status)};
    const Result<ProblemBody> decoded = decode_reply<ProblemBody>(body);
    if (!decoded) return error;
    if (decoded->code != code_of(error.kind)) error.code = decoded->code;
    error.retry_after_s = static_cast<int>(decoded->retry_after_s);
    for (const ProblemEntry& entry : decoded->errors) {
        const std::string_view pointer = entry.pointer;
        error.problems.push_back(
            {.field = std::string(pointer.starts_with('/') ? pointer.substr(1) : pointer),
             .rule = rule_from_code(entry.code).value_or(Rule::Format),
             .limit = entry.params.limit,
             .actual = entry.params.actual});
    }
    return error;
}

}  // namespace emc
