#include "client/route.h"

#include <doctest/doctest.h>

#include <random>

namespace emc {
namespace {

std::string random_text(std::mt19937& random, int length_min) {
    constexpr std::string_view pieces[] = {"a", "Z",  "0",   "/",  "?",  "&",  "=",  "#",
                                           "%", "%2", "%2F", "+",  " ",  "企", "𠮷", "~",
                                           ".", "..", ":",   "\"", "\\", "\n", "é"};
    std::string text;
    const int length = length_min + static_cast<int>(random() % 6);
    for (int i = 0; i < length; ++i) text += pieces[random() % std::size(pieces)];
    return text;
}

Route random_route(std::mt19937& random) {
    Route route;
    for (std::size_t i = random() % 4; i > 0; --i) route.segments.push_back(random_text(random, 1));
    for (std::size_t i = random() % 4; i > 0; --i) {
        route.query.emplace_back(random_text(random, 0), random_text(random, 0));
    }
    return route;
}

}  // namespace

TEST_CASE("route: what is formatted is parsed back, for any route") {
    std::mt19937 random(20261124);
    for (int i = 0; i < 20'000; ++i) {
        const Route route = random_route(random);
        const std::string href = href_of(route);
        CAPTURE(href);
        REQUIRE(parse_route(href) == route);
        REQUIRE(href_of(parse_route(href)) == href);
    }
}

TEST_CASE("route: any text is a route and has a canonical form") {
    std::mt19937 random(7);
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = random_text(random, 0);
        const std::string canonical = href_of(parse_route(text));
        CAPTURE(text);
        REQUIRE(canonical.starts_with("#/"));
        REQUIRE(href_of(parse_route(canonical)) == canonical);
    }
}

TEST_CASE("route: the forms people and browsers type") {
    CHECK(parse_route("").segments.empty());
    CHECK(parse_route("#").segments.empty());
    CHECK(parse_route("#/").segments.empty());
    CHECK(parse_route("#/desk") == Route{{"desk"}, {}});
    CHECK(parse_route("#/desk/") == Route{{"desk"}, {}});
    CHECK(parse_route("#/services?q=%E5%9F%B9%E8%AE%AD").query_value("q") == "培训");
    CHECK(parse_route("#/services?q=培训").query_value("q") == "培训");
    CHECK(parse_route("#/services?q").query_value("q").empty());
}

TEST_CASE("route: patterns") {
    CHECK(match_route("/", parse_route("#/")));
    CHECK(!match_route("/", parse_route("#/desk")));
    CHECK(!match_route("/desk", parse_route("#/")));
    CHECK(!match_route("/desk", parse_route("#/desk/more")));
    CHECK(match_route("/orders/:id", parse_route("#/orders/DD%2F1")) ==
          std::vector<std::string>{"DD/1"});
    CHECK(!match_route("/orders/:id", parse_route("#/orders")));
}

TEST_CASE("route: next leads only to our own screens") {
    const std::string_view hostile[] = {"https://evil.example/",
                                        "//evil.example",
                                        "/\\evil.example",
                                        "#//evil.example",
                                        "#/\\evil.example",
                                        "javascript:alert(1)",
                                        "data:text/html,x",
                                        "#javascript:alert(1)",
                                        "",
                                        "#",
                                        "desk",
                                        "/desk",
                                        " #/desk",
                                        "#/de\nsk",
                                        "#/de%0Ask",
                                        "#/de%00sk",
                                        "#/de%5Csk",
                                        "#/desk?x=%0D%0ASet-Cookie:a",
                                        "#/%FF",
                                        "#/%C0%AF%C0%AFevil.example"};
    for (const std::string_view next : hostile) {
        CAPTURE(next);
        CHECK(!safe_next(next));
    }
    CHECK(!safe_next("#/" + std::string(2000, 'a')));
    CHECK(safe_next("#/profile") == "#/profile");
    CHECK(safe_next("#/services?q=培训") == "#/services?q=%E5%9F%B9%E8%AE%AD");
}

TEST_CASE("route: the sign-in comes back to any route of ours") {
    std::mt19937 random(99);
    for (int i = 0; i < 5'000; ++i) {
        Route route{{"profile"}, {}};
        route.query.emplace_back("a", std::to_string(random()) + "&=#?/+");
        const Route sign_in = parse_route(sign_in_href(route));
        REQUIRE(sign_in.segments == std::vector<std::string>{"login"});
        REQUIRE(safe_next(sign_in.query_value("next")) == href_of(route));
    }
    CHECK(sign_in_href(Route{}) == "#/login");
}

}  // namespace emc
