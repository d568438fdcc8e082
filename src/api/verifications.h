// 企业认证: the enterprise submits, its window decides.
#pragma once

#include <optional>
#include <string>
#include <tuple>

#include "api/endpoint.h"
#include "domain/verification.h"

namespace emc {

struct OwnVerification {
    CaseParty enterprise;                      // As the profile names it: what will be verified.
    std::string legal_person;                  // From the profile, to begin with.
    std::optional<Verification> verification;  // Empty: it was never asked for.
    bool operator==(const OwnVerification&) const = default;
};
constexpr auto fields(Tag<OwnVerification>) {
    using O = OwnVerification;
    return std::tuple{
        field("enterprise", &O::enterprise, {"企业", "Enterprise"}),
        field("legal_person", &O::legal_person, {"法定代表人", "Legal representative"}),
        field("verification", &O::verification, {"认证", "Verification"}),
    };
}

struct ReadOwnVerification {
    using Input = Nothing;
    using Output = OwnVerification;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/own-verification";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readOwnVerification";
    static constexpr std::string_view tag = "verifications";
    static constexpr Text summary = {"本企业的认证", "The caller's own verification"};
    static constexpr int success_status = 200;
};

// The first submission; later ones are actions. Conflict "verification.in_review" and
// "verification.already_verified" when there is one already.
struct CreateVerification {
    using Input = VerificationRequest;
    using Output = Verification;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/verifications";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "createVerification";
    static constexpr std::string_view tag = "verifications";
    static constexpr Text summary = {"提交企业认证", "Submit for verification"};
    static constexpr int success_status = 201;
};

struct VerificationKey {
    std::string verification_id;
    bool operator==(const VerificationKey&) const = default;
};
constexpr auto fields(Tag<VerificationKey>) {
    return std::tuple{
        field("verification_id", &VerificationKey::verification_id, {"认证标识", "Verification id"},
              {.required = true, .chars_max = 64}),
    };
}
inline Problems check(const VerificationKey& key) { return check_fields(key); }

// NotFound for all but its enterprise and the windows of its region.
struct ReadVerification {
    using Input = VerificationKey;
    using Output = Verification;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/verifications/{verification_id}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readVerification";
    static constexpr std::string_view tag = "verifications";
    static constexpr Text summary = {"查看企业认证", "Read a verification"};
    static constexpr int success_status = 200;
};

// Conflict "verification.uscc_taken" on an approval if another enterprise has the code by now.
struct ActOnVerification {
    using Input = VerificationAction;
    using Output = Verification;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/verifications/{verification_id}/actions";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "actOnVerification";
    static constexpr std::string_view tag = "verifications";
    static constexpr Text summary = {"办理企业认证的一步", "Take a step of a verification"};
    static constexpr int success_status = 200;
};

}  // namespace emc
