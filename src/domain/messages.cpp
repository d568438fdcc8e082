#include "domain/messages.h"

#include <algorithm>
#include <iterator>

#include "domain/consultation_sentences.h"
#include "domain/demand_sentences.h"
#include "domain/display.h"
#include "domain/order_sentences.h"
#include "domain/shop_sentences.h"

namespace emc {
namespace {

// {field}, {limit} and {actual} are filled in; {limit} and {actual} in the field's own unit.
struct RuleWords {
    Rule rule;
    Text text;
};
constexpr RuleWords rule_words[] = {
    {Rule::Required, {"请填写{field}", "Please fill in {field}"}},
    {Rule::TooShort,
     {"{field}至少{limit}个字，现为{actual}个",
      "{field} needs at least {limit} characters; there are {actual}"}},
    {Rule::TooLong,
     {"{field}最多{limit}个字，现为{actual}个，请删减",
      "{field} may have {limit} characters; there are {actual}"}},
    {Rule::TooSmall, {"{field}不能小于{limit}", "{field} must be at least {limit}"}},
    {Rule::TooLarge, {"{field}不能大于{limit}", "{field} must be at most {limit}"}},
    {Rule::Format,
     {"{field}的格式不正确，请检查后重填", "{field} is not in the right form; please check it"}},
    {Rule::Charset,
     {"{field}含有无法识别的字符，请删除后重填",
      "{field} has characters that cannot be read; please remove them"}},
    {Rule::Unknown,
     {"{field}不在可选范围内，请重新选择",
      "{field} is not one of the choices; please choose again"}},
    {Rule::Shape,
     {"{field}的数据类型不正确，请刷新页面后重填",
      "{field} is of the wrong type; please reload the page"}},
    {Rule::UnknownField,
     {"平台不认识“{field}”，请刷新页面后重试", "{field} is unknown here; please reload the page"}},
    {Rule::UsccLength,
     {"{field}应为{limit}位，现为{actual}位",
      "{field} has {limit} characters; there are {actual}"}},
    {Rule::UsccCharset,
     {"{field}只含数字和大写字母，且没有字母I、O、S、V、Z，请对照营业执照核对",
      "{field} has digits and letters only, without I, O, S, V, Z; please compare it with the "
      "licence"}},
    {Rule::UsccRegion,
     {"{field}的第3至8位应为数字，请对照营业执照核对",
      "Characters 3 to 8 of {field} are digits; please compare it with the licence"}},
    {Rule::UsccCategory,
     {"{field}的前两位不是有效的登记类别，请对照营业执照核对",
      "The first two characters of {field} are no known category; please compare it with the "
      "licence"}},
    {Rule::UsccCheck,
     {"{field}的校验位不符，请对照营业执照核对；核对无误请勾选“已核对”，由窗口人工复核",
      "The check character of {field} does not fit; please compare it with the licence, and if it "
      "is the same, say so"}},
    {Rule::UsccNotHunan,
     {"{field}不是在湖南登记的，请核对", "{field} was not registered in Hunan; please check it"}},
    {Rule::OrgCodeFormat,
     {"{field}应为8位数字或大写字母加1位校验码",
      "{field} is eight digits or capitals and a check character"}},
    {Rule::OrgCodeCheck,
     {"{field}的校验码不符，请核对",
      "The check character of {field} does not fit; please check it"}},
    {Rule::RegNoFormat, {"{field}应为15位数字", "{field} has 15 digits"}},
    {Rule::RegNoCheck,
     {"{field}的校验位不符，请核对", "The check digit of {field} does not fit; please check it"}},
    {Rule::RegNoRegion,
     {"{field}的前6位不是行政区划代码，请核对",
      "The first six digits of {field} are no region; please check it"}},
    {Rule::IdCardFormat,
     {"{field}应为18位，末位可以是X", "{field} has 18 characters, the last of which may be X"}},
    {Rule::IdCardRegion,
     {"{field}的前两位不是省级地区代码，请核对",
      "The first two digits of {field} are no province; please check it"}},
    {Rule::IdCardDate,
     {"{field}中的出生日期不存在，请核对第7至14位",
      "The date of birth in {field} does not exist; see digits 7 to 14"}},
    {Rule::IdCardCheck,
     {"{field}的校验位不符，请核对",
      "The check character of {field} does not fit; please check it"}},
    {Rule::Mobile,
     {"{field}应为11位手机号，以13至19开头",
      "{field} is a mobile number of 11 digits from 13 to 19 on"}},
    {Rule::Phone,
     {"{field}应带区号，如0731-82212345，或400、800号码",
      "{field} needs an area code, as in 0731-82212345, or is a 400 or 800 number"}},
    {Rule::MobileOrPhone,
     {"{field}应为11位手机号或带区号的固定电话",
      "{field} is a mobile number or a telephone with its area code"}},
    {Rule::Postcode, {"{field}应为6位数字的邮政编码", "{field} is a postcode of six digits"}},
    {Rule::HunanPostcode,
     {"{field}不是湖南的邮政编码，请核对", "{field} is no postcode of Hunan; please check it"}},
    {Rule::Email,
     {"{field}的格式不正确，应如name@example.cn", "{field} should look like name@example.cn"}},
    {Rule::Url,
     {"{field}应以http://或https://开头，如http://www.smehn.cn",
      "{field} begins with http:// or https://, as in http://www.smehn.cn"}},
    {Rule::Qq,
     {"{field}应为5至11位数字，不以0开头", "{field} has 5 to 11 digits and does not begin with 0"}},
    {Rule::BankCardFormat,
     {"{field}的位数不正确，请核对", "{field} has the wrong number of digits; please check it"}},
    {Rule::BankCardCheck,
     {"{field}的校验位不符，请核对", "The check digit of {field} does not fit; please check it"}},
    {Rule::DateFormat,
     {"{field}应为真实日期，如2026-01-31", "{field} is a real date, as in 2026-01-31"}},
    {Rule::DateOrder, {"{field}的结束日期不能早于开始日期", "{field} cannot end before it begins"}},
    {Rule::DateSpan,
     {"{field}最长{limit}天，现为{actual}天", "{field} may last {limit} days; it lasts {actual}"}},
    {Rule::DateFuture, {"{field}不能晚于今天", "{field} cannot be later than today"}},
    {Rule::DateTooEarly,
     {"{field}不能早于1900年1月1日", "{field} cannot be earlier than 1 January 1900"}},
    {Rule::DateOutside,
     {"{field}应在合同起止日期之内，且不早于上一阶段",
      "{field} lies within the contract and not before the stage in front of it"}},
    {Rule::DatePast, {"{field}应晚于今天", "{field} must be later than today"}},
    {Rule::Money,
     {"{field}应为金额，最多两位小数，如1,409.50",
      "{field} is an amount with at most two decimals: 1,409.50"}},
    {Rule::SumMismatch,
     {"{field}合计应为{limit}，现为{actual}",
      "{field} should add up to {limit}; they are {actual}"}},
    {Rule::Integer, {"{field}应为整数", "{field} is a whole number"}},
    {Rule::Name,
     {"{field}含有不能用于名称的字符，请与证照核对",
      "{field} has characters that no name has; please check it"}},
    {Rule::DigitsOnly, {"{field}不能全是数字", "{field} cannot be digits only"}},
    {Rule::UserName,
     {"{field}应为4至20位，以字母开头，只用字母、数字、下划线",
      "{field} has 4 to 20 letters, digits or underscores and begins with a letter"}},
    {Rule::PasswordShort,
     {"{field}至少{limit}位，现为{actual}位",
      "{field} needs at least {limit} characters; there are {actual}"}},
    {Rule::PasswordLong,
     {"{field}最多{limit}位，现为{actual}位",
      "{field} may have {limit} characters; there are {actual}"}},
    {Rule::PasswordCommon,
     {"{field}太常见，容易被猜中，请换一个",
      "{field} is too common and easily guessed; please choose another"}},
    {Rule::PasswordSequence,
     {"{field}不能是连续的字母或数字，请换一个",
      "{field} cannot be a plain sequence; please choose another"}},
    {Rule::PasswordRepeat,
     {"{field}中不同的字符太少，至少要有{limit}个",
      "{field} needs at least {limit} different characters"}},
    {Rule::PasswordContainsId,
     {"{field}不能包含用户名、信用代码或手机号（倒写也不行）",
      "{field} cannot contain the user name, credit code or mobile, not even backwards"}},
    {Rule::PasswordKinds,
     {"{field}少于15位时，大写字母、小写字母、数字、符号至少用{limit}种",
      "Below 15 characters {field} needs {limit} of capitals, small letters, digits, signs"}},
    {Rule::PasswordReused,
     {"{field}最近用过，请换一个没用过的", "{field} was used lately; please choose a new one"}},
    {Rule::PasswordSame, {"{field}不能与原密码相同", "{field} cannot be the old one"}},
    {Rule::PasswordMismatch,
     {"两次输入的密码不一致，请重新输入", "The two passwords differ; please enter them again"}},
    {Rule::PasswordWrong,
     {"{field}不正确，请重新输入", "{field} is not right; please enter it again"}},
    {Rule::Taken, {"{field}已被使用，请换一个", "{field} is taken; please choose another"}},
    {Rule::NotAgreed,
     {"请先阅读并同意《用户协议》和《隐私政策》",
      "Please read and accept the terms of use and the privacy policy first"}},
    {Rule::RegionNotCounty,
     {"{field}请选到湖南省的县（市、区）", "{field}: please choose a county of Hunan"}},
    {Rule::IndustryNotClass,
     {"{field}请选到行业大类或更细", "{field}: please choose a division or deeper"}},
};

// One row a rule, in the order of the enumeration: a rule without a sentence does not compile.
constexpr bool has_every_rule() {
    for (std::size_t i = 0; i < std::size(rule_words); ++i) {
        if (static_cast<std::size_t>(rule_words[i].rule) != i) return false;
    }
    return std::size(rule_words) == static_cast<std::size_t>(Rule::IndustryNotClass) + 1;
}
static_assert(has_every_rule());

struct CodeWords {
    std::string_view code;
    Text text;
};
// Reasons that say more than their kind does.
constexpr CodeWords code_words[] = {
    {"sign_in.wrong",
     {"用户名或密码不正确，请重新输入", "User name or password is wrong; please enter them again"}},
    {"sign_in.throttled",
     {"尝试次数过多，请在 {wait}后再试", "Too many attempts; please try again in {wait}"}},
    {"sign_in.disabled",
     {"该账号已停用，请联系所属窗口", "This account is disabled; please contact your window"}},
    {"session.expired", {"登录已过期，请重新登录", "Your session has ended; please sign in again"}},
    {"session.revoked",
     {"密码已修改，请用新密码重新登录",
      "The password was changed; please sign in with the new one"}},
    {"password.must_change", {"请先修改密码，再继续操作", "Please change your password first"}},
    {"timed_out",
     {"平台响应超时，请检查网络后重试",
      "The platform took too long; please check the network and try again"}},
    {"store.full",
     {"平台存储空间不足，暂时不能保存，请稍后重试",
      "The platform has no room left; please try again later"}},
    {"store.read_only",
     {"平台正在维护，暂时不能保存，请稍后重试",
      "The platform is being maintained and cannot save; please try again later"}},
    {"busy", {"平台繁忙，请稍后重试", "The platform is busy; please try again shortly"}},
    {"csrf.refused",
     {"请求不是从本平台页面发出的，已被拒绝，请在平台页面中重新操作",
      "This did not come from a page of the platform; please do it again there"}},
    {"store.busy", {"平台繁忙，请稍后重试", "The platform is busy; please try again shortly"}},
    {"upload.offset",
     {"上传的内容与平台已收到的接不上，请重新上传这个文件",
      "This does not follow what the platform has received; please send the file again"}},
    {"files.disk",
     {"平台暂时不能保存文件，请稍后重试",
      "The platform cannot store files now; please try again later"}},
    {"number.exhausted",
     {"今天的编号已用完，请明天再试",
      "All numbers of today are given out; please try again tomorrow"}},
    {"store.failed",
     {"平台暂时不能读写数据，请稍后重试",
      "The platform cannot reach its data now; please try again later"}},
    {"workflow.not_yours",
     {"这一步由另一方办理，您不能代办", "This step is the other side's to take"}},
    {"idempotency.mismatch",
     {"这次提交与之前的内容不同，请刷新后重新提交",
      "This differs from what was sent before; please reload and send it again"}},
};

constexpr Text words_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::Invalid:
            return {"有内容需要修改，请查看标红的项目",
                    "Some fields need a change; see those marked red"};
        case ErrorKind::Malformed:
            return {"请求的格式不正确，请刷新页面后重试",
                    "The request was malformed; please reload the page"};
        case ErrorKind::SignedOut:
            return {"登录已过期，请重新登录", "Your session has ended; please sign in again"};
        case ErrorKind::Forbidden:
            return {"没有权限进行此操作", "You may not do this"};
        case ErrorKind::NotFound:
            return {"没有找到您要的内容，可能已被删除",
                    "This was not found; it may have been removed"};
        case ErrorKind::Conflict:
            return {"当前状态不能进行此操作，请刷新后查看",
                    "This is not possible now; please reload to see why"};
        case ErrorKind::Stale:
            return {"内容已被他人修改，请查看最新版本后再提交",
                    "Somebody changed this first; please look at the latest version"};
        case ErrorKind::NeedsMatch:
            return {"缺少版本信息，请刷新页面后重试",
                    "The version is missing; please reload the page"};
        case ErrorKind::TooLarge:
            return {"提交的内容过大，请精简后重试", "This is too large; please shorten it"};
        case ErrorKind::TooMany:
            return {"操作过于频繁，请在 {wait}后再试",
                    "Too many requests; please try again in {wait}"};
        case ErrorKind::Unavailable:
            return {"暂时连不上平台，请检查网络后重试",
                    "The platform cannot be reached; please check the network and try again"};
        case ErrorKind::Broken:
            return {"平台返回了无法识别的内容，请稍后重试",
                    "The platform gave an answer that makes no sense; please try again later"};
    }
    return {};
}

