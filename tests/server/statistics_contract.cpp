// 统计 of a window against a count by hand, its files taken apart again, and a calendar that
// changes under open reviews.
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "api/review_statistics.h"
#include "api/reviews.h"
#include "server/calendar_store.h"
#include "server/review_queue.h"
#include "server/spreadsheet.h"
#include "support/server/market.h"
#include "support/temp_folder.h"

using namespace emc;
using namespace emc::test;

namespace {

constexpr InstantMs day_ms = 24LL * 3600 * 1000;

struct Row {
    ReviewKind kind = ReviewKind::Demand;
    std::string region;
    InstantMs received_at = 0;
    InstantMs decided_at = 0;  // 0: open.
    Deadline due;
    ReviewOutcome outcome = ReviewOutcome::Approved;
};

void write(server::Context& context, const Row& row, int number) {
    const std::string case_id = "case-" + std::to_string(number);
    const auto written = context.database.write([&](server::Transaction& transaction) {
        const auto opened = open_review(transaction, context,
                                        {.kind = row.kind,
                                         .case_id = case_id,
                                         .title = "办件",
                                         .party = {"party", "湖南甲方机械有限公司", "", row.region},
                                         .due = row.due},
                                        row.received_at);
        if (!opened || row.decided_at == 0) return opened;
        return close_review(transaction, case_id, {.outcome = row.outcome, .by = "李"},
                            row.decided_at);
    });
    REQUIRE(written);
}

// Rows over two years, in both regions.
std::vector<Row> random_rows(InstantMs now, unsigned seed) {
    std::mt19937 random(seed);
    const auto one_of = [&](unsigned count) { return random() % count; };
    std::vector<Row> rows;
    for (int i = 0; i < 400; ++i) {
        Row row{.kind = review_kind_rows[one_of(std::size(review_kind_rows))].value,
                .region = one_of(3) == 0 ? "430211" : "430104",
                .received_at = now - static_cast<InstantMs>(one_of(700)) * day_ms};
        row.due = WorkCalendar::built_in().deadline(civil_date_of(row.received_at), 3);
        const InstantMs decided = row.received_at + static_cast<InstantMs>(one_of(10)) * day_ms;
        if (one_of(5) != 0 && decided < now) row.decided_at = decided;
        row.outcome = review_outcome_rows[one_of(std::size(review_outcome_rows))].value;
        rows.push_back(row);
    }
    return rows;
}

using Key = std::pair<std::string, ReviewKind>;

std::map<Key, ReviewMonthCount> counted(const std::vector<Row>& rows, std::string_view region) {
    std::map<Key, ReviewMonthCount> counts;
    const auto month_of = [](InstantMs at) { return to_string(civil_date_of(at)).substr(0, 7); };
    for (const Row& row : rows) {
        if (!covers(region, row.region)) continue;
        ++counts[{month_of(row.received_at), row.kind}].received;
        if (row.decided_at == 0 || row.outcome == ReviewOutcome::Revoked) continue;
        ReviewMonthCount& count = counts[{month_of(row.decided_at), row.kind}];
        ++count.decided;
        if (civil_date_of(row.decided_at) <= row.due.date) ++count.in_time;
        if (row.outcome == ReviewOutcome::Approved) ++count.approved;
        if (row.outcome == ReviewOutcome::Returned) ++count.returned;
    }
    return counts;
}

void read_review_statistics() {
    Market market;
    const std::vector<Row> rows = random_rows(market.core.clock.now(), 5);
    for (std::size_t i = 0; i < rows.size(); ++i)
        write(market.core.platform->context(), rows[i], static_cast<int>(i));
    const ReviewMonths months{"2024-12", "2026-11"};
    for (const auto& [caller, region] :
         {std::pair(&market.window, "430104"), std::pair(&market.other_window, "430211")}) {
        std::map<Key, ReviewMonthCount> expected = counted(rows, region);
        const auto found = must<ReviewStatistics>(caller->call<ReadReviewStatistics>(months));
        CHECK(found.months == months);
        for (ReviewMonthCount row : found.rows) {
            CAPTURE(row.month);
            ReviewMonthCount& want = expected[{row.month, row.kind}];
            want.month = row.month;
            want.kind = row.kind;
            CHECK(row == want);
            expected.erase({row.month, row.kind});
        }
        CHECK(expected.empty());
    }
    const auto usual = must<ReviewStatistics>(market.window.call<ReadReviewStatistics>());
    CHECK(usual.months == ReviewMonths{"2025-12", "2026-11"});
    CHECK(error_of(market.window.call<ReadReviewStatistics>({"2026-13", ""})).problems ==
          Problems{{"from", Rule::Format}});
    CHECK(error_of(market.window.call<ReadReviewStatistics>({"2026-05", "2026-04"})).problems ==
          Problems{{"until", Rule::DateOrder}});
    CHECK(market.window.call<ReadReviewStatistics>({"2020-01", ""}).status == 422);
    CHECK(market.enterprise.call<ReadReviewStatistics>().status == 403);
}

void download_review_statistics() {
    Market market;
    write(market.core.platform->context(),
          {.region = "430104",
           .received_at = market.core.clock.now(),
           .due = {.date = {2026, 11, 27}}},
          1);
    const auto csv = market.window.call<DownloadReviewStatistics>({.file_type = "csv"});
    CHECK(csv.status == 200);
    CHECK(csv.body ==
          "\xEF\xBB\xBF\"月份\",\"类型\",\"收到\",\"办结\",\"按期办结\",\"通过\",\"退回\"\r\n"
          "\"2026-11\",\"需求审核\",1,0,0,0,0\r\n");
    CHECK(server::header_of(csv, "Content-Type") == "text/csv; charset=utf-8");
    const auto xlsx = market.window.call<DownloadReviewStatistics>({.file_type = "xlsx"});
    CHECK(xlsx.body.starts_with("PK\x03\x04"));
    CHECK(market.window.call<DownloadReviewStatistics>({.file_type = "exe"}).status == 404);
    CHECK(market.enterprise.call<DownloadReviewStatistics>({.file_type = "csv"}).status == 403);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
    return value;
}

// By the directory at the end, as readers do.
std::map<std::string, std::string> unzipped(const std::string& zip) {
    std::map<std::string, std::string> files;
    const std::size_t end = zip.size() - 22;
    REQUIRE(number_at(zip, end, 4) == 0x06054B50);
    const std::uint32_t count = number_at(zip, end + 10, 2);
    std::size_t at = number_at(zip, end + 16, 4);
    REQUIRE(at + number_at(zip, end + 12, 4) == end);
    for (std::uint32_t i = 0; i < count; ++i) {
        REQUIRE(number_at(zip, at, 4) == 0x02014B50);
        REQUIRE(number_at(zip, at + 10, 2) == 0);  // Stored.
        const std::uint32_t size = number_at(zip, at + 24, 4);
        const std::uint32_t name_size = number_at(zip, at + 28, 2);
        const std::string name = zip.substr(at + 46, name_size);
        const std::size_t local = number_at(zip, at + 42, 4);
        REQUIRE(number_at(zip, local, 4) == 0x04034B50);
        CHECK(zip.substr(local + 30, name_size) == name);
        const std::string bytes =
            zip.substr(local + 30 + name_size + number_at(zip, local + 28, 2), size);
        CHECK(number_at(zip, at + 16, 4) == server::crc32(bytes));
        CHECK(number_at(zip, local + 14, 4) == server::crc32(bytes));
        files[name] = bytes;
        at += 46 + name_size + number_at(zip, at + 30, 2) + number_at(zip, at + 32, 2);
    }
    CHECK(at == end);
    return files;
}

}  // namespace

