// One service of the institution: its draft with the stage template, 发布 and 下架.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/services_own.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/file_slot.h"
#include "client/form.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct OwnServiceScreen {
    struct Retry {};
    struct Discard {};
    struct Save {};
    struct Take {
        ServiceCommand command = ServiceCommand::Submit;
    };
    struct AddStage {};
    struct RemoveStage {
        std::size_t index = 0;
    };
    using Message = std::variant<Retry, Discard, Save, Take, AddStage, RemoveStage>;

    std::string service_id;  // Empty until it is saved for the first time.
    std::string draft_key;
    bool is_restored = false;
    Remote<ServiceItem> loaded;
    std::optional<ServiceItem> item;
    std::string etag;
    Form<ServiceDraft> form;
    FileSlot picture;                     // The draft has the number of its file only.
    std::optional<FileRef> picture_file;  // Of that number; nothing while it is not known.
    std::string picture_shown;            // The number that the slot was filled for.
    Remote<UploadView> picture_read;
    Remote<ServiceItem> saved;
    ServiceDraft saved_draft;  // What was in the form when it was sent.
    Attempt<ServiceDraft> creating;
    bool publishes = false;  // As soon as it is saved.
    Remote<ServiceItem> acted;
    Attempt<ServiceAction> acting;
    ServiceCommand command = ServiceCommand::Submit;  // Of `acted`.
    std::optional<Error> failure;
};

OwnServiceScreen open_own_service(const Route& route, Env& env);
void poll(OwnServiceScreen& screen, Env& env);
void update(OwnServiceScreen& screen, const OwnServiceScreen::Message& message, Env& env);
std::optional<OwnServiceScreen::Message> draw(OwnServiceScreen& screen, ui::Ui& ui);
void retry(OwnServiceScreen& screen, Env& env);
void leave(OwnServiceScreen& screen, Env& env);
bool is_dirty(const OwnServiceScreen& screen);
bool is_busy(const OwnServiceScreen& screen);
bool needs_frame(const OwnServiceScreen& screen);

std::string_view word_of(ServiceCommand command);  // As on its button.

}  // namespace emc
