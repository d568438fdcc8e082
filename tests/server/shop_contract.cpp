// Micro-malls and verifications at the platform: the way of the manual, whose they are, what the
// window has to do, and what anybody sees.
#include <doctest/doctest.h>

#include "api/reviews.h"
#include "api/shops.h"
#include "api/verifications.h"
#include "server/timekeeper.h"
#include "support/server/market.h"
#include "unit/shop_samples.h"

using namespace emc;
using namespace emc::test;

namespace {

using Command = ShopCommand;

const std::string png = "\x89PNG\r\n\x1a\n" + std::string(64, 'x');

FileRef picture(Market& market, Caller& by) { return market.uploaded(by, "图片.png", png); }

ShopApplication application(Market& market, Caller& by) {
    ShopApplication made = samples::shop_application();
    made.logo = picture(market, by);
    made.licence = market.uploaded(by, "营业执照.png", png + "licence");
    made.pictures = {picture(market, by)};
    return made;
}

ShopPages pages(Market& market) {
    ShopPages made = samples::shop_pages();
    made.banner = picture(market, market.enterprise);
    for (ShopProduct& product : made.products) {
        product.picture = picture(market, market.enterprise);
    }
    return made;
}

Shop applied(Market& market) {
    return must<Shop>(market.enterprise.call<CreateShop>(application(market, market.enterprise)));
}

ShopAction action_for(Market& market, const Shop& shop, Command command) {
    ShopAction action = samples::action_for(shop, command);
    if (action.application) action.application = application(market, market.enterprise);
    if (action.pages) action.pages = pages(market);
    return action;
}

Shop step(Market& market, const Shop& shop, CaseActor actor, Command command) {
    return must<Shop>(market.at(actor).call<ActOnShop>(action_for(market, shop, command)));
}

Shop guided(Market& market) {
    const Shop approved = step(market, applied(market), CaseActor::Window, Command::Approve);
    return step(market, approved, CaseActor::Window, Command::RecordCall);
}

Shop opened(Market& market) {
    const Shop edited = step(market, guided(market), CaseActor::Enterprise, Command::EditPages);
    return step(market, edited, CaseActor::Window, Command::Open);
}

std::int64_t open_reviews(Market& market, std::string_view task) {
    return market.core.number("SELECT COUNT(*) FROM review WHERE decided_at IS NULL AND task='" +
                              std::string(task) + "'");
}

void create_shop() {
    Market market;
    const Shop shop = applied(market);
    CHECK(shop.state == ShopState::InReview);
    CHECK(shop.number.starts_with("WS"));
    CHECK(shop.enterprise.name == "湖南甲方机械有限公司");
    CHECK(shop.review_due_on == "2026-12-03");
    CHECK(open_reviews(market, "decide") == 1);
    const ShopApplication again = application(market, market.enterprise);
    CHECK(error_of(market.enterprise.call<CreateShop>(again)).code == "shop.already_applied");
    // A name is given once, whatever its case; others' files are not there.
    const ShopApplication same = application(market, market.other_enterprise);
    CHECK(error_of(market.other_enterprise.call<CreateShop>(same)).problems ==
          Problems{{"name", Rule::Taken}});
    CHECK(error_of(market.other_enterprise.call<CreateShop>(again)).problems ==
          Problems{{"logo", Rule::Unknown}});
    CHECK(error_of(market.institution.call<CreateShop>(again)).code == "shop.not_enterprise");
    CHECK(error_of(market.other_enterprise.call<CreateShop>({})).problems.size() == 8);
}

void read_own_shop() {
    Market market;
    CHECK_FALSE(must<OwnShop>(market.enterprise.call<ReadOwnShop>()).shop);
    const Shop shop = applied(market);
    CHECK(must<OwnShop>(market.enterprise.call<ReadOwnShop>()).shop == shop);
    CHECK_FALSE(must<OwnShop>(market.other_enterprise.call<ReadOwnShop>()).shop);
}

void read_shop() {
    Market market;
    const Shop shop = applied(market);
    CHECK(must<Shop>(market.enterprise.call<ReadShop>({shop.shop_id})) == shop);
    CHECK(must<Shop>(market.window.call<ReadShop>({shop.shop_id})) == shop);
    for (Caller* other : {&market.other_enterprise, &market.institution, &market.other_window}) {
        CHECK(other->call<ReadShop>({shop.shop_id}).status == 404);
    }
}

void act_on_shop() {
    Market market;
    Shop shop = applied(market);
    const ShopAction approval = samples::action_for(shop, Command::Approve);
    for (Caller* other : {&market.other_enterprise, &market.institution, &market.other_window}) {
        CHECK(other->call<ActOnShop>(approval).status == 404);
    }
    CHECK(error_of(market.enterprise.call<ActOnShop>(approval)).code == "shop.not_yours");
    ShopAction unexplained = samples::action_for(shop, Command::Return);
    unexplained.reason.clear();
    CHECK(error_of(market.window.call<ActOnShop>(unexplained)).problems ==
          Problems{{"reason", Rule::Required}});
    shop = step(market, shop, CaseActor::Window, Command::Return);
    // Two reviewers of one application: the second one is told.
    CHECK(market.window.call<ActOnShop>(approval).status == 412);
    CHECK(open_reviews(market, "call") == 1);
    shop = step(market, shop, CaseActor::Window, Command::RecordCall);
    CHECK(shop.state == ShopState::Returned);
    CHECK(market.core.number("SELECT COUNT(*) FROM review WHERE decided_at IS NULL") == 0);
    shop = step(market, shop, CaseActor::Enterprise, Command::Submit);
    shop = step(market, shop, CaseActor::Window, Command::Approve);
    shop = step(market, shop, CaseActor::Window, Command::RecordCall);
    CHECK(open_reviews(market, "guide") == 1);
    CHECK(error_of(market.window.call<ActOnShop>(samples::action_for(shop, Command::Open))).code ==
          "shop.pages_unfinished");
    shop = step(market, shop, CaseActor::Enterprise, Command::EditPages);
    shop = step(market, shop, CaseActor::Window, Command::Open);
    CHECK(shop.state == ShopState::Open);
    CHECK(market.core.number("SELECT COUNT(*) FROM review WHERE decided_at IS NULL") == 0);
    CHECK(market.core.number("SELECT COUNT(*) FROM audit_log WHERE entity_kind='shop'"
                             " AND outcome='ok'") == std::ssize(shop.log));
    const auto messages = must<MessagePage>(market.enterprise.call<ListMessages>());
    CHECK(messages.items.front().title == "微商城已开通");
}

void search_shops() {
    Market market;
    Caller guest(market.core);
    const Shop guiding = guided(market);
    CHECK(must<ShopPage>(guest.call<SearchShops>()).total == 0);
    const Shop edited = step(market, guiding, CaseActor::Enterprise, Command::EditPages);
    const Shop shop = step(market, edited, CaseActor::Window, Command::Open);
    const auto found = must<ShopPage>(guest.call<SearchShops>({.q = "山茶油"}));
    REQUIRE(found.items.size() == 1);
    CHECK(found.items[0].name == shop.application.name);
    CHECK(must<ShopPage>(guest.call<SearchShops>({.q = "没有这个词"})).total == 0);
    step(market, shop, CaseActor::Enterprise, Command::Suspend);
    CHECK(must<ShopPage>(guest.call<SearchShops>()).total == 0);
}

void read_shop_view() {
    Market market;
    Caller guest(market.core);
    const Shop guiding = guided(market);
    CHECK(guest.call<ReadShopView>({guiding.shop_id}).status == 404);
    const Shop edited = step(market, guiding, CaseActor::Enterprise, Command::EditPages);
    const std::string banner = edited.pages.banner->file_id;
    CHECK(guest.call<DownloadFile>({banner}).status == 404);
    Shop shop = step(market, edited, CaseActor::Window, Command::Open);
    const auto view = must<ShopView>(guest.call<ReadShopView>({shop.shop_id}));
    CHECK(view.pages == shop.pages);
    CHECK_FALSE(view.is_verified);
    // Everybody fetches its pictures, nobody its licence.
    const auto shown = guest.call<DownloadFile>({banner});
    CHECK(shown.status == 200);
    CHECK(header_of(shown, "Content-Disposition").starts_with("inline;"));
    CHECK(guest.call<DownloadFile>({view.logo->file_id}).status == 200);
    CHECK(guest.call<DownloadFile>({view.pictures.front().file_id}).status == 200);
    CHECK(guest.call<DownloadFile>({view.pages.products.front().picture->file_id}).status == 200);
    CHECK(market.other_enterprise.call<DownloadFile>({banner}).status == 200);
    const std::string licence = shop.application.licence->file_id;
    CHECK(guest.call<DownloadFile>({licence}).status == 404);
    CHECK(market.other_enterprise.call<DownloadFile>({licence}).status == 404);
    CHECK(market.window.call<DownloadFile>({licence}).status == 200);
    // A banner that was replaced is not shown any more.
    shop = step(market, shop, CaseActor::Enterprise, Command::EditPages);
    REQUIRE(shop.pages.banner->file_id != banner);
    CHECK(guest.call<DownloadFile>({banner}).status == 404);
    CHECK(guest.call<DownloadFile>({shop.pages.banner->file_id}).status == 200);
    shop = step(market, shop, CaseActor::Window, Command::Suspend);
    const auto hidden = must<ShopView>(guest.call<ReadShopView>({shop.shop_id}));
    CHECK(hidden.is_suspended);
    CHECK(hidden.pages == ShopPages{});
    CHECK(guest.call<DownloadFile>({shop.pages.banner->file_id}).status == 404);
}

VerificationRequest request(Market& market) {
    VerificationRequest made = samples::verification_request();
    made.licence = market.uploaded(market.enterprise, "营业执照.png", png);
    return made;
}

Verification submitted(Market& market) {
    return must<Verification>(market.enterprise.call<CreateVerification>(request(market)));
}

Verification decide(Market& market, const Verification& verification, VerificationCommand command) {
    return must<Verification>(
        market.window.call<ActOnVerification>(samples::action_for(verification, command)));
}

VerificationState session_state(Market& market) {
    return must<SessionView>(market.enterprise.call<ReadSession>()).verification;
}

std::string tag_of(const ProfileView& view) { return "\"v" + std::to_string(view.version) + "\""; }

ProfileView profile_with(Market& market, auto change) {
    const auto before = must<ProfileView>(market.enterprise.call<ReadProfile>());
    Profile profile = complete(before.content);
    profile.legal_person = "测试员";
    change(profile);
    return must<ProfileView>(market.enterprise.call<UpdateProfile>(profile, {}, tag_of(before)));
}

void read_party_marks() {
    Market market;
    Caller guest(market.core);
    const Shop shop = opened(market);
    const std::string party_id = shop.enterprise.party_id;
    const auto marks = must<PartyMarks>(guest.call<ReadPartyMarks>({party_id}));
    CHECK(marks.shop_id == shop.shop_id);
    CHECK(marks.shop_name == shop.application.name);
    CHECK(marks.verification == VerificationState::None);
    const Verification verification = submitted(market);
    // That it is in review is nobody else's business.
    CHECK(must<PartyMarks>(guest.call<ReadPartyMarks>({party_id})).verification ==
          VerificationState::None);
    decide(market, verification, VerificationCommand::Approve);
    CHECK(must<PartyMarks>(market.institution.call<ReadPartyMarks>({party_id})).verification ==
          VerificationState::Verified);
    CHECK(must<ShopView>(guest.call<ReadShopView>({shop.shop_id})).is_verified);
    CHECK(guest.call<ReadPartyMarks>({"nobody"}).status == 404);
}

void read_own_verification() {
    Market market;
    const auto none = must<OwnVerification>(market.enterprise.call<ReadOwnVerification>());
    CHECK_FALSE(none.verification);
    CHECK(none.enterprise.name == "湖南甲方机械有限公司");
    const Verification verification = submitted(market);
    CHECK(must<OwnVerification>(market.enterprise.call<ReadOwnVerification>()).verification ==
          verification);
    CHECK_FALSE(
        must<OwnVerification>(market.other_enterprise.call<ReadOwnVerification>()).verification);
    CHECK(market.institution.call<ReadOwnVerification>().status == 403);
}

void create_verification() {
    Market market;
    const Verification verification = submitted(market);
    CHECK(verification.state == VerificationState::InReview);
    CHECK(verification.review_due_on == "2026-11-27");
    CHECK(session_state(market) == VerificationState::InReview);
    CHECK(error_of(market.enterprise.call<CreateVerification>(request(market))).code ==
          "verification.in_review");
    CHECK(error_of(market.other_enterprise.call<CreateVerification>(request(market))).problems ==
          Problems{{"licence", Rule::Unknown}});
    CHECK(error_of(market.institution.call<CreateVerification>({})).code ==
          "verification.not_enterprise");
    CHECK(error_of(market.other_enterprise.call<CreateVerification>({})).problems.size() == 5);
}

void read_verification() {
    Market market;
    const Verification verification = submitted(market);
    const VerificationKey key{verification.verification_id};
    CHECK(must<Verification>(market.enterprise.call<ReadVerification>(key)) == verification);
    CHECK(must<Verification>(market.window.call<ReadVerification>(key)) == verification);
    for (Caller* other : {&market.other_enterprise, &market.institution, &market.other_window}) {
        CHECK(other->call<ReadVerification>(key).status == 404);
    }
}

void act_on_verification() {
    Market market;
    Verification verification = submitted(market);
    const VerificationAction approval =
        samples::action_for(verification, VerificationCommand::Approve);
    for (Caller* other : {&market.other_enterprise, &market.institution, &market.other_window}) {
        CHECK(other->call<ActOnVerification>(approval).status == 404);
    }
    CHECK(error_of(market.enterprise.call<ActOnVerification>(approval)).code ==
          "verification.not_yours");
    verification = decide(market, verification, VerificationCommand::Return);
    CHECK(market.window.call<ActOnVerification>(approval).status == 412);
    CHECK(session_state(market) == VerificationState::Returned);
    VerificationAction again = samples::action_for(verification, VerificationCommand::Submit);
    again.request = request(market);
    verification = must<Verification>(market.enterprise.call<ActOnVerification>(again));
    decide(market, verification, VerificationCommand::Approve);
    CHECK(session_state(market) == VerificationState::Verified);
    CHECK(market.core.number("SELECT COUNT(*) FROM review WHERE decided_at IS NULL") == 0);
}

}  // namespace

