#include "client/screens/shop.h"

#include <algorithm>

#include "client/drafts.h"

namespace emc {
namespace {

using Message = ShopScreen::Message;

void ask(ShopScreen& screen, Env& env) {
    screen.loaded.renew(call<ReadOwnShop>(env.transport, {}));
}

bool is_open_now(const ShopScreen& screen, ShopCommand command) {
    return screen.shop &&
           std::ranges::contains(open_commands(*screen.shop, CaseActor::Enterprise), command);
}

void fill_slots(ShopScreen& screen) {
    screen.logo = slot_of(screen.form.draft.logo, FileUse::Picture);
    screen.licence = slot_of(screen.form.draft.licence, FileUse::Licence);
    screen.pictures = uploads_of(screen.form.draft.pictures);
    screen.pictures.use = FileUse::Picture;
    screen.banner = slot_of(screen.pages.draft.banner, FileUse::Picture);
    screen.product_pictures.clear();
    for (const ShopProduct& product : screen.pages.draft.products) {
        screen.product_pictures.push_back(slot_of(product.picture, FileUse::Picture));
    }
}

// What the pages begin with is what the application says already.
ShopPages first_pages(const Shop& shop) {
    if (shop.pages != ShopPages{}) return shop.pages;
    ShopPages pages;
    pages.introduction = shop.application.introduction;
    pages.contact = shop.application.manager;
    pages.phone = shop.application.phone;
    return pages;
}

void take_shop(ShopScreen& screen, Env& env) {
    load(screen.form, screen.shop ? screen.shop->application : ShopApplication{});
    load(screen.pages, screen.shop ? first_pages(*screen.shop) : ShopPages{});
    // The public reads an open shop; before that the pages may be saved unfinished.
    const bool may_be_unfinished = screen.shop && screen.shop->state == ShopState::Guiding;
    screen.pages.rule = [may_be_unfinished](const ShopPages& pages) {
        return may_be_unfinished ? check_unfinished(pages) : check(pages);
    };
    screen.is_restored = false;
    if (may_apply(screen)) {
        screen.is_restored = restore_draft(screen.form, env, screen.draft_key);
    } else if (may_edit_pages(screen)) {
        screen.is_restored = restore_draft(screen.pages, env, screen.pages_key);
    }
    fill_slots(screen);
}

// What was typed since it was sent stays, as a draft. True if there is any.
template <Described T>
bool take_content(Form<T>& form, const T& sent, const T& content, Env& env, std::string_view key) {
    take_newer(form.draft, sent, content);
    form.original = content;
    form.is_submitted = false;
    form.is_stale = form.is_draft_stale = true;
    keep_draft(form, env, key);
    return is_changed(form);
}

void take_done(ShopScreen& screen, const Shop& shop, Env& env) {
    screen.shop = shop;
    bool has_more = false;
    if (screen.command == ShopCommand::Submit)
        take_content(screen.form, screen.sent_form, shop.application, env, screen.draft_key);
    if (screen.command == ShopCommand::EditPages)
        has_more =
            take_content(screen.pages, screen.sent_pages, first_pages(shop), env, screen.pages_key);
    // Files on their way belong to the pages that are there.
    const bool stays =
        screen.command == ShopCommand::EditPages && (has_more || !are_files_settled(screen));
    if (!stays) take_shop(screen, env);
    if (stays) screen.is_restored = false;
    env.commands.push_back(Notify{std::string(done_words(screen.command))});
}

// The same problems with the keys of the form.
Error without_prefix(Error error) {
    for (Problem& problem : error.problems) {
        for (const std::string_view prefix : {"application/", "pages/"}) {
            if (problem.field.starts_with(prefix)) problem.field.erase(0, prefix.size());
        }
    }
    return error;
}

void take_failure(ShopScreen& screen, const Error& given, Env& env) {
    const Error error = without_prefix(given);
    const bool is_of_pages = screen.command == ShopCommand::EditPages;
    const bool is_told =
        is_of_pages ? take_problems(screen.pages, error) : take_problems(screen.form, error);
    if (!is_told) screen.failure = error;
    const bool has_moved = error.kind == ErrorKind::Stale || error.kind == ErrorKind::Conflict;
    if (has_moved) ask(screen, env);
}

void take_answer(ShopScreen& screen, Remote<Shop>& answer, Env& env) {
    const Error* error = answer.error();
    if (error != nullptr) return take_failure(screen, *error, env);
    take_done(screen, *answer.value(), env);
}

void take_answers(ShopScreen& screen, Env& env) {
    if (screen.created.poll()) {
        screen.creating.note_answer(screen.created.error());
        take_answer(screen, screen.created, env);
    }
    if (screen.acted.poll()) {
        screen.acting.note_answer(screen.acted.error());
        take_answer(screen, screen.acted, env);
    }
}

void act(ShopScreen& screen, ShopAction action, Env& env) {
    if (screen.acted.is_pending()) return;
    screen.failure.reset();
    action.shop_id = screen.shop->shop_id;
    action.expected_version = screen.shop->version;
    screen.command = action.command;
    const std::string& key = screen.acting.key_for(action, env.random);
    screen.acted = call<ActOnShop>(env.transport, action, {.idempotency_key = key});
}

void note_products(FormBase& form) {
    std::erase_if(form.texts, [](const auto& row) { return row.first.starts_with("products/"); });
    std::erase_if(form.text_problems,
                  [](const Problem& problem) { return problem.field.starts_with("products/"); });
    form.note_change("products");
}

void on(ShopScreen& screen, ShopScreen::Retry, Env& env) { ask(screen, env); }

void on(ShopScreen& screen, ShopScreen::Discard, Env& env) {
    if (may_apply(screen)) {
        drop_draft(screen.form, env, screen.draft_key);
    } else {
        drop_draft(screen.pages, env, screen.pages_key);
    }
    take_shop(screen, env);
}

void on(ShopScreen& screen, ShopScreen::Submit, Env& env) {
    if (!may_apply(screen) || !are_files_settled(screen)) return;
    if (screen.created.is_pending() || screen.acted.is_pending()) return;
    const std::optional<ShopApplication> application = submit(screen.form);
    if (!application) return;
    screen.sent_form = screen.form.draft;
    if (screen.shop) {
        return act(screen, {.command = ShopCommand::Submit, .application = application}, env);
    }
    screen.failure.reset();
    screen.command = ShopCommand::Submit;
    const std::string& key = screen.creating.key_for(*application, env.random);
    screen.created = call<CreateShop>(env.transport, *application, {.idempotency_key = key});
}

void on(ShopScreen& screen, ShopScreen::SavePages, Env& env) {
    if (!may_edit_pages(screen) || !are_files_settled(screen)) return;
    if (screen.acted.is_pending()) return;
    const std::optional<ShopPages> pages = submit(screen.pages);
    screen.sent_pages = screen.pages.draft;
    if (pages) act(screen, {.command = ShopCommand::EditPages, .pages = pages}, env);
}

void on(ShopScreen& screen, ShopScreen::AddProduct, Env&) {
    if (screen.pages.draft.products.size() >= shop_products_max) return;
    screen.pages.draft.products.emplace_back();
    screen.product_pictures.push_back(slot_of({}, FileUse::Picture));
    note_products(screen.pages);
}

void on(ShopScreen& screen, ShopScreen::RemoveProduct wish, Env& env) {
    auto& products = screen.pages.draft.products;
    if (wish.index >= products.size()) return;
    const auto place = static_cast<std::ptrdiff_t>(wish.index);
    clear(screen.product_pictures[wish.index].uploads);
    poll(screen.product_pictures[wish.index].uploads, env);
    products.erase(products.begin() + place);
    screen.product_pictures.erase(screen.product_pictures.begin() + place);
    note_products(screen.pages);
}

void on(ShopScreen& screen, ShopScreen::Take wish, Env& env) {
    if (is_open_now(screen, wish.command)) act(screen, {.command = wish.command}, env);
}

void poll_slots(ShopScreen& screen, Env& env) {
    ShopApplication& draft = screen.form.draft;
    poll(screen.logo, env, screen.form, "logo", draft.logo);
    poll(screen.licence, env, screen.form, "licence", draft.licence);
    poll_files(screen.pictures, env, screen.form, "pictures", draft.pictures);
    ShopPages& pages = screen.pages.draft;
    poll(screen.banner, env, screen.pages, "banner", pages.banner);
    for (std::size_t i = 0; i < pages.products.size(); ++i) {
        const std::string key = "products/" + std::to_string(i) + "/picture";
        poll(screen.product_pictures[i], env, screen.pages, key, pages.products[i].picture);
    }
}

std::vector<const Uploads*> uploads_in(const ShopScreen& screen) {
    std::vector<const Uploads*> all{&screen.logo.uploads, &screen.licence.uploads, &screen.pictures,
                                    &screen.banner.uploads};
    for (const FileSlot& slot : screen.product_pictures) all.push_back(&slot.uploads);
    return all;
}

}  // namespace

bool may_apply(const ShopScreen& screen) {
    return screen.is_loaded && (!screen.shop || is_open_now(screen, ShopCommand::Submit));
}

bool may_edit_pages(const ShopScreen& screen) {
    return is_open_now(screen, ShopCommand::EditPages);
}

bool are_files_settled(const ShopScreen& screen) {
    return std::ranges::all_of(uploads_in(screen),
                               [](const Uploads* uploads) { return is_settled(*uploads); });
}

ShopScreen open_shop_screen(const Route&, Env& env) {
    ShopScreen screen;
    screen.draft_key = draft_key(env.session, "shop");
    screen.pages_key = draft_key(env.session, "shop-pages");
    screen.news_seen = env.news_serial;
    ask(screen, env);
    return screen;
}

void retry(ShopScreen& screen, Env& env) {
    if (!screen.is_loaded) ask(screen, env);
}

void poll(ShopScreen& screen, Env& env) {
    screen.now = env.clock.now();
    if (screen.loaded.poll() && screen.loaded.error() == nullptr) {
        const bool is_same = screen.is_loaded && screen.shop == screen.loaded.value()->shop;
        screen.shop = screen.loaded.value()->shop;
        screen.is_loaded = true;
        if (!is_same) take_shop(screen, env);
    }
    if (!screen.is_loaded) return;
    take_answers(screen, env);
    // The window may have decided or called; while the person writes, what they see stays.
    if (screen.news_seen != env.news_serial && !is_dirty(screen)) {
        screen.news_seen = env.news_serial;
        ask(screen, env);
    }
    poll_slots(screen, env);
    refresh(screen.form);
    refresh(screen.pages);
    if (may_apply(screen)) keep_draft(screen.form, env, screen.draft_key);
    if (may_edit_pages(screen)) keep_draft(screen.pages, env, screen.pages_key);
}

void update(ShopScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

// The host need not keep what was picked.
void leave(ShopScreen& screen, Env& env) {
    std::vector<Uploads*> all{&screen.logo.uploads, &screen.licence.uploads, &screen.pictures,
                              &screen.banner.uploads};
    for (FileSlot& slot : screen.product_pictures) all.push_back(&slot.uploads);
    for (Uploads* uploads : all) {
        clear(*uploads);
        poll(*uploads, env);
    }
}

bool is_dirty(const ShopScreen& screen) {
    if (may_apply(screen)) return is_changed(screen.form);
    return may_edit_pages(screen) && is_changed(screen.pages);
}

bool is_busy(const ShopScreen& screen) {
    const bool is_loading = screen.loaded.is_pending() && !screen.is_loaded;
    return is_loading || screen.created.is_pending() || screen.acted.is_pending();
}

bool needs_frame(const ShopScreen& screen) {
    if (!screen.is_loaded) return false;
    return screen.form.is_stale || screen.pages.is_stale ||
           std::ranges::any_of(uploads_in(screen),
                               [](const Uploads* uploads) { return needs_frame(*uploads); });
}

}  // namespace emc
