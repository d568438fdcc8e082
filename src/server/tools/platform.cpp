// emc-platform: the platform behind its door to the network.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <thread>

#include "server/http/http_server.h"
#include "server/offset_clock.h"
#include "server/platform.h"
#include "server/timekeeper.h"

namespace {

using namespace emc;
using namespace emc::server;

struct Arguments {
    std::string data = "data";
    std::string clock_offset_file;
    PlatformOptions platform;
    ServerOptions server{.port = 8080, .worker_threads = 0};
};

void describe(CLI::App& app, Arguments& arguments) {
    Options& options = arguments.platform.options;
    ServerOptions& server = arguments.server;
    app.add_option("--data", arguments.data, "Folder of the database; made when missing")
        ->capture_default_str();
    app.add_option("--site", server.site_folder,
                   "Folder of the page's files; without it only the API");
    app.add_option("--address", server.address, "Address to listen at")->capture_default_str();
    app.add_option("--port", server.port, "Port to listen at; 0 takes any free one")
        ->capture_default_str();
    app.add_option("--threads", server.worker_threads,
                   "Threads that work on requests; 0: sixteen for each core");
    const std::map<std::string, SecurityProfile> profiles{{"asvs", SecurityProfile::Asvs},
                                                          {"dengbao3", SecurityProfile::Dengbao3}};
    app.add_option("--password-profile", options.security,
                   "asvs: length before mixture, no expiry; dengbao3: GB/T 22239 level 3")
        ->transform(CLI::CheckedTransformer(profiles, CLI::ignore_case));
    app.add_option("--public-origin", options.public_origin,
                   "How browsers reach the platform, as https://qy.example.cn");
    app.add_flag("--secure", options.secure_cookies,
                 "Cookies for https only, whatever the edge sees");
    app.add_option("--allow-origin", options.allowed_origins,
                   "Origin of a page that is served elsewhere");
    app.add_option("--api-origin", server.api_origins, "Other origins that the page may call");
    app.add_option("--host", server.hosts, "Host names that are answered; without it any");
    app.add_option("--trusted-proxy", server.trusted_proxies,
                   "Address or network of a proxy to believe");
    app.add_flag("--review-services,!--no-review-services", options.reviews_services,
                 "Whether services wait for their window before they are on the shelf; they do");
    app.add_flag("--only-verified-order", options.only_verified_order,
                 "Only verified enterprises may apply for services");
    app.add_flag("--only-verified-publish", options.only_verified_publish,
                 "Only verified enterprises may publish demands");
    app.add_option("--clock-offset-file", arguments.clock_offset_file,
                   "For tests: a file with milliseconds to add to the system's clock");
    app.add_option("--log", server.access_log, "File of the access log; - is standard error");
}

void complete(Arguments& arguments) {
    Options& options = arguments.platform.options;
    if (options.public_origin.starts_with("https://")) options.secure_cookies = true;
    const int cores = static_cast<int>(std::max(2U, std::thread::hardware_concurrency()));
    int& workers = arguments.server.worker_threads;
    if (workers <= 0) workers = 16 * cores;  // They wait more than they work.
    // Whoever waits for a hash holds a worker; half of them stay free for everybody else.
    arguments.platform.argon.running_max = cores / 2;
    arguments.platform.argon.waiting_max = std::clamp(workers / 2 - 1, 1, 64);
    arguments.platform.folder = arguments.data;
    arguments.platform.log = [](std::string_view line) {
        std::fprintf(stderr, "emc-platform: %.*s\n", static_cast<int>(line.size()), line.data());
    };
}

// The clock of a platform under test; null for the system's.
Result<std::unique_ptr<OffsetClock>> test_clock(const Arguments& arguments) {
    if (arguments.clock_offset_file.empty()) return std::unique_ptr<OffsetClock>();
    std::fprintf(stderr,
                 "emc-platform: TEST CLOCK: the time is moved by what %s says; "
                 "never use this for real data\n",
                 arguments.clock_offset_file.c_str());
    return OffsetClock::open(arguments.clock_offset_file);
}

int refuse_start(const Error& error) {
    std::fprintf(stderr, "emc-platform: %s\n", error.detail.c_str());
    return 1;
}

int run(Arguments& arguments) {
    const auto clock = test_clock(arguments);
    if (!clock) return refuse_start(clock.error());
    arguments.platform.clock = clock->get();
    auto platform = Platform::open(arguments.platform);
    if (!platform) return refuse_start(platform.error());
    Database& database = (*platform)->context().database;
    arguments.server.is_ready = [&database] { return database.is_writable(); };
    HttpServer server(arguments.server, (*platform)->handler());
    if (const auto started = server.start(); !started) return refuse_start(started.error());
    const bool is_v6 = arguments.server.address.find(':') != std::string::npos;
    std::printf("emc-platform: http://%s%s%s:%u\n", is_v6 ? "[" : "",
                arguments.server.address.c_str(), is_v6 ? "]" : "",
                static_cast<unsigned>(server.port()));
    std::fflush(stdout);
    using std::chrono::seconds;
    const Timekeeper timekeeper((*platform)->context(), *clock ? seconds(1) : seconds(60));
    server.run_until_signal();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("The platform of 企业管理中心: API, page, database.");
    Arguments arguments;
    describe(app, arguments);
    CLI11_PARSE(app, argc, argv);
    complete(arguments);
    return run(arguments);
}
