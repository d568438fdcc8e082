// 企业认证: the enterprise hands in its licence and sees what its window says.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/verifications.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/file_slot.h"
#include "client/form.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct VerificationScreen {
    struct Retry {};
    struct Discard {};
    struct Submit {};
    struct Revoke {};
    using Message = std::variant<Retry, Discard, Submit, Revoke>;

    std::string draft_key;
    bool is_restored = false;
    Remote<OwnVerification> loaded;
    std::optional<OwnVerification> own;
    Form<VerificationRequest> form;
    FileSlot licence;
    FileSlot authorization;
    Remote<Verification> created;
    Attempt<VerificationRequest> creating;
    Remote<Verification> acted;
    Attempt<VerificationAction> acting;
    VerificationCommand command = VerificationCommand::Submit;  // Of `acted`.
    std::optional<Error> failure;
    std::uint64_t news_seen = 0;
    InstantMs now = 0;
};

VerificationScreen open_verification_screen(const Route& route, Env& env);
void poll(VerificationScreen& screen, Env& env);
void update(VerificationScreen& screen, const VerificationScreen::Message& message, Env& env);
std::optional<VerificationScreen::Message> draw(VerificationScreen& screen, ui::Ui& ui);
void retry(VerificationScreen& screen, Env& env);
void leave(VerificationScreen& screen, Env& env);
bool is_dirty(const VerificationScreen& screen);
bool is_busy(const VerificationScreen& screen);
bool needs_frame(const VerificationScreen& screen);

// Whether the enterprise may hand in now.
bool may_submit(const VerificationScreen& screen);

}  // namespace emc
