#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <utility>
#include <vector>

#include "text/face.h"

namespace atlas::text {

// The faces in use and the choice among them for a character. Faces of rarer scripts are opened when first needed.
// Thread: any; a face, once given a number, stays for the life of the set.
class FaceSet {
 public:
  static Result<std::unique_ptr<FaceSet>> open();

  // The face for `character`: the style's Latin one, then Han, then Noto's font of the character's script.
  // `previous`: the face of the character before, kept for marks and punctuation that it has; -1 at the start.
  std::uint16_t choose(char32_t character, FontStyle style, int previous);
  const Face& face(std::uint16_t number) const;

 private:
  struct Pair {
    std::uint16_t latin, han;
  };
  Result<Pair> pair(FontStyle style);
  int script_face(char32_t character, FontStyle style);
  Result<std::uint16_t> add(const FontFile& file);

  mutable std::shared_mutex mutex_;
  std::vector<std::unique_ptr<const Face>> faces_;
  std::map<FontStyle, Pair> pairs_;
  std::map<std::pair<std::uint32_t, bool>, int> scripts_;   // (script tag, bold) -> face, -1 when not installed
};

}  // namespace atlas::text
