#include "client/drafts.h"

#include "client/route.h"

namespace emc {

std::string draft_key(const SessionView* session, std::string_view screen) {
    std::string key = "draft/" + std::string(screen) + "/";
    if (session != nullptr) key += session->account_id;
    return key;
}

// Three lines: JSON and percent encoding have no line ends of their own.
std::string pack_draft(const DraftTexts& texts) {
    std::string packed;
    for (const auto& [key, text] : texts.typed) {
        packed += percent_encode(key) + '=' + percent_encode(text) + '&';
    }
    return packed + '\n' + texts.draft_json + '\n' + texts.base_json;
}

DraftTexts unpack_draft(std::string_view stored) {
    DraftTexts texts;
    const std::size_t first = stored.find('\n');
    const std::size_t second = stored.find('\n', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return texts;
    const Route typed = parse_route("?" + std::string(stored.substr(0, first)));
    for (const auto& [key, text] : typed.query) texts.typed.insert_or_assign(key, text);
    texts.draft_json = stored.substr(first + 1, second - first - 1);
    texts.base_json = stored.substr(second + 1);
    return texts;
}

}  // namespace emc
