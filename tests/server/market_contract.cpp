// The contracts of the endpoints of services, orders, messages and files.
#include "support/server/market.h"

#include <doctest/doctest.h>

#include "api/profile.h"

using namespace emc;
using namespace emc::test;
using server::header_of;

namespace {

using Actor = CaseActor;
using Command = OrderCommand;

void search_services() {
    Market market;
    const ServiceItem item = market.listed(market.institution);
    const auto page = must<ServicePage>(Caller(market.core).call<SearchServices>({.q = "融资"}));
    REQUIRE(page.items.size() == 1);
    CHECK(page.total == 1);
    CHECK(page.items[0].service_id == item.service_id);
    CHECK(page.items[0].institution_name == "湖南乙方咨询有限公司");
    CHECK(page.items[0].price_text == "10,000.01 元/次");
    CHECK(error_of(market.enterprise.call<SearchServices>({.cursor = "made-up"})).problems ==
          Problems{{"cursor", Rule::Format}});
}

void read_service() {
    Market market;
    const ServiceItem item = market.listed(market.institution);
    const auto view = must<ServiceView>(Caller(market.core).call<ReadService>({item.service_id}));
    CHECK(view.content == item.content);
    CHECK(view.state == ServiceState::Listed);
    CHECK(market.enterprise.call<ReadService>({"nothing"}).status == 404);
    const auto draft =
        must<ServiceItem>(market.institution.call<CreateService>(samples::service_draft()));
    CHECK(market.enterprise.call<ReadService>({draft.service_id}).status == 404);
    CHECK(market.institution.call<ReadService>({draft.service_id}).status == 200);
    CHECK(must<ServiceView>(market.enterprise.call<ReadService>({item.service_id})).view_count ==
          1);
}

void list_service_ratings() {
    Market market;
    const Order order = market.completed();
    const std::string& service_id = order.service.service_id;
    const auto page = must<PublicRatingPage>(
        Caller(market.core).call<ListServiceRatings>({.service_id = service_id}));
    REQUIRE(page.items.size() == 1);
    CHECK(page.items[0].rating.content == order.rating->content);
    CHECK(page.items[0].by == "湖南甲方机械有限公司");
    const auto view = must<ServiceView>(market.enterprise.call<ReadService>({service_id}));
    CHECK(view.ratings.fives == 1);
    CHECK(view.ratings.count() == 1);
    CHECK(view.order_count == 1);
}

void set_favorite() {
    Market market;
    const ServiceItem item = market.listed(market.institution);
    const auto is_kept = [&](Caller& caller) {
        return must<ServiceView>(caller.call<ReadService>({item.service_id})).is_favorite;
    };
    CHECK(market.enterprise.call<SetFavorite>({item.service_id, true}).status == 204);
    CHECK(is_kept(market.enterprise));
    CHECK_FALSE(is_kept(market.other_enterprise));
    CHECK(market.enterprise.call<SetFavorite>({item.service_id, false}).status == 204);
    CHECK_FALSE(is_kept(market.enterprise));
    CHECK(market.enterprise.call<SetFavorite>({"nothing", true}).status == 404);
}

void list_favorites() {
    Market market;
    const ServiceItem older = market.listed(market.institution);
    const ServiceItem newer = market.listed(market.other_institution);
    CHECK(must<ServicePage>(market.enterprise.call<ListFavorites>()).total == 0);
    for (const ServiceItem* item : {&older, &newer}) {
        market.core.clock.at += 1;
        CHECK(market.enterprise.call<SetFavorite>({item->service_id, true}).status == 204);
    }
    const auto first = must<ServicePage>(market.enterprise.call<ListFavorites>({.limit = 1}));
    REQUIRE(first.items.size() == 1);
    CHECK(first.items[0].service_id == newer.service_id);
    CHECK(first.total == 2);
    const auto second = must<ServicePage>(
        market.enterprise.call<ListFavorites>({.limit = 1, .cursor = first.next_cursor}));
    REQUIRE(second.items.size() == 1);
    CHECK(second.items[0].service_id == older.service_id);
    CHECK(second.items[0].name == older.content.name);
    CHECK(second.next_cursor.empty());
    CHECK(must<ServicePage>(market.other_enterprise.call<ListFavorites>()).total == 0);
    CHECK(error_of(market.other_enterprise.call<ListFavorites>({.cursor = first.next_cursor}))
              .problems == Problems{{"cursor", Rule::Format}});

    const ServiceAction withdraw{.service_id = older.service_id,
                                 .command = ServiceCommand::Withdraw,
                                 .expected_version = older.version,
                                 .reason = {}};
    must<ServiceItem>(market.institution.call<ActOnService>(withdraw));
    const auto kept = must<ServicePage>(market.enterprise.call<ListFavorites>());
    REQUIRE(kept.items.size() == 2);
    CHECK(kept.items[1].name == older.content.name);
    CHECK(kept.items[1].state == ServiceState::Withdrawn);
    CHECK(kept.items[1].excerpt.empty());
}

void list_own_services() {
    Market market;
    const ServiceItem item = market.listed(market.institution);
    must<ServiceItem>(market.institution.call<CreateService>({.name = "半成品服务项目"}));
    const auto all = must<ServicePage>(market.institution.call<ListOwnServices>());
    CHECK(all.total == 2);
    const auto first = must<ServicePage>(market.institution.call<ListOwnServices>({.limit = 1}));
    REQUIRE(first.items.size() == 1);
    const auto second = must<ServicePage>(
        market.institution.call<ListOwnServices>({.limit = 1, .cursor = first.next_cursor}));
    REQUIRE(second.items.size() == 1);
    CHECK(first.items[0].service_id != second.items[0].service_id);
    CHECK(second.next_cursor.empty());
    const auto listed = must<ServicePage>(
        market.institution.call<ListOwnServices>({.state = ServiceState::Listed}));
    CHECK(listed.total == 1);
    CHECK(must<ServicePage>(market.other_institution.call<ListOwnServices>()).total == 0);
    CHECK(market.enterprise.call<ListOwnServices>().status == 403);
}

void read_own_service() {
    Market market;
    const ServiceItem item = market.listed(market.institution);
    CHECK(must<ServiceItem>(market.institution.call<ReadOwnService>({item.service_id})) == item);
    CHECK(market.other_institution.call<ReadOwnService>({item.service_id}).status == 404);
    CHECK(market.enterprise.call<ReadOwnService>({item.service_id}).status == 403);
}

void create_service() {
    Market market;
    const auto item = must<ServiceItem>(market.institution.call<CreateService>({}));
    CHECK(item.state == ServiceState::Draft);
    CHECK(item.number.starts_with("FW"));
    CHECK(item.institution_name == "湖南乙方咨询有限公司");
    CHECK(error_of(market.institution.call<CreateService>({.category = "999999"})).problems ==
          Problems{{"category", Rule::Unknown}});
    CHECK(market.enterprise.call<CreateService>({}).status == 403);
}

void update_service() {
    Market market;
    const ServiceItem item = market.listed(market.institution);
    ServiceUpdate update{item.service_id, item.content};
    update.content.name = "专利申请代理服务";
    const std::string tag = "\"v" + std::to_string(item.version) + "\"";
    CHECK(market.other_institution.call<UpdateService>(update, {}, tag).status == 404);
    const auto changed = must<ServiceItem>(market.institution.call<UpdateService>(update, {}, tag));
    REQUIRE(changed.pending);
    CHECK(changed.pending->name == update.content.name);
    CHECK(market.institution.call<UpdateService>(update, {}, tag).status == 412);
    // The public goes on seeing the old one until it is submitted.
    CHECK(must<ServicePage>(market.enterprise.call<SearchServices>({.q = "专利"})).total == 0);
    must<ServiceItem>(market.institution.call<ActOnService>(
        {.service_id = item.service_id, .expected_version = changed.version}));
    CHECK(must<ServicePage>(market.enterprise.call<SearchServices>({.q = "专利"})).total == 1);
    CHECK(must<ServicePage>(market.enterprise.call<SearchServices>({.q = "方案设计"})).total == 0);
}

void act_on_service() {
    Market market;
    const auto empty = must<ServiceItem>(market.institution.call<CreateService>({}));
    CHECK(market.institution
              .call<ActOnService>({.service_id = empty.service_id, .expected_version = 1})
              .status == 422);
    const ServiceItem item = market.listed(market.institution);
    const ServiceAction withdrawal{.service_id = item.service_id,
                                   .command = ServiceCommand::Withdraw,
                                   .expected_version = item.version};
    CHECK(market.other_institution.call<ActOnService>(withdrawal).status == 404);
    const auto withdrawn = must<ServiceItem>(market.institution.call<ActOnService>(withdrawal));
    CHECK(withdrawn.state == ServiceState::Withdrawn);
    CHECK(must<ServicePage>(market.enterprise.call<SearchServices>()).total == 0);
    CHECK(error_of(market.institution.call<ActOnService>(withdrawal)).kind == ErrorKind::Stale);

    Market strict(server::Options{});
    CHECK(strict.submitted(strict.institution).state == ServiceState::InReview);
}

void create_order() {
    Market market;
    const ServiceItem item = market.listed(market.institution);
    OrderRequest request = samples::request();
    request.service_id = item.service_id;
    const auto order = must<Order>(market.enterprise.call<CreateOrder>(request));
    CHECK(order.number.starts_with("DD"));
    CHECK(order.state == OrderState::Applied);
    CHECK(order.service.content == item.content);
    CHECK(order.window_id != "");
    CHECK(error_of(market.institution.call<CreateOrder>(request)).code == "order.not_enterprise");
    request.service_id = "nothing";
    CHECK(market.enterprise.call<CreateOrder>(request).status == 404);
    request.service_id = item.service_id;
    must<ServiceItem>(market.institution.call<ActOnService>({.service_id = item.service_id,
                                                             .command = ServiceCommand::Withdraw,
                                                             .expected_version = item.version}));
    CHECK(error_of(market.enterprise.call<CreateOrder>(request)).code == "order.service_off_shelf");

    Market strict({.only_verified_order = true});
    request.service_id = strict.listed(strict.institution).service_id;
    CHECK(error_of(strict.enterprise.call<CreateOrder>(request)).code == "order.not_verified");
}

void list_orders() {
    Market market;
    const Order first = market.applied();
    market.core.clock.pass_s(1);
    const Order second = market.applied();
    const auto all = must<OrderPage>(market.enterprise.call<ListOrders>());
    REQUIRE(all.items.size() == 2);
    CHECK(all.items[0].order_id == second.order_id);
    CHECK(must<OrderPage>(market.institution.call<ListOrders>({.is_waiting = true})).total == 2);
    CHECK(must<OrderPage>(market.enterprise.call<ListOrders>({.is_waiting = true})).total == 0);
    CHECK(must<OrderPage>(market.enterprise.call<ListOrders>({.q = first.number})).total == 1);
    CHECK(must<OrderPage>(market.enterprise.call<ListOrders>({.q = "乙方咨询"})).total == 2);
    CHECK(must<OrderPage>(market.enterprise.call<ListOrders>({.q = "甲方机械"})).total == 0);
    CHECK(must<OrderPage>(market.enterprise.call<ListOrders>({.q = "%"})).total == 0);
    CHECK(must<OrderPage>(market.window.call<ListOrders>()).total == 2);
    CHECK(must<OrderPage>(market.other_window.call<ListOrders>()).total == 0);
    const auto page = must<OrderPage>(market.enterprise.call<ListOrders>({.limit = 1}));
    const auto next = must<OrderPage>(
        market.enterprise.call<ListOrders>({.limit = 1, .cursor = page.next_cursor}));
    REQUIRE(next.items.size() == 1);
    CHECK(next.items[0].order_id == first.order_id);
    CHECK(market.institution.call<ListOrders>({.limit = 1, .cursor = page.next_cursor}).status ==
          422);
}

void count_orders() {
    Market market;
    market.applied();
    const auto counts = must<OrderCounts>(market.institution.call<CountOrders>());
    CHECK(counts.states == std::vector<OrderStateCount>{{OrderState::Applied, 1}});
    CHECK(counts.waiting_for_me == 1);
    REQUIRE(counts.waiting.size() == 1);
    CHECK(counts.waiting[0].order_id ==
          must<OrderPage>(market.institution.call<ListOrders>({.is_waiting = true}))
              .items.at(0)
              .order_id);
    REQUIRE(counts.months.size() == 12);
    CHECK(counts.months.back() == OrderMonthCount{"2026-11", 1});
    CHECK(counts.months.front() == OrderMonthCount{"2025-12", 0});
    CHECK(must<OrderCounts>(market.other_enterprise.call<CountOrders>()).states.empty());
}

void read_order() {
    Market market;
    const Order order = market.applied();
    for (Caller* caller : {&market.enterprise, &market.institution, &market.window})
        CHECK(must<Order>(caller->call<ReadOrder>({order.order_id})) == order);
    for (Caller* caller :
         {&market.other_enterprise, &market.other_institution, &market.other_window})
        CHECK(caller->call<ReadOrder>({order.order_id}).status == 404);
}

void act_on_order() {
    Market market;
    const Order order = market.applied();
    CHECK(market.act(order, Actor::Enterprise, Command::Accept).status == 403);
    const Order accepted = market.step(order, Actor::Institution, Command::Accept);
    const auto stale = market.act(order, Actor::Institution, Command::Accept);
    CHECK(stale.status == 412);
    CHECK(stale.body.contains("\"current\""));
    CHECK(error_of(market.act(accepted, Actor::Institution, Command::Accept)).kind ==
          ErrorKind::Conflict);
    CHECK(market.core.number("SELECT COUNT(*) FROM audit_log WHERE entity_kind='order'"
                             " AND outcome<>'ok'") == 2);
}

void list_messages() {
    Market market;
    const Order order = market.applied();
    const auto page = must<MessagePage>(market.institution.call<ListMessages>());
    REQUIRE(page.items.size() == 1);
    CHECK(page.unread_count == 1);
    CHECK(page.items[0].title == "新的服务申请");
    CHECK(page.items[0].text.contains(order.number));
    CHECK(must<MessagePage>(market.enterprise.call<ListMessages>()).items.empty());
}

void mark_messages_read() {
    Market market;
    market.applied();
    market.applied();
    const auto page = must<MessagePage>(market.institution.call<ListMessages>());
    const std::string first = page.items[0].message_id;
    CHECK(must<UnreadCount>(market.enterprise.call<MarkMessagesRead>({{first}})).unread_count == 0);
    CHECK(must<MessagePage>(market.institution.call<ListMessages>()).unread_count == 2);
    CHECK(must<UnreadCount>(market.institution.call<MarkMessagesRead>({{first}})).unread_count ==
          1);
    CHECK(must<MessagePage>(market.institution.call<ListMessages>({.is_unread = true}))
              .items.size() == 1);
    CHECK(must<UnreadCount>(market.institution.call<MarkMessagesRead>({{}, true})).unread_count ==
          0);
}

void await_messages() {
    Market market;
    const auto begun = must<MessageNews>(market.institution.call<AwaitMessages>());
    const auto session = must<SessionView>(market.institution.call<ReadSession>());
    CHECK(session.news_position == begun.position);
    CHECK(session.unread_count == begun.unread_count);
    CHECK(begun.items.empty());
    const auto quiet = market.institution.call<AwaitMessages>({.after = begun.position});
    CHECK(quiet.ask_again_ms > 0);
    CHECK(quiet.ask_again_ms <= 2000);
    CHECK(market.institution.call<AwaitMessages>({.after = begun.position, .wait_s = 0})
              .ask_again_ms == 0);
    market.applied();
    const auto reply = market.institution.call<AwaitMessages>({.after = begun.position});
    CHECK(reply.ask_again_ms == 0);
    const auto news = must<MessageNews>(reply);
    REQUIRE(news.items.size() == 1);
    CHECK(news.unread_count == 1);
    CHECK(must<MessageNews>(
              market.institution.call<AwaitMessages>({.after = news.position, .wait_s = 0}))
              .items.empty());
    CHECK(market.enterprise.call<AwaitMessages>({.after = news.position}).status == 422);
    // A page of another account than the one that is signed in by now hears nothing.
    CHECK(market.enterprise.call<AwaitMessages>({.account_id = "another"}).status == 401);
}

void create_upload() {
    Market market;
    const auto view = must<UploadView>(market.enterprise.call<CreateUpload>({"凭证.pdf", 10}));
    CHECK_FALSE(view.is_complete);
    for (const char* name : {"run.exe", "../x.pdf", ".pdf", "无扩展名"}) {
        CAPTURE(name);
        CHECK(error_of(market.enterprise.call<CreateUpload>({name, 10})).problems ==
              Problems{{"name", Rule::Format}});
    }
    CHECK(market.enterprise.call<CreateUpload>({"大.pdf", file_bytes_max + 1}).status == 422);
}

void add_upload_piece() {
    Market market;
    const std::string bytes = "%PDF-1.7 " + std::string(1000, 'x');
    const auto view =
        must<UploadView>(market.enterprise.call<CreateUpload>({"凭证.pdf", std::ssize(bytes)}));
    const std::string id = view.file.file_id;
    const auto send = [&](Caller& by, std::int64_t offset, std::string_view part) {
        return by.call<AddUploadPiece>({id, offset, Market::encoded(part)});
    };
    CHECK(must<UploadView>(send(market.enterprise, 0, bytes.substr(0, 400))).received == 400);
    CHECK(error_of(send(market.enterprise, 0, bytes.substr(0, 400))).code == "upload.offset");
    CHECK(send(market.institution, 400, bytes.substr(400)).status == 404);
    CHECK(send(market.enterprise, 400, bytes).status == 422);
    const auto done = must<UploadView>(send(market.enterprise, 400, bytes.substr(400)));
    CHECK(done.is_complete);
    CHECK(done.media_type == "application/pdf");
    CHECK(done.file.sha256.size() == 64);

    const auto lie = must<UploadView>(market.enterprise.call<CreateUpload>({"图.png", 9}));
    CHECK(error_of(market.enterprise.call<AddUploadPiece>(
                       {lie.file.file_id, 0, Market::encoded("%PDF-1.7 ")}))
              .problems == Problems{{"name", Rule::Format}});
}

void read_upload() {
    Market market;
    const FileRef file = market.uploaded(market.enterprise, "说明.txt", "内容");
    CHECK(must<UploadView>(market.enterprise.call<ReadUpload>({file.file_id})).file == file);
    CHECK(market.institution.call<ReadUpload>({file.file_id}).status == 404);
}

void cancel_upload() {
    Market market;
    const auto begun = must<UploadView>(market.enterprise.call<CreateUpload>({"凭证.pdf", 10}));
    const std::string id = begun.file.file_id;
    CHECK(market.institution.call<CancelUpload>({id}).status == 404);
    CHECK(market.enterprise.call<CancelUpload>({id}).status == 204);
    CHECK(market.enterprise.call<CancelUpload>({id}).status == 404);
    CHECK(market.enterprise.call<AddUploadPiece>({id, 0, Market::encoded("%PDF")}).status == 404);

    // The same bytes of two files lie there once, and stay until nobody has them.
    const FileRef file = market.uploaded(market.enterprise, "说明.txt", "内容");
    const FileRef twin = market.uploaded(market.institution, "同样.txt", "内容");
    CHECK(market.enterprise.call<CancelUpload>({file.file_id}).status == 204);
    CHECK(market.enterprise.call<DownloadFile>({file.file_id}).status == 404);
    CHECK(market.institution.call<DownloadFile>({twin.file_id}).body == "内容");
    const server::FileStore& files = market.core.platform->context().files;
    CHECK(market.institution.call<CancelUpload>({twin.file_id}).status == 204);
    CHECK_FALSE(files.read(twin.sha256));
    CHECK(market.core.number("SELECT COUNT(*) FROM file_removal") == 0);

    OrderRequest request = samples::request();
    request.service_id = market.listed(market.institution).service_id;
    request.files = {market.uploaded(market.enterprise, "需求.txt", "需求")};
    must<Order>(market.enterprise.call<CreateOrder>(request));
    CHECK(error_of(market.enterprise.call<CancelUpload>({request.files[0].file_id})).code ==
          "upload.in_use");
}

void download_file() {
    Market market;
    const FileRef file = market.uploaded(market.enterprise, "说明.txt", "内容");
    CHECK(market.institution.call<DownloadFile>({file.file_id}).status == 404);
    OrderRequest request = samples::request();
    request.service_id = market.listed(market.institution).service_id;
    request.files = {{.file_id = file.file_id, .name = "冒名.exe", .bytes = 1}};
    const auto order = must<Order>(market.enterprise.call<CreateOrder>(request));
    CHECK(order.request.files == std::vector{file});
    const auto reply = market.institution.call<DownloadFile>({file.file_id});
    CHECK(reply.status == 200);
    CHECK(reply.body == "内容");
    CHECK(header_of(reply, "Content-Disposition").starts_with("attachment;"));
    for (Caller* stranger :
         {&market.other_enterprise, &market.other_institution, &market.other_window})
        CHECK(stranger->call<DownloadFile>({file.file_id}).status == 404);
    CHECK(Caller(market.core).call<DownloadFile>({file.file_id}).status == 404);
    CHECK(market.other_enterprise.call<CreateOrder>(request).status == 422);
}

int guest_status(Market& market, const std::string& file_id) {
    return Caller(market.core).call<DownloadFile>({file_id}).status;
}

}  // namespace

