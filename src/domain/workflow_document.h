// docs/reference/workflows.md: every workflow as a diagram and a table, made from the tables that
// the platform enforces. `emc-check --workflows` prints it and a unit test compares.
#pragma once

#include <string>

namespace emc {

std::string workflow_document();

}  // namespace emc
