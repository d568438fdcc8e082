// emc-admin: what the operator of a platform does in its data folder. The platform must not be
// running: a folder belongs to one process at a time.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include "domain/account.h"
#include "domain/messages.h"
#include "server/audit.h"
#include "server/demo.h"
#include "server/platform.h"
#include "server/tools/admin_commands.h"
#include "server/windows.h"

namespace {

using namespace emc;
using namespace emc::server;

int demo(Platform& platform) {
    if (const auto filled = fill_demo(platform); !filled) return report_failure(filled.error());
    std::puts("演示账号");
    const auto row = [](const char* kind, std::string_view name) {
        std::printf("  %s %.*s\n", kind, static_cast<int>(name.size()), name.data());
    };
    row("密码均为", demo_password);
    row("企业    ", demo_enterprise);
    row("服务机构", demo_institution);
    row("窗口    ", demo_window);
    return 0;
}

int unlock(Platform& platform, const AdminArguments& arguments) {
    const auto done = unlock_account(platform.context(), arguments.user_name);
    if (!done) return report_failure(done.error());
    std::printf("%s 可以重新登录\n", arguments.user_name.c_str());
    return 0;
}

int check_audit(Platform& platform) {
    const auto verdict =
        platform.context().database.read([](Snapshot& snapshot) { return verify_audit(snapshot); });
    if (!verdict) return report_failure(verdict.error());
    if (verdict->first_bad_seq) {
        std::fprintf(stderr, "emc-admin: the audit log was changed at or before row %lld\n",
                     static_cast<long long>(*verdict->first_bad_seq));
        return 2;
    }
    std::printf("audit log: %lld rows, unbroken\n", static_cast<long long>(verdict->rows));
    return 0;
}

void describe(CLI::App& app, AdminArguments& arguments) {
    app.require_subcommand(1);
    add_command(app, arguments, "demo", "Fill in demonstration accounts; safe to repeat", &demo);
    describe_windows(app, arguments);
    describe_calendar(app, arguments);
    describe_policies(app, arguments);
    CLI::App* unlocked =
        add_command(app, arguments, "unlock", "Forget the failed sign-ins of an account",
                    [&](Platform& platform) { return unlock(platform, arguments); });
    unlocked->add_option("user", arguments.user_name, "User name")->required();
    add_command(app, arguments, "verify-audit",
                "Check that no row of the audit log was changed or taken out", &check_audit);
}

}  // namespace

namespace emc::server {

CLI::App* add_command(CLI::App& app, AdminArguments& arguments, const char* name, const char* words,
                      AdminCommand run) {
    CLI::App* command = app.add_subcommand(name, words);
    command->add_option("--data", arguments.data, "Folder of the database")->capture_default_str();
    command->callback([&arguments, run = std::move(run)] { arguments.command = run; });
    return command;
}

int report_failure(const Error& error) {
    for (const Problem& problem : error.problems) {
        const std::string words = sentence_of<Registration>(problem, Language::Zh);
        std::fprintf(stderr, "emc-admin: %s\n", words.c_str());
    }
    if (error.problems.empty()) {
        const std::string words =
            error.detail.empty() ? sentence(error, Language::Zh) : error.detail;
        std::fprintf(stderr, "emc-admin: %s\n", words.c_str());
    }
    return 1;
}

Result<std::string> read_whole_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) {
        return std::unexpected(Error{.kind = ErrorKind::NotFound, .detail = "不能读取 " + path});
    }
    return bytes;
}

}  // namespace emc::server

int main(int argc, char** argv) {
    CLI::App app(
        "Administration of 企业管理中心. Stop the platform first: a folder belongs to one "
        "process at a time.");
    AdminArguments arguments;
    describe(app, arguments);
    CLI11_PARSE(app, argc, argv);
    auto platform = Platform::open({.folder = arguments.data});
    if (!platform) return report_failure(platform.error());
    return arguments.command(**platform);
}
