// 微商城: the enterprise's application and the window's part in it, and the shops that anybody
// sees.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "api/endpoint.h"
#include "domain/shop_workflow.h"
#include "domain/verification_words.h"

namespace emc {

// 申请微商城. Conflict "shop.already_applied" for a second one: one that was refused is submitted
// again. Invalid "name" Taken for a name that another shop has.
struct CreateShop {
    using Input = ShopApplication;
    using Output = Shop;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/shop-cases";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "createShop";
    static constexpr std::string_view tag = "shops";
    static constexpr Text summary = {"申请微商城", "Apply for a shop"};
    static constexpr int success_status = 201;
};

struct OwnShop {
    std::optional<Shop> shop;  // Empty: the enterprise has not applied.
    bool operator==(const OwnShop&) const = default;
};
constexpr auto fields(Tag<OwnShop>) {
    return std::tuple{field("shop", &OwnShop::shop, {"微商城", "Shop"})};
}

struct ReadOwnShop {
    using Input = Nothing;
    using Output = OwnShop;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/own-shop";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readOwnShop";
    static constexpr std::string_view tag = "shops";
    static constexpr Text summary = {"本企业的微商城", "The caller's own shop"};
    static constexpr int success_status = 200;
};

struct ShopKey {
    std::string shop_id;
    bool operator==(const ShopKey&) const = default;
};
constexpr auto fields(Tag<ShopKey>) {
    return std::tuple{
        field("shop_id", &ShopKey::shop_id, {"微商城标识", "Shop id"},
              {.required = true, .chars_max = 64}),
    };
}
inline Problems check(const ShopKey& key) { return check_fields(key); }

// NotFound for all but its enterprise and the windows of its region.
struct ReadShop {
    using Input = ShopKey;
    using Output = Shop;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/shop-cases/{shop_id}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readShop";
    static constexpr std::string_view tag = "shops";
    static constexpr Text summary = {"查看微商城申请", "Read the case of a shop"};
    static constexpr int success_status = 200;
};

struct ActOnShop {
    using Input = ShopAction;
    using Output = Shop;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/shop-cases/{shop_id}/actions";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "actOnShop";
    static constexpr std::string_view tag = "shops";
    static constexpr Text summary = {"办理微商城的一步", "Take a step of a shop"};
    static constexpr int success_status = 200;
};

struct ShopQuery {
    std::string q;  // In its name, the enterprise's, the introduction or the products'.
    std::int64_t limit = 6;
    std::string cursor;
    bool operator==(const ShopQuery&) const = default;
};
constexpr auto fields(Tag<ShopQuery>) {
    using Q = ShopQuery;
    return std::tuple{
        field("q", &Q::q, {"搜索", "Search"}, {.chars_max = 100}),
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const ShopQuery& query) { return check_fields(query); }

struct ShopPage {
    std::vector<ShopSummary> items;
    std::string next_cursor;
    std::int64_t total = 0;
    bool operator==(const ShopPage&) const = default;
};
constexpr auto fields(Tag<ShopPage>) {
    using P = ShopPage;
    return std::tuple{
        field("items", &P::items, {"微商城", "Shops"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
        field("total", &P::total, {"总数", "Total"}, {.min = 0}),
    };
}

// Open ones only.
struct SearchShops {
    using Input = ShopQuery;
    using Output = ShopPage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/shops";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "searchShops";
    static constexpr std::string_view tag = "shops";
    static constexpr Text summary = {"找微商城", "Find shops"};
    static constexpr int success_status = 200;
};

// NotFound before it is open; a suspended one says that it is.
struct ReadShopView {
    using Input = ShopKey;
    using Output = ShopView;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/shops/{shop_id}";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "readShopView";
    static constexpr std::string_view tag = "shops";
    static constexpr Text summary = {"微商城页面", "The pages of a shop"};
    static constexpr int success_status = 200;
};

struct PartyKey {
    std::string party_id;
    bool operator==(const PartyKey&) const = default;
};
constexpr auto fields(Tag<PartyKey>) {
    return std::tuple{
        field("party_id", &PartyKey::party_id, {"单位标识", "Party id"},
              {.required = true, .chars_max = 64}),
    };
}
inline Problems check(const PartyKey& key) { return check_fields(key); }

// What is shown beside a party's name, wherever it is named.
struct PartyMarks {
    VerificationState verification = VerificationState::None;  // Verified, Recheck, or None.
    std::string shop_id;  // Of the open shop of the same organization; empty: there is none.
    std::string shop_name;
    bool operator==(const PartyMarks&) const = default;
};
constexpr auto fields(Tag<PartyMarks>) {
    using M = PartyMarks;
    return std::tuple{
        field("verification", &M::verification, {"认证状态", "Verification"}),
        field("shop_id", &M::shop_id, {"微商城标识", "Shop id"}),
        field("shop_name", &M::shop_name, {"店铺名称", "Name of the shop"}),
    };
}

struct ReadPartyMarks {
    using Input = PartyKey;
    using Output = PartyMarks;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/parties/{party_id}/marks";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "readPartyMarks";
    static constexpr std::string_view tag = "parties";
    static constexpr Text summary = {"单位标记", "Marks of a party"};
    static constexpr int success_status = 200;
};

}  // namespace emc
