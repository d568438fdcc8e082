// Errors survive the wire, and people get sentences.
#include "api/error.h"

#include <doctest/doctest.h>

#include "api/accounts.h"
#include "api/endpoints.h"
#include "api/openapi.h"

using namespace emc;

TEST_CASE("an error comes back as it was, but for what is only for the log") {
    const Error errors[] = {
        {.kind = ErrorKind::Invalid,
         .problems = {{"uscc", Rule::UsccCheck},
                      {"name", Rule::TooLong, 50, 51},
                      {"contact/mobile", Rule::Mobile}}},
        {.kind = ErrorKind::SignedOut, .code = "sign_in.wrong"},
        {.kind = ErrorKind::TooMany, .code = "sign_in.throttled", .retry_after_s = 16},
        {.kind = ErrorKind::Stale},
        {.kind = ErrorKind::Unavailable},
    };
    for (const Error& error : errors) {
        Error logged = error;
        logged.detail = "SELECT secret";
        const std::string body =
            encode_problem(logged, {.instance = "urn:uuid:1", .current = R"({"version":2})"});
        CAPTURE(body);
        CHECK(body.find("SELECT") == std::string::npos);
        CHECK(decode_problem(status_of(error.kind), body) == error);
    }
}

TEST_CASE("every kind has a status of its own") {
    for (int index = 0; index <= static_cast<int>(ErrorKind::Broken); ++index) {
        const auto kind = static_cast<ErrorKind>(index);
        CHECK(kind_of_status(status_of(kind)) == kind);
    }
    CHECK(kind_of_status(502) == ErrorKind::Unavailable);
    CHECK(kind_of_status(418) == ErrorKind::Broken);
}

TEST_CASE("an answer that is no problem document is only its status") {
    for (const char* body : {"", "<html>", "[]", R"({"code":1})"}) {
        CHECK(decode_problem(503, body) == Error{.kind = ErrorKind::Unavailable});
    }
}

TEST_CASE("sentences name the field as the form does") {
    const Error error{.kind = ErrorKind::Invalid, .problems = {{"mobile", Rule::Mobile}}};
    const std::string zh = encode_problem(error, {.field_name = &field_name_of<Registration>});
    CHECK(zh.find("手机") != std::string::npos);
    CHECK(zh.find(R"("pointer":"/mobile","code":"mobile.format")") != std::string::npos);
    const std::string en = encode_problem(
        error, {.field_name = &field_name_of<Registration>, .language = Language::En});
    CHECK(en.find("Mobile") != std::string::npos);
}

TEST_CASE("the OpenAPI document knows every endpoint") {
    const std::string& document = openapi_document();
    AllEndpoints::for_each([&]<Endpoint E>() {
        CAPTURE(E::operation);
        CHECK(document.find("\"operationId\": \"" + std::string(E::operation) + "\"") !=
              std::string::npos);
        CHECK(document.find("\"" + std::string(E::path) + "\": {") != std::string::npos);
    });
    for (const char* known : {"\"maxLength\": 50", "Idempotency-Key", "If-Match", "__Host-sid"}) {
        CHECK(document.find(known) != std::string::npos);
    }
    CHECK(document.find("\"type\": null") == std::string::npos);
}
