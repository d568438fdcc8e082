// The program itself, killed with SIGKILL in the middle of what people do, and people who do not
// notice: whoever was not answered asks the same once more as soon as a platform is there again.
#pragma once

#include <sys/types.h>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "server/http_message.h"
#include "server/store/database.h"
#include "support/server/core.h"
#include "support/server/raw_client.h"

namespace emc::test {

// emc-platform over a folder, with a free port of its own; killed when the object dies.
class RunningPlatform {
public:
    explicit RunningPlatform(std::vector<std::string> arguments);
    RunningPlatform(const RunningPlatform&) = delete;
    RunningPlatform& operator=(const RunningPlatform&) = delete;
    ~RunningPlatform() { kill(); }

    std::uint16_t port() const { return port_; }  // 0: it did not start.
    void kill();

private:
    pid_t process_ = 0;
    std::uint16_t port_ = 0;
};

// Where the platform is to be found now, for those who outlive it.
class Door {
public:
    void open(std::uint16_t port);
    void shut();            // It is gone; another one will come.
    void close_for_good();  // None will.
    struct Opening {
        std::uint16_t port = 0;
        int number = 0;  // Of the platforms that were there, this one too.
    };
    // Waits for a platform; nothing when none will come.
    std::optional<Opening> await();

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    Opening opening_;
    bool is_closed_ = false;
};

// What was acknowledged, by all walkers.
class Ledger {
public:
    void note(const std::string& case_id, std::int64_t version);  // 0: it is deleted.
    std::map<std::string, std::int64_t> versions() const;

    std::atomic<int> steps = 0;
    std::atomic<int> cut_off = 0;  // Requests that were not answered, and asked once more.

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::int64_t> versions_;
};

// The way of one person, or of some who take turns, to the platform behind the door.
class DoorClient {
public:
    struct Gone {};  // Thrown when the door is closed for good.
    DoorClient(Door& door, Ledger& ledger) : door_(door), ledger_(ledger) {}
    server::HttpReply ask(const server::HttpRequest& request);
    // Somebody whose session it is; `name` tells their requests from everybody else's.
    Caller caller(const std::string& cookie, const std::string& name);

private:
    Door& door_;
    Ledger& ledger_;
    std::unique_ptr<tests::RawClient> client_;
    int number_ = 0;  // Of the platform that it is connected to.
};

struct KillPlan {
    std::string folder;
    int kills = 0;
    unsigned seed = 0;
    std::vector<std::string> arguments = {};  // Besides those of every platform.
    // What one walker does until DoorClient::Gone is thrown; numbered from 0.
    std::vector<std::function<void(DoorClient&)>> walkers;
    // After each kill, over what is left; 0 for the first.
    std::function<void(server::Database&, int kill)> look;
};
// Kills `kills` platforms one after the other, each after some steps and at a moment of chance,
// with every walker in the middle of something.
void kill_in_the_middle(const KillPlan& plan, Ledger& ledger);

}  // namespace emc::test