constexpr bool is_chosen(Editor editor) {
    constexpr Editor chosen[] = {Editor::Choice,   Editor::Choices,           Editor::County,
                                 Editor::Industry, Editor::ServiceCategories, Editor::Date};
    return std::ranges::contains(chosen, editor);
}

Text words_of(const Problem& problem, Editor editor) {
    if (problem.rule == Rule::Required && is_chosen(editor))
        return {"请选择{field}", "Please choose {field}"};
    if (problem.rule == Rule::IndustryNotClass && problem.limit == 4) {
        return {"{field}请选到行业小类（四位数字代码）",
                "{field}: please choose down to the class (four digits)"};
    }
    return rule_words[static_cast<std::size_t>(problem.rule)].text;
}

void replace(std::string& text, std::string_view mark, std::string_view with) {
    const std::size_t place = text.find(mark);
    if (place != std::string::npos) text.replace(place, mark.size(), with);
}

// Each kind of case has its own sentences.
constexpr std::optional<Text> (*case_sentences[])(std::string_view code) = {
    &order_sentence,
    &consultation_sentence,
    &demand_sentence,
    &shop_sentence,
};

std::optional<Text> case_sentence(std::string_view code) {
    for (const auto find : case_sentences) {
        if (const std::optional<Text> found = find(code)) return found;
    }
    return std::nullopt;
}