TEST_CASE("who must be verified to order orders once the window has verified it") {
    Market market({.only_verified_order = true});
    const std::string service_id = market.listed(market.institution).service_id;
    OrderRequest order = samples::request();
    order.service_id = service_id;
    const auto refusal = [&] { return error_of(market.enterprise.call<CreateOrder>(order)).code; };
    CHECK(refusal() == "order.not_verified");
    Verification verification = submitted(market);
    CHECK(refusal() == "order.not_verified");
    verification = decide(market, verification, VerificationCommand::Approve);
    must<Order>(market.enterprise.call<CreateOrder>(order));
    profile_with(market, [](Profile& profile) { profile.name = "湖南甲方重工有限公司"; });
    CHECK(refusal() == "order.not_verified");
}

TEST_CASE("a verified enterprise that changes who it is waits for the window again") {
    Market market;
    decide(market, submitted(market), VerificationCommand::Approve);
    // What it is verified by is as it was: the first answer to who its legal person is.
    profile_with(market, [](Profile&) {});
    CHECK(session_state(market) == VerificationState::Verified);
    const auto view =
        profile_with(market, [](Profile& profile) { profile.legal_person = "新法人"; });
    CHECK(view.needs_review);
    CHECK(session_state(market) == VerificationState::Recheck);
    CHECK(market.core.number("SELECT COUNT(*) FROM tenant WHERE verified_at IS NOT NULL") == 0);
    const auto queue = must<ReviewPage>(market.window.call<ListReviews>());
    REQUIRE(queue.items.size() == 1);
    CHECK(queue.items[0].kind == ReviewKind::Verification);
    const auto own = must<OwnVerification>(market.enterprise.call<ReadOwnVerification>());
    REQUIRE(own.verification);
    REQUIRE(own.verification->changes.size() == 1);
    CHECK(own.verification->changes[0].before == "测试员");
    CHECK(own.verification->changes[0].after == "新法人");
    decide(market, *own.verification, VerificationCommand::Approve);
    CHECK(session_state(market) == VerificationState::Verified);
    CHECK_FALSE(must<ProfileView>(market.enterprise.call<ReadProfile>()).needs_review);
}

