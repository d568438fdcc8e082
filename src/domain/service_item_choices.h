// The closed lists that a service chooses from, domain.md §6.2.
#pragma once

#include <cstdint>
#include <span>

#include "domain/field.h"

namespace emc {

// 服务方式
enum class ServiceWay : std::uint8_t { Counter, Phone, OnSite, Periodical, Letter, Network, Other };
inline constexpr EnumRow<ServiceWay> service_way_rows[] = {
    {ServiceWay::Counter, "counter", {"柜台式服务", "At the counter"}},
    {ServiceWay::Phone, "phone", {"电话服务", "By telephone"}},
    {ServiceWay::OnSite, "on_site", {"上门服务", "On site"}},
    {ServiceWay::Periodical, "periodical", {"刊物服务", "By periodical"}},
    {ServiceWay::Letter, "letter", {"信函服务", "By letter"}},
    {ServiceWay::Network, "network", {"网络服务", "Online"}},
    {ServiceWay::Other, "other", {"其他服务", "Other"}},
};
constexpr std::span<const EnumRow<ServiceWay>> enum_rows(Tag<ServiceWay>) {
    return service_way_rows;
}

// 服务对象
enum class ServiceAudience : std::uint8_t {
    Micro,
    Small,
    Medium,
    Large,
    Founders,
    SelfEmployed,
    PublicInstitution,
    SocialGroup,
    PrivateNonProfit,
    Other,
};
inline constexpr EnumRow<ServiceAudience> service_audience_rows[] = {
    {ServiceAudience::Micro, "micro", {"微型企业", "Micro enterprises"}},
    {ServiceAudience::Small, "small", {"小型企业", "Small enterprises"}},
    {ServiceAudience::Medium, "medium", {"中型企业", "Medium enterprises"}},
    {ServiceAudience::Large, "large", {"大型企业", "Large enterprises"}},
    {ServiceAudience::Founders, "founders", {"创业个人或团队", "Founders"}},
    {ServiceAudience::SelfEmployed, "self_employed", {"个体工商户", "Self-employed"}},
    {ServiceAudience::PublicInstitution, "public_institution", {"事业单位", "Public institutions"}},
    {ServiceAudience::SocialGroup, "social_group", {"社会团体", "Social organizations"}},
    {ServiceAudience::PrivateNonProfit,
     "private_non_profit",
     {"民办非企业", "Private non-profits"}},
    {ServiceAudience::Other, "other", {"其他", "Others"}},
};
constexpr std::span<const EnumRow<ServiceAudience>> enum_rows(Tag<ServiceAudience>) {
    return service_audience_rows;
}

// 收费方式
enum class Charging : std::uint8_t { Free, Fixed, Negotiable, Voucher };
inline constexpr EnumRow<Charging> charging_rows[] = {
    {Charging::Free, "free", {"免费/公益", "Free"}},
    {Charging::Fixed, "fixed", {"固定价", "Fixed price"}},
    {Charging::Negotiable, "negotiable", {"面议", "Negotiable"}},
    {Charging::Voucher, "voucher", {"服务券", "Service voucher"}},
};
constexpr std::span<const EnumRow<Charging>> enum_rows(Tag<Charging>) { return charging_rows; }

// 计价单位
enum class PriceUnit : std::uint8_t { Time, Person, Piece, Term, Day, Month, Year };
inline constexpr EnumRow<PriceUnit> price_unit_rows[] = {
    {PriceUnit::Time, "time", {"元/次", "yuan each time"}},
    {PriceUnit::Person, "person", {"元/人", "yuan a person"}},
    {PriceUnit::Piece, "piece", {"元/个", "yuan a piece"}},
    {PriceUnit::Term, "term", {"元/期", "yuan a term"}},
    {PriceUnit::Day, "day", {"元/日", "yuan a day"}},
    {PriceUnit::Month, "month", {"元/月", "yuan a month"}},
    {PriceUnit::Year, "year", {"元/年", "yuan a year"}},
};
constexpr std::span<const EnumRow<PriceUnit>> enum_rows(Tag<PriceUnit>) { return price_unit_rows; }

// 排序 of the catalogue.
enum class ServiceSort : std::uint8_t { Relevance, Rating, Orders, Price, Newest };
inline constexpr EnumRow<ServiceSort> service_sort_rows[] = {
    {ServiceSort::Relevance, "relevance", {"综合", "Best match"}},
    {ServiceSort::Rating, "rating", {"评分", "Rating"}},
    {ServiceSort::Orders, "orders", {"申请数", "Orders"}},
    {ServiceSort::Price, "price", {"价格", "Price"}},
    {ServiceSort::Newest, "newest", {"最新", "Newest"}},
};
constexpr std::span<const EnumRow<ServiceSort>> enum_rows(Tag<ServiceSort>) {
    return service_sort_rows;
}

}  // namespace emc
