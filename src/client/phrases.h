// English for the interface's Chinese words, from the table assets/english.json.
//
// A phrase is said as it stands in the table; else by the pattern that fits with the most words of
// its own ("查看合同 {}"); else in parts, split at "：", " · " and their like. What people wrote
// stays as it is: nothing is said of words that are not in the table.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/phrases.h"

namespace emc {

// The table cannot be read: it is no flat JSON object of texts.
struct BadPhrases {};

class EnglishPhrases final : public ui::Phrases {
public:
    static std::expected<EnglishPhrases, BadPhrases> read(std::string_view json);

    std::string say(std::string_view words) const override;
    std::string say_verb(std::string_view words) const override;

private:
    struct Pattern {
        std::vector<std::string> literals;  // One more than names.
        std::vector<std::string> names;     // "" of {}
        std::string english;
        std::size_t letters = 0;  // Bytes of its own words.
        bool is_weak = false;     // So few that only known words may stand between them.
    };

    void add(std::string key, std::string english);
    std::string say_part(std::string_view words, int depth) const;
    std::string say_whole(std::string_view words, int depth) const;  // Empty: not known.
    std::string say_pattern(const Pattern& pattern, std::string_view words, int depth) const;
    std::string say_split(std::string_view words, int depth) const;
    std::string say_joined(std::string_view words, int depth) const;
    std::string say_counted(std::string_view words, int depth) const;

    std::unordered_map<std::string, std::string> phrases_;
    std::vector<Pattern> patterns_;  // Those with the most words first.
};

// Whether Chinese characters stand in it; their punctuation alone does not count.
bool has_han(std::string_view words);

}  // namespace emc
