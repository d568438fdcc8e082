// Reads assets/english.json, a flat JSON object of texts; more of JSON the table does not have.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace emc {

using PhraseRows = std::vector<std::pair<std::string, std::string>>;

std::optional<PhraseRows> read_phrase_rows(std::string_view json);

}  // namespace emc
