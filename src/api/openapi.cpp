// Only the server asks for the document, so none of this reaches the browser.
#include "api/openapi.h"

#define JSON_NOEXCEPTION 1
#include <nlohmann/json.hpp>

#include "api/codec.h"
#include "api/endpoints.h"
#include "api/error.h"
#include "api/path.h"

namespace emc {
namespace {

using Json = nlohmann::ordered_json;

// What is sent obeys every rule; what comes back has every key, but an unfinished profile in it
// need not be complete.
enum class Direction : std::uint8_t { Sent, Answered };

struct NamedType {
    const ValueType* type;
    std::string_view sent;
    std::string_view answered;
};

constexpr NamedType named_types[] = {
    {&ValueTypeOf<Registration>::value, "Registration", ""},
    {&ValueTypeOf<SignIn>::value, "SignIn", ""},
    {&ValueTypeOf<PasswordChange>::value, "PasswordChange", ""},
    {&ValueTypeOf<Incident>::value, "Incident", ""},
    {&ValueTypeOf<Profile>::value, "Profile", "ProfileContent"},
    {&ValueTypeOf<SessionView>::value, "", "SessionView"},
    {&ValueTypeOf<ProfileView>::value, "", "ProfileView"},
    {&ValueTypeOf<ProfileVersion>::value, "", "ProfileVersion"},
    {&ValueTypeOf<ProfileVersionsPage>::value, "", "ProfileVersionsPage"},
    {&ValueTypeOf<FieldChange>::value, "", "FieldChange"},
    {&ValueTypeOf<FileRef>::value, "FileRef", "StoredFile"},
    {&ValueTypeOf<ServiceDraft>::value, "ServiceDraft", "ServiceContent"},
    {&ValueTypeOf<ServiceItem>::value, "", "ServiceItem"},
    {&ValueTypeOf<ServiceView>::value, "", "ServiceView"},
    {&ValueTypeOf<ServiceSummary>::value, "", "ServiceSummary"},
    {&ValueTypeOf<Rating>::value, "", "Rating"},
    {&ValueTypeOf<RatingDraft>::value, "RatingDraft", "RatingContent"},
    {&ValueTypeOf<OrderRequest>::value, "OrderRequest", "OrderRequestContent"},
    {&ValueTypeOf<ContractDraft>::value, "ContractDraft", "ContractContent"},
    {&ValueTypeOf<Contract>::value, "", "Contract"},
    {&ValueTypeOf<PaymentDraft>::value, "PaymentDraft", "PaymentContent"},
    {&ValueTypeOf<Order>::value, "", "Order"},
    {&ValueTypeOf<OrderSummary>::value, "", "OrderSummary"},
    {&ValueTypeOf<MessageView>::value, "", "MessageView"},
    {&ValueTypeOf<UploadStart>::value, "UploadStart", ""},
    {&ValueTypeOf<UploadView>::value, "", "UploadView"},
    {&ValueTypeOf<Review>::value, "", "Review"},
    {&ValueTypeOf<ReviewMonthCount>::value, "", "ReviewMonthCount"},
    {&ValueTypeOf<ConsultationRequest>::value, "ConsultationRequest", ""},
    {&ValueTypeOf<Consultation>::value, "", "Consultation"},
    {&ValueTypeOf<ConsultationSummary>::value, "", "ConsultationSummary"},
    {&ValueTypeOf<CaseLogEntry>::value, "", "CaseLogEntry"},
    {&ValueTypeOf<Policy>::value, "", "Policy"},
    {&ValueTypeOf<ShopApplication>::value, "ShopApplication", "ShopApplicationContent"},
    {&ValueTypeOf<ShopCall>::value, "ShopCall", "ShopCallContent"},
    {&ValueTypeOf<ShopGuide>::value, "ShopGuide", "ShopGuideContent"},
    {&ValueTypeOf<ShopPages>::value, "ShopPages", "ShopPagesContent"},
    {&ValueTypeOf<Shop>::value, "", "Shop"},
    {&ValueTypeOf<ShopSummary>::value, "", "ShopSummary"},
    {&ValueTypeOf<ShopView>::value, "", "ShopView"},
    {&ValueTypeOf<VerificationRequest>::value, "VerificationRequest", "VerificationContent"},
    {&ValueTypeOf<Verification>::value, "", "Verification"},
    {&ValueTypeOf<DemandDraft>::value, "DemandDraft", "DemandContent"},
    {&ValueTypeOf<Demand>::value, "", "Demand"},
    {&ValueTypeOf<DemandResponse>::value, "", "DemandResponse"},
    {&ValueTypeOf<DemandSummary>::value, "", "DemandSummary"},
    {&ValueTypeOf<HallItem>::value, "", "HallItem"},
    {&ValueTypeOf<HallDemand>::value, "", "HallDemand"},
};

std::string_view name_of(const ValueType& type, Direction direction) {
    for (const NamedType& row : named_types) {
        if (row.type == &type) return direction == Direction::Sent ? row.sent : row.answered;
    }
    return {};
}

Json schema_of(const ValueType& type, const FieldRules& rules, Direction direction);
Json object_schema(const ValueType& type, Direction direction);

Json text_schema(const FieldRules& rules, Direction direction) {
    Json schema{{"type", "string"}};
    if (direction == Direction::Answered) return schema;
    // An empty text means "not given", whatever the length of one that is.
    if (rules.required) schema["minLength"] = std::max(rules.chars_min, 1);
    schema["maxLength"] = rules.chars_max > 0 ? rules.chars_max : text_chars_max;
    return schema;
}

Json integer_schema(const FieldRules& rules) {
    Json schema{{"type", "integer"}, {"format", "int64"}};
    if (rules.min != std::numeric_limits<std::int64_t>::min()) schema["minimum"] = rules.min;
    if (rules.max != std::numeric_limits<std::int64_t>::max()) schema["maximum"] = rules.max;
    return schema;
}

Json word_schema(const ValueType& type) {
    Json schema{{"type", "string"}, {"enum", Json::array()}};
    std::string labels;
    for (std::size_t index = 0; index < type.words; ++index) {
        schema["enum"].push_back(type.word_at(index));
        if (index > 0) labels += "、";
        labels += std::string(type.word_at(index)) + " " + std::string(type.word_label(index).zh);
    }
    schema["description"] = labels;
    return schema;
}

Json nullable(Json schema) {
    if (schema.contains("$ref")) return {{"anyOf", {schema, {{"type", "null"}}}}};
    schema["type"] = {schema["type"], "null"};
    if (schema.contains("enum")) schema["enum"].push_back(nullptr);
    return schema;
}

Json schema_of(const ValueType& type, const FieldRules& rules, Direction direction) {
    switch (type.kind) {
        case ValueKind::Text:
            return text_schema(rules, direction);
        case ValueKind::Boolean:
            return {{"type", "boolean"}};
        case ValueKind::Integer:
            return integer_schema(rules);
        case ValueKind::Word:
            return word_schema(type);
        case ValueKind::Optional: {
            Json inner = schema_of(*type.item, rules, direction);
            return rules.required && direction == Direction::Sent ? inner
                                                                  : nullable(std::move(inner));
        }
        case ValueKind::List: {
            FieldRules each = rules;
            each.required = false;
            Json schema{{"type", "array"}, {"items", schema_of(*type.item, each, direction)}};
            if (rules.required && direction == Direction::Sent) schema["minItems"] = 1;
            return schema;
        }
        case ValueKind::Object: {
            const std::string_view name = name_of(type, direction);
            if (name.empty()) return object_schema(type, direction);
            return {{"$ref", "#/components/schemas/" + std::string(name)}};
        }
    }
    return {};
}

Json member_schema(const ValueMember& member, Direction direction) {
    Json schema = schema_of(*member.type, member.rules, direction);
    schema["title"] = member.label.zh;
    if (!member.help.zh.empty()) schema["description"] = member.help.zh;
    return schema;
}

Json object_schema(const ValueType& type, Direction direction) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const ValueMember& member : type.members) {
        properties[std::string(member.key)] = member_schema(member, direction);
        if (direction == Direction::Answered || member.rules.required)
            required.push_back(member.key);
    }
    Json schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    if (direction == Direction::Sent) schema["additionalProperties"] = false;
    return schema;
}

