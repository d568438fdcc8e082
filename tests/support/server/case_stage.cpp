#include "support/server/case_stage.h"

#include <iterator>

#include "unit/consultation_samples.h"
#include "unit/demand_samples.h"
#include "unit/shop_samples.h"

namespace emc::test {
namespace {

const std::string png = "\x89PNG\r\n\x1a\n" + std::string(64, 'x');

ShopApplication application(Stage& stage) {
    Caller& by = *stage.cast.enterprise;
    ShopApplication made = samples::shop_application();
    made.name = stage.words("示例商城");
    made.logo = stage.picture(by);
    made.licence = stage.picture(by);
    made.pictures = {*made.logo};
    return made;
}

// Now and then they are saved unfinished, which only the guidance allows.
ShopPages pages(Stage& stage, const Shop& shop) {
    ShopPages made = samples::shop_pages();
    made.introduction = stage.words("销售本地生产的茶油、腊味和干货");
    made.banner = shop.pages.banner;
    if (!made.banner || stage.happens_in(2)) made.banner = stage.picture(*stage.cast.enterprise);
    for (ShopProduct& product : made.products) product.picture = made.banner;
    if (shop.state == ShopState::Guiding && stage.happens_in(3)) made.address.clear();
    return made;
}

VerificationRequest request(Stage& stage) {
    VerificationRequest made = samples::verification_request();
    made.licence = stage.picture(*stage.cast.enterprise);
    return made;
}

DemandDraft draft(Stage& stage) {
    DemandDraft made = samples::demand_draft();
    made.title = stage.words("需要认证辅导");
    made.ends_on = stage.day(2 + static_cast<std::int64_t>(stage.one_of(12)));
    if (stage.happens_in(3)) made.files = {stage.picture(*stage.cast.enterprise)};
    return made;
}

}  // namespace

std::string Stage::day(std::int64_t from_today) const {
    return to_string(from_days(to_days(civil_date_of(clock_.now())) + from_today));
}

std::string Stage::words(const std::string& begin) {
    return begin + std::to_string(seed_) + "号" + std::to_string(++said_);
}

FileRef Stage::picture(Caller& by) { return uploaded(by, "图片.png", png); }

Caller& Stage::at(CaseActor actor) {
    if (actor == CaseActor::Enterprise) return *cast.enterprise;
    if (actor == CaseActor::Window) return *cast.window;
    return *cast.institutions[one_of(cast.institutions.size())];
}

Consultation Consultations::begin(Stage& stage) {
    ConsultationRequest asked{.service_id = stage.cast.service_id,
                              .content = stage.words("请问需要准备哪些材料")};
    if (stage.happens_in(4)) asked.files = {stage.picture(*stage.cast.enterprise)};
    return must<Consultation>(stage.cast.enterprise->call<CreateConsultation>(asked));
}

ConsultationAction Consultations::action(Stage& stage, const Consultation& entity,
                                         Command command) {
    ConsultationAction action = samples::action_for(entity, command);
    if (command == Command::FollowUp && stage.happens_in(4)) {
        action.files = {stage.picture(*stage.cast.enterprise)};
    }
    return action;
}

Demand Demands::begin(Stage& stage) {
    return must<Demand>(
        stage.cast.enterprise->call<CreateDemand>({draft(stage), stage.happens_in(2)}));
}

DemandAction Demands::action(Stage& stage, const Demand& entity, Command command) {
    DemandAction action = samples::demand_action(entity, command);
    const bool is_of_content =
        command == Command::Save || command == Command::Submit || command == Command::Renew;
    if (is_of_content) action.content = draft(stage);
    if (command == Command::Close) {
        action.close_reason =
            demand_close_reason_rows[stage.one_of(std::size(demand_close_reason_rows))].value;
    }
    return action;
}

Shop Shops::begin(Stage& stage) {
    Caller& enterprise = *stage.cast.enterprise;
    auto own = must<OwnShop>(enterprise.call<ReadOwnShop>());
    if (own.shop) return *std::move(own.shop);
    return must<Shop>(enterprise.call<CreateShop>(application(stage)));
}

ShopAction Shops::action(Stage& stage, const Shop& entity, Command command) {
    ShopAction action = samples::action_for(entity, command);
    if (action.application) action.application = application(stage);
    if (action.pages) action.pages = pages(stage, entity);
    if (action.call) {
        const auto outcome = call_outcome_rows[stage.one_of(std::size(call_outcome_rows))].value;
        action.call = samples::shop_call(stage.happens_in(2) ? CallOutcome::Told : outcome);
        action.call->called_on = stage.day(0);
    }
    return action;
}

Verification Verifications::begin(Stage& stage) {
    Caller& enterprise = *stage.cast.enterprise;
    auto own = must<OwnVerification>(enterprise.call<ReadOwnVerification>());
    if (own.verification) return *std::move(own.verification);
    return must<Verification>(enterprise.call<CreateVerification>(request(stage)));
}

VerificationAction Verifications::action(Stage& stage, const Verification& entity,
                                         Command command) {
    VerificationAction action = samples::action_for(entity, command);
    if (action.request) action.request = request(stage);
    return action;
}

// Another legal person: what the enterprise is verified by is not true any more.
bool Verifications::disturb(Stage& stage, const Verification& entity) {
    const bool is_verified = entity.state == VerificationState::Verified;
    if (!stage.happens_in(is_verified ? 2 : 12)) return false;
    constexpr std::string_view persons[] = {"测试员", "测试甲", "测试乙", "测试丙"};
    Caller& enterprise = *stage.cast.enterprise;
    const auto before = must<ProfileView>(enterprise.call<ReadProfile>());
    Profile profile = complete(before.content);
    profile.legal_person = persons[stage.one_of(std::size(persons))];
    // Who asks once more after it was done is told that it is.
    const auto reply =
        enterprise.call<UpdateProfile>(profile, {}, "\"v" + std::to_string(before.version) + "\"");
    const bool is_done = reply.status == 200 || reply.status == 412;
    REQUIRE_MESSAGE(is_done, reply.body);
    return true;
}

}  // namespace emc::test
