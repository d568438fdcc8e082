// What the platform does by itself, with a clock that the test turns.
#include "server/timekeeper.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "api/consultations.h"
#include "server/calendar_store.h"
#include "server/file_sweep.h"
#include "server/offset_clock.h"
#include "support/server/market.h"
#include "support/temp_folder.h"

using namespace emc;
using namespace emc::test;

namespace {

using Actor = CaseActor;
using Command = OrderCommand;
constexpr std::int64_t day_s = 24LL * 3600;

std::int64_t due(Market& market) { return server::run_due(market.core.platform->context(), 10); }

std::int64_t told(Market& market, std::string_view title) {
    return market.core.number("SELECT COUNT(*) FROM message WHERE title='" + std::string(title) +
                              "'");
}

}  // namespace

TEST_CASE("an application that nobody answers is reminded of twice, then closed") {
    Market market;
    const Order order = market.applied();
    std::string days;
    for (int day = 1; day <= 12; ++day) {
        market.core.clock.pass_s(day_s);
        if (due(market) > 0) days += std::to_string(day) + " ";
        CHECK(due(market) == 0);
    }
    CHECK(days == "4 8 10 ");
    CHECK(told(market, "催办：请受理订单") == 2);
    CHECK(told(market, "订单超时关闭") == 2);
    CHECK(market.core.number("SELECT COUNT(*) FROM audit_log WHERE action='settleOverdueOrder'") ==
          3);
    CHECK(market.core.number("SELECT COUNT(*) FROM orders WHERE due_at IS NOT NULL") == 0);
}

TEST_CASE("a step that is taken in time is not reminded of") {
    Market market;
    Order order = market.applied();
    market.core.clock.pass_s(1200);
    order = market.step(order, Actor::Institution, Command::Accept);
    order = market.step(order, Actor::Institution, Command::SubmitContract);
    market.core.clock.pass_s(7 * day_s);
    CHECK(due(market) == 0);
    market.core.clock.pass_s(day_s);
    CHECK(due(market) == 1);
    CHECK(told(market, "催办：请确认合同") == 1);
    market.core.clock.pass_s(60 * day_s);
    CHECK(due(market) == 0);
}

TEST_CASE("days off that the operator imports move what the platform does by itself") {
    const tests::TempFolder folder;
    const auto day_of = [](Core& core, const std::string& table) {
        return to_string(civil_date_of(
            core.number("SELECT due_at FROM " + table + " WHERE due_at IS NOT NULL") - 1));
    };
    CivilDate first;
    {
        Market market(Market::unreviewed(), folder.path());
        first = civil_date_of(market.core.clock.now());
        market.applied();
        must<Consultation>(market.enterprise.call<CreateConsultation>(
            {.service_id = market.listed(market.institution).service_id,
             .content = "请问需要准备哪些材料？"}));
        const WorkCalendar& known = market.core.platform->context().calendar;
        CHECK(day_of(market.core, "orders") == to_string(known.deadline(first, 3).date));
        CHECK(day_of(market.core, "cases") == to_string(known.deadline(first, 2).date));
        Holidays year{.source = "测试",
                      .covered_from = std::to_string(first.year) + "-01-01",
                      .covered_until = std::to_string(first.year) + "-12-31",
                      .holidays = {std::to_string(first.year) + "-01-01",
                                   to_string(from_days(to_days(first) + 1))},
                      .workdays = {}};
        server::Context& context = market.core.platform->context();
        REQUIRE(import_holidays(context, year));
        const auto done = recompute_deadlines(context);
        REQUIRE(done);
        CHECK(done->terms == 2);
        CHECK(recompute_deadlines(context)->terms == 0);
    }
    Core again({}, folder.path());
    const WorkCalendar& calendar = again.platform->context().calendar;
    CHECK(day_of(again, "orders") == to_string(calendar.deadline(first, 3).date));
    CHECK(day_of(again, "cases") == to_string(calendar.deadline(first, 2).date));
}

TEST_CASE("a file that was never sent to its end is gone after a day") {
    Market market;
    const std::string bytes(1000, 'x');
    const auto view = must<UploadView>(market.enterprise.call<CreateUpload>({"a.txt", 2000}));
    const std::string id = view.file.file_id;
    must<UploadView>(market.enterprise.call<AddUploadPiece>({id, 0, Market::encoded(bytes)}));
    const server::FileStore& files = market.core.platform->context().files;
    market.core.clock.pass_s(day_s - 1);
    CHECK(due(market) == 0);
    CHECK(files.read_unfinished(id));
    market.core.clock.pass_s(1);
    CHECK(due(market) == 1);
    CHECK_FALSE(files.read_unfinished(id));
    CHECK(market.core.number("SELECT COUNT(*) FROM attachment") == 0);
    CHECK(market.core.number("SELECT COUNT(*) FROM file_removal") == 0);
}

