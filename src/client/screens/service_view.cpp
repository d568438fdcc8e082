#include <array>

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/service.h"
#include "client/screens/service_facts_view.h"
#include "client/screens/service_words.h"
#include "client/screens/shop_facts_view.h"
#include "client/time_words.h"
#include "domain/display.h"
#include "domain/messages.h"

namespace emc {
namespace {

using Message = ServiceScreen::Message;

void draw_head(ui::Ui& ui, const ServiceView& view) {
    ui.line([&] {
        draw_rating(ui, view.ratings.average_hundredths(), view.ratings.count());
        ui.text("申请 " + std::to_string(view.order_count) + " 次", ui::TextStyle::SmallMuted);
        ui.text("咨询 " + std::to_string(view.consultation_count) + " 次",
                ui::TextStyle::SmallMuted);
        if (!is_on_shelf(view.state)) {
            ui.tag(enum_row(view.state).label.zh, ui::Tone::Warning);
        }
    });
}

std::optional<Message> draw_buttons(ui::Ui& ui, const ServiceScreen& screen,
                                    const ServiceView& view) {
    std::optional<Message> message;
    const bool may_apply = !screen.kind || *screen.kind == AccountKind::Enterprise;
    ui.line([&] {
        ui.text(price_text(view.content), ui::TextStyle::Figure, ui::Tone::Primary);
        ui.spacer();
        if (ui.button("分享")) message = ServiceScreen::Share{};
        if (ui.button(screen.is_favorite ? "取消收藏" : "收藏",
                      {.is_busy = screen.kept.is_pending()})) {
            message = ServiceScreen::ToggleFavorite{};
        }
        const ui::ButtonLook ask{.enabled = may_apply && is_on_shelf(view.state)};
        if (ui.button("立刻咨询", ask)) message = ServiceScreen::OpenQuestion{};
        const ui::ButtonLook apply{.kind = ui::ButtonLook::Kind::Primary,
                                   .enabled = may_apply && is_on_shelf(view.state)};
        if (ui.button("申请服务", apply)) message = ServiceScreen::OpenApplication{};
    });
    if (!may_apply) ui.text("只有企业账号可以咨询和申请服务。", ui::TextStyle::SmallMuted);
    if (!is_on_shelf(view.state)) {
        ui.text("该服务已下架，不能咨询和申请；请看看其他服务。", ui::TextStyle::SmallMuted);
    }
    return message;
}

std::optional<Message> draw_top(ui::Ui& ui, const ServiceScreen& screen, const ServiceView& view) {
    std::optional<Message> message;
    const ServiceDraft& content = view.content;
    const std::string words = picture_words(content.picture, content.name);
    const std::string address = file_address(content.picture);
    const auto draw_rest = [&] {
        draw_head(ui, view);
        ui.text(view.institution_name + " · " + service_regions_text(content),
                ui::TextStyle::Muted);
        message = draw_buttons(ui, screen, view);
    };
    ui.card([&] {
        if (!ui.is_narrow()) {
            const ui::ImageLook look = service_look(content.category, 176, 4.0F / 3);
            return ui.illustrated(words, address, look, draw_rest);
        }
        // A category's own would fill the whole phone.
        if (!address.empty())
            ui.image(words, address, service_look(content.category, 0, 16.0F / 9));
        draw_rest();
    });
    return message;
}

void draw_provider(ui::Ui& ui, const ServiceView& view, const PartyMarks* marks) {
    ui.card("服务机构", [&] {
        ui.text(view.institution_name, ui::TextStyle::Strong);
        ui.text(display_text(view.institution_region, Editor::County), ui::TextStyle::Muted);
        draw_fact(ui, "联系人", view.content.contact);
        draw_fact(ui, "联系电话", view.content.phone);
        draw_fact(ui, "邮箱", view.content.email);
        if (marks == nullptr || marks->shop_id.empty()) return;
        ui.link("微商城：" + marks->shop_name, shop_href(marks->shop_id));
    });
}

void draw_distribution(ui::Ui& ui, const RatingTally& tally) {
    const std::array counts{tally.fives, tally.fours, tally.threes, tally.twos, tally.ones};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::string name = std::to_string(counts.size() - i) + "分";
        const float share = static_cast<float>(counts[i]) / static_cast<float>(tally.count());
        ui.progress(name, share, name + " " + std::to_string(counts[i]) + "条");
    }
}

void draw_review(ui::Ui& ui, const PublicRating& review) {
    const Rating& rating = review.rating;
    ui.line([&] {
        ui.text(review.by, ui::TextStyle::Strong);
        ui.stars(std::to_string(rating.content.score) + " 分",
                 static_cast<float>(rating.content.score));
        ui.text(minute_text(rating.at), ui::TextStyle::SmallMuted);
    });
    ui.text(rating.content.words);
    if (!rating.addition.empty()) ui.text("追评：" + rating.addition);
    if (!rating.reply.empty()) ui.text("机构回复：" + rating.reply, ui::TextStyle::Muted);
}

void draw_review_list(ui::Ui& ui, const std::vector<PublicRating>& reviews) {
    ui.list("评价列表", [&] {
        for (std::size_t i = 0; i < reviews.size(); ++i) {
            ui.list_item(std::to_string(i), [&] { draw_review(ui, reviews[i]); });
        }
    });
}

std::optional<Message> draw_reviews(ui::Ui& ui, const ServiceScreen& screen,
                                    const ServiceView& view) {
    std::optional<Message> message;
    ui.card("服务评价", [&] {
        if (view.ratings.count() == 0) {
            return ui.text("还没有评价。订单完成后，企业可以在合同详情里评价。",
                           ui::TextStyle::Muted);
        }
        draw_distribution(ui, view.ratings);
        draw_review_list(ui, screen.reviews);
        const Error* error = screen.rated.error();
        const bool has_failed = error != nullptr && !screen.rated.is_pending();
        if (has_failed) draw_send_failure(ui, *error);
        if (screen.reviews_cursor.empty() && !has_failed) return;
        if (ui.button("更多评价", {.is_busy = screen.rated.is_pending()}))
            message = ServiceScreen::MoreReviews{};
    });
    return message;
}

std::optional<Message> draw_application_buttons(ui::Ui& ui, const ServiceScreen& screen) {
    std::optional<Message> message;
    ui.line([&] {
        ui.spacer();
        if (ui.button("取消")) message = ServiceScreen::CloseApplication{};
        if (ui.button("提交申请", {.kind = ui::ButtonLook::Kind::Primary,
                                   .enabled = is_settled(screen.attachments),
                                   .is_busy = screen.ordered.is_pending(),
                                   .is_submit = true})) {
            message = ServiceScreen::Apply{};
        }
    });
    return message;
}

std::optional<Message> draw_application(ui::Ui& ui, ServiceScreen& screen) {
    std::optional<Message> message;
    const bool is_open = ui.dialog("申请服务", [&] {
        if (screen.form.draft.source == OrderSource::Consultation) {
            ui.notice("按您的咨询申请：机构能从订单看到这次咨询。", ui::Tone::Primary);
        }
        draw_summary(ui, screen.form);
        if (screen.failure) draw_send_failure(ui, *screen.failure);
        if (screen.failure && screen.failure->code == "order.not_verified") {
            ui.link("去企业认证", "#/verification");
        }
        if (!screen.kind) {
            ui.text("提交时需要先登录，登录后回到这里，填写的内容会保留。",
                    ui::TextStyle::SmallMuted);
        }
        ui.form("apply", "申请服务", [&] {
            for (const std::string_view key : {"contact", "phone", "email", "starts_on", "needs"}) {
                draw_field(ui, screen.form, key);
            }
            // What is uploaded belongs to an account.
            if (screen.kind) {
                draw_form_uploads(ui, screen.form, "files", screen.attachments,
                                  label_of<OrderRequest>("files"));
            }
            message = draw_application_buttons(ui, screen);
        });
    });
    if (!is_open) message = ServiceScreen::CloseApplication{};
    return message;
}

}  // namespace