TEST_CASE("others see a verified enterprise as it was until the window has confirmed the change") {
    Market market;
    decide(market, submitted(market), VerificationCommand::Approve);
    const auto public_name = [&] {
        return must<SessionView>(market.enterprise.call<ReadSession>()).name;
    };
    const std::string before = public_name();
    const auto rename = [&](std::string_view name) {
        return profile_with(market, [&](Profile& profile) { profile.name = name; }).needs_review;
    };
    const auto own = [&] {
        return must<OwnVerification>(market.enterprise.call<ReadOwnVerification>());
    };
    CHECK(rename("湖南甲方重工有限公司"));
    CHECK(public_name() == before);
    CHECK(own().verification->enterprise.name == "湖南甲方重工有限公司");
    OrderRequest order = samples::request();
    order.service_id = market.listed(market.institution).service_id;
    CHECK(must<Order>(market.enterprise.call<CreateOrder>(order)).enterprise.name == before);

    // Returned, changed once more and submitted: still as it was, until it is confirmed.
    Verification verification = decide(market, *own().verification, VerificationCommand::Return);
    CHECK(rename("湖南甲方制造有限公司"));
    CHECK(public_name() == before);
    VerificationAction again = samples::action_for(verification, VerificationCommand::Submit);
    again.request = request(market);
    verification = must<Verification>(market.enterprise.call<ActOnVerification>(again));
    CHECK(verification.enterprise.name == "湖南甲方制造有限公司");
    decide(market, verification, VerificationCommand::Approve);
    CHECK(public_name() == "湖南甲方制造有限公司");
    CHECK_FALSE(must<ProfileView>(market.enterprise.call<ReadProfile>()).needs_review);
}

