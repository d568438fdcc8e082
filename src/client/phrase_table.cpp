#include "client/phrase_table.h"

namespace emc {
namespace {

class Reader {
public:
    explicit Reader(std::string_view json) : rest_(json) {}

    // Past the character, if it is the next one that is no blank.
    bool take(char wanted) {
        const std::size_t at = rest_.find_first_not_of(" \t\r\n");
        if (at == std::string_view::npos || rest_[at] != wanted) return false;
        rest_.remove_prefix(at + 1);
        return true;
    }

    std::optional<std::string> take_text() {
        if (!take('"')) return std::nullopt;
        std::string text;
        while (!rest_.empty() && rest_.front() != '"') {
            char c = take_char();
            if (c == '\\') {
                if (rest_.empty()) return std::nullopt;
                c = take_char();
                if (c == 'n') c = '\n';
                // The table is UTF-8 and has no other escapes.
                const bool is_known = c == '\n' || c == '"' || c == '\\' || c == '/';
                if (!is_known) return std::nullopt;
            }
            text += c;
        }
        if (!take('"')) return std::nullopt;
        return text;
    }

    bool is_at_end() const { return rest_.find_first_not_of(" \t\r\n") == std::string_view::npos; }

private:
    char take_char() {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    std::string_view rest_;
};

}  // namespace

std::optional<PhraseRows> read_phrase_rows(std::string_view json) {
    Reader reader(json);
    PhraseRows rows;
    if (!reader.take('{')) return std::nullopt;
    if (reader.take('}')) return reader.is_at_end() ? std::optional(rows) : std::nullopt;
    do {
        std::optional<std::string> key = reader.take_text();
        if (!key || !reader.take(':')) return std::nullopt;
        std::optional<std::string> english = reader.take_text();
        if (!english) return std::nullopt;
        rows.emplace_back(std::move(*key), std::move(*english));
    } while (reader.take(','));
    if (!reader.take('}') || !reader.is_at_end()) return std::nullopt;
    return rows;
}

}  // namespace emc