std::optional<Message> draw(ServiceScreen& screen, ui::Ui& ui) {
    std::optional<Message> message;
    const ServiceView* view = screen.loaded.value();
    const std::array<std::pair<std::string, std::string>, 2> path{
        {{"找服务", "#/services"}, {view == nullptr ? "服务详情" : view->content.name, ""}}};
    ui.breadcrumb(path);
    ui.heading(view == nullptr ? "服务详情" : view->content.name);
    const auto take = [&](std::optional<Message> wish) {
        if (wish) message = wish;
    };
    if (view == nullptr) {
        const Error* error = screen.loaded.error();
        if (error == nullptr || screen.loaded.is_pending()) {
            ui.card([&] { ui.skeleton(8); });
        } else if (draw_load_failure(ui, *error)) {
            message = ServiceScreen::Retry{};
        }
        return message;
    }
    take(draw_top(ui, screen, *view));
    ui.columns({2, 1}, {[&] { draw_service_facts(ui, view->number, view->content); },
                        [&] { draw_provider(ui, *view, screen.marks.value()); }});
    take(draw_reviews(ui, screen, *view));
    if (screen.applies) take(draw_application(ui, screen));
    const QuestionWish wish = draw_question(ui, screen.question, screen.kind.has_value());
    if (wish == QuestionWish::Close) message = ServiceScreen::CloseQuestion{};
    if (wish == QuestionWish::Ask) message = ServiceScreen::Ask{};
    return message;
}

}  // namespace emc
