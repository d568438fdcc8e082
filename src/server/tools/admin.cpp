// emc-admin: what the operator of a platform does in its data folder. The platform must not be
// running: a folder belongs to one process at a time.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "domain/account.h"
#include "domain/messages.h"
#include "server/audit.h"
#include "server/demo.h"
#include "server/platform.h"
#include "server/windows.h"

namespace {

using namespace emc;
using namespace emc::server;

struct Arguments {
    std::string data = "data";
    std::string user_name;
    std::string region;
    std::function<int(Platform&)> command;
};

int report(const Error& error) {
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

int demo(Platform& platform) {
    if (const auto filled = fill_demo(platform); !filled) return report(filled.error());
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

int make_window(Platform& platform, const Arguments& arguments) {
    // Printed once and good for one sign-in: no account begins with a password that others know.
    const std::string password = new_token(platform.context().random).substr(0, 20) + "-9aZ";
    const auto made = create_window(
        platform.context(),
        {.user_name = arguments.user_name, .region = arguments.region, .password = password});
    if (!made) return report(made.error());
    std::printf("窗口账号 %s 的初始密码（首次登录须修改）：%s\n", arguments.user_name.c_str(),
                password.c_str());
    return 0;
}

int unlock(Platform& platform, const Arguments& arguments) {
    const auto done = unlock_account(platform.context(), arguments.user_name);
    if (!done) return report(done.error());
    std::printf("%s 可以重新登录\n", arguments.user_name.c_str());
    return 0;
}

int check_audit(Platform& platform) {
    const auto verdict =
        platform.context().database.read([](Snapshot& snapshot) { return verify_audit(snapshot); });
    if (!verdict) return report(verdict.error());
    if (verdict->first_bad_seq) {
        std::fprintf(stderr, "emc-admin: the audit log was changed at or before row %lld\n",
                     static_cast<long long>(*verdict->first_bad_seq));
        return 2;
    }
    std::printf("audit log: %lld rows, unbroken\n", static_cast<long long>(verdict->rows));
    return 0;
}

void describe(CLI::App& app, Arguments& arguments) {
    app.require_subcommand(1);
    const auto command = [&](const char* name, const char* words, auto run) {
        CLI::App* sub = app.add_subcommand(name, words);
        sub->add_option("--data", arguments.data, "Folder of the database")->capture_default_str();
        sub->callback([&arguments, run] { arguments.command = run; });
        return sub;
    };
    command("demo", "Fill in demonstration accounts; safe to repeat", &demo);
    CLI::App* window =
        command("create-window", "Make an account for a window",
                [&](Platform& platform) { return make_window(platform, arguments); });
    window->add_option("user", arguments.user_name, "User name")->required();
    window->add_option("region", arguments.region, "Code of its county, as 430104")->required();
    CLI::App* unlocked = command("unlock", "Forget the failed sign-ins of an account",
                                 [&](Platform& platform) { return unlock(platform, arguments); });
    unlocked->add_option("user", arguments.user_name, "User name")->required();
    command("verify-audit", "Check that no row of the audit log was changed or taken out",
            &check_audit);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Administration of 企业管理中心.");
    Arguments arguments;
    describe(app, arguments);
    CLI11_PARSE(app, argc, argv);
    auto platform = Platform::open({.folder = arguments.data});
    if (!platform) return report(platform.error());
    return arguments.command(**platform);
}
