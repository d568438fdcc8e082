#include <cstdio>

#include "domain/civil_date.h"
#include "server/tools/admin_commands.h"
#include "server/windows.h"

namespace emc::server {
namespace {

// Printed once and good for one sign-in: no account begins with a password that others know.
std::string first_password(Platform& platform) {
    constexpr std::size_t random_chars = 20;
    return new_token(platform.context().random).substr(0, random_chars) + "-9aZ";
}

std::string day_words(InstantMs at) { return to_string(civil_date_of(at)); }

int create(Platform& platform, const AdminArguments& arguments) {
    const std::string password = first_password(platform);
    const auto made = create_window(platform.context(), {.user_name = arguments.user_name,
                                                         .region = arguments.region,
                                                         .password = password,
                                                         .person = arguments.person});
    if (!made) return report_failure(made.error());
    std::printf("窗口账号 %s 的初始密码（首次登录须修改）：%s\n", arguments.user_name.c_str(),
                password.c_str());
    return 0;
}

int list(Platform& platform) {
    const auto windows = list_windows(platform.context());
    if (!windows) return report_failure(windows.error());
    std::puts("账号\t办理人\t地区\t窗口\t状态\t建立时间\t最近使用");
    for (const WindowAccount& window : *windows) {
        const char* state = !window.is_enabled            ? "已停用"
                            : window.must_change_password ? "待改密"
                                                          : "正常";
        const std::string seen = window.seen_at == 0 ? "—" : day_words(window.seen_at);
        std::printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", window.user_name.c_str(),
                    window.person.empty() ? "—" : window.person.c_str(), window.region.c_str(),
                    window.window_name.c_str(), state, day_words(window.created_at).c_str(),
                    seen.c_str());
    }
    return 0;
}

int enable(Platform& platform, const AdminArguments& arguments, bool is_enabled) {
    const auto done = enable_window(platform.context(), arguments.user_name, is_enabled);
    if (!done) return report_failure(done.error());
    std::printf("%s %s\n", arguments.user_name.c_str(), is_enabled ? "已启用" : "已停用并退出登录");
    return 0;
}

int move(Platform& platform, const AdminArguments& arguments) {
    const auto done = move_window(platform.context(), arguments.user_name, arguments.region);
    if (!done) return report_failure(done.error());
    std::printf("%s 已调整到 %s，请重新登录\n", arguments.user_name.c_str(),
                arguments.region.c_str());
    return 0;
}

int reset(Platform& platform, const AdminArguments& arguments) {
    const std::string password = first_password(platform);
    const auto done = reset_window_password(platform.context(), arguments.user_name, password);
    if (!done) return report_failure(done.error());
    std::printf("%s 的新密码（登录后须修改）：%s\n", arguments.user_name.c_str(), password.c_str());
    return 0;
}

void take_user(CLI::App& command, AdminArguments& arguments) {
    command.add_option("user", arguments.user_name, "User name")->required();
}

void take_region(CLI::App& command, AdminArguments& arguments) {
    command
        .add_option("region", arguments.region,
                    "A county as 430104, a prefecture as 430100, or the province, 430000")
        ->required();
}

}  // namespace

void describe_windows(CLI::App& app, AdminArguments& arguments) {
    CLI::App* windows = app.add_subcommand("window", "Accounts of the service windows");
    windows->require_subcommand(1);
    const auto command = [&](const char* name, const char* words, auto run) {
        return add_command(*windows, arguments, name, words, [&arguments, run](Platform& platform) {
            return run(platform, arguments);
        });
    };
    CLI::App* created = command("create", "One more account for the window of a region", &create);
    take_user(*created, arguments);
    take_region(*created, arguments);
    created->add_option("--person", arguments.person, "Who works with it, told with decisions");
    command("list", "Every account of a window",
            [](Platform& platform, const AdminArguments&) { return list(platform); });
    take_user(*command("disable", "Sign it out and let it in no more",
                       [](Platform& platform, const AdminArguments& given) {
                           return enable(platform, given, false);
                       }),
              arguments);
    take_user(*command("enable", "Let it in again",
                       [](Platform& platform, const AdminArguments& given) {
                           return enable(platform, given, true);
                       }),
              arguments);
    CLI::App* moved = command("move", "To the window of another region", &move);
    take_user(*moved, arguments);
    take_region(*moved, arguments);
    take_user(*command("reset-password", "A new password, good for one sign-in", &reset),
              arguments);
}

}  // namespace emc::server
