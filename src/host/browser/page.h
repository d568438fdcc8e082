// The page's side of the bridge: what shell/bridge/library.js gives to C++. All of it is plain C
// and returns at once. Texts are UTF-8 and not ended by a zero.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "client/app.h"
#include "client/env.h"

extern "C" {
// Glyphs. Weight is CSS's, px is of the screen; out: advance, left, ascent, right, descent in px.
void emc_measure_glyph(int codepoint, int weight, float px, float* out);
void emc_measure_font(float* out);  // Ascent and descent of the first font as shares of its size.
// Draws `count` jobs (GlyphJob of glyphs.cpp) on one sheet and reads it back as RGBA, once.
void emc_draw_glyphs(const void* jobs, int count, int width, int height, unsigned char* pixels);
// 1: glyphs are drawn from served outlines, and those of this character are on their way or here.
int emc_want_outlines(int codepoint, int weight);

void emc_publish(const char* json, int length);
void emc_request_frame();

void emc_set_href(const char* href, int length, int replaces);
char* emc_device_load(const char* key, int length);  // Null: nothing. Else to be freed.
void emc_device_save(const char* key, int key_length, const char* value, int value_length);
void emc_device_erase(const char* key, int length);
void emc_random(unsigned char* bytes, int count);
double emc_date_now();
// Gives the page the means to stop all of the module's own callbacks.
void emc_give_stop();
// Reads a piece of a picked file; it comes by emc_piece.
void emc_read_piece(unsigned handle, double offset, int count);
void emc_forget_file(unsigned handle);
// Fetches and decodes a picture as large as covers that many pixels; it comes by emc_picture.
void emc_load_picture(unsigned number, const char* url, int length, int width, int height);
void emc_drop_picture(unsigned number);
void emc_upload_picture(unsigned number);            // To the texture that is bound.
void emc_copy_text(const char* text, int length);    // How it went comes by emc_copied.
char* emc_address_of(const char* href, int length);  // To be freed.
// Asks what all pages of this browser ask alike for this account; it comes by emc_shared_reply.
void emc_ask_shared(unsigned number, const char* account, int account_length, const char* url,
                    int url_length);
void emc_forget_shared(unsigned number);
// The session, which the page has asked for before the program was there; by emc_shared_reply.
void emc_give_early(unsigned number);
char* emc_api_origin();  // "" for the page's own; to be freed.
}

namespace emc::browser {

class PageClock final : public Clock {
public:
    InstantMs now() const override { return static_cast<InstantMs>(emc_date_now()); }
};

class PageRandom final : public Random {
public:
    void fill(unsigned char* bytes, std::size_t count) override {
        emc_random(bytes, static_cast<int>(count));
    }
};

// localStorage. A browser that refuses it, or is full, keeps nothing; that is no error here.
class PageStore final : public DeviceStore {
public:
    std::optional<std::string> load(std::string_view key) override;
    void save(std::string_view key, std::string_view value) override;
    void erase(std::string_view key) override;
};

// The files that a person has picked are the page's; see shell/bridge/uploads.js.
class PageFiles final : public FileSource {
public:
    std::shared_ptr<PieceBox> read(std::uint32_t handle, std::int64_t offset,
                                   std::int64_t count) override;
    void forget(std::uint32_t handle) override;
    void take(std::uint32_t handle, std::int64_t offset, std::string data);

private:
    struct Wanted {
        std::uint32_t handle = 0;
        std::int64_t offset = 0;
        std::weak_ptr<PieceBox> box;
    };
    std::vector<Wanted> wanted_;
};

class PageNavigator final : public Navigator {
public:
    void set_href(std::string_view href, bool replaces) override;
    std::string address_of(std::string_view href) const override;
};

class PageClipboard final : public Clipboard {
public:
    std::shared_ptr<CopyBox> copy(std::string_view text) override;
    void take(bool is_copied);

private:
    std::weak_ptr<CopyBox> box_;  // Of what was copied last; who copied before does not ask.
};

std::string api_origin();

}  // namespace emc::browser