TEST_CASE("a file that nobody uses is gone after a week, one that somebody uses stays") {
    Market market;
    const FileRef unused = market.uploaded(market.enterprise, "a.txt", "unused");
    const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    ServiceDraft draft = samples::service_draft();
    draft.picture = market.uploaded(market.institution, "a.png", png).file_id;
    must<ServiceItem>(market.institution.call<CreateService>(draft));
    OrderRequest request = samples::request();
    request.service_id = market.listed(market.institution).service_id;
    request.files = {market.uploaded(market.enterprise, "b.txt", "used")};
    must<Order>(market.enterprise.call<CreateOrder>(request));
    const server::FileStore& files = market.core.platform->context().files;
    market.core.clock.pass_s(day_s);
    due(market);
    CHECK(market.core.number("SELECT COUNT(*) FROM attachment") == 3);
    market.core.clock.pass_s(6 * day_s);
    due(market);
    CHECK(market.core.number("SELECT COUNT(*) FROM attachment") == 2);
    CHECK_FALSE(files.read(unused.sha256));
    CHECK(files.read(request.files[0].sha256));
    market.core.clock.pass_s(90 * day_s);
    due(market);
    CHECK(market.core.number("SELECT COUNT(*) FROM attachment") == 2);
    CHECK(market.core.number("SELECT COUNT(*) FROM audit_log WHERE action='removeUnusedFile'") ==
          1);
}

TEST_CASE("bytes that a stop of the platform left behind are removed later") {
    Market market;
    const FileRef file = market.uploaded(market.enterprise, "a.txt", "left");
    server::Context& context = market.core.platform->context();
    const auto stopped = context.database.write([&](server::Transaction& transaction) {
        return server::remove_file_row(transaction, {file.file_id, file.sha256});
    });
    REQUIRE(stopped);
    CHECK(context.files.read(file.sha256));
    due(market);
    CHECK_FALSE(context.files.read(file.sha256));
}

TEST_CASE("bytes are not discarded while another upload of the same is being finished") {
    server::FileStore files{{}};
    REQUIRE(files.finish("id-1", "abc", "bytes"));
    files.discard("abc");
    CHECK(files.read("abc"));
    files.forget_unfinished("id-1");
    files.discard("abc");
    CHECK_FALSE(files.read("abc"));
}

TEST_CASE("a term that was written down wrongly is looked up anew and does nothing") {
    Market market;
    const Order order = market.applied();
    const auto spoiled =
        market.core.platform->context().database.write([](server::Transaction& transaction) {
            return transaction.run("UPDATE orders SET due_at=0");
        });
    REQUIRE(spoiled);
    CHECK(due(market) == 0);
    CHECK(market.core.number("SELECT due_at FROM orders") > market.core.clock.now());
}

TEST_CASE("the timekeeper runs by itself and ends when it is told to") {
    Market market;
    market.applied();
    market.core.clock.pass_s(20 * day_s);
    const server::Timekeeper timekeeper(market.core.platform->context(),
                                        std::chrono::milliseconds(1));
    while (market.core.number("SELECT COUNT(*) FROM orders WHERE state='closed'") == 0) {
        std::this_thread::yield();
    }
}

TEST_CASE("a clock is moved by a file, as soon as it changes") {
    const tests::TempFolder folder;
    const std::string path = folder.path() + "/offset";
    CHECK_FALSE(server::OffsetClock::open(path));
    const auto write = [&](std::string_view words) { std::ofstream(path) << words; };
    write("nonsense");
    CHECK_FALSE(server::OffsetClock::open(path));
    write("0");
    const auto opened = server::OffsetClock::open(path);
    REQUIRE(opened);
    const server::OffsetClock& clock = **opened;
    const server::SystemClock system;
    const auto ahead = [&] { return clock.now() - system.now(); };
    constexpr InstantMs day_ms = day_s * 1000;
    CHECK(std::abs(ahead()) < day_ms / 2);
    const auto moved = [&](std::int64_t days) {
        write(std::to_string(days * day_ms) + "\n");
        // Two changes within one tick of the disk's clock look like one.
        while (std::abs(ahead() - days * day_ms) > day_ms / 2) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            write(std::to_string(days * day_ms) + "\n");
        }
    };
    moved(30);
    moved(-2);
    write("");
    CHECK(std::abs(ahead() + 2 * day_ms) < day_ms / 2);
}