Json problem_schema() {
    const Json text{{"type", "string"}};
    const Json number{{"type", "integer"}, {"format", "int64"}};
    const Json entry{
        {"type", "object"},
        {"required", {"pointer", "code", "detail"}},
        {"properties",
         {{"pointer", {{"type", "string"}, {"description", "出错的字段，JSON Pointer"}}},
          {"code", {{"type", "string"}, {"description", "稳定的规则代码，如 uscc.check"}}},
          {"detail", {{"type", "string"}, {"description", "给人看的说明"}}},
          {"params",
           {{"type", "object"}, {"properties", {{"limit", number}, {"actual", number}}}}}}}};
    return {{"type", "object"},
            {"description", "RFC 9457"},
            {"required", {"type", "title", "status", "code"}},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}, {"minimum", 400}, {"maximum", 599}}},
              {"code", {{"type", "string"}, {"description", "稳定的原因代码"}}},
              {"detail", text},
              {"instance", text},
              {"retry_after_s", number},
              {"current", {{"type", "object"}, {"description", "412 时：当前版本"}}},
              {"errors", {{"type", "array"}, {"items", entry}}}}}};
}

Json schemas() {
    Json all = Json::object();
    for (const NamedType& row : named_types) {
        if (!row.sent.empty())
            all[std::string(row.sent)] = object_schema(*row.type, Direction::Sent);
        if (!row.answered.empty())
            all[std::string(row.answered)] = object_schema(*row.type, Direction::Answered);
    }
    all["Problem"] = problem_schema();
    return all;
}

