// The design system: everything that a screen draws goes through here, and every widget notes
// itself as a UiNode. Screens name tokens, never colours or pixels.
//
// Layout is a vertical flow: each widget takes the width of the column it is in and moves the
// cursor down. Containers take a function that draws what is inside.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/looks.h"
#include "ui/node.h"

namespace emc::ui {

class Phrases;
class Pictures;

class Ui {
public:
    Ui();
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // The frame, called by the app and the hosts.
    void begin_frame(const FrameInput& input);
    void end_frame();
    void push_event(UiEvent event);
    const std::vector<UiNode>& nodes() const;
    float page_height() const;                  // CSS px of the flow drawn last.
    std::optional<float> take_wanted_scroll();  // Where the page asks to be scrolled to.
    // Seconds until the picture changes by itself and a frame is needed. 0: never.
    float animates_until_s() const;
    bool pointer_over_control() const;  // For the cursor.
    NodeId focused() const;
    // Whether the field of this key in the form drawn now has the focus.
    bool is_focused(std::string_view key) const;
    // The target of a link that was used since the last call, wherever it was drawn: the app goes
    // there, so that screens need not. Not when the browser follows its own <a href>.
    std::optional<std::string> take_followed_href();
    bool is_narrow() const;  // < 720 px: phone layout
    bool is_medium() const;  // < 1100 px
    float width() const;
    void wake(float after_s);  // A frame is needed after that time though nothing is seen to move.
    std::int64_t now_ms() const;

    // Where pictures come from; null, as at first: their places stay empty. They live longer than
    // the Ui.
    void set_pictures(Pictures* pictures);
    // In which words the interface speaks from now on; null: in those it is written in. They live
    // longer than the Ui, or until others are set.
    void set_phrases(const Phrases* phrases);
    // What is a document, such as a contract, stays in the words it was written in.
    void as_written(const Draw& inside);

    // Page structure.
    void banner(const Draw& inside);                             // The top bar, 56 px.
    void navigation(std::string_view name, const Draw& inside);  // Side bar, drawer or bottom bar.
    void main(const Draw& inside);                               // What scrolls.
    void content_info(const Draw& inside);                       // Footer at the end of main.
    // One link of the navigation; `is_bottom` also shows it in the phone's bottom bar, with the
    // badge on its icon.
    void nav_link(std::string_view label, std::string_view href, Icon icon, bool is_current,
                  bool is_bottom = false, std::string_view badge = {});
    void nav_group(std::string_view title);

    // Containers.
    void card(const Draw& inside);
    void card(std::string_view title, const Draw& inside);  // Title is a level 2 heading.
    void center(float width_px, const Draw& inside);        // A column in the middle.
    void narrow(float width_max_px, const Draw& inside);    // A column at the left.
    void columns(std::initializer_list<float> weights,
                 std::span<const Draw> cells);  // One below the other on a phone.
    void columns(std::initializer_list<float> weights, std::initializer_list<Draw> cells);
    void line(const Draw& inside);  // Left to right, wraps.
    void spacer();                  // In a line: pushes what follows to the right.
    void space(int steps = 1);      // 1: 8 px, 2: 16 px, ...
    void rule();                    // 1 px line
    void form(std::string_view key, std::string_view name, const Draw& inside);
    void list(std::string_view name, const Draw& inside);
    void list_item(std::string_view key, const Draw& inside);
    // The one that is looked at: marked, and `aria-current`.
    void current_item(std::string_view key, const Draw& inside);
    // In a list that is a timeline: a dot beside it, joined to the one above.
    void timeline_item(std::string_view key, bool is_latest, const Draw& inside);
    // Modal: focus is trapped and returns. False when closed by Escape or its close button.
    bool dialog(std::string_view name, const Draw& inside);
    // Stays visible at the bottom of the window while its place in the flow is out of sight.
    void submit_bar(const Draw& inside);
    // Rows are virtual: `cells` is asked only for rows in sight.
    void table(const TableLook& look, const std::function<void(int row)>& cells);
    void cell(const Draw& inside);