TEST_CASE("a spreadsheet holds what was put into it, and nothing in it is a formula") {
    CHECK(server::crc32("123456789") == 0xCBF43926);
    const server::Sheet sheet{.name = "统计 & 表",
                              .rows = {{std::string("名称"), std::string("=1+1")},
                                       {std::string("a<b>\"c\""), std::int64_t{-42}},
                                       {std::string("-1"), std::string("@x\x01")}}};
    CHECK(server::csv_of(sheet) ==
          "\xEF\xBB\xBF\"名称\",\"'=1+1\"\r\n"
          "\"a<b>\"\"c\"\"\",-42\r\n\"'-1\",\"'@x\x01\"\r\n");
    const auto files = unzipped(server::xlsx_of(sheet));
    REQUIRE(files.size() == 5);
    CHECK(files.at("xl/workbook.xml").contains("<sheet name=\"统计 &amp; 表\""));
    CHECK(files.at("[Content_Types].xml").contains("/xl/worksheets/sheet1.xml"));
    CHECK(files.at("_rels/.rels").contains("Target=\"xl/workbook.xml\""));
    CHECK(files.at("xl/_rels/workbook.xml.rels").contains("Target=\"worksheets/sheet1.xml\""));
    const std::string& words = files.at("xl/worksheets/sheet1.xml");
    CHECK(words.contains("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t></is></c>"));
    CHECK(words.contains("a&lt;b&gt;&quot;c&quot;"));
    CHECK(words.contains("<c><v>-42</v></c>"));
    CHECK(words.contains(">@x</t>"));
    CHECK_FALSE(words.contains("<f>"));
}

