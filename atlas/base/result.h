#pragma once
#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "base/error.h"

namespace atlas {

// A value, or the error that kept it from being made. No exception leaves a folder's public functions.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string where, std::string what, std::string remedy = {}) {
  return tl::unexpected<Error>(Error{std::move(where), std::move(what), std::move(remedy)});
}

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace atlas
