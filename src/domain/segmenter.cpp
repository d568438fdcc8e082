#include "domain/segmenter.h"

#include <algorithm>
#include <map>
#include <span>

#include "base/utf8.h"
#include "domain/rules/names.h"

namespace emc {
namespace {

enum class Script : unsigned char { Other, Han, Letter, Digit };

// One folded character and the bytes it came from.
struct Character {
    char32_t code_point = 0;
    Script script = Script::Other;
    TextRange source;
};

struct Spelling {
    char32_t from;
    std::u32string_view to;
};
// Signs that people type as one and search for as several (NFKC, as far as services use them).
constexpr Spelling spellings[] = {
    {U'²', U"2"},   {U'³', U"3"},   {U'¹', U"1"},   {U'Ⅰ', U"i"},   {U'Ⅱ', U"ii"},   {U'Ⅲ', U"iii"},
    {U'Ⅳ', U"iv"},  {U'Ⅴ', U"v"},   {U'Ⅵ', U"vi"},  {U'Ⅶ', U"vii"}, {U'Ⅷ', U"viii"}, {U'Ⅸ', U"ix"},
    {U'Ⅹ', U"x"},   {U'Ⅺ', U"xi"},  {U'Ⅻ', U"xii"}, {U'㎎', U"mg"}, {U'㎏', U"kg"},  {U'㎜', U"mm"},
    {U'㎝', U"cm"}, {U'㎞', U"km"}, {U'㎡', U"m2"}, {U'㎥', U"m3"}, {U'㏄', U"cc"},  {U'№', U"no"},
};

constexpr bool is_between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

char32_t lower(char32_t c) {
    if (is_between(c, U'A', U'Z')) return c + 0x20;
    if (is_between(c, 0xC0, 0xDE) && c != 0xD7) return c + 0x20;  // Latin-1
    if (is_between(c, 0x391, 0x3A9)) return c + 0x20;             // Greek
    if (is_between(c, 0x410, 0x42F)) return c + 0x20;             // Cyrillic
    return c;
}

char32_t folded(char32_t c) {
    if (is_between(c, 0xFF01, 0xFF5E)) return lower(c - 0xFEE0);  // Full width
    if (is_between(c, 0x2460, 0x2468)) return c - 0x2460 + U'1';  // ① to ⑨
    return lower(c);
}

Script script_of(char32_t c) {
    if (is_between(c, U'0', U'9')) return Script::Digit;
    if (is_between(c, U'a', U'z')) return Script::Letter;
    const bool is_kana_or_hangul = is_between(c, 0x3041, 0x30FF) || is_between(c, 0xAC00, 0xD7A3);
    if (is_han(c) || (is_kana_or_hangul && c != 0x30FB)) return Script::Han;
    const bool is_latin = is_between(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7;
    const bool is_greek_or_cyrillic = is_between(c, 0x386, 0x52F);
    return is_latin || is_greek_or_cyrillic ? Script::Letter : Script::Other;
}

std::vector<Character> folded_characters(std::string_view text) {
    std::vector<Character> out;
    out.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        const char32_t c = next_code_point(text, position).value_or(0xFFFD);
        const TextRange source{begin, position};
        const auto* spelling = std::ranges::find(spellings, c, &Spelling::from);
        if (spelling == std::end(spellings)) {
            const char32_t plain = folded(c);
            out.push_back({plain, script_of(plain), source});
            continue;
        }
        for (const char32_t part : spelling->to) out.push_back({part, script_of(part), source});
    }
    return out;
}

using Run = std::span<const Character>;

// Calls `visit` with every longest piece of one script; what is of none stands between them.
template <class Visit>
void for_each_run(Run characters, Visit&& visit) {
    while (!characters.empty()) {
        const Script script = characters.front().script;
        const auto end = std::ranges::find_if(
            characters, [&](const Character& character) { return character.script != script; });
        const auto size = static_cast<std::size_t>(end - characters.begin());
        if (script != Script::Other) visit(characters.first(size));
        characters = characters.subspan(size);
    }
}

std::string text_of(Run run) {
    std::string out;
    for (const Character& character : run.first(std::min(run.size(), term_chars_max))) {
        append_utf8(out, character.code_point);
    }
    return out;
}

template <class Visit>
void for_each_pair(Run run, Visit&& visit) {
    for (std::size_t i = 0; i + 1 < run.size(); ++i) visit(text_of(run.subspan(i, 2)));
}

bool same_text(Run a, Run b) {
    return std::ranges::equal(a, b, {}, &Character::code_point, &Character::code_point);
}

// The places of one run of the query. A Latin word is found as a whole word only, as in the index.
std::vector<TextRange> places_of(Run text, Run word) {
    std::vector<TextRange> places;
    for_each_run(text, [&](Run run) {
        if (run.front().script != word.front().script) return;
        if (word.front().script != Script::Han) {
            const bool is_same = text_of(run) == text_of(word);
            if (is_same) places.push_back({run.front().source.begin, run.back().source.end});
            return;
        }
        for (std::size_t i = 0; i + word.size() <= run.size(); ++i) {
            const Run piece = run.subspan(i, word.size());
            if (!same_text(piece, word)) continue;
            places.push_back({piece.front().source.begin, piece.back().source.end});
        }
    });
    return places;
}

}  // namespace

std::vector<TermCount> index_terms(std::string_view text) {
    std::map<std::string, int> counts;
    for_each_run(folded_characters(text), [&](Run run) {
        if (run.front().script != Script::Han) {
            ++counts[text_of(run)];
            return;
        }
        for (std::size_t i = 0; i < run.size(); ++i) ++counts[text_of(run.subspan(i, 1))];
        for_each_pair(run, [&](std::string pair) { ++counts[std::move(pair)]; });
    });
    std::vector<TermCount> terms;
    terms.reserve(counts.size());
    for (const auto& [term, count] : counts) terms.push_back({term, count});
    return terms;
}

std::vector<std::string> query_terms(std::string_view query) {
    std::vector<std::string> terms;
    const auto add = [&](std::string term) {
        if (terms.size() < query_terms_max && !std::ranges::contains(terms, term)) {
            terms.push_back(std::move(term));
        }
    };
    for_each_run(folded_characters(query), [&](Run run) {
        const bool is_whole = run.front().script != Script::Han || run.size() == 1;
        if (is_whole) return add(text_of(run));
        for_each_pair(run, add);
    });
    std::ranges::sort(terms);
    return terms;
}

bool matches(std::string_view text, std::string_view query) {
    const std::vector<Character> where = folded_characters(text);
    bool has_all = true;
    for_each_run(folded_characters(query),
                 [&](Run word) { has_all = has_all && !places_of(where, word).empty(); });
    return has_all;
}

std::vector<TextRange> highlight(std::string_view text, std::string_view query) {
    const std::vector<Character> where = folded_characters(text);
    std::vector<TextRange> places;
    for_each_run(folded_characters(query), [&](Run word) {
        std::ranges::copy(places_of(where, word), std::back_inserter(places));
    });
    std::ranges::sort(places, {}, &TextRange::begin);
    std::vector<TextRange> joined;
    for (const TextRange& place : places) {
        if (joined.empty() || place.begin > joined.back().end) {
            joined.push_back(place);
        } else {
            joined.back().end = std::max(joined.back().end, place.end);
        }
    }
    return joined;
}

}  // namespace emc