TEST_CASE("a new year's calendar moves the days of open reviews and of nothing else") {
    Market market(server::Options{});
    server::Context& context = market.core.platform->context();
    const auto received = [](CivilDate day) { return end_of(day) - day_ms / 2; };
    write(context,
          {.region = "430104",
           .received_at = received({2026, 11, 23}),
           .due = context.calendar.deadline({2026, 11, 23}, 3)},
          1);
    const Deadline provisional = context.calendar.deadline({2026, 12, 30}, 3);
    CHECK(provisional == Deadline{{2027, 1, 4}, true});
    const Row late{.region = "430104", .received_at = received({2026, 12, 30}), .due = provisional};
    write(context, late, 2);
    Row decided = late;
    decided.decided_at = late.received_at + 1;
    write(context, decided, 3);

    Holidays year{.source = "测试",
                  .covered_from = "2027-01-01",
                  .covered_until = "2027-12-31",
                  .holidays = {"2027-01-01", "2027-01-02", "2027-01-04"},
                  .workdays = {}};
    Holidays broken = year;
    broken.holidays.clear();
    CHECK(import_holidays(context, broken).error().kind == ErrorKind::Invalid);
    Holidays far{.source = "测试",
                 .covered_from = "2029-01-01",
                 .covered_until = "2029-12-31",
                 .holidays = {"2029-01-01"},
                 .workdays = {}};
    CHECK(import_holidays(context, far).error().code == "calendar.gap");
    CHECK(market.core.number("SELECT COUNT(*) FROM calendar_year") == 0);
    CHECK(*import_holidays(context, year) == 1);
    CHECK(*import_holidays(context, year) == 1);
    CHECK(market.core.number("SELECT COUNT(*) FROM calendar_year") == 1);

    const auto done = recompute_deadlines(context);
    REQUIRE(done);
    CHECK(done->open == 2);
    CHECK(done->changed == 1);
    CHECK(recompute_deadlines(context)->changed == 0);
    const auto open = must<ReviewPage>(market.window.call<ListReviews>()).items;
    REQUIRE(open.size() == 2);
    CHECK(open[0].due_on == "2026-11-26");
    CHECK(open[1].due_on == "2027-01-06");
    CHECK_FALSE(open[1].is_provisional);
    const auto closed = must<ReviewPage>(market.window.call<ListReviews>({.is_decided = true}));
    CHECK(closed.items.at(0).due_on == "2027-01-04");
}

TEST_CASE("a case keeps the day by which its window answers, and a platform takes new years") {
    const tests::TempFolder folder;
    {
        Market market(server::Options{}, folder.path());
        server::Context& context = market.core.platform->context();
        CHECK(*import_holidays(context, {.source = "测试",
                                         .covered_from = "2027-01-01",
                                         .covered_until = "2027-12-31",
                                         .holidays = {"2027-01-01"},
                                         .workdays = {}}) == 1);
        const auto kept = context.database.write([&](server::Transaction& transaction) {
            return transaction.run(
                "INSERT INTO cases(case_id,kind,number,version,state,waits_for,enterprise_id,"
                "institution_id,region,category,words,is_public,content,created_at,updated_at,seq)"
                " VALUES('case-7','demand','XQ1',4,'in_review','window','e','','430104','','',0,"
                "'{\"review_due_on\":\"2027-01-04\",\"is_due_provisional\":true}',0,0,1)");
        });
        REQUIRE(kept);
        write(context,
              {.region = "430104",
               .received_at = end_of({2026, 12, 30}) - day_ms / 2,
               .due = {{2027, 1, 4}, true}},
              7);
        CHECK(recompute_deadlines(context)->changed == 1);
        CHECK(market.core.number("SELECT version FROM cases") == 4);
        CHECK(market.core.number("SELECT content='{\"review_due_on\":\"2027-01-05\","
                                 "\"is_due_provisional\":false}' FROM cases") == 1);
    }
    const Core again({}, folder.path());
    CHECK(to_string(again.platform->context().calendar.covered_until()) == "2027-12-31");
}

const Contracts& emc::test::statistics_contracts() {
    static const Contracts contracts{
        {"readReviewStatistics", &read_review_statistics},
        {"downloadReviewStatistics", &download_review_statistics},
    };
    return contracts;
}
