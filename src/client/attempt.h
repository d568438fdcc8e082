// One Idempotency-Key for one thing that a person asks for. A repeat after a lost answer is the
// same request and cannot act twice; other content, or a new try after an answer, is another one.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "client/env.h"

namespace emc {

template <class Content>
class Attempt {
public:
    const std::string& key_for(const Content& content, Random& random) {
        if (!content_ || *content_ != content) {
            content_ = content;
            key_ = new_uuid(random);
        }
        return key_;
    }
    // The answer came. Null: a success. One that says nothing of the request keeps the key.
    void note_answer(const Error* error) {
        if (error == nullptr || error->kind != ErrorKind::Unavailable) content_.reset();
    }

private:
    std::optional<Content>
        content_;  // As sent last; cleared with its answer, for it holds passwords.
    std::string key_;
};

}  // namespace emc
