// All that a screen may touch, and the closed set of effects it can ask for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/text.h"
#include "base/time.h"
#include "client/file_source.h"
#include "client/remote.h"
#include "domain/account.h"
#include "domain/calendar.h"

namespace emc {

// What the host's device keeps between visits. Keys and values are ours; a refused or full
// store is no error, the draft is then only in memory.
class DeviceStore {
public:
    virtual ~DeviceStore() = default;
    virtual std::optional<std::string> load(std::string_view key) = 0;
    virtual void save(std::string_view key, std::string_view value) = 0;
    virtual void erase(std::string_view key) = 0;
};

// Commands run between frames, in order; nothing shared changes while drawing.
struct Navigate {
    std::string href;       // "#/desk"
    bool replaces = false;  // Does not leave an entry in the history.
};
enum class NoticeTone : std::uint8_t { Success, Failure };
struct Notify {
    std::string words;
    NoticeTone tone = NoticeTone::Success;
};
struct SignedIn {
    SessionView session;
};
struct SignedOut {
    std::string words;      // Told after the jump; empty: nothing.
    std::string href = {};  // Where to; empty: the sign-in, and from there back to where it was.
};
// What is known of the session has changed: 资料完整度 after a save. It is read again.
struct RefreshSession {};
// How many messages are unread by now.
struct UnreadCounted {
    std::int64_t count = 0;
};
// The host prints what is shown.
struct PrintPage {};
// The whole address of a route of ours goes to the clipboard; the app tells how that went.
struct CopyAddress {
    std::string href;
};
using Command = std::variant<Navigate, Notify, SignedIn, SignedOut, RefreshSession, UnreadCounted,
                             PrintPage, CopyAddress>;

// Randomness for idempotency keys comes from the host (getrandom, crypto.getRandomValues).
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(unsigned char* bytes, std::size_t count) = 0;
};
std::string new_uuid(Random& random);  // Version 4, lower case.

struct Env {
    const SessionView* session = nullptr;  // Null: signed out.
    const Clock& clock;
    const WorkCalendar& calendar = WorkCalendar::built_in();
    Random& random;
    Transport& transport;
    DeviceStore& device;
    FileSource& files;
    std::vector<Command>& commands;
    Language language = Language::Zh;
    std::uint64_t news_serial = 0;  // Grows with every message: what is shown may be out of date.
};

}  // namespace emc
