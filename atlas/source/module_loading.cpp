#include <dlfcn.h>

#include "source/gdal_module.h"

namespace atlas::source {
namespace fs = std::filesystem;
namespace {

constexpr const char* file_name = "libatlas_gdal.so";

// Beside the program, in the library folder of an installed one, or where it was built.
fs::path module_file() {
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code).parent_path();
  for (const fs::path& folder : {program, program.parent_path() / "lib" / "tianshan-atlas"})
    if (fs::exists(folder / file_name, code)) return folder / file_name;
  return fs::path(ATLAS_MODULE_FOLDER) / file_name;
}

Result<const GdalModule*> load() {
  const fs::path file = module_file();
  void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) return fail(file.string(), std::string("cannot be loaded (") + ::dlerror() + ")", "install libgdal and build again");
  using Entry = const GdalModule* (*)();
  const auto entry = reinterpret_cast<Entry>(::dlsym(library, "atlas_gdal_module"));
  if (!entry) return fail(file.string(), "is of another version of this program", "build again");
  return entry();
}

}  // namespace

Result<const GdalModule*> gdal_module() {
  static const Result<const GdalModule*> module = load();
  return module;
}

}  // namespace atlas::source
