// The closed lists that the enterprise profile chooses from, domain.md §3.3 and §6.3. Words
// are readable where the official list is short and its codes (licence types) where it is long.
#pragma once

#include <cstdint>
#include <span>

#include "domain/field.h"

namespace emc {

enum class UnitKind : std::uint8_t { Enterprise, PublicInstitution, SocialGroup, SelfEmployed, PrivateNonProfit, Other };
inline constexpr EnumRow<UnitKind> unit_kind_rows[] = {
    {UnitKind::Enterprise, "enterprise", {"企业", "Enterprise"}},
    {UnitKind::PublicInstitution, "public_institution", {"事业单位", "Public institution"}},
    {UnitKind::SocialGroup, "social_group", {"社会团体", "Social organization"}},
    {UnitKind::SelfEmployed, "self_employed", {"个体工商户", "Self-employed"}},
    {UnitKind::PrivateNonProfit, "private_non_profit", {"民办非企业单位", "Private non-profit"}},
    {UnitKind::Other, "other", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<UnitKind>> enum_rows(Tag<UnitKind>) { return unit_kind_rows; }

// 企业（机构）类型 on the licence. Branches and foreign investment are kept as one value each.
enum class EnterpriseType : std::uint8_t {
    StateOwnedLimited, NaturalPersonsLimited, StateHeldLimited, SoleNaturalPerson, SoleLegalPerson,
    SoleNonNaturalPerson, OtherLimited, ListedCompany, UnlistedCompany, Branch, WholePeople, Collective,
    ShareCooperative, GeneralPartnership, SpecialPartnership, LimitedPartnership, SoleProprietorship,
    ForeignInvested, HongKongMacaoTaiwan, Foreign, FarmerCooperative, SelfEmployed, Other,
};
inline constexpr EnumRow<EnterpriseType> enterprise_type_rows[] = {
    {EnterpriseType::StateOwnedLimited, "1110", {"有限责任公司（国有独资）", "Limited company, wholly state-owned"}},
    {EnterpriseType::NaturalPersonsLimited, "1130",
     {"有限责任公司（自然人投资或控股）", "Limited company held by natural persons"}},
    {EnterpriseType::StateHeldLimited, "1140", {"有限责任公司（国有控股）", "Limited company, state-held"}},
    {EnterpriseType::SoleNaturalPerson, "1151", {"有限责任公司（自然人独资）", "Limited company of one natural person"}},
    {EnterpriseType::SoleLegalPerson, "1152",
     {"有限责任公司（自然人投资或控股的法人独资）", "Limited company of one privately held legal person"}},
    {EnterpriseType::SoleNonNaturalPerson, "1153",
     {"有限责任公司（非自然人投资或控股的法人独资）", "Limited company of one other legal person"}},
    {EnterpriseType::OtherLimited, "1190", {"其他有限责任公司", "Other limited company"}},
    {EnterpriseType::ListedCompany, "1210", {"股份有限公司（上市）", "Joint-stock company, listed"}},
    {EnterpriseType::UnlistedCompany, "1220", {"股份有限公司（非上市）", "Joint-stock company, unlisted"}},
    {EnterpriseType::Branch, "2000", {"分公司", "Branch"}},
    {EnterpriseType::WholePeople, "3100", {"全民所有制企业", "Enterprise owned by the whole people"}},
    {EnterpriseType::Collective, "3200", {"集体所有制企业", "Collective enterprise"}},
    {EnterpriseType::ShareCooperative, "3400", {"股份合作制企业", "Share cooperative"}},
    {EnterpriseType::GeneralPartnership, "4531", {"普通合伙企业", "General partnership"}},
    {EnterpriseType::SpecialPartnership, "4532", {"特殊普通合伙企业", "Special general partnership"}},
    {EnterpriseType::LimitedPartnership, "4533", {"有限合伙企业", "Limited partnership"}},
    {EnterpriseType::SoleProprietorship, "4540", {"个人独资企业", "Sole proprietorship"}},
    {EnterpriseType::ForeignInvested, "5000", {"外商投资企业", "Foreign-invested enterprise"}},
    {EnterpriseType::HongKongMacaoTaiwan, "6000",
     {"港、澳、台投资企业", "Enterprise invested from Hong Kong, Macao or Taiwan"}},
    {EnterpriseType::Foreign, "7000", {"外国（地区）企业", "Foreign enterprise"}},
    {EnterpriseType::FarmerCooperative, "9100", {"农民专业合作社", "Farmers' cooperative"}},
    {EnterpriseType::SelfEmployed, "self_employed", {"个体工商户", "Self-employed"}},
    {EnterpriseType::Other, "9900", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<EnterpriseType>> enum_rows(Tag<EnterpriseType>) { return enterprise_type_rows; }

enum class HoldingKind : std::uint8_t { State, Collective, Private, HongKongMacaoTaiwan, Foreign, Other };
inline constexpr EnumRow<HoldingKind> holding_kind_rows[] = {
    {HoldingKind::State, "state", {"国有控股", "State-held"}},
    {HoldingKind::Collective, "collective", {"集体控股", "Collectively held"}},
    {HoldingKind::Private, "private", {"私人控股", "Privately held"}},
    {HoldingKind::HongKongMacaoTaiwan, "hong_kong_macao_taiwan", {"港澳台商控股", "Held from Hong Kong, Macao or Taiwan"}},
    {HoldingKind::Foreign, "foreign", {"外商控股", "Foreign-held"}},
    {HoldingKind::Other, "other", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<HoldingKind>> enum_rows(Tag<HoldingKind>) { return holding_kind_rows; }

enum class Currency : std::uint8_t { Cny, Usd, Hkd, Eur, Jpy, Gbp, Twd, Other };
inline constexpr EnumRow<Currency> currency_rows[] = {
    {Currency::Cny, "CNY", {"人民币", "Renminbi"}},   {Currency::Usd, "USD", {"美元", "US dollar"}},
    {Currency::Hkd, "HKD", {"港币", "Hong Kong dollar"}}, {Currency::Eur, "EUR", {"欧元", "Euro"}},
    {Currency::Jpy, "JPY", {"日元", "Yen"}},           {Currency::Gbp, "GBP", {"英镑", "Pound sterling"}},
    {Currency::Twd, "TWD", {"新台币", "New Taiwan dollar"}}, {Currency::Other, "other", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<Currency>> enum_rows(Tag<Currency>) { return currency_rows; }

enum class BusinessStatus : std::uint8_t { Operating, Suspended, Deregistered };
inline constexpr EnumRow<BusinessStatus> business_status_rows[] = {
    {BusinessStatus::Operating, "operating", {"存续", "Operating"}},
    {BusinessStatus::Suspended, "suspended", {"停业", "Suspended"}},
    {BusinessStatus::Deregistered, "deregistered", {"注销", "Deregistered"}},
};
constexpr std::span<const EnumRow<BusinessStatus>> enum_rows(Tag<BusinessStatus>) { return business_status_rows; }

enum class BusinessModel : std::uint8_t {
    Production, Trade, Service, ProductionTrade, ProductionService, TradeService, All,
};
inline constexpr EnumRow<BusinessModel> business_model_rows[] = {
    {BusinessModel::Production, "production", {"生产型", "Production"}},
    {BusinessModel::Trade, "trade", {"贸易型", "Trade"}},
    {BusinessModel::Service, "service", {"服务型", "Service"}},
    {BusinessModel::ProductionTrade, "production_trade", {"生产、贸易型", "Production and trade"}},
    {BusinessModel::ProductionService, "production_service", {"生产、服务型", "Production and service"}},
    {BusinessModel::TradeService, "trade_service", {"贸易、服务型", "Trade and service"}},
    {BusinessModel::All, "all", {"生产、贸易、服务型", "Production, trade and service"}},
};
constexpr std::span<const EnumRow<BusinessModel>> enum_rows(Tag<BusinessModel>) { return business_model_rows; }

enum class Qualification : std::uint8_t { HighTech, Specialized, LittleGiant, AboveScale, TechSme };
inline constexpr EnumRow<Qualification> qualification_rows[] = {
    {Qualification::HighTech, "high_tech", {"高新技术企业", "High-tech enterprise"}},
    {Qualification::Specialized, "specialized", {"专精特新中小企业", "Specialized and innovative SME"}},
    {Qualification::LittleGiant, "little_giant", {"专精特新“小巨人”企业", "Little giant"}},
    {Qualification::AboveScale, "above_scale", {"规模以上企业", "Above the statistical threshold"}},
    {Qualification::TechSme, "tech_sme", {"科技型中小企业", "Technology SME"}},
};
constexpr std::span<const EnumRow<Qualification>> enum_rows(Tag<Qualification>) { return qualification_rows; }

enum class FinancingMethod : std::uint8_t { BankLoan, Guarantee, Equity, Leasing, SupplyChain, Patent, Bond, Other };
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
constexpr std::span<const EnumRow<FinancingMethod>> enum_rows(Tag<FinancingMethod>) { return financing_method_rows; }

}  // namespace emc
