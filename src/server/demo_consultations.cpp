// Consultations of the demonstration's enterprise, in every state, with past dates.
#include <iterator>
#include <vector>

#include "server/audit.h"
#include "server/consultations.h"
#include "server/demo_market.h"
#include "server/numbers.h"
#include "server/parties.h"
#include "server/service_store.h"

namespace emc::server {
namespace {

using Actor = CaseActor;
using Command = ConsultationCommand;

constexpr InstantMs hour_ms = 3600LL * 1000;
constexpr InstantMs day_ms = 24 * hour_ms;

struct Words {
    std::string_view question;
    std::string_view answer;
    std::string_view follow_up;
};
constexpr Words all_words[] = {
    {"我们是一家20人的软件企业，想了解申请需要哪些材料，大概多久能办完？",
     "需要营业执照副本、近两年财务报表和人员名单。材料齐全后一般15个工作日可以完成。",
     "财务报表需要审计过的吗？没有审计报告能不能先启动？"},
    {"贵单位是否提供上门辅导？我们在岳麓区，希望先安排一次现场沟通。",
     "可以上门，长沙市内不另收费。请在工作日提前两天与我们预约。",
     "下周三上午可以安排吗？参加人员大约5位。"},
    {"价格是一次性的还是按阶段支付？中途调整需求会不会另外收费？",
     "按阶段验收、线下支付。需求范围内的小调整不另收费，新增内容会另行报价。",
     "如果第一阶段验收后不再继续，费用怎么结算？"},
    {"以前做过陶瓷行业的类似项目吗？能否提供脱敏的案例参考？",
     "做过三家陶瓷企业的项目，案例摘要可以在沟通时提供。", "案例里的数据采集用的是哪种方式？"},
    {"服务完成后有没有一段时间的免费答疑？", "交付后提供三个月的免费线上答疑。",
     "答疑是工作时间还是随时都可以？"},
};

using Step = DemoStep<Command>;
constexpr Step reply{Actor::Institution, Command::Reply};
constexpr Step view{Actor::Enterprise, Command::View};
constexpr Step follow_up{Actor::Enterprise, Command::FollowUp};
constexpr Step rate{Actor::Enterprise, Command::Rate};
constexpr Step remind{Actor::System, Command::Remind};
constexpr Step escalate{Actor::System, Command::Escalate};

// What came of a question that was asked `days_ago`; the platform's steps come when they are due,
// people's a few hours after one another.
struct Story {
    int days_ago = 0;
    std::vector<Step> steps = {};
};
std::vector<Story> stories() {
    return {
        {0},
        {5, {remind}},
        {14, {remind, escalate}},
        {2, {reply}},
        {3, {reply, view}},
        {6, {reply, view, follow_up, reply}},
        {9, {reply, view, rate}},
        {20, {reply, view, rate, follow_up, reply, view, rate}},
        {12, {{Actor::Enterprise, Command::Revoke}}},
        {16, {{Actor::Institution, Command::Decline}}},
        {45, {reply, view, {Actor::System, Command::Close}}},
    };
}

class Teller {
public:
    Teller(Transaction& transaction, Context& context, const Words& words)
        : transaction_(transaction), context_(context), words_(words) {}

    Result<void> tell(const Story& story, ConsultationOpening opening,
                      const std::string& service_id) {
        now_ = context_.clock.now() - story.days_ago * day_ms - hour_ms;
        const auto number = next_business_number(transaction_, NumberKind::Consultation, now_);
        if (!number) return std::unexpected(number.error());
        opening.number = *number;
        opening.consultation_id = new_uuid(now_, context_.random);
        consultation_.enterprise = opening.enterprise;
        const auto made = open_consultation(
            opening, {.service_id = service_id, .content = std::string(words_.question)},
            as(Actor::Enterprise));
        if (!made) return std::unexpected(made.error());
        consultation_ = *made;
        for (const Step& step : story.steps) {
            if (const auto done = take(step); !done) return done;
        }
        return insert_consultation(transaction_, consultation_);
    }

private:
    CaseContext as(Actor actor) const {
        const bool is_enterprise = actor == Actor::Enterprise;
        const CaseParty& party =
            is_enterprise ? consultation_.enterprise : consultation_.institution;
        if (actor == Actor::System) return {.actor = actor, .by = "平台", .now = now_};
        return {actor, party.party_id, party.region, is_enterprise ? "周晓岚" : "刘建国", now_};
    }

