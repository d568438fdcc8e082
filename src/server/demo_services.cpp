#include <array>
#include <iterator>
#include <map>
#include <string>

#include "api/accounts.h"
#include "api/error.h"
#include "api/path.h"
#include "api/services_own.h"
#include "domain/regions.h"
#include "domain/rules/uscc.h"
#include "server/demo_market.h"
#include "server/demo_pictures.h"
#include "server/demo_products.h"
#include "server/in_process.h"

namespace emc::server {
namespace {

constexpr std::string_view brands[] = {"岳衡", "云麓", "湘拓", "启梧", "星澜",
                                       "沅芷", "澧兰", "橘洲", "石鼓", "浏河"};
constexpr std::string_view trades[] = {"企业管理咨询有限公司", "知识产权服务有限公司",
                                       "检测认证技术有限公司", "科技创新服务中心有限公司"};
constexpr std::string_view surnames[] = {"周", "陈", "刘", "彭", "唐", "欧阳", "谭", "罗"};
constexpr std::string_view given_names[] = {"晓岚", "文静", "志远", "思源", "明轩"};
constexpr std::string_view fields_of_work[] = {"机械制造", "食品加工", "陶瓷",     "电子信息",
                                               "商贸流通", "现代农业", "烟花爆竹", "生物医药",
                                               "新材料",   "初创企业"};

template <class List>
auto pick(const List& list, int number) {
    return list[static_cast<std::size_t>(number) % std::size(list)];
}

std::string short_name(const Prefecture& prefecture) {
    std::string name(prefecture.name);
    if (name.ends_with("市")) name.resize(name.size() - std::string_view("市").size());
    return name.size() > std::string_view("长沙长沙").size() ? "湘西" : name;
}

std::string contact_of(int number) {
    return std::string(pick(surnames, number)) + std::string(pick(given_names, number / 3));
}

Registration registration_of(int number, std::string_view password) {
    const Prefecture& prefecture = pick(hunan_prefectures(), number);
    const std::string digits = std::to_string(100 + number);
    return {.kind = AccountKind::Institution,
            .user_name = "demo_jigou" + digits,
            .password = std::string(password),
            .confirm_password = std::string(password),
            .name = short_name(prefecture) + std::string(pick(brands, number)) +
                    std::string(pick(trades, number / 10)),
            .uscc = demo_uscc(prefecture.code, number + 1),
            .region = std::string(pick(prefecture.counties, number / 14).code),
            .industry = "L7249",
            .contact = contact_of(number),
            .mobile = "15420270" + digits,
            .email = "fuwu" + digits + "@jigou.example",
            .agreed = true};
}

std::vector<ServiceAudience> audiences_of(int number) {
    using enum ServiceAudience;
    if (number % 3 == 0) return {Micro, Small, Founders};
    if (number % 3 == 1) return {Small, Medium};
    return {Micro, Small, Medium, SelfEmployed};
}

std::vector<StageTemplate> stages_of(const DemoProduct& product, int number) {
    const std::string delivers(product.delivers);
    if (number % 2 == 0) return {{"实施与交付", 100, 15, delivers}};
    return {{"需求调研", 30, 5, "需求确认单"},
            {"实施服务", 40, 15, "阶段成果说明"},
            {"交付验收", 30, 5, delivers}};
}

ServiceDraft draft_of(int institution, int place, const Registration& owner) {
    const int number = institution * demo_services_each + place;
    // Neighbours in the list offer different things, and each product has several providers.
    const DemoProduct& product = pick(demo_products(), institution * 7 + place * 3);
    const std::string field(pick(fields_of_work, number / 5 + place));
    ServiceDraft draft{.name = std::string(product.name) + "（" + field + "）",
                       .category = std::string(product.category),
                       .ways = {ServiceWay::OnSite, ServiceWay::Network},
                       .audiences = audiences_of(number),
                       .regions = {owner.region.substr(0, 4) + "00"},
                       .charging = product.charging,
                       .description = "面向" + field + "类中小企业，" + std::string(product.work) +
                                      "。服务流程：提交申请后1个工作日内联系，确认需求并报价，签订"
                                      "合同后按阶段实施，每个阶段交付成果并由企业验收。交付" +
                                      std::string(product.delivers) + "，验收后三个月内免费答疑。",
                       .deliverables = std::string(product.delivers),
                       .working_days = 25,
                       .stages = stages_of(product, number),
                       .contact = owner.contact,
                       .phone = owner.mobile,
                       .email = owner.email};
    if (number % 4 == 0) draft.regions = {std::string(whole_province)};
    if (number % 5 == 0) draft.ways = {ServiceWay::Counter, ServiceWay::Phone};
    if (product.charging == Charging::Fixed) {
        draft.price_fen = static_cast<std::int64_t>(product.price_yuan) * (92 + number % 17);
        draft.unit = product.unit;
    }
    return draft;
}

std::unexpected<Error> refused(const HttpReply& reply) {
    Error error = decode_problem(reply.status, reply.body);
    error.detail = reply.body;
    return std::unexpected(std::move(error));
}

class Filler {
public:
    explicit Filler(Platform& platform) : platform_(platform) {}

