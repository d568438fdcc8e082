// Chinese full text without a dictionary: a text is cut into single characters, pairs of characters
// and Latin or digit words. The platform keeps them as postings; the page cuts with the same code
// to mark what was found. A word of one or two characters, as most Chinese words are, is found by
// them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace emc {

// A term of a text and how often it occurs there.
struct TermCount {
    std::string term;
    int count = 0;
    bool operator==(const TermCount&) const = default;
};

// Bytes of the text as it was given.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const TextRange&) const = default;
};

inline constexpr std::size_t query_terms_max = 32;  // What is asked beyond is passed over.
inline constexpr std::size_t term_chars_max = 32;   // A longer word is known by its beginning.

// Distinct, in ascending order of their bytes, which no database orders otherwise.
std::vector<TermCount> index_terms(std::string_view text);

// What a text must have, every one, to be found: distinct, in ascending order. Empty if the query
// has neither letters nor digits nor Chinese characters; then it asks for nothing in particular.
std::vector<std::string> query_terms(std::string_view query);

// Whether every word of the query occurs in the text as a whole. Stricter than the terms: 融资担保
// does not occur where 融资, 资担 and 担保 stand apart. Whatever matches has all the terms.
bool matches(std::string_view text, std::string_view query);

// The places in the text of the query's words, in order, touching ones joined.
std::vector<TextRange> highlight(std::string_view text, std::string_view query);

}  // namespace emc
