#include <cstdio>

#include "api/endpoint.h"
#include "server/calendar_store.h"
#include "server/tools/admin_commands.h"

namespace emc::server {
namespace {

int import_file(Platform& platform, const AdminArguments& arguments) {
    const auto json = read_whole_file(arguments.file);
    if (!json) return report_failure(json.error());
    const auto holidays = decode_text<Holidays>(*json);
    const auto years = holidays ? import_holidays(platform.context(), *holidays)
                                : Result<std::int64_t>(std::unexpected(holidays.error()));
    if (!years) {
        for (const Problem& problem : years.error().problems) {
            const std::string_view code = code_of(problem.rule);
            std::fprintf(stderr, "emc-admin: %s: %.*s\n", problem.field.c_str(),
                         static_cast<int>(code.size()), code.data());
        }
        return years.error().problems.empty() ? report_failure(years.error()) : 1;
    }
    std::printf("已导入 %lld 个年份。请运行 calendar recompute 重新计算未办结的期限\n",
                static_cast<long long>(*years));
    return 0;
}

int list(Platform& platform) {
    const auto years = platform.context().database.read(&imported_holidays);
    if (!years) return report_failure(years.error());
    const WorkCalendar& built_in = WorkCalendar::built_in();
    std::printf("内置\t%s 至 %s\n", to_string(built_in.covered_from()).c_str(),
                to_string(built_in.covered_until()).c_str());
    for (const Holidays& year : *years) {
        std::printf("导入\t%s 至 %s\t放假 %zu 天\t调休上班 %zu 天\t%s\n", year.covered_from.c_str(),
                    year.covered_until.c_str(), year.holidays.size(), year.workdays.size(),
                    year.source.c_str());
    }
    return 0;
}

int recompute(Platform& platform) {
    const auto done = recompute_deadlines(platform.context());
    if (!done) return report_failure(done.error());
    std::printf("未办结 %lld 件，期限有变化 %lld 件；订单和咨询的催办、关闭时间有变化 %lld 件\n",
                static_cast<long long>(done->open), static_cast<long long>(done->changed),
                static_cast<long long>(done->terms));
    return 0;
}

}  // namespace

void describe_calendar(CLI::App& app, AdminArguments& arguments) {
    CLI::App* calendar = app.add_subcommand(
        "calendar",
        "Holidays by which working days are counted; taken by the platform at its start");
    calendar->require_subcommand(1);
    CLI::App* imported = add_command(
        *calendar, arguments, "import", "Years of holidays from a file like assets/calendar.json",
        [&arguments](Platform& platform) { return import_file(platform, arguments); });
    imported->add_option("file", arguments.file, "The file")->required();
    add_command(*calendar, arguments, "list", "The years that are known", &list);
    add_command(*calendar, arguments, "recompute", "Count open deadlines anew, after an import",
                &recompute);
}

}  // namespace emc::server
