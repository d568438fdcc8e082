// emc-platform: the platform behind its door to the network.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "server/http/http_server.h"
#include "server/orders.h"
#include "server/platform.h"

namespace {

using namespace emc::server;

struct Arguments {
    std::string data = "data";
    std::string public_origin;
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
    app.add_flag("--review-services", options.reviews_services,
                 "Services wait for their window before they are on the shelf");
    app.add_flag("--only-verified-order", options.only_verified_order,
                 "Only verified enterprises may apply for services");
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

// Looks once a minute for orders whose term is over.
class Timekeeper {
public:
    explicit Timekeeper(Context& context)
        : thread_([&context](const std::stop_token& stopping) {
              constexpr std::int64_t at_once = 100;
              std::mutex mutex;
              std::condition_variable_any ended;
              std::unique_lock lock(mutex);
              while (!stopping.stop_requested()) {
                  const auto settled = settle_overdue_orders(context, at_once);
                  if (!settled) context.log("orders: " + settled.error().detail);
                  ended.wait_for(lock, stopping, std::chrono::minutes(1), [] { return false; });
              }
          }) {}

private:
    std::jthread thread_;
};

int run(Arguments& arguments) {
    auto platform = Platform::open(arguments.platform);
    if (!platform) {
        std::fprintf(stderr, "emc-platform: %s\n", platform.error().detail.c_str());
        return 1;
    }
    Database& database = (*platform)->context().database;
    arguments.server.is_ready = [&database] { return database.is_writable(); };
    HttpServer server(arguments.server, (*platform)->handler());
    if (const auto started = server.start(); !started) {
        std::fprintf(stderr, "emc-platform: %s\n", started.error().detail.c_str());
        return 1;
    }
    const bool is_v6 = arguments.server.address.find(':') != std::string::npos;
    std::printf("emc-platform: http://%s%s%s:%u\n", is_v6 ? "[" : "",
                arguments.server.address.c_str(), is_v6 ? "]" : "",
                static_cast<unsigned>(server.port()));
    std::fflush(stdout);
    const Timekeeper timekeeper((*platform)->context());
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
