// What there is to read of a verification: the enterprise's own screen and the window's desk draw
// the same.
#pragma once

#include "domain/verification.h"
#include "ui/ui.h"

namespace emc {

void draw_verification_state(ui::Ui& ui, VerificationState state);
void draw_verification_facts(ui::Ui& ui, const Verification& verification);
void draw_verification_progress(ui::Ui& ui, const Verification& verification);

// 已认证 or 待复核 beside a party's name; nothing for who is not verified.
void draw_verification_mark(ui::Ui& ui, VerificationState state);

}  // namespace emc
