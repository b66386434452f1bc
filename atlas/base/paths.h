#pragma once
#include <filesystem>

namespace atlas {

// The atlas project that ships with the program: $ATLAS_GEODATA, else beside the program, else where it was built.
std::filesystem::path embedded_atlas_folder();

// XDG base directories of this program, not yet made.
std::filesystem::path data_folder();    // documents/ID.txt: the texts that the user attached
std::filesystem::path state_folder();   // the last view
std::filesystem::path cache_folder();
std::filesystem::path pictures_folder();  // where one key puts pictures and layers: the working folder

}  // namespace atlas
