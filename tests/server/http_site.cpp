#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "server/http/http_server.h"
#include "server/http/static_site.h"
#include "support/server/raw_client.h"
#include "support/temp_folder.h"

using namespace emc::server;
using emc::tests::RawClient;
using emc::tests::RawReply;
using emc::tests::TempFolder;

namespace {

class Site {
public:
    Site() {
        put("index.html", "<!doctype html>");
        put("index.html.br", "brotli of index");
        put("app-0123abcd.js", "script");
        put("app-0123abcd.js.br", "brotli of script");
        put("app-0123abcd.js.gz", "gzip of script");
        put("app-0123abcd.wasm", "wasm");
        put("site.css", "style");
        put("manifest.webmanifest", "{}");
        put("fonts/han-00ff00ff.woff2", "font");
        put("archive.gz", "no variant of anything");
        put(".git/config", "secret");
        put("empty.txt", "");
        REQUIRE(server_.start().has_value());
    }
    RawReply get(const std::string& path, const std::string& more = "",
                 const std::string& method = "GET") {
        RawClient client(server_.port());
        return client.ask(method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n",
                          method != "HEAD");
    }

private:
    void put(const std::string& name, const std::string& content) {
        const std::filesystem::path path = folder_.path() + "/" + name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << content;
    }

    TempFolder folder_;
    HttpServer server_{{.site_folder = folder_.path(), .api_origins = {"https://api.example.cn"}},
                       [](const HttpRequest&) { return HttpReply{.status = 404}; }};
};

}  // namespace

TEST_CASE("a file is sent with its type and in the coding the browser takes") {
    Site site;
    const RawReply page = site.get("/");
    CHECK(page.status == 200);
    CHECK(page.body == "<!doctype html>");
    CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(page.header("Cache-Control") == "no-cache");
    CHECK(site.get("/index.html").body == page.body);

    const std::string all = "Accept-Encoding: gzip, deflate, br, zstd\r\n";
    const RawReply brotli = site.get("/app-0123abcd.js", all);
    CHECK(brotli.body == "brotli of script");
    CHECK(brotli.header("Content-Encoding") == "br");
    CHECK(brotli.header("Content-Type") == "text/javascript; charset=utf-8");
    CHECK(brotli.header("Cache-Control") == "public, max-age=31536000, immutable");
    // After a brotli answer the next one without it must not get the same bytes.
    const RawReply plain = site.get("/app-0123abcd.js");
    CHECK(plain.body == "script");
    CHECK(plain.header("Content-Encoding").empty());
    CHECK(plain.header("ETag") != brotli.header("ETag"));
    for (const RawReply& reply : {page, brotli, plain})
        CHECK(reply.header("Vary") == "Accept-Encoding");
    CHECK(site.get("/app-0123abcd.js", "Accept-Encoding: br;q=0, gzip;q=0.5\r\n").body ==
          "gzip of script");
    CHECK(site.get("/app-0123abcd.js", "Accept-Encoding: br;q=0.000\r\n").body == "script");
    CHECK(site.get("/site.css", all).body == "style");

    CHECK(site.get("/app-0123abcd.wasm").header("Content-Type") == "application/wasm");
    CHECK(site.get("/site.css").header("Content-Type") == "text/css; charset=utf-8");
    CHECK(site.get("/manifest.webmanifest").header("Content-Type") ==
          "application/manifest+json; charset=utf-8");
    CHECK(site.get("/fonts/han-00ff00ff.woff2").header("Content-Type") == "font/woff2");
    CHECK(site.get("/empty.txt").status == 200);
}

TEST_CASE("what the browser has is not sent again") {
    Site site;
    const RawReply first = site.get("/", "Accept-Encoding: br\r\n");
    const std::string tag = first.header("ETag");
    CHECK(tag.ends_with("-br\""));
    for (const std::string& field : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
        const RawReply again =
            site.get("/", "Accept-Encoding: br\r\nIf-None-Match: " + field + "\r\n");
        CHECK(again.status == 304);
        CHECK(again.body.empty());
        CHECK(again.header("Content-Length").empty());
        CHECK(again.header("ETag") == tag);
        CHECK(again.header("Vary") == "Accept-Encoding");
        CHECK(again.header("Cache-Control") == "no-cache");
    }
    // The tag of one coding does not stand for another.
    CHECK(site.get("/", "If-None-Match: " + tag + "\r\n").status == 200);
    const RawReply head = site.get("/", "", "HEAD");
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == "15");
}

TEST_CASE("every answer of the site has the page's policy") {
    Site site;
    const std::string tag = site.get("/").header("ETag");
    const RawReply answers[] = {site.get("/"), site.get("/none"),
                                site.get("/", "If-None-Match: " + tag + "\r\n"),
                                site.get("/", "", "POST"), site.get("/app-0123abcd.wasm")};
    for (const RawReply& reply : answers) {
        const std::string policy = reply.header("Content-Security-Policy");
        CHECK(policy.contains("default-src 'none';"));
        CHECK(policy.contains("script-src 'self' 'wasm-unsafe-eval';"));
        CHECK(policy.contains("connect-src 'self' https://api.example.cn;"));
        CHECK(policy.contains("form-action 'self';"));
        CHECK(policy.contains("frame-ancestors 'none'"));
        CHECK(policy.contains("require-trusted-types-for 'script'"));
        CHECK_FALSE(policy.contains("unsafe-inline"));
        CHECK(reply.header("X-Content-Type-Options") == "nosniff");
        CHECK(reply.header("Referrer-Policy") == "no-referrer");
    }
    CHECK(answers[1].status == 404);
    CHECK(answers[3].status == 405);
    CHECK(answers[3].header("Allow") == "GET, HEAD");
}

TEST_CASE("nothing but the site's files is served") {
    Site site;
    for (const char* path : {"/.git/config", "/app-0123abcd.js.br", "/fonts", "/fonts/",
                             "/../etc/passwd", "/%2e%2e/etc/passwd", "/INDEX.html"}) {
        CAPTURE(path);
        CHECK(site.get(path).status >= 400);
    }
    CHECK(site.get("/archive.gz").body == "no variant of anything");
}

TEST_CASE("a hash in a name is told from a word") {
    CHECK(has_hashed_name("/a/app-0123abcd.js"));
    CHECK(has_hashed_name("/app-0123abcdef0123.part-2.js"));
    CHECK_FALSE(has_hashed_name("/app-0123abc.js"));
    CHECK_FALSE(has_hashed_name("/app-0123abcg.js"));
    CHECK_FALSE(has_hashed_name("/app-0123abcd"));
    CHECK_FALSE(has_hashed_name("/index.html"));
}

TEST_CASE("a folder without index.html is refused at the start") {
    const TempFolder folder;
    HttpServer server({.site_folder = folder.path()},
                      [](const HttpRequest&) { return HttpReply{}; });
    CHECK_FALSE(server.start().has_value());
    HttpServer missing({.site_folder = folder.path() + "/none"},
                       [](const HttpRequest&) { return HttpReply{}; });
    CHECK_FALSE(missing.start().has_value());
}
