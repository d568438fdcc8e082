// Pictures: their nodes and boxes, and which of them are fetched, kept and let go.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "support/screens/person.h"
#include "ui/pictures.h"

using emc::test::Person;
using namespace emc::ui;

namespace {

// What a host does, under a test's eyes.
class TestLoader final : public PictureLoader {
public:
    struct Load {
        std::string address;
        PixelSize box;
    };
    void load(std::uint32_t number, const std::string& address, PixelSize box) override {
        loads[number] = {address, box};
        asked.push_back(address);
    }
    void drop(std::uint32_t number) override {
        REQUIRE(loads.erase(number) == 1);
        ++dropped;
    }
    void remove(std::uint64_t texture) override { REQUIRE(textures.erase(texture) == 1); }

    // The oldest load has come.
    std::string arrive(Pictures& pictures, PixelSize size, bool is_whole = true) {
        REQUIRE_FALSE(loads.empty());
        const auto [number, load] = *loads.begin();
        loads.erase(loads.begin());
        textures.insert(++last_texture);
        pictures.take(number, {last_texture, size, is_whole});
        return load.address;
    }
    void fail(Pictures& pictures) {
        REQUIRE_FALSE(loads.empty());
        const std::uint32_t number = loads.begin()->first;
        loads.erase(loads.begin());
        pictures.take(number, {});
    }

    std::map<std::uint32_t, Load> loads;
    std::vector<std::string> asked;
    std::set<std::uint64_t> textures;
    std::uint64_t last_texture = 0;
    int dropped = 0;
};

struct Bench {
    TestLoader loader;
    Pictures pictures{loader};

    PictureView::State look(std::string_view address, PixelSize box = {100, 100}) {
        return pictures.look(address, box).state;
    }
    void frame(std::initializer_list<std::string_view> addresses, PixelSize box = {100, 100}) {
        pictures.begin_frame();
        for (const std::string_view address : addresses) look(address, box);
        pictures.end_frame();
    }
};

using State = PictureView::State;

}  // namespace

TEST_CASE("a picture has its box and its words from the first frame") {
    Bench bench;
    Person person([](Ui& ui) {
        ui.main([&] {
            ui.narrow(300, [&] {
                ui.image("门店正面", "/api/v1/files/f1", {.aspect = 1.5F});
                ui.image("", "/api/v1/files/f2", {});
                ui.illustrated("样品", "", {.aspect = 1, .width_px = 72},
                               [&] { ui.text("第一项"); });
            });
            ui.button("之后");
        });
    });
    person.ui().set_pictures(&bench.pictures);
    person.frame();
    const UiNode front = person.see(Role::Image, "门店正面");
    CHECK(front.rect.w == doctest::Approx(300));
    CHECK(front.rect.h == doctest::Approx(200));
    CHECK(front.href == "/api/v1/files/f1");
    // Nothing to say of what the words beside it say, and nothing to fetch without an address.
    CHECK(person.all(Role::Image).size() == 2);
    CHECK(bench.loader.asked == std::vector<std::string>{"/api/v1/files/f1", "/api/v1/files/f2"});
    const UiNode words = person.see("第一项");
    const UiNode sample = person.see(Role::Image, "样品");
    CHECK(sample.rect.w == doctest::Approx(72));
    CHECK(words.rect.x > sample.rect.x + sample.rect.w);
    const float below = person.see("之后").rect.y;
    bench.loader.arrive(bench.pictures, {3000, 200});
    bench.loader.fail(bench.pictures);
    person.frame();
    CHECK(person.see(Role::Image, "门店正面").rect == front.rect);
    CHECK(person.see("之后").rect.y == below);
}

TEST_CASE("a picture that loads, has come or failed makes no frame by itself") {
    Bench bench;
    Person person([](Ui& ui) {
        ui.main([&] {
            ui.image("甲", "/a", {.width_px = 50});
            ui.image("乙", "/b", {.width_px = 50});
        });
    });
    person.ui().set_pictures(&bench.pictures);
    person.frame(2);
    CHECK(person.ui().animates_until_s() == 0);
    REQUIRE(bench.loader.loads.size() == 2);
    bench.loader.arrive(bench.pictures, {50, 50});
    bench.loader.fail(bench.pictures);
    person.frame();
    CHECK(person.ui().animates_until_s() == 0);
    CHECK(bench.loader.asked.size() == 2);
}

TEST_CASE("what is out of sight is not fetched, and is asked for in pixels of the screen") {
    Bench bench;
    Person person([](Ui& ui) {
        ui.main([&] {
            for (int i = 0; i < 30; ++i) {
                const std::string name = std::to_string(i);
                ui.image(name, "/" + name, {.width_px = 200});
            }
        });
    });
    person.ui().set_pictures(&bench.pictures);
    person.input.pixel_ratio = 2;
    for (int i = 0; i < 30; ++i) {
        person.frame();
        if (!bench.loader.loads.empty()) {
            CHECK(bench.loader.loads.begin()->second.box == PixelSize{400, 400});
            bench.loader.arrive(bench.pictures, {400, 400});
        }
    }
    const std::size_t in_sight = bench.loader.asked.size();
    CHECK(in_sight >= 3);
    CHECK(in_sight < 8);
    person.input.scroll_y = 3000;
    person.frame();
    CHECK(bench.loader.asked.size() > in_sight);
    CHECK(person.all(Role::Image).size() == 30);
}

