// Policies that a demonstration shows. Titles and figures are made up after the manner of real
// ones.
#include "server/demo_market.h"
#include "server/policies.h"

namespace emc::server {
namespace {

PolicyCondition words(PolicyAsk ask, std::vector<std::string> values) {
    return {.ask = ask, .words = std::move(values)};
}
PolicyCondition bounds(PolicyAsk ask, std::optional<std::int64_t> min,
                       std::optional<std::int64_t> max = std::nullopt) {
    return {.ask = ask, .min = min, .max = max};
}

constexpr std::int64_t wan_yuan = 1'000'000;  // In fen.

std::vector<Policy> finance_policies() {
    return {
        {.policy_id = "demo-interest-subsidy",
         .title = "小微企业首次贷款贴息（演示）",
         .issuer = "省中小企业公共服务平台（演示）",
         .topic = PolicyTopic::Finance,
         .summary = "对首次从银行获得流动资金贷款的小微企业给予贴息，降低第一次融资的成本。",
         .benefit = "按贷款利息的30%贴息，单户每年不超过10万元。",
         .materials = "营业执照、贷款合同、利息支付凭证、企业划型说明。",
         .apply_at = "向所属窗口提交材料，窗口核对后统一上报。",
         .ends_on = "2027-06-30",
         .conditions = {words(PolicyAsk::Region, {"430000"}),
                        words(PolicyAsk::Size, {"micro", "small"}),
                        bounds(PolicyAsk::AgeYears, 1)}},
        {.policy_id = "demo-guarantee",
         .title = "政府性融资担保降费（演示）",
         .issuer = "省中小企业公共服务平台（演示）",
         .topic = PolicyTopic::Finance,
         .summary = "制造业中小微企业通过政府性融资担保机构融资的，担保费率优惠。",
         .benefit = "单笔500万元以下的担保费率不超过1%，差额由财政补贴担保机构。",
         .materials = "营业执照、上年度财务报表、融资用途说明。",
         .apply_at = "联系担保机构申请，费用直接减免。",
         .conditions = {words(PolicyAsk::Region, {"430000"}), words(PolicyAsk::Industry, {"C"}),
                        words(PolicyAsk::Size, {"micro", "small", "medium"}),
                        bounds(PolicyAsk::Revenue, std::nullopt, 40'000 * wan_yuan)}},
    };
}

std::vector<Policy> growth_policies() {
    return {
        {.policy_id = "demo-specialized",
         .title = "专精特新中小企业培育奖补（演示）",
         .issuer = "省中小企业公共服务平台（演示）",
         .topic = PolicyTopic::Innovation,
         .summary = "对专精特新中小企业的技术改造和新产品研发给予奖补。",
         .benefit = "按研发投入的10%奖补，最高50万元。",
         .materials = "认定文件、研发费用专项审计报告、知识产权清单。",
         .apply_at = "每年第四季度集中申报。",
         .ends_on = "2026-12-31",
         .conditions = {words(PolicyAsk::Qualification, {"specialized", "little_giant"}),
                        bounds(PolicyAsk::Patents, 3), bounds(PolicyAsk::AgeYears, 2)}},
        {.policy_id = "demo-digital",
         .title = "中小企业数字化转型服务补助（演示）",
         .issuer = "省中小企业公共服务平台（演示）",
         .topic = PolicyTopic::Digital,
         .summary = "购买数字化诊断、上云和管理软件服务的中小企业可获得补助。",
         .benefit = "按服务合同金额的40%补助，最高20万元。",
         .materials = "服务合同、付款凭证、验收意见。",
         .apply_at = "在平台完成订单并评价后提交申请。",
         .ends_on = "2027-03-31",
         .conditions = {words(PolicyAsk::Region, {"430000"}),
                        words(PolicyAsk::Size, {"small", "medium"}),
                        bounds(PolicyAsk::Employees, 20)}},
        {.policy_id = "demo-startup",
         .title = "初创企业场地租金补贴（演示）",
         .issuer = "长沙市中小企业服务窗口（演示）",
         .topic = PolicyTopic::Startup,
         .summary = "入驻创业孵化基地的初创企业可申请租金补贴。",
         .benefit = "前两年按实际租金的50%补贴，每年最高3万元。",
         .materials = "入驻协议、租金发票、社保缴纳证明。",
         .apply_at = "由孵化基地统一收取材料。",
         .conditions = {words(PolicyAsk::Region, {"430100"}), words(PolicyAsk::Size, {"micro"}),
                        bounds(PolicyAsk::AgeYears, std::nullopt, 3)}},
        {.policy_id = "demo-exhibition",
         .title = "中小企业参展补贴（演示）",
         .issuer = "省中小企业公共服务平台（演示）",
         .topic = PolicyTopic::Market,
         .summary = "参加省外、境外重点展会的企业可获得展位费补贴。",
         .benefit = "省外展位费补贴50%，境外补贴70%，每家每年最高8万元。",
         .materials = "参展合同、展位照片、付款凭证。",
         .apply_at = "展会结束后60日内提交。",
         .starts_on = "2026-01-01",
         .ends_on = "2026-12-31",
         .conditions = {words(PolicyAsk::Region, {"430000"}),
                        words(PolicyAsk::Size, {"micro", "small", "medium"})}},
    };
}

}  // namespace

Result<void> fill_demo_policies(Context& context) {
    std::vector<Policy> policies = finance_policies();
    policies.append_range(growth_policies());
    return import_policies(context, policies);
}

}  // namespace emc::server
