#include "domain/rules/password.h"

#include <algorithm>

#include "base/utf8.h"
#include "domain/rules/width.h"
#include "domain/tables/tables.h"

namespace emc {
namespace {

constexpr std::size_t identity_chars_min = 3;
constexpr int distinct_chars_min = 4;
constexpr int kinds_min = 3;

// Rows and the slanted columns of a keyboard; a password that is a piece of one is a run.
constexpr std::string_view keyboard_runs[] = {
    "`1234567890-=",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "!qaz@wsx#edc$rfv%tgb^yhn&ujm*ik(ol)p",
    "!@#$%^&*()_+",
    "q1w2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p",
    "zaq1xsw2cde3vfr4bgt5nhy6mju7",
};

std::string reversed(std::string_view text) { return {text.rbegin(), text.rend()}; }

bool is_listed(std::string_view word) {
    return std::ranges::binary_search(tables::common_passwords, word);
}

bool is_keyboard_run(std::string_view word) {
    const std::string backwards = reversed(word);
    return std::ranges::any_of(keyboard_runs, [&](std::string_view run) {
        return run.contains(word) || run.contains(backwards);
    });
}

// "Passw0rd!" is "password": signs and digits behind a word and figures for letters are what every
// attacker tries next.
std::string plain_word(std::string_view lower) {
    const std::size_t last = lower.find_last_of("abcdefghijklmnopqrstuvwxyz");
    std::string word(lower.substr(0, last == std::string_view::npos ? 0 : last + 1));
    constexpr std::string_view figures = "@013457$!";
    constexpr std::string_view letters = "aoieastsi";
    for (char& c : word) {
        const std::size_t place = figures.find(c);
        if (place != std::string_view::npos) c = letters[place];
    }
    return word;
}

bool is_sequence(std::u32string_view text) {
    const auto steps_by = [&](char32_t step) {
        for (std::size_t i = 1; i < text.size(); ++i) {
            if (text[i] != text[i - 1] + step) return false;
        }
        return true;
    };
    return steps_by(1) || steps_by(static_cast<char32_t>(-1));
}

int distinct_characters(std::u32string text) {
    std::ranges::sort(text);
    const auto repeated = std::ranges::unique(text);
    return static_cast<int>(text.size() - repeated.size());
}

bool contains_identity(std::string_view lower_password, std::string_view identity) {
    const std::string lower = lower_ascii(trimmed(identity));
    if (lower.size() < identity_chars_min) return false;
    return lower_password.contains(lower) || lower_password.contains(reversed(lower));
}

// Small letters, capitals, digits, and all else.
int kinds_of_characters(std::u32string_view text) {
    bool kinds[4] = {};
    for (const char32_t c : text) {
        if (c >= U'a' && c <= U'z') {
            kinds[0] = true;
        } else if (c >= U'A' && c <= U'Z') {
            kinds[1] = true;
        } else {
            kinds[c >= U'0' && c <= U'9' ? 2 : 3] = true;
        }
    }
    return static_cast<int>(std::ranges::count(kinds, true));
}

}  // namespace

std::string normalized_password(std::string_view password) { return fold_width(password); }

bool is_common_password(std::string_view password) {
    const std::string lower = lower_ascii(password);
    return is_listed(lower) || is_keyboard_run(lower) || is_listed(plain_word(lower));
}

std::optional<Problem> check_password(std::string_view password,
                                      std::span<const std::string_view> identities) {
    const std::string text = normalized_password(password);
    const std::u32string characters = to_code_points(text);
    const auto length = static_cast<std::int64_t>(characters.size());
    if (length < password_chars_min)
        return Problem{.rule = Rule::PasswordShort, .limit = password_chars_min, .actual = length};
    if (length > password_chars_max)
        return Problem{.rule = Rule::PasswordLong, .limit = password_chars_max, .actual = length};
    // A sequence is told as such unless it is one of the famous; on the keyboard it is a run as
    // well.
    const std::string lower = lower_ascii(text);
    if (is_listed(lower)) return Problem{.rule = Rule::PasswordCommon};
    if (is_sequence(characters)) return Problem{.rule = Rule::PasswordSequence};
    if (is_common_password(text)) return Problem{.rule = Rule::PasswordCommon};
    const int distinct = distinct_characters(characters);
    if (distinct < distinct_chars_min) {
        return Problem{
            .rule = Rule::PasswordRepeat, .limit = distinct_chars_min, .actual = distinct};
    }
    if (std::ranges::any_of(identities, [&](std::string_view identity) {
            return contains_identity(lower, identity);
        })) {
        return Problem{.rule = Rule::PasswordContainsId};
    }
    const int kinds = kinds_of_characters(characters);
    if (length < passphrase_chars_min && kinds < kinds_min) {
        return Problem{.rule = Rule::PasswordKinds, .limit = kinds_min, .actual = kinds};
    }
    return std::nullopt;
}

}  // namespace emc
