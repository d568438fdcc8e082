// 划型自测: the size of an enterprise from four figures, without an account. Nothing is sent.
#pragma once

#include <optional>

#include "client/env.h"
#include "client/form.h"
#include "client/route.h"
#include "domain/size_check.h"
#include "ui/ui.h"

namespace emc {

struct SizeCheckScreen {
    struct Clear {};
    using Message = Clear;

    Form<SizeCheck> form;
    SizeResult result;
};

SizeCheckScreen open_size_check(const Route& route, Env& env);
void poll(SizeCheckScreen& screen, Env& env);
void update(SizeCheckScreen& screen, const SizeCheckScreen::Message& message, Env& env);
std::optional<SizeCheckScreen::Message> draw(SizeCheckScreen& screen, ui::Ui& ui);

// The size in large letters with its reason, as on 企业资料.
void draw_size_result(ui::Ui& ui, const SizeResult& result);

}  // namespace emc
