// 微商城: what an enterprise applies with, how the window answers by telephone, and the pages that
// anybody sees once the shop is open (domain.md §5.6).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/case.h"
#include "domain/file_ref.h"
#include "domain/shop_words.h"

namespace emc {

inline constexpr std::size_t shop_pictures_max = 5;
inline constexpr std::size_t shop_products_max = 20;

// What the enterprise applies with.
struct ShopApplication {
    std::string name;
    ShopKind kind = ShopKind::Display;
    std::optional<ShopTrade> trade;
    std::string introduction;
    std::string manager;
    std::string phone;  // Where the window calls with the result.
    std::string call_time;
    std::string wechat;
    std::string official_account;
    std::optional<FileRef> logo;
    std::optional<FileRef> licence;
    std::vector<FileRef> pictures;
    bool has_pledged = false;
    bool operator==(const ShopApplication&) const = default;
};

// 电话告知: a call of the window, whether or not it reached anybody.
struct ShopCall {
    std::string called_on;  // "2026-11-24"
    std::string called_at;  // "15:20"
    std::string person;     // Who answered.
    std::string number;
    CallOutcome outcome = CallOutcome::Told;
    std::string note;
    std::string by;  // Who called.
    bool operator==(const ShopCall&) const = default;
};

// 指导专员, who helps to complete the pages.
struct ShopGuide {
    std::string name;
    std::string phone;
    bool operator==(const ShopGuide&) const = default;
};

struct ShopProduct {
    std::string name;
    std::optional<std::int64_t> price_fen;  // Empty: 面议.
    std::string description;
    std::optional<FileRef> picture;
    bool operator==(const ShopProduct&) const = default;
};

// 资料完善: what the shop shows.
struct ShopPages {
    std::optional<FileRef> banner;
    std::string introduction;
    std::vector<ShopProduct> products;
    std::string contact;
    std::string phone;
    std::string address;
    std::string hours;
    bool operator==(const ShopPages&) const = default;
};

// A shop as its enterprise and the window see it.
struct Shop {
    std::string shop_id;
    std::string number;
    std::int64_t version = 0;
    ShopState state = ShopState::Draft;
    CaseParty enterprise;
    ShopApplication application;
    std::string opinion;        // Of the last decision.
    std::string review_due_on;  // The last day of what the window has to do now; empty: nothing.
    bool is_due_provisional = false;
    std::vector<ShopCall> calls;
    std::optional<ShopGuide> guide;
    ShopPages pages;
    std::optional<CaseActor> suspended_by;
    std::string suspension_reason;
    std::vector<CaseLogEntry> log;
    InstantMs submitted_at = 0;
    InstantMs opened_at = 0;
    InstantMs created_at = 0;
    InstantMs updated_at = 0;
    bool operator==(const Shop&) const = default;
};

// One row of a list, also of the public's.
struct ShopSummary {
    std::string shop_id;
    std::string number;
    std::string name;
    ShopKind kind = ShopKind::Display;
    std::optional<ShopTrade> trade;
    std::string enterprise_name;
    std::string region;
    std::string excerpt;
    std::string logo;  // A public file.
    std::int64_t product_count = 0;
    ShopState state = ShopState::Open;
    InstantMs updated_at = 0;
    bool operator==(const ShopSummary&) const = default;
};

// The shop as anybody sees it. While it is suspended nothing but its name is told.
struct ShopView {
    std::string shop_id;
    std::string name;
    bool is_suspended = false;
    ShopKind kind = ShopKind::Display;
    std::optional<ShopTrade> trade;
    std::string enterprise_name;
    std::string region;
    bool is_verified = false;
    std::optional<FileRef> logo;
    std::vector<FileRef> pictures;
    std::string wechat;
    std::string official_account;
    ShopPages pages;
    std::int64_t service_count = 0;  // Services on the shelf that the same organization offers.
    InstantMs opened_at = 0;
    bool operator==(const ShopView&) const = default;
};

ShopSummary summary_of(const Shop& shop);
// Only of a shop that is open or suspended.
ShopView view_of(const Shop& shop);

// "200.00 元", "面议".
std::string price_text(const ShopProduct& product);

ShopApplication normalized(ShopApplication application);
ShopCall normalized(ShopCall call);
ShopGuide normalized(ShopGuide guide);
ShopPages normalized(ShopPages pages);

Problems check(const ShopApplication& application);
// A call is made before it is recorded.
Problems check(const ShopCall& call);
Problems check(const ShopCall& call, CivilDate today);
Problems check(const ShopGuide& guide);
Problems check(const ShopProduct& product);
// All that the public is shown.
Problems check(const ShopPages& pages);
// What is written so far is right; what is missing may still come.
Problems check_unfinished(const ShopPages& pages);
Problems check(const Shop& shop);
Problems check(const ShopSummary& summary);
Problems check(const ShopView& view);

}  // namespace emc

#include "domain/shop_fields.h"  // IWYU pragma: export
