// A person at the whole app, with a scripted platform behind it.
#pragma once

#include <string>
#include <string_view>

#include "client/app.h"
#include "support/screens/person.h"
#include "support/world.h"

namespace emc::test {

class Visitor {
public:
    explicit Visitor(std::string_view href, Mode mode = Mode::Mirror)
        : app(world.parts()), person(draw_first(href), mode) {}

    void settle() {
        for (int i = 0; i < 20 && (app.wants_frame() || i < 2); ++i) person.frame();
        person.settle();
    }
    void open(std::string_view href) {
        app.open(href);
        settle();
    }
    // The platform's answer to the first question of every start.
    void tell_session(const SessionView& session) {
        world.transport.answer_with("/api/v1/session", session);
        settle();
    }
    void tell_signed_out() { tell_session({}); }
    void tell_profile(const Profile& profile) {
        ProfileView view{.content = profile, .version = 1, .window_name = "岳麓区中小企业服务窗口"};
        world.transport.answer_with("/api/v1/profile", view);
        settle();
    }
    // Whatever else is asked is not there.
    void tell_nothing_else() {
        while (!world.transport.waiting.empty()) {
            world.transport.refuse("/", {.kind = ErrorKind::NotFound});
            settle();
        }
    }
    void click(std::string_view name) {
        person.click(name);
        settle();
    }
    void type(std::string_view name, std::string_view text) {
        person.type(name, text);
        settle();
    }
    void choose(std::string_view name, std::string_view option) {
        person.choose(name, option);
        settle();
    }
    std::string heading() const {
        for (const ui::UiNode* node : person.all(ui::Role::Heading)) {
            if (node->level == 1) return node->name;
        }
        return {};
    }

    World world;
    App app;
    Person person;

private:
    std::function<void(ui::Ui&)> draw_first(std::string_view href) {
        app.open(href);
        return [this](ui::Ui& ui) { app.frame(ui); };
    }
};

// Everything that an enterprise profile must have.
inline Profile good_profile() {
    Profile profile;
    profile.name = "湖南星辰科技有限公司";
    profile.uscc = "91430100PDY00001XL";
    profile.industry = "I6513";
    profile.employees = 120;
    profile.revenue_fen = 1'999'990'000;
    profile.assets_fen = 860'000'000;
    profile.statistics_year = 2025;
    profile.founded_on = "2018-03-15";
    profile.region = "430104";
    profile.address = "岳麓区麓谷大道658号";
    profile.legal_person = "张小满";
    profile.contact = "李谷雨";
    profile.mobile = "13800138000";
    profile.email = "lianxi@example.cn";
    profile.main_business = "工业设备状态监测软件";
    return profile;
}

}  // namespace emc::test
