#include <doctest/doctest.h>

#include <random>

#include "domain/messages.h"
#include "domain/rules/money.h"
#include "unit/order_samples.h"

using namespace emc;

namespace {

Contract sample() {
    Contract contract;
    contract.number = "HT202611240000176";
    contract.version = 2;
    contract.content = samples::contract_draft(1'000'001);
    return contract;
}

std::vector<std::string> rules_of(const ContractDraft& draft) {
    std::vector<std::string> out;
    for (const Problem& problem : check(draft)) {
        out.push_back(problem.field + " " + std::string(code_of(problem.rule)));
    }
    return out;
}

}  // namespace

TEST_CASE("a whole contract has no problems, and its amount is written out") {
    const ContractDraft draft = samples::contract_draft(10'700'053);
    CHECK(rules_of(draft).empty());
    CHECK(amount_in_words(draft) == "人民币壹拾万零柒仟元伍角叁分");
}

TEST_CASE("what is wrong is told at its place") {
    ContractDraft draft = samples::contract_draft(1'000'001);
    *draft.stages[1].amount_fen += 1;
    CHECK(rules_of(draft) == std::vector<std::string>{"stages sum.mismatch"});
    const Problems problems = check(draft);
    CHECK(sentence_of<ContractDraft>(problems.front(), Language::Zh) ==
          "各阶段金额合计应为10,000.01 元，现为10,000.02 元");

    draft = samples::contract_draft(100);
    draft.stages[2].name = "";
    CHECK(rules_of(draft) == std::vector<std::string>{"stages/2/name required"});
    CHECK(label_of<ContractDraft>("stages/2/name").zh == "阶段名称");
    draft = samples::contract_draft(100);
    draft.ends_on = "2026-11-30";
    CHECK(rules_of(draft) == std::vector<std::string>{"ends_on date.order"});
    draft = samples::contract_draft(100);
    draft.stages[1].starts_on = "2026-11-30";
    CHECK(rules_of(draft) == std::vector<std::string>{"stages/1/starts_on date.outside"});
    draft = samples::contract_draft(100);
    draft.stages[2].ends_on = "2027-07-01";
    CHECK(rules_of(draft) == std::vector<std::string>{"stages/2/ends_on date.outside"});
    draft = samples::contract_draft(100);
    draft.stages.clear();
    CHECK(rules_of(draft) == std::vector<std::string>{"stages required"});
}

TEST_CASE("stages from a template add up for every amount and follow each other") {
    std::mt19937_64 random(3);
    for (int round = 0; round < 500; ++round) {
        const auto amount =
            static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(order_amount_max_fen));
        const ContractDraft draft = samples::contract_draft(amount);
        REQUIRE(stage_sum_fen(draft) == amount);
        REQUIRE(rules_of(draft).empty());
    }
}

TEST_CASE("the canonical text stays as it is, for contracts are verified years later") {
    Contract contract = sample();
    contract.content.stages.resize(1);
    contract.content.content = "第一行\n第二行\\末";
    CHECK(canonical_text(contract) ==
          "EMC-CONTRACT/1\n"
          "number: HT202611240000176\n"
          "version: 2\n"
          "title: 融资方案设计服务合同\n"
          "enterprise/name: 湖南示例制造有限公司\n"
          "enterprise/uscc: 91430100TEST000001\n"
          "institution/name: 湖南示例服务中心\n"
          "institution/uscc: 91430100TEST000002\n"
          "content: 第一行\\n第二行\\\\末\n"
          "amount_fen: 1000001\n"
          "payment_method: offline\n"
          "payment_plan: once\n"
          "starts_on: 2026-12-01\n"
          "ends_on: 2027-06-30\n"
          "stages/0/name: 前期调研\n"
          "stages/0/amount_fen: 300000\n"
          "stages/0/starts_on: 2026-12-01\n"
          "stages/0/ends_on: 2026-12-07\n"
          "stages/0/deliverables: 调研报告\n");
}

TEST_CASE("every field that differs changes the fingerprint and shows in the difference") {
    const Contract contract = sample();
    const auto differs = [&](auto change, std::string_view label) {
        Contract other = contract;
        change(other.content);
        INFO("label ", label);
        CHECK(fingerprint(other) != fingerprint(contract));
        const std::vector<FieldChange> changes = diff(contract.content, other.content);
        REQUIRE_FALSE(changes.empty());
        CHECK(changes.front().label == label);
    };
    differs([](ContractDraft& draft) { draft.title += "（一）"; }, "合同名称");
    differs([](ContractDraft& draft) { draft.enterprise.address = "长沙"; }, "甲方 · 地址");
    differs([](ContractDraft& draft) { *draft.amount_fen += 1; }, "合同金额");
    differs([](ContractDraft& draft) { draft.payment_plan = PaymentPlan::ByStage; }, "付款计划");
    differs([](ContractDraft& draft) { draft.stages[1].ends_on = "2027-01-31"; },
            "第2阶段 · 阶段结束日期");
    differs([](ContractDraft& draft) { draft.stages.pop_back(); }, "第3阶段 · 阶段名称");
    differs([](ContractDraft& draft) { draft.files.push_back({"f", "附件.pdf", 1, ""}); }, "附件");
    CHECK(diff(contract.content, contract.content).empty());
}

TEST_CASE("text cannot imitate a field of its own") {
    Contract contract = sample();
    contract.content.duties = "甲\nbreach: 乙";
    Contract other = sample();
    other.content.duties = "甲";
    other.content.breach = "乙";
    CHECK(fingerprint(contract) != fingerprint(other));
}
