#include "client/screens/plain.h"

#include <span>

namespace emc {
namespace {

constexpr float reading_width_px = 720;

struct Passage {
    std::string_view title;
    std::string_view words;
};

constexpr Passage terms_passages[] = {
    {"服务内容",
     "湖南省中小企业公共服务平台为中小企业查找和办理公共服务。注册、登录、维护资料均不收费。"},
    {"账号",
     "请按营业执照如实填写注册信息。账号由注册企业或机构自行保管，账号下的操作视为本单位的操作；"
     "发现账号被他人使用时，请立即修改密码，修改后所有已登录的设备都会退出。"},
    {"资料",
     "企业资料由企业自行填写并对真实性负责。企业名称、统一社会信用代码、法定代表人、所在区县"
     "修改后由所属窗口复核，复核期间可以继续使用。"},
    {"不得使用的方式", "不得冒用其他单位名义注册，不得以程序反复试探他人账号，不得上传违法信息。"},
    {"变更", "协议有重大变更时，会在登录后提示，由您决定是否继续使用。"},
};

constexpr Passage privacy_passages[] = {
    {"收集什么",
     "注册时收集用户名、单位名称、统一社会信用代码、所在区县、所属行业、联系人、手机和邮箱；"
     "企业资料中的其他内容由企业自愿补充，标有必填的除外。"},
    {"用来做什么", "用于登录、划分企业规模、确定所属窗口，以及窗口与您联系。不用于广告，不出售。"},
    {"怎样保存",
     "密码只保存不可还原的摘要。登录状态保存在浏览器脚本读不到的 Cookie 中，退出或修改密码后失效。"
     "未提交的草稿只保存在您自己的设备上，其中不含密码。"},
    {"谁能看到", "本单位账号和所属窗口的工作人员。系统日志不记录个人信息。"},
    {"您的权利", "您可以随时查看、更正企业资料并查看历次修改；需要注销账号时，请联系所属窗口。"},
};

void draw_passages(ui::Ui& ui, std::span<const Passage> passages, int level) {
    for (const Passage& passage : passages) {
        ui.heading(passage.title, level);
        ui.text(passage.words);
        ui.space();
    }
}

void draw_terms_page(ui::Ui& ui) {
    ui.heading("用户协议");
    ui.card([&] { draw_terms(ui); });
}

void draw_privacy_page(ui::Ui& ui) {
    ui.heading("隐私政策");
    ui.card([&] { draw_privacy(ui); });
}

void draw_not_found(ui::Ui& ui) {
    ui.heading("没有找到页面");
    ui.card([&] {
        ui.empty_state("这个地址没有对应的页面", "地址可能有误，或页面已经移走。");
        ui.link_button("返回首页", "#/", {.kind = ui::ButtonLook::Kind::Primary});
    });
}

void draw_forbidden(ui::Ui& ui) {
    ui.heading("不能访问此页");
    ui.card([&] {
        ui.empty_state("当前账号类型没有这项功能", "如需办理，请退出后用相应类型的账号登录。");
        ui.link_button("返回工作台", "#/desk", {.kind = ui::ButtonLook::Kind::Primary});
    });
}

}  // namespace

std::optional<std::monostate> draw(PlainScreen& screen, ui::Ui& ui) {
    ui.center(reading_width_px, [&] { screen.body(ui); });
    return std::nullopt;
}

void draw_terms(ui::Ui& ui) { draw_passages(ui, terms_passages, 2); }
void draw_privacy(ui::Ui& ui) { draw_passages(ui, privacy_passages, 2); }

PlainScreen open_terms(const Route&, Env&) { return {&draw_terms_page}; }
PlainScreen open_privacy(const Route&, Env&) { return {&draw_privacy_page}; }
PlainScreen not_found_screen() { return {&draw_not_found}; }
PlainScreen forbidden_screen() { return {&draw_forbidden}; }

}  // namespace emc
