// Files on their way: the pieces, what goes wrong with them, and what the field shows of it.
#include <doctest/doctest.h>

#include <set>

#include "client/uploads.h"
#include "support/screens/person.h"
#include "support/world.h"

namespace emc {
namespace {

using test::MemoryFiles;
using ui::Role;

constexpr std::string_view label = "成果文件";

// A page with one file field, and a platform that the test plays.
struct Page {
    Page()
        : person([this](ui::Ui& ui) {
              Env env = world.env();
              world.transport.pump();
              poll(uploads, env);
              draw_uploads(ui, uploads, "files", {.label = label});
          }) {
        person.frame();
    }
    void pick(std::string_view name, std::string content) {
        person.pick(label, world.files.add(name, std::move(content)));
        person.frame(3);
    }
    void answer(std::string_view path, std::int64_t received, bool is_complete = false) {
        const UploadView view{.file = {"f1", "a.txt", bytes, is_complete ? "abc" : ""},
                              .received = received,
                              .is_complete = is_complete};
        world.transport.answer_with(path, view);
        person.frame(3);
    }
    UploadPiece last_piece() const {
        const auto piece = decode_text<UploadPiece>(world.transport.sent.back().body);
        REQUIRE(piece.has_value());
        return *piece;
    }

    std::int64_t bytes = 0;
    test::World world;
    Uploads uploads;
    test::Person person;
};

std::string text_of(std::int64_t bytes) {
    return std::string(static_cast<std::size_t>(bytes), 'x');
}

}  // namespace

TEST_CASE("a file goes in pieces, each from where the platform has it") {
    Page page;
    page.bytes = 2 * chunk_bytes_max + 5;
    page.pick("a.txt", text_of(page.bytes));
    REQUIRE(page.world.transport.is_asked("/api/v1/uploads"));
    CHECK(!is_settled(page.uploads));
    page.answer("/api/v1/uploads", 0);
    CHECK(page.last_piece().offset == 0);
    CHECK(page.last_piece().data.size() == static_cast<std::size_t>(chunk_bytes_max * 4 / 3 + 1));
    page.answer("/api/v1/uploads/f1/pieces", chunk_bytes_max);
    CHECK(page.last_piece().offset == chunk_bytes_max);
    CHECK(page.person.see(Role::Progress, "上传进度 a.txt").value == "50");
    page.answer("/api/v1/uploads/f1/pieces", 2 * chunk_bytes_max);
    CHECK(page.last_piece().data == test::base64url_of("xxxxx"));
    page.answer("/api/v1/uploads/f1/pieces", page.bytes, true);
    CHECK(is_settled(page.uploads));
    REQUIRE(files_of(page.uploads).size() == 1);
    CHECK(files_of(page.uploads)[0].sha256 == "abc");
    page.person.see(Role::Text, "已上传");
    CHECK(page.world.files.kept.empty());
    std::set<std::string> keys;
    for (const ApiRequest& request : page.world.transport.sent)
        keys.insert(request.idempotency_key);
    CHECK(keys.size() == page.world.transport.sent.size());
}

TEST_CASE("after a failure it goes on from where the platform is, not from the beginning") {
    Page page;
    page.bytes = 2 * chunk_bytes_max;
    page.pick("a.txt", text_of(page.bytes));
    page.answer("/api/v1/uploads", 0);
    page.world.transport.answer("/api/v1/uploads/f1/pieces", {.fate = ApiReply::Fate::Offline});
    page.person.frame(3);
    CHECK(page.person.sees_words("上传中断"));
    CHECK(page.world.transport.waiting.empty());
    page.person.click("重试 a.txt");
    page.person.frame(3);
    REQUIRE(page.world.transport.sent.back().method == Method::Get);
    page.answer("/api/v1/uploads/f1", chunk_bytes_max);  // The piece had arrived after all.
    CHECK(page.last_piece().offset == chunk_bytes_max);
    page.answer("/api/v1/uploads/f1/pieces", page.bytes, true);
    CHECK(is_settled(page.uploads));
}

TEST_CASE("a platform that is elsewhere is asked where it is, but not for ever") {
    Page page;
    page.bytes = 10;
    page.pick("a.txt", text_of(page.bytes));
    page.answer("/api/v1/uploads", 0);
    int asked = 0;
    while (page.world.transport.is_asked("/api/v1/uploads/f1/pieces") && ++asked < 10) {
        page.world.transport.refuse("/api/v1/uploads/f1/pieces",
                                    {.kind = ErrorKind::Conflict, .code = "upload.offset"});
        page.person.frame(3);
        if (page.world.transport.is_asked("/api/v1/uploads/f1")) {
            page.answer("/api/v1/uploads/f1", 0);
        }
    }
    CHECK(asked == 4);
    page.person.see(Role::Button, "重试 a.txt");
}

TEST_CASE("what cannot be taken is refused before anything is sent") {
    Page page;
    page.pick("a.exe", "MZ");
    CHECK(page.person.sees_words("不支持这种类型的文件"));
    page.pick("b.PDF", text_of(file_bytes_max + 1));
    CHECK(page.person.sees_words("文件不能超过 10 MB"));
    page.pick("c.txt", "");
    CHECK(page.person.sees_words("文件是空的"));
    CHECK(page.world.transport.sent.empty());
    CHECK(page.world.files.kept.empty());
    CHECK(!is_settled(page.uploads));
    for (const std::string_view name : {"a.exe", "b.PDF", "c.txt"}) {
        page.person.click("移除 " + std::string(name));
        page.person.frame();
    }
    CHECK(is_settled(page.uploads));
    for (int i = 0; i < 6; ++i) page.pick("d" + std::to_string(i) + ".txt", "d");
    CHECK(page.person.sees_words("最多上传 5 个文件"));
    CHECK(page.person.find(Role::Button, "取消上传 d4.txt") != nullptr);
    CHECK(page.person.find(Role::Button, "取消上传 d5.txt") == nullptr);
}

TEST_CASE("a cancelled file is asked for no more, and the next one begins") {
    Page page;
    page.bytes = 4;
    page.pick("a.txt", "aaaa");
    page.pick("b.txt", "bbbb");
    REQUIRE(page.world.transport.sent.size() == 1);
    page.person.click("取消上传 a.txt");
    page.person.frame(3);
    CHECK(page.world.transport.waiting.front().mailbox.expired());
    CHECK(page.world.files.kept.size() == 1);
    REQUIRE(page.world.transport.sent.size() == 2);
    CHECK(decode_text<UploadStart>(page.world.transport.sent.back().body)->name == "b.txt");
}

TEST_CASE("the platform is told of a file that is not wanted any more, and of no other") {
    Page page;
    page.bytes = 2 * chunk_bytes_max;
    page.pick("a.txt", text_of(page.bytes));
    page.answer("/api/v1/uploads", 0);
    page.person.click("取消上传 a.txt");
    page.person.frame(3);
    const ApiRequest& last = page.world.transport.sent.back();
    CHECK(last.method == Method::Delete);
    CHECK(last.path == "/api/v1/uploads/f1");
    page.world.transport.waiting.pop_front();  // The piece that nobody waits for any more.
    page.world.transport.answer("/api/v1/uploads/f1", {.fate = ApiReply::Fate::Offline});
    page.person.frame(3);
    CHECK(page.uploads.cancelled.empty());

    page.pick("b.txt", text_of(page.bytes));
    page.answer("/api/v1/uploads", 0);
    page.answer("/api/v1/uploads/f1/pieces", page.bytes, true);
    const std::size_t sent = page.world.transport.sent.size();
    clear(page.uploads);  // It has arrived: it may be an order's.
    page.person.frame(3);
    CHECK(page.world.transport.sent.size() == sent);
}

TEST_CASE("content of another type than its name says is told so and not tried again") {
    Page page;
    page.bytes = 4;
    page.pick("a.pdf", "text");
    page.answer("/api/v1/uploads", 0);
    page.world.transport.refuse("/api/v1/uploads/f1/pieces",
                                {.kind = ErrorKind::Invalid, .problems = {{"name", Rule::Format}}});
    page.person.frame(3);
    CHECK(page.person.sees_words("文件内容与扩展名不符"));
    CHECK(page.person.find(Role::Button, "重试 a.pdf") == nullptr);
}

TEST_CASE("files of a draft are there again; one that the platform has lost is told so") {
    Page page;
    const std::vector<FileRef> kept{{"f1", "a.txt", 5, "abc"}, {"f2", "b.txt", 6, "def"}};
    page.uploads = uploads_of(kept);
    page.person.frame();
    CHECK(files_of(page.uploads) == kept);
    CHECK(is_settled(page.uploads));
    const Error error{.kind = ErrorKind::Invalid, .problems = {{"files/1", Rule::Unknown}}};
    take_refusals(page.uploads, error, "files");
    page.person.frame();
    CHECK(page.person.sees_words("平台上已没有这个文件"));
    page.person.click("移除 b.txt");
    CHECK(files_of(page.uploads) == std::vector{kept[0]});
    CHECK(is_settled(page.uploads));
    CHECK(page.world.transport.sent.empty());
}

TEST_CASE("a host without a picker says so") {
    test::Person person([](ui::Ui& ui) { ui.file_field("files", {}, ".pdf", {.label = label}); },
                        test::Mode::Pointer);
    person.frame();
    CHECK(!person.see(Role::FileField, label).enabled);
    CHECK(person.sees_words("请在浏览器里打开本页上传文件"));
}

}  // namespace emc
