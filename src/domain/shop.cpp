#include "domain/shop.h"

#include <algorithm>

#include "domain/rules/money.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr std::size_t excerpt_chars = 80;

std::string prose(std::string_view text) { return std::string(trimmed(text)); }
std::string plain(std::string_view text) {
    const std::string folded = fold_width(text);
    return std::string(trimmed(folded));
}

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// What everybody is shown is a picture.
void check_picture(Problems& problems, std::string_view key, const std::optional<FileRef>& file) {
    if (file && !has_picture_extension(file->name)) {
        problems.push_back({std::string(key), Rule::Format});
    }
}

}  // namespace

std::optional<Problem> check_wechat(std::string_view text) {
    const bool is_right = text.size() >= 6 && text.size() <= 20 && is_latin(text.front()) &&
                          std::ranges::all_of(text, [](char c) {
                              return is_latin(c) || is_digit(c) || c == '-' || c == '_';
                          });
    if (is_right) return std::nullopt;
    return Problem{.rule = Rule::Format};
}

std::optional<Problem> check_time_of_day(std::string_view text) {
    const bool is_shaped = text.size() == 5 && text[2] == ':' && is_digit(text[0]) &&
                           is_digit(text[1]) && is_digit(text[3]) && is_digit(text[4]);
    if (is_shaped && text.substr(0, 2) < "24" && text[3] < '6') return std::nullopt;
    return Problem{.rule = Rule::Format};
}

ShopSummary summary_of(const Shop& shop) {
    const bool has_pages = shop.state == ShopState::Open || shop.state == ShopState::Suspended;
    const std::string& words = has_pages ? shop.pages.introduction : shop.application.introduction;
    return {.shop_id = shop.shop_id,
            .number = shop.number,
            .name = shop.application.name,
            .kind = shop.application.kind,
            .trade = shop.application.trade,
            .enterprise_name = shop.enterprise.name,
            .region = shop.enterprise.region,
            .excerpt = excerpt_of(words, "", excerpt_chars),
            .logo = shop.application.logo ? shop.application.logo->file_id : std::string(),
            .product_count = static_cast<std::int64_t>(shop.pages.products.size()),
            .state = shop.state,
            .updated_at = shop.updated_at};
}

ShopView view_of(const Shop& shop) {
    ShopView view{.shop_id = shop.shop_id,
                  .name = shop.application.name,
                  .is_suspended = shop.state != ShopState::Open};
    if (view.is_suspended) return view;
    view.kind = shop.application.kind;
    view.trade = shop.application.trade;
    view.enterprise_name = shop.enterprise.name;
    view.region = shop.enterprise.region;
    view.logo = shop.application.logo;
    view.pictures = shop.application.pictures;
    view.wechat = shop.application.wechat;
    view.official_account = shop.application.official_account;
    view.pages = shop.pages;
    view.opened_at = shop.opened_at;
    return view;
}

std::string price_text(const ShopProduct& product) {
    return product.price_fen ? cny_text(*product.price_fen) + " 元" : "面议";
}

ShopApplication normalized(ShopApplication application) {
    application.name = normalized_name(application.name);
    application.introduction = prose(application.introduction);
    application.manager = normalized_name(application.manager);
    application.phone = normalized_phone(application.phone);
    application.call_time = prose(application.call_time);
    application.wechat = plain(application.wechat);
    application.official_account = prose(application.official_account);
    return application;
}

ShopCall normalized(ShopCall call) {
    call.called_on = plain(call.called_on);
    call.called_at = plain(call.called_at);
    call.person = normalized_name(call.person);
    call.number = normalized_phone(call.number);
    call.note = prose(call.note);
    call.by = prose(call.by);
    return call;
}

ShopGuide normalized(ShopGuide guide) {
    guide.name = normalized_name(guide.name);
    guide.phone = normalized_phone(guide.phone);
    return guide;
}

ShopPages normalized(ShopPages pages) {
    pages.introduction = prose(pages.introduction);
    pages.contact = normalized_name(pages.contact);
    pages.phone = normalized_phone(pages.phone);
    pages.address = prose(pages.address);
    pages.hours = prose(pages.hours);
    for (ShopProduct& product : pages.products) {
        product.name = prose(product.name);
        product.description = prose(product.description);
    }
    return pages;
}

Problems check(const ShopApplication& application) {
    Problems problems = check_fields(application);
    if (application.pictures.size() > shop_pictures_max) {
        problems.push_back({"pictures", Rule::TooLarge, shop_pictures_max,
                            static_cast<std::int64_t>(application.pictures.size())});
    }
    check_picture(problems, "logo", application.logo);
    check_licence(problems, "licence", application.licence);
    for (std::size_t index = 0; index < application.pictures.size(); ++index) {
        check_picture(problems, "pictures/" + std::to_string(index), application.pictures[index]);
    }
    if (!application.has_pledged) problems.push_back({"has_pledged", Rule::NotAgreed});
    return problems;
}

Problems check(const ShopCall& call) {
    Problems problems = check_fields(call);
    // Nobody can be named where nobody was reached.
    if (call.outcome == CallOutcome::Told && call.person.empty()) {
        problems.push_back({"person", Rule::Required});
    }
    return problems;
}

Problems check(const ShopCall& call, CivilDate today) {
    Problems problems = check(call);
    const std::optional<CivilDate> called = parse_date(call.called_on);
    if (called && *called > today) problems.push_back({"called_on", Rule::DateFuture});
    return problems;
}

Problems check(const ShopGuide& guide) { return check_fields(guide); }
Problems check(const ShopProduct& product) {
    Problems problems = check_fields(product);
    check_picture(problems, "picture", product.picture);
    return problems;
}

Problems check(const ShopPages& pages) {
    Problems problems = check_fields(pages);
    check_picture(problems, "banner", pages.banner);
    if (pages.products.size() > shop_products_max) {
        problems.push_back({"products", Rule::TooLarge, shop_products_max,
                            static_cast<std::int64_t>(pages.products.size())});
    }
    return problems;
}

Problems check_unfinished(const ShopPages& pages) {
    Problems problems = check(pages);
    std::erase_if(problems, [](const Problem& problem) { return problem.rule == Rule::Required; });
    return problems;
}

Problems check(const Shop& shop) { return check_fields(shop); }
Problems check(const ShopSummary& summary) { return check_fields(summary); }
Problems check(const ShopView& view) { return check_fields(view); }

}  // namespace emc
