// Pictures on screen: which of them are fetched, and which stay as textures. Fetching and decoding
// are the host's (PictureLoader); nothing is fetched that is not in sight.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace emc::ui {

// Pixels of the screen, or of a texture.
struct PixelSize {
    int w = 0, h = 0;
    bool operator==(const PixelSize&) const = default;
};

// What has come of a picture that was asked for.
struct LoadedPicture {
    std::uint64_t texture = 0;  // 0: it cannot be had.
    PixelSize size;             // Of the texture; its shape is the picture's.
    bool is_whole = false;      // Not made smaller: a larger one would not be sharper.
};

// The host's part. Each load is answered by Pictures::take, later and once, unless it was dropped.
class PictureLoader {
public:
    virtual ~PictureLoader() = default;
    // Fetches and decodes what is at `address`, as small as it can be while it covers `box`.
    virtual void load(std::uint32_t number, const std::string& address, PixelSize box) = 0;
    virtual void drop(std::uint32_t number) = 0;
    virtual void remove(std::uint64_t texture) = 0;
};

struct PictureView {
    enum class State : std::uint8_t { Loading, Ready, Failed } state = State::Loading;
    std::uint64_t texture = 0;
    PixelSize size;
};

class Pictures {
public:
    static constexpr int loading_max = 4;  // At once; what the screens ask for comes through.
    static constexpr std::int64_t bytes_max = 48LL << 20;

    explicit Pictures(PictureLoader& loader) : loader_(loader) {}
    Pictures(const Pictures&) = delete;
    Pictures& operator=(const Pictures&) = delete;

    // Of a frame that is being drawn: the picture for a box of that size, wanted if it is not here.
    PictureView look(std::string_view address, PixelSize box);
    void begin_frame();
    // Asks for what was looked at, lets go of the rest: pictures of the past frames stay while
    // there is room, those that failed or are still on their way do not.
    void end_frame();
    // Between frames.
    void take(std::uint32_t number, const LoadedPicture& loaded);

    // The graphics context is gone, and every texture with it; until it is back nothing is loaded.
    void lose();
    void restore() { is_lost_ = false; }

    bool is_loading() const;
    std::int64_t bytes() const;

private:
    struct Entry {
        PictureView view;
        PixelSize asked;           // Box that the picture was loaded for last.
        PixelSize wanted;          // The largest box of this frame.
        std::uint32_t number = 0;  // Of the load under way; 0: none.
        std::uint64_t seen = 0;    // Frame in which it was looked at last.
        bool is_whole = false;
    };
    static bool is_too_small(const Entry& entry);
    void make_room();
    void let_go(Entry& entry);

    PictureLoader& loader_;
    std::map<std::string, Entry, std::less<>> entries_;  // By address.
    std::vector<std::string> order_;                     // Of this frame, as they were looked at.
    std::uint64_t frame_ = 0;
    std::uint32_t last_number_ = 0;
    bool is_lost_ = false;
};

}  // namespace emc::ui
