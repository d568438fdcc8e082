#include "domain/rules/internet.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr std::size_t email_bytes_max = 254;
constexpr std::size_t local_part_bytes_max = 64;
constexpr std::size_t label_chars_max = 63;
constexpr std::size_t url_bytes_max = 2048;

bool is_letter_or_digit(char c) { return is_digit(c) || is_ascii_letter(c); }

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// Letters, digits and hyphens, no hyphen at either end. `allow_chinese` lets in what is beyond
// ASCII.
bool is_domain_label(std::string_view label, bool allow_chinese) {
    if (label.empty() || label.front() == '-' || label.back() == '-') return false;
    if (count_code_points(label) > label_chars_max || !is_valid_utf8(label)) return false;
    return std::ranges::all_of(label, [&](char c) {
        const bool is_beyond_ascii = static_cast<unsigned char>(c) >= 0x80;
        return is_letter_or_digit(c) || c == '-' || (allow_chinese && is_beyond_ascii);
    });
}

// Two labels or more; the last is no number, or else it is an address and not a name.
bool is_domain(std::string_view host, bool allow_chinese) {
    const std::vector<std::string_view> labels = split(host, '.');
    if (labels.size() < 2 || all_digits(labels.back())) return false;
    return std::ranges::all_of(
        labels, [&](std::string_view label) { return is_domain_label(label, allow_chinese); });
}

bool is_number_up_to(std::string_view digits, int max) {
    if (!all_digits(digits) || digits.size() > 5 || (digits.size() > 1 && digits[0] == '0'))
        return false;
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value <= max;
}

bool is_ipv4(std::string_view host) {
    const std::vector<std::string_view> parts = split(host, '.');
    return parts.size() == 4 && std::ranges::all_of(parts, [](std::string_view part) {
               return is_number_up_to(part, 255);
           });
}

// Letters, digits and these signs in runs that single dots part.
bool is_dot_atom(std::string_view text) {
    constexpr std::string_view signs = "!#$%&'*+-/=?^_`{|}~";
    return std::ranges::all_of(split(text, '.'), [&](std::string_view atom) {
        return !atom.empty() && std::ranges::all_of(atom, [&](char c) {
            return is_letter_or_digit(c) || signs.contains(c);
        });
    });
}

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    if (text.size() > email_bytes_max || at == std::string_view::npos) return false;
    const std::string_view local = text.substr(0, at);
    const std::string_view domain = text.substr(at + 1);
    if (local.size() > local_part_bytes_max || !is_dot_atom(local) || !is_domain(domain, false))
        return false;
    return domain.size() - domain.rfind('.') > 2;
}

bool is_authority(std::string_view authority) {
    const std::size_t colon = authority.find(':');
    const std::string_view host = authority.substr(0, colon);
    if (colon != std::string_view::npos) {
        const std::string_view port = authority.substr(colon + 1);
        if (!is_number_up_to(port, 65535) || port == "0") return false;
    }
    return is_domain(host, true) || is_ipv4(host);
}

bool has_no_unsafe_character(std::string_view text) {
    constexpr std::string_view unsafe = " \"<>\\";
    return is_valid_utf8(text) && std::ranges::none_of(text, [&](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte < 0x20 || byte == 0x7F || unsafe.contains(c);
           });
}

bool is_url(std::string_view text) {
    if (text.size() > url_bytes_max || !has_no_unsafe_character(text)) return false;
    const std::size_t scheme_end = text.find("://");
    if (scheme_end == std::string_view::npos) return false;
    const std::string scheme = lower_ascii(text.substr(0, scheme_end));
    if (scheme != "http" && scheme != "https") return false;
    const std::string_view rest = text.substr(scheme_end + 3);
    // A user name before an @ would hide which host it is; the @ is then in the authority and no
    // host has one.
    return is_authority(rest.substr(0, rest.find_first_of("/?#")));
}

bool is_qq(std::string_view text) {
    return text.size() >= 5 && text.size() <= 11 && all_digits(text) && text[0] != '0';
}

}  // namespace

std::optional<Problem> check_email(std::string_view text) {
    const std::string folded = fold_width(text);
    if (is_email(trimmed(folded))) return std::nullopt;
    return Problem{.rule = Rule::Email};
}

std::optional<Problem> check_url(std::string_view text) {
    const std::string folded = fold_width(text);
    if (is_url(trimmed(folded))) return std::nullopt;
    return Problem{.rule = Rule::Url};
}

std::optional<Problem> check_qq(std::string_view text) {
    const std::string folded = fold_width(text);
    if (is_qq(trimmed(folded))) return std::nullopt;
    return Problem{.rule = Rule::Qq};
}

}  // namespace emc
