#include "cli/bench_parts.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>

#include "cli/command.h"
#include "cli/measuring.h"
#include "exchange/geojson.h"
#include "source/feature_stream.h"

namespace atlas::cli {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::round(std::chrono::duration<double>(Clock::now() - start).count() * 1000) / 1000;
}

struct Options {
  std::string file, output;
  bool json = true;
};

Result<void> run_read(const Options& options, Context& context) {
  const auto start = Clock::now();
  const auto stream = source::open_feature_stream(options.file);
  if (!stream) return fail(stream.error());
  source::FeatureBatch batch;
  std::size_t features = 0, vertices = 0;
  for (auto more = (*stream)->next(batch);; more = (*stream)->next(batch)) {
    if (!more) return fail(more.error());
    for (const Error& problem : batch.problems) context.tell(problem);
    if (!*more) break;
    features += batch.features.size(), vertices += batch.positions.size();
  }
  context.print(text_of({{"features", features},
                         {"vertices", vertices},
                         {"seconds", seconds_since(start)},
                         {"peak_rss_mb", std::round(peak_memory_mb() * 10) / 10}}));
  return {};
}

Result<void> run_export(const Options& options, Context& context) {
  std::error_code code;
  const bool kept = !options.output.empty();
  const fs::path output = kept ? fs::path(options.output) : fs::temp_directory_path(code) / ("atlas-bench-" + std::to_string(::getpid()) + ".geojson");
  std::vector<Error> problems;
  const auto start = Clock::now();
  const auto written = exchange::export_files(output, "", {options.file}, {}, problems);
  const double seconds = seconds_since(start);
  if (!kept) fs::remove(output, code);
  for (const Error& problem : problems) context.tell(problem);
  if (!written) return fail(written.error());
  context.print(text_of({{"features", written->features},
                         {"vertices", written->vertices},
                         {"seconds", seconds},
                         {"bytes", written->bytes},
                         {"peak_rss_mb", std::round(peak_memory_mb() * 10) / 10}}));
  return {};
}

CLI::App* add(CLI::App& bench, Options& options, const char* name, const char* what) {
  CLI::App* command = bench.add_subcommand(name, what);
  command->add_option("FILE", options.file, "anything GDAL reads")->required();
  command->add_flag("--json", options.json, "as JSON, which it always is");
  return command;
}

}  // namespace

void add_bench_data(CLI::App& bench, Context& context) {
  auto read_options = std::make_shared<Options>(), export_options = std::make_shared<Options>();
  CLI::App* read = add(bench, *read_options, "read", "time to read a vector file to its end on one core");
  read->footer("Example: atlas bench read coast.geojson");
  read->callback([read_options, &context] { context.finish(run_read(*read_options, context)); });
  CLI::App* exporting = add(bench, *export_options, "export", "time to write a vector file as RFC 7946 GeoJSON");
  exporting->add_option("-o,--output", export_options->output, "keep what is written here; else it is removed");
  exporting->footer("Example: atlas bench export coast.fgb");
  exporting->callback([export_options, &context] { context.finish(run_export(*export_options, context)); });
}

}  // namespace atlas::cli