// "45 秒", "15 分钟"; "片刻" while the platform does not say how long.
std::string waiting_time(int seconds, Language language) {
    const bool is_chinese = language == Language::Zh;
    if (seconds <= 0) return is_chinese ? "片刻" : "a moment";
    if (seconds < 120) return std::to_string(seconds) + (is_chinese ? " 秒" : " seconds");
    return std::to_string((seconds + 59) / 60) + (is_chinese ? " 分钟" : " minutes");
}

}  // namespace

std::string sentence(const Problem& problem, FieldName name, Language language) {
    std::string out(words_of(problem, name.editor).in(language));
    const bool is_of_value = problem.rule == Rule::TooSmall || problem.rule == Rule::TooLarge ||
                             problem.rule == Rule::SumMismatch;
    const Editor unit = is_of_value ? name.editor : Editor::Integer;
    replace(out, "{field}", name.label.in(language));
    replace(out, "{limit}", display_number(problem.limit, unit));
    replace(out, "{actual}", display_number(problem.actual, unit));
    return out;
}

std::string sentence(const Error& error, Language language) {
    const auto* row = std::ranges::find(code_words, error.code, &CodeWords::code);
    const Text text = row != std::end(code_words)
                          ? row->text
                          : case_sentence(error.code).value_or(words_of(error.kind));
    std::string out(text.in(language));
    replace(out, "{wait}", waiting_time(error.retry_after_s, language));
    return out;
}

}  // namespace emc
