// One maker a kind that the window's desk knows; make_review_case() chooses.
#pragma once

#include <memory>

#include "client/screens/review_case.h"

namespace emc {

std::unique_ptr<ReviewCase> make_service_review();
std::unique_ptr<ReviewCase> make_appeal_review();
std::unique_ptr<ReviewCase> make_verification_review();
std::unique_ptr<ReviewCase> make_demand_review();
std::unique_ptr<ReviewCase> make_shop_review();

}  // namespace emc