TEST_CASE("the logo of a profile is a picture of the enterprise's own, and nobody else's to see") {
    Market market;
    const auto read = must<ProfileView>(market.enterprise.call<ReadProfile>());
    Profile profile = complete(read.content);
    const auto save = [&](std::int64_t version) {
        return market.enterprise.call<UpdateProfile>(profile, {},
                                                     "\"v" + std::to_string(version) + "\"");
    };
    const std::string png = "\x89PNG\r\n\x1a\n" + std::string(64, 'x');
    profile.logo = market.uploaded(market.other_enterprise, "标识.png", png);
    CHECK(error_of(save(read.version)).problems == Problems{{"logo", Rule::Unknown}});
    profile.logo = market.uploaded(market.enterprise, "标识.txt", "words");
    CHECK(error_of(save(read.version)).problems == Problems{{"logo", Rule::Format}});
    const FileRef own = market.uploaded(market.enterprise, "标识.png", png);
    profile.logo = FileRef{.file_id = own.file_id, .name = "冒名.png", .bytes = 1};
    CHECK(must<ProfileView>(save(read.version)).content.logo == own);
    CHECK(market.enterprise.call<DownloadFile>({own.file_id}).status == 200);
    CHECK(guest_status(market, own.file_id) == 404);
    CHECK(market.institution.call<DownloadFile>({own.file_id}).status == 404);
    CHECK(error_of(market.enterprise.call<CancelUpload>({own.file_id})).code == "upload.in_use");
}

