// One service: facts, provider, reviews, 申请服务 and 立刻咨询.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/orders.h"
#include "api/profile.h"
#include "api/services.h"
#include "api/shops.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "client/route.h"
#include "client/screens/service_question.h"
#include "client/uploads.h"
#include "ui/ui.h"

namespace emc {

struct ServiceScreen {
    struct Retry {};
    struct MoreReviews {};
    struct OpenApplication {};
    struct CloseApplication {};
    struct Apply {};
    struct ToggleFavorite {};
    struct OpenQuestion {};
    struct CloseQuestion {};
    struct Ask {};
    struct Share {};
    using Message = std::variant<Retry, MoreReviews, OpenApplication, CloseApplication, Apply,
                                 ToggleFavorite, OpenQuestion, CloseQuestion, Ask, Share>;

    std::string service_id;
    std::optional<AccountKind> kind;  // Of who is signed in.
    std::string draft_key;
    Remote<ServiceView> loaded;
    Remote<PublicRatingPage> rated;
    Remote<PartyMarks> marks;  // Of the institution.
    std::vector<PublicRating> reviews;
    std::string reviews_cursor;

    bool applies = false;  // The dialog is open.
    Form<OrderRequest> form;
    Uploads attachments;
    Remote<ProfileView> profile;  // Whose contact fills what is empty.
    Remote<Order> ordered;
    Attempt<OrderRequest> attempt;
    std::optional<Error> failure;

    ServiceQuestion question;

    Remote<Nothing> kept;
    Attempt<FavoriteInput> keeping;
    bool is_favorite = false;
};

ServiceScreen open_service(const Route& route, Env& env);
void poll(ServiceScreen& screen, Env& env);
void update(ServiceScreen& screen, const ServiceScreen::Message& message, Env& env);
std::optional<ServiceScreen::Message> draw(ServiceScreen& screen, ui::Ui& ui);
void retry(ServiceScreen& screen, Env& env);
void leave(ServiceScreen& screen, Env& env);
bool is_dirty(const ServiceScreen& screen);
bool is_busy(const ServiceScreen& screen);
bool needs_frame(const ServiceScreen& screen);

}  // namespace emc
