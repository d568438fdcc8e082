// 我的收藏, and 分享 of a service.
#include <doctest/doctest.h>

#include "api/services.h"
#include "support/visitor.h"

namespace emc {
namespace {

using test::Mode;
using test::Visitor;
using ui::Role;

constexpr Mode modes[] = {Mode::Pointer, Mode::Mirror};
constexpr std::string_view favorites_path = "/api/v1/favorites";

ServiceSummary kept(std::string_view id, std::string_view name) {
    ServiceSummary item;
    item.service_id = id;
    item.name = name;
    item.institution_name = "湘江知识产权服务中心";
    item.price_text = "面议";
    return item;
}

void tell_service(Visitor& visitor) {
    ServiceView view;
    view.service_id = "s1";
    view.content.name = "知识产权代理服务";
    visitor.world.transport.answer_with("/api/v1/services/s1/ratings", PublicRatingPage{});
    visitor.world.transport.answer_with("/api/v1/services/s1", view);
    visitor.settle();
}

}  // namespace

TEST_CASE("favourites: more is added below, one is dropped, the last leaves an invitation") {
    for (const Mode mode : modes) {
        Visitor visitor("#/favorites", mode);
        visitor.tell_session(test::enterprise_session());
        CHECK(visitor.heading() == "我的收藏");
        visitor.world.transport.answer_with(
            favorites_path, ServicePage{{kept("s1", "知识产权代理服务")}, "next", 2});
        visitor.settle();
        CHECK(visitor.person.see(Role::Link, "知识产权代理服务").href == "#/services/s1");
        visitor.click("加载更多");
        CHECK(visitor.world.transport.sent.back().path.contains("cursor=next"));
        ServiceSummary gone = kept("s2", "专利导航服务");
        gone.state = ServiceState::Withdrawn;
        visitor.world.transport.answer_with(favorites_path, ServicePage{{gone}, {}, 2});
        visitor.settle();
        CHECK(visitor.person.sees_words("已下架"));
        CHECK(visitor.person.find(Role::Link, "专利导航服务") == nullptr);

        for (const std::string_view name : {"专利导航服务", "知识产权代理服务"}) {
            visitor.click("取消收藏 " + std::string(name));
            visitor.world.transport.answer("/api/v1/services/",
                                           {.fate = ApiReply::Fate::Answered, .status = 204});
            visitor.settle();
            CHECK(visitor.person.find("取消收藏 " + std::string(name)) == nullptr);
        }
        CHECK(visitor.person.sees_words("还没有收藏"));
        visitor.person.see(Role::Link, "去找服务");
    }
}

TEST_CASE("a favourite that could not be dropped stays, and an enterprise finds the list") {
    Visitor visitor("#/favorites");
    visitor.tell_session(test::enterprise_session());
    visitor.person.see(Role::Link, "我的收藏");
    visitor.world.transport.answer_with(favorites_path,
                                        ServicePage{{kept("s1", "知识产权代理服务")}, {}, 1});
    visitor.settle();
    visitor.click("取消收藏 知识产权代理服务");
    visitor.world.transport.refuse("/api/v1/services/", {.kind = ErrorKind::Unavailable});
    visitor.settle();
    CHECK(visitor.person.sees_words("取消收藏没有成功"));
    visitor.person.see(Role::Link, "知识产权代理服务");
}

TEST_CASE("a service is shared by its whole address") {
    for (const Mode mode : modes) {
        Visitor visitor("#/services/s1", mode);
        visitor.tell_signed_out();
        tell_service(visitor);
        visitor.click("分享");
        CHECK(visitor.world.clipboard.text == "https://www.example.cn/#/services/s1");
        CHECK(visitor.person.sees_words("链接已复制"));
        CHECK(visitor.person.find(Role::Dialog, "分享链接") == nullptr);
    }
}

TEST_CASE("where the clipboard is refused the address is shown") {
    for (const Mode mode : modes) {
        Visitor visitor("#/services/s1", mode);
        visitor.tell_signed_out();
        tell_service(visitor);
        visitor.world.clipboard.answer.reset();
        visitor.click("分享");
        CHECK(visitor.person.find(Role::Dialog, "分享链接") == nullptr);
        visitor.world.clipboard.box->is_copied = false;
        visitor.person.frame();
        visitor.settle();
        visitor.person.see(Role::Dialog, "分享链接");
        CHECK(!visitor.person.sees_words("链接已复制"));
        CHECK(visitor.person.value_of("链接") == "https://www.example.cn/#/services/s1");
        visitor.click("关闭链接");
        CHECK(visitor.person.find(Role::Dialog, "分享链接") == nullptr);
    }
}

}  // namespace emc
