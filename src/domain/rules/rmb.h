// 大写金额: 《支付结算办法》附一, 正确填写票据和结算凭证的基本规定.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace emc {

inline constexpr std::int64_t rmb_limit_fen = 100'000'000'000'000;  // 1 万亿元; amounts stay below.

// The one form that we write: 零 where the rule leaves it open behind 万, none between 元 and 角,
// 整 only behind 元. Nothing at or beyond the limit.
std::optional<std::string> rmb_capitals(std::int64_t fen);

// Whether `text` is a right way to write the amount: 人民币 in front or not, every optional 零 and
// 整 or not, 正 for 整, 圆 for 元, and the traditional 貳陸億萬圓.
bool is_rmb_capitals(std::string_view text, std::int64_t fen);

}  // namespace emc
