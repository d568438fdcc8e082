#include <doctest/doctest.h>

#include <random>
#include <set>

#include "domain/order_sentences.h"
#include "domain/service_item_workflow.h"
#include "unit/order_samples.h"

using namespace emc;

namespace {

std::vector<std::string> rules_of(const ServiceDraft& draft) {
    std::vector<std::string> out;
    for (const Problem& problem : check(draft)) {
        out.push_back(problem.field + " " + std::string(code_of(problem.rule)));
    }
    return out;
}

ServiceItem sample() {
    ServiceItem item;
    item.service_id = "service-1";
    item.institution_id = "institution-1";
    item.content = samples::service_draft();
    return item;
}

const ServiceContext institution{ServiceActor::Institution, "institution-1", samples::start};
const ServiceContext window{ServiceActor::Window, "window-1", samples::start};

Result<ServiceItem> act(const ServiceItem& item, ServiceCommand command,
                        const ServiceContext& context) {
    return apply(item,
                 {.service_id = item.service_id,
                  .command = command,
                  .expected_version = item.version,
                  .reason = "请补充"},
                 context);
}

}  // namespace

TEST_CASE("a whole service has no problems; what is wrong is told at its place") {
    CHECK(rules_of(samples::service_draft()).empty());
    ServiceDraft draft = samples::service_draft();
    draft.price_fen.reset();
    CHECK(rules_of(draft) == std::vector<std::string>{"price_fen required"});
    draft = samples::service_draft();
    draft.stages[0].percent = 31;
    CHECK(rules_of(draft) == std::vector<std::string>{"stages sum.mismatch"});
    draft = samples::service_draft();
    draft.category = "11";
    CHECK(rules_of(draft) == std::vector<std::string>{"category unknown"});
    draft = samples::service_draft();
    draft.regions = {"430102"};
    CHECK(rules_of(draft) == std::vector<std::string>{"regions unknown"});
}

TEST_CASE("price and regions in words") {
    ServiceDraft draft = samples::service_draft();
    CHECK(price_text(draft) == "10,000.01 元/次");
    CHECK(service_regions_text(draft) == "长沙市、株洲市");
    draft.charging = Charging::Negotiable;
    draft.regions.push_back(std::string(whole_province));
    CHECK(price_text(draft) == "面议");
    CHECK(service_regions_text(draft) == "全省");
    CHECK_FALSE(normalized(draft).price_fen);
}

TEST_CASE("a service passes review, changes without leaving the shelf, and leaves it") {
    ServiceItem item = *act(sample(), ServiceCommand::Submit, institution);
    CHECK(item.state == ServiceState::InReview);
    CHECK(edited(item, item.content, institution).error().code == "service.in_review");
    item = *act(item, ServiceCommand::Return, window);
    CHECK(item.review_opinion == "请补充");
    item = *act(*act(item, ServiceCommand::Submit, institution), ServiceCommand::Approve, window);
    CHECK(item.state == ServiceState::Listed);
    CHECK(act(item, ServiceCommand::Submit, institution).error().code == "service.no_change");

    ServiceDraft change = item.content;
    change.name = "中小微企业融资方案设计";
    item = *act(*edited(item, change, institution), ServiceCommand::Submit, institution);
    CHECK(is_on_shelf(item.state));
    CHECK(item.content.name == samples::service_draft().name);
    CHECK(act(item, ServiceCommand::Return, window)->content.name == samples::service_draft().name);
    item = *act(item, ServiceCommand::Approve, window);
    CHECK(item.content.name == change.name);
    CHECK_FALSE(is_on_shelf(act(item, ServiceCommand::Withdraw, institution)->state));
}

TEST_CASE("without a reviewing window the platform approves at once") {
    ServiceContext context = institution;
    context.is_review_on = false;
    const Result<ServiceItem> item = act(sample(), ServiceCommand::Submit, context);
    REQUIRE(item);
    CHECK(item->state == ServiceState::Listed);
    CHECK(item->version == 2);
}

TEST_CASE("only a whole draft is submitted, only by its institution") {
    ServiceItem item = sample();
    item.content.description.clear();
    CHECK(act(item, ServiceCommand::Submit, institution).error().kind == ErrorKind::Invalid);
    ServiceContext stranger = institution;
    stranger.party_id = "institution-2";
    CHECK(act(sample(), ServiceCommand::Submit, stranger).error().kind == ErrorKind::NotFound);
    CHECK(act(sample(), ServiceCommand::Approve, institution).error().code == "service.not_yours");
}

TEST_CASE("every refusal of a service has its sentence, every state is met") {
    std::mt19937 random(11);
    std::set<ServiceState> states;
    for (int round = 0; round < 200; ++round) {
        ServiceItem item = sample();
        for (int step = 0; step < 30; ++step) {
            const ServiceContext& context = random() % 2 == 0 ? institution : window;
            if (random() % 5 == 0) {
                if (const Result<ServiceItem> after = edited(item, item.content, context))
                    item = *after;
            }
            const auto command =
                service_command_rows[random() % std::size(service_command_rows)].value;
            const Result<ServiceItem> after = act(item, command, context);
            if (after) {
                REQUIRE(after->version > item.version);
                item = *after;
            } else if (after.error().kind == ErrorKind::Conflict) {
                INFO("code ", after.error().code);
                REQUIRE(order_sentence(after.error().code));
            }
            states.insert(item.state);
        }
    }
    CHECK(states.size() == std::size(service_state_rows));
}

TEST_CASE("an excerpt shows the place that was found") {
    std::string text = "开头";
    for (int i = 0; i < 100; ++i) text += "无关";
    text += "融资担保结尾";
    const std::string excerpt = excerpt_of(text, "融资", 20);
    CHECK(excerpt.starts_with("…"));
    CHECK(excerpt.find("融资担保") != std::string::npos);
    CHECK(excerpt_of(text, "", 20).starts_with("开头"));
    CHECK(excerpt_of("短文", "融资", 20) == "短文");
}

TEST_CASE("a tally averages and rounds half up") {
    RatingTally tally;
    CHECK(tally.average_hundredths() == 0);
    for (const std::int64_t score : {5, 5, 4}) tally.add(score);
    CHECK(tally.count() == 3);
    CHECK(tally.average_hundredths() == 467);
}
