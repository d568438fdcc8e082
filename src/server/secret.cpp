#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "server/context.h"

namespace emc::server {
namespace {

std::unexpected<Error> no_secret(const std::string& path) {
    return fail(ErrorKind::Unavailable, {}, path + ": " + std::strerror(errno));
}

Result<SecretKey> make_secret(const std::string& path, Random& random) {
    SecretKey key{};
    random.fill(key);
    const std::string unfinished = path + ".new";
    const int file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return no_secret(unfinished);
    const bool is_written =
        ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
        ::fsync(file) == 0;
    ::close(file);
    if (!is_written || ::rename(unfinished.c_str(), path.c_str()) != 0)
        return no_secret(unfinished);
    return key;
}

}  // namespace

Result<SecretKey> open_secret(const std::string& folder, Random& random) {
    const std::string path = folder + "/secret.key";
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        if (errno != ENOENT) return no_secret(path);
        return make_secret(path, random);
    }
    SecretKey key{};
    const ssize_t count = ::read(file, key.data(), key.size());
    ::close(file);
    if (count != static_cast<ssize_t>(key.size())) {
        return fail(ErrorKind::Unavailable, {}, path + ": not a key of 32 bytes");
    }
    return key;
}

}  // namespace emc::server
