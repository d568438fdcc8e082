#include "support/server/killed.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <format>
#include <random>

#include "api/codec.h"

namespace emc::test {
namespace {

// "emc-platform: http://127.0.0.1:40123"
std::uint16_t read_port(int pipe) {
    std::string line;
    char c = 0;
    while (::read(pipe, &c, 1) == 1 && c != '\n') line += c;
    const std::size_t colon = line.rfind(':');
    if (colon == std::string::npos) return 0;
    return static_cast<std::uint16_t>(std::atoi(line.c_str() + colon + 1));
}

std::string bytes_of(const server::HttpRequest& request) {
    std::string bytes = request.method + " " + request.path;
    char mark = '?';
    for (const auto& [name, value] : request.query) {
        bytes += mark + percent_encoded(name) + "=" + percent_encoded(value);
        mark = '&';
    }
    bytes += " HTTP/1.1\r\n";
    for (const auto& [name, value] : request.headers) bytes += name + ": " + value + "\r\n";
    if (request.method != "GET") {
        bytes += "content-length: " + std::to_string(request.body.size()) + "\r\n";
    }
    return bytes + "\r\n" + request.body;
}

bool is_whole(const tests::RawReply& reply) {
    return reply.status != 0 &&
           reply.body.size() == std::strtoul(reply.header("Content-Length").c_str(), nullptr, 10);
}

void walk(const std::function<void(DoorClient&)>& walker, Door& door, Ledger& ledger) {
    DoorClient client(door, ledger);
    try {
        walker(client);
    } catch (const DoorClient::Gone&) {
        return;
    } catch (const std::exception& error) {
        FAIL_CHECK(error.what());
    } catch (...) {
        // doctest has told which check it was; the others walk on.
        return;
    }
}

// A number of steps rather than a span of time, so that a slow machine walks as far as a quick one.
void await_steps(const Ledger& ledger, int count) {
    const int enough = ledger.steps + count;
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (ledger.steps < enough && std::chrono::steady_clock::now() < patience) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

}  // namespace

RunningPlatform::RunningPlatform(std::vector<std::string> arguments) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const std::vector<std::string> own{EMC_PLATFORM, "--port", "0", "--threads", "4"};
    arguments.insert(arguments.begin(), own.begin(), own.end());
    std::vector<char*> words;
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    const int failed =
        ::posix_spawn(&process_, EMC_PLATFORM, &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failed == 0) port_ = read_port(ends[0]);
    ::close(ends[0]);
}

void RunningPlatform::kill() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
}

void Door::open(std::uint16_t port) {
    const std::scoped_lock lock(mutex_);
    opening_ = {port, opening_.number + 1};
    changed_.notify_all();
}

void Door::shut() {
    const std::scoped_lock lock(mutex_);
    opening_.port = 0;
}

void Door::close_for_good() {
    const std::scoped_lock lock(mutex_);
    is_closed_ = true;
    changed_.notify_all();
}

std::optional<Door::Opening> Door::await() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return is_closed_ || opening_.port != 0; });
    if (is_closed_) return std::nullopt;
    return opening_;
}

void Ledger::note(const std::string& case_id, std::int64_t version) {
    const std::scoped_lock lock(mutex_);
    versions_[case_id] = version;
    ++steps;
}

std::map<std::string, std::int64_t> Ledger::versions() const {
    const std::scoped_lock lock(mutex_);
    return versions_;
}

server::HttpReply DoorClient::ask(const server::HttpRequest& request) {
    const std::string bytes = bytes_of(request);
    for (;;) {
        const auto opening = door_.await();
        if (!opening) throw Gone{};
        if (!client_ || number_ != opening->number) {
            client_ = std::make_unique<tests::RawClient>(opening->port);
            number_ = opening->number;
        }
        tests::RawReply reply = client_->ask(bytes);
        if (is_whole(reply)) {
            return {.status = reply.status, .body = std::move(reply.body)};
        }
        ++ledger_.cut_off;
        client_.reset();
    }
}

Caller DoorClient::caller(const std::string& cookie, const std::string& name) {
    const auto next_key = [name, count = 0]() mutable {
        return std::format("{}-{:016}", name, ++count);
    };
    Caller caller([this](const server::HttpRequest& request) { return ask(request); }, next_key);
    caller.browser().set_cookie(cookie);
    return caller;
}

void kill_in_the_middle(const KillPlan& plan, Ledger& ledger) {
    Door door;
    std::vector<std::jthread> threads;
    for (const auto& walker : plan.walkers) {
        threads.emplace_back([&] { walk(walker, door, ledger); });
    }
    // Before the threads are joined, whatever check fails.
    struct Closing {
        Door& door;
        ~Closing() { door.close_for_good(); }
    } const closing{door};
    std::mt19937 random(plan.seed);
    for (int kill = 0; kill < plan.kills; ++kill) {
        std::vector<std::string> arguments{"--data", plan.folder};
        arguments.append_range(plan.arguments);
        RunningPlatform platform(std::move(arguments));
        REQUIRE(platform.port() != 0);
        door.open(platform.port());
        await_steps(ledger, 1 + static_cast<int>(random() % 90));
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 20));
        door.shut();
        platform.kill();
        const auto database = server::Database::open({.folder = plan.folder});
        REQUIRE_MESSAGE(database.has_value(), database.error().detail);
        plan.look(**database, kill);
    }
}

}  // namespace emc::test
