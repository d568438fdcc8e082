// What the licence says an enterprise is, domain.md §3.3 (a).
#pragma once

#include <cstdint>
#include <span>

#include "domain/enumeration.h"

namespace emc {

// 企业（机构）类型 on the licence. Branches and foreign investment are kept as one value each.
enum class EnterpriseType : std::uint8_t {
    StateOwnedLimited,
    NaturalPersonsLimited,
    StateHeldLimited,
    SoleNaturalPerson,
    SoleLegalPerson,
    SoleNonNaturalPerson,
    OtherLimited,
    ListedCompany,
    UnlistedCompany,
    Branch,
    WholePeople,
    Collective,
    ShareCooperative,
    GeneralPartnership,
    SpecialPartnership,
    LimitedPartnership,
    SoleProprietorship,
    ForeignInvested,
    HongKongMacaoTaiwan,
    Foreign,
    FarmerCooperative,
    SelfEmployed,
    Other,
};
inline constexpr EnumRow<EnterpriseType> enterprise_type_rows[] = {
    {EnterpriseType::StateOwnedLimited,
     "1110",
     {"有限责任公司（国有独资）", "Limited company, wholly state-owned"}},
    {EnterpriseType::NaturalPersonsLimited,
     "1130",
     {"有限责任公司（自然人投资或控股）", "Limited company held by natural persons"}},
    {EnterpriseType::StateHeldLimited,
     "1140",
     {"有限责任公司（国有控股）", "Limited company, state-held"}},
    {EnterpriseType::SoleNaturalPerson,
     "1151",
     {"有限责任公司（自然人独资）", "Limited company of one natural person"}},
    {EnterpriseType::SoleLegalPerson,
     "1152",
     {"有限责任公司（自然人投资或控股的法人独资）",
      "Limited company of one privately held legal person"}},
    {EnterpriseType::SoleNonNaturalPerson,
     "1153",
     {"有限责任公司（非自然人投资或控股的法人独资）", "Limited company of one other legal person"}},
    {EnterpriseType::OtherLimited, "1190", {"其他有限责任公司", "Other limited company"}},
    {EnterpriseType::ListedCompany,
     "1210",
     {"股份有限公司（上市）", "Joint-stock company, listed"}},
    {EnterpriseType::UnlistedCompany,
     "1220",
     {"股份有限公司（非上市）", "Joint-stock company, unlisted"}},
    {EnterpriseType::Branch, "2000", {"分公司", "Branch"}},
    {EnterpriseType::WholePeople,
     "3100",
     {"全民所有制企业", "Enterprise owned by the whole people"}},
    {EnterpriseType::Collective, "3200", {"集体所有制企业", "Collective enterprise"}},
    {EnterpriseType::ShareCooperative, "3400", {"股份合作制企业", "Share cooperative"}},
    {EnterpriseType::GeneralPartnership, "4531", {"普通合伙企业", "General partnership"}},
    {EnterpriseType::SpecialPartnership,
     "4532",
     {"特殊普通合伙企业", "Special general partnership"}},
    {EnterpriseType::LimitedPartnership, "4533", {"有限合伙企业", "Limited partnership"}},
    {EnterpriseType::SoleProprietorship, "4540", {"个人独资企业", "Sole proprietorship"}},
    {EnterpriseType::ForeignInvested, "5000", {"外商投资企业", "Foreign-invested enterprise"}},
    {EnterpriseType::HongKongMacaoTaiwan,
     "6000",
     {"港、澳、台投资企业", "Enterprise invested from Hong Kong, Macao or Taiwan"}},
    {EnterpriseType::Foreign, "7000", {"外国（地区）企业", "Foreign enterprise"}},
    {EnterpriseType::FarmerCooperative, "9100", {"农民专业合作社", "Farmers' cooperative"}},
    {EnterpriseType::SelfEmployed, "self_employed", {"个体工商户", "Self-employed"}},
    {EnterpriseType::Other, "9900", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<EnterpriseType>> enum_rows(Tag<EnterpriseType>) {
    return enterprise_type_rows;
}

}  // namespace emc
