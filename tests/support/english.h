// The table that the page downloads when English is chosen.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

namespace emc::test {

inline std::string english_json() {
    std::ifstream file(EMC_SOURCE_FOLDER "/assets/english.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace emc::test
