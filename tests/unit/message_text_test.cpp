#include <doctest/doctest.h>

#include "domain/message_text.h"

using namespace emc;

TEST_CASE("a sentence is filled in one pass and ends once") {
    const Mark marks[] = {{"name", "甲"}, {"remark", "请改{name}。"}};
    CHECK(filled("{name}退回：{remark}。谢谢", marks) == "甲退回：请改{name}。谢谢");
    CHECK(filled("{remark}", marks) == "请改{name}。");
    CHECK(filled("没有标记", marks) == "没有标记");
    CHECK(filled("{other}。", marks) == "。");
    CHECK(filled("", marks).empty());
}
