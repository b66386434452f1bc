#pragma once
#include <cstdio>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "catalog/catalog.h"

namespace CLI {
class App;
}

namespace atlas::cli {

// What a command works with: the embedded atlas, opened when first asked for, and the way its result leaves.
// Exit status: 0 done, 1 it failed, 2 the call was wrong.
class Context {
 public:
  using CatalogPtr = std::shared_ptr<const catalog::Catalog>;

  // The embedded atlas. What is broken in it is told on standard error, once, and the rest is there.
  Result<CatalogPtr> catalog();

  // The result, on standard output.
  void print(std::string_view text);
  // `atlas: WHERE: WHAT; REMEDY` on standard error; the status stays as it is.
  void tell(const Error& error);
  // Tells and ends with status 1, respectively 2.
  void fail(const Error& error);
  void misuse(const Error& error);
  // Fails where `outcome` did.
  void finish(const Result<void>& outcome);

  // Flushes standard output, and says so where that did not take everything.
  int exit_status();

 private:
  CatalogPtr catalog_;
  int status_ = 0;
};

// A command adds itself to the program: a subcommand with its options, an example in its footer, and a callback that
// runs it. One file a command; main.cpp calls them all. Options' variables live in a shared_ptr that the callback
// holds, because the callback runs after the adding function has returned.
void add_window(CLI::App& program, Context& context);
void add_list(CLI::App& program, Context& context);
void add_show(CLI::App& program, Context& context);
void add_search(CLI::App& program, Context& context);
void add_export(CLI::App& program, Context& context);
void add_check(CLI::App& program, Context& context);
void add_style(CLI::App& program, Context& context);
void add_render(CLI::App& program, Context& context);
void add_pick(CLI::App& program, Context& context);
void add_bench(CLI::App& program, Context& context);

}  // namespace atlas::cli
