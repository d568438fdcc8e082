// What a page that broke down tells about itself. Nobody needs to be signed in for it.
#pragma once

#include <string>
#include <tuple>

#include "api/endpoint.h"
#include "domain/field.h"

namespace emc {

struct Incident {
    std::string incident_id;  // A UUID that the page made and showed to the person.
    std::string build_id;
    std::string message;
    std::string stack;
    std::string route;  // "#/profile"
    bool operator==(const Incident&) const = default;
};

constexpr auto fields(Tag<Incident>) {
    using I = Incident;
    return std::tuple{
        field("incident_id", &I::incident_id, {"故障编号", "Incident number"},
              {.required = true, .chars_min = 36, .chars_max = 36}),
        field("build_id", &I::build_id, {"版本", "Build"}, {.chars_max = 64}),
        field("message", &I::message, {"说明", "Message"}, {.required = true, .chars_max = 500}),
        field("stack", &I::stack, {"调用栈", "Stack"}, {.chars_max = 4000}, Editor::Paragraph),
        field("route", &I::route, {"页面", "Page"}, {.chars_max = 200}),
    };
}
inline Problems check(const Incident& incident) { return check_fields(incident); }

struct ReportIncident {
    using Input = Incident;
    using Output = Nothing;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/incidents";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "reportIncident";
    static constexpr std::string_view tag = "incidents";
    static constexpr Text summary = {"报告页面故障", "Report that the page broke down"};
    static constexpr int success_status = 204;
};

}  // namespace emc