TEST_CASE("a code that another enterprise has taken meanwhile is not confirmed") {
    Market market;
    decide(market, submitted(market), VerificationCommand::Approve);
    constexpr const char* code = "91430200PDY000028R";
    CHECK(profile_with(market, [](Profile& profile) { profile.uscc = code; }).needs_review);
    test::Caller other(market.core);
    REQUIRE(other.call<RegisterAccount>(good_registration("zhuzhou_other", code)).status == 201);
    const auto own = must<OwnVerification>(market.enterprise.call<ReadOwnVerification>());
    VerificationAction approve =
        samples::action_for(*own.verification, VerificationCommand::Approve);
    const auto reply = market.window.call<ActOnVerification>(approve);
    CHECK(reply.status == 409);
    CHECK(error_of(reply).code == "verification.uscc_taken");
    CHECK(session_state(market) == VerificationState::Recheck);
}

TEST_CASE("an enterprise that moves is reviewed by the window of its new county") {
    Market market;
    const Verification verification = submitted(market);
    profile_with(market, [](Profile& profile) { profile.region = "430211"; });
    const VerificationKey key{verification.verification_id};
    CHECK(market.window.call<ReadVerification>(key).status == 404);
    CHECK(must<ReviewPage>(market.window.call<ListReviews>()).total == 0);
    CHECK(must<ReviewPage>(market.other_window.call<ListReviews>()).total == 1);
    const auto moved = must<Verification>(market.other_window.call<ReadVerification>(key));
    CHECK(moved.enterprise.region == "430211");
    CHECK(market.other_window.call<DownloadFile>({moved.request.licence->file_id}).status == 200);
    CHECK(market.window.call<DownloadFile>({moved.request.licence->file_id}).status == 404);
}

