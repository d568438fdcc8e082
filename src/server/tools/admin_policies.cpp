#include <cstdio>
#include <string>

#include "api/codec.h"
#include "server/policies.h"
#include "server/tools/admin_commands.h"

namespace emc::server {
namespace {

// "policies/3/title" stands in the fourth policy of the file.
void report_problem(const Problem& problem) {
    const std::string_view place = std::string_view(problem.field).substr(sizeof("policies/") - 1);
    const std::string number(place.substr(0, place.find('/')));
    const std::string words = sentence_of<PolicyFile>(problem, Language::Zh);
    std::fprintf(stderr, "emc-admin: 第 %lld 条：%s\n", std::atoll(number.c_str()) + 1,
                 words.c_str());
}

int import_file(Platform& platform, const AdminArguments& arguments) {
    const auto json = read_whole_file(arguments.file);
    if (!json) return report_failure(json.error());
    const auto file = decode_text<PolicyFile>(*json);
    const Result<void> done = file ? import_policies(platform.context(), file->policies)
                                   : Result<void>(std::unexpected(file.error()));
    if (done) {
        std::printf("已导入 %zu 条政策\n", file->policies.size());
        return 0;
    }
    bool is_told = false;
    for (const Problem& problem : done.error().problems) {
        if (!problem.field.starts_with("policies/")) continue;
        report_problem(problem);
        is_told = true;
    }
    return is_told ? 1 : report_failure(done.error());
}

int list(Platform& platform) {
    const auto policies = platform.context().database.read(&all_policies);
    if (!policies) return report_failure(policies.error());
    for (const Policy& policy : *policies) {
        std::printf("%s\t%s\t%s\t%s\n", policy.policy_id.c_str(), policy.title.c_str(),
                    policy.issuer.c_str(),
                    policy.ends_on.empty() ? "长期" : policy.ends_on.c_str());
    }
    return 0;
}

int remove(Platform& platform, const AdminArguments& arguments) {
    const auto removed = remove_policy(platform.context(), arguments.policy_id);
    if (!removed) return report_failure(removed.error());
    std::puts("已删除");
    return 0;
}

}  // namespace

void describe_policies(CLI::App& app, AdminArguments& arguments) {
    CLI::App* policies = app.add_subcommand("policies", "What 惠企政策 shows");
    policies->require_subcommand(1);
    CLI::App* imported =
        add_command(*policies, arguments, "import",
                    "Policies from a file as docs/reference/policies.md says; all or none",
                    [&arguments](Platform& platform) { return import_file(platform, arguments); });
    imported->add_option("file", arguments.file, "The file")->required();
    add_command(*policies, arguments, "list", "All policies", &list);
    CLI::App* removed =
        add_command(*policies, arguments, "remove", "Take a policy off the list",
                    [&arguments](Platform& platform) { return remove(platform, arguments); });
    removed->add_option("policy", arguments.policy_id, "Its policy_id")->required();
}

}  // namespace emc::server
