#include "server/http/refusal.h"

#include <format>
#include <string_view>
#include <utility>

namespace emc::server {
namespace {

constexpr std::pair<int, std::string_view> titles[] = {
    {400, "请求格式有误"},
    {404, "没有找到"},
    {405, "不支持这种操作"},
    {413, "提交的内容过大"},
    {414, "网址过长"},
    {417, "请求格式有误"},
    {421, "网址不属于本平台"},
    {431, "请求头过大"},
    {500, "平台出错，请稍后重试"},
    {501, "不支持这种操作"},
    {503, "平台繁忙，请稍后重试"},
    {505, "不支持这种协议版本"},
};

std::string_view title_of(int status) {
    for (const auto& [number, title] : titles) {
        if (number == status) return title;
    }
    return titles[0].second;
}

}  // namespace

// Codes, titles and ids hold nothing that JSON would have to escape.
HttpReply refusal_reply(const Refusal& refusal, const std::string& request_id) {
    HttpReply reply{.status = refusal.status};
    const int retry_after_s = refusal.status == 503 ? 1 : 0;
    const std::string_view title = title_of(refusal.status);
    reply.body = std::format(
        R"({{"type":"/problems/{0}","title":"{1}","status":{2},"code":"{0}","detail":"{1}",)"
        R"("instance":"urn:uuid:{3}","retry_after_s":{4},"errors":[]}})",
        refusal.code, title, refusal.status, request_id, retry_after_s);
    reply.headers.emplace_back("Content-Type", "application/problem+json; charset=utf-8");
    reply.headers.emplace_back("Content-Language", "zh-CN");
    if (retry_after_s > 0) reply.headers.emplace_back("Retry-After", std::to_string(retry_after_s));
    if (refusal.status == 405)
        reply.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    return reply;
}

}  // namespace emc::server
