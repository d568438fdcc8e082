// What a person has typed and not yet sent, kept on the device for each account and screen, so
// that a reload, a crash or an expired session costs nothing. Passwords are never kept.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "api/endpoint.h"
#include "client/env.h"
#include "client/form.h"
#include "client/number_text.h"

namespace emc {

// "draft/profile/<account id>"; of a person who is signed out "draft/register/".
std::string draft_key(const SessionView* session, std::string_view screen);

// The stored text: the typed numbers of FormBase::texts, the draft as JSON, and what it began from,
// which tells what the person changed from what the platform has changed since.
struct DraftTexts {
    std::string draft_json;
    std::string base_json;
    std::map<std::string, std::string, std::less<>> typed;
};
std::string pack_draft(const DraftTexts& texts);
DraftTexts unpack_draft(std::string_view stored);

template <Described T>
T without_passwords(T value) {
    for_each_field<T>([&](const auto& row) {
        if (row.editor == Editor::NewPassword || row.editor == Editor::CurrentPassword) {
            if constexpr (std::is_same_v<decltype(value.*(row.member)), std::string&>) {
                (value.*(row.member)).clear();
            }
        }
    });
    return value;
}

// Writes the draft when it has changed since the last time; every frame, cheap while it has not.
template <Described T>
void keep_draft(Form<T>& form, Env& env, std::string_view key) {
    if (!form.is_draft_stale) return;
    form.is_draft_stale = false;
    if (!is_changed(form)) return env.device.erase(key);
    env.device.save(key, pack_draft({.draft_json = encode_text(without_passwords(form.draft)),
                                     .base_json = encode_text(without_passwords(form.original)),
                                     .typed = form.texts}));
}

// True if there was something and it is in the form now. What the platform holds stays `original`.
template <Described T>
bool restore_draft(Form<T>& form, Env& env, std::string_view key) {
    const std::optional<std::string> stored = env.device.load(key);
    if (!stored) return false;
    const DraftTexts texts = unpack_draft(*stored);
    Result<T> draft = decode_reply<T>(texts.draft_json);
    const Result<T> base = decode_reply<T>(texts.base_json);
    if (!draft || !base || (*draft == form.original && texts.typed.empty())) {
        env.device.erase(key);
        return false;
    }
    take_newer(*draft, *base, form.original);
    form.draft = std::move(*draft);
    form.texts = texts.typed;
    form.is_stale = true;
    for_each_field<T>([&](const auto& row) {
        const auto text = texts.typed.find(row.key);
        if (text == texts.typed.end()) return;
        if constexpr (requires {
                          enter_number(form, row.editor, row.key, "", form.draft.*(row.member));
                      }) {
            enter_number(form, row.editor, row.key, text->second, form.draft.*(row.member));
        }
    });
    return true;
}

template <Described T>
void drop_draft(Form<T>& form, Env& env, std::string_view key) {
    form.is_draft_stale = false;
    env.device.erase(key);
}

}  // namespace emc
