#pragma once

namespace CLI {
class App;
}

namespace atlas::cli {

class Context;

// The parts of `atlas style`, each with its own file.
void add_style_check(CLI::App& style, Context& context);
void add_style_eval(CLI::App& style, Context& context);

}  // namespace atlas::cli
