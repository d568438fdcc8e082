// The bodies of api/path.h's templates, for the explicit instantiations in api/*.cpp.
#pragma once

#include "api/path.h"
#include "api/value_type.h"

namespace emc {

template <class T>
std::string path_text(std::string_view pattern, const T& value) {
    return fill_path(pattern, ValueTypeOf<T>::value, &value);
}

template <class T>
T without_places(std::string_view pattern, T value) {
    clear_places(pattern, ValueTypeOf<T>::value, &value);
    return value;
}

template <class T>
Result<T> with_places(const PathValues& values, T value) {
    const Result<void> done = set_places(values, ValueTypeOf<T>::value, &value);
    if (!done) return std::unexpected(done.error());
    return value;
}

}  // namespace emc

// One line a type that has places in its path.
#define EMC_INSTANTIATE_PATH(T)                                         \
    template std::string emc::path_text<T>(std::string_view, const T&); \
    template T emc::without_places<T>(std::string_view, T);             \
    template emc::Result<T> emc::with_places<T>(const emc::PathValues&, T);
