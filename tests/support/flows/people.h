// Who walks through the flows, and what they all do by hand: an enterprise and an institution, each
// at a browser of its own.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "domain/rules/uscc.h"
#include "support/flows/street.h"

namespace emc::test {

inline constexpr std::string_view own_password = "Xiang-jiang2026";

struct Who {
    std::string_view radio;
    std::string_view name_field;
    std::string_view kind;  // 账号类型 at the sign-in.
    std::string_view user_name;
    std::string_view name;
    std::string_view code;  // Without its check character.
};
inline constexpr Who enterprise{
    "企业注册", "企业名称", "企业", "xiaoman2026", "湖南星辰科技有限公司", "91430100PDY000011"};
inline constexpr Who institution{
    "服务机构注册",         "机构名称",         "服务机构", "xiangjiang2026",
    "湘江知识产权服务中心", "91430100PDY000022"};

// The whole form, sent; what comes of it is the caller's to see.
inline void send_registration(Visit& visit, const Who& who) {
    visit.click(who.radio);
    visit.type("用户名", who.user_name);
    visit.type("密码", own_password);
    visit.type("确认密码", own_password);
    visit.type(who.name_field, who.name);
    visit.type("统一社会信用代码", std::string(who.code) + uscc_check_character(who.code));
    visit.choose("所在市州", "长沙市");
    visit.choose("所在区县", "岳麓区");
    visit.choose("所属行业", "软件和信息技术服务业");
    visit.type("联系人", "张小满");
    visit.type("手机", "13800138000");
    visit.check("同意《用户协议》和《隐私政策》");
    visit.click("注册");
}

inline void register_by_hand(Visit& visit, const Who& who) {
    send_registration(visit, who);
    CAPTURE(visit.person.names());
    REQUIRE(visit.history.href() == "#/desk");
}

inline void sign_in_by_hand(Visit& visit, const Who& who, std::string_view password) {
    visit.type("用户名", who.user_name);
    visit.type("密码", password);
    visit.choose("账号类型", who.kind);
    visit.click("登录");
}

// Two browsers in one town: each keeps its own cookie.
class Neighbours {
public:
    explicit Neighbours(Mode mode) : mode_(mode) {}
    void at(const Who& who, std::string_view href, const std::function<void(Visit&)>& act) {
        std::string& cookie = cookies_[&who == &enterprise ? 0 : 1];
        town.cookie = cookie;
        {
            Visit visit(town, href, mode_);
            INFO(visit.person.names());
            act(visit);
        }
        cookie = town.cookie;
    }
    Town town;

private:
    Mode mode_;
    std::array<std::string, 2> cookies_;
};

}  // namespace emc::test
