#pragma once
#include "cli/command.h"

namespace atlas::cli {

// Subcommands of `atlas bench` with a file of their own.
void add_bench_data(CLI::App& bench, Context& context);     // read, export: how fast files come in and go out
void add_bench_tiles(CLI::App& bench, Context& context);
void add_bench_pick(CLI::App& bench, Context& context);
void add_bench_labels(CLI::App& bench, Context& context);

}  // namespace atlas::cli
