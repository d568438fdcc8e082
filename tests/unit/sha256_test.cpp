#include "base/sha256.h"

#include <doctest/doctest.h>

#include <string>

using namespace emc;

TEST_CASE("sha256 gives the digests of FIPS 180-4 and its examples") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                     "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256 does not care how a text is cut into pieces") {
    std::string text;
    for (int i = 0; i < 300; ++i) text += static_cast<char>(i * 7);
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const std::string_view whole = std::string_view(text).substr(0, size);
        Sha256 pieces;
        for (std::size_t at = 0; at < size; at += 1 + at % 13) {
            pieces.update(whole.substr(at, 1 + at % 13));
        }
        REQUIRE(pieces.finish() == sha256_of(whole));
    }
}

TEST_CASE("a digest in hex is told from anything else") {
    CHECK(is_sha256_hex(sha256_hex("湖南")));
    CHECK_FALSE(is_sha256_hex(""));
    CHECK_FALSE(is_sha256_hex(sha256_hex("湖南").substr(1)));
    CHECK_FALSE(is_sha256_hex(std::string(64, 'A')));
}
