// Strict JSON into described values, while it is read: no tree is built. The only file that sees
// nlohmann's header.
#define JSON_NOEXCEPTION 1
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "api/codec.h"

namespace emc {
namespace {

constexpr std::size_t depth_max = 32;
constexpr std::size_t problems_max =
    50;  // Nobody corrects more at once, and an answer stays small.
constexpr std::size_t foreign_key_bytes_max = 64;

// Where the value that comes next belongs. Without a type it is passed over.
struct Place {
    const ValueType* type = nullptr;
    void* target = nullptr;
    std::string path = {};
};

struct Level {
    Place place;
    bool is_object = false;
    std::vector<std::string> keys = {};  // Those met so far.
    Place member = {};                   // Of the key just read.
};

const ValueMember* find_member(const ValueType& type, std::string_view key) {
    const auto found = std::ranges::find(type.members, key, &ValueMember::key);
    return found == type.members.end() ? nullptr : &*found;
}

// A key from outside, cut to what fits a message.
std::string shown_key(std::string_view key) {
    if (key.size() <= foreign_key_bytes_max) return std::string(key);
    std::size_t end = foreign_key_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
    return std::string(key.substr(0, end));
}

std::string joined(const std::string& path, std::string_view key) {
    return path.empty() ? std::string(key) : path + "/" + std::string(key);
}

// Steps through optionals to the value itself, making it on the way.
void open_optionals(Place& place) {
    while (place.type != nullptr && place.type->kind == ValueKind::Optional) {
        place.target = place.type->append(place.target);
        place.type = place.type->item;
    }
}

class Reader {
public:
    Reader(const ValueType& type, void* value, UnknownKeys unknown)
        : root_{&type, value}, unknown_(unknown) {}

    // nlohmann's SAX interface. False stops the parse.
    bool null() {
        const Place place = next();
        if (place.type == nullptr) return true;
        const bool is_member = !levels_.empty() && levels_.back().is_object;
        if (place.type->kind == ValueKind::Optional) {
            place.type->clear(place.target);
        } else if (!is_member) {
            add(place, Rule::Shape);
        }
        return true;
    }
    bool boolean(bool value) {
        if (const Place place = next_of(ValueKind::Boolean); place.type != nullptr) {
            *static_cast<bool*>(place.target) = value;
        }
        return true;
    }
    bool number_integer(std::int64_t value) {
        const Place place = next_of(ValueKind::Integer);
        if (place.type != nullptr && !place.type->set_integer(place.target, value))
            add(place, Rule::Shape);
        return true;
    }
    bool number_unsigned(std::uint64_t value) {
        if (std::in_range<std::int64_t>(value))
            return number_integer(static_cast<std::int64_t>(value));
        if (const Place place = next(); place.type != nullptr) add(place, Rule::Shape);
        return true;
    }
    bool number_float(double, const std::string&) {
        if (const Place place = next(); place.type != nullptr) add(place, Rule::Shape);
        return true;
    }
    bool string(std::string& value) {
        Place place = next();
        open_optionals(place);
        if (place.type == nullptr) return true;
        if (place.type->kind == ValueKind::Text) {
            *static_cast<std::string*>(place.target) = std::move(value);
        } else if (place.type->kind == ValueKind::Word) {
            if (!place.type->set_word(place.target, value)) add(place, Rule::Unknown);
        } else {
            add(place, Rule::Shape);
        }
        return true;
    }
    bool binary(std::vector<std::uint8_t>&) { return false; }  // Not in JSON.
    bool start_object(std::size_t) { return open(ValueKind::Object); }
    bool start_array(std::size_t) { return open(ValueKind::List); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        Level& level = levels_.back();
        if (std::ranges::contains(level.keys, name)) return stop("json.duplicate_key");
        level.keys.push_back(name);
        level.member = {};
        if (level.place.type == nullptr) return true;
        if (const ValueMember* member = find_member(*level.place.type, name)) {
            level.member = {member->type, member->at(level.place.target),
                            joined(level.place.path, name)};
        } else if (unknown_ == UnknownKeys::Refused) {
            add({.path = joined(level.place.path, shown_key(name))}, Rule::UnknownField);
        }
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) {
        return stop("json.malformed");
    }