    Result<void> institution(int number, std::string_view password) {
        InProcessBrowser browser(platform_.handler());
        const Registration owner = registration_of(number, password);
        const HttpReply reply =
            post<RegisterAccount>(browser, std::string(RegisterAccount::path), encode_text(owner));
        if (reply.status == 422 && reply.body.contains("taken")) return {};
        if (reply.status != RegisterAccount::success_status) return refused(reply);
        return services(browser, number, owner);
    }

    Result<void> services(InProcessBrowser& browser, int number, const Registration& owner) {
        pictures_.clear();
        for (int place = 0; place < demo_services_each; ++place) {
            ServiceDraft draft = draft_of(number, place, owner);
            // The others show what every service shows that has no picture.
            if (number % 3 == 0 && place % 5 != 2) {
                auto picture = picture_of(browser, draft.category, number / 3);
                if (!picture) return std::unexpected(picture.error());
                draft.picture = std::move(*picture);
            }
            if (const auto done = service(browser, draft); !done) return done;
        }
        return {};
    }

private:
    template <Endpoint E>
    HttpReply post(InProcessBrowser& browser, std::string_view path, std::string_view body) {
        const Context& context = platform_.context();
        return browser.send({.method = E::method,
                             .path = std::string(path),
                             .body = std::string(body),
                             .idempotency_key = new_uuid(context.clock.now(), context.random)});
    }

    Result<void> service(InProcessBrowser& browser, const ServiceDraft& draft) {
        const HttpReply made =
            post<CreateService>(browser, std::string(CreateService::path), encode_text(draft));
        const auto item = decode_reply<ServiceItem>(made.body);
        if (made.status != CreateService::success_status || !item) return refused(made);
        const ServiceAction action{.service_id = item->service_id,
                                   .expected_version = item->version};
        const HttpReply listed =
            post<ActOnService>(browser, path_text(ActOnService::path, action), encode_text(action));
        if (listed.status != ActOnService::success_status) return refused(listed);
        return {};
    }

    // One for all services of a class.
    Result<std::string> picture_of(InProcessBrowser& browser, std::string_view category,
                                   int variant) {
        std::string& file_id = pictures_[std::string(category.substr(0, 2))];
        if (!file_id.empty()) return file_id;
        auto file = upload_demo_file(platform_, browser, "服务图片.png",
                                     demo_service_picture(category, variant));
        if (!file) return std::unexpected(file.error());
        return file_id = file->file_id;
    }

    Platform& platform_;
    std::map<std::string, std::string> pictures_;  // Of an institution, by class.
};

}  // namespace

std::string demo_uscc(std::string_view prefecture, int number) {
    std::string code = "91" + std::string(prefecture) + "PDY";
    constexpr int five_digits = 100'000;
    constexpr int ours = 20'000;
    code += std::to_string(five_digits + ours + number).substr(1);
    for (const char check : std::string_view("0123456789X")) {
        const std::string first_17 = code + check;
        const char last = uscc_check_character(first_17);
        if (last != '\0' && has_sound_org_code(first_17 + last)) return first_17 + last;
    }
    return {};
}

ServiceItem demo_listed_service(int institution, int place) {
    const Registration owner = registration_of(institution, {});
    return {.version = 1,
            .state = ServiceState::Listed,
            .institution_name = owner.name,
            .institution_region = owner.region,
            .content = draft_of(institution, place, owner)};
}

Result<void> fill_services_of(Platform& platform, InProcessBrowser& browser,
                              const Registration& owner) {
    return Filler(platform).services(browser, 0, owner);
}

Result<void> fill_demo_services(Platform& platform, std::string_view password) {
    Filler filler(platform);
    // The first institution is the one that the demonstration signs in as.
    for (int number = 1; number < demo_institutions; ++number) {
        if (const auto done = filler.institution(number, password); !done) return done;
    }
    return {};
}

}  // namespace emc::server
