// Errors on the wire: application/problem+json (RFC 9457), with one entry for each broken rule. The
// codes are those of base/rule.h, the words those of domain/messages.h.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/text.h"
#include "domain/messages.h"

namespace emc {

inline constexpr std::string_view problem_content_type = "application/problem+json; charset=utf-8";

int status_of(ErrorKind kind);
ErrorKind kind_of_status(int status);  // Broken for what no kind stands for.

// The stable word of an error that has none of its own: "validation", "stale", ...
std::string_view code_of(ErrorKind kind);

// The name of a field of the request, by its path ("contact/mobile"): &field_name_of<Input>.
using FieldNameOf = FieldName (*)(std::string_view field);

struct ProblemDocument {
    std::string instance = {};  // "urn:uuid:..." of the request.
    int status = 0;             // 0: that of the kind. 405 and 415 have no kind of their own.
    FieldNameOf field_name = nullptr;  // Null: the fields are called by their keys.
    Language language = Language::Zh;
    // JSON of the entity as it is now, for the caller of a change that came too late. May be empty.
    std::string current = {};
};

std::string encode_problem(const Error& error, const ProblemDocument& document);

// The error that encode_problem was given, without `detail` and with the kind of `status`. A body
// that is no such document gives the kind alone.
Error decode_problem(int status, std::string_view body);

}  // namespace emc