    Result<void> take(const Step& step) {
        constexpr InstantMs hours_between = 3 * hour_ms;
        // Over a long holiday the term is not over yet.
        const bool is_early = consultation_.due_at > context_.clock.now();
        if (step.actor == Actor::System && is_early) return {};
        now_ = step.actor == Actor::System ? consultation_.due_at : now_ + hours_between;
        ConsultationAction action{.consultation_id = consultation_.consultation_id,
                                  .command = step.command,
                                  .expected_version = consultation_.version};
        const bool is_first = consultation_.rounds.size() == 1;
        if (step.command == Command::Reply) {
            action.text = is_first ? words_.answer : "可以的，具体安排请与我们的顾问联系确认。";
        }
        if (step.command == Command::FollowUp) action.text = words_.follow_up;
        if (step.command == Command::Decline) action.reason = "本机构暂不承接该地区的此类服务";
        if (step.command == Command::Rate) {
            action.rating =
                ConsultationRatingDraft{.score = is_first ? 5 : 4, .words = "回复及时，说得很清楚"};
        }
        const auto after = apply(consultation_, action, as(step.actor));
        if (!after) return std::unexpected(after.error());
        consultation_ = *after;
        return {};
    }

    Transaction& transaction_;
    Context& context_;
    const Words& words_;
    InstantMs now_ = 0;
    Consultation consultation_;
};

Result<ConsultationOpening> opening_for(Snapshot& snapshot, const std::string& enterprise,
                                        const std::string& service_id) {
    const auto service = find_service(snapshot, service_id);
    if (!service) return std::unexpected(service.error());
    if (!*service) return fail(ErrorKind::NotFound);
    const ServiceItem& item = (*service)->item;
    const auto asking = find_party(snapshot, enterprise);
    if (!asking) return std::unexpected(asking.error());
    const auto asked = find_party(snapshot, item.institution_id);
    if (!asked) return std::unexpected(asked.error());
    return ConsultationOpening{.enterprise = asking->party,
                               .institution = asked->party,
                               .service_number = item.number,
                               .service_name = item.content.name,
                               .service_state = item.state};
}

}  // namespace

Result<void> fill_demo_consultations(Platform& platform, std::string_view enterprise,
                                     std::string_view institution) {
    Context& context = platform.context();
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        const auto asking = tenant_of(transaction, enterprise);
        if (!asking) return std::unexpected(asking.error());
        const auto asked = tenant_of(transaction, institution);
        if (!asked) return std::unexpected(asked.error());
        const auto is_done = has_cases(transaction, consultation_kind, *asking);
        if (!is_done) return std::unexpected(is_done.error());
        if (*is_done) return {};
        const auto services = transaction.all(
            "SELECT service_id FROM service_item WHERE on_shelf=1 AND tenant_id=?1 ORDER BY doc",
            [](const Row& row) { return row.text(0); }, *asked);
        if (!services) return std::unexpected(services.error());
        if (services->empty()) return {};
        const std::vector<Story> told = stories();
        for (std::size_t number = 0; number < told.size(); ++number) {
            const std::string& service_id = (*services)[number % services->size()];
            auto opening = opening_for(transaction, *asking, service_id);
            if (!opening) return std::unexpected(opening.error());
            Teller teller(transaction, context, all_words[number % std::size(all_words)]);
            if (const auto done = teller.tell(told[number], std::move(*opening), service_id); !done)
                return done;
        }
        return append_audit(transaction, {.at = context.clock.now(),
                                          .tenant_id = *asking,
                                          .action = "admin.demo",
                                          .entity_kind = std::string(consultation_kind)});
    });
}

}  // namespace emc::server
