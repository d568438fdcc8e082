// Stars to set, by pointer, keys and mirror, and the pictures with their words.
#include <doctest/doctest.h>

#include "support/screens/person.h"

using emc::test::Key;
using emc::test::Mode;
using emc::test::Person;
using namespace emc::ui;

TEST_CASE("a slider takes whole numbers within its range and nothing else") {
    for (const Mode mode : {Mode::Pointer, Mode::Mirror}) {
        std::int64_t score = 5;
        int changes = 0;
        Person person(
            [&](Ui& ui) {
                ui.main([&] {
                    ui.heading("评价");
                    changes += ui.slider("score", score, {1, 5}, {.label = "总体评分"});
                });
            },
            mode);
        person.settle();
        const UiNode& node = person.see(Role::Slider, "总体评分");
        CHECK(node.value == "5");
        CHECK(node.value_min == 1);
        CHECK(node.value_max == 5);
        person.slide("总体评分", 2);
        CHECK(score == 2);
        CHECK(person.see(Role::Slider, "总体评分").value == "2");
        person.slide("总体评分", 1);
        CHECK(score == 1);
        CHECK(changes >= 2);
        if (mode == Mode::Pointer) {
            person.press(Key::Left);
            CHECK(score == 1);
            person.click("总体评分");  // On the second star.
            CHECK(score == 2);
            continue;
        }
        for (const char* told : {"9", "-4", "abc", ""}) {
            const NodeId id = person.see(Role::Slider, "总体评分").id;
            person.ui().push_event({.node = id, .kind = UiEvent::Kind::Input, .value = told});
            person.settle();
            CHECK(score >= 1);
            CHECK(score <= 5);
        }
    }
}

TEST_CASE("a column chart says its values in words") {
    const std::vector<Bar> bars{{"10月", 3}, {"11月", 11}};
    Person person([&](Ui& ui) { ui.main([&] { ui.bars("近半年订单", bars); }); });
    person.settle();
    person.see(Role::Image, "近半年订单：10月 3，11月 11");
}
