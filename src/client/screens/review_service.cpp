// 服务上架审核 at the window's desk.
#include <algorithm>

#include "api/services_own.h"
#include "client/screens/decided_case.h"
#include "client/screens/review_kinds.h"
#include "client/screens/service_facts_view.h"
#include "client/screens/service_words.h"
#include "client/uploads.h"
#include "domain/display.h"
#include "domain/service_item_workflow.h"

namespace emc {
namespace {

template <class Value>
void draw_change(ui::Ui& ui, const Field<ServiceDraft, Value>& row, const ServiceItem& item) {
    const Value& before = item.content.*(row.member);
    const Value& after = (*item.pending).*(row.member);
    ui.text(row.label.zh, ui::TextStyle::Strong);
    constexpr bool is_long = std::is_same_v<Value, std::vector<StageTemplate>>;
    // Of a picture there is only the number of its file.
    if (is_long || row.key == "picture") {
        ui.text("有修改，请看下面的内容");
    } else if constexpr (!is_long) {
        ui.text("原：" + display(before, row.editor), ui::TextStyle::Muted);
        ui.text("现：" + display(after, row.editor));
    }
}

// What of the service on the shelf would be another.
void draw_change_items(ui::Ui& ui, const ServiceItem& item) {
    for_each_field<ServiceDraft>([&](const auto& row) {
        if (item.content.*(row.member) == (*item.pending).*(row.member)) return;
        ui.list_item(row.key, [&] { draw_change(ui, row, item); });
    });
}

void draw_changes(ui::Ui& ui, const ServiceItem& item) {
    ui.card("修改的内容", [&] { ui.list("修改的内容", [&] { draw_change_items(ui, item); }); });
}

struct ServiceKind {
    using Read = ReadOwnService;
    using Act = ActOnService;
    using Entity = ServiceItem;
    using Action = ServiceAction;
    static constexpr ReviewKind kind = ReviewKind::Service;
    static constexpr ServiceCommand approve = ServiceCommand::Approve;
    static constexpr ServiceCommand turn_down = ServiceCommand::Return;

    static ServiceKey key_of(const std::string& id) { return {id}; }
    static Action action_on(const Entity& item, ServiceCommand command) {
        ServiceAction action;
        action.service_id = item.service_id;
        action.command = command;
        action.expected_version = item.version;
        return action;
    }
    static bool is_open(const Entity& item, ServiceCommand command) {
        return std::ranges::contains(open_commands(item, ServiceActor::Window), command);
    }
    static void draw(ui::Ui& ui, const Entity& item) {
        if (item.pending) draw_changes(ui, item);
        const ServiceDraft& content = item.pending ? *item.pending : item.content;
        if (!content.picture.empty()) {
            ui.card("图片", [&] {
                ui.image(picture_words(content.picture, content.name),
                         file_address(content.picture),
                         service_look(content.category, 200, 4.0F / 3));
            });
        }
        draw_service_facts(ui, item.number, content);
        ui.card("服务机构", [&] {
            draw_fact(ui, "机构名称", item.institution_name);
            draw_fact(ui, "所在地区", display_text(item.institution_region, Editor::County));
            draw_fact(ui, "联系人", content.contact);
            draw_fact(ui, "联系电话", content.phone);
            draw_fact(ui, "邮箱", content.email);
        });
    }
};

}  // namespace

std::unique_ptr<ReviewCase> make_service_review() {
    return std::make_unique<DecidedCase<ServiceKind>>();
}

}  // namespace emc
