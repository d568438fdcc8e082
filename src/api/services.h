// 找服务: the catalogue for anybody, and 服务管理 of the caller's own institution.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "api/endpoint.h"
#include "domain/service_item.h"
#include "domain/service_item_workflow.h"

namespace emc {

struct ServicePage {
    std::vector<ServiceSummary> items;
    std::string next_cursor;  // Empty: these were the last.
    std::int64_t total = 0;   // Of all pages.
    bool operator==(const ServicePage&) const = default;
};
constexpr auto fields(Tag<ServicePage>) {
    using P = ServicePage;
    return std::tuple{
        field("items", &P::items, {"服务", "Services"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
        field("total", &P::total, {"总数", "Total"}, {.min = 0}),
    };
}

struct ServiceKey {
    std::string service_id;
    bool operator==(const ServiceKey&) const = default;
};
constexpr auto fields(Tag<ServiceKey>) {
    return std::tuple{
        field("service_id", &ServiceKey::service_id, {"服务标识", "Service id"},
              {.required = true, .chars_max = 64}),
    };
}
inline Problems check(const ServiceKey& key) { return check_fields(key); }

struct SearchServices {
    using Input = ServiceQuery;
    using Output = ServicePage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/services";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "searchServices";
    static constexpr std::string_view tag = "services";
    static constexpr Text summary = {"找服务", "Find services"};
    static constexpr int success_status = 200;
};

// NotFound for what is not on the shelf, unless it is the caller's own.
struct ReadService {
    using Input = ServiceKey;
    using Output = ServiceView;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/services/{service_id}";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "readService";
    static constexpr std::string_view tag = "services";
    static constexpr Text summary = {"查看服务", "Read a service"};
    static constexpr int success_status = 200;
};

struct ServiceRatingsInput {
    std::string service_id;
    std::int64_t limit = 20;
    std::string cursor;
    bool operator==(const ServiceRatingsInput&) const = default;
};
constexpr auto fields(Tag<ServiceRatingsInput>) {
    using I = ServiceRatingsInput;
    return std::tuple{
        field("service_id", &I::service_id, {"服务标识", "Service id"},
              {.required = true, .chars_max = 64}),
        field("limit", &I::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &I::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const ServiceRatingsInput& input) { return check_fields(input); }

struct PublicRating {
    std::string by;  // The enterprise, or 匿名企业.
    Rating rating;
    bool operator==(const PublicRating&) const = default;
};
constexpr auto fields(Tag<PublicRating>) {
    return std::tuple{
        field("by", &PublicRating::by, {"评价企业", "By"}),
        field("rating", &PublicRating::rating, {"评价", "Rating"}),
    };
}
inline Problems check(const PublicRating& rating) { return check_fields(rating); }

struct PublicRatingPage {
    std::vector<PublicRating> items;  // Newest first.
    std::string next_cursor;
    bool operator==(const PublicRatingPage&) const = default;
};
constexpr auto fields(Tag<PublicRatingPage>) {
    using P = PublicRatingPage;
    return std::tuple{
        field("items", &P::items, {"评价", "Ratings"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
    };
}

struct ListServiceRatings {
    using Input = ServiceRatingsInput;
    using Output = PublicRatingPage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/services/{service_id}/ratings";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "listServiceRatings";
    static constexpr std::string_view tag = "services";
    static constexpr Text summary = {"服务的评价", "The ratings of a service"};
    static constexpr int success_status = 200;
};

struct FavoriteInput {
    std::string service_id;
    bool is_favorite = true;
    bool operator==(const FavoriteInput&) const = default;
};
constexpr auto fields(Tag<FavoriteInput>) {
    using I = FavoriteInput;
    return std::tuple{
        field("service_id", &I::service_id, {"服务标识", "Service id"},
              {.required = true, .chars_max = 64}),
        field("is_favorite", &I::is_favorite, {"收藏", "Favorite"}, {}, Editor::Toggle),
    };
}
inline Problems check(const FavoriteInput& input) { return check_fields(input); }

struct FavoriteQuery {
    std::int64_t limit = 20;
    std::string cursor;
    bool operator==(const FavoriteQuery&) const = default;
};
constexpr auto fields(Tag<FavoriteQuery>) {
    using Q = FavoriteQuery;
    return std::tuple{
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const FavoriteQuery& query) { return check_fields(query); }

// The one that was kept last comes first. Of what has left the shelf only the name is told.
struct ListFavorites {
    using Input = FavoriteQuery;
    using Output = ServicePage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/favorites";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "listFavorites";
    static constexpr std::string_view tag = "services";
    static constexpr Text summary = {"我的收藏", "The caller's favorites"};
    static constexpr int success_status = 200;
};

struct SetFavorite {
    using Input = FavoriteInput;
    using Output = Nothing;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/services/{service_id}/favorite";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "setFavorite";
    static constexpr std::string_view tag = "services";
    static constexpr Text summary = {"收藏或取消收藏", "Keep or drop as a favorite"};
    static constexpr int success_status = 204;
};

}  // namespace emc
