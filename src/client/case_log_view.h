// 进度: what has happened to a case or an order, the latest step first.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "domain/case.h"
#include "ui/ui.h"

namespace emc {

// A step as its reader sees it; the words are labels.
struct LoggedStep {
    std::int64_t seq = 0;
    InstantMs at = 0;
    CaseActor actor = CaseActor::System;
    std::string_view command;
    std::string_view to;
    std::string_view remark;
};

// The steps are in the order in which they were taken.
void draw_progress(ui::Ui& ui, std::span<const LoggedStep> steps);

// The labels of the states and commands are those of the case's kind.
template <Enumerated State, Enumerated Command>
void draw_case_log(ui::Ui& ui, std::span<const CaseLogEntry> log) {
    const auto label = []<Enumerated Enum>(Tag<Enum>, std::string_view word) {
        const auto value = enum_from_word<Enum>(word);
        return value ? enum_row(*value).label.zh : word;
    };
    std::vector<LoggedStep> steps;
    steps.reserve(log.size());
    for (const CaseLogEntry& entry : log) {
        steps.push_back({entry.seq, entry.at, entry.actor, label(Tag<Command>{}, entry.command),
                         label(Tag<State>{}, entry.to), entry.remark});
    }
    draw_progress(ui, steps);
}

// The window has let the last day of a case pass. Nothing when there is none, or it is to come.
void draw_overdue(ui::Ui& ui, std::string_view due_on, InstantMs now);

}  // namespace emc