    Result<void> result() {
        if (!stop_code_.empty()) return fail(ErrorKind::Malformed, std::move(stop_code_));
        if (!problems_.empty()) return invalid(std::move(problems_));
        return {};
    }

private:
    bool stop(std::string_view code) {
        if (stop_code_.empty()) stop_code_ = code;
        return false;
    }

    void add(const Place& place, Rule rule) {
        if (problems_.size() < problems_max) problems_.push_back({place.path, rule});
    }

    Place next() {
        if (levels_.empty()) return root_;
        Level& level = levels_.back();
        if (level.is_object) return level.member;
        if (level.place.type == nullptr) return {};
        return {level.place.type->item, level.place.type->append(level.place.target),
                level.place.path};
    }

    // The next place if it takes this kind; else the problem is noted and the value passed over.
    Place next_of(ValueKind kind) {
        Place place = next();
        open_optionals(place);
        if (place.type != nullptr && place.type->kind != kind) {
            add(place, Rule::Shape);
            place.type = nullptr;
        }
        return place;
    }

    bool open(ValueKind kind) {
        if (levels_.size() == depth_max) return stop("json.depth");
        const Place place = next_of(kind);
        if (place.type != nullptr && kind == ValueKind::List) place.type->clear(place.target);
        levels_.push_back({.place = place, .is_object = kind == ValueKind::Object});
        return true;
    }

    bool close() {
        levels_.pop_back();
        return true;
    }

    Place root_;
    UnknownKeys unknown_;
    std::vector<Level> levels_;
    Problems problems_;
    std::string stop_code_;
};

bool read_query_value(const ValueType& type, void* target, const std::string& text) {
    switch (type.kind) {
        case ValueKind::Text:
            *static_cast<std::string*>(target) = text;
            return true;
        case ValueKind::Boolean:
            *static_cast<bool*>(target) = text == "true";
            return text == "true" || text == "false";
        case ValueKind::Word:
            return type.set_word(target, text);
        case ValueKind::Optional:
            return read_query_value(*type.item, type.append(target), text);
        case ValueKind::Integer: {
            std::int64_t value = 0;
            const char* end = text.data() + text.size();
            const auto [stopped, error] = std::from_chars(text.data(), end, value);
            return error == std::errc{} && stopped == end && type.set_integer(target, value);
        }
        case ValueKind::List:
        case ValueKind::Object:
            return false;
    }
    return false;
}

}  // namespace

Result<void> decode_json(const ValueType& type, void* value, std::string_view json,
                         UnknownKeys unknown) {
    // An answer without content has no body at all.
    if (json.empty() && type.members.empty() && type.kind == ValueKind::Object) return {};
    Reader reader(type, value, unknown);
    const bool is_read = nlohmann::json::sax_parse(json.begin(), json.end(), &reader);
    Result<void> result = reader.result();
    if (result && !is_read) return fail(ErrorKind::Malformed, "json.malformed");
    return result;
}

Result<void> decode_query_values(const ValueType& type, void* value,
                                 const std::vector<std::pair<std::string, std::string>>& query) {
    Problems problems;
    for (const auto& [name, text] : query) {
        if (problems.size() == problems_max) break;
        const ValueMember* member = find_member(type, name);
        if (member == nullptr) {
            problems.push_back({shown_key(name), Rule::UnknownField});
        } else if (!read_query_value(*member->type, member->at(value), text)) {
            problems.push_back({name, Rule::Shape});
        }
    }
    if (!problems.empty()) return invalid(std::move(problems));
    return {};
}

}  // namespace emc
