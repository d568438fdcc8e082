// 申请微商城: the application, how it stands, and the shop's pages (资料完善).
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/shops.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/file_slot.h"
#include "client/form.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct ShopScreen {
    struct Retry {};
    struct Discard {};  // What was restored, of whichever form is there.
    struct Submit {};
    struct SavePages {};
    struct AddProduct {};
    struct RemoveProduct {
        std::size_t index = 0;
    };
    struct Take {  // Revoke, Suspend, Resume.
        ShopCommand command = ShopCommand::Revoke;
    };
    using Message =
        std::variant<Retry, Discard, Submit, SavePages, AddProduct, RemoveProduct, Take>;

    std::string draft_key;
    std::string pages_key;
    bool is_restored = false;
    Remote<OwnShop> loaded;
    bool is_loaded = false;
    std::optional<Shop> shop;
    InstantMs now = 0;

    Form<ShopApplication> form;
    FileSlot logo;
    FileSlot licence;
    Uploads pictures;

    Form<ShopPages> pages;
    FileSlot banner;
    std::vector<FileSlot> product_pictures;  // One a product of the draft.

    Remote<Shop> created;
    Attempt<ShopApplication> creating;
    Remote<Shop> acted;
    Attempt<ShopAction> acting;
    ShopApplication sent_form;  // What was in the forms when they were sent.
    ShopPages sent_pages;
    ShopCommand command = ShopCommand::Submit;  // Of what was sent last.
    std::optional<Error> failure;
    std::uint64_t news_seen = 0;
};

ShopScreen open_shop_screen(const Route& route, Env& env);
void poll(ShopScreen& screen, Env& env);
void update(ShopScreen& screen, const ShopScreen::Message& message, Env& env);
std::optional<ShopScreen::Message> draw(ShopScreen& screen, ui::Ui& ui);
void retry(ShopScreen& screen, Env& env);
void leave(ShopScreen& screen, Env& env);
bool is_dirty(const ShopScreen& screen);
bool is_busy(const ShopScreen& screen);
bool needs_frame(const ShopScreen& screen);

bool may_apply(const ShopScreen& screen);       // The application is open for writing.
bool may_edit_pages(const ShopScreen& screen);  // 资料完善
bool are_files_settled(const ShopScreen& screen);
std::string_view done_words(ShopCommand command);  // Tells of what was sent. shop_view.cpp

// The two forms. shop_form_view.cpp
void draw_application_form(ui::Ui& ui, ShopScreen& screen,
                           std::optional<ShopScreen::Message>& asked);
void draw_pages_form(ui::Ui& ui, ShopScreen& screen, std::optional<ShopScreen::Message>& asked);

}  // namespace emc