Json header_parameter(std::string_view name, Json schema, std::string_view description) {
    return {{"name", name},
            {"in", "header"},
            {"required", true},
            {"schema", std::move(schema)},
            {"description", description}};
}

Json shared_parameters() {
    return {
        {"IdempotencyKey", header_parameter("Idempotency-Key",
                                            {{"type", "string"},
                                             {"minLength", 16},
                                             {"maxLength", 64},
                                             {"pattern", "^[0-9A-Za-z_-]+$"}},
                                            "每次操作一个；重复发送得到同一结果，不会重复执行")},
        {"IfMatch", header_parameter("If-Match", {{"type", "string"}, {"pattern", "^\"v[0-9]+\"$"}},
                                     "所依据的版本，即读取时的 ETag")},
        {"RequestedWith",
         header_parameter("X-Requested-With", {{"type", "string"}, {"enum", {"sme"}}},
                          "防止跨站请求伪造，固定为 sme")},
    };
}

Json reference(std::string_view kind, std::string_view name) {
    return {{"$ref", "#/components/" + std::string(kind) + "/" + std::string(name)}};
}

bool is_place(std::string_view path, std::string_view key) {
    return path.contains("{" + std::string(key) + "}");
}

template <Endpoint E>
Json parameters_of() {
    Json parameters = Json::array();
    for (const ValueMember& member : ValueTypeOf<typename E::Input>::value.members) {
        if (!is_place(E::path, member.key)) continue;
        parameters.push_back({{"name", member.key},
                              {"in", "path"},
                              {"required", true},
                              {"schema", schema_of(*member.type, member.rules, Direction::Sent)},
                              {"description", member.label.zh}});
    }
    if (E::method != Method::Get) parameters.push_back(reference("parameters", "RequestedWith"));
    if (needs_idempotency_key<E>) parameters.push_back(reference("parameters", "IdempotencyKey"));
    if (needs_if_match<E>) parameters.push_back(reference("parameters", "IfMatch"));
    if (has_body<E>) return parameters;
    for (const ValueMember& member : ValueTypeOf<typename E::Input>::value.members) {
        if (is_place(E::path, member.key)) continue;
        parameters.push_back({{"name", member.key},
                              {"in", "query"},
                              {"schema", schema_of(*member.type, member.rules, Direction::Sent)},
                              {"description", member.label.zh}});
    }
    return parameters;
}

