// The canonical text of a contract, its fingerprint, and the difference between two versions.
#include <type_traits>

#include "base/sha256.h"
#include "domain/contract.h"
#include "domain/display.h"

namespace emc {
namespace {

constexpr std::string_view form_line = "EMC-CONTRACT/1\n";

void append_line(std::string& out, std::string_view key, std::string_view value) {
    out += key;
    out += ": ";
    for (const char c : value) {
        if (c == '\\') {
            out += "\\\\";
        } else if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    out += '\n';
}

std::string joined(std::string_view path, std::string_view key) {
    return path.empty() ? std::string(key) : std::string(path) + "/" + std::string(key);
}

template <class Value>
void append_value(std::string& out, const std::string& path, const Value& value) {
    if constexpr (std::is_same_v<Value, std::string>) {
        if (!value.empty()) append_line(out, path, value);
    } else if constexpr (Enumerated<Value>) {
        append_line(out, path, enum_row(value).word);
    } else if constexpr (std::is_integral_v<Value>) {
        append_line(out, path, std::to_string(value));
    } else if constexpr (is_optional<Value>) {
        if (value) append_value(out, path, *value);
    } else if constexpr (is_vector<Value>) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            append_value(out, joined(path, std::to_string(i)), value[i]);
        }
    } else {
        for_each_field<Value>([&](const auto& row) {
            append_value(out, joined(path, row.key), value.*(row.member));
        });
    }
}

// Collects what differs; `before` is what a row means when there is no such stage.
class Differ {
public:
    template <class T>
    void compare(const std::string& path, const std::string& label, const T& before,
                 const T& after) {
        for_each_field<T>([&](const auto& row) {
            using Value = typename std::remove_cvref_t<decltype(row)>::value_type;
            const std::string name = label.empty() ? std::string(row.label.zh)
                                                   : label + " · " + std::string(row.label.zh);
            const std::string place = joined(path, row.key);
            const Value& old_value = before.*(row.member);
            const Value& new_value = after.*(row.member);
            if (old_value == new_value) return;
            if constexpr (std::is_same_v<Value, std::vector<ContractStage>>) {
                compare_stages(place, old_value, new_value);
            } else if constexpr (std::is_same_v<Value, std::vector<FileRef>>) {
                changes.push_back({place, name, names_of(old_value), names_of(new_value)});
            } else if constexpr (Described<Value>) {
                compare(place, name, old_value, new_value);
            } else {
                changes.push_back(
                    {place, name, display(old_value, row.editor), display(new_value, row.editor)});
            }
        });
    }

    std::vector<FieldChange> changes;

private:
    void compare_stages(const std::string& path, const std::vector<ContractStage>& before,
                        const std::vector<ContractStage>& after) {
        for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
            const ContractStage none;
            compare(joined(path, std::to_string(i)), "第" + std::to_string(i + 1) + "阶段",
                    i < before.size() ? before[i] : none, i < after.size() ? after[i] : none);
        }
    }

    static std::string names_of(const std::vector<FileRef>& files) {
        std::string out;
        for (const FileRef& file : files) {
            if (!out.empty()) out += "、";
            out += file.name;
        }
        return out;
    }
};

}  // namespace

std::string canonical_text(const Contract& contract) {
    std::string out(form_line);
    append_line(out, "number", contract.number);
    append_line(out, "version", std::to_string(contract.version));
    append_value(out, "", contract.content);
    // Contracts that nobody has changed keep the text that they had before there were amendments.
    append_value(out, "agreement", contract.agreement);
    return out;
}

std::string fingerprint(const Contract& contract) { return sha256_hex(canonical_text(contract)); }

bool is_genuine(const Contract& contract) {
    return contract.is_frozen() && contract.sha256 == fingerprint(contract);
}

std::vector<FieldChange> diff(const ContractDraft& before, const ContractDraft& after) {
    Differ differ;
    differ.compare("", "", before, after);
    return std::move(differ.changes);
}

}  // namespace emc
