#pragma once

namespace CLI {
class App;
}

namespace atlas::cli {

class Context;

// `atlas bench read` and `atlas bench export`: how fast files come in and go out, nothing drawn.
void add_data_benches(CLI::App& bench, Context& context);

}  // namespace atlas::cli
