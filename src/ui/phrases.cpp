#include "ui/phrases.h"

#include <memory>

namespace emc::ui {
namespace {

// More than any screen shows. What is shown is said anew after that.
constexpr std::size_t words_max = 4096;
constexpr std::size_t options_max = 128;

}  // namespace

void SaidWords::use(const Phrases* phrases) {
    if (phrases == phrases_) return;
    phrases_ = phrases;
    words_.clear();
    verbs_.clear();
    options_.clear();
}

void SaidWords::begin_frame() {
    if (words_.size() > words_max) words_.clear();
    if (verbs_.size() > words_max) verbs_.clear();
    if (options_.size() > options_max) options_.clear();
}

std::string_view SaidWords::say(std::string_view words) {
    if (phrases_ == nullptr || words.empty()) return words;
    const auto found = words_.find(words);
    if (found != words_.end()) return found->second;
    return words_.emplace(words, phrases_->say(words)).first->second;
}

std::string_view SaidWords::say_verb(std::string_view words) {
    if (phrases_ == nullptr || words.empty()) return words;
    const auto found = verbs_.find(words);
    if (found != verbs_.end()) return found->second;
    return verbs_.emplace(words, phrases_->say_verb(words)).first->second;
}

Options SaidWords::say(const Options& options) {
    if (phrases_ == nullptr || !options) return options;
    const auto found = options_.find(options.get());
    if (found != options_.end()) return found->second.second;
    auto said = std::make_shared<std::vector<Option>>(*options);
    for (Option& option : *said) {
        option.label = say(option.label);
        option.group = say(option.group);
    }
    return options_.emplace(options.get(), std::pair{options, Options(said)}).first->second.second;
}

const FieldLook* SaidWords::say(const FieldLook* look, FieldLook& room) {
    if (phrases_ == nullptr) return look;
    room = *look;
    room.label = say(look->label);
    room.help = say(look->help);
    room.error = say(look->error);
    room.warning = say(look->warning);
    room.suffix = say(look->suffix);
    room.input.placeholder = say(look->input.placeholder);
    return &room;
}

}  // namespace emc::ui
