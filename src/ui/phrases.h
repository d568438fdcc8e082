// Screens are written in Chinese. Where another language is shown, the words of the interface are
// said in it as they enter a widget; what people have typed into fields is not.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "ui/looks.h"

namespace emc::ui {

class Phrases {
public:
    virtual ~Phrases() = default;
    virtual std::string say(std::string_view words) const = 0;  // As they are where not known.
    // On what is pressed: 通过 is what somebody may do, elsewhere what has been done.
    virtual std::string say_verb(std::string_view words) const { return say(words); }
};

// Remembers what was said, so that a frame asks for new words only.
class SaidWords {
public:
    void use(const Phrases* phrases);  // Null: words are said as they are.
    void begin_frame();                // What was said before may be gone now.
    bool is_other() const { return phrases_ != nullptr; }

    // Until the frame ends.
    std::string_view say(std::string_view words);
    std::string_view say_verb(std::string_view words);
    // The same pointer for the same options: the mirror compares pointers.
    Options say(const Options& options);
    // `room` holds what is returned where it is another than `look`.
    const FieldLook* say(const FieldLook* look, FieldLook& room);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view words) const {
            return std::hash<std::string_view>{}(words);
        }
    };
    const Phrases* phrases_ = nullptr;
    using Said = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;
    Said words_;
    Said verbs_;
    // By the address of the original, which is kept so that no other takes it.
    std::unordered_map<const void*, std::pair<Options, Options>> options_;
};

}  // namespace emc::ui
