// The page's files, in memory from the start: a file that is not in the folder then is not served.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "server/http_message.h"

namespace emc::server {

// A reply whose body is shared, not copied.
struct StaticReply {
    int status = 200;
    NameValues headers = {};
    std::shared_ptr<const std::string> body = {};
    std::string_view file = {};  // For the access log.
};

// Beside "app.js" may lie "app.js.br" and "app.js.gz": sent to browsers that take them. A name with
// a hash in it ("app-1f2e3d4c.js") is kept by browsers for ever, any other is asked for every time.
class StaticSite {
public:
    StaticSite() = default;  // Serves nothing.
    static Result<StaticSite> load(const std::string& folder);

    StaticReply reply_to(const HttpRequest& request) const;

private:
    struct Variant {
        std::shared_ptr<const std::string> body;
        std::string etag;
    };
    struct File {
        std::string path;
        std::string_view content_type;
        std::string_view cache_control;
        std::map<std::string, Variant> variants;  // By content coding; "" is the file itself.
    };

    const File* find(std::string_view path) const;

    std::unordered_map<std::string, File> files_;
};

// Of "br" and "gzip" the best that `accept_encoding` takes, or "" for none.
std::string_view pick_coding(std::string_view accept_encoding,
                             const std::function<bool(std::string_view)>& has);

// "app-1f2e3d4c.js": eight or more hexadecimal digits between a hyphen and a dot.
bool has_hashed_name(std::string_view path);
std::string_view content_type_of(std::string_view path);

}  // namespace emc::server
