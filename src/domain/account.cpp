#include "domain/account.h"

#include <algorithm>
#include <array>
#include <optional>

#include "domain/rules/password.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

bool has_problem(const Problems& problems, std::string_view key) {
    return std::ranges::any_of(problems,
                               [&](const Problem& problem) { return problem.field == key; });
}

// One message a field: a rule of the whole is added only where the field itself is right.
void add_new_password_problems(Problems& problems, std::string_view key, std::string_view password,
                               std::string_view repeated,
                               std::span<const std::string_view> identities) {
    if (!has_problem(problems, key)) {
        if (std::optional<Problem> problem = check_password(password, identities)) {
            problem->field = std::string(key);
            problems.push_back(std::move(*problem));
        }
    }
    const bool is_repeated = normalized_password(password) == normalized_password(repeated);
    if (!has_problem(problems, "confirm_password") && !is_repeated) {
        problems.push_back({"confirm_password", Rule::PasswordMismatch});
    }
}

std::string plain(std::string_view text) {
    const std::string folded = fold_width(text);
    return std::string(trimmed(folded));
}

}  // namespace

Registration normalized(Registration registration) {
    registration.user_name = plain(registration.user_name);
    registration.password = normalized_password(registration.password);
    registration.confirm_password = normalized_password(registration.confirm_password);
    registration.name = normalized_name(registration.name);
    registration.uscc = normalized_uscc(registration.uscc);
    registration.region = plain(registration.region);
    registration.industry = upper_ascii(plain(registration.industry));
    registration.contact = normalized_name(registration.contact);
    registration.mobile = normalized_mobile(registration.mobile);
    registration.email = plain(registration.email);
    return registration;
}

SignIn normalized(SignIn sign_in) {
    sign_in.user_name = plain(sign_in.user_name);
    sign_in.password = normalized_password(sign_in.password);
    return sign_in;
}

PasswordChange normalized(PasswordChange change) {
    change.old_password = normalized_password(change.old_password);
    change.new_password = normalized_password(change.new_password);
    change.confirm_password = normalized_password(change.confirm_password);
    return change;
}

std::string user_name_key(std::string_view user_name) { return lower_ascii(plain(user_name)); }

Problems check(const Registration& registration) {
    Problems problems = check_fields(registration);
    forgive_confirmed_uscc(problems, "uscc", registration.uscc_confirmed);
    if (registration.kind == AccountKind::Window) problems.push_back({"kind", Rule::Unknown});
    const std::array<std::string_view, 3> identities{registration.user_name, registration.uscc,
                                                     registration.mobile};
    add_new_password_problems(problems, "password", registration.password,
                              registration.confirm_password, identities);
    if (!registration.agreed) problems.push_back({"agreed", Rule::NotAgreed});
    return problems;
}

Problems check(const SignIn& sign_in) { return check_fields(sign_in); }

Problems check(const SessionView& session) { return check_fields(session); }

Problems check(const PasswordChange& change) { return check(change, {}); }

Problems check(const PasswordChange& change, std::span<const std::string_view> identities) {
    Problems problems = check_fields(change);
    add_new_password_problems(problems, "new_password", change.new_password,
                              change.confirm_password, identities);
    const bool is_same =
        normalized_password(change.old_password) == normalized_password(change.new_password);
    if (!has_problem(problems, "new_password") && is_same) {
        problems.push_back({"new_password", Rule::PasswordSame});
    }
    return problems;
}

}  // namespace emc
