#include "source/mbtiles.h"

#include <sqlite3.h>

#include <mutex>

#include "source/tile_metadata.h"

namespace atlas::source {
namespace {

// A view that somebody wrote may ask for anything. A tile found by an index takes a thousand steps of SQLite's machine,
// one found by looking at all of a hundred thousand takes one or two million.
constexpr int steps_between_checks = 100'000, most_checks = 100;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

// A path as the "file:" address that SQLite takes (sqlite.org/uri.html).
std::string address_of(const std::filesystem::path& file) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::error_code code;
  std::string address = "file://";
  for (const char c : std::filesystem::absolute(file, code).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7f && c != '%' && c != '?' && c != '#') address += c;
    else address += {'%', hex[byte >> 4], hex[byte & 15]};
  }
  return address;
}

// One connection with its statement. Thread: one at a time.
class Connection {
 public:
  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file) {
    auto connection = std::make_unique<Connection>();
    // A file that was left in the middle of writing, or lies in a folder that may not be written to, opens as unchanging.
    const std::string address = address_of(file);
    auto opened = connection->try_open(file, address + "?mode=ro");
    if (!opened) opened = connection->try_open(file, address + "?mode=ro&immutable=1");
    if (!opened) return fail(opened.error());
    return connection;
  }

  Statement prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    checks_ = 0;
    sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr);
    return Statement(statement);
  }

  Result<std::optional<std::string>> tile(geo::TileId id, const std::string& where) {
    checks_ = 0;
    sqlite3_bind_int(tile_.get(), 1, id.z);
    sqlite3_bind_int64(tile_.get(), 2, id.x);
    sqlite3_bind_int64(tile_.get(), 3, (std::int64_t{1} << id.z) - 1 - id.y);
    const int outcome = sqlite3_step(tile_.get());
    std::optional<std::string> bytes;
    if (outcome == SQLITE_ROW) {
      const void* data = sqlite3_column_blob(tile_.get(), 0);
      bytes.emplace(static_cast<const char*>(data), data ? static_cast<std::size_t>(sqlite3_column_bytes(tile_.get(), 0)) : 0);
    }
    sqlite3_reset(tile_.get());
    if (outcome != SQLITE_ROW && outcome != SQLITE_DONE) return fail(where, "cannot be read: " + why(), "check the file");
    return bytes;
  }

  std::string why() const { return sqlite3_errmsg(database_.get()); }

 private:
  Result<void> try_open(const std::filesystem::path& file, const std::string& address) {
    tile_.reset();
    sqlite3* database = nullptr;
    const int outcome = sqlite3_open_v2(address.c_str(), &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(database);
    const auto refused = [&] { return fail(file.string(), "is no MBTiles archive: " + (database ? why() : "no memory"), "name an .mbtiles file"); };
    if (outcome != SQLITE_OK) return refused();
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, static_cast<int>(most_tile_bytes));
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_progress_handler(database, steps_between_checks, [](void* self) -> int {
      return ++static_cast<Connection*>(self)->checks_ > most_checks;
    }, this);
    tile_ = prepare("select tile_data from tiles where zoom_level = ?1 and tile_column = ?2 and tile_row = ?3 limit 1");
    if (!tile_) return refused();
    return {};
  }

  std::unique_ptr<sqlite3, CloseDatabase> database_;
  Statement tile_;   // after the database: it goes first
  int checks_ = 0;
};

class MbTiles final : public TileArchive {
 public:
  explicit MbTiles(const std::filesystem::path& file) : file_(file), where_(file.string()) { info_.box = whole_world; }

  Result<void> open() {
    auto connection = Connection::open(file_);
    if (!connection) return fail(connection.error());
    info_.min_zoom = info_.max_zoom = -1;
    read_metadata(**connection);
    if (info_.min_zoom < 0) info_.min_zoom = zoom(**connection, "select min(zoom_level) from tiles", 0);
    if (info_.max_zoom < 0) info_.max_zoom = zoom(**connection, "select max(zoom_level) from tiles", info_.min_zoom);
    info_.max_zoom = std::max(info_.min_zoom, info_.max_zoom);
    if (info_.format == TileFormat::unknown) info_.format = TileFormat::vector;
    idle_.push_back(std::move(*connection));
    return {};
  }

  const ArchiveInfo& info() const override { return info_; }
  const std::string& where() const override { return where_; }

  Result<std::optional<std::string>> read(geo::TileId tile) const override {
    if (tile.z > deepest_zoom) return std::optional<std::string>();
    auto connection = take();
    if (!connection) return fail(connection.error());
    auto bytes = (*connection)->tile(tile, where_);
    give_back(std::move(*connection));
    return bytes;
  }

  Result<void> visit_all(const std::function<bool(geo::TileId)>& visit) const override {
    auto connection = Connection::open(file_);
    if (!connection) return fail(connection.error());
    const Statement rows = (*connection)->prepare("select zoom_level, tile_column, tile_row from tiles");
    while (rows && sqlite3_step(rows.get()) == SQLITE_ROW) {
      const int z = sqlite3_column_int(rows.get(), 0);
      const std::int64_t x = sqlite3_column_int64(rows.get(), 1), row = sqlite3_column_int64(rows.get(), 2);
      if (z < 0 || z > deepest_zoom) continue;
      const std::int64_t side = std::int64_t{1} << z;
      if (x < 0 || x >= side || row < 0 || row >= side) continue;
      const geo::TileId tile{static_cast<std::uint8_t>(z), static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(side - 1 - row)};
      if (!visit(tile)) return {};
    }
    return {};
  }

 private:
  void read_metadata(Connection& connection) {
    const Statement rows = connection.prepare("select name, value from metadata");
    while (rows && sqlite3_step(rows.get()) == SQLITE_ROW) {
      const auto text = [&](int column) {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(rows.get(), column));
        return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(rows.get(), column))) : std::string();
      };
      const std::string name = text(0), value = text(1);
      if (name == "json") take_json_metadata(info_, value, where_);
      else take_metadata(info_, name, value);
    }
  }

  static int zoom(Connection& connection, const char* sql, int otherwise) {
    const Statement row = connection.prepare(sql);
    if (!row || sqlite3_step(row.get()) != SQLITE_ROW || sqlite3_column_type(row.get(), 0) != SQLITE_INTEGER) return otherwise;
    return std::clamp(sqlite3_column_int(row.get(), 0), 0, deepest_zoom);
  }

  Result<std::unique_ptr<Connection>> take() const {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
    }
    return Connection::open(file_);
  }

  void give_back(std::unique_ptr<Connection> connection) const {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
  }

  std::filesystem::path file_;
  std::string where_;
  ArchiveInfo info_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Connection>> idle_;   // as many as ever read at once
};

}  // namespace

Result<TileArchivePtr> open_mbtiles(const std::filesystem::path& file) {
  std::error_code code;
  if (!std::filesystem::is_regular_file(file, code)) return fail(file.string(), "is not there", "check the path");
  auto archive = std::make_shared<MbTiles>(file);
  const auto opened = archive->open();
  if (!opened) return fail(opened.error());
  return archive;
}

}  // namespace atlas::source
