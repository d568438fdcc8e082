// The market of the demonstration: institutions, what they offer, and orders in every state.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/account.h"
#include "domain/case.h"
#include "domain/file_ref.h"
#include "domain/service_item.h"
#include "server/in_process.h"
#include "server/platform.h"

namespace emc::server {

inline constexpr int demo_institutions = 40;
inline constexpr int demo_services_each = 15;

// Of the stories that the demonstration's cases have behind them.
template <class Command>
struct DemoStep {
    CaseActor actor;
    Command command;
};

// "91430100PDY000028R": of the zone that is never issued, with both check characters right.
std::string demo_uscc(std::string_view prefecture, int number);

// A service on the shelf in the same words, of any institution from 0 on, for a catalogue of any
// size; ids and number are the caller's to give.
ServiceItem demo_listed_service(int institution, int place);

// Institutions with their services, through the same endpoints as a person's. Those that are there
// already stay as they are.
Result<void> fill_demo_services(Platform& platform, std::string_view password);
// The same for an institution that is there already and signed in.
Result<void> fill_services_of(Platform& platform, InProcessBrowser& browser,
                              const Registration& owner);
// A file of whoever is signed in there, sent as a person's is.
Result<FileRef> upload_demo_file(Platform& platform, InProcessBrowser& browser, std::string name,
                                 std::string_view bytes);
// Whom a user name belongs to; NotFound for nobody.
Result<std::string> tenant_of(Snapshot& snapshot, std::string_view user_name);
// Whether the enterprise has any case of the kind, so that filling again adds nothing.
Result<bool> has_cases(Snapshot& snapshot, std::string_view kind, const std::string& enterprise_id);

Result<void> fill_demo_policies(Context& context);
inline constexpr std::string_view demo_neighbour = "lugu_kechuang";
// An institution of the county of the demonstration's window, a year of reviews of its services,
// and some that wait. Leaves the platform reviewing services.
Result<void> fill_demo_reviews(Platform& platform, std::string_view password);
// Orders of the demonstration's enterprise with past dates; none if it has orders already.
Result<void> fill_demo_orders(Platform& platform, std::string_view enterprise,
                              std::string_view institution);
// Consultations of the same two, in every state; none if the enterprise has any already.
Result<void> fill_demo_consultations(Platform& platform, std::string_view enterprise,
                                     std::string_view institution);
// The same of its demands, with responses of institutions.
Result<void> fill_demo_demands(Platform& platform, std::string_view enterprise,
                               std::string_view institution);

}  // namespace emc::server