TEST_CASE("a picture is anybody's exactly while a service on the shelf shows it") {
    Market market({.reviews_services = true});
    const std::string png = "\x89PNG\r\n\x1a\n" + std::string(64, 'x');
    const auto upload = [&](std::string_view end) {
        return market.uploaded(market.institution, "图片.png", png + std::string(end)).file_id;
    };
    ServiceDraft draft = samples::service_draft();
    draft.picture = upload("first");
    const std::string unused = upload("unused");
    const ServiceItem sent = market.submitted(market.institution, draft);
    REQUIRE(sent.state == ServiceState::InReview);
    CHECK(guest_status(market, draft.picture) == 404);
    CHECK(market.other_institution.call<DownloadFile>({draft.picture}).status == 404);
    CHECK(market.window.call<DownloadFile>({draft.picture}).status == 200);

    ServiceItem item = market.approved(sent);
    const auto reply = Caller(market.core).call<DownloadFile>({draft.picture});
    CHECK(reply.status == 200);
    CHECK(reply.body == png + "first");
    CHECK(header_of(reply, "Content-Type") == "image/png");
    CHECK(header_of(reply, "Content-Disposition").starts_with("inline;"));
    CHECK(header_of(reply, "X-Content-Type-Options") == "nosniff");
    CHECK(header_of(reply, "Content-Security-Policy") == "default-src 'none'; sandbox");
    CHECK(header_of(reply, "Cache-Control") == "private, max-age=3600");
    CHECK(guest_status(market, unused) == 404);
    const auto own = market.institution.call<DownloadFile>({unused});
    CHECK(own.status == 200);
    CHECK(header_of(own, "Cache-Control") == "private, no-store");

    // A change waits for the window, and with it the new picture.
    const std::string first = draft.picture;
    draft.picture = upload("second");
    item = must<ServiceItem>(market.institution.call<UpdateService>(
        {item.service_id, draft}, {}, "\"v" + std::to_string(item.version) + "\""));
    item = must<ServiceItem>(market.institution.call<ActOnService>(
        {.service_id = item.service_id, .expected_version = item.version}));
    REQUIRE(item.state == ServiceState::ChangeReview);
    CHECK(guest_status(market, first) == 200);
    CHECK(guest_status(market, draft.picture) == 404);
    CHECK(market.window.call<DownloadFile>({draft.picture}).status == 200);
    item = market.approved(item);
    CHECK(guest_status(market, first) == 404);
    CHECK(market.institution.call<DownloadFile>({first}).status == 200);
    CHECK(guest_status(market, draft.picture) == 200);

    item = must<ServiceItem>(
        market.institution.call<ActOnService>({.service_id = item.service_id,
                                               .command = ServiceCommand::Withdraw,
                                               .expected_version = item.version}));
    CHECK(guest_status(market, draft.picture) == 404);
    CHECK(market.enterprise.call<DownloadFile>({draft.picture}).status == 404);
}

const Contracts& emc::test::market_contracts() {
    static const Contracts contracts{
        {"searchServices", &search_services},
        {"readService", &read_service},
        {"listServiceRatings", &list_service_ratings},
        {"setFavorite", &set_favorite},
        {"listFavorites", &list_favorites},
        {"listOwnServices", &list_own_services},
        {"readOwnService", &read_own_service},
        {"createService", &create_service},
        {"updateService", &update_service},
        {"actOnService", &act_on_service},
        {"createOrder", &create_order},
        {"listOrders", &list_orders},
        {"countOrders", &count_orders},
        {"readOrder", &read_order},
        {"actOnOrder", &act_on_order},
        {"listMessages", &list_messages},
        {"markMessagesRead", &mark_messages_read},
        {"awaitMessages", &await_messages},
        {"createUpload", &create_upload},
        {"addUploadPiece", &add_upload_piece},
        {"readUpload", &read_upload},
        {"cancelUpload", &cancel_upload},
        {"downloadFile", &download_file},
    };
    return contracts;
}
