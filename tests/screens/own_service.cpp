// An institution gives a service its picture, with a scripted platform.
#include <doctest/doctest.h>

#include "api/files.h"
#include "api/services_own.h"
#include "support/visitor.h"

namespace emc {
namespace {

using test::Visitor;
using ui::Role;

struct Desk {
    explicit Desk(std::string_view href) : visitor(href) {
        SessionView session = test::enterprise_session();
        session.kind = AccountKind::Institution;
        visitor.tell_session(session);
        tell();
    }
    void tell() {
        for (int i = 0; i < 60 && !visitor.world.transport.waiting.empty(); ++i) {
            answer(visitor.world.transport.waiting.front().request);
            visitor.settle();
        }
    }
    void answer(const ApiRequest& request) {
        auto& transport = visitor.world.transport;
        const std::string& path = request.path;
        if (path == "/api/v1/uploads") {
            const auto start = decode_text<UploadStart>(request.body);
            REQUIRE(start);
            file = {"f" + std::to_string(++files), start->name, start->bytes, "abc"};
            return transport.answer_with(path, UploadView{.file = file});
        }
        if (path.starts_with("/api/v1/uploads/")) {
            return transport.answer_with(
                path, UploadView{.file = file, .received = file.bytes, .is_complete = true});
        }
        if (path.starts_with("/api/v1/own-services")) return keep(request);
        transport.refuse(path, {.kind = ErrorKind::NotFound});
    }
    void keep(const ApiRequest& request) {
        if (request.method == Method::Post) {
            const auto draft = decode_text<ServiceDraft>(request.body);
            REQUIRE(draft);
            item.content = *draft;
        } else if (request.method == Method::Put) {
            const auto update = decode_text<ServiceUpdate>(request.body);
            REQUIRE(update);
            item.content = update->content;
        }
        ++item.version;
        visitor.world.transport.answer_with(request.path, item);
    }
    void click(std::string_view name) {
        visitor.click(name);
        tell();
    }
    void pick(std::string_view name) {
        visitor.person.pick("图片", visitor.world.files.add(name, "picture"));
        visitor.settle();
        tell();
    }

    ServiceItem item{.service_id = "s1", .number = "FW202611240000012"};
    FileRef file;
    int files = 0;
    Visitor visitor;
};

}  // namespace

TEST_CASE("a service gets a picture, shows it at the next visit, and loses it again") {
    Desk desk("#/own-services/new");
    REQUIRE(desk.visitor.heading() == "新建服务");
    desk.visitor.type("服务名称", "知识产权代理服务");
    desk.pick("门头.png");
    CHECK(desk.visitor.person.see(Role::Image, "预览：门头.png").href == "/api/v1/files/f1");
    desk.click("保存草稿");
    CHECK(desk.item.content.picture == "f1");

    desk.visitor.open("#/desk");
    desk.tell();
    desk.visitor.open("#/own-services/s1");
    desk.tell();
    desk.visitor.person.see(Role::Image, "预览：门头.png");
    CHECK(desk.visitor.person.value_of("服务名称") == "知识产权代理服务");
    desk.click("移除 门头.png");
    CHECK(desk.visitor.person.find(Role::Image, "预览：门头.png") == nullptr);
    desk.click("保存草稿");
    CHECK(desk.item.content.picture.empty());
}

TEST_CASE("what is typed while a new service is being saved is there at its own address") {
    Desk desk("#/own-services/new");
    desk.visitor.type("服务名称", "知识产权代理");
    desk.visitor.click("保存草稿");
    desk.visitor.type("服务名称", "知识产权代理服务");
    desk.tell();
    CHECK(desk.item.content.name == "知识产权代理");
    CHECK(desk.visitor.heading() == "修改服务");
    CHECK(desk.visitor.person.value_of("服务名称") == "知识产权代理服务");
    desk.click("保存草稿");
    CHECK(desk.item.content.name == "知识产权代理服务");
}

TEST_CASE("what is no picture is refused before it is sent") {
    Desk desk("#/own-services/new");
    desk.pick("说明.pdf");
    CHECK(desk.files == 0);
    CHECK(desk.visitor.person.sees_words("请上传 JPG 或 PNG 图片"));
    CHECK_FALSE(desk.visitor.person.see(Role::Button, "保存草稿").enabled);
    desk.click("移除 说明.pdf");
    CHECK(desk.visitor.person.see(Role::Button, "保存草稿").enabled);
}

}  // namespace emc
