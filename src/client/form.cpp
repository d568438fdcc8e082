#include "client/form.h"

#include <algorithm>

namespace emc {
namespace {

const Problem* find_problem(const Problems& problems, std::string_view key) {
    const auto found = std::ranges::find(problems, key, &Problem::field);
    return found == problems.end() ? nullptr : &*found;
}

void drop_problems(Problems& problems, std::string_view key) {
    std::erase_if(problems, [&](const Problem& problem) { return problem.field == key; });
}

}  // namespace

const Problem* FormBase::shown_problem(std::string_view key) const {
    if (const Problem* problem = find_problem(server_problems, key)) return problem;
    if (!is_submitted && !touched.contains(key)) return nullptr;
    if (const Problem* problem = find_problem(text_problems, key)) return problem;
    return find_problem(draft_problems, key);
}

std::size_t FormBase::shown_count() const {
    std::set<std::string_view> keys;
    for (const Problems* list : {&server_problems, &text_problems, &draft_problems}) {
        for (const Problem& problem : *list) {
            if (shown_problem(problem.field) != nullptr) keys.insert(problem.field);
        }
    }
    return keys.size();
}

Error error_within(const Error& error, std::string_view key) {
    Error inner = error;
    inner.problems.clear();
    for (const Problem& problem : error.problems) {
        if (problem.field.size() <= key.size() || !belongs_to(problem.field, key)) continue;
        inner.problems.push_back(problem);
        inner.problems.back().field.erase(0, key.size() + 1);
    }
    return inner;
}

void FormBase::note_change(std::string_view key) {
    changed.emplace(key);
    is_stale = true;
    is_draft_stale = true;
    std::erase_if(server_problems,
                  [&](const Problem& problem) { return belongs_to(problem.field, key); });
}

void FormBase::note_left(std::string_view key) {
    if (!changed.contains(key) || !touched.emplace(key).second) return;
    is_stale = true;  // What shows has changed, too.
}

void FormBase::set_text(std::string_view key, std::string text, std::optional<Rule> problem) {
    drop_text(key);
    texts.emplace(key, std::move(text));
    if (problem) text_problems.push_back({std::string(key), *problem});
}

void FormBase::drop_text(std::string_view key) {
    if (const auto found = texts.find(key); found != texts.end()) texts.erase(found);
    drop_problems(text_problems, key);
}

}  // namespace emc
