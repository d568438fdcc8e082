#include "client/password_words.h"

#include <optional>

#include "base/utf8.h"
#include "domain/messages.h"
#include "domain/rules/password.h"

namespace emc {

std::string password_hint(std::string_view password, std::span<const std::string_view> identities) {
    if (password.empty()) return {};
    const std::string normal = normalized_password(password);
    if (std::optional<Problem> problem = check_password(normal, identities)) {
        return "还不能用：" + sentence(*problem, Text{"密码", "Password"}, Language::Zh);
    }
    const bool is_passphrase = count_code_points(normal) >= passphrase_chars_min;
    return is_passphrase ? "强度：强" : "强度：中。15位以上更安全，也更好记";
}

}  // namespace emc
