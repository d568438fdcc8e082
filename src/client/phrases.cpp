#include "client/phrases.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "client/phrase_table.h"

namespace emc {
namespace {

constexpr int depth_max = 5;
constexpr std::string_view verb_mark = "[按钮]";  // Before a row of the table for buttons alone.
constexpr std::size_t weak_letters = 9;           // Three characters.
constexpr std::size_t sentence_letters = 12;      // From here on sentences may stand between.

bool is_han(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

void replace_all(std::string& text, std::string_view mark, std::string_view with) {
    for (std::size_t at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + with.size())) {
        text.replace(at, mark.size(), with);
    }
}

struct Mark {
    std::string_view chinese;
    std::string_view english;
};

constexpr Mark marks[] = {{"：", ": "}, {"，", ", "}, {"。", ". "}, {"；", "; "}, {"、", ", "},
                          {"（", " ("}, {"）", ")"},  {"？", "? "}, {"！", "! "}, {"　", " "}};

// Between words that are no Chinese any more stand the marks of theirs.
std::string with_own_marks(std::string text) {
    const auto stands_in = [&](const Mark& mark) { return text.contains(mark.chinese); };
    if (has_han(text) || std::ranges::none_of(marks, stands_in)) return text;
    for (const Mark& mark : marks) replace_all(text, mark.chinese, mark.english);
    replace_all(text, "  ", " ");
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

// Where words are joined. `all` of them must be known, or the first, or any: a label is ours and
// what follows it may be a name, while a sentence half of which is known is somebody's own.
enum class Knows : unsigned char { Any, First, All };
struct Joint {
    std::string_view mark;
    std::string_view english;
    Knows knows;
};
constexpr Joint joints[] = {
    {"\n", "\n", Knows::Any},   {"。", ". ", Knows::All}, {"；", "; ", Knows::All},
    {" · ", " · ", Knows::Any}, {"　", " ", Knows::Any},  {"：", ": ", Knows::First},
    {"，", ", ", Knows::All},   {"、", ", ", Knows::All}, {" ", " ", Knows::All},
};

std::vector<std::string_view> split(std::string_view words, std::string_view mark) {
    std::vector<std::string_view> parts;
    for (std::size_t at = words.find(mark); at != std::string_view::npos; at = words.find(mark)) {
        parts.push_back(words.substr(0, at));
        words.remove_prefix(at + mark.size());
    }
    parts.push_back(words);
    return parts;
}

std::string fill(std::string_view english, const std::vector<std::string>& names,
                 const std::vector<std::string>& words) {
    std::string out;
    std::size_t next = 0;
    while (!english.empty()) {
        const std::size_t open = english.find('{');
        const std::size_t close = english.find('}', open);
        out += english.substr(0, open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        const std::string_view name = english.substr(open + 1, close - open - 1);
        const bool is_number = name.size() == 1 && name[0] >= '1' && name[0] <= '9';
        const auto found = std::ranges::find(names, name);
        std::size_t index = is_number ? static_cast<std::size_t>(name[0] - '1')
                                      : static_cast<std::size_t>(found - names.begin());
        if (name.empty()) index = next++;
        if (index < words.size()) out += words[index];
        english.remove_prefix(close + 1);
    }
    return out;
}

// What stands where the pattern has its gaps; none if it does not fit.
std::optional<std::vector<std::string_view>> gaps_of(const std::vector<std::string>& literals,
                                                     std::string_view words) {
    if (!words.starts_with(literals.front())) return std::nullopt;
    words.remove_prefix(literals.front().size());
    if (!words.ends_with(literals.back())) return std::nullopt;
    words.remove_suffix(literals.back().size());
    std::vector<std::string_view> gaps;
    for (std::size_t i = 1; i + 1 < literals.size(); ++i) {
        const std::size_t at = words.find(literals[i], 1);
        if (at == std::string_view::npos) return std::nullopt;
        gaps.push_back(words.substr(0, at));
        words.remove_prefix(at + literals[i].size());
    }
    gaps.push_back(words);
    if (std::ranges::any_of(gaps, &std::string_view::empty)) return std::nullopt;
    return gaps;
}

bool has_sentence(std::string_view words) {
    return words.contains("。") || words.contains("；") || words.contains("\n");
}

}  // namespace

bool has_han(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
        if (is_han(next_code_point(words, at).value_or(0))) return true;
    }
    return false;
}

std::expected<EnglishPhrases, BadPhrases> EnglishPhrases::read(std::string_view json) {
    std::optional<PhraseRows> rows = read_phrase_rows(json);
    if (!rows) return std::unexpected(BadPhrases{});
    EnglishPhrases made;
    for (auto& [key, english] : *rows) made.add(std::move(key), std::move(english));
    std::ranges::stable_sort(made.patterns_, std::ranges::greater{}, &Pattern::letters);
    return made;
}

void EnglishPhrases::add(std::string key, std::string english) {
    Pattern pattern;
    std::string_view rest = key;
    std::size_t open = rest.find('{');
    for (; open != std::string_view::npos; open = rest.find('{')) {
        const std::size_t close = rest.find('}', open);
        if (close == std::string_view::npos) break;
        pattern.literals.emplace_back(rest.substr(0, open));
        pattern.names.emplace_back(rest.substr(open + 1, close - open - 1));
        rest.remove_prefix(close + 1);
    }
    if (pattern.names.empty()) {
        phrases_.insert_or_assign(std::move(key), std::move(english));
        return;
    }
    pattern.literals.emplace_back(rest);
    for (const std::string& literal : pattern.literals) pattern.letters += literal.size();
    const bool has_marks = std::ranges::any_of(key, [](char c) { return c == ' ' || c == '/'; }) ||
                           key.contains("：") || key.contains("“");
    pattern.is_weak = pattern.letters <= weak_letters && !has_marks;
    pattern.english = std::move(english);
    patterns_.push_back(std::move(pattern));
}

std::string EnglishPhrases::say(std::string_view words) const { return say_part(words, 0); }

std::string EnglishPhrases::say_verb(std::string_view words) const {
    const auto found = phrases_.find(std::string(verb_mark) + std::string(words));
    return found != phrases_.end() ? found->second : say(words);
}

// Blanks around it and the mark at its end are no part of a phrase.
std::string EnglishPhrases::say_part(std::string_view words, int depth) const {
    const auto exact = phrases_.find(std::string(words));
    if (exact != phrases_.end()) return exact->second;
    if (depth > depth_max || !has_han(words)) return with_own_marks(std::string(words));
    const std::size_t begin = words.find_first_not_of(' ');
    const std::size_t end = words.find_last_not_of(' ') + 1;
    std::string_view body = words.substr(begin, end - begin);
    std::string_view tail;
    for (const Mark& mark : marks) {
        const bool is_closing = mark.chinese != "（" && mark.chinese != "）";
        if (!is_closing || !tail.empty() || !body.ends_with(mark.chinese)) continue;
        body.remove_suffix(mark.chinese.size());
        tail = mark.english.substr(0, mark.english.find_last_not_of(' ') + 1);
    }
    // A question's mark belongs to the phrase where the table has it so.
    const std::string whole(words.substr(begin, end - begin));
    const auto marked = phrases_.find(whole);
    std::string said = marked != phrases_.end() ? marked->second : say_whole(body, depth);
    if (said.empty()) return std::string(words);
    if (marked == phrases_.end()) said += tail;
    return std::string(words.substr(0, begin)) + said + std::string(words.substr(end));
}

std::string EnglishPhrases::say_whole(std::string_view words, int depth) const {
    const auto exact = phrases_.find(std::string(words));
    if (exact != phrases_.end()) return exact->second;
    for (const Pattern& pattern : patterns_) {
        std::string said = say_pattern(pattern, words, depth);
        if (!said.empty()) return said;
    }
    std::string said = say_split(words, depth);
    if (said.empty()) said = say_joined(words, depth);
    if (said.empty()) said = say_counted(words, depth);
    return with_own_marks(std::move(said));
}

std::string EnglishPhrases::say_pattern(const Pattern& pattern, std::string_view words,
                                        int depth) const {
    if (words.size() < pattern.letters + pattern.names.size()) return {};
    const auto gaps = gaps_of(pattern.literals, words);
    if (!gaps) return {};
    std::vector<std::string> said;
    for (const std::string_view gap : *gaps) {
        if (pattern.letters < sentence_letters && has_sentence(gap)) return {};
        said.push_back(say_part(gap, depth + 1));
        if (pattern.is_weak && has_han(said.back())) return {};
    }
    return fill(pattern.english, pattern.names, said);
}

std::string EnglishPhrases::say_split(std::string_view words, int depth) const {
    for (const Joint& joint : joints) {
        if (!words.contains(joint.mark)) continue;
        std::string out;
        std::size_t known = 0;
        bool is_first_known = false;
        bool is_changed = false;
        const std::vector<std::string_view> parts = split(words, joint.mark);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::string said = say_part(parts[i], depth + 1);
            const bool is_known = !has_han(said);
            known += is_known;
            is_first_known = is_first_known || (i == 0 && is_known);
            is_changed = is_changed || said != parts[i];
            if (i > 0) out += joint.english;
            out += said;
        }
        const bool holds = joint.knows == Knows::Any     ? is_changed
                           : joint.knows == Knows::First ? is_first_known && is_changed
                                                         : known == parts.size();
        if (holds) return out;
    }
    return {};
}

// "企业" + "回复", "第1阶段" + "名称": Chinese joins words without a mark. All of them must be
// known.
std::string EnglishPhrases::say_joined(std::string_view words, int depth) const {
    if (depth > 1) return {};
    for (std::size_t at = 0; at < words.size();) {
        next_code_point(words, at);
        const auto tail = phrases_.find(std::string(words.substr(at)));
        if (tail == phrases_.end() || !has_han(tail->first)) continue;
        const std::string head = say_part(words.substr(0, at), depth + 1);
        if (!has_han(head)) return head + " " + tail->second;
    }
    return {};
}

// "企业（3）", "订单 DD-2026-1", "工作台3": words with something of data at their end.
std::string EnglishPhrases::say_counted(std::string_view words, int depth) const {
    constexpr std::string_view open = "（";
    constexpr std::string_view close = "）";
    const std::size_t bracket = words.rfind(open);
    if (words.ends_with(close) && bracket != std::string_view::npos && bracket > 0) {
        const std::string_view inner = words.substr(
            bracket + open.size(), words.size() - bracket - open.size() - close.size());
        const std::string head = say_part(words.substr(0, bracket), depth + 1);
        const std::string said = say_part(inner, depth + 1);
        const bool is_changed = head != words.substr(0, bracket) || said != inner;
        if (is_changed) return head + " (" + said + ")";
    }
    const std::size_t letters = words.find_last_not_of("0123456789.,%-") + 1;
    if (letters == words.size() || letters == 0) return {};
    std::string head = say_part(words.substr(0, letters), depth + 1);
    if (has_han(head)) return {};
    return head + (head.ends_with(' ') ? "" : " ") + std::string(words.substr(letters));
}

}  // namespace emc
