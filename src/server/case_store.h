// Cases as they are kept: the entity as JSON, beside it the columns that lists are made from. An
// entity T is kept when `CaseColumns columns_of(const T&)` is found beside it; everything else of a
// case is in its JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/codec.h"
#include "domain/case.h"
#include "server/cursor.h"
#include "server/store/transaction.h"

namespace emc::server {

struct CaseColumns {
    std::string_view kind;  // "consultation", "demand", "shop", "verification"
    std::string case_id;
    std::string number;
    std::int64_t version = 0;
    std::string_view state;
    std::string_view waits_for;  // Of CaseActor; empty: nobody.
    std::string enterprise_id;
    std::string institution_id;  // Empty where there is none.
    std::string region;          // Of the enterprise.
    std::string category;        // What lists are narrowed by; empty where nothing is.
    std::string words;           // What a list is searched for.
    bool is_public = false;
    std::optional<InstantMs> due_at;
    InstantMs created_at = 0;
    InstantMs updated_at = 0;
};

Result<std::optional<std::string>> find_case_content(Snapshot& snapshot, std::string_view kind,
                                                     std::string_view case_id);
Result<void> insert_case_row(Transaction& transaction, const CaseColumns& columns,
                             std::string_view content);
// Stale "case.stale" if the kept one is not the one before.
Result<void> update_case_row(Transaction& transaction, const CaseColumns& columns,
                             std::string_view content);

template <class T>
Result<std::optional<T>> find_case(Snapshot& snapshot, std::string_view kind,
                                   std::string_view case_id) {
    const auto content = find_case_content(snapshot, kind, case_id);
    if (!content) return std::unexpected(content.error());
    if (!*content) return std::nullopt;
    Result<T> found = decode_reply<T>(**content);
    if (!found) return fail(ErrorKind::Broken, "case.unreadable", std::string(case_id));
    return std::move(*found);
}

template <class T>
Result<void> insert_case(Transaction& transaction, const T& entity) {
    return insert_case_row(transaction, columns_of(entity), encode_text(entity));
}

template <class T>
Result<void> update_case(Transaction& transaction, const T& entity) {
    return update_case_row(transaction, columns_of(entity), encode_text(entity));
}

// Which cases of a kind a list shows; what is empty does not narrow it. The one that changed last
// comes first.
struct CaseFilter {
    std::string_view kind;
    std::string enterprise_id;
    std::string institution_id;
    bool by_response = false;  // The institution is one that has responded, chosen or not.
    bool is_public = false;    // Only what anybody may see.
    std::string state;
    std::string waits_for;
    std::string category;  // Or how it begins: a class has its sub-categories.
    std::string q;         // Anywhere in the words.
    std::string region;    // A county, or a prefecture or the province with all their counties.
    // What waits for this actor comes before the rest, the longest waiting at the top.
    std::string_view waiting_first = {};
};
struct CaseRows {
    std::vector<std::string> contents;
    std::string next_cursor;  // Empty behind the last.
    std::int64_t total = 0;
};
// Invalid "cursor" for one that was made for another list.
Result<CaseRows> list_cases(Snapshot& snapshot, const SecretKey& secret, const CaseFilter& filter,
                            const std::string& cursor, std::int64_t limit);

// The page of a list: `Page` has items, next_cursor and total, `make` is Item(const T&).
template <class T, class Page, class Make>
Page page_of(const CaseRows& rows, Make make) {
    Page page{.next_cursor = rows.next_cursor, .total = rows.total};
    for (const std::string& content : rows.contents) {
        // What cannot be read would be found by find_case; a list shows the others.
        if (const Result<T> entity = decode_reply<T>(content)) page.items.push_back(make(*entity));
    }
    return page;
}

// Cases of a kind whose moment has come, the earliest first.
struct DueCase {
    std::string kind;
    std::string case_id;
};
// Of every kind if none is named.
Result<std::vector<DueCase>> due_cases(Snapshot& snapshot, InstantMs now, std::int64_t limit,
                                       std::string_view kind = {});

}  // namespace emc::server
