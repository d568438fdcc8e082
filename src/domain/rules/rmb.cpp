#include "domain/rules/rmb.h"

#include <vector>

namespace emc {
namespace {

// The writer and the checker share one list of pieces, so they cannot disagree.
enum class Use : std::uint8_t {
    Must,
    MayWritten,
    MayOmitted
};  // What we write of the optional ones.
struct Piece {
    std::string_view text;
    Use use = Use::Must;
};
using Pieces = std::vector<Piece>;

constexpr std::string_view digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::string_view zero = digits[0];

// The four digits of one group without its unit: 壹仟零贰. Zeros at its end are not written, zeros
// inside are one 零, and those in front are up to who joins the groups.
void add_group(Pieces& pieces, int group) {
    constexpr std::string_view units[] = {"仟", "佰", "拾", ""};
    constexpr int weights[] = {1000, 100, 10, 1};
    bool has_begun = false;
    bool has_gap = false;
    for (int i = 0; i < 4; ++i) {
        const int digit = group / weights[i] % 10;
        if (digit == 0) {
            has_gap = has_begun;
            continue;
        }
        if (has_gap) pieces.push_back({zero});
        pieces.push_back({digits[digit]});
        if (!units[i].empty()) pieces.push_back({units[i]});
        has_begun = true;
        has_gap = false;
    }
}

// The 零 between a group and the last written one above it.
void add_zero_between(Pieces& pieces, int lower, int upper, bool is_upper_yi) {
    const bool has_zero_in_front = lower < 1000;
    const bool has_zero_behind = upper % 10 == 0;
    // Only where the 万 digit is zero and the 千 digit is not does the rule leave the choice.
    if (has_zero_in_front || (has_zero_behind && is_upper_yi)) {
        pieces.push_back({zero});
    } else if (has_zero_behind) {
        pieces.push_back({zero, Use::MayWritten});
    }
}

void add_yuan(Pieces& pieces, std::int64_t yuan) {
    const int yi = static_cast<int>(yuan / 100'000'000);
    const int wan = static_cast<int>(yuan / 10'000 % 10'000);
    const int ge = static_cast<int>(yuan % 10'000);
    if (yi > 0) {
        add_group(pieces, yi);
        pieces.push_back({"亿"});
    }
    if (wan > 0) {
        if (yi > 0) add_zero_between(pieces, wan, yi, true);
        add_group(pieces, wan);
        pieces.push_back({"万"});
    }
    if (ge > 0) {
        if (yi > 0 || wan > 0) add_zero_between(pieces, ge, wan, false);
        add_group(pieces, ge);
    }
    pieces.push_back({"元"});
}

void add_jiao_and_fen(Pieces& pieces, std::int64_t yuan, int jiao, int fen) {
    if (yuan > 0 && jiao == 0 && fen > 0) pieces.push_back({zero});
    if (yuan > 0 && yuan % 10 == 0 && jiao > 0) pieces.push_back({zero, Use::MayOmitted});
    if (jiao > 0) {
        pieces.push_back({digits[jiao]});
        pieces.push_back({"角"});
    }
    if (fen > 0) {
        pieces.push_back({digits[fen]});
        pieces.push_back({"分"});
    } else {
        pieces.push_back({"整", jiao > 0 ? Use::MayOmitted : Use::Must});
    }
}

std::optional<Pieces> pieces_of(std::int64_t amount_fen) {
    if (amount_fen <= -rmb_limit_fen || amount_fen >= rmb_limit_fen) return std::nullopt;
    const std::int64_t size = amount_fen < 0 ? -amount_fen : amount_fen;
    const std::int64_t yuan = size / 100;
    Pieces pieces;
    pieces.push_back({"人民币", Use::MayOmitted});
    if (amount_fen < 0) pieces.push_back({"负"});
    if (size == 0) pieces.push_back({zero});
    if (yuan > 0) add_yuan(pieces, yuan);
    if (size == 0) pieces.push_back({"元"});
    add_jiao_and_fen(pieces, yuan, static_cast<int>(size / 10 % 10), static_cast<int>(size % 10));
    return pieces;
}

std::string in_simple_characters(std::string_view text) {
    constexpr std::pair<std::string_view, std::string_view> forms[] = {
        {"貳", "贰"}, {"陸", "陆"}, {"億", "亿"}, {"萬", "万"},
        {"圓", "元"}, {"圆", "元"}, {"正", "整"},
    };
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view character =
            text.substr(i, 3);  // Every character allowed here has three bytes.
        std::string_view simple = character;
        for (const auto& [from, to] : forms) {
            if (character == from) simple = to;
        }
        out += simple;
        i += character.size();
    }
    return out;
}

}  // namespace

std::optional<std::string> rmb_capitals(std::int64_t fen) {
    const std::optional<Pieces> pieces = pieces_of(fen);
    if (!pieces) return std::nullopt;
    std::string out;
    for (const Piece& piece : *pieces) {
        if (piece.use != Use::MayOmitted) out += piece.text;
    }
    return out;
}

bool is_rmb_capitals(std::string_view text, std::int64_t fen) {
    const std::optional<Pieces> pieces = pieces_of(fen);
    if (!pieces) return false;
    const std::string simple = in_simple_characters(text);
    std::string_view rest = simple;
    for (const Piece& piece : *pieces) {
        // No optional piece is followed by one that begins alike, so taking it at once is right.
        if (rest.starts_with(piece.text)) {
            rest.remove_prefix(piece.text.size());
        } else if (piece.use == Use::Must) {
            return false;
        }
    }
    return rest.empty();
}

}  // namespace emc
