// A workflow is a constexpr table of transitions. The platform enforces it, the page draws its
// buttons from it, and tests walk it; nobody else decides what may happen next.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace emc {

// What must also hold of the subject, and the stable code of the refusal when it does not. A guard
// looks at the subject alone, so that a page can tell whether a button is of use.
template <class Subject, class Actor>
struct Guard {
    bool (*holds)(const Subject&, Actor) = nullptr;  // Null: nothing more is asked.
    std::string_view code = {};
};

template <class Subject, class State, class Command, class Actor>
struct Transition {
    using state_type = State;
    using command_type = Command;
    using actor_type = Actor;

    State from;
    Command command;
    Actor actor;
    State to;
    Guard<Subject, Actor> guard = {};

    bool is_open(const Subject& subject) const {
        return guard.holds == nullptr || guard.holds(subject, actor);
    }
};

namespace workflow {

// The commands that the state allows the actor, in the table's order; guards are not asked.
template <class Row>
constexpr std::vector<typename Row::command_type> allowed_commands(std::span<const Row> table,
                                                                   typename Row::state_type state,
                                                                   typename Row::actor_type actor) {
    std::vector<typename Row::command_type> commands;
    for (const Row& row : table) {
        if (row.from != state || row.actor != actor) continue;
        if (!std::ranges::contains(commands, row.command)) commands.push_back(row.command);
    }
    return commands;
}

// The same for a subject as it is: what would not be refused by a guard. The first is the one that
// the process waits for, if any does.
template <class Row, class Subject>
std::vector<typename Row::command_type> open_commands(std::span<const Row> table,
                                                      typename Row::state_type state,
                                                      typename Row::actor_type actor,
                                                      const Subject& subject) {
    std::vector<typename Row::command_type> commands;
    for (const Row& row : table) {
        if (row.from != state || row.actor != actor || !row.is_open(subject)) continue;
        if (!std::ranges::contains(commands, row.command)) commands.push_back(row.command);
    }
    return commands;
}

template <class Row>
constexpr bool may_ever(std::span<const Row> table, typename Row::command_type command,
                        typename Row::actor_type actor) {
    return std::ranges::any_of(
        table, [&](const Row& row) { return row.command == command && row.actor == actor; });
}

// The transition that the command takes. Forbidden "workflow.not_yours" if it never is the actor's
// to give; Conflict "workflow.wrong_state" if not now; Conflict with the guard's code if the state
// allows it and no guard does. Of several open rows the first counts.
template <class Row, class Subject>
Result<const Row*> next(std::span<const Row> table, typename Row::state_type state,
                        typename Row::command_type command, typename Row::actor_type actor,
                        const Subject& subject) {
    if (!may_ever(table, command, actor)) return fail(ErrorKind::Forbidden, "workflow.not_yours");
    std::string_view refusal = "workflow.wrong_state";
    for (const Row& row : table) {
        if (row.from != state || row.command != command || row.actor != actor) continue;
        if (row.is_open(subject)) return &row;
        refusal = row.guard.code;
    }
    return fail(ErrorKind::Conflict, std::string(refusal));
}

// The same error with the family's own name for the workflow's codes: "order.not_yours".
inline Error named(Error error, std::string_view family) {
    constexpr std::string_view prefix = "workflow.";
    if (error.code.starts_with(prefix)) {
        error.code.replace(0, prefix.size() - 1, family);
    }
    return error;
}

// Nothing leads out of a final state; a note may still be added to it.
template <class Row>
constexpr bool is_final(std::span<const Row> table, typename Row::state_type state) {
    return std::ranges::none_of(
        table, [&](const Row& row) { return row.from == state && row.to != state; });
}

// Every state that can be reached from `first`, itself included.
template <class Row>
constexpr std::vector<typename Row::state_type> reachable_states(std::span<const Row> table,
                                                                 typename Row::state_type first) {
    std::vector<typename Row::state_type> found{first};
    for (std::size_t next_one = 0; next_one < found.size(); ++next_one) {
        const typename Row::state_type state = found[next_one];
        for (const Row& row : table) {
            if (row.from == state && !std::ranges::contains(found, row.to)) found.push_back(row.to);
        }
    }
    return found;
}

// Whether some final state can be reached from every state that `first` leads to.
template <class Row>
constexpr bool always_ends(std::span<const Row> table, typename Row::state_type first) {
    return std::ranges::all_of(reachable_states(table, first), [&](typename Row::state_type state) {
        return std::ranges::any_of(
            reachable_states(table, state),
            [&](typename Row::state_type later) { return is_final(table, later); });
    });
}

}  // namespace workflow
}  // namespace emc
