// Demands of the demonstration, in every state, with responses to choose from.
#include <array>
#include <vector>

#include "domain/demand_workflow.h"
#include "server/audit.h"
#include "server/demand_store.h"
#include "server/demo_market.h"
#include "server/numbers.h"
#include "server/parties.h"

namespace emc::server {
namespace {

using Actor = CaseActor;
using Command = DemandCommand;

constexpr InstantMs day_ms = 24LL * 3600 * 1000;

using Step = DemoStep<Command>;
struct Story {
    std::string_view title;
    std::string_view category;
    std::string_view description;
    std::int64_t budget_min_yuan;  // Both 0: 面议.
    std::int64_t budget_max_yuan;
    int days_open;   // From the first day to the last one.
    int days_since;  // The story began so many days ago.
    std::vector<Step> steps;
};

constexpr Step submit{Actor::Enterprise, Command::Submit};
constexpr Step approve{Actor::Window, Command::Approve};
constexpr Step respond{Actor::Institution, Command::Respond};

std::vector<Story> common_stories() {
    return {
        {"车间数据采集系统等保测评服务",
         "141100",
         "两套生产管理系统计划上线，需要等级保护二级测评和整改建议，希望一个月内拿到报告。",
         30000,
         60000,
         60,
         12,
         {submit, approve, respond, respond, respond}},
        {"软件著作权批量登记代理",
         "140300",
         "公司今年完成十二项软件产品，需要代办著作权登记，材料已经备齐，要求全程网上办理。",
         6000,
         15000,
         45,
         9,
         {submit, approve, respond}},
        {"流动资金贷款对接",
         "110100",
         "订单增长较快，需要三百万元以内的流动资金贷款，希望有熟悉科技型企业的机构协助对接银行。",
         0,
         0,
         90,
         6,
         {submit, approve}},
        {"中层管理人员年度培训",
         "131000",
         "面向二十名中层管理人员，内容为项目管理和成本控制，希望到企业授课，共六天。",
         20000,
         50000,
         40,
         2,
         {submit}},
        {"参加装备制造业博览会的展位设计",
         "160100",
         "三十六平方米展位的设计和搭建，展期在明年四月，需要三套方案供选择。",
         40000,
         80000,
         120,
         5,
         {submit, {Actor::Window, Command::Return}}},
        {"ISO 27001信息安全管理体系辅导",
         "141100",
         "计划明年通过信息安全管理体系认证，需要从差距分析到认证陪审的全程辅导。",
         50000,
         90000,
         80,
         20,
         {submit, approve, respond, respond, {Actor::Enterprise, Command::Choose}}},
        {"财务共享流程梳理",
         "150200",
         "两家子公司的报销和核算流程需要统一，希望有机构协助梳理流程、编写制度并培训财务人员。",
         30000,
         0,
         30,
         25,
         {submit, approve, {Actor::Enterprise, Command::Close}}},
        {"劳动合同和规章制度法律审查",
         "170300",
         "现有劳动合同文本和员工手册需要由律师审查，并给出修改意见。",
         5000,
         12000,
         15,
         30,
         {submit, approve, respond, {Actor::System, Command::Expire}}},
    };
}

// What seldom happens: a draft that nobody sent, a demand that was taken down.
std::vector<Story> rare_stories() {
    return {
        {"工业互联网平台选型咨询",
         "150200",
         "计划建设设备联网平台，需要第三方机构给出选型比较和分步实施建议。",
         0,
         0,
         60,
         1,
         {}},
        {"招聘嵌入式开发工程师三名",
         "130700",
         "需要三年以上嵌入式开发经验的工程师三名，希望有机构推荐并协助面试。",
         0,
         30000,
         50,
         15,
         {submit, approve, {Actor::Window, Command::Delist}}},
    };
}

std::vector<Story> stories() {
    std::vector<Story> all = common_stories();
    all.append_range(rare_stories());
    return all;
}

constexpr std::array<std::string_view, 3> answers{
    "我们做过三十多家制造企业的同类项目，可在两周内进场，四周交付，附项目计划。",
    "团队五人常驻长沙，按里程碑付款，交付后一年内免费答疑，可先上门沟通。",
    "本机构为省级示范平台，价格包含全部差旅，预计二十个工作日完成。",
};

std::int64_t fen_of(std::int64_t yuan) { return yuan * 100; }

// Tells one story with the dates that it would have had.
class Teller {
public:
    Teller(Transaction& transaction, Context& context, CaseParty enterprise,
           const std::vector<CaseParty>& institutions)
        : transaction_(transaction),
          context_(context),
          enterprise_(std::move(enterprise)),
          institutions_(institutions) {}

    Result<void> tell(const Story& story) {
        now_ = context_.clock.now() - story.days_since * day_ms;
        if (const auto begun = begin(story); !begun) return begun;
        for (const Step& step : story.steps) {
            now_ = std::min(now_ + day_ms, context_.clock.now());
            // The last day is over.
            if (step.command == Command::Expire) now_ = due_at(demand_).value_or(now_);
            if (const auto done = take(step); !done) return done;
        }
        return {};
    }

private:
    const CaseParty& responder() const {
        return institutions_[demand_.responses.size() % institutions_.size()];
    }