// What is in the path need not be in the body.
Json body_schema(const ValueType& type, std::string_view path) {
    if (!has_places(path)) return schema_of(type, {}, Direction::Sent);
    Json schema = object_schema(type, Direction::Sent);
    Json required = Json::array();
    for (const ValueMember& member : type.members) {
        if (is_place(path, member.key)) {
            schema["properties"].erase(std::string(member.key));
        } else if (member.rules.required) {
            required.push_back(member.key);
        }
    }
    schema.erase("required");
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

template <Endpoint E>
Json success_of() {
    using Output = typename E::Output;
    Json reply{{"description", E::summary.zh}};
    if constexpr (requires(Output output) { output.version; }) {
        reply["headers"] = {
            {"ETag", {{"description", "当前版本"}, {"schema", {{"type", "string"}}}}}};
    }
    if constexpr (answers_raw<E>) {
        reply["content"]["application/octet-stream"] = Json::object();
    } else if (E::success_status != 204) {
        reply["content"]["application/json"]["schema"] =
            schema_of(ValueTypeOf<Output>::value, {}, Direction::Answered);
    }
    return reply;
}

template <Endpoint E>
Json responses_of() {
    Json responses;
    responses[std::to_string(E::success_status)] = success_of<E>();
    const auto add = [&](bool applies, ErrorKind kind) {
        if (applies) responses[std::to_string(status_of(kind))] = reference("responses", "Problem");
    };
    const bool is_open = E::access == Access::Anyone;
    add(true, ErrorKind::Malformed);
    add(!is_open || std::is_same_v<typename E::Input, SignIn>, ErrorKind::SignedOut);
    add(!is_open || E::method != Method::Get, ErrorKind::Forbidden);
    add(!is_open || has_places(E::path), ErrorKind::NotFound);
    add(needs_idempotency_key<E>, ErrorKind::Conflict);
    add(needs_if_match<E>, ErrorKind::Stale);
    add(has_body<E>, ErrorKind::TooLarge);
    if (has_body<E>) responses["415"] = reference("responses", "Problem");
    add(true, ErrorKind::Invalid);
    add(needs_idempotency_key<E> || needs_if_match<E>, ErrorKind::NeedsMatch);
    add(true, ErrorKind::TooMany);
    add(true, ErrorKind::Broken);
    add(true, ErrorKind::Unavailable);
    return responses;
}

template <Endpoint E>
Json operation_of() {
    Json operation{{"operationId", E::operation},
                   {"summary", E::summary.zh},
                   {"description", E::summary.en},
                   {"tags", {E::tag}}};
    operation["security"] = Json::array();
    if (E::access == Access::SignedIn)
        operation["security"].push_back({{"session", Json::array()}});
    operation["parameters"] = parameters_of<E>();
    if (has_body<E>) {
        operation["requestBody"] = {
            {"required", true},
            {"content",
             {{"application/json",
               {{"schema", body_schema(ValueTypeOf<typename E::Input>::value, E::path)}}}}}};
    }
    operation["responses"] = responses_of<E>();
    return operation;
}

std::string key_of(Method method) {
    std::string key(word_of(method));
    for (char& c : key) c = static_cast<char>(c - 'A' + 'a');
    return key;
}

Json document() {
    Json paths;
    AllEndpoints::for_each(
        [&]<Endpoint E>() { paths[std::string(E::path)][key_of(E::method)] = operation_of<E>(); });
    Json problem{{"description", "未能完成；原因见 code 与 errors"}};
    problem["content"]["application/problem+json"]["schema"] = reference("schemas", "Problem");
    return {
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "企业管理中心 API"},
          {"version", "1.0.0"},
          {"description",
           "湖南省中小企业公共服务平台 · 企业管理中心。字段规则与网页端完全相同，出自同一份定义。"},
          {"contact", {{"name", "企业管理中心"}}},
          {"license", {{"name", "MIT"}, {"identifier", "MIT"}}}}},
        {"servers", {{{"url", "/"}, {"description", "本平台"}}}},
        {"tags",
         {{{"name", "accounts"}, {"description", "账号与密码"}},
          {{"name", "session"}, {"description", "登录状态"}},
          {{"name", "profile"}, {"description", "企业资料"}},
          {{"name", "services"}, {"description", "服务目录与服务管理"}},
          {{"name", "orders"}, {"description", "订单"}},
          {{"name", "consultations"}, {"description", "咨询"}},
          {{"name", "files"}, {"description", "附件"}},
          {{"name", "messages"}, {"description", "站内消息"}},
          {{"name", "incidents"}, {"description", "页面故障报告"}}}},
        {"paths", std::move(paths)},
        {"components",
         {{"schemas", schemas()},
          {"parameters", shared_parameters()},
          {"responses", {{"Problem", std::move(problem)}}},
          {"securitySchemes",
           {{"session",
             {{"type", "apiKey"},
              {"in", "cookie"},
              {"name", "sid"},
              {"description", "登录后由平台设置；https 下名为 __Host-sid"}}}}}}},
    };
}

}  // namespace

const std::string& openapi_document() {
    static const std::string text = document().dump(1);
    return text;
}

}  // namespace emc
