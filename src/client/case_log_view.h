// 进度: the log of a case, the latest step first.
#pragma once

#include <span>

#include "domain/case.h"
#include "ui/ui.h"

namespace emc {

// The labels of the states and commands are those of the case's kind.
template <Enumerated State, Enumerated Command>
void draw_case_log(ui::Ui& ui, std::span<const CaseLogEntry> log);

// The window has let the last day of a case pass. Nothing when there is none, or it is to come.
void draw_overdue(ui::Ui& ui, std::string_view due_on, InstantMs now);

namespace case_log_detail {
void draw_entry(ui::Ui& ui, const CaseLogEntry& entry, std::string_view state,
                std::string_view command);
}  // namespace case_log_detail

template <Enumerated State, Enumerated Command>
void draw_case_log(ui::Ui& ui, std::span<const CaseLogEntry> log) {
    const auto label = []<Enumerated Enum>(Tag<Enum>, std::string_view word) {
        const auto value = enum_from_word<Enum>(word);
        return value ? enum_row(*value).label.zh : word;
    };
    ui.card("进度", [&] {
        ui.list("进度", [&] {
            for (std::size_t i = log.size(); i-- > 0;) {
                case_log_detail::draw_entry(ui, log[i], label(Tag<State>{}, log[i].to),
                                            label(Tag<Command>{}, log[i].command));
            }
        });
    });
}

}  // namespace emc
