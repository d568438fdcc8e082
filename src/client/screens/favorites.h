// 我的收藏: the services that a person keeps for later.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/services.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/paged.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct FavoritesScreen {
    struct Retry {};
    struct More {};
    struct Drop {
        std::string service_id;
    };
    using Message = std::variant<Retry, More, Drop>;

    Paged<ServicePage> list;
    Remote<Nothing> dropped;
    Attempt<FavoriteInput> dropping;
    std::string dropped_id;  // Of `dropped`.
};

FavoritesScreen open_favorites(const Route& route, Env& env);
void poll(FavoritesScreen& screen, Env& env);
void update(FavoritesScreen& screen, const FavoritesScreen::Message& message, Env& env);
std::optional<FavoritesScreen::Message> draw(FavoritesScreen& screen, ui::Ui& ui);
void retry(FavoritesScreen& screen, Env& env);
bool is_busy(const FavoritesScreen& screen);

}  // namespace emc
