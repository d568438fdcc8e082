// Requests that another site made a browser send are refused here, before anything is read.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "server/context.h"
#include "server/http_message.h"

namespace emc::server {

// Forbidden "csrf.refused" unless the request comes from our own page, a page on the allow-list, or
// no browser at all. For methods that change something.
Result<void> check_origin(const HttpRequest& request, const Options& options);

// Malformed "content_type" unless application/json in UTF-8.
Result<void> check_content_type(const HttpRequest& request);

bool is_allowed_origin(std::string_view origin, const Options& options);

// What a page on the allow-list may do and see; nothing for others.
void add_cors_headers(const HttpRequest& request, const Options& options, HttpReply& reply);

}  // namespace emc::server