    // Words.
    void heading(std::string_view words, int level = 1);
    void text(std::string_view words, TextStyle style = TextStyle::Body, Tone tone = Tone::Neutral,
              Align align = Align::Start);
    void breadcrumb(std::span<const std::pair<std::string, std::string>> words_and_hrefs);
    void tag(std::string_view words, Tone tone, Icon icon = Icon::None);
    void stat(std::string_view label, std::string_view figure, std::string_view note);
    void notice(std::string_view words, Tone tone);  // Soft box with icon.
    void empty_state(std::string_view words, std::string_view help);
    void skeleton(int lines);
    void progress(std::string_view name, float share, std::string_view words);
    void brand_mark();
    // Words with the ranges (bytes, in order) marked: what a search has found.
    void marked_text(std::string_view words, std::span<const MarkedRange> marks,
                     TextStyle style = TextStyle::Body);
    // So many stars of `max` are filled; `name` says it in words.
    void stars(std::string_view name, float filled, int max = 5);
    // A picture at an address of the platform's; `alternative` says what is seen on it, empty where
    // it only repeats the words beside it. Empty address: the icon.
    void image(std::string_view alternative, std::string_view address, const ImageLook& look);
    // The same with what is drawn inside to its right.
    void illustrated(std::string_view alternative, std::string_view address, const ImageLook& look,
                     const Draw& inside);
    // A small column chart; `name` is its title, to which the values are added as the alternative.
    void bars(std::string_view name, std::span<const Bar> values);

    // Controls. Each returns true in the frame in which the person used it.
    bool button(std::string_view label, const ButtonLook& look = {});
    bool icon_button(Icon icon, std::string_view name);
    bool link(std::string_view label, std::string_view href, TextStyle style = TextStyle::Body);
    // A link whose words have ranges marked, as marked_text.
    bool marked_link(std::string_view label, std::string_view href,
                     std::span<const MarkedRange> marks, TextStyle style = TextStyle::Body);
    bool link_button(std::string_view label, std::string_view href, const ButtonLook& look = {});
    bool text_field(std::string_view key, std::string& value, const FieldLook& look);
    // Not seen, not reached by Tab, not read out: tells a password manager whose password the form
    // changes. `autocomplete` is "username".
    void companion(std::string_view key, std::string_view value, std::string_view autocomplete);
    bool search_field(std::string_view key, std::string& value,
                      const FieldLook& look);  // Label not drawn.
    bool choice(std::string_view key, std::string& value, const Options& options,
                const FieldLook& look);
    bool radios(std::string_view key, std::string& value, const Options& options,
                const FieldLook& look);
    bool checkbox(std::string_view key, std::string_view label, bool& value,
                  std::string_view error = {});
    // Whole numbers as stars, for marks from 1 to 5.
    bool slider(std::string_view key, std::int64_t& value, ScoreRange range, const FieldLook& look);

    // A picker and below it the files, with progress, 取消 or 移除, and 重试 for one that failed.
    // `accept` is HTML's list of types. Only the browser has a picker.
    FileAnswer file_field(std::string_view key, std::span<const FileRow> files,
                          std::string_view accept, const FieldLook& look);

    // Over everything, until they leave by themselves.
    void toast(std::string_view words, Tone tone);
    // A bar across the top of main: server down, offline, new version. True when its action is
    // pressed.
    bool announcement(std::string_view words, Tone tone, std::string_view action);

    // True in the frame in which the person pressed "j" outside of a field, or "ctrl+k" (Command
    // on a Mac) anywhere; never under a dialog. "arrowdown", "arrowup" and "enter" scroll and press
    // unless the screen asks for them and neither a field nor a button has the focus.
    bool shortcut(std::string_view keys);
    bool listens_to(std::string_view keys) const;  // Asked for in the frame drawn last.

    // Pushes a part to the keys of what follows, for widgets drawn in a loop.
    void push_key(std::string_view key);
    void pop_key();

    struct Frame;  // What the drawing functions share; ui/frame.h, the only users are src/ui/*.cpp.
    Frame& frame() { return *frame_; }

private:
    std::unique_ptr<Frame> frame_;
};

}  // namespace emc::ui
