// 企业资料: the profile of the caller's own enterprise or institution, and its history.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "api/endpoint.h"
#include "domain/field.h"
#include "domain/profile.h"

namespace emc {

struct ReadProfile {
    using Input = Nothing;
    using Output = ProfileView;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/profile";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readProfile";
    static constexpr std::string_view tag = "profile";
    static constexpr Text summary = {"读取企业资料", "Read the profile"};
    static constexpr int success_status = 200;
};

struct UpdateProfile {
    using Input = Profile;
    using Output = ProfileView;
    static constexpr Method method = Method::Put;
    static constexpr std::string_view path = "/api/v1/profile";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "updateProfile";
    static constexpr std::string_view tag = "profile";
    static constexpr Text summary = {"修改并提交企业资料", "Replace the profile"};
    static constexpr int success_status = 200;
};

struct ProfileVersionsInput {
    std::int64_t limit = 20;
    std::string cursor;  // As next_cursor gave it; empty: from the newest.
    bool operator==(const ProfileVersionsInput&) const = default;
};
constexpr auto fields(Tag<ProfileVersionsInput>) {
    using V = ProfileVersionsInput;
    return std::tuple{
        field("limit", &V::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &V::cursor, {"续页标记", "Cursor"}, {.chars_max = 200}),
    };
}
inline Problems check(const ProfileVersionsInput& input) { return check_fields(input); }

struct ProfileVersionsPage {
    std::vector<ProfileVersion> items;  // Newest first.
    std::string next_cursor;            // Empty: these were the last.
    bool operator==(const ProfileVersionsPage&) const = default;
};
constexpr auto fields(Tag<ProfileVersionsPage>) {
    using P = ProfileVersionsPage;
    return std::tuple{
        field("items", &P::items, {"历次修改", "Versions"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
    };
}

struct ListProfileVersions {
    using Input = ProfileVersionsInput;
    using Output = ProfileVersionsPage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/profile/versions";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "listProfileVersions";
    static constexpr std::string_view tag = "profile";
    static constexpr Text summary = {"企业资料的历次修改", "The versions of the profile"};
    static constexpr int success_status = 200;
};

}  // namespace emc
