// In which language the page is shown. Chinese is what it is written in; the words of English come
// from the host when somebody has chosen it, and are then kept until the page is left.
#include <utility>

#include "client/app_state.h"

namespace emc {

Language App::State::language() const { return english ? chosen_language : Language::Zh; }

void App::State::choose(Language language) {
    chosen_language = language;
    wants_english = language == Language::En && !english;
}

void App::State::draw_language(ui::Ui& ui) {
    const bool is_english = language() == Language::En;
    // Each language is called by its own name, for those who cannot read the other.
    const std::string_view other = is_english ? "中文" : "English";
    if (!ui.button(other, {.kind = ui::ButtonLook::Kind::Quiet, .key = language_key})) return;
    choose(is_english ? Language::Zh : Language::En);
    parts.device.save(language_key, is_english ? kept_chinese : kept_english);
    ui.wake(0);
}

Language App::language() const { return state_->language(); }

bool App::take_english_wish() { return std::exchange(state_->wants_english, false); }

void App::give_english(std::string_view json) {
    State& app = *state_;
    std::expected<EnglishPhrases, BadPhrases> read = EnglishPhrases::read(json);
    if (read) {
        app.english = std::move(*read);
        return;
    }
    // What was chosen is still kept: the next visit tries again.
    app.chosen_language = Language::Zh;
    app.notices.push_back({"英文暂时没有载入，请重试", NoticeTone::Failure});
}

}  // namespace emc
