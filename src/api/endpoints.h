// Every endpoint there is. The OpenAPI document is made from this list, and a test compares it with
// what the router answers.
#pragma once

#include <tuple>

#include "api/accounts.h"
#include "api/consultations.h"
#include "api/demands.h"
#include "api/files.h"
#include "api/incidents.h"
#include "api/messages.h"
#include "api/orders.h"
#include "api/password.h"
#include "api/policies.h"
#include "api/profile.h"
#include "api/review_statistics.h"
#include "api/reviews.h"
#include "api/services_own.h"
#include "api/session.h"
#include "api/shops.h"
#include "api/verifications.h"

namespace emc {

template <Endpoint... E>
struct EndpointList {
    template <class Visit>
    static constexpr void for_each(Visit&& visit) {
        (visit.template operator()<E>(), ...);
    }
};

using AllEndpoints = EndpointList<
    RegisterAccount, CreateSession, ReadSession, DeleteSession, ChangePassword, ReadProfile,
    UpdateProfile, ListProfileVersions, ReportIncident, SearchServices, ReadService,
    ListServiceRatings, SetFavorite, ListOwnServices, ReadOwnService, CreateService, UpdateService,
    ActOnService, CreateOrder, ListOrders, CountOrders, ReadOrder, ActOnOrder, ListMessages,
    MarkMessagesRead, AwaitMessages, CreateUpload, AddUploadPiece, ReadUpload, CancelUpload,
    DownloadFile, ListReviews, ReadReview, CountReviews, CreateConsultation, ListConsultations,
    ReadConsultation, ActOnConsultation, ListPolicies, CreateDemand, ListDemands, ReadDemand,
    ActOnDemand, ListHall, ReadHallDemand, ReadReviewStatistics, DownloadReviewStatistics,
    CreateShop, ReadOwnShop, ReadShop, ActOnShop, SearchShops, ReadShopView, ReadPartyMarks,
    ReadOwnVerification, CreateVerification, ReadVerification, ActOnVerification, ListFavorites>;

}  // namespace emc
