// The closed lists that the enterprise profile chooses from, domain.md §3.3 and §6.3. Words
// are readable where the official list is short and its codes (licence types) where it is long.
#pragma once

#include <cstdint>
#include <span>

#include "domain/enterprise_type.h"
#include "domain/enumeration.h"

namespace emc {

enum class UnitKind : std::uint8_t {
    Enterprise,
    PublicInstitution,
    SocialGroup,
    SelfEmployed,
    PrivateNonProfit,
    Other
};
inline constexpr EnumRow<UnitKind> unit_kind_rows[] = {
    {UnitKind::Enterprise, "enterprise", {"企业", "Enterprise"}},
    {UnitKind::PublicInstitution, "public_institution", {"事业单位", "Public institution"}},
    {UnitKind::SocialGroup, "social_group", {"社会团体", "Social organization"}},
    {UnitKind::SelfEmployed, "self_employed", {"个体工商户", "Self-employed"}},
    {UnitKind::PrivateNonProfit, "private_non_profit", {"民办非企业单位", "Private non-profit"}},
    {UnitKind::Other, "other", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<UnitKind>> enum_rows(Tag<UnitKind>) { return unit_kind_rows; }

enum class HoldingKind : std::uint8_t {
    State,
    Collective,
    Private,
    HongKongMacaoTaiwan,
    Foreign,
    Other
};
inline constexpr EnumRow<HoldingKind> holding_kind_rows[] = {
    {HoldingKind::State, "state", {"国有控股", "State-held"}},
    {HoldingKind::Collective, "collective", {"集体控股", "Collectively held"}},
    {HoldingKind::Private, "private", {"私人控股", "Privately held"}},
    {HoldingKind::HongKongMacaoTaiwan,
     "hong_kong_macao_taiwan",
     {"港澳台商控股", "Held from Hong Kong, Macao or Taiwan"}},
    {HoldingKind::Foreign, "foreign", {"外商控股", "Foreign-held"}},
    {HoldingKind::Other, "other", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<HoldingKind>> enum_rows(Tag<HoldingKind>) {
    return holding_kind_rows;
}

enum class Currency : std::uint8_t { Cny, Usd, Hkd, Eur, Jpy, Gbp, Twd, Other };
inline constexpr EnumRow<Currency> currency_rows[] = {
    {Currency::Cny, "CNY", {"人民币", "Renminbi"}},
    {Currency::Usd, "USD", {"美元", "US dollar"}},
    {Currency::Hkd, "HKD", {"港币", "Hong Kong dollar"}},
    {Currency::Eur, "EUR", {"欧元", "Euro"}},
    {Currency::Jpy, "JPY", {"日元", "Yen"}},
    {Currency::Gbp, "GBP", {"英镑", "Pound sterling"}},
    {Currency::Twd, "TWD", {"新台币", "New Taiwan dollar"}},
    {Currency::Other, "other", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<Currency>> enum_rows(Tag<Currency>) { return currency_rows; }

enum class BusinessStatus : std::uint8_t { Operating, Suspended, Deregistered };
inline constexpr EnumRow<BusinessStatus> business_status_rows[] = {
    {BusinessStatus::Operating, "operating", {"存续", "Operating"}},
    {BusinessStatus::Suspended, "suspended", {"停业", "Suspended"}},
    {BusinessStatus::Deregistered, "deregistered", {"注销", "Deregistered"}},
};
constexpr std::span<const EnumRow<BusinessStatus>> enum_rows(Tag<BusinessStatus>) {
    return business_status_rows;
}

enum class BusinessModel : std::uint8_t {
    Production,
    Trade,
    Service,
    ProductionTrade,
    ProductionService,
    TradeService,
    All,
};
inline constexpr EnumRow<BusinessModel> business_model_rows[] = {
    {BusinessModel::Production, "production", {"生产型", "Production"}},
    {BusinessModel::Trade, "trade", {"贸易型", "Trade"}},
    {BusinessModel::Service, "service", {"服务型", "Service"}},
    {BusinessModel::ProductionTrade, "production_trade", {"生产、贸易型", "Production and trade"}},
    {BusinessModel::ProductionService,
     "production_service",
     {"生产、服务型", "Production and service"}},
    {BusinessModel::TradeService, "trade_service", {"贸易、服务型", "Trade and service"}},
    {BusinessModel::All, "all", {"生产、贸易、服务型", "Production, trade and service"}},
};
constexpr std::span<const EnumRow<BusinessModel>> enum_rows(Tag<BusinessModel>) {
    return business_model_rows;
}

enum class Qualification : std::uint8_t { HighTech, Specialized, LittleGiant, AboveScale, TechSme };
inline constexpr EnumRow<Qualification> qualification_rows[] = {
    {Qualification::HighTech, "high_tech", {"高新技术企业", "High-tech enterprise"}},
    {Qualification::Specialized,
     "specialized",
     {"专精特新中小企业", "Specialized and innovative SME"}},
    {Qualification::LittleGiant, "little_giant", {"专精特新“小巨人”企业", "Little giant"}},
    {Qualification::AboveScale, "above_scale", {"规模以上企业", "Above the statistical threshold"}},
    {Qualification::TechSme, "tech_sme", {"科技型中小企业", "Technology SME"}},
};
constexpr std::span<const EnumRow<Qualification>> enum_rows(Tag<Qualification>) {
    return qualification_rows;
}

enum class FinancingMethod : std::uint8_t {
    BankLoan,
    Guarantee,
    Equity,
    Leasing,
    SupplyChain,
    Patent,
    Bond,
    Other
};
inline constexpr EnumRow<FinancingMethod> financing_method_rows[] = {
    {FinancingMethod::BankLoan, "bank_loan", {"银行贷款", "Bank loan"}},
    {FinancingMethod::Guarantee, "guarantee", {"担保贷款", "Guaranteed loan"}},
    {FinancingMethod::Equity, "equity", {"股权融资", "Equity"}},
    {FinancingMethod::Leasing, "leasing", {"融资租赁", "Leasing"}},
    {FinancingMethod::SupplyChain, "supply_chain", {"供应链融资", "Supply chain"}},
    {FinancingMethod::Patent, "patent", {"知识产权质押", "Pledge of intellectual property"}},
    {FinancingMethod::Bond, "bond", {"债券", "Bonds"}},
    {FinancingMethod::Other, "other", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<FinancingMethod>> enum_rows(Tag<FinancingMethod>) {
    return financing_method_rows;
}

}  // namespace emc