    DemandContext as(Actor actor) {
        const bool is_institution = actor == Actor::Institution;
        const CaseParty& party = is_institution ? responder() : enterprise_;
        DemandContext step{.party = party, .new_id = new_uuid(now_, context_.random)};
        const std::string by = actor == Actor::Enterprise    ? "周晓岚"
                               : actor == Actor::Institution ? "刘建国"
                               : actor == Actor::Window      ? "窗口审核员"
                                                             : "平台";
        step.who = {actor, party.party_id, party.region, by, now_};
        return step;
    }

    Result<void> begin(const Story& story) {
        const auto number = next_business_number(transaction_, NumberKind::Demand, now_);
        if (!number) return std::unexpected(number.error());
        DemandDraft draft{
            .title = std::string(story.title),
            .category = std::string(story.category),
            .description = std::string(story.description),
            .ends_on = to_string(from_days(to_days(civil_date_of(now_)) + story.days_open)),
            .regions = {"430100"},
            .ways = {ServiceWay::OnSite, ServiceWay::Network},
            .contact = "周晓岚",
            .phone = "15420260001",
            .email = "lianxi@xingchen.example"};
        if (story.budget_min_yuan > 0) draft.budget_min_fen = fen_of(story.budget_min_yuan);
        if (story.budget_max_yuan > 0) draft.budget_max_fen = fen_of(story.budget_max_yuan);
        const DemandOpening opening{new_uuid(now_, context_.random), *number, enterprise_};
        const auto demand = open_demand(opening, draft, as(Actor::Enterprise).who);
        if (!demand) return std::unexpected(demand.error());
        demand_ = *demand;
        return insert_demand(transaction_, demand_);
    }

    DemandAction action_of(Command command) const {
        DemandAction action{.demand_id = demand_.demand_id,
                            .command = command,
                            .expected_version = demand_.version};
        if (command == Command::Return) action.reason = "请写明展会名称、地点和展位的具体要求。";
        if (command == Command::Delist) action.reason = "招聘信息请在人力资源市场发布。";
        if (command == Command::Close) action.close_reason = DemandCloseReason::NotNeeded;
        if (command == Command::Respond) {
            const std::size_t place = demand_.responses.size();
            const DemandDraft& asked = demand_.content;
            action.words = answers[place % answers.size()];
            const std::int64_t low = asked.budget_min_fen.value_or(fen_of(5000));
            const std::int64_t high = asked.budget_max_fen.value_or(2 * low);
            action.price_fen = low + (high - low) * static_cast<std::int64_t>(place + 1) / 4;
        }
        if (command == Command::Choose) action.response_id = demand_.responses.front().response_id;
        return action;
    }

    Result<void> take(const Step& step) {
        DemandContext context = as(step.actor);
        if (step.command == Command::Respond) {
            const auto standing = standing_of(transaction_, context.party.party_id);
            if (!standing) return std::unexpected(standing.error());
            context.standing = *standing;
        }
        if (step.command == Command::Choose) {
            const auto number = next_business_number(transaction_, NumberKind::Order, now_);
            if (!number) return std::unexpected(number.error());
            context.order_number = *number;
        }
        const DemandAction action = action_of(step.command);
        const auto after = apply(demand_, action, context);
        if (!after) return std::unexpected(after.error());
        demand_ = *after;
        return follow_step(transaction_, context_, demand_, action);
    }

    Transaction& transaction_;
    Context& context_;
    CaseParty enterprise_;
    const std::vector<CaseParty>& institutions_;
    InstantMs now_ = 0;
    Demand demand_;
};

// The demonstration's own institution first, then others.
Result<std::vector<CaseParty>> responders(Snapshot& snapshot, const std::string& first) {
    const auto ids = snapshot.all(
        "SELECT tenant_id FROM tenant WHERE kind='institution'"
        " ORDER BY CASE WHEN tenant_id=?1 THEN 0 ELSE 1 END,tenant_id LIMIT 3",
        [](const Row& row) { return row.text(0); }, first);
    if (!ids) return std::unexpected(ids.error());
    std::vector<CaseParty> parties;
    for (const std::string& id : *ids) {
        const auto party = find_party(snapshot, id);
        if (!party) return std::unexpected(party.error());
        parties.push_back(party->party);
    }
    return parties;
}

}  // namespace

Result<void> fill_demo_demands(Platform& platform, std::string_view enterprise,
                               std::string_view institution) {
    Context& context = platform.context();
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        const auto buyer = tenant_of(transaction, enterprise);
        if (!buyer) return std::unexpected(buyer.error());
        const auto seller = tenant_of(transaction, institution);
        if (!seller) return std::unexpected(seller.error());
        const auto is_done = has_cases(transaction, demand_kind, *buyer);
        if (!is_done) return std::unexpected(is_done.error());
        if (*is_done) return {};
        const auto party = find_party(transaction, *buyer);
        if (!party) return std::unexpected(party.error());
        const auto institutions = responders(transaction, *seller);
        if (!institutions) return std::unexpected(institutions.error());
        for (const Story& story : stories()) {
            Teller teller(transaction, context, party->party, *institutions);
            if (const auto told = teller.tell(story); !told) return told;
        }
        return append_audit(transaction, {.at = context.clock.now(),
                                          .tenant_id = *buyer,
                                          .action = "admin.demo",
                                          .entity_kind = "demand"});
    });
}

}  // namespace emc::server
