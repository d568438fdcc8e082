#include "server/http/static_site.h"

#include <algorithm>
#include <filesystem>
#include <format>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

#include "server/crypto.h"

namespace emc::server {
namespace {

namespace fs = std::filesystem;

// Streaming compilation of WebAssembly insists on exactly this type, without parameters.
constexpr std::pair<std::string_view, std::string_view> types[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".json", "application/json; charset=utf-8"},
    {".webmanifest", "application/manifest+json; charset=utf-8"},
    {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},
    {".otf", "font/otf"},
    {".svg", "image/svg+xml; charset=utf-8"},
    {".png", "image/png"},
    {".webp", "image/webp"},
    {".jpg", "image/jpeg"},
    {".ico", "image/x-icon"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/plain; charset=utf-8"},
    {".map", "application/json; charset=utf-8"},
};

constexpr std::pair<std::string_view, std::string_view> codings[] = {{".br", "br"},
                                                                     {".gz", "gzip"}};

std::string_view extension_of(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos || dot < path.rfind('/') + 1 ? std::string_view()
                                                                      : path.substr(dot);
}

std::string etag_of(const std::string& content, std::string_view coding) {
    const Digest digest = sha256(content);
    std::string tag = "\"";
    for (const std::uint8_t byte : std::span(digest).first<8>()) tag += std::format("{:02x}", byte);
    if (!coding.empty()) tag += std::format("-{}", coding);
    return tag + '"';
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        std::string_view part = text.substr(0, text.find(separator));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        parts.push_back(part);
    }
    return parts;
}

// "br;q=0", "br;q=0.00": anything but that one.
bool is_refused(std::string_view offer) {
    const std::size_t weight = offer.find("q=");
    return weight != std::string_view::npos &&
           offer.find_first_not_of("0.", weight + 2) == std::string_view::npos;
}

// If-None-Match compares weakly: a proxy may have put W/ before our tag.
bool names_tag(std::string_view field, std::string_view etag) {
    return std::ranges::any_of(split(field, ','), [&](std::string_view tag) {
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        return tag == "*" || tag == etag;
    });
}

StaticReply plain(int status, std::string text) {
    return {
        .status = status,
        .headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-cache"}},
        .body = std::make_shared<const std::string>(std::move(text))};
}

bool is_hidden(const fs::path& relative) {
    return std::ranges::any_of(relative,
                               [](const fs::path& part) { return part.string().starts_with('.'); });
}

Result<std::string> content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    // An empty file makes operator<< fail, too: only what cannot be opened is an error.
    if (!file.is_open()) return fail(ErrorKind::Unavailable, "site.unreadable", path.string());
    return content.str();
}

}  // namespace

bool has_hashed_name(std::string_view path) {
    for (std::size_t hyphen = path.rfind('-'); hyphen != std::string_view::npos;) {
        const std::string_view rest = path.substr(hyphen + 1);
        const std::size_t digits = rest.find_first_not_of("0123456789abcdef");
        if (digits != std::string_view::npos && digits >= 8 && rest[digits] == '.') return true;
        if (hyphen == 0) return false;
        hyphen = path.rfind('-', hyphen - 1);
    }
    return false;
}

std::string_view content_type_of(std::string_view path) {
    const std::string_view extension = extension_of(path);
    for (const auto& [known, type] : types) {
        if (known == extension) return type;
    }
    return "application/octet-stream";
}

std::string_view pick_coding(std::string_view accept_encoding,
                             const std::function<bool(std::string_view)>& has) {
    for (const auto& [suffix, coding] : codings) {
        if (!has(coding)) continue;
        for (const std::string_view offer : split(accept_encoding, ',')) {
            const std::string_view name = offer.substr(0, offer.find(';'));
            if (name == coding && !is_refused(offer)) return coding;
        }
    }
    return {};
}

Result<StaticSite> StaticSite::load(const std::string& folder) {
    StaticSite site;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        const fs::path relative = at->path().lexically_relative(folder);
        if (!at->is_regular_file() || is_hidden(relative)) continue;
        std::string path = "/" + relative.generic_string();
        std::string coding;
        for (const auto& [suffix, name] : codings) {
            // A compressed file is a variant only of a file that is there.
            const fs::path original =
                at->path().string().substr(0, at->path().string().size() - suffix.size());
            if (path.ends_with(suffix) && fs::is_regular_file(original)) {
                path.resize(path.size() - suffix.size());
                coding = name;
            }
        }
        Result<std::string> content = content_of(at->path());
        if (!content) return std::unexpected(content.error());
        File& file = site.files_[path];
        file.path = path;
        file.content_type = content_type_of(path);
        file.cache_control =
            has_hashed_name(path) ? "public, max-age=31536000, immutable" : "no-cache";
        std::string etag = etag_of(*content, coding);
        file.variants[coding] = {std::make_shared<const std::string>(std::move(*content)),
                                 std::move(etag)};
    }
    if (error)
        return fail(ErrorKind::Unavailable, "site.unreadable", folder + ": " + error.message());
    if (site.find("/") == nullptr)
        return fail(ErrorKind::Unavailable, "site.unreadable", "no index.html in " + folder);
    return site;
}

const StaticSite::File* StaticSite::find(std::string_view path) const {
    const auto found = files_.find(path == "/" ? "/index.html" : std::string(path));
    return found == files_.end() ? nullptr : &found->second;
}

StaticReply StaticSite::reply_to(const HttpRequest& request) const {
    if (request.method != "GET" && request.method != "HEAD") {
        StaticReply reply = plain(405, "不支持这种操作\n");
        reply.headers.emplace_back("Allow", "GET, HEAD");
        return reply;
    }
    const File* file = find(request.path);
    if (file == nullptr) return plain(404, "没有找到\n");

    const std::string_view coding = pick_coding(
        request.header("accept-encoding").value_or(""),
        [&](std::string_view name) { return file->variants.contains(std::string(name)); });
    const Variant& variant = file->variants.at(std::string(coding));
    StaticReply reply{.file = file->path};
    reply.headers = {{"ETag", variant.etag},
                     {"Cache-Control", std::string(file->cache_control)},
                     {"Vary", "Accept-Encoding"}};
    if (names_tag(request.header("if-none-match").value_or(""), variant.etag)) {
        reply.status = 304;
        return reply;
    }
    reply.headers.emplace_back("Content-Type", file->content_type);
    if (!coding.empty()) reply.headers.emplace_back("Content-Encoding", coding);
    reply.body = variant.body;
    return reply;
}

}  // namespace emc::server
