// What the desktop gives the app in place of a browser: a clock, chance, drafts, an address.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "client/app.h"
#include "client/env.h"

namespace emc::desktop {

class SystemClock final : public Clock {
public:
    InstantMs now() const override;
};

class SystemRandom final : public Random {
public:
    void fill(unsigned char* bytes, std::size_t count) override;
};

// A file for each key, readable by the owner alone; without a folder only in memory.
class DraftFolder final : public DeviceStore {
public:
    explicit DraftFolder(std::string folder);
    std::optional<std::string> load(std::string_view key) override;
    void save(std::string_view key, std::string_view value) override;
    void erase(std::string_view key) override;

private:
    std::filesystem::path path_of(std::string_view key) const;

    std::filesystem::path folder_;
    std::map<std::string, std::string, std::less<>> values_;
};

class AddressVariable final : public Navigator {
public:
    // `server` is where the browser finds the same page.
    explicit AddressVariable(std::string server) : server_(std::move(server)) {}
    void set_href(std::string_view href, bool replaces) override;
    std::string address_of(std::string_view href) const override;
    // Alt+Left. The address before; empty when there is none.
    std::string go_back();

private:
    std::string server_;
    std::vector<std::string> entries_;
};

}  // namespace emc::desktop
