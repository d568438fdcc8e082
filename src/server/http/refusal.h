// What the edge itself says no with: the same application/problem+json as the API.
#pragma once

#include <string>

#include "server/http/request_head.h"
#include "server/http_message.h"

namespace emc::server {

HttpReply refusal_reply(const Refusal& refusal, const std::string& request_id);

}  // namespace emc::server