TEST_CASE(
    "a few at once, those first that are drawn first; what goes out of sight is not waited for") {
    Bench bench;
    bench.frame({"/6", "/5", "/4", "/3", "/2", "/1"});
    CHECK(bench.loader.asked == std::vector<std::string>{"/6", "/5", "/4", "/3"});
    bench.loader.arrive(bench.pictures, {10, 10});
    bench.frame({"/6", "/5", "/4", "/3", "/2", "/1"});
    CHECK(bench.loader.asked.back() == "/2");
    CHECK(bench.loader.asked.size() == 5);
    bench.frame({"/6"});
    CHECK(bench.loader.dropped == 4);
    CHECK_FALSE(bench.pictures.is_loading());
    bench.frame({"/6", "/1"});
    CHECK(bench.loader.asked.back() == "/1");
}

TEST_CASE("a failure stays while it is in sight, and is tried again when it comes back") {
    Bench bench;
    bench.frame({"/a"});
    bench.loader.fail(bench.pictures);
    bench.pictures.begin_frame();
    CHECK(bench.look("/a") == State::Failed);
    bench.pictures.end_frame();
    CHECK(bench.loader.asked.size() == 1);
    bench.frame({});
    bench.frame({"/a"});
    CHECK(bench.loader.asked.size() == 2);
}

TEST_CASE("a larger box gets a sharper picture, with the one that is there until it has come") {
    Bench bench;
    bench.frame({"/a"});
    bench.loader.arrive(bench.pictures, {100, 100}, false);
    bench.frame({"/a"}, {108, 108});
    CHECK(bench.loader.asked.size() == 1);
    bench.frame({"/a"}, {400, 300});
    CHECK(bench.loader.asked.size() == 2);
    bench.pictures.begin_frame();
    CHECK(bench.look("/a", {400, 300}) == State::Ready);
    bench.pictures.end_frame();
    bench.loader.arrive(bench.pictures, {350, 350}, true);
    CHECK(bench.loader.textures.size() == 1);
    bench.frame({"/a"}, {4000, 4000});
    CHECK(bench.loader.asked.size() == 2);
}

TEST_CASE("after the graphics context was lost everything in sight is loaded again") {
    Bench bench;
    bench.frame({"/a", "/b"});
    bench.loader.arrive(bench.pictures, {100, 100});
    bench.pictures.lose();
    CHECK(bench.loader.textures.empty());
    CHECK(bench.loader.loads.empty());
    bench.frame({"/a", "/b"});
    CHECK(bench.loader.loads.empty());
    bench.pictures.restore();
    bench.frame({"/a", "/b"});
    CHECK(bench.loader.loads.size() == 2);
}

TEST_CASE("random walks: room is kept, what is in sight stays, no texture is lost") {
    std::mt19937 chance(20261124);
    const auto pick = [&](int max) {
        return static_cast<int>(chance() % static_cast<unsigned>(max));
    };
    Bench bench;
    for (int step = 0; step < 3000; ++step) {
        bench.pictures.begin_frame();
        const int first = pick(60);
        std::set<std::uint64_t> seen;
        std::int64_t seen_bytes = 0;
        for (int i = first; i < first + 4; ++i) {
            const PictureView view =
                bench.pictures.look("/" + std::to_string(i), {100 + 300 * pick(4), 500});
            if (view.state != State::Ready || !seen.insert(view.texture).second) continue;
            REQUIRE(bench.loader.textures.contains(view.texture));
            seen_bytes += static_cast<std::int64_t>(view.size.w) * view.size.h * 16 / 3;
        }
        bench.pictures.end_frame();
        for (const std::uint64_t texture : seen) REQUIRE(bench.loader.textures.contains(texture));
        REQUIRE(bench.pictures.bytes() <= std::max(Pictures::bytes_max, seen_bytes));
        REQUIRE(bench.loader.loads.size() <= Pictures::loading_max);
        while (!bench.loader.loads.empty() && pick(3) > 0) {
            if (pick(5) == 0) {
                bench.loader.fail(bench.pictures);
            } else {
                bench.loader.arrive(bench.pictures, {1 + pick(2048), 1 + pick(2048)}, pick(2) == 0);
            }
        }
        if (pick(200) == 0) {
            bench.pictures.lose();
            REQUIRE(bench.loader.textures.empty());
            bench.pictures.restore();
        }
    }
    CHECK(bench.pictures.bytes() > Pictures::bytes_max / 2);
}
