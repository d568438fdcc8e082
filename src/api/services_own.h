// 服务管理: an institution's own services. Other kinds of accounts are refused with 403.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "api/services.h"

namespace emc {

struct OwnServiceQuery {
    std::optional<ServiceState> state;
    std::int64_t limit = 20;
    std::string cursor;
    bool operator==(const OwnServiceQuery&) const = default;
};
constexpr auto fields(Tag<OwnServiceQuery>) {
    using Q = OwnServiceQuery;
    return std::tuple{
        field("state", &Q::state, {"服务状态", "State"}, {}, Editor::Choice),
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const OwnServiceQuery& query) { return check_fields(query); }

struct ListOwnServices {
    using Input = OwnServiceQuery;
    using Output = ServicePage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/own-services";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "listOwnServices";
    static constexpr std::string_view tag = "services";
    static constexpr Text summary = {"本机构的服务", "The institution's own services"};
    static constexpr int success_status = 200;
};

struct ReadOwnService {
    using Input = ServiceKey;
    using Output = ServiceItem;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/own-services/{service_id}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readOwnService";
    static constexpr std::string_view tag = "services";
    static constexpr Text summary = {"查看本机构的服务", "Read one of the institution's services"};
    static constexpr int success_status = 200;
};

// A draft may be incomplete; what is filled in must fit the table.
struct CreateService {
    using Input = ServiceDraft;
    using Output = ServiceItem;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/own-services";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "createService";
    static constexpr std::string_view tag = "services";
    static constexpr Text summary = {"新建服务草稿", "Make a draft of a service"};
    static constexpr int success_status = 201;
};

struct ServiceUpdate {
    std::string service_id;
    ServiceDraft content;
    bool operator==(const ServiceUpdate&) const = default;
};
constexpr auto fields(Tag<ServiceUpdate>) {
    using U = ServiceUpdate;
    return std::tuple{
        field("service_id", &U::service_id, {"服务标识", "Service id"}, {.chars_max = 64}),
        field("content", &U::content, {"服务内容", "Content"}),
    };
}
inline Problems check(const ServiceUpdate& update) { return check_fields(update); }

struct UpdateService {
    using Input = ServiceUpdate;
    using Output = ServiceItem;
    static constexpr Method method = Method::Put;
    static constexpr std::string_view path = "/api/v1/own-services/{service_id}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "updateService";
    static constexpr std::string_view tag = "services";
    static constexpr Text summary = {"修改服务", "Change a service"};
    static constexpr int success_status = 200;
};

struct ActOnService {
    using Input = ServiceAction;
    using Output = ServiceItem;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/own-services/{service_id}/actions";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "actOnService";
    static constexpr std::string_view tag = "services";
    static constexpr Text summary = {"提交、撤回、下架服务", "Submit or withdraw a service"};
    static constexpr int success_status = 200;
};

}  // namespace emc
