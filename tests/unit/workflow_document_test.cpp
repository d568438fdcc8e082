#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "domain/workflow_document.h"

TEST_CASE("docs/reference/workflows.md says what the tables say") {
    std::ifstream file(EMC_SOURCE_FOLDER "/docs/reference/workflows.md", std::ios::binary);
    const std::string kept{std::istreambuf_iterator<char>(file), {}};
    INFO("make it anew: emc-check --workflows > docs/reference/workflows.md");
    CHECK(kept == emc::workflow_document());
}