TEST_CASE("no timer approves: after months everything waits as it did") {
    Market market;
    const Shop shop = applied(market);
    const Verification verification = submitted(market);
    constexpr std::int64_t months_s = 120LL * 24 * 3600;
    market.core.clock.pass_s(months_s);
    server::run_due(market.core.platform->context(), 100);
    REQUIRE(market.window.sign_in(good_password, "chuangkou_yl", AccountKind::Window).status ==
            200);
    CHECK(must<Shop>(market.window.call<ReadShop>({shop.shop_id})) == shop);
    CHECK(must<Verification>(market.window.call<ReadVerification>(
              {verification.verification_id})) == verification);
    const auto queue = must<ReviewPage>(market.window.call<ListReviews>());
    REQUIRE(queue.items.size() == 2);
    // The shorter term first; both are over.
    CHECK(queue.items[0].kind == ReviewKind::Verification);
    CHECK_FALSE(is_in_time(queue.items[0], market.core.clock.now()));
}

TEST_CASE("a repeated request is one step, and a retry of it is answered the same") {
    Market market;
    const Shop shop = applied(market);
    const ShopAction approval = samples::action_for(shop, Command::Approve);
    const std::string key = market.core.new_key();
    const auto first = market.window.call<ActOnShop>(approval, key);
    REQUIRE(first.status == 200);
    CHECK(market.window.call<ActOnShop>(approval, key).body == first.body);
    CHECK(must<Shop>(market.window.call<ReadShop>({shop.shop_id})).log.size() == 2);
}

const Contracts& emc::test::shop_contracts() {
    static const Contracts contracts{
        {"createShop", &create_shop},
        {"readOwnShop", &read_own_shop},
        {"readShop", &read_shop},
        {"actOnShop", &act_on_shop},
        {"searchShops", &search_shops},
        {"readShopView", &read_shop_view},
        {"readPartyMarks", &read_party_marks},
        {"readOwnVerification", &read_own_verification},
        {"createVerification", &create_verification},
        {"readVerification", &read_verification},
        {"actOnVerification", &act_on_verification},
    };
    return contracts;
}
