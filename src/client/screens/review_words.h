// How reviews are shown wherever they are.
#pragma once

#include <string>
#include <string_view>

#include "client/work_moment.h"
#include "domain/review.h"
#include "ui/ui.h"

namespace emc {

std::string review_href(std::string_view review_id);
// "超期 2 个工作日", "今日到期", "还剩 3 个工作日", each with 暂定 where it is; of a decided one
// what came of it.
std::string due_words(const Review& review, const WorkMoment& now);
void draw_due(ui::Ui& ui, const Review& review, const WorkMoment& now);
// Its number; of what has none its title.
const std::string& name_of(const Review& review);
// "已由岳麓区中小企业服务窗口于 2026-11-24 09:05 处理：通过"
std::string decided_words(const Review& review);

}  // namespace emc
