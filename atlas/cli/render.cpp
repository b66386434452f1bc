#include <CLI/CLI.hpp>
#include <ctime>

#include "cli/command.h"
#include "cli/map_scene.h"
#include "cli/map_view.h"
#include "cli/opened_map.h"
#include "layout/page.h"
#include "layout/png.h"
#include "render/picture.h"

namespace atlas::cli {
namespace {

struct Options {
  std::string output, layout = "briefing", title, subtitle, date;
  SceneOptions scene;
  ViewOptions view;
  catalog::Language language = catalog::Language::en;
  bool bare = false, transparent = false, size_given = false;
};

std::string language_code(const Options& options) {
  return std::string(catalog::language_codes[static_cast<std::size_t>(options.language)]);
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  char text[16] = "";
  std::tm local{};
  localtime_r(&now, &local);
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

// A page shows the same at every size: its type and its map grow together.
render::Camera page_camera(const Options& options, const Scene& scene, const ViewChoice& choice) {
  ViewOptions form = options.view;
  form.size = {1920, 1080}, form.scale = 1;
  return view_of(form, choice, scene).camera;
}

layout::Page page_of(const Options& options, const Scene& scene, const ViewChoice& choice) {
  layout::Page page;
  page.layout = options.layout;
  if (options.size_given) page.width = options.view.size.width, page.height = options.view.size.height;
  page.scale = options.view.scale;
  page.title = options.title, page.subtitle = options.subtitle;
  page.language = language_code(options);
  page.date = options.date.empty() ? today() : options.date;
  page.transparent = options.transparent;
  page.camera = page_camera(options, scene, choice);
  page.fit = choice.fit;
  if (!options.view.crs.empty()) page.projection = choice.projection;
  page.highlight = choice.highlight;
  if (!options.view.clause.empty()) page.clauses = {options.view.clause};
  return page;
}

Result<void> run(const Options& options, Context& context) {
  auto opened = open_map(options.scene, language_code(options), context);
  if (!opened) return fail(opened.error());
  const Scene& scene = opened->scene;
  const auto choice = choose(options.view, scene);
  if (!choice) return fail(choice.error());
  if (!options.bare) return layout::write_page(options.output, *opened->map, page_of(options, scene, *choice));
  const auto image = render::draw_picture(*opened->map, view_of(options.view, *choice, scene), choice->highlight);
  for (const Error& error : opened->map->take_errors()) context.tell(error);
  if (!image) return fail(image.error());
  return layout::write_png(options.output, *image);
}

}  // namespace

void add_render(CLI::App& program, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("render", "a picture of the map: a briefing page, or the map alone");
  command->add_option("-o,--output", options->output, "the file to write: .png, .pdf or .svg")->required();
  add_view_options(*command, options->view);
  add_scene_options(*command, options->scene);
  add_language_option(*command, options->language);
  command->add_option("--scale", options->view.scale, "device pixels for one logical pixel: larger type and lines")
      ->check(CLI::Range(0.25, 16.0));
  command->add_option("--layout", options->layout, "the page's layout: see atlas list layouts")
      ->check(CLI::IsMember(layout::layout_names()));
  command->add_option("--title", options->title, "the page's title, instead of the one made from what is chosen");
  command->add_option("--subtitle", options->subtitle, "likewise");
  command->add_option("--date", options->date, "the date in the page's foot line, instead of today's");
  command->add_flag("--transparent", options->transparent, "a page without its white ground");
  command->add_flag("--bare", options->bare, "the map alone, without title, legend or frame");
  command->footer("Example: atlas render -o line-d.png --feature line-d --lang zh");
  command->callback([options, command, &context] {
    options->size_given = command->count("--size") > 0;
    const bool png = options->output.ends_with(".png");
    if (options->bare && !png)
      return context.misuse({options->output, "a bare map is a PNG", "name the file .png, or leave --bare out"});
    context.finish(run(*options, context));
  });
}

}  // namespace atlas::cli
